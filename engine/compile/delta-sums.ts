/** Awards that pay another constant sum: the difference is added where nothing else of the row can change by it. */
import { setBit, type Vector } from './bits.ts';
import { type At, type MovedEnds, noEnds } from './delta-chunk.ts';
import type { PlanDelta } from './delta-plans.ts';
import type { BatchResult } from './result.ts';

/** Rows of a chunk. */
export interface SumRows {
  /** The place of its first row in the answers. */
  readonly start: number;
  /** Those that run one by one on either side. */
  readonly aside: Vector;
  /** Where a difference is added: written here. */
  readonly sums: Vector;
  /** Where rows are worked out anew as a whole; those in which a difference is not enough are added. */
  readonly again: Vector;
  /** Room for a vector. */
  readonly spare: Vector;
}

/** The answer that is held, and the one that is written. */
export interface Answers {
  readonly held: BatchResult;
  readonly work: BatchResult;
}

/**
 * Adds the differences of changed sums to `work` and notes the rows in `sums`. `before`: the ends that the edit before has
 * moved, in rows that have not been put back. The answer is those that this one moves.
 */
export function addSums(
  changes: PlanDelta,
  at: At,
  rows: SumRows,
  sides: Answers,
  before: MovedEnds,
): MovedEnds {
  const { aside, sums, again, spare: add } = rows;
  const { held, work } = sides;
  let now = noEnds;
  for (const sum of changes.sums) {
    const hit = at(sum.rows);
    for (let w = 0; w < add.length; w += 1)
      add[w] = (hit[w] as number) & ~((aside[w] as number) | (again[w] as number));
    if (sum.min !== 0 || before.min) addEnd(add, sum.min, held.min, work.min, changes.thresholds, rows);
    if (sum.max !== 0 || before.max) addEnd(add, sum.max, held.max, work.max, changes.thresholds, rows);
    for (let w = 0; w < add.length; w += 1) sums[w] = (sums[w] as number) | (add[w] as number);
    now = { min: now.min || sum.min !== 0, max: now.max || sum.max !== 0 };
  }
  if (changes.sums.length > 0) keepEven(at(changes.uneven), rows, sides);
  return now;
}

/**
 * Adds a difference to one end of rows: to what is held, or to what stands where a sum was added before. Rows whose total
 * crosses a threshold of a rule that reads it are worked out anew.
 */
function addEnd(
  add: Vector,
  by: number,
  held: Float64Array,
  work: Float64Array,
  thresholds: readonly number[],
  { start, sums, again }: SumRows,
): void {
  const least = Math.min(...thresholds);
  for (let w = 0; w < add.length; w += 1) {
    const twice = sums[w] as number;
    const first = start + (w << 5);
    let crossing = 0;
    for (let left = add[w] as number; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const at = first + (31 - Math.clz32(bit));
      const was = held[at] as number;
      const is = ((twice & bit) === 0 ? was : (work[at] as number)) + by;
      work[at] = is;
      if ((was >= least || is >= least) && crosses(was, is, thresholds)) crossing |= bit;
    }
    if (crossing !== 0) again[w] = (again[w] as number) | crossing;
  }
}

function crosses(was: number, is: number, thresholds: readonly number[]): boolean {
  for (const from of thresholds) if (was >= from !== is >= from) return true;
  return false;
}

/**
 * Beside an amount that is no plain constant a least may have been cut at its most, and "above" counts where the ends differ:
 * where they do so before and after, neither is at work; other rows are worked out anew. What is worked out anew is no sum.
 */
function keepEven(uneven: Vector, { start, sums, again }: SumRows, { held, work }: Answers): void {
  for (let w = 0; w < uneven.length; w += 1) {
    for (let left = (uneven[w] as number) & (sums[w] as number); left !== 0; left &= left - 1) {
      const row = (w << 5) + (31 - Math.clz32(left & -left));
      const at = start + row;
      const wide = (held.min[at] as number) < (held.max[at] as number);
      if (!wide || (work.min[at] as number) >= (work.max[at] as number)) setBit(again, row);
    }
    sums[w] = (sums[w] as number) & ~(again[w] as number);
  }
}
