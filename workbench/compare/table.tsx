/** The comparison itself: a real table; only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties, type RefObject } from 'react';
import { EmptyState } from '../shared/states.tsx';
import { CompareHead } from './head.tsx';
import { CompareTableRow } from './row.tsx';
import type { CompareView } from './view.ts';
import classes from './compare.module.css';

const rowHeight = 46;

/** Keeps the row in sight, clear of the head that stands above it. */
function useVirtualRows(
  scroll: RefObject<HTMLDivElement | null>,
  count: number,
  head: RefObject<HTMLTableSectionElement | null>,
) {
  return useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: head.current?.offsetHeight ?? 0,
  });
}

/** Cases down, policies across. `current` is the row that the keyboard is on. */
export function CompareTable(props: {
  compare: CompareView;
  current: number;
  open: (id: string) => void;
  compact: boolean;
}) {
  const { compare, current, open, compact } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualRows(scroll, compare.rows.length, head);
  useEffect(() => {
    if (current >= 0 && current < compare.rows.length) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, compact, compare.rows.length, virtual]);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = compare.options.policies.length + 2;
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label="Comparison, scrolls">
      <table
        className={classes.table}
        style={{ '--columns': width - 2 } as CSSProperties}
        aria-rowcount={compare.rows.length + 1}
      >
        <caption className="visually-hidden">
          Cases down, policies across: what each policy says of each case
        </caption>
        <CompareHead ref={head} compare={compare} compact={compact} />
        <tbody>
          {before > 0 ? (
            <tr aria-hidden style={{ height: before }}>
              <td colSpan={width} />
            </tr>
          ) : null}
          {items.map((item) => {
            const row = compare.rows[item.index];
            return row ? (
              <CompareTableRow
                key={row.entry.case.id}
                row={row}
                index={item.index}
                compare={compare}
                current={item.index === current}
                isOpen={row.entry.case.id === compare.openId}
                open={open}
              />
            ) : null;
          })}
          {after > 0 ? (
            <tr aria-hidden style={{ height: after }}>
              <td colSpan={width} />
            </tr>
          ) : null}
        </tbody>
      </table>
      {compare.rows.length === 0 && compare.run.finished ? (
        <EmptyState
          title="No case is left"
          text={
            compare.all.length === 0
              ? 'There are no cases in fixtures/.'
              : 'The filters let no case through. Clear one of them.'
          }
        />
      ) : null}
    </div>
  );
}
