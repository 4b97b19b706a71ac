/** Answers of some rows put in the place of others, many rows at a time. */
import { engineFacts, outcomes } from '../model/index.ts';
import { clearBit, eachRow, hasBit, rowsOf, setBit, type Vector } from './bits.ts';
import { numberAt } from './columns.ts';
import type { Ends } from './left.ts';
import type { BatchResult } from './result.ts';
import { specOf } from './specs.ts';
import type { Chunk } from './table.ts';

const AWARD = outcomes.indexOf('award');

/** Copies the bits of some rows; `from` and `to` begin at other words. */
function copyBits(rows: Vector, from: Vector, fromWord: number, to: Vector, toWord: number): void {
  for (let w = 0; w < rows.length; w += 1) {
    const mask = rows[w] as number;
    if (mask === 0) continue;
    const at = toWord + w;
    to[at] = ((to[at] as number) & ~mask) | ((from[fromWord + w] as number) & mask);
  }
}

/** Where the rows of a chunk stand in two answers. */
export interface Places {
  readonly from: number;
  readonly to: number;
}

/**
 * Copies what plain rows have in one answer to another: all but what is left to pay, and of the rules that hold only those
 * that are named. `list` is room for the rows of a chunk; the answer is how many of it are used.
 */
export function copyPlain(
  rows: Vector,
  of: readonly [from: BatchResult, to: BatchResult],
  places: Places,
  rules: readonly number[],
  list: Int32Array,
): number {
  const [from, to] = of;
  const count = rowsOf(rows, list);
  if (count === 0) return 0;
  const { outcomes: a, min, max, roles, routes } = from;
  const { outcomes: b, min: toMin, max: toMax, roles: toRoles, routes: toRoutes } = to;
  for (let i = 0; i < count; i += 1) {
    const row = list[i] as number;
    const at = places.to + row;
    const was = places.from + row;
    b[at] = a[was] as number;
    toMin[at] = min[was] as number;
    toMax[at] = max[was] as number;
    toRoles[at] = roles[was] as number;
    toRoutes[at] = routes[was] as number;
  }
  const [fromWord, toWord] = [places.from >>> 5, places.to >>> 5];
  const bits = (x: Vector, y: Vector): void => copyBits(rows, x, fromWord, y, toWord);
  bits(from.exclusive, to.exclusive);
  bits(from.unspecified, to.unspecified);
  from.terms.forEach(({ on }, i) => bits(on, to.terms[i]?.on as Vector));
  for (const [head, vector] of from.without) bits(vector, to.without.get(head) as Vector);
  for (const rule of rules) bits(from.fired[rule] as Vector, to.fired[rule] as Vector);
  return count;
}

/** Writes what is left to pay of the first `count` rows of a list, whose awards have been written. */
export function writeLeft(
  { start, space }: Chunk,
  result: BatchResult,
  left: Ends,
  list: Int32Array,
  count: number,
): void {
  const spec = specOf(result.edition, engineFacts.paid);
  const paid = spec && space.column(spec);
  const { min, max } = result;
  for (let i = 0; i < count; i += 1) {
    const at = start + (list[i] as number);
    left.min[at] = min[at] as number;
    left.max[at] = max[at] as number;
  }
  if (!paid || paid.aboveNothing === space.none) return;
  for (let i = 0; i < count; i += 1) {
    const row = list[i] as number;
    const at = start + row;
    if (result.outcomes[at] !== AWARD || (paid.aboveNothing && !hasBit(paid.aboveNothing, row))) continue;
    const less = numberAt(paid, row);
    left.min[at] = Math.max(0, (min[at] as number) - less);
    left.max[at] = Math.max(0, (max[at] as number) - less);
  }
}

/** Puts the sums of some rows back to what they are in another answer of the same cases. */
export function copySums(rows: Vector, from: BatchResult, to: BatchResult, start: number): void {
  const [min, max, toMin, toMax] = [from.min, from.max, to.min, to.max];
  eachRow(rows, (row) => {
    const at = start + row;
    toMin[at] = min[at] as number;
    toMax[at] = max[at] as number;
  });
}

const bit = (from: Vector, row: number, to: Vector, at: number): void =>
  hasBit(from, row) ? setBit(to, at) : clearBit(to, at);

/** Copies all that is known of a case, but for what is left to pay, from one place to another. */
export function copyCase(from: BatchResult, row: number, to: BatchResult, at: number): void {
  to.outcomes[at] = from.outcomes[row] as number;
  to.min[at] = from.min[row] as number;
  to.max[at] = from.max[row] as number;
  to.roles[at] = from.roles[row] as number;
  to.routes[at] = from.routes[row] as number;
  for (const name of ['exclusive', 'unspecified', 'roleMaybe', 'routeMaybe'] as const)
    bit(from[name], row, to[name], at);
  const [maybe, toMaybe] = [from.maybeFired, to.maybeFired];
  for (let i = 0; i < from.fired.length; i += 1) {
    bit(from.fired[i] as Vector, row, to.fired[i] as Vector, at);
    bit(maybe[i] as Vector, row, toMaybe[i] as Vector, at);
  }
  from.terms.forEach((term, i) => {
    bit(term.on, row, to.terms[i]?.on as Vector, at);
    bit(term.maybe, row, to.terms[i]?.maybe as Vector, at);
  });
  for (const [head, rows] of from.without) bit(rows, row, to.without.get(head) as Vector, at);
  const [problem, possible] = [from.problems.get(row), from.possible.get(row)];
  if (problem === undefined) to.problems.delete(at);
  else to.problems.set(at, problem);
  if (possible === undefined) to.possible.delete(at);
  else to.possible.set(at, possible);
}
