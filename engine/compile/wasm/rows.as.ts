/** The loops of `Kernels` that write a number for each row: codes of choices, and the ends of totals. */

/** The bits of each of 16 rows as bytes: `weight` where the bit is set, 0 where not. */
function spreadSixteen(bits: usize, weight: v128): v128 {
  const both = v128.load16_splat(bits);
  const each = v128.shuffle<i8>(both, both, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  const own = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(each, own), own), weight);
}

/**
 * Works out the codes of 128 rows bit by bit, `count` vectors of 16 bytes at `planes`: of each row the code of the first choice
 * that has it, else `otherwise`. From `choices` to `end` stand the address of the rows of each choice, and its code.
 */
function choose(planes: usize, count: i32, choices: usize, end: usize, offset: usize, otherwise: u32): void {
  for (let to = planes, last = planes + ((<usize>count) << 4); to < last; to += 16)
    v128.store(to, i32x4.splat(0));
  let left = i32x4.splat(-1);
  for (let at = choices; at < end; at += 8) {
    const rows = v128.and(v128.load(<usize>load<u32>(at) + offset), left);
    left = v128.xor(left, rows);
    put(planes, load<u32>(at, 4), rows);
  }
  put(planes, otherwise, left);
}

/** Gives the bits of a code to rows. */
function put(to: usize, code: u32, rows: v128): void {
  for (; code != 0; code >>= 1, to += 16) if (code & 1) v128.store(to, v128.or(v128.load(to), rows));
}

/** Codes as bytes: `base` more than `choose` says. `work` has room for 8 vectors. */
export function pick8(
  out: usize,
  choices: usize,
  end: usize,
  work: usize,
  count: i32,
  words: i32,
  otherwise: i32,
  base: i32,
): void {
  const standard = i8x16.splat(<i8>base);
  const last = work + ((<usize>count) << 4);
  for (let w = 0; w < words; w += 1, out += 32) {
    if ((w & 3) == 0) choose(work, count, choices, end, (<usize>w) << 2, otherwise);
    let low = standard;
    let high = standard;
    let weight = i8x16.splat(1);
    for (let at = work + ((<usize>(w & 3)) << 2); at < last; at += 16, weight = i8x16.add(weight, weight)) {
      low = i8x16.add(low, spreadSixteen(at, weight));
      high = i8x16.add(high, spreadSixteen(at + 2, weight));
    }
    v128.store(out, low);
    v128.store(out, high, 16);
  }
}

/** The same with 16 bits for each row; the codes fit a byte without a sign. */
export function pick16(
  out: usize,
  choices: usize,
  end: usize,
  work: usize,
  count: i32,
  words: i32,
  otherwise: i32,
  base: i32,
): void {
  const standard = i16x8.splat(<i16>base);
  const last = work + ((<usize>count) << 4);
  for (let w = 0; w < words; w += 1, out += 64) {
    if ((w & 3) == 0) choose(work, count, choices, end, (<usize>w) << 2, otherwise);
    let low = i8x16.splat(0);
    let high = low;
    let weight = i8x16.splat(1);
    for (let at = work + ((<usize>(w & 3)) << 2); at < last; at += 16, weight = i8x16.add(weight, weight)) {
      low = v128.or(low, spreadSixteen(at, weight));
      high = v128.or(high, spreadSixteen(at + 2, weight));
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

/**
 * Adds up columns over the 32 rows of a word, and adds the sums of those whose bit is set to the whole numbers of `sums`.
 * `columns` has the address of each and of the rows in which it is above nothing: most losses are rare, and a column that
 * has none here is not read.
 */
function addColumns(sums: usize, bits: u32, columns: usize, end: usize, w: usize): void {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  const offset = w << 7;
  for (; columns < end; columns += 8) {
    if ((load<u32>(<usize>load<u32>(columns, 4) + (w << 2)) & bits) == 0) continue;
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
  const own = i32x4(1, 2, 4, 8);
  addFour(sums, a, rows, own);
  addFour(sums + 16, b, rows, i32x4.shl(own, 4));
  addFour(sums + 32, c, rows, i32x4.shl(own, 8));
  addFour(sums + 48, d, rows, i32x4.shl(own, 12));
  addFour(sums + 64, e, rows, i32x4.shl(own, 16));
  addFour(sums + 80, f, rows, i32x4.shl(own, 20));
  addFour(sums + 96, g, rows, i32x4.shl(own, 24));
  addFour(sums + 112, h, rows, i32x4.shl(own, 28));
}

/** The same for one column and few rows. */
function addColumn(sums: usize, bits: u32, column: usize): void {
  for (; bits != 0; bits &= bits - 1) {
    const row = (<usize>ctz(bits)) << 2;
    const value = load<i32>(column + row);
    if (value > 0) store<i32>(sums + row, load<i32>(sums + row) + value);
  }
}

/** Writes zeros. */
function clear(at: usize, bytes: usize): void {
  const none = i32x4.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, none);
}

/** The upper two of four whole numbers as doubles. */
function upper(four: v128): v128 {
  return f64x2.convert_low_i32x4_s(v128.shuffle<i32>(four, four, 2, 3, 2, 3));
}

/** The ends of 32 rows that have sums alone. */
function endsOfSums(added: usize, min: usize, max: usize): void {
  for (const end = added + 128; added < end; added += 16, min += 32, max += 32) {
    const sums = v128.load(added);
    const one = f64x2.convert_low_i32x4_s(sums);
    const other = upper(sums);
    v128.store(min, one);
    v128.store(min, other, 16);
    v128.store(max, one);
    v128.store(max, other, 16);
  }
}

/** The least and most of the code of a row: the lowest of four bytes, then the next one and so on. */
function pairOf(pairs: usize, codes: u32, row: u32): v128 {
  return v128.load(pairs + <usize>((row == 0 ? codes << 4 : codes >> (row * 8 - 4)) & 0xff0));
}

/** The ends of 32 rows that have codes alone. */
function endsOfCodes(codes: usize, pairs: usize, min: usize, max: usize): void {
  for (const end = codes + 32; codes < end; codes += 4, min += 32, max += 32) {
    const each = load<u32>(codes);
    const a = pairOf(pairs, each, 0);
    const b = pairOf(pairs, each, 1);
    const c = pairOf(pairs, each, 2);
    const d = pairOf(pairs, each, 3);
    v128.store(min, v128.shuffle<i64>(a, b, 0, 2));
    v128.store(min, v128.shuffle<i64>(c, d, 0, 2), 16);
    v128.store(max, v128.shuffle<i64>(a, b, 1, 3));
    v128.store(max, v128.shuffle<i64>(c, d, 1, 3), 16);
  }
}

/** The ends of 32 rows that have both. */
function endsOfBoth(codes: usize, pairs: usize, added: usize, min: usize, max: usize): void {
  for (const end = codes + 32; codes < end; codes += 4, added += 16, min += 32, max += 32) {
    const each = load<u32>(codes);
    const a = pairOf(pairs, each, 0);
    const b = pairOf(pairs, each, 1);
    const c = pairOf(pairs, each, 2);
    const d = pairOf(pairs, each, 3);
    const sums = v128.load(added);
    const one = f64x2.convert_low_i32x4_s(sums);
    const other = upper(sums);
    v128.store(min, f64x2.add(v128.shuffle<i64>(a, b, 0, 2), one));
    v128.store(min, f64x2.add(v128.shuffle<i64>(c, d, 0, 2), other), 16);
    v128.store(max, f64x2.add(v128.shuffle<i64>(a, b, 1, 3), one));
    v128.store(max, f64x2.add(v128.shuffle<i64>(c, d, 1, 3), other), 16);
  }
}

/** Adds what the codes of 32 rows say to the ends that stand there. */
function addCodes(codes: usize, pairs: usize, min: usize, max: usize): void {
  for (const end = codes + 32; codes < end; codes += 1, min += 8, max += 8) {
    const pair = pairs + ((<usize>load<u8>(codes)) << 4);
    store<f64>(min, load<f64>(min) + load<f64>(pair));
    store<f64>(max, load<f64>(max) + load<f64>(pair, 8));
  }
}

/**
 * The ends of each row: what `pairs` (least and most, two doubles each) says of the row's code, and sums of columns on
 * top. A row's code has bit j where vector j of `planes` has the row; `planes` holds their addresses. From `sums` to
 * `sumsEnd` stands for each sum the address of its rows, how many columns it has, and for each column its
 * address and that of the rows in which it is above nothing: whole numbers of 32 bits whose sums fit 32 bits as well. `work` has room for 32 codes and as many whole numbers. With `onTop` there are no sums, and what the codes
 * say is added to the ends that stand there.
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
    let coded: u32 = 0;
    let low = i8x16.splat(0);
    let high = low;
    for (let j = 0; j < planeCount; j += 1) {
      const bits = <usize>load<u32>(planes + ((<usize>j) << 2)) + ((<usize>w) << 2);
      coded |= load<u32>(bits);
      const weight = i8x16.splat(<i8>((<i32>1) << j));
      low = v128.or(low, spreadSixteen(bits, weight));
      high = v128.or(high, spreadSixteen(bits + 2, weight));
    }
    v128.store(work, low);
    v128.store(work, high, 16);
    if (onTop) {
      if (coded != 0) addCodes(work, pairs, min, max);
      continue;
    }
    let summed: u32 = 0;
    for (let at = sums; at < sumsEnd;) {
      const columns = at + 8;
      const bits = load<u32>(<usize>load<u32>(at) + ((<usize>w) << 2));
      at = columns + ((<usize>load<u32>(at, 4)) << 3);
      if (bits == 0) continue;
      if (summed == 0) clear(added, 128);
      summed = 1;
      if (at == columns + 8 && popcnt(bits) < 6)
        addColumn(added, bits, <usize>load<u32>(columns) + ((<usize>w) << 7));
      else addColumns(added, bits, columns, at, <usize>w);
    }
    if (coded != 0 && summed != 0) endsOfBoth(work, pairs, added, min, max);
    else if (coded != 0) endsOfCodes(work, pairs, min, max);
    else if (summed != 0) endsOfSums(added, min, max);
    else {
      clear(min, 256);
      clear(max, 256);
    }
  }
}
