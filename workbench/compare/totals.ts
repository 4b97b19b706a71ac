/** Totals above the columns: the engine's sums, and how many cases come out how. */
import { totalsOf as engineTotals, type Totals as EngineTotals } from '../../engine/compare/totals.ts';
import type { Outcome } from '../../engine/model/determination.ts';
import type { CompareRow } from './rows.ts';

export interface Totals extends EngineTotals {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Expectations of fixtures that are met, of how many. */
  readonly met: number;
  readonly expected: number;
}

/** Totals of one column over the rows. */
export function totalsOf(rows: readonly CompareRow[], column: number): Totals {
  const answers = rows.flatMap((row) => {
    const cell = row.cells[column];
    return cell?.kind === 'answer' ? [cell] : [];
  });
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { determination } of answers)
    outcomes[determination.outcome] = (outcomes[determination.outcome] ?? 0) + 1;
  return {
    ...engineTotals(answers.map((answer) => answer.determination)),
    outcomes,
    met: answers.filter((answer) => answer.expected === 'met').length,
    expected: answers.filter((answer) => answer.expected !== 'none').length,
  };
}
