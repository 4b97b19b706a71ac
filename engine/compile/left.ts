/** What is left to pay of awards, told as little as possible: most cases were paid nothing. */

import { hasBit, type Vector } from './bits.ts';

/** The ends of awards, by case. */
export interface Ends {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** Cases of one chunk that were paid something: their places in it, and the pence. */
export interface PaidRows {
  /** The place of the chunk's first case. */
  readonly start: number;
  readonly rows: Int32Array;
  readonly less: Float64Array;
  /** Those of the chunk's cases whose award is less by it. */
  readonly among: Vector;
}

/** Ends that nobody has asked for yet. */
interface Later {
  /** Works them out, on arrays of an earlier time where there are some. */
  readonly make: (into: Ends | null) => Ends;
  /** Those of single cases that were told since, one after the other: they stand above what is worked out. */
  readonly at: number[];
  readonly min: number[];
  readonly max: number[];
}

/**
 * The ends of what is left to pay. Arrays are made when somebody asks for them or a case has ends of its own.
 * INVARIANT: from then on every writer of an award writes them too, by `note` or `put`, or postpones them.
 */
export class Left {
  private pending: PaidRows[] = [];
  private ends: Ends | null = null;
  private later: Later | null = null;

  /** Notes what was paid in a chunk whose awards have the ends `min` and `max`, and have been written. */
  note(paid: PaidRows, min: Float64Array, max: Float64Array): void {
    const { ends } = this;
    if (!ends) {
      if (paid.rows.length > 0) this.pending.push(paid);
      return;
    }
    ends.min.set(min, paid.start);
    ends.max.set(max, paid.start);
    subtract(ends, paid);
  }

  /** The ends of what is left of awards; the awards' own where nothing was paid. */
  of(awards: Ends): Ends {
    if (!this.later && this.ends) return this.ends;
    if (!this.later && this.pending.length === 0) return awards;
    return this.made(awards);
  }

  /** Notes what is left of one award that has been written. */
  put(awards: Ends, at: number, min: number, max: number): void {
    if (this.later) {
      this.later.at.push(at);
      this.later.min.push(min);
      this.later.max.push(max);
      return;
    }
    if (!this.ends && min === awards.min[at] && max === awards.max[at]) return;
    const ends = this.made(awards);
    ends.min[at] = min;
    ends.max[at] = max;
  }

  /** Forgets all ends: what `make` tells when somebody asks takes their place, but for those that are put from now on. */
  postpone(make: Later['make']): void {
    this.pending = [];
    this.later = { make, at: [], min: [], max: [] };
  }

  /** The same in arrays of its own. */
  copy(awards: Ends): Left {
    if (this.later) this.made(awards);
    const copy = new Left();
    copy.pending = [...this.pending];
    copy.ends = this.ends && { min: this.ends.min.slice(), max: this.ends.max.slice() };
    return copy;
  }

  private made(awards: Ends): Ends {
    const { later } = this;
    if (later) {
      const ends = later.make(this.ends);
      later.at.forEach((at, i) => {
        ends.min[at] = later.min[i] as number;
        ends.max[at] = later.max[i] as number;
      });
      this.later = null;
      return (this.ends = ends);
    }
    if (this.ends) return this.ends;
    const ends = { min: awards.min.slice(), max: awards.max.slice() };
    for (const paid of this.pending) subtract(ends, paid);
    this.pending = [];
    return (this.ends = ends);
  }
}

function subtract({ min, max }: Ends, { start, rows, less, among }: PaidRows): void {
  for (let i = 0; i < rows.length; i += 1) {
    if (!hasBit(among, rows[i] as number)) continue;
    const at = start + (rows[i] as number);
    const paid = less[i] as number;
    min[at] = Math.max(0, (min[at] as number) - paid);
    max[at] = Math.max(0, (max[at] as number) - paid);
  }
}
