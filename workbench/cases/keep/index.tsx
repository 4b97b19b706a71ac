/** What can be done with the case as a file: save, keep, copy, expect, import, delete. Every one is an undoable step of the work. */
import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useActions, type Action } from '../../app/palette/actions.ts';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import type { Case } from '../../../engine/index.ts';
import type { Answered } from '../../shared/protocol.ts';
import { useWork } from '../../work/use-work.tsx';
import type { Draft } from '../draft.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ExpectDialog, expectable } from './expect-dialog.tsx';
import { ImportCases, type Chosen } from './import-dialog.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import type { OwnCase, OwnCases } from './use-cases.ts';
import { saveInto } from './write.ts';

interface Props {
  /** The case in the form, as it would be kept. */
  readonly own: Case;
  readonly draft: Draft;
  readonly entry: OwnCase | undefined;
  readonly cases: OwnCases;
  readonly isChanged: boolean;
  readonly answered: Answered | null;
  readonly hasErrors: boolean;
  readonly isDated: boolean;
  /** What is typed is in the file now, or in another case: the form starts afresh. */
  readonly forget: () => void;
}

type Dialog = 'keep' | 'expect' | 'delete';

/** A copy keeps the expectations: it is the same case until its facts change. */
const copyOf = (own: Case, isChanged: boolean): Case =>
  isChanged ? own : { ...own, id: `${own.id}-copy`, title: `${own.title ?? own.id}, copy` };

/** Buttons of the toolbar with their dialogs. */
export function CaseFile(props: Props) {
  const { own, draft, entry, cases, isChanged, answered, hasErrors, isDated, forget } = props;
  const work = useWork();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const pick = (): void => input.current?.click();
  const close = (): void => setDialog(null);
  const goTo = (id: string): void => navigate(withQuery(`/case/${id}`, carried(search)));
  const answers = expectable(answered);
  const canSave = entry !== undefined && isChanged && !hasErrors;
  const canExpect = entry !== undefined && !isChanged && answers.length > 0;
  const save = (): void => {
    const text = entry === undefined ? null : work.text(entry.file);
    if (entry === undefined || text === null) return;
    const result = saveInto(text, entry.case.id, draft);
    setFault('fault' in result ? result.fault : '');
    if ('fault' in result) return;
    work.change(`Facts of ${entry.case.id}`, [{ path: entry.file, text: result.text }]);
    forget();
  };
  const keepWord = entry !== undefined && !isChanged ? 'Duplicate …' : 'Keep as a new fixture …';
  const actions: readonly (Action | null)[] = [
    canSave ? { id: 'case-save', label: `Save the facts into ${entry.file}`, act: save } : null,
    hasErrors ? null : { id: 'case-keep', label: keepWord, act: () => setDialog('keep') },
    canExpect
      ? { id: 'case-expect', label: 'Expect what it says now …', act: () => setDialog('expect') }
      : null,
    { id: 'case-import', label: 'Import cases …', act: pick },
    entry === undefined
      ? null
      : { id: 'case-delete', label: `Delete the case ${entry.case.id} …`, act: () => setDialog('delete') },
  ];
  useActions(actions.filter((action): action is Action => action !== null));
  return (
    <>
      {canSave ? (
        <Button onClick={save} title={`Only what was changed is changed in ${entry.file}`}>
          Save into its file
        </Button>
      ) : null}
      <Menu position="bottom-start" width={250} returnFocus>
        <Menu.Target>
          <Button variant="default">Fixture</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!canSave} onClick={save}>
            Save into its file
          </Menu.Item>
          <Menu.Item disabled={hasErrors} onClick={() => setDialog('keep')}>
            {keepWord}
          </Menu.Item>
          <Menu.Item disabled={!canExpect} onClick={() => setDialog('expect')}>
            Expect what it says now …
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => navigate(withQuery('/case', carried(search)))}>New empty case</Menu.Item>
          <Menu.Item onClick={pick}>Import cases …</Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={entry === undefined} color="red" onClick={() => setDialog('delete')}>
            Delete the case …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span role="status">{fault}</span>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File with cases"
        onChange={(event) => {
          const field = event.currentTarget;
          const file = field.files?.[0];
          void file?.text().then((text) => {
            setChosen({ name: file.name, text });
            field.value = '';
          });
        }}
      />
      <KeepDialog
        opened={dialog === 'keep'}
        close={close}
        own={copyOf(own, isChanged || entry === undefined)}
        cases={cases}
        file={entry?.file}
        kept={goTo}
      />
      {entry === undefined ? null : (
        <ExpectDialog
          opened={dialog === 'expect'}
          close={close}
          entry={entry}
          answers={answers}
          isDated={isDated}
        />
      )}
      <DeleteDialog opened={dialog === 'delete'} close={close} entry={entry} />
      <ImportCases chosen={chosen} cases={cases} close={() => setChosen(null)} brought={goTo} />
    </>
  );
}
