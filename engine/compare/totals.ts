/** What a policy comes to over many cases. */
import type { Award, Outcome } from '../model/determination.ts';
import type { Pence } from '../money.ts';

/** Sums in pence; what has no upper end, or no amount at all, is counted, not guessed. */
export interface Totals {
  readonly cases: number;
  /** Cases in which money is payable. */
  readonly awards: number;
  /** The sum of the least payable. */
  readonly min: Pence;
  /** The sum of the most payable; an open-ended award counts with its least, so that the sum is this or more. */
  readonly max: Pence;
  /** Awards with a least and no most: where there is one, `max` has no end either. */
  readonly openEnded: number;
  /** Awards without any amount: neither in `min` nor in `max`. */
  readonly unspecified: number;
  /** Cases in which unknown facts decide; their hull is in the sums. */
  readonly undetermined: number;
}

/** The totals over determinations of one policy. */
export function totalsOf(results: readonly { readonly outcome: Outcome; readonly award: Award }[]): Totals {
  const totals = { cases: 0, awards: 0, min: 0, max: 0, openEnded: 0, unspecified: 0, undetermined: 0 };
  for (const { outcome, award } of results) {
    totals.cases += 1;
    if (outcome === 'award') totals.awards += 1;
    if (outcome === 'undetermined') totals.undetermined += 1;
    totals.min += award.min ?? 0;
    totals.max += award.max ?? award.min ?? 0;
    if (award.max !== null) continue;
    if (award.min === null) totals.unspecified += 1;
    else totals.openEnded += 1;
  }
  return totals;
}
