/** Amounts of the rule format over the facts of one context. Each kind is one small step over intervals. */
import { asFraction, poundsToPence } from '../money.ts';
import type { Amount } from '../model/index.ts';
import {
  add,
  between,
  capped,
  type Interval,
  isUnspecified,
  larger,
  nothing,
  shareOf,
  smaller,
  unspecified,
} from './interval.ts';

/** What an amount may ask of its context. Counts and sums are intervals: a fact may be unknown at the top of its domain. */
export interface Reader {
  /** A whole count; not applicable reads 0. */
  count(name: string): readonly [number, number | null];
  /** Pence; excluded losses and what is not applicable read 0. */
  money(name: string): readonly [number, number | null];
}

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

function pounds(value: number | string, read: Reader): number {
  return typeof value === 'number' ? (poundsToPence(value) ?? 0) : read.money(value)[0];
}

/** The product of counts, end by end. */
function product(names: readonly string[], read: Reader): readonly [number, number | null] {
  let low = 1;
  let high: number | null = 1;
  for (const name of names) {
    const [a, b] = read.count(name);
    low *= a;
    high = high === 0 || b === 0 ? 0 : high === null || b === null ? null : high * b;
  }
  return [low, high];
}

type Each = Extract<Amount, { each: unknown }>;

/** `n = max(0, count - grace)`; n above 0: min(cap, max(floor, base + each × n)), else 0. */
function each(amount: Each, read: Reader): Interval {
  const [low, high] = product(list(amount.of), read);
  const grace = amount.grace ?? 0;
  const price =
    typeof amount.each === 'object' ? evaluate(amount.each, read) : fixed(pounds(amount.each, read));
  const base = amount.base === undefined ? 0 : pounds(amount.base, read);
  const floor = amount.floor === undefined ? 0 : pounds(amount.floor, read);
  const cap = amount.cap === undefined ? null : pounds(amount.cap, read);
  const at = (n: number | null): Interval => {
    const times = n === null ? null : Math.max(0, n - grace);
    if (times === 0) return nothing;
    const sum = isUnspecified(price) ? unspecified : add([fixed(base), multiply(price, times)]);
    const raised = isUnspecified(sum) ? sum : larger([sum, fixed(floor)]);
    return cap === null ? raised : capped(raised, cap);
  };
  const [a, b] = [at(low), at(high)];
  if (isUnspecified(a) && isUnspecified(b)) return unspecified;
  return between(a.min ?? 0, b.max, a.exclusive === true);
}

const fixed = (pence: number): Interval => ({ min: pence, max: pence });

/** A policy pays or does not; what comes out below nothing is nothing. */
const notNegative = (a: Interval): Interval => larger([a, nothing]);

/** An interval n times over; n null is open. */
function multiply(a: Interval, n: number | null): Interval {
  const times = (end: number | null): number | null =>
    end === 0 ? 0 : end === null || n === null ? null : end * n;
  return between(n === null ? (a.min ?? 0) : (a.min ?? 0) * n, times(a.max), a.exclusive === true);
}

function percent(amount: Extract<Amount, { percent: number }>, read: Reader): Interval {
  const [low, high] = read.money(amount.of);
  const [timesLow, timesHigh] = product(list(amount.times ?? []), read);
  const [top, bottom] = asFraction(amount.percent);
  const share: [bigint, bigint] = [top, bottom * 100n];
  const whole = between(
    low * timesLow,
    high === 0 || timesHigh === 0 ? 0 : high === null || timesHigh === null ? null : high * timesHigh,
  );
  return shareOf(notNegative(whole), share, share, amount.rounding);
}

function share(amount: Extract<Amount, { share: unknown }>, read: Reader): Interval {
  const [low, high] = typeof amount.share === 'number' ? [amount.share, amount.share] : amount.share;
  const part = (value: number): [bigint, bigint] => {
    const [top, bottom] = asFraction(value);
    return [top, bottom * 100n];
  };
  return shareOf(evaluate(amount.of, read), part(low), part(high), amount.rounding);
}

/** The interval that an amount gives in a context. */
export function evaluate(amount: Amount, read: Reader): Interval {
  if ('fixed' in amount) return fixed(pounds(amount.fixed, read));
  if ('upTo' in amount) return between(0, pounds(amount.upTo, read));
  if ('between' in amount) return between(pounds(amount.between[0], read), pounds(amount.between[1], read));
  if ('atLeast' in amount) return between(pounds(amount.atLeast, read), null, amount.exclusive === true);
  if ('each' in amount) return each(amount, read);
  if ('sumOf' in amount)
    return notNegative(
      add(
        amount.sumOf.map((name) => {
          const [low, high] = read.money(name);
          return between(low, high);
        }),
      ),
    );
  if ('percent' in amount) return percent(amount, read);
  if ('share' in amount) return share(amount, read);
  if ('greaterOf' in amount) return larger(amount.greaterOf.map((part) => evaluate(part, read)));
  if ('lesserOf' in amount) return smaller(amount.lesserOf.map((part) => evaluate(part, read)));
  if ('capped' in amount) return capped(evaluate(amount.capped, read), pounds(amount.at, read));
  return unspecified;
}
