/**
 * The loops of `Kernels` in AssemblyScript with 128-bit SIMD. Built by `kernels.plugin.ts`; no type of the rest of the
 * project is known here. Addresses are bytes of the one memory that is handed in; a vector has 32 rows a word, the first
 * row in the lowest bit. `execute` alone works in whole blocks: vectors that it is given are padded to them.
 */

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

/** The bits of each of 16 rows as bytes: `weight` where the bit is set, 0 where not. */
function spreadSixteen(bits: usize, weight: v128): v128 {
  const both = v128.load16_splat(bits);
  const each = v128.shuffle<i8>(both, both, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  const own = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(each, own), own), weight);
}

/** A byte for each row: `base`, and `1 << j` more for each of some vectors that has the row. `planes` has their addresses. */
export function spread8(out: usize, planes: usize, count: i32, words: i32, base: i32): void {
  const standard = i8x16.splat(<i8>base);
  for (let w = 0; w < words; w += 1, out += 32) {
    let low = standard;
    let high = standard;
    for (let j = 0; j < count; j += 1) {
      const bits = <usize>load<u32>(planes + ((<usize>j) << 2)) + ((<usize>w) << 2);
      const weight = i8x16.splat(<i8>((<i32>1) << j));
      low = i8x16.add(low, spreadSixteen(bits, weight));
      high = i8x16.add(high, spreadSixteen(bits + 2, weight));
    }
    v128.store(out, low);
    v128.store(out, high, 16);
  }
}

/** The same with 16 bits for each row; the sum of the vectors' weights fits a byte without a sign. */
export function spread16(out: usize, planes: usize, count: i32, words: i32, base: i32): void {
  const standard = i16x8.splat(<i16>base);
  for (let w = 0; w < words; w += 1, out += 64) {
    let low = i8x16.splat(0);
    let high = low;
    for (let j = 0; j < count; j += 1) {
      const bits = <usize>load<u32>(planes + ((<usize>j) << 2)) + ((<usize>w) << 2);
      const weight = i8x16.splat(<i8>((<i32>1) << j));
      low = v128.or(low, spreadSixteen(bits, weight));
      high = v128.or(high, spreadSixteen(bits + 2, weight));
    }
    v128.store(out, i16x8.add(i16x8.extend_low_i8x16_u(low), standard));
    v128.store(out, i16x8.add(i16x8.extend_high_i8x16_u(low), standard), 16);
    v128.store(out, i16x8.add(i16x8.extend_low_i8x16_u(high), standard), 32);
    v128.store(out, i16x8.add(i16x8.extend_high_i8x16_u(high), standard), 48);
  }
}

/** Four whole numbers of a column, an absent one as 0. */
function four(at: usize): v128 {
  return i32x4.max_s(v128.load(at), i32x4.splat(0));
}

/** Adds four sums to those at an address, in the rows that `own` names among the bits of `rows`. */
function addFour(at: usize, sum: v128, rows: v128, own: v128): void {
  const among = i32x4.eq(v128.and(rows, own), own);
  v128.store(at, i32x4.add(v128.load(at), v128.and(sum, among)));
}

/** Adds up columns over 32 rows, and adds the sums of those whose bit is set to the whole numbers of `sums`. */
function addColumns(sums: usize, bits: u32, columns: usize, end: usize, offset: usize): void {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (; columns < end; columns += 4) {
    const at = <usize>load<u32>(columns) + offset;
    a = i32x4.add(a, four(at));
    b = i32x4.add(b, four(at + 16));
    c = i32x4.add(c, four(at + 32));
    d = i32x4.add(d, four(at + 48));
    e = i32x4.add(e, four(at + 64));
    f = i32x4.add(f, four(at + 80));
    g = i32x4.add(g, four(at + 96));
    h = i32x4.add(h, four(at + 112));
  }
  const rows = i32x4.splat(bits);
  const first = i32x4(1, 2, 4, 8);
  addFour(sums, a, rows, first);
  addFour(sums + 16, b, rows, i32x4.shl(first, 4));
  addFour(sums + 32, c, rows, i32x4.shl(first, 8));
  addFour(sums + 48, d, rows, i32x4.shl(first, 12));
  addFour(sums + 64, e, rows, i32x4.shl(first, 16));
  addFour(sums + 80, f, rows, i32x4.shl(first, 20));
  addFour(sums + 96, g, rows, i32x4.shl(first, 24));
  addFour(sums + 112, h, rows, i32x4.shl(first, 28));
}

/** Writes zeros over 32 sums. */
function clear(at: usize, bytes: usize): void {
  const none = i32x4.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, none);
}

/**
 * The ends of each row: what `pairs` (least and most, two doubles each) says of the row's code, and sums of columns on
 * top. A row's code has bit j where vector j of `planes` has the row; `planes` holds their addresses. From `sums` to
 * `sumsEnd` stands for each sum the address of its rows, how many columns it has, and the addresses of these: whole numbers of
 * 32 bits whose sums fit 32 bits as well. `work` has room for 32 codes and as many whole numbers. With `onTop` all is added
 * to the ends that stand there.
 */
export function ends(
  planes: usize,
  planeCount: i32,
  sums: usize,
  sumsEnd: usize,
  pairs: usize,
  work: usize,
  min: usize,
  max: usize,
  words: i32,
  onTop: i32,
): void {
  const added = work + 32;
  for (let w = 0; w < words; w += 1, min += 256, max += 256) {
    let any: u32 = 0;
    let low = i8x16.splat(0);
    let high = low;
    for (let j = 0; j < planeCount; j += 1) {
      const bits = <usize>load<u32>(planes + ((<usize>j) << 2)) + ((<usize>w) << 2);
      any |= load<u32>(bits);
      const weight = i8x16.splat(<i8>((<i32>1) << j));
      low = v128.or(low, spreadSixteen(bits, weight));
      high = v128.or(high, spreadSixteen(bits + 2, weight));
    }
    v128.store(work, low);
    v128.store(work, high, 16);
    clear(added, 128);
    for (let at = sums; at < sumsEnd;) {
      const columns = at + 8;
      const bits = load<u32>(<usize>load<u32>(at) + ((<usize>w) << 2));
      at = columns + ((<usize>load<u32>(at, 4)) << 2);
      if (bits == 0) continue;
      any |= bits;
      addColumns(added, bits, columns, at, (<usize>w) << 7);
    }
    if (any == 0) {
      if (onTop) continue;
      clear(min, 256);
      clear(max, 256);
      continue;
    }
    for (let row: usize = 0; row < 32; row += 2) {
      const one = v128.load(pairs + ((<usize>load<u8>(work + row)) << 4));
      const other = v128.load(pairs + ((<usize>load<u8>(work + row, 1)) << 4));
      const sum = f64x2.convert_low_i32x4_s(v128.load64_zero(added + (row << 2)));
      let least = f64x2.add(v128.shuffle<i64>(one, other, 0, 2), sum);
      let most = f64x2.add(v128.shuffle<i64>(one, other, 1, 3), sum);
      if (onTop) {
        least = f64x2.add(least, v128.load(min + (row << 3)));
        most = f64x2.add(most, v128.load(max + (row << 3)));
      }
      v128.store(min + (row << 3), least);
      v128.store(max + (row << 3), most);
    }
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
