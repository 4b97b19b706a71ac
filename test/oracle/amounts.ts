/** Amounts as intervals in pence, one small function for each kind of the format. */

import { read, figure, type Ctx } from './context';
import { ZERO, add, decimal, multiply, pence, ratio, subtract, whole, type Ratio } from './ratio';
import type { AmountSpec, Ends, Rounding } from './types';

/** `min` null: no amount is stated at all. `max` null: open. `above`: the lower end itself is not reached. */
export interface Interval extends Ends {
  above: boolean;
}
export const UNSPECIFIED: Interval = { min: null, max: null, above: false };
export const fixed = (p: number): Interval => ({ min: p, max: p, above: false });

const finite = (xs: (number | null)[]): number[] => xs.filter((x) => x !== null);
const stated = (xs: Interval[]): (Interval & { min: number })[] =>
  xs.flatMap((x) => (x.min === null ? [] : [{ ...x, min: x.min }]));

/** Ends added; what is unspecified adds nothing to the minimum and opens the maximum. */
export function sum(xs: Interval[]): Interval {
  const known = stated(xs);
  if (known.length === 0 && xs.length > 0) return UNSPECIFIED;
  const max = xs.some((x) => x.max === null) ? null : finite(xs.map((x) => x.max)).reduce((a, b) => a + b, 0);
  return { min: known.reduce((a, x) => a + x.min, 0), max, above: known.some((x) => x.above) };
}

/** The larger of each end. */
export function greater(xs: Interval[]): Interval {
  const known = stated(xs);
  if (known.length === 0) return UNSPECIFIED;
  const min = Math.max(...known.map((x) => x.min));
  const max = xs.some((x) => x.max === null) ? null : Math.max(...finite(xs.map((x) => x.max)));
  return { min, max, above: known.some((x) => x.min === min && x.above) };
}

/** The smaller of each end; what is unspecified lowers the minimum to 0 and leaves the maximum to the rest. */
export function lesser(xs: Interval[]): Interval {
  const known = stated(xs);
  if (known.length === 0) return UNSPECIFIED;
  const ends = finite(known.map((x) => x.max));
  const max = ends.length === 0 ? null : Math.min(...ends);
  if (known.length < xs.length) return { min: 0, max, above: false };
  const min = Math.min(...known.map((x) => x.min));
  return { min, max, above: known.every((x) => x.min !== min || x.above) };
}

/** The smallest interval that holds all of them. */
export function hull(xs: Interval[]): Interval {
  const known = stated(xs);
  if (known.length === 0) return UNSPECIFIED;
  const min = known.length < xs.length ? 0 : Math.min(...known.map((x) => x.min));
  const max = xs.some((x) => x.max === null) ? null : Math.max(...finite(xs.map((x) => x.max)));
  return { min, max, above: known.length === xs.length && known.every((x) => x.min !== min || x.above) };
}

/** An interval whose least a limit has left above its most shows the most. */
export const inside = <T extends Ends>(x: T): T =>
  x.min !== null && x.max !== null && x.min > x.max ? { ...x, min: x.max } : x;

/** How an interval is named. */
export function basis({ min, max }: Ends): string {
  if (min === null) return 'unspecified';
  if (max === null) return 'at-least';
  if (min === max) return 'fixed';
  return min === 0 ? 'up-to' : 'range';
}

type Names = string | string[] | undefined;
interface Quantity {
  value: Ratio;
  open: boolean;
}
const list = (names: Names): string[] => (names === undefined ? [] : Array.isArray(names) ? names : [names]);

/** A number that an amount reads: 0 where it is excluded or not applicable. */
function quantity(ctx: Ctx, excluded: ReadonlySet<string>, name: string): Quantity {
  const reading = excluded.has(name) ? null : read(ctx, name);
  return reading === null
    ? { value: ZERO, open: false }
    : { value: reading.value as Ratio, open: reading.open };
}

/** A product; open where a number without an end is not multiplied by 0, whatever the signs. */
function product(ctx: Ctx, excluded: ReadonlySet<string>, names: string[]): Quantity {
  const all = names.map((name) => quantity(ctx, excluded, name));
  const closed = all.filter((q) => !q.open).map((q) => q.value);
  const value = all.map((q) => q.value).reduce(multiply, ratio(1));
  return { value, open: closed.length < all.length && closed.reduce(multiply, ratio(1)).n !== 0n };
}

/**
 * Each end times a factor, rounded; with an open factor the upper end is open unless it is 0. A share of 0 is £0 itself, and
 * where rounding brings the ends together it is that sum, not above it.
 */
function scale(x: Interval, low: Ratio, high: Ratio, open: boolean, rounding: Rounding): Interval {
  if (x.min === null) return UNSPECIFIED;
  const end = (p: number, factor: Ratio): number => whole(multiply(ratio(p), factor), rounding);
  const nothing = high.n === 0n && !open;
  const max = nothing ? 0 : x.max === null || (open && x.max !== 0) ? null : end(x.max, high);
  const min = end(x.min, low);
  return { min, max, above: x.above && low.n > 0n && min !== max };
}

function each(ctx: Ctx, a: AmountSpec, excluded: ReadonlySet<string>): Interval {
  const count = product(ctx, excluded, list(a.of as Names));
  const grace =
    a.grace === undefined
      ? ZERO
      : typeof a.grace === 'number'
        ? decimal(a.grace)
        : quantity(ctx, excluded, a.grace).value;
  const n = subtract(count.value, grace);
  if (n.n <= 0n && !count.open) return fixed(0);
  const rate = typeof a.each === 'object' ? amount(ctx, a.each, excluded) : fixed(figure(ctx, a.each ?? 0));
  let result = scale(rate, n, n, count.open, 'half-up');
  if (a.base !== undefined) result = sum([fixed(figure(ctx, a.base)), result]);
  if (a.floor !== undefined) result = greater([result, fixed(figure(ctx, a.floor))]);
  if (a.cap !== undefined) result = lesser([result, fixed(figure(ctx, a.cap))]);
  return n.n <= 0n ? { ...result, min: 0, above: false } : result;
}

function percent(ctx: Ctx, a: AmountSpec, excluded: ReadonlySet<string>): Interval {
  const rate =
    typeof a.percent === 'string' ? quantity(ctx, excluded, a.percent).value : decimal(a.percent ?? 0);
  const share = multiply(rate, ratio(1, 100));
  const rounding = a.rounding ?? 'half-up';
  if (typeof a.of === 'object' && !Array.isArray(a.of)) {
    const times = product(ctx, excluded, list(a.times));
    const factor = multiply(share, times.value);
    return scale(amount(ctx, a.of, excluded), factor, factor, times.open && rate.n > 0n, rounding);
  }
  const names = [...(typeof a.of === 'number' ? [] : list(a.of)), ...list(a.times)];
  const all = product(ctx, excluded, names);
  const of = typeof a.of === 'number' ? decimal(a.of) : ratio(1);
  const factor = multiply(of, share);
  const p = pence(multiply(all.value, factor), rounding);
  return { min: p, max: all.open && factor.n > 0n ? null : p, above: false };
}

/** The interval of an amount here; loss facts in `excluded` count 0. */
export function amount(ctx: Ctx, a: AmountSpec, excluded: ReadonlySet<string>): Interval {
  const nested = (xs: AmountSpec[]): Interval[] => xs.map((x) => amount(ctx, x, excluded));
  if (a.unspecified !== undefined) return UNSPECIFIED;
  if (a.fixed !== undefined) return fixed(figure(ctx, a.fixed));
  if (a.upTo !== undefined) return { min: 0, max: figure(ctx, a.upTo), above: false };
  if (a.between !== undefined)
    return { min: figure(ctx, a.between[0]), max: figure(ctx, a.between[1]), above: a.exclusive === true };
  if (a.atLeast !== undefined) return { min: figure(ctx, a.atLeast), max: null, above: a.exclusive === true };
  if (a.each !== undefined) return each(ctx, a, excluded);
  if (a.sumOf !== undefined) {
    const all = a.sumOf.map((name) => quantity(ctx, excluded, name));
    const total = pence(all.map((q) => q.value).reduce(add, ZERO));
    return { min: total, max: all.some((q) => q.open) ? null : total, above: false };
  }
  if (a.percent !== undefined) return percent(ctx, a, excluded);
  if (a.share !== undefined) {
    const [low = 0, high = low] = Array.isArray(a.share) ? a.share : [a.share];
    const of = amount(ctx, a.of as AmountSpec, excluded);
    return scale(
      of,
      multiply(decimal(low), ratio(1, 100)),
      multiply(decimal(high), ratio(1, 100)),
      false,
      a.rounding ?? 'half-up',
    );
  }
  if (a.greaterOf !== undefined) return greater(nested(a.greaterOf));
  if (a.lesserOf !== undefined) return lesser(nested(a.lesserOf));
  if (a.capped !== undefined) return lesser([...nested([a.capped]), fixed(figure(ctx, a.at ?? 0))]);
  throw new Error('no such amount');
}
