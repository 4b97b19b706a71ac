/** Cells of a decision table: what they say, and the editor that each opens on the spot. */
import { setAt } from '../../../engine/edit/index.ts';
import type { Amount } from '../../../engine/index.ts';
import { spaced } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { AmountEditor } from './amount-editor.tsx';
import { CellEditor } from './cell-editor.tsx';
import { Opening, WordEditor } from './opening.tsx';
import { amountWords, cellWords, type ParamColumn, type TableRow } from './table-model.ts';

const routes = ['direct', 'arrears-first', 'rent-account'];

/** A cell of what a row gives: its amount, its role, its words. */
export function ParamCell({
  row,
  column,
  canEdit,
}: {
  row: TableRow;
  column: ParamColumn;
  canEdit: boolean;
}) {
  const { text, names, edit, select } = useDesk();
  const known = names(text);
  const value = row.values[column];
  const pointer = `${row.pointer}/${column}`;
  const label = `${row.name}, ${spaced(column)}`;
  const disabled = !canEdit || value === undefined;
  const isWord = typeof value === 'string';
  const words =
    column === 'amount'
      ? amountWords(value)
      : isWord
        ? value
        : value === null
          ? 'cannot be read'
          : 'as the table';
  const choices = { role: known.roles, route: routes, head: [...known.heads.keys()] }[column as string] ?? [];
  return (
    <Opening label={label} words={words} pointer={row.pointer} at={pointer} disabled={disabled}>
      {(close) =>
        column === 'amount' ? (
          <AmountEditor
            label={label}
            amount={value as Amount | undefined}
            facts={[...known.facts.keys(), ...known.derived.keys(), ...known.parameters]}
            done={(amount) => {
              edit(`Amount of ${row.name}`, setAt(text, pointer, amount));
              close();
            }}
            inText={() => {
              close();
              select(row.pointer, true);
            }}
          />
        ) : (
          <WordEditor
            label={label}
            value={isWord ? value : ''}
            choices={choices}
            done={(next) => {
              edit(`${spaced(column)} of ${row.name}`, setAt(text, pointer, next));
              close();
            }}
          />
        )
      }
    </Opening>
  );
}

/** A cell of what a row asks of one input. */
export function InputCell({
  row,
  input,
  at,
  canEdit,
}: {
  row: TableRow;
  input: string;
  at: number;
  canEdit: boolean;
}) {
  const { text, names, edit } = useDesk();
  const fact = names(text).facts.get(input);
  const cell = row.when[at];
  const label = `${row.name}, ${fact?.label ?? spaced(input)}`;
  return (
    <Opening
      label={label}
      words={cellWords(fact, cell)}
      pointer={row.pointer}
      at={`${row.pointer}/when/${at}`}
      disabled={!canEdit || cell === undefined}
    >
      {(close) => (
        <CellEditor
          label={fact?.label ?? spaced(input)}
          fact={fact}
          cell={cell ?? '-'}
          done={(next) => {
            edit(`Cell of ${row.name}`, setAt(text, `${row.pointer}/when/${at}`, next));
            close();
          }}
        />
      )}
    </Opening>
  );
}
