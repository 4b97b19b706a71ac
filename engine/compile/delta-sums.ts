/** Awards that pay another constant sum: the difference is added where nothing else of the row can change by it. */
import { outcomes } from '../model/index.ts';
import { rowsOf, setBit, type Vector } from './bits.ts';
import type { At } from './delta-chunk.ts';
import type { PlanDelta, SumChange } from './delta-plans.ts';
import { writeLeft } from './delta-rows.ts';
import type { Ref } from './program.ts';
import type { BatchResult } from './result.ts';
import type { Chunk } from './table.ts';

const AWARD = outcomes.indexOf('award');

/** Rows of a chunk. */
export interface SumRows {
  /** Room for all of them. */
  readonly list: Int32Array;
  /** Those that run one by one on either side. */
  readonly aside: Vector;
  /** Where a difference is added, and where that is not enough. */
  readonly sums: Vector;
  readonly again: Vector;
}

/** The answer that is held, and the one that is written. */
export interface Answers {
  readonly held: BatchResult;
  readonly work: BatchResult;
}

const orAll = (out: Vector, refs: readonly Ref[], at: At): Vector => {
  for (const ref of refs) {
    const rows = at(ref);
    for (let w = 0; w < out.length; w += 1) out[w] = (out[w] as number) | (rows[w] as number);
  }
  return out;
};

/**
 * Adds the differences of changed sums to `work` and notes the rows in `sums`; rows in which that is not enough go to `again`.
 * Rows of `again` may have been added to: they are worked out anew as a whole.
 */
export function addSums(chunk: Chunk, changes: PlanDelta, at: At, rows: SumRows, sides: Answers): void {
  if (changes.sums.length === 0) return;
  const { words } = chunk.space;
  const uneven = orAll(new Int32Array(words), changes.uneven, at);
  const add = new Int32Array(words);
  for (const sum of changes.sums) {
    const hit = at(sum.hit);
    const beside = sum.beside.length > 0 ? orAll(new Int32Array(words), sum.beside, at) : chunk.space.none;
    for (let w = 0; w < words; w += 1) {
      const bits = (hit[w] as number) & ~(rows.aside[w] as number);
      rows.again[w] = (rows.again[w] as number) | (bits & (beside[w] as number));
      add[w] = bits & ~(rows.again[w] as number);
    }
    addTo(add, sum, chunk, rows, sides);
  }
  keepEven(uneven, chunk, rows, sides);
  const count = rowsOf(rows.sums, rows.list);
  writeLeft(chunk, sides.work, rows.list, count);
  if (changes.thresholds.length > 0) crossing(chunk, changes.thresholds, rows, sides, count);
}

/** Adds the difference of one sum to what the rows of a vector have in the held answer, or by now. */
function addTo(add: Vector, sum: SumChange, { start }: Chunk, rows: SumRows, { held, work }: Answers): void {
  const { min, max } = work;
  const { outcomes: standing } = held;
  const [low, high] = [sum.min, sum.max];
  for (let w = 0; w < add.length; w += 1) {
    let counted = 0;
    for (let left = add[w] as number; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const at = start + (w << 5) + (31 - Math.clz32(bit));
      // Only what is awarded was added up; the hit itself makes it one, unless the case is barred.
      if (standing[at] !== AWARD) continue;
      counted |= bit;
      const twice = ((rows.sums[w] as number) & bit) !== 0;
      min[at] = ((twice ? min[at] : held.min[at]) as number) + low;
      max[at] = ((twice ? max[at] : held.max[at]) as number) + high;
    }
    rows.sums[w] = (rows.sums[w] as number) | counted;
  }
}

/**
 * Beside an amount that is no plain constant a least may have been cut at its most, and "above" counts where the ends differ:
 * where they do so before and after, neither is at work; other rows are worked out anew. What is worked out anew is no sum.
 */
function keepEven(uneven: Vector, { start }: Chunk, rows: SumRows, { held, work }: Answers): void {
  for (let w = 0; w < uneven.length; w += 1) {
    for (let left = (uneven[w] as number) & (rows.sums[w] as number); left !== 0; left &= left - 1) {
      const row = (w << 5) + (31 - Math.clz32(left & -left));
      const at = start + row;
      const wide = (held.min[at] as number) < (held.max[at] as number);
      if (!wide || (work.min[at] as number) >= (work.max[at] as number)) setBit(rows.again, row);
    }
    rows.sums[w] = (rows.sums[w] as number) & ~(rows.again[w] as number);
  }
}

/** Rows whose total crosses a threshold of a rule that reads it are worked out anew. */
function crossing(
  { start }: Chunk,
  thresholds: readonly number[],
  rows: SumRows,
  { held, work }: Answers,
  count: number,
): void {
  for (let i = 0; i < count; i += 1) {
    const row = rows.list[i] as number;
    const at = start + row;
    for (const from of thresholds)
      for (const [was, is] of [
        [held.min, work.min],
        [held.max, work.max],
      ] as const)
        if ((was[at] as number) >= from !== (is[at] as number) >= from) setBit(rows.again, row);
  }
}
