/** One case of the comparison. */
import { memo } from 'react';
import { formatPence, poundsToPence } from '../../engine/money.ts';
import { AnswerFigure } from '../shared/answer-figure.tsx';
import { capital, spaced } from '../shared/words.ts';
import type { CompareRow, Spread } from './rows.ts';
import type { CompareView } from './view.ts';
import classes from './compare.module.css';

/** What differs, in two words. */
function spreadNote(spread: Spread): string {
  if (spread.outcomes) return 'outcomes differ';
  if (spread.open) return 'no upper limit';
  return spread.pence > 0 ? 'apart' : 'least differs';
}

function SpreadCell({ spread }: { spread: Spread | null }) {
  if (!spread) return null;
  if (!spread.differs) return <span className={classes.same}>= the same</span>;
  return (
    <div className={classes.spread}>
      {spread.open || spread.pence > 0 ? (
        <strong>{spread.open ? 'open' : formatPence(spread.pence)}</strong>
      ) : null}
      <small>{spreadNote(spread)}</small>
    </div>
  );
}

/** The sum that the Ombudsman ordered in a published case, in pounds as the file has it. */
const orderedText = (ordered: number | null | undefined): string =>
  ordered === null || ordered === undefined ? '' : ` · ordered ${formatPence(poundsToPence(ordered) ?? 0)}`;

interface RowProps {
  readonly row: CompareRow;
  readonly index: number;
  readonly compare: CompareView;
  readonly current: boolean;
  readonly isOpen: boolean;
  readonly open: (id: string) => void;
  /** Tells the table how high the row has become. */
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

/** The whole row can be clicked; its button is what the keyboard and screen readers use. */
export const CompareTableRow = memo(function CompareTableRow({
  row,
  index,
  compare,
  current,
  isOpen,
  open,
  measure,
}: RowProps) {
  const { id } = row.entry.case;
  const columns = compare.options.policies;
  return (
    <tr
      ref={measure}
      data-index={index}
      className={classes.row}
      aria-rowindex={index + 2}
      data-current={current || undefined}
      data-open={isOpen || undefined}
      onClick={() => open(id)}
    >
      <th scope="row">
        <button
          type="button"
          className={classes.caseButton}
          title={row.title}
          data-row={index}
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'case-detail' : undefined}
          onClick={(event) => {
            event.stopPropagation();
            open(id);
          }}
        >
          {row.title}
        </button>
        <small className={classes.family}>
          {capital(spaced(row.family))}
          {orderedText(row.entry.case.determination?.ordered)}
        </small>
      </th>
      {columns.map((policy, column) => {
        const cell = row.cells[column];
        return <td key={policy}>{cell ? <AnswerFigure cell={cell} scale={compare.scale} /> : null}</td>;
      })}
      <td className={classes.spreadCell}>
        <SpreadCell spread={row.spread} />
      </td>
    </tr>
  );
});
