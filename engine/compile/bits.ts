/**
 * Bit vectors: one bit a row, 32 rows a word, the first row in the lowest bit. INVARIANT: the bits of the last word that
 * belong to no row are 0. Columns are padded with absent rows and `Kernels.ones` is the one place that cuts the tail;
 * and, or and and-not keep it so.
 */
export type Vector = Int32Array;

/** Words for a number of rows. */
export const wordsFor = (rows: number): number => (rows + 31) >>> 5;

/** Whether a row's bit is set. */
export const hasBit = (vector: Vector, row: number): boolean =>
  (((vector[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

/** Sets a row's bit. */
export function setBit(vector: Vector, row: number): void {
  vector[row >>> 5] = (vector[row >>> 5] as number) | (1 << (row & 31));
}

/** Clears a row's bit. */
export function clearBit(vector: Vector, row: number): void {
  vector[row >>> 5] = (vector[row >>> 5] as number) & ~(1 << (row & 31));
}

/** How many bits are set. */
export function countBits(vector: Vector): number {
  let count = 0;
  for (let w = 0; w < vector.length; w += 1)
    for (let bits = vector[w] as number; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** Whether two vectors of one length have the same bits. */
export function sameBits(a: Vector, b: Vector): boolean {
  for (let w = 0; w < a.length; w += 1) if (a[w] !== b[w]) return false;
  return true;
}

/** Whether any bit is set. */
export function anyBit(vector: Vector): boolean {
  for (let w = 0; w < vector.length; w += 1) if (vector[w] !== 0) return true;
  return false;
}

/** Writes the rows whose bits are set into `rows`, in order, and returns how many there are. */
export function rowsOf(vector: Vector, rows: Int32Array): number {
  let count = 0;
  for (let w = 0; w < vector.length; w += 1)
    for (let bits = vector[w] as number; bits !== 0; bits &= bits - 1) {
      rows[count] = (w << 5) + (31 - Math.clz32(bits & -bits));
      count += 1;
    }
  return count;
}

/** Calls back for every row whose bit is set, in order. */
export function eachRow(vector: Vector, visit: (row: number) => void): void {
  for (let w = 0; w < vector.length; w += 1)
    for (let bits = vector[w] as number; bits !== 0; bits &= bits - 1)
      visit((w << 5) + (31 - Math.clz32(bits & -bits)));
}

/** Writes a value at every row whose bit is set. */
export function fillRows(vector: Vector, into: Uint8Array | Int16Array, value: number): void {
  for (let w = 0; w < vector.length; w += 1) {
    const bits = vector[w] as number;
    if (bits === -1) into.fill(value, w << 5, (w << 5) + 32);
    else
      for (let left = bits; left !== 0; left &= left - 1)
        into[(w << 5) + (31 - Math.clz32(left & -left))] = value;
  }
}

/** Vectors of one length that are lent out and all taken back at once, so that runs make none of their own. */
export class Shelf {
  private readonly vectors: Vector[] = [];
  private lent = 0;

  constructor(private readonly make: () => Vector) {}

  /** A vector with bits of who had it before, the borrower's until the next `putBack`. */
  spare(): Vector {
    const known = this.vectors[this.lent];
    this.lent += 1;
    if (known) return known;
    const made = this.make();
    this.vectors.push(made);
    return made;
  }

  /** A cleared vector. */
  take(): Vector {
    return this.spare().fill(0);
  }

  /** Takes all vectors back. */
  putBack(): void {
    this.lent = 0;
  }
}
