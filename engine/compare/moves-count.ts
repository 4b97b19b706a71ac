/** How many cases moved between two runs, and by how much, without an object for any of them. Money is pence. */
import type { Vector } from '../compile/bits.ts';
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

/** Roles of `after` as places in the list of `before`; those it lacks are places of their own. */
function rolesIn(before: BatchResult, after: BatchResult): (place: number) => number {
  const [a, b] = [before.edition.roles, after.edition.roles];
  if (a.join('\n') === b.join('\n')) return (place) => place;
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

/** Numbers of both sides, side by side. */
interface Sides {
  readonly outcomes: readonly [Uint8Array, Uint8Array];
  readonly roles: readonly [Int16Array, Int16Array];
  readonly routes: readonly [Uint8Array, Uint8Array];
  readonly nets: readonly (readonly [Float64Array, Float64Array])[];
}

function sidesOf(before: BatchResult, after: BatchResult): Sides {
  const ownNet = before.netMin !== before.min || after.netMin !== after.min;
  return {
    outcomes: [before.outcomes, after.outcomes],
    roles: [before.roles, after.roles],
    routes: [before.routes, after.routes],
    nets: ownNet
      ? [
          [before.netMin, after.netMin],
          [before.netMax, after.netMax],
        ]
      : [],
  };
}

/**
 * Counts what moved between two runs over the same cases. `touched`: the cases to look at, where it is known that no other
 * can have moved; all of them where nothing is said.
 */
export function countMoves(before: BatchResult, after: BatchResult, touched?: Vector): MoveCounts {
  const counts = new Counting();
  const looked = touched ?? new Int32Array(before.exclusive.length).fill(-1);
  const bits = bitsOf(before, after, looked);
  const sides = sidesOf(before, after);
  const [[outcomesA, outcomesB], [rolesA, rolesB], [routesA, routesB]] = [
    sides.outcomes,
    sides.roles,
    sides.routes,
  ];
  const [minA, maxA, minB, maxB] = [before.min, before.max, after.min, after.max];
  const roleOf = rolesIn(before, after);
  for (let w = 0; w < looked.length; w += 1)
    for (let left = looked[w] as number; left !== 0; left &= left - 1) {
      const bit = 31 - Math.clz32(left & -left);
      const at = (w << 5) + bit;
      if (at >= before.cases) break;
      const is = (vector: Vector): number => ((vector[w] as number) >>> bit) & 1;
      const a = outcomesA[at] as number;
      const b = outcomesB[at] as number;
      const unclear = (a === UNDETERMINED || b === UNDETERMINED) && otherwiseUnclear(before, after, at);
      const ends = minA[at] === minB[at] && maxA[at] === maxB[at] ? 0 : 1;
      const outcome = a !== b || unclear ? 1 : 0;
      const award = ends | is(bits.award);
      const authoriser = rolesA[at] === roleOf(rolesB[at] as number) ? is(bits.authoriser) : 1;
      const route = routesA[at] === routesB[at] ? is(bits.route) : 1;
      const terms = is(bits.terms);
      if ((outcome | award | authoriser | route | terms) === 0 && differ(sides.nets, at) === 0) continue;
      counts.moved += 1;
      counts.outcome += outcome;
      counts.award += award;
      counts.authoriser += authoriser;
      counts.route += route;
      counts.terms += terms;
      if ((ends | outcome) === 1) fares(counts, before, after, at);
    }
  return counts;
}

function differ(sides: Sides['nets'], at: number): number {
  for (let i = 0; i < sides.length; i += 1) if (sides[i]?.[0][at] !== sides[i]?.[1][at]) return 1;
  return 0;
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
