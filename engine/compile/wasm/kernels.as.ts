/**
 * The loops of `Kernels` in AssemblyScript with 128-bit SIMD. Built by `kernels.plugin.ts`; no type of the rest of the
 * project is known here. Addresses are bytes of the one memory that is handed in; a vector has 32 rows a word, the first
 * row in the lowest bit. `execute` alone works in whole blocks: vectors that it is given are padded to them.
 */

export { ends, pick8, pick16 } from './rows.as';

/** Bytes of every vector that `execute` works out before it goes on to the next ones: 512 rows. */
const BLOCK: usize = 64;

export function and(out: usize, a: usize, b: usize, words: i32): void {
  const end = out + ((<usize>words) << 2);
  for (; out + 16 <= end; out += 16, a += 16, b += 16) v128.store(out, v128.and(v128.load(a), v128.load(b)));
  for (; out < end; out += 4, a += 4, b += 4) store<u32>(out, load<u32>(a) & load<u32>(b));
}

export function or(out: usize, a: usize, b: usize, words: i32): void {
  const end = out + ((<usize>words) << 2);
  for (; out + 16 <= end; out += 16, a += 16, b += 16) v128.store(out, v128.or(v128.load(a), v128.load(b)));
  for (; out < end; out += 4, a += 4, b += 4) store<u32>(out, load<u32>(a) | load<u32>(b));
}

export function andNot(out: usize, a: usize, b: usize, words: i32): void {
  const end = out + ((<usize>words) << 2);
  for (; out + 16 <= end; out += 16, a += 16, b += 16)
    v128.store(out, v128.andnot(v128.load(a), v128.load(b)));
  for (; out < end; out += 4, a += 4, b += 4) store<u32>(out, load<u32>(a) & ~load<u32>(b));
}

/** Four comparisons of four numbers each, as 16 bits. */
function sixteen(a: v128, b: v128, c: v128, d: v128): u32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
}

/** Rows of whole numbers of 32 bits. */
export function atLeast32(out: usize, numbers: usize, words: i32, from: i32): void {
  const least = i32x4.splat(from);
  const end = out + ((<usize>words) << 2);
  for (; out < end; out += 4, numbers += 128) {
    const low = sixteen(
      i32x4.ge_s(v128.load(numbers), least),
      i32x4.ge_s(v128.load(numbers, 16), least),
      i32x4.ge_s(v128.load(numbers, 32), least),
      i32x4.ge_s(v128.load(numbers, 48), least),
    );
    const high = sixteen(
      i32x4.ge_s(v128.load(numbers, 64), least),
      i32x4.ge_s(v128.load(numbers, 80), least),
      i32x4.ge_s(v128.load(numbers, 96), least),
      i32x4.ge_s(v128.load(numbers, 112), least),
    );
    store<u32>(out, low | (high << 16));
  }
}

/** Rows of whole numbers of 16 bits. */
export function atLeast16(out: usize, numbers: usize, words: i32, from: i32): void {
  const least = i16x8.splat(<i16>from);
  const end = out + ((<usize>words) << 2);
  for (; out < end; out += 4, numbers += 64) {
    const low = i8x16.bitmask(
      i8x16.narrow_i16x8_s(i16x8.ge_s(v128.load(numbers), least), i16x8.ge_s(v128.load(numbers, 16), least)),
    );
    const high = i8x16.bitmask(
      i8x16.narrow_i16x8_s(
        i16x8.ge_s(v128.load(numbers, 32), least),
        i16x8.ge_s(v128.load(numbers, 48), least),
      ),
    );
    store<u32>(out, low | (high << 16));
  }
}

/** Rows of whole numbers of 8 bits. */
export function atLeast8(out: usize, numbers: usize, words: i32, from: i32): void {
  const least = i8x16.splat(<i8>from);
  const end = out + ((<usize>words) << 2);
  for (; out < end; out += 4, numbers += 32) {
    const low = i8x16.bitmask(i8x16.ge_s(v128.load(numbers), least));
    const high = i8x16.bitmask(i8x16.ge_s(v128.load(numbers, 16), least));
    store<u32>(out, low | (high << 16));
  }
}

/** The sixteen bits of eight pairs of doubles. */
function sixteenWide(numbers: usize, least: v128): u32 {
  let bits: u32 = 0;
  for (let i: u32 = 0; i < 8; i += 1)
    bits |= (<u32>i64x2.bitmask(f64x2.ge(v128.load(numbers + ((<usize>i) << 4)), least))) << (i << 1);
  return bits;
}

/** Rows of exact doubles. */
export function atLeast64(out: usize, numbers: usize, words: i32, from: f64): void {
  const least = f64x2.splat(from);
  const end = out + ((<usize>words) << 2);
  for (; out < end; out += 4, numbers += 256)
    store<u32>(out, sixteenWide(numbers, least) | (sixteenWide(numbers + 128, least) << 16));
}

/** Rows of one code of 8 bits. */
export function isCode(out: usize, codes: usize, words: i32, code: i32): void {
  const asked = i8x16.splat(<i8>code);
  const end = out + ((<usize>words) << 2);
  for (; out < end; out += 4, codes += 32) {
    const low = i8x16.bitmask(i8x16.eq(v128.load(codes), asked));
    const high = i8x16.bitmask(i8x16.eq(v128.load(codes, 16), asked));
    store<u32>(out, low | (high << 16));
  }
}

/**
 * A straight program, block by block. `code` holds operation, target, first and second operand of each instruction;
 * `registers` the address of each register, `steps` by how many bytes it moves from block to block (0: a register that is
 * written and read within a block alone). Both tables are padded to a multiple of four entries.
 */
export function execute(
  code: usize,
  end: usize,
  registers: usize,
  steps: usize,
  count: i32,
  blocks: i32,
): void {
  const tableEnd = registers + ((<usize>count) << 2);
  for (let block = 0; block < blocks; block += 1) {
    for (let at = code; at < end; at += 16) {
      const operation = load<u32>(at);
      const out = <usize>load<u32>(registers + ((<usize>load<u32>(at, 4)) << 2));
      const a = <usize>load<u32>(registers + ((<usize>load<u32>(at, 8)) << 2));
      const b = <usize>load<u32>(registers + ((<usize>load<u32>(at, 12)) << 2));
      if (operation == 0) {
        v128.store(out, v128.and(v128.load(a), v128.load(b)));
        v128.store(out, v128.and(v128.load(a, 16), v128.load(b, 16)), 16);
        v128.store(out, v128.and(v128.load(a, 32), v128.load(b, 32)), 32);
        v128.store(out, v128.and(v128.load(a, 48), v128.load(b, 48)), 48);
      } else if (operation == 1) {
        v128.store(out, v128.or(v128.load(a), v128.load(b)));
        v128.store(out, v128.or(v128.load(a, 16), v128.load(b, 16)), 16);
        v128.store(out, v128.or(v128.load(a, 32), v128.load(b, 32)), 32);
        v128.store(out, v128.or(v128.load(a, 48), v128.load(b, 48)), 48);
      } else {
        v128.store(out, v128.andnot(v128.load(a), v128.load(b)));
        v128.store(out, v128.andnot(v128.load(a, 16), v128.load(b, 16)), 16);
        v128.store(out, v128.andnot(v128.load(a, 32), v128.load(b, 32)), 32);
        v128.store(out, v128.andnot(v128.load(a, 48), v128.load(b, 48)), 48);
      }
    }
    for (let at = registers, by = steps; at < tableEnd; at += 16, by += 16)
      v128.store(at, i32x4.add(v128.load(at), v128.load(by)));
  }
}
