/** Intervals of pence: the arithmetic of amounts. Open-ended: max null. Unspecified: both null. */
import { divideRounded, type Pence, type Rounding } from '../money.ts';
import type { Basis } from '../model/index.ts';

export interface Interval {
  readonly min: Pence | null;
  readonly max: Pence | null;
  /** The least is not itself payable. */
  readonly exclusive?: true;
}

export const nothing: Interval = { min: 0, max: 0 };
export const unspecified: Interval = { min: null, max: null };
export const isUnspecified = (a: Interval): boolean => a.min === null && a.max === null;

const interval = (min: number | null, max: number | null, exclusive: boolean): Interval =>
  exclusive && min !== max ? { min, max, exclusive: true } : { min, max };

/** An interval from its ends. */
export const between = (min: number, max: number | null, exclusive = false): Interval =>
  interval(min, max, exclusive);

/** Adds the ends. An unspecified part adds nothing to min and makes max open; all unspecified stay unspecified. */
export function add(parts: readonly Interval[]): Interval {
  if (parts.length > 0 && parts.every(isUnspecified)) return unspecified;
  let min = 0;
  let max: number | null = 0;
  let exclusive = false;
  for (const part of parts) {
    min += part.min ?? 0;
    max = max === null || part.max === null ? null : max + part.max;
    exclusive ||= part.exclusive === true;
  }
  return interval(min, max, exclusive);
}

const attains = (parts: readonly Interval[], min: number): Interval[] =>
  parts.filter((part) => part.min === min);

/** The larger of each end. With an unspecified part: min from the rest, max open. */
export function larger(parts: readonly Interval[]): Interval {
  const known = parts.filter((part) => !isUnspecified(part));
  if (known.length === 0) return unspecified;
  const min = Math.max(...known.map((part) => part.min ?? 0));
  const open = known.length < parts.length || known.some((part) => part.max === null);
  const max = open ? null : Math.max(...known.map((part) => part.max ?? 0));
  return interval(
    min,
    max,
    attains(known, min).some((part) => part.exclusive),
  );
}

/** The smaller of each end. With an unspecified part: min 0, max from the rest. */
export function smaller(parts: readonly Interval[]): Interval {
  const known = parts.filter((part) => !isUnspecified(part));
  if (known.length === 0) return unspecified;
  const min = known.length < parts.length ? 0 : Math.min(...known.map((part) => part.min ?? 0));
  const closed = known.filter((part) => part.max !== null).map((part) => part.max ?? 0);
  const max = closed.length > 0 ? Math.min(...closed) : null;
  return interval(
    min,
    max,
    attains(known, min).length > 0 && attains(known, min).every((part) => part.exclusive === true),
  );
}

/** From the least of all to the most of all: what any of several may give. */
export function hull(parts: readonly Interval[]): Interval {
  if (parts.length > 0 && parts.every(isUnspecified)) return unspecified;
  const min = Math.min(...parts.map((part) => part.min ?? 0));
  const max = parts.some((part) => part.max === null)
    ? null
    : Math.max(...parts.map((part) => part.max ?? 0));
  const lowest = parts.filter((part) => (part.min ?? 0) === min);
  return interval(
    min,
    max,
    lowest.every((part) => part.exclusive === true),
  );
}

/** At most `cap` at either end. */
export const capped = (a: Interval, cap: Pence): Interval => smaller([a, { min: cap, max: cap }]);

/** A share of each end, rounded once: `top / bottom` of it. */
export function shareOf(
  a: Interval,
  low: [bigint, bigint],
  high: [bigint, bigint],
  rounding: Rounding,
): Interval {
  if (isUnspecified(a)) return a;
  const part = (pence: number | null, [top, bottom]: [bigint, bigint]): number | null =>
    pence === null ? (top === 0n ? 0 : null) : divideRounded(BigInt(pence) * top, bottom, rounding);
  return interval(part(a.min, low), part(a.max, high), a.exclusive === true && low[0] > 0n);
}

/** How an interval reads: `at-least` if open, `fixed` if the ends meet, `up-to` from 0, else `range`. */
export function basisOf(a: Interval): Basis {
  if (isUnspecified(a)) return 'unspecified';
  if (a.max === null) return 'at-least';
  if (a.min === a.max) return 'fixed';
  return a.min === 0 ? 'up-to' : 'range';
}

/** Larger max, then larger min: positive where a stands above b. Open and unspecified stand above every sum. */
export function rank(a: Interval, b: Interval): number {
  const top = (x: Interval): number => x.max ?? Infinity;
  if (top(a) !== top(b)) return top(a) > top(b) ? 1 : -1;
  return (a.min ?? 0) - (b.min ?? 0);
}
