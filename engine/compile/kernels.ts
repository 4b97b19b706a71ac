/** The loops that touch every row, behind one small interface: plain TypeScript here, `wasm/` has others. */
import type { Vector } from './bits.ts';
import { LEAST, MOST } from './columns.ts';
import { type Choice, ends, type EndsPass, pick } from './passes.ts';
import type { Room } from './wasm/room.ts';

export type { Vector } from './bits.ts';

/** The numbers of a column: whole ones of 30 bits, or exact doubles. */
export type Numbers = Int32Array | Float64Array;

export type { Choice, EndsPass, SumRows } from './passes.ts';

/**
 * Runs the instructions of a program over all its registers, each of `words` words; a register without a vector is needed
 * by the program alone. False where there was no room for it, and nothing was done.
 */
export type Straight = (
  code: Int32Array,
  registers: readonly (Vector | undefined)[],
  words: number,
) => boolean;

/** What the compiled form asks of a machine. All vectors of a call have the same length; `out` may be an operand. */
export interface Kernels {
  readonly form: 'plain' | 'wasm';
  /** Where vectors and columns should lie; any other array is taken as well, but is slower. Absent: anywhere. */
  readonly room?: Room;
  /** The same kernels with room for so many bytes, or others where there is none to be had. Absent: they need none. */
  readonly roomFor?: (bytes: number) => Kernels;
  /** Kernels without room, for rows that come and go. Absent: these. */
  readonly heap?: Kernels;
  /** Absent: instruction by instruction. */
  readonly straight?: Straight;
  /** A bit for every row, none beyond the last: the one place that cuts the tail of the last word. */
  ones(out: Vector, rows: number): void;
  and(out: Vector, a: Vector, b: Vector): void;
  or(out: Vector, a: Vector, b: Vector): void;
  /** The bits of a that are not in b. */
  andNot(out: Vector, a: Vector, b: Vector): void;
  /** Rows with `from` or more. `numbers` is padded with absent rows, which are below every threshold. */
  atLeast(out: Vector, numbers: Numbers, from: number): void;
  /** Rows of each code, in one pass: `outs[code]`. `codes` is padded with 0, the code of an absent row. */
  codes(outs: readonly Vector[], codes: Uint8Array | Uint16Array): void;
  /** Of each row the code of the first choice that has it, else `otherwise`, and `base` more. `out` has a place for every bit. */
  pick(out: Uint8Array | Int16Array, choices: readonly Choice[], otherwise: number, base: number): void;
  /** Adds up the ends of totals. */
  ends(pass: EndsPass): void;
}

/** Whole numbers of at most 30 bits: the sign of the difference is the answer, without a branch. */
function atLeastWhole(out: Vector, numbers: Int32Array, from: number): void {
  const least = Math.min(MOST + 1, Math.max(LEAST, from)) | 0;
  for (let w = 0; w < out.length; w += 1) {
    const at = w << 5;
    let bits = 0;
    for (let i = at; i < at + 32; i += 1)
      bits = (bits >>> 1) | (~(((numbers[i] as number) - least) | 0) & 0x80000000);
    out[w] = bits;
  }
}

function atLeastWide(out: Vector, numbers: Float64Array, from: number): void {
  const least = Math.max(from, -Number.MAX_VALUE);
  for (let w = 0; w < out.length; w += 1) {
    const at = w << 5;
    let bits = 0;
    for (let i = 0; i < 32; i += 1) bits |= ((numbers[at + i] as number) >= least ? 1 : 0) << i;
    out[w] = bits;
  }
}

/** The kernels in plain TypeScript. */
export const plainKernels: Kernels = {
  form: 'plain',
  ones(out, rows) {
    out.fill(-1);
    const tail = rows & 31;
    if (tail !== 0) out[out.length - 1] = (1 << tail) - 1;
  },
  and(out, a, b) {
    for (let w = 0; w < out.length; w += 1) out[w] = (a[w] as number) & (b[w] as number);
  },
  or(out, a, b) {
    for (let w = 0; w < out.length; w += 1) out[w] = (a[w] as number) | (b[w] as number);
  },
  andNot(out, a, b) {
    for (let w = 0; w < out.length; w += 1) out[w] = (a[w] as number) & ~(b[w] as number);
  },
  atLeast(out, numbers, from) {
    if (numbers instanceof Int32Array) atLeastWhole(out, numbers, from);
    else atLeastWide(out, numbers, from);
  },
  codes(outs, codes) {
    const masks = new Int32Array(outs.length);
    const words = outs[0]?.length ?? 0;
    for (let w = 0; w < words; w += 1) {
      const at = w << 5;
      masks.fill(0);
      for (let i = 0; i < 32; i += 1) {
        const code = codes[at + i] as number;
        masks[code] = (masks[code] as number) | (1 << i);
      }
      for (let code = 0; code < outs.length; code += 1) (outs[code] as Vector)[w] = masks[code] as number;
    }
  },
  pick,
  ends,
};

/** A cleared vector where the kernels like it best. */
export const vectorFor = ({ room }: Kernels, words: number): Vector =>
  room ? room.vector(words) : new Int32Array(words);
