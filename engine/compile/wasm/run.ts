/** The kernels over vectors that lie in one memory; arrays of the heap are left to the plain ones. */
import {
  type Choice,
  type Kernels,
  type Numbers,
  plainKernels,
  type Straight,
  type SumRows,
  type Vector,
} from '../kernels.ts';
import { LEAST, MOST } from '../columns.ts';
import { PIECE, Room } from './room.ts';

type Bits = (out: number, a: number, b: number, words: number) => void;
type Search = (out: number, values: number, words: number, asked: number) => void;
type Pick = (
  out: number,
  choices: number,
  end: number,
  work: number,
  count: number,
  words: number,
  otherwise: number,
  base: number,
) => void;

/** What `kernels.as.ts` exports, the loops of `rows.as.ts` among it. */
export interface WasmExports {
  readonly and: Bits;
  readonly or: Bits;
  readonly andNot: Bits;
  readonly atLeast32: Search;
  readonly atLeast64: Search;
  readonly isCode: Search;
  readonly pick8: Pick;
  readonly pick16: Pick;
  readonly ends: (
    planes: number,
    planeCount: number,
    sums: number,
    sumsEnd: number,
    pairs: number,
    work: number,
    min: number,
    max: number,
    words: number,
    onTop: number,
  ) => void;
  readonly execute: (
    code: number,
    end: number,
    registers: number,
    steps: number,
    count: number,
    blocks: number,
  ) => void;
}

/** The foot of the memory is never handed out: tables of one call, and what it writes on. Address 0 means none. */
const PLANES = 64;
const PAIRS = 128;
const WORK = PAIRS + 4096;
const SUMS = WORK + 256;
const FOOT = SUMS + 4096;

/** The kernels of one WebAssembly memory. */
export class RoomKernels implements Kernels {
  readonly form = 'wasm';
  readonly heap = plainKernels;
  readonly room: Room;
  private readonly doubles: Float64Array;
  private readonly most = new WeakMap<Numbers, number>();
  /** A piece for the tables of programs, as large as the largest so far. */
  private tables = { at: 0, bytes: 0 };
  /** The instructions that stand there. */
  private standing: Int32Array | undefined;

  constructor(
    private readonly wasm: WasmExports,
    buffer: ArrayBuffer,
  ) {
    this.room = new Room(buffer, FOOT);
    this.doubles = new Float64Array(buffer);
  }

  readonly ones = plainKernels.ones;

  readonly and: Kernels['and'] = (out, a, b) => {
    if (this.all(out, a, b)) this.wasm.and(out.byteOffset, a.byteOffset, b.byteOffset, out.length);
    else plainKernels.and(out, a, b);
  };

  readonly or: Kernels['or'] = (out, a, b) => {
    if (this.all(out, a, b)) this.wasm.or(out.byteOffset, a.byteOffset, b.byteOffset, out.length);
    else plainKernels.or(out, a, b);
  };

  readonly andNot: Kernels['andNot'] = (out, a, b) => {
    if (this.all(out, a, b)) this.wasm.andNot(out.byteOffset, a.byteOffset, b.byteOffset, out.length);
    else plainKernels.andNot(out, a, b);
  };

  readonly atLeast = (out: Vector, numbers: Numbers, from: number): void => {
    const { room, wasm } = this;
    if (!room.holds(out) || !room.holds(numbers)) plainKernels.atLeast(out, numbers, from);
    else if (numbers instanceof Int32Array) {
      const least = Math.min(MOST + 1, Math.max(LEAST, from));
      wasm.atLeast32(out.byteOffset, numbers.byteOffset, out.length, least);
    } else {
      const least = Math.max(from, -Number.MAX_VALUE);
      wasm.atLeast64(out.byteOffset, numbers.byteOffset, out.length, least);
    }
  };

  readonly codes: Kernels['codes'] = (outs, codes) => {
    const { room, wasm } = this;
    if (!(codes instanceof Uint8Array) || !room.holds(codes) || !outs.every((out) => room.holds(out)))
      return plainKernels.codes(outs, codes);
    outs.forEach((out, code) => wasm.isCode(out.byteOffset, codes.byteOffset, out.length, code));
  };

  readonly pick: Kernels['pick'] = (out, choices, otherwise, base) => {
    const { room, wasm } = this;
    const end = SUMS + choices.length * 8;
    if (!room.holds(out) || end > FOOT || !choices.every(({ rows }) => room.holds(rows)))
      return plainKernels.pick(out, choices, otherwise, base);
    let every = otherwise;
    for (let i = 0, at = SUMS >>> 2; i < choices.length; i += 1, at += 2) {
      const { rows, code } = choices[i] as Choice;
      room.words[at] = rows.byteOffset;
      room.words[at + 1] = code;
      every |= code;
    }
    const run = out instanceof Uint8Array ? wasm.pick8 : wasm.pick16;
    run(out.byteOffset, SUMS, end, WORK, 32 - Math.clz32(every), out.length >>> 5, otherwise, base);
  };

  readonly ends: Kernels['ends'] = (pass) => {
    const { planes, pairs, sums, min, max, onTop } = pass;
    const { room, wasm } = this;
    if (!room.holds(min) || !room.holds(max) || !this.hold(planes)) return plainKernels.ends(pass);
    this.doubles.set(pairs, PAIRS >>> 3);
    let at = SUMS >>> 2;
    const others: SumRows[] = [];
    for (const sum of sums) {
      const end = at + 2 + 2 * sum.columns.length;
      if (onTop || end > FOOT >>> 2 || !room.holds(sum.rows) || !this.mayAdd(sum, sums)) {
        others.push(sum);
        continue;
      }
      room.words[at] = sum.rows.byteOffset;
      room.words[at + 1] = sum.columns.length;
      for (let i = 0, to = at + 2; i < sum.columns.length; i += 1, to += 2) {
        const above = sum.above[i] as Vector;
        room.words[to] = (sum.columns[i] as Numbers).byteOffset;
        room.words[to + 1] = (room.holds(above) ? above : sum.rows).byteOffset;
      }
      at = end;
    }
    const [low, high] = [min.byteOffset, max.byteOffset];
    wasm.ends(PLANES, planes.length, SUMS, at << 2, PAIRS, WORK, low, high, min.length >>> 5, onTop ? 1 : 0);
    if (others.length > 0) plainKernels.ends({ planes: [], pairs, sums: others, min, max, onTop: true });
  };

  /** Whether the columns of a sum lie here as whole numbers, and all sums of a row together fit 32 bits. */
  private mayAdd({ columns }: SumRows, sums: readonly SumRows[]): boolean {
    if (!columns.every((column) => column instanceof Int32Array && this.room.holds(column))) return false;
    let most = 0;
    for (const sum of sums) for (const column of sum.columns) most += this.mostIn(column);
    return most < 2 ** 31;
  }

  /** The largest number of a column; columns are never written again. */
  private mostIn(column: Numbers): number {
    const before = this.most.get(column);
    if (before !== undefined) return before;
    let most = 0;
    for (let i = 0; i < column.length; i += 1) most = Math.max(most, column[i] as number);
    this.most.set(column, most);
    return most;
  }

  /** Writes the addresses of vectors where `ends` looks for them; false where one is not here. */
  private hold(planes: readonly Vector[]): boolean {
    const { room } = this;
    for (let j = 0; j < planes.length; j += 1) {
      const plane = planes[j] as Vector;
      if (!room.holds(plane)) return false;
      room.words[(PLANES >>> 2) + j] = plane.byteOffset;
    }
    return true;
  }

  /**
   * Runs a program block by block, so that what it works out in between never leaves the cache. Registers that the caller
   * gives no vector for are such: they are written and read within a block. Vectors of the heap get a copy here.
   */
  readonly straight: Straight = (code, registers, words) => {
    const { room } = this;
    const count = (registers.length + 3) & ~3;
    const codeBytes = code.byteLength;
    const inner = registers.reduce((n, register) => n + (register ? 0 : 1), 0);
    const at = this.tablesOf(codeBytes + count * 8 + inner * PIECE + PIECE);
    if (at === 0) return false;
    if (this.standing !== code) room.words.set(code, at >>> 2);
    this.standing = code;
    const borrowed: { from: Vector; to: Vector; out: boolean }[] = [];
    const table = (at + codeBytes) >>> 2;
    let next = (at + codeBytes + count * 8 + PIECE - 1) & -PIECE;
    for (let i = 0; i < registers.length; i += 1) {
      const vector = registers[i];
      if (vector && room.holds(vector)) {
        room.words[table + i] = vector.byteOffset;
        room.words[table + count + i] = PIECE;
        continue;
      }
      if (!vector) {
        room.words[table + i] = next;
        room.words[table + count + i] = 0;
        next += PIECE;
        continue;
      }
      const copy = this.room.vector(words);
      if (!room.holds(copy)) return this.giveUp(borrowed);
      copy.set(vector);
      borrowed.push({ from: vector, to: copy, out: true });
      room.words[table + i] = copy.byteOffset;
      room.words[table + count + i] = PIECE;
    }
    const blocks = ((words << 2) + PIECE - 1) / PIECE;
    this.wasm.execute(at, at + codeBytes, table << 2, (table + count) << 2, count, Math.floor(blocks));
    for (const { from, to } of borrowed) from.set(to);
    this.giveUp(borrowed);
    return true;
  };

  private giveUp(borrowed: readonly { readonly to: Vector }[]): false {
    for (const { to } of borrowed) this.room.release(to);
    return false;
  }

  private tablesOf(bytes: number): number {
    const { tables, room } = this;
    if (tables.bytes >= bytes) return tables.at;
    if (tables.at !== 0) room.giveBack(tables.at, tables.bytes);
    this.standing = undefined;
    const size = Math.max(bytes, tables.bytes * 2);
    const at = room.take(size);
    this.tables = { at, bytes: at === 0 ? 0 : size };
    return at;
  }

  private all(out: Vector, a: Vector, b: Vector): boolean {
    const { buffer } = this.room;
    return out.buffer === buffer && a.buffer === buffer && b.buffer === buffer;
  }
}
