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
    const words = wordsFor(this.table.cases);
    if (held?.edition === after) return { result: held, touched: new Int32Array(words), whole: false };
    const told = this.editionAt(place).rerun(after);
    if (told) return { ...told, whole: false };
    const touched = new Int32Array(words);
    for (const { start, space } of this.table.chunks) touched.set(space.all, start >>> 5);
    return { result: this.whole(after), touched, whole: true };
  }
}
