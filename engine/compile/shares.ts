/** Shares of sums of columns, in whole numbers throughout: what `shareOf` says, many rows at a time. */
import type { Rounding } from '../money.ts';
import { maySubtract } from './amounts.ts';
import type { Vector } from './bits.ts';
import { MOST } from './columns.ts';
import type { AmountPlan } from './plan.ts';
import type { Space } from './space.ts';

/** A share as a fraction of whole numbers. */
interface Fraction {
  readonly top: number;
  readonly bottom: number;
}

/** The share of a sum of columns, whose ends never cross and are exact. */
export interface Shares {
  readonly columns: readonly { readonly numbers: Int32Array; readonly barred: Vector }[];
  readonly low: Fraction;
  readonly high: Fraction;
  readonly rounding: Rounding;
}

/** The ends that shares are added to. */
export interface SharedEnds {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** An amount as shares; null where it is none, might be below nothing, or does not fit exact numbers. */
export function sharesOf(plan: AmountPlan, space: Space, outputs: readonly Vector[]): Shares | null {
  if (plan.kind !== 'share' || plan.of.kind !== 'sum' || maySubtract(plan.of.operands, space)) return null;
  const [low, high] = [plan.low, plan.high].map(([top, bottom]) => ({
    top: Number(top),
    bottom: Number(bottom),
  })) as [Fraction, Fraction];
  const columns: { numbers: Int32Array; barred: Vector }[] = [];
  for (const { spec, barred } of plan.of.operands) {
    const numbers = spec && space.column(spec).numbers;
    if (!numbers) continue;
    if (!(numbers instanceof Int32Array)) return null;
    columns.push({ numbers, barred: outputs[barred] as Vector });
  }
  const most = MOST * columns.length;
  const exact = [low, high].every(({ top, bottom }) => top >= 0 && most * top + bottom < 2 ** 53);
  if (!exact || low.top * high.bottom > high.top * low.bottom) return null;
  return { columns, low, high, rounding: plan.rounding };
}

/** A share of pence, rounded once; whole numbers below 2 ** 53, whose remainders are exact. */
function part(pence: number, { top, bottom }: Fraction, rounding: Rounding): number {
  const product = pence * top;
  const rest = product % bottom;
  const whole = (product - rest) / bottom;
  if (rest === 0 || rounding === 'down') return whole;
  return rounding === 'up' || rest * 2 >= bottom ? whole + 1 : whole;
}

/** Adds shares to the ends of rows, and notes in `paying` those in which that is above nothing. */
export function addShares(
  rows: Vector,
  { columns, low, high, rounding }: Shares,
  { min, max }: SharedEnds,
  paying: Vector,
): void {
  for (let w = 0; w < rows.length; w += 1) {
    let pays = 0;
    for (let bits = rows[w] as number; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      const row = (w << 5) + (31 - Math.clz32(bit));
      let pence = 0;
      for (let i = 0; i < columns.length; i += 1) {
        const { numbers, barred } = columns[i] as (typeof columns)[number];
        if (((barred[w] as number) & bit) === 0) pence += Math.max(0, numbers[row] as number);
      }
      const most = part(pence, high, rounding);
      if (most === 0) continue;
      pays |= bit;
      min[row] = (min[row] as number) + part(pence, low, rounding);
      max[row] = (max[row] as number) + most;
    }
    if (pays !== 0) paying[w] = (paying[w] as number) | pays;
  }
}
