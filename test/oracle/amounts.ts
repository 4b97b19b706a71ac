/** Amounts as intervals in pence, one small function for each kind of the format. */

import { read, figure, type Ctx } from './context';
import { ZERO, add, decimal, multiply, pence, ratio, whole, type Ratio } from './ratio';
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

function product(ctx: Ctx, excluded: ReadonlySet<string>, names: Names): Quantity {
  const all = list(names).map((name) => quantity(ctx, excluded, name));
  const value = all.map((q) => q.value).reduce(multiply, ratio(1));
  return { value, open: value.n > 0n && all.some((q) => q.open) };
}

/** Each end times a factor, rounded. */
function scale(x: Interval, low: Ratio, high: Ratio, open: boolean, rounding: Rounding): Interval {
  if (x.min === null) return UNSPECIFIED;
  const end = (p: number, factor: Ratio): number => whole(multiply(ratio(p), factor), rounding);
  return { min: end(x.min, low), max: x.max === null || open ? null : end(x.max, high), above: x.above };
}

function each(ctx: Ctx, a: AmountSpec, excluded: ReadonlySet<string>): Interval {
  const count = product(ctx, excluded, a.of as Names);
  const grace =
    a.grace === undefined
      ? ZERO
      : typeof a.grace === 'number'
        ? decimal(a.grace)
        : quantity(ctx, excluded, a.grace).value;
  const n = add(count.value, multiply(grace, ratio(-1)));
  if (n.n <= 0n) return fixed(0);
  const rate = typeof a.each === 'object' ? amount(ctx, a.each, excluded) : fixed(figure(ctx, a.each ?? 0));
  const open = count.open && rate.max !== 0;
  let result = scale(rate, n, n, open, 'half-up');
  if (a.base !== undefined) result = sum([fixed(figure(ctx, a.base)), result]);
  if (a.floor !== undefined) result = greater([result, fixed(figure(ctx, a.floor))]);
  return a.cap === undefined ? result : lesser([result, fixed(figure(ctx, a.cap))]);
}

function percent(ctx: Ctx, a: AmountSpec, excluded: ReadonlySet<string>): Interval {
  const rate =
    typeof a.percent === 'string' ? quantity(ctx, excluded, a.percent).value : decimal(a.percent ?? 0);
  const times = product(ctx, excluded, a.times);
  const factor = multiply(multiply(rate, ratio(1, 100)), times.value);
  const rounding = a.rounding ?? 'half-up';
  if (typeof a.of === 'object' && !Array.isArray(a.of))
    return scale(amount(ctx, a.of, excluded), factor, factor, times.open, rounding);
  const of = typeof a.of === 'number' ? { value: decimal(a.of), open: false } : product(ctx, excluded, a.of);
  const exact = multiply(of.value, factor);
  const p = pence(exact, rounding);
  return { min: p, max: exact.n > 0n && (of.open || times.open) ? null : p, above: false };
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
