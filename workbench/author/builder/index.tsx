/** The condition builder: what a rule asks, as controls over its JSON. Every act changes only its own characters of the text. */
import { Anchor, NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { Clauses } from '../../shared/clause-chip.tsx';
import { EmptyState } from '../../shared/states.tsx';
import { useDesk } from '../desk.ts';
import { isJson, valueOf } from '../places.ts';
import { addFirst } from './acts.ts';
import { AddMenu } from './add-menu.tsx';
import { type Building, BuildingContext } from './context.ts';
import { PartView } from './part-view.tsx';
import { type Subject, subjectAt, subjectsOf } from './subjects.ts';
import { partOf } from './tree.ts';
import { useBuild } from './use-build.ts';
import classes from './builder.module.css';

/** Which conditions; the choice is the selection of the desk. */
function SubjectPicker({ subjects, chosen }: { subjects: readonly Subject[]; chosen: Subject | undefined }) {
  const { select } = useDesk();
  const groups = [...new Set(subjects.map((one) => one.group))];
  return (
    <NativeSelect
      label="Conditions of"
      size="xs"
      value={chosen?.pointer ?? ''}
      onChange={(event) => {
        if (event.currentTarget.value !== '') select(event.currentTarget.value);
      }}
      data={[
        ...(chosen ? [] : [{ value: '', label: 'Choose a rule …' }]),
        ...groups.map((group) => ({
          group,
          items: subjects
            .filter((one) => one.group === group)
            .map((one) => ({ value: one.pointer, label: one.name })),
        })),
      ]}
    />
  );
}

/** What the rule says, in the engine's English, as the text stands. */
function Said({ subject }: { subject: Subject }) {
  const { looking, entry, selected, select } = useDesk();
  const view = looking.view;
  const rule = view?.rules.find((one) => one.pointer === (selected ?? subject.pointer));
  const condition = view?.conditions[subject.root];
  const isRow = rule !== undefined && rule.pointer !== subject.pointer;
  const own = rule ?? view?.rules.find((one) => one.pointer === subject.pointer);
  return (
    <div className={classes.said} role="group" aria-label="What it says">
      {looking.isOld ? <p>△ The text has errors: this is what it last said without them.</p> : null}
      {own ? <p aria-live="polite">{own.text}</p> : null}
      {own ? <Clauses edition={entry.id} clauses={own.clauses} /> : null}
      {condition === undefined ? null : (
        <p>
          {subject.name}: {condition}
        </p>
      )}
      {own || condition !== undefined || !view ? null : <p>{subject.name}: always.</p>}
      {isRow ? (
        <p className={classes.note}>
          A row: what it asks stands in its cells, in the tab Tables. Below are the conditions of the whole
          table.{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => select(subject.pointer)}>
            The table {subject.name}
          </Anchor>
        </p>
      ) : null}
    </div>
  );
}

/** The condition, or that there is none and a way to begin. */
function Body({ building }: { building: Building }) {
  const { text, subject, root, isLocked, act } = building;
  const isThere = root.kind !== 'other' || root.value !== undefined;
  if (isThere) return <PartView part={root} />;
  return (
    <>
      <p className={classes.note}>It asks for nothing, and so always holds.</p>
      {isLocked ? null : (
        <div data-part="">
          <AddMenu
            what={subject.name}
            add={(label, condition) => act(label, addFirst(text, subject, condition))}
          />
        </div>
      )}
    </>
  );
}

/** Keeps the value of a text that is JSON: while it is none, what it last said stands. */
function useLastGood(text: string): { text: string; document: unknown; isGood: boolean } {
  const isGood = useMemo(() => isJson(text), [text]);
  const last = useRef({ text, document: undefined as unknown });
  const document = useMemo(() => (isGood ? valueOf(text) : undefined), [isGood, text]);
  useEffect(() => {
    if (isGood) last.current = { text, document };
  });
  return isGood ? { text, document, isGood } : { ...last.current, isGood: false };
}

function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      document,
    );
}

/** The tab. */
export function Builder() {
  const { text: newest, selected } = useDesk();
  const { text, document, isGood } = useLastGood(newest);
  const box = useRef<HTMLDivElement>(null);
  const subjects = useMemo(() => subjectsOf(document), [document]);
  const subject = subjectAt(subjects, selected);
  const root = subject && partOf(valueAt(document, subject.root), subject.root);
  const make = useBuild(box, text, document, isGood);
  const building = subject && root ? make(subject, root) : null;
  return (
    <div ref={box} className={classes.builder}>
      <SubjectPicker subjects={subjects} chosen={subject} />
      {!isGood ? (
        <p className={classes.note} role="note">
          △ The text is not JSON at the moment: shown are the conditions as they last were.
        </p>
      ) : null}
      {subject && building ? (
        <BuildingContext value={building}>
          <Said subject={subject} />
          <Body building={building} />
        </BuildingContext>
      ) : (
        <EmptyState
          title="Choose what has conditions"
          text="Put the cursor into a rule, choose a rule under English, or take one from the list above."
        />
      )}
    </div>
  );
}
