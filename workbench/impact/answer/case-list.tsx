/** The cases behind a figure: a list of any length, fetched as it comes into sight, and each case on demand. */
import { Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Heads } from '../../shared/heads.tsx';
import type { ImpactRow } from '../../shared/impact-protocol.ts';
import { FailedState, LoadingState } from '../../shared/states.tsx';
import { count } from '../../shared/words.ts';
import { useDesk } from '../use-desk.tsx';
import { CaseCells, caseHeads } from './case-row.tsx';
import type { Listed } from './parts.tsx';
import classes from '../impact.module.css';

/** Rows that are fetched together. */
const page = 100;
const rowHeight = 44;

/** Rows of a list as far as they were asked for. */
function usePages({ pick }: Listed) {
  const { desk } = useDesk();
  const [total, setTotal] = useState<number | null>(null);
  const [rows, setRows] = useState<ReadonlyMap<number, ImpactRow>>(new Map());
  const [failed, setFailed] = useState<string | null>(null);
  const asked = useRef(new Set<number>());
  const fetch = useCallback(
    (at: number) => {
      const number = Math.floor(at / page);
      if (asked.current.has(number)) return;
      asked.current.add(number);
      desk
        .ask('impactCases', { pick, from: number * page, count: page })
        .then((answer) => {
          setTotal(answer.total);
          setRows(
            (known) => new Map([...known, ...answer.rows.map((row, i) => [number * page + i, row] as const)]),
          );
        })
        .catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
    },
    [desk, pick],
  );
  useEffect(() => fetch(0), [fetch]);
  return { total, rows, failed, fetch };
}

/** Moves with arrows, Home and End; Enter opens, as on any button. */
export function CaseList(props: {
  listed: Listed;
  first: number;
  open: (row: ImpactRow, place: number) => void;
}) {
  const { listed, first, open } = props;
  const { total, rows, failed, fetch } = usePages(listed);
  const scroll = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(first);
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (from === undefined || to === undefined) return;
    for (let at = from; at <= to + page; at += page) if (at < (total ?? 0)) fetch(at);
    fetch(to);
  }, [from, to, total, fetch]);
  useEffect(() => {
    if (wanted.current === null) return;
    const button = scroll.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`);
    if (!button) return;
    button.focus({ preventScroll: true });
    wanted.current = null;
  });
  const move = (event: KeyboardEvent): void => {
    const last = (total ?? 1) - 1;
    const place = document.activeElement?.getAttribute('data-place');
    const now = place === null || place === undefined ? 0 : Number(place);
    const next = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      Home: 0,
      End: last,
      PageDown: now + 10,
      PageUp: now - 10,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = Math.min(last, Math.max(0, next));
    virtual.scrollToIndex(wanted.current);
    scroll.current
      ?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`)
      ?.focus({ preventScroll: true });
  };
  if (failed !== null) return <FailedState title="The cases could not be listed" text={failed} />;
  if (total === null) return <LoadingState what="Listing the cases" />;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <p className={classes.note}>{count(total, 'case')}. Arrow keys move, Enter explains a case.</p>
      <div
        ref={scroll}
        className={classes.list}
        onKeyDown={move}
        tabIndex={0}
        role="region"
        aria-label="Cases, scrolls"
      >
        <Table aria-label={listed.title} aria-rowcount={total + 1} className={classes.figures}>
          <Heads heads={caseHeads} />
          <Table.Tbody>
            {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
            {items.map((item) => {
              const row = rows.get(item.index);
              return (
                <Table.Tr
                  key={item.index}
                  data-index={item.index}
                  aria-rowindex={item.index + 2}
                  ref={virtual.measureElement}
                  style={{ height: rowHeight }}
                >
                  {row ? (
                    <CaseCells row={row} place={item.index} open={() => open(row, item.index)} />
                  ) : (
                    <Table.Td colSpan={caseHeads.length}>…</Table.Td>
                  )}
                </Table.Tr>
              );
            })}
            {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
