/** The clauses that a row rests on. They may be missing; then the table's hold. */
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addKeyAt, type Edits, removeAt, setAt } from '../../../engine/edit/index.ts';
import { useDesk } from '../desk.ts';
import type { Names } from '../language/names.ts';
import { Opening } from './opening.tsx';
import type { TableRow } from './table-model.ts';

/** Sets, adds or takes out a key that a row may have: an empty list takes it out. */
export function listAt(
  text: string,
  row: TableRow,
  key: 'clauses' | 'flags',
  list: readonly unknown[],
): Edits {
  const pointer = `${row.pointer}/${key}`;
  const isThere = key in row.values;
  if (list.length > 0) return isThere ? setAt(text, pointer, list) : addKeyAt(text, row.pointer, key, list);
  return isThere ? removeAt(text, pointer) : { ok: true, value: [], problems: [] };
}

/** `2.7, 4.2` → the two; empty ones are passed over. */
export const clausesOf = (typed: string): string[] =>
  [...new Set(typed.split(',').map((one) => one.trim()))].filter((one) => one !== '');

/** The first that is neither a clause of the edition nor a provision of the Code; undefined where all are. */
export const unknownClause = (clauses: readonly string[], names: Names): string | undefined =>
  clauses.find(
    (one) =>
      !names.clauses.has(one) && !names.provisions.some(({ document, ref }) => one === `${document}#${ref}`),
  );

/** Says that a clause is not known; undefined where all are. */
export const clauseFault = (clauses: readonly string[], names: Names): string | undefined => {
  const unknown = unknownClause(clauses, names);
  return unknown === undefined ? undefined : `There is no clause ${unknown} in this edition.`;
};

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? (value as unknown[]).filter((one) => typeof one === 'string') : [];

/** What a field for clauses offers. */
export const ClauseNames = ({ names }: { names: Names }) => (
  <datalist id="author-clauses">
    {[...names.clauses.values()].map(({ ref, summary }) => (
      <option key={ref} value={ref}>
        {summary}
      </option>
    ))}
  </datalist>
);

function ClausesForm(props: { label: string; start: readonly string[]; done: (clauses: string[]) => void }) {
  const { text, names } = useDesk();
  const [typed, setTyped] = useState(props.start.join(', '));
  const fault = clauseFault(clausesOf(typed), names(text));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === undefined) props.done(clausesOf(typed));
      }}
    >
      <Stack gap={6}>
        <TextInput
          label={props.label}
          description="With commas; none means those of the table"
          list="author-clauses"
          value={typed}
          error={fault}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ClauseNames names={names(text)} />
        <Button type="submit" size="compact-xs" disabled={fault !== undefined}>
          Set
        </Button>
      </Stack>
    </form>
  );
}

/** The clauses of a row. */
export function ClausesCell({ row, canEdit }: { row: TableRow; canEdit: boolean }) {
  const { text, edit } = useDesk();
  const own = texts(row.values['clauses']);
  const label = `${row.name}, clauses`;
  return (
    <Opening
      label={label}
      words={own.length === 0 ? 'as the table' : own.join(', ')}
      pointer={row.pointer}
      at={`${row.pointer}/clauses`}
      disabled={!canEdit}
    >
      {(close) => (
        <ClausesForm
          label={label}
          start={own}
          done={(clauses) => {
            edit(`Clauses of ${row.name}`, listAt(text, row, 'clauses', clauses));
            close();
          }}
        />
      )}
    </Opening>
  );
}
