/** Intervals of money in words, and what changed between two of them. */
import type { Basis, Determination } from '../model/index.ts';
import { formatPence, type Pence } from '../money.ts';
import { outcomeWord } from './words.ts';

/** An interval in pence; `max` null is open, both null is unspecified. */
export interface Figure {
  readonly min: Pence | null;
  readonly max: Pence | null;
  readonly basis?: Basis;
  readonly minExclusive?: boolean;
}

/**
 * An interval for reading: "£50 to £150", "up to £100", "above £500", "£1,000 or more", "£10", "£0" where a source states
 * it, "no amount stated", "nothing". With `exact` every sum has its pence ("£50.00"); without, both ends have them or neither.
 */
export function describeRange(range: Figure, exact = false): string {
  const { min, max, basis } = range;
  if (basis === 'unspecified' || (min === null && max === null)) return 'no amount stated';
  const least = min ?? 0;
  const pence = exact || least % 100 !== 0 || (max ?? 0) % 100 !== 0;
  const show = (sum: Pence): string => formatPence(sum, pence);
  if (max === null) return range.minExclusive ? `above ${show(least)}` : `${show(least)} or more`;
  if (basis === 'none' || (least === 0 && max === 0)) return basis === 'fixed' ? show(0) : 'nothing';
  if (least === max) return show(max);
  if (range.minExclusive) return `above ${show(least)} and up to ${show(max)}`;
  return least === 0 ? `up to ${show(max)}` : `${show(least)} to ${show(max)}`;
}

/** What a difference is told of. */
export type Told = Pick<Determination, 'outcome' | 'award'>;

/** What moved between two determinations of one case: "£50.00 → £75.00", "award → no award", "no change". */
export function describeDifference(before: Told, after: Told): string {
  if (before.outcome !== after.outcome)
    return `${outcomeWord(before.outcome)} → ${outcomeWord(after.outcome)}`;
  const [was, is] = [describeRange(before.award, true), describeRange(after.award, true)];
  return was === is ? 'no change' : `${was} → ${is}`;
}
