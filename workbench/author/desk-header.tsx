/** What the edition is, and what may be done to it. */
import { Button, Menu, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useActions } from '../app/palette/actions.ts';
import { carried, useQuery, withQuery } from '../app/query.ts';
import { LandlordMark } from '../shared/landlord.tsx';
import { monthOrDate } from '../shared/words.ts';
import { useWork, useWorkState } from '../work/index.ts';
import type { WorkState } from '../work/index.ts';
import { useDesk } from './desk.ts';
import { DatesDialog } from './dialogs/dates.tsx';
import { DeleteDialog } from './dialogs/delete.tsx';
import { ForceDialog } from './dialogs/force.tsx';
import { NewEditionDialog } from './dialogs/new-edition.tsx';
import { NewPolicyDialog } from './dialogs/new-policy.tsx';
import type { EditionEntry } from './editions.ts';
import type { Symbols } from './use-symbols.ts';
import classes from './author.module.css';

function EditionPicker({ entries, id }: { entries: readonly EditionEntry[]; id: string }) {
  const query = useQuery();
  const [, navigate] = useLocation();
  const landlords = [...new Set(entries.map((one) => one.landlordId))];
  const label = (one: EditionEntry): string =>
    `${one.id} · ${one.isReference ? 'reference' : one.status}${one.isChanged ? ' · not saved' : ''}`;
  return (
    <NativeSelect
      aria-label="Edition"
      value={id}
      onChange={(event) =>
        navigate(
          withQuery(`/author/${event.currentTarget.value}`, carried(query.search, { tab: query.get('tab') })),
        )
      }
      data={landlords.map((landlord) => ({
        group: entries.find((one) => one.landlordId === landlord)?.landlord ?? landlord,
        items: entries
          .filter((one) => one.landlordId === landlord)
          .map((one) => ({ value: one.id, label: label(one) })),
      }))}
    />
  );
}

type Dialog = 'edition' | 'policy' | 'force' | 'dates' | 'delete';

interface MenuProps {
  readonly open: (dialog: Dialog) => void;
  readonly symbols: Symbols;
  readonly offset: () => number;
}

function More({ open, symbols, offset }: MenuProps) {
  const { entry, isLocked } = useDesk();
  const query = useQuery();
  const isDraft = entry.status === 'draft';
  return (
    <Menu position="bottom-end" width={260} returnFocus>
      <Menu.Target>
        <Button variant="default">More</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open('edition')}>New edition from this one …</Menu.Item>
        <Menu.Item onClick={() => open('policy')}>New policy …</Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isLocked} onClick={() => open('dates')}>
          Dates …
        </Menu.Item>
        <Menu.Item disabled={!isDraft} onClick={() => open('force')}>
          Bring into force …
        </Menu.Item>
        <Menu.Item disabled={!isDraft} onClick={() => open('delete')} color="red">
          Delete this draft …
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => symbols.find(offset())} rightSection={<kbd>Shift F12</kbd>}>
          Uses of the name at the cursor
        </Menu.Item>
        <Menu.Item onClick={() => symbols.rename(offset())} rightSection={<kbd>F2</kbd>}>
          Rename it everywhere …
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => query.set({ tab: 'differences' })}>Differences</Menu.Item>
        <Menu.Item component={Link} href={withQuery(`/policy/${entry.id}`, carried(query.search))}>
          Open in Policy
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const labelsOf = (state: WorkState): string => `${state.undoLabel ?? ''}\n${state.redoLabel ?? ''}`;
const savingOf = (state: WorkState): boolean => state.saving;

interface Acts {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
}

function Tools({ act }: { act: Acts }) {
  const work = useWork();
  const { entry, path, say } = useDesk();
  const [undo, redo] = useWorkState(labelsOf).split('\n');
  const isSaving = useWorkState(savingOf);
  const anyChanged = useWorkState((state) => state.changed.length);
  return (
    <>
      <Button variant="default" disabled={undo === ''} title={`Undo: ${undo} (Ctrl Z)`} onClick={act.undo}>
        Undo
      </Button>
      <Button
        variant="default"
        disabled={redo === ''}
        title={`Redo: ${redo} (Ctrl Shift Z)`}
        onClick={act.redo}
      >
        Redo
      </Button>
      <Button
        variant="default"
        disabled={!entry.isChanged || entry.isNew}
        onClick={() => {
          work.revert(path);
          say('Back to the saved text. Undo brings the changes back.');
        }}
      >
        Revert
      </Button>
      <Button disabled={anyChanged === 0} loading={isSaving} title="Save all (Ctrl S)" onClick={act.save}>
        {anyChanged > 1 ? `Save ${anyChanged} files` : 'Save'}
      </Button>
    </>
  );
}

interface Props {
  readonly entries: readonly EditionEntry[];
  readonly act: Acts;
  /** What was done last, or could not be done. */
  readonly said: string;
  readonly symbols: Symbols;
  readonly offset: () => number;
}

/** The head of the desk. */
export function DeskHeader({ entries, act, said, symbols, offset }: Props) {
  const { entry, path } = useDesk();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  useActions([
    { id: 'new-edition', label: `New edition from ${entry.id}`, act: () => setDialog('edition') },
    { id: 'new-policy', label: 'New policy', act: () => setDialog('policy') },
  ]);
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <LandlordMark landlord={entry.landlordId} />
        <h1>
          {entry.landlord}: {entry.title || entry.id}
        </h1>
        <span className={classes.badge}>{entry.isReference ? 'reference' : entry.status}</span>
        {entry.isChanged ? (
          <span className={classes.unsaved}>● {entry.isNew ? 'new, not saved' : 'not saved'}</span>
        ) : null}
        <span className={classes.dim}>
          {entry.from === '' ? '' : `from ${monthOrDate(entry.from)}`}
          {entry.to === '' ? '' : ` to ${monthOrDate(entry.to)}`}
          {entry.reviewBy === '' ? '' : `, review by ${monthOrDate(entry.reviewBy)}`}
        </span>
      </div>
      <div className={classes.tools} role="toolbar" aria-label="Edition">
        <EditionPicker entries={entries} id={entry.id} />
        <Tools act={act} />
        <More open={setDialog} symbols={symbols} offset={offset} />
        <span role="status" className={classes.dim}>
          {said}
        </span>
      </div>
      <NewEditionDialog opened={dialog === 'edition'} close={close} from={path} />
      <NewPolicyDialog opened={dialog === 'policy'} close={close} />
      <ForceDialog opened={dialog === 'force'} close={close} />
      <DatesDialog opened={dialog === 'dates'} close={close} />
      <DeleteDialog opened={dialog === 'delete'} close={close} />
    </header>
  );
}
