/** The comparison itself: a real table; only the rows in sight are drawn. */
import { useRef, type CSSProperties } from 'react';
import { useData } from '../app/data.tsx';
import { EmptyState } from '../shared/states.tsx';
import { CompareHead } from './head.tsx';
import { CompareTableRow } from './row.tsx';
import { useHeight, usePrinting, useVirtualRows } from './virtual.ts';
import type { CompareView } from './view.ts';
import classes from './compare.module.css';

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
  const { view } = useData();
  const why =
    view.editions.length === 0
      ? 'There are no policies in rules/policies/ that could be read.'
      : view.cases.length === 0
        ? 'There are no cases in fixtures/.'
        : 'No policy is left that could answer.';
  const headHeight = useHeight(head);
  const virtual = useVirtualRows(scroll, headHeight, compare.rows.length, current);
  const printing = usePrinting();
  const items = printing
    ? compare.rows.map((_, index) => ({ index, start: 0, end: 0 }))
    : virtual.getVirtualItems();
  const before = printing ? 0 : (items[0]?.start ?? headHeight) - headHeight;
  const after = printing ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? headHeight) - headHeight);
  const width = compare.options.policies.length + 2;
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      data-comparison
      tabIndex={0}
      role="region"
      aria-label="Comparison, scrolls"
    >
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
                measure={virtual.measureElement}
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
          text={compare.all.length === 0 ? why : 'The filters let no case through. Clear one of them.'}
        />
      ) : null}
    </div>
  );
}
