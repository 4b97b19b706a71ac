/**
 * What an edit of an edition moves, without running everything again: of a run that is held, only the cases that can differ
 * are worked out anew, and the answer is that of a whole run, to the bit.
 */
import type { PreparedEdition } from '../model/index.ts';
import { type Vector, wordsFor } from './bits.ts';
import { EditionDelta } from './delta-edition.ts';
import type { BatchResult } from './result.ts';
import type { Chunk } from './table.ts';

/** What became of one edition. */
export interface Rerun {
  /** The answer. It is overwritten by the next rerun: what is to outlive it has to be copied out. */
  readonly result: BatchResult;
  /** Cases that may differ from the run that is held; all others are the same in both. */
  readonly touched: Vector;
  /** Those of them that are awarded something on both sides, and in which nothing but its ends can differ. */
  readonly sums: Vector;
  /** Those of them that ran one by one on a side: what is left to pay may differ in them where nothing else does. */
  readonly apart: Vector;
  /** Everything was run again: the edit changed more than rules of the same names in the same order. */
  readonly whole: boolean;
}

/** Cases in chunks, as a table has them. */
export interface HeldTable {
  readonly cases: number;
  readonly chunks: readonly Chunk[];
}

/** A run that is held, so that edits of its editions are answered quickly. The table must stay as it is. */
export class HeldRun<T extends HeldTable = HeldTable> {
  private readonly editions = new Map<number, EditionDelta>();

  /** `whole` runs all cases under an edition, for edits that leave nothing to hold on to. */
  constructor(
    readonly table: T,
    readonly results: readonly BatchResult[],
    private readonly whole: (edition: PreparedEdition) => BatchResult,
  ) {}

  /** Makes what the first rerun of an edition would have to make: takes as long as copying its answer, and as much memory. */
  prepare(place: number): void {
    this.editionAt(place).prepare();
  }

  private editionAt(place: number): EditionDelta {
    const held = this.results[place];
    if (!held) throw new RangeError(`there is no edition ${place} in this run`);
    const known = this.editions.get(place) ?? new EditionDelta(this.table, held);
    this.editions.set(place, known);
    return known;
  }

  /**
   * The answer where the edition in a place of the run has become another; the same as of a whole run. Throws a `RangeError`
   * where there is no such place.
   */
  rerun(place: number, after: PreparedEdition): Rerun {
    const held = this.results[place];
    const none = new Int32Array(wordsFor(this.table.cases));
    if (held?.edition === after)
      return { result: held, touched: none, sums: none, apart: none, whole: false };
    const told = this.editionAt(place).rerun(after);
    if (told) return { ...told, whole: false };
    const all = none.slice();
    for (const { start, space } of this.table.chunks) all.set(space.all, start >>> 5);
    return { result: this.whole(after), touched: all, sums: none, apart: all, whole: true };
  }
}
