/** The decision tables as tables, edited in place: every edit changes only its own characters of the text. */
import { useDeferredValue, useMemo, useRef } from 'react';
import { EmptyState } from '../../shared/states.tsx';
import { Clauses } from '../../shared/clause-chip.tsx';
import { spaced } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { isJson } from '../places.ts';
import { RenameTool } from './rename-tool.tsx';
import { TableGrid } from './table-grid.tsx';
import { type DecisionTable, tablesIn } from './table-model.ts';
import { useInSight } from './in-sight.ts';
import classes from '../author.module.css';

/** What the table is about, in a line. */
function about(table: DecisionTable): string {
  const parts = [
    table.event === 'award' ? `awards ${spaced(table.head)}` : table.event,
    ...(table.looksAt === '' ? [] : [`for each ${spaced(table.looksAt)}`]),
    ...(table.scale === '' ? [] : [`bands in the order of ${spaced(table.scale)}`]),
    ...(table.hasConditions ? ['under conditions of its own'] : []),
  ];
  return parts.join(', ');
}

/** The tab. While the text is no JSON the last tables stand, and cannot be edited. */
export function Tables() {
  const { text: newest, entry, selected, isLocked } = useDesk();
  const text = useDeferredValue(newest);
  const last = useRef<DecisionTable[]>([]);
  const isGood = useMemo(() => isJson(text), [text]);
  const tables = useMemo(() => (isGood ? tablesIn(text) : null), [isGood, text]);
  if (tables) last.current = tables;
  const shown = tables ?? last.current;
  useInSight(selected, isGood);
  return (
    <>
      {isGood ? null : (
        <p className={classes.old} role="note">
          △ The text is not JSON at the moment: shown are the tables as they last were. They can be edited
          once it is.
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState
          title="This edition has no decision tables"
          text="Rules that differ only in a few values are easier to read as rows: they stand under `tables` in the text."
        />
      ) : null}
      {shown.map((table) => (
        <section key={table.pointer} className={classes.tableBox} aria-label={`Table ${table.name}`}>
          <h3>
            {table.name} <small>{about(table)}</small>
            {isGood && text === newest && !isLocked ? (
              <RenameTool pointer={table.pointer} name={table.name} />
            ) : null}
          </h3>
          <Clauses edition={entry.id} clauses={table.clauses} />
          <TableGrid table={table} canEdit={isGood && text === newest} />
        </section>
      ))}
    </>
  );
}
