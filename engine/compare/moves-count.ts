/** How many cases moved between two runs, and by how much, without an object for any of them. Money is pence. */
import { anyBit, type Vector } from '../compile/bits.ts';
import type { Rerun } from '../compile/delta.ts';
import type { BatchResult } from '../compile/result.ts';
import { outcomes } from '../model/index.ts';

/** What moved. Sums are over the cases that moved; an open end counts with its least, as in `Totals`. */
export interface MoveCounts {
  readonly moved: number;
  /** Cases whose range rises, or falls: half of the change of both ends, an open end above all others. */
  readonly gain: number;
  readonly lose: number;
  /** Cases in which a side has no figure: undetermined, or without an amount. */
  readonly notComparable: number;
  readonly outcome: number;
  readonly award: number;
  readonly authoriser: number;
  readonly route: number;
  readonly terms: number;
  readonly before: { readonly min: number; readonly max: number };
  readonly after: { readonly min: number; readonly max: number };
}

const AWARD = outcomes.indexOf('award');
const UNDETERMINED = outcomes.indexOf('undetermined');

type Bits = readonly (readonly [Vector, Vector])[];

const empty: Vector = new Int32Array(0);

/** Vectors of both sides by name; what one side lacks has nothing on it. */
function byName(before: readonly (readonly [string, Vector])[], after: typeof before): Bits {
  const [a, b] = [new Map(before), new Map(after)];
  return [...new Set([...a.keys(), ...b.keys()])].map((name) => [a.get(name) ?? empty, b.get(name) ?? empty]);
}

/** The terms of a result by name; several rules may give one. */
function termsOf({ terms }: BatchResult): [string, Vector][] {
  const found = new Map<string, Vector>();
  for (const { term, on, maybe } of terms)
    for (const [name, bits] of [
      [term, on],
      [`${term}?`, maybe],
    ] as const) {
      const before = found.get(name);
      found.set(name, before ? before.map((word, w) => word | (bits[w] as number)) : bits);
    }
  return [...found];
}

/** Cases in which any of some pairs of vectors differ, where they are looked at. */
function differing(pairs: Bits, touched: Vector): Vector {
  const out = new Int32Array(touched.length);
  for (const [a, b] of pairs)
    for (let w = 0; w < out.length; w += 1)
      if (touched[w] !== 0) out[w] = (out[w] as number) | ((a[w] ?? 0) ^ (b[w] ?? 0));
  return out;
}

/** Roles of `after` as places in the list of `before`; those it lacks are places of their own. Null where they are the same. */
function rolesIn(before: BatchResult, after: BatchResult): ((place: number) => number) | null {
  const [a, b] = [before.edition.roles, after.edition.roles];
  if (a.join('\n') === b.join('\n')) return null;
  return (place) => {
    const role = b[place];
    const known = role === undefined ? place : a.indexOf(role);
    return role !== undefined && known < 0 ? a.length + place : known;
  };
}

class Counting {
  moved = 0;
  gain = 0;
  lose = 0;
  notComparable = 0;
  outcome = 0;
  award = 0;
  authoriser = 0;
  route = 0;
  terms = 0;
  before = { min: 0, max: 0 };
  after = { min: 0, max: 0 };
}

/** Cases in which bits of each kind differ. */
function bitsOf(before: BatchResult, after: BatchResult, touched: Vector) {
  const of = (pairs: Bits): Vector => differing(pairs, touched);
  return {
    terms: of(byName(termsOf(before), termsOf(after))),
    award: of([
      [before.exclusive, after.exclusive],
      [before.unspecified, after.unspecified],
      ...byName([...before.without], [...after.without]),
    ]),
    authoriser: of([[before.roleMaybe, after.roleMaybe]]),
    route: of([[before.routeMaybe, after.routeMaybe]]),
  };
}

/** Whether what unknown facts allow, or the problem, is another. */
const otherwiseUnclear = (before: BatchResult, after: BatchResult, at: number): boolean =>
  String(before.possible.get(at)) !== String(after.possible.get(at)) ||
  before.problems.get(at) !== after.problems.get(at);

/** Whether what is left to pay differs; it is not worked out where nobody asks. */
function netsDiffer(before: BatchResult, after: BatchResult): (at: number) => boolean {
  let known: ((at: number) => boolean) | undefined;
  const make = (): ((at: number) => boolean) => {
    const [minA, maxA, minB, maxB] = [before.netMin, before.netMax, after.netMin, after.netMax];
    if (minA === before.min && minB === after.min) return () => false;
    return (at) => minA[at] !== minB[at] || maxA[at] !== maxB[at];
  };
  return (at) => (known ??= make())(at);
}

/** What is known of the cases that can have moved, as `HeldRun.rerun` tells it. */
type Known = Pick<Rerun, 'touched' | 'sums' | 'apart'>;

/**
 * Counts what moved between two runs over the same cases. `known`: what is known of the cases that can have moved; all
 * are looked at where nothing is said.
 */
export function countMoves(before: BatchResult, after: BatchResult, known?: Known): MoveCounts {
  const counts = new Counting();
  if (!known) {
    const all = new Int32Array(before.exclusive.length).fill(-1);
    countRest(counts, [before, after], all, all);
    return counts;
  }
  const { touched, sums, apart } = known;
  if (anyBit(sums)) countSums(counts, before, after, sums);
  const rest = new Int32Array(touched.length);
  for (let w = 0; w < rest.length; w += 1) rest[w] = (touched[w] as number) & ~(sums[w] as number);
  if (anyBit(rest)) countRest(counts, [before, after], rest, apart);
  return counts;
}

/** Counts cases that are awarded something on both sides and in which nothing but the ends differ. */
function countSums(counts: Counting, before: BatchResult, after: BatchResult, rows: Vector): void {
  const { min: minA, max: maxA, unspecified } = before;
  const { min: minB, max: maxB } = after;
  let moved = 0;
  let vague = 0;
  let gain = 0;
  let lose = 0;
  let leastA = 0;
  let mostA = 0;
  let leastB = 0;
  let mostB = 0;
  for (let w = 0; w < rows.length; w += 1) {
    const none = unspecified[w] as number;
    for (let left = rows[w] as number; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const at = (w << 5) + (31 - Math.clz32(bit));
      // One by one: destructuring takes more time here than all the rest.
      const a = minA[at] as number;
      const b = minB[at] as number;
      const c = maxA[at] as number;
      const d = maxB[at] as number;
      if (a === b && c === d) continue;
      moved += 1;
      leastA += a;
      leastB += b;
      mostA += c === Infinity ? a : c;
      mostB += d === Infinity ? b : d;
      const change = b - a + (c === d ? 0 : d - c);
      if ((none & bit) !== 0) vague += 1;
      else if (change > 0) gain += 1;
      else if (change < 0) lose += 1;
    }
  }
  counts.moved += moved;
  counts.award += moved;
  counts.notComparable += vague;
  counts.gain += gain;
  counts.lose += lose;
  counts.before.min += leastA;
  counts.before.max += mostA;
  counts.after.min += leastB;
  counts.after.max += mostB;
}

/** Counts cases of which nothing is known. `apart`: those in which what is left to pay may differ where nothing else does. */
function countRest(
  counts: Counting,
  [before, after]: readonly [BatchResult, BatchResult],
  looked: Vector,
  apart: Vector,
): void {
  const bits = bitsOf(before, after, looked);
  const { outcomes: outcomesA, min: minA, max: maxA, roles: rolesA, routes: routesA } = before;
  const { outcomes: outcomesB, min: minB, max: maxB, roles: rolesB, routes: routesB } = after;
  const roleOf = rolesIn(before, after);
  const nets = netsDiffer(before, after);
  for (let w = 0; w < looked.length; w += 1) {
    const [awards, authorisers] = [bits.award[w] as number, bits.authoriser[w] as number];
    const [otherRoutes, otherTerms] = [bits.route[w] as number, bits.terms[w] as number];
    for (let left = looked[w] as number; left !== 0; left &= left - 1) {
      const bit = 31 - Math.clz32(left & -left);
      const at = (w << 5) + bit;
      if (at >= before.cases) break;
      const a = outcomesA[at] as number;
      const b = outcomesB[at] as number;
      const unclear = (a === UNDETERMINED || b === UNDETERMINED) && otherwiseUnclear(before, after, at);
      const ends = minA[at] === minB[at] && maxA[at] === maxB[at] ? 0 : 1;
      const outcome = a !== b || unclear ? 1 : 0;
      const award = ends | ((awards >>> bit) & 1);
      const role = roleOf ? roleOf(rolesB[at] as number) : rolesB[at];
      const authoriser = rolesA[at] === role ? (authorisers >>> bit) & 1 : 1;
      const route = routesA[at] === routesB[at] ? (otherRoutes >>> bit) & 1 : 1;
      const terms = (otherTerms >>> bit) & 1;
      if ((outcome | award | authoriser | route | terms) === 0)
        if ((((apart[w] as number) >>> bit) & 1) === 0 || !nets(at)) continue;
      counts.moved += 1;
      counts.outcome += outcome;
      counts.award += award;
      counts.authoriser += authoriser;
      counts.route += route;
      counts.terms += terms;
      if ((ends | outcome) === 1) fares(counts, before, after, at);
    }
  }
}

/** How a case fares whose outcome or ends moved, and what its ends were. */
function fares(counts: Counting, before: BatchResult, after: BatchResult, at: number): void {
  const minA = endOf(before, before.min, at);
  const minB = endOf(after, after.min, at);
  const maxA = endOf(before, before.max, at);
  const maxB = endOf(after, after.max, at);
  counts.before.min += minA;
  counts.after.min += minB;
  counts.before.max += maxA === Infinity ? minA : maxA;
  counts.after.max += maxB === Infinity ? minB : maxB;
  const change = minB - minA + (maxA === maxB ? 0 : maxB - maxA);
  if (isVague(before, at) || isVague(after, at)) counts.notComparable += 1;
  else if (change > 0) counts.gain += 1;
  else if (change < 0) counts.lose += 1;
}

const isVague = (result: BatchResult, at: number): boolean =>
  result.outcomes[at] === UNDETERMINED ||
  (((result.unspecified[at >>> 5] as number) >>> (at & 31)) & 1) === 1;

function endOf(result: BatchResult, ends: Float64Array, at: number): number {
  const outcome = result.outcomes[at];
  return outcome === AWARD || outcome === UNDETERMINED ? (ends[at] as number) : 0;
}
