/** What a run writes on besides its results: made once for a length of rows, used for every chunk and edition. */
import { Shelf, type Vector } from './bits.ts';
import { type Kernels, vectorFor } from './kernels.ts';
import { Scratch } from './program.ts';
import type { Space } from './space.ts';

/** Vectors and arrays as long as the rows of a chunk. */
export interface Work {
  readonly kernels: Kernels;
  readonly shelf: Shelf;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly bytes: Uint8Array;
  readonly shorts: Int16Array;
  /** Places of rows. */
  readonly rows: Int32Array;
  readonly late: Scratch;
}

const works = new WeakMap<Scratch, Map<number, Work>>();

/** The work space of a table for the rows of one of its spaces: one for all of a length. It holds nothing from one call to the next. */
export function workFor(scratch: Scratch, { kernels, words }: Space): Work {
  const byWords = works.get(scratch) ?? new Map<number, Work>();
  works.set(scratch, byWords);
  const before = byWords.get(words);
  if (before) return before;
  const rows = words << 5;
  const keep = <T extends Parameters<NonNullable<Kernels['room']>['keep']>[0]>(array: T): T =>
    kernels.room?.keep(array) ?? array;
  const made: Work = {
    kernels,
    shelf: new Shelf(() => vectorFor(kernels, words)),
    min: keep(new Float64Array(rows)),
    max: keep(new Float64Array(rows)),
    bytes: keep(new Uint8Array(rows)),
    shorts: keep(new Int16Array(rows)),
    rows: new Int32Array(rows),
    late: new Scratch(),
  };
  byWords.set(words, made);
  return made;
}

/** The union of vectors: the first one itself, and a copy as soon as there is a second. */
export class Union {
  private vector: Vector | undefined;
  private isOwn = false;

  constructor(private readonly work: Work) {}

  /** The rows of all; undefined where nothing was added. Not to be written on. */
  get rows(): Vector | undefined {
    return this.vector;
  }

  /** Adds rows. The vector must stay as it is for as long as the union is used. */
  add(rows: Vector): void {
    const { kernels, shelf } = this.work;
    if (!this.vector) this.vector = rows;
    else {
      const into = this.isOwn ? this.vector : shelf.spare();
      kernels.or(into, this.vector, rows);
      this.vector = into;
      this.isOwn = true;
    }
  }

  /** The rows as a vector of their own, which may be written on. */
  own(): Vector {
    if (this.vector && this.isOwn) return this.vector;
    const made = this.work.shelf.spare();
    if (this.vector) made.set(this.vector);
    else made.fill(0);
    this.vector = made;
    this.isOwn = true;
    return made;
  }
}

/** Vectors that make up a code for each row, from sets of rows of which no two have one in common. */
export class Codes {
  private readonly unions: Union[] = [];

  constructor(private readonly work: Work) {}

  /** Gives the bits of a code to rows. */
  add(rows: Vector, code: number): void {
    for (let j = 0; code >>> j !== 0; j += 1)
      if (((code >>> j) & 1) === 1) (this.unions[j] ??= new Union(this.work)).add(rows);
  }

  /** The vectors, `none` standing for those without a row. */
  planes(none: Vector): Vector[] {
    const planes: Vector[] = [];
    for (let j = 0; j < this.unions.length; j += 1) planes.push(this.unions[j]?.rows ?? none);
    return planes;
  }
}
