/** Exact fractions, so that percentages and products are rounded once and never drift. */

import { kept } from './once';
import type { Rounding } from './types';

/** `n / d`; `d` is 0 for the value above every number. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Ratio = { n: 0n, d: 1n };
export const INFINITE: Ratio = { n: 1n, d: 0n };

/** A whole number over another. */
export const ratio = (n: number | bigint, d: number | bigint = 1n): Ratio => ({ n: BigInt(n), d: BigInt(d) });

/** The decimal as it is written: 104.54 is 10454/100. */
export const decimal = kept((x: number): Ratio => {
  const text = String(x).includes('e') ? x.toFixed(12) : String(x);
  const [whole = '0', fraction = ''] = text.split('.');
  return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) };
});

export const add = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const subtract = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const multiply = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });

/** Below 0, 0 or above 0 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  const same = a.d === b.d;
  const left = same ? a.n : a.n * b.d;
  const right = same ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The whole number nearest under the rounding; what is below 0 counts 0. */
export function whole(a: Ratio, rounding: Rounding): number {
  if (a.n <= 0n) return 0;
  const down = a.n / a.d;
  const rest = a.n % a.d;
  const up = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= a.d;
  return Number(up ? down + 1n : down);
}

/** Pounds as pence; half a penny goes up unless told otherwise. */
export const pence = (pounds: Ratio, rounding: Rounding = 'half-up'): number =>
  whole(multiply(pounds, ratio(100)), rounding);
