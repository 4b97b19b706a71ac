/**
 * Room in one WebAssembly memory for vectors and columns. The memory never grows, so that no view of it is ever taken away:
 * where it is full, arrays of the heap are handed out instead, which every kernel takes as well, only more slowly.
 */
import type { Numbers, Vector } from '../kernels.ts';

/** Every piece begins at a multiple of this and takes a multiple of it: the blocks of `execute` may run to its end. */
export const PIECE = 64;

/** Bytes from one line of a processor's first cache to the next that stands in its place. */
const CACHE = 4096;

/** Vectors a whole cache apart would drive each other out of it wherever a loop reads several at once: such a piece is a line longer. */
const pieces = (bytes: number): number => {
  const size = Math.max(PIECE, (bytes + PIECE - 1) & -PIECE);
  return size % CACHE === 0 ? size + PIECE : size;
};

/** Hands out pieces of a memory and takes them back. */
export class Room {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  private top: number;
  /** Pieces that came back, by their size. */
  private readonly back = new Map<number, number[]>();

  constructor(
    readonly buffer: ArrayBuffer,
    from: number,
  ) {
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.top = pieces(from);
  }

  /** Bytes that are lent out, for tests: after thousands of edits no more than after the first. */
  get lent(): number {
    let free = 0;
    for (const [size, list] of this.back) free += size * list.length;
    return this.top - free;
  }

  /** The address of a piece, its contents as they were left; 0 where there is no room. */
  take(bytes: number): number {
    const size = pieces(bytes);
    const known = this.back.get(size)?.pop();
    if (known !== undefined) return known;
    if (this.top + size > this.buffer.byteLength) return 0;
    this.top += size;
    return this.top - size;
  }

  /** Takes a piece back that `take` gave for as many bytes. */
  giveBack(at: number, bytes: number): void {
    const size = pieces(bytes);
    const list = this.back.get(size);
    if (list) list.push(at);
    else this.back.set(size, [at]);
  }

  /** Whether an array lies in this memory. */
  holds(array: ArrayBufferView): boolean {
    return array.buffer === this.buffer;
  }

  /** A cleared vector, here or in the heap. */
  vector(words: number): Vector {
    const at = this.take(words << 2);
    return at === 0 ? new Int32Array(words) : new Int32Array(this.buffer, at, words).fill(0);
  }

  /** Takes a vector or column back, if it was made here. Nobody may read or write it any more. */
  release(array: ArrayBufferView): void {
    if (this.holds(array)) this.giveBack(array.byteOffset, array.byteLength);
  }

  /** The same values, here if there is room. */
  keep<T extends Numbers | Uint8Array | Uint16Array | Int16Array>(array: T): T {
    if (this.holds(array)) return array;
    const at = this.take(array.byteLength);
    if (at === 0) return array;
    const made = new (array.constructor as new (buffer: ArrayBuffer, at: number, length: number) => T)(
      this.buffer,
      at,
      array.length,
    );
    made.set(array);
    return made;
  }
}
