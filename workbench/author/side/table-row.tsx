/** One row of a decision table, with the ways to move it and to take it out. */
import { ActionIcon, Table } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { insertAt, moveAt, removeAt } from '../../../engine/edit/index.ts';
import { useDesk } from '../desk.ts';
import { RenameTool } from './rename-tool.tsx';
import { ClausesCell } from './row-clauses.tsx';
import { FlagsCell } from './row-flags.tsx';
import { InputCell, ParamCell } from './table-cells.tsx';
import { type DecisionTable, freshName, type TableRow } from './table-model.ts';
import classes from '../author.module.css';

/** Moves, removes and adds rows; each is one step. */
export function useRowActs(table: DecisionTable) {
  const { text, edit, select } = useDesk();
  const rows = `${table.pointer}/rows`;
  return {
    move: (from: number, to: number): void => {
      if (to < 0 || to >= table.rows.length) return;
      edit(`Move row ${table.rows[from]?.name}`, moveAt(text, rows, from, to));
      select(`${rows}/${to}`);
    },
    remove: (at: number): void => edit(`Remove row ${table.rows[at]?.name}`, removeAt(text, `${rows}/${at}`)),
    add: (): void => {
      const like = table.rows.at(-1);
      if (!like) return;
      const name = freshName(
        table.rows.map((row) => row.name),
        like.name,
      );
      edit(`Add row ${name}`, insertAt(text, rows, table.rows.length, { ...like.values, name }));
      select(`${rows}/${table.rows.length}`);
    },
  };
}

/** The row. Alt with an arrow moves it. */
export function Row({
  table,
  row,
  at,
  canEdit,
}: {
  table: DecisionTable;
  row: TableRow;
  at: number;
  canEdit: boolean;
}) {
  const { selected, select } = useDesk();
  const act = useRowActs(table);
  const isChosen = selected === row.pointer;
  const key = (event: KeyboardEvent): void => {
    if (!event.altKey || !canEdit || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    act.move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <Table.Tr data-chosen={isChosen || undefined} onKeyDown={key}>
      <Table.Th scope="row">
        <button
          type="button"
          className={classes.rule}
          aria-pressed={isChosen}
          onClick={() => select(row.pointer)}
        >
          {row.name}
        </button>
      </Table.Th>
      {table.inputs.map((input, i) => (
        <Table.Td key={`${i}-${input}`}>
          <InputCell row={row} input={input} at={i} canEdit={canEdit} />
        </Table.Td>
      ))}
      {table.params.map((column) => (
        <Table.Td key={column}>
          <ParamCell row={row} column={column} canEdit={canEdit} />
        </Table.Td>
      ))}
      {canEdit || table.hasClauses ? (
        <Table.Td>
          <ClausesCell row={row} canEdit={canEdit} />
        </Table.Td>
      ) : null}
      {canEdit || table.hasFlags ? (
        <Table.Td>
          <FlagsCell row={row} canEdit={canEdit} />
        </Table.Td>
      ) : null}
      {canEdit ? (
        <Table.Td>
          <div className={classes.rowTools}>
            <RenameTool pointer={row.pointer} name={row.name} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${row.name} up`}
              disabled={at === 0}
              onClick={() => act.move(at, at - 1)}
            >
              ↑
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${row.name} down`}
              disabled={at === table.rows.length - 1}
              onClick={() => act.move(at, at + 1)}
            >
              ↓
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${row.name}`}
              disabled={table.rows.length === 1}
              onClick={() => act.remove(at)}
            >
              ✕
            </ActionIcon>
          </div>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}
