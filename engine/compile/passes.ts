/** The passes that turn bits into numbers, in plain TypeScript: a code for each row, and the ends of its total. */
import type { Numbers } from './kernels.ts';
import type { Vector } from './bits.ts';

/** At most so many vectors make up the code of a row. */
export const MOST_PLANES = 8;

/** Where numbers of columns are added, none of which has one below nothing; an absent one is nothing. */
export interface SumRows {
  readonly rows: Vector;
  readonly columns: readonly Numbers[];
  /** By column: the rows whose number is above nothing, or more. */
  readonly above: readonly Vector[];
}

/** What one pass adds to the totals of some rows. `min` and `max` have a place for every bit of a vector. */
export interface EndsPass {
  /** A row's code has bit j where vector j has the row. */
  readonly planes: readonly Vector[];
  /** Least and most of each code, one after the other; those of code 0 are 0. */
  readonly pairs: Float64Array;
  readonly sums: readonly SumRows[];
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Whether all is added to what stands there; else it takes its place. */
  readonly onTop: boolean;
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** Four bits as the lowest bits of four bytes. */
const nibbles = Int32Array.from({ length: 16 }, (_, four) => {
  const bytes = new Uint8Array(4);
  for (let i = 0; i < 4; i += 1) bytes[i] = (four >>> i) & 1;
  return new Int32Array(bytes.buffer)[0] as number;
});

/** Rows that get a code where no choice before has them. */
export interface Choice {
  readonly rows: Vector;
  /** From 0 to 255. */
  readonly code: number;
}

/** Gives the bits of a code to the rows of two vectors. */
function give(code: number, rows: Vector, left: Vector, planes: readonly Vector[]): void {
  for (let j = 0; code >>> j !== 0; j += 1) {
    if (((code >>> j) & 1) === 0) continue;
    const plane = planes[j] as Vector;
    for (let w = 0; w < plane.length; w += 1)
      plane[w] = (plane[w] as number) | ((rows[w] as number) & (left[w] as number));
  }
}

/** Of each row the code of the first choice that has it, else `otherwise`, and `base` more. */
export function pick(
  out: Uint8Array | Int16Array,
  choices: readonly Choice[],
  otherwise: number,
  base: number,
): void {
  const every = choices.reduce((sum, { code }) => sum | code, otherwise);
  const words = out.length >>> 5;
  const planes = Array.from({ length: 32 - Math.clz32(every) }, () => new Int32Array(words));
  const left = new Int32Array(words).fill(-1);
  for (const { rows, code } of choices) {
    give(code, rows, left, planes);
    for (let w = 0; w < words; w += 1) left[w] = (left[w] as number) & ~(rows[w] as number);
  }
  give(otherwise, left, left, planes);
  spread(out, planes, base);
}

/** `base` in every row, and `1 << j` more where vector j of `planes` has the row. */
function spread(out: Uint8Array | Int16Array, planes: readonly Vector[], base: number): void {
  const codes = out instanceof Uint8Array ? out : new Uint8Array(out.length);
  const four = new Int32Array(codes.buffer, codes.byteOffset, codes.length >>> 2);
  for (let at = 0; at < four.length; at += 1) {
    const shift = (at & 7) << 2;
    let sum = 0;
    for (let j = 0; j < planes.length; j += 1)
      sum |= (nibbles[(((planes[j] as Vector)[at >>> 3] as number) >>> shift) & 15] as number) << j;
    four[at] = sum;
  }
  if (base !== 0 || out !== codes)
    for (let row = 0; row < out.length; row += 1) out[row] = (codes[row] as number) + base;
}

/** Adds numbers to both ends of the rows of a vector. */
function addNumbers(rows: Vector, numbers: Numbers, min: Float64Array, max: Float64Array): void {
  for (let w = 0; w < rows.length; w += 1)
    for (let bits = rows[w] as number; bits !== 0; bits &= bits - 1) {
      const row = (w << 5) + lowest(bits);
      const value = numbers[row] as number;
      if (value <= 0) continue;
      min[row] = (min[row] as number) + value;
      max[row] = (max[row] as number) + value;
    }
}

/** Adds up the ends of one pass. */
export function ends({ planes, pairs, sums, min, max, onTop }: EndsPass): void {
  if (!onTop) {
    min.fill(0);
    max.fill(0);
  }
  for (let w = 0; w < min.length >>> 5; w += 1) {
    let any = 0;
    for (const plane of planes) any |= plane[w] as number;
    for (let bits = any; bits !== 0; bits &= bits - 1) {
      const bit = lowest(bits);
      let code = 0;
      for (let j = 0; j < planes.length; j += 1)
        code |= ((((planes[j] as Vector)[w] as number) >>> bit) & 1) << j;
      const row = (w << 5) + bit;
      min[row] = (min[row] as number) + (pairs[code << 1] as number);
      max[row] = (max[row] as number) + (pairs[(code << 1) + 1] as number);
    }
  }
  for (const { rows, columns } of sums) for (const each of columns) addNumbers(rows, each, min, max);
}
