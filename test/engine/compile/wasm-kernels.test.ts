import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasBit, rowsOf, setBit, wordsFor } from '../../../engine/compile/bits.ts';
import { columnOf, LEAST, MOST } from '../../../engine/compile/columns.ts';
import {
  type BatchResult,
  compile,
  type Compiled,
  evaluatedPredicates,
  fastKernels,
  load,
  run,
} from '../../../engine/compile/index.ts';
import { type Kernels, type Numbers, plainKernels, type Vector } from '../../../engine/compile/kernels.ts';
import { kernelsOf, moduleOf, roomOf } from '../../../engine/compile/wasm/index.ts';
import { wasmOf } from '../../../engine/compile/wasm/kernels.plugin.ts';
import { Room } from '../../../engine/compile/wasm/room.ts';
import type { Case } from '../../../engine/index.ts';
import { isPlain } from '../../../bench/flat.ts';
import { caseAt } from '../../../bench/portfolio/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';
import { unlike } from '../../support/same-results.ts';
import { editionOf } from './support.ts';

const fast = fastKernels();
const kernels = fast.roomFor?.(1 << 20) as Kernels;
const room = kernels.room as Room;
const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../engine/compile/wasm', name), 'utf8');
const source = textOf('kernels.as.ts');
const ofRows = textOf('rows.as.ts');

/** Rows around the ends of words, of SIMD registers and of blocks. */
const sizes = fc.oneof(
  fc.integer({ min: 1, max: 70 }),
  fc.constantFrom(127, 128, 129, 511, 512, 513, 1023, 1056),
);
const vectorOf = (rows: readonly boolean[]): Vector => {
  const vector = new Int32Array(wordsFor(rows.length));
  rows.forEach((isIn, row) => isIn && setBit(vector, row));
  return vector;
};
const rowsIn = (size: number) =>
  fc.array(fc.boolean(), { minLength: size, maxLength: size, size: 'max' }).map(vectorOf);

const fewRowsIn = (size: number) =>
  fc
    .array(fc.nat(size - 1), { maxLength: 4 })
    .map((list) => vectorOf(Array.from({ length: size }, (_, row) => list.includes(row))));

/** Runs with a room's arrays, and gives them back whatever happens. */
function lent<T>(work: (keep: <A extends Numbers | Uint8Array | Int16Array>(array: A) => A) => T): T {
  const taken: ArrayBufferView[] = [];
  const before = room.lent;
  try {
    return work((array) => {
      const kept = room.keep(array.slice() as typeof array);
      taken.push(kept);
      expect(room.holds(kept)).toBe(true);
      return kept;
    });
  } finally {
    for (const array of taken) room.release(array);
    expect(room.lent).toBe(before);
  }
}

test('this machine has WebAssembly with SIMD: the kernels are not the plain ones', () => {
  expect(fast.form).toBe('wasm');
  expect(kernels.form).toBe('wasm');
});

describe('each kernel in a room says what the plain one says', () => {
  for (const name of ['and', 'or', 'andNot'] as const)
    test(`${name}, also onto an operand, and with a vector of the heap among them`, () =>
      fc.assert(
        fc.property(
          sizes.chain((size) => fc.tuple(rowsIn(size), rowsIn(size))),
          fc.constantFrom('apart', 'onto a', 'onto b', 'heap'),
          ([a, b], how) => {
            const expected = new Int32Array(a.length);
            plainKernels[name](expected, a, b);
            lent((keep) => {
              const [left, right] = [keep(a), how === 'heap' ? b.slice() : keep(b)];
              const fresh = keep(new Int32Array(a.length).fill(-1));
              const out = how === 'onto a' ? left : how === 'onto b' ? right : fresh;
              kernels[name](out, left, right);
              expect(out).toEqual(expected);
              if (out !== left) expect(left).toEqual(a);
              if (out !== right) expect(right).toEqual(b);
            });
          },
        ),
      ));

  const whole = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(LEAST, MOST, null));
  const wide = fc.oneof(whole, fc.constantFrom(MOST + 1, 2 ** 40, -(2 ** 40)));
  for (const [what, value] of [
    ['whole numbers', whole],
    ['doubles', wide],
  ] as const)
    test(`atLeast over ${what}`, () =>
      fc.assert(
        fc.property(
          sizes.chain((size) => fc.array(value, { minLength: size, maxLength: size, size: 'max' })),
          fc.constantFrom(-5, -1, 0, 1, 3, LEAST, LEAST - 9, MOST, MOST + 1, 2 ** 41, -(2 ** 41), -Infinity),
          (list, from) => {
            const { numbers } = columnOf('number', [], list.length, (row) => list[row]);
            const expected = new Int32Array(wordsFor(list.length));
            plainKernels.atLeast(expected, numbers as Numbers, from);
            lent((keep) => {
              const out = keep(new Int32Array(expected.length).fill(-1));
              kernels.atLeast(out, keep(numbers as Numbers), from);
              expect(out).toEqual(expected);
            });
          },
        ),
      ));

  test('codes', () =>
    fc.assert(
      fc.property(
        sizes.chain((size) =>
          fc.array(fc.constantFrom('a', 'b', null, 'z'), { minLength: size, maxLength: size }),
        ),
        (list) => {
          const { codes } = columnOf('enumeration', ['a', 'b'], list.length, (row) => list[row]);
          const make = (): Vector[] => Array.from({ length: 4 }, () => new Int32Array(wordsFor(list.length)));
          const expected = make();
          plainKernels.codes(expected, codes as Uint8Array);
          lent((keep) => {
            const outs = make().map((out) => keep(out));
            kernels.codes(outs, keep(codes as Uint8Array));
            expect(outs).toEqual(expected);
          });
        },
      ),
    ));

  for (const [what, make, bases] of [
    ['bytes', (n: number): Uint8Array | Int16Array => new Uint8Array(n), [0, 1]],
    ['shorts', (n: number): Uint8Array | Int16Array => new Int16Array(n), [-1, 0]],
  ] as const)
    test(`pick into ${what}`, () =>
      fc.assert(
        fc.property(
          sizes.chain((size) => fc.array(rowsIn(size), { minLength: 1, maxLength: 9 })),
          fc.array(fc.integer({ min: 0, max: what === 'bytes' ? 254 : 255 }), {
            minLength: 10,
            maxLength: 10,
          }),
          fc.constantFrom<number>(...bases),
          (vectors, codes, base) => {
            const rows = (vectors[0] as Vector).length << 5;
            const expected = make(rows);
            const choices = vectors.map((of, i) => ({ rows: of, code: codes[i] as number }));
            const otherwise = codes[9] as number;
            plainKernels.pick(expected, choices, otherwise, base);
            lent((keep) => {
              const out = keep(make(rows).fill(99));
              const kept = choices.map(({ rows: of, code }) => ({ rows: keep(of), code }));
              kernels.pick(out, kept, otherwise, base);
              expect(out).toEqual(expected);
            });
            for (let row = 0; row < rows; row += 7) {
              const found = choices.find(({ rows: of }) => hasBit(of, row));
              expect(expected[row]).toBe((found?.code ?? otherwise) + base);
            }
          },
        ),
      ));

  test('ends: codes, sums with absent, heap and large columns, and passes on top of each other', () =>
    fc.assert(
      fc.property(
        sizes.chain((size) =>
          fc.record({
            planes: fc.array(rowsIn(size), { maxLength: 3 }),
            rows: fc.array(fc.oneof(rowsIn(size), fewRowsIn(size)), { maxLength: 3 }),
            values: fc.array(
              fc.array(fc.constantFrom(0, 0, 1, 250, MOST, null), { minLength: size, maxLength: size }),
              { minLength: 1, maxLength: 3 },
            ),
          }),
        ),
        fc.constantFrom('room', 'heap'),
        fc.boolean(),
        ({ planes, rows, values }, where, onTop) => {
          const size = (values[0] as unknown[]).length;
          const made = values.map((list) => columnOf('number', [], size, (row) => list[row]));
          const numbers = made.map((column) => column.numbers as Numbers);
          const above = made.map((column) => column.aboveNothing as Vector);
          const pairs = Float64Array.from({ length: 2 << planes.length }, (_, i) =>
            i < 2 ? 0 : i === 3 ? Infinity : i * 50,
          );
          const length = wordsFor(size) << 5;
          const make = (): Float64Array => new Float64Array(length).fill(7);
          const expected = { min: make(), max: make() };
          const sums = rows.map((of) => ({ rows: of, columns: numbers, above }));
          plainKernels.ends({ planes, pairs, sums, onTop, ...expected });
          lent((keep) => {
            const given = { min: keep(make()), max: keep(make()) };
            const columns = numbers.map((column, i) => (where === 'heap' && i === 0 ? column : keep(column)));
            const here = above.map((of, i) => (where === 'heap' && i === 1 ? of : keep(of)));
            kernels.ends({
              planes: planes.map((plane) => keep(plane)),
              pairs,
              sums: rows.map((of) => ({ rows: keep(of), columns, above: here })),
              onTop,
              ...given,
            });
            expect(given).toEqual(expected);
          });
        },
      ),
    ));
});

describe('a room', () => {
  test('hands out pieces that do not touch, and the same ones again', () => {
    const small = new Room(new ArrayBuffer(4096), 64);
    const vectors = [1, 16, 17, 3].map((words) => small.vector(words));
    const ends = vectors.map(({ byteOffset, byteLength }) => [byteOffset, byteOffset + byteLength] as const);
    for (const [at, end] of ends) expect(ends.filter(([a, b]) => a < end && at < b)).toHaveLength(1);
    const { lent: before } = small;
    (vectors[1] as Vector).fill(-1);
    small.release(vectors[1] as Vector);
    const again = small.vector(15);
    expect(again.byteOffset).toBe(vectors[1]?.byteOffset);
    expect(rowsOf(again, new Int32Array(512))).toBe(0);
    expect(small.lent).toBe(before);
  });

  test('that is full hands out arrays of the heap', () => {
    const full = new Room(new ArrayBuffer(256), 64);
    expect(Array.from({ length: 4 }, () => full.holds(full.vector(16)))).toEqual([true, true, true, false]);
    expect(full.keep(new Int32Array(3).fill(5))).toEqual(new Int32Array(3).fill(5));
  });
});

const library = theLibrary();
const { calendar } = library;
const homes = (months: number) =>
  editionOf(library, {
    ...(structuredClone(exampleHomes) as object),
    rules: [
      ...structuredClone(exampleHomes as { rules: unknown[] }).rules,
      {
        name: 'seen-late',
        conditions: { all: [{ fact: 'durationMonths', operator: 'greaterThanInclusive', value: months }] },
        event: { type: 'term', params: { term: 'seen-late', clauses: ['2.1'] } },
      },
    ],
  });
const cases: Case[] = Array.from({ length: 700 }, (_, i) => caseAt(3, i + 1));
const editions = [...library.editions, homes(9)];

/** Where results by some kernels differ from those by the plain ones. */
function unlikePlain(given: Kernels, chunk = 512): string[] {
  const compiled = compile(editions);
  const [plain, other] = [plainKernels, given].map((each) =>
    run(compiled, load(compiled, cases, { calendar, chunk, kernels: each })),
  );
  return (plain ?? []).flatMap((result, i) => unlike(result, (other ?? [])[i] as typeof result));
}

describe('a table in WebAssembly', () => {
  for (const chunk of [32, 96, 512, 32_768])
    test(`gives the same results to the bit, in chunks of ${chunk}`, () =>
      expect(unlikePlain(fast, chunk)).toEqual([]));

  test('gives them also where there is room for hardly anything', () => {
    const module = moduleOf(new Uint8Array());
    expect(module).toBeNull();
    const scarce: Kernels = { ...fast, roomFor: () => fast.roomFor?.(1) as Kernels };
    expect(unlikePlain(scarce, 512)).toEqual([]);
  });

  test('takes no more room after thousands of edits than after the first ones, and stays right', () => {
    const few = cases.filter(isPlain).slice(0, 64);
    const edits = Array.from({ length: 80 }, (_, i) => compile([homes(1 + i)]));
    const table = load(edits[0] as Compiled, few, { calendar, kernels: fast });
    const { room: own } = table.kernels;
    const lentAfter: number[] = [];
    for (let edit = 0; edit < 3200; edit += 1) {
      const compiled = edits[(edit * 7) % edits.length] as Compiled;
      const [result] = run(compiled, table) as [BatchResult];
      // Every time as many edits after those that were dropped last.
      if (edit % 640 !== 639) continue;
      lentAfter.push((own as Room).lent);
      const [plain] = run(compiled, load(compiled, few, { calendar, kernels: plainKernels })) as [
        BatchResult,
      ];
      expect(unlike(plain, result)).toEqual([]);
    }
    expect(new Set(lentAfter).size).toBe(1);
    expect(evaluatedPredicates(table)).toBeLessThan(200);
  });
});

describe('a wrong kernel in WebAssembly is noticed', () => {
  const wrongs: readonly (readonly [string, string, string])[] = [
    ['a threshold that leaves out its own value', 'i32x4.ge_s', 'i32x4.gt_s'],
    ['a program that takes and for or', 'v128.or(v128.load(a, 16)', 'v128.and(v128.load(a, 16)'],
    ['a program that stops a block early', 'block < blocks', 'block + 1 < blocks'],
    ['sums that forget the last rows of a word', 'i32x4.shl(own, 28)', 'i32x4.shl(own, 24)'],
    [
      'a sum of few rows that forgets one of them',
      'bits != 0; bits &= bits - 1',
      '(bits & (bits - 1)) != 0; bits &= bits - 1',
    ],
    ['sums that begin with those of the word before', 'if (summed == 0) clear', 'if (w == 0) clear'],
    ['choices that take rows from those before', 'left = v128.xor(left, rows)', 'left = v128.or(left, rows)'],
    ['choices of the word before', '(w & 3) == 0', '(w & 7) == 0'],
    ['ends that take the code of their neighbour', 'codes >> (row * 8 - 4)', 'codes >> (row * 8 - 12)'],
    ['codes that take their neighbour', 'i8x16.splat(<i8>code)', 'i8x16.splat(<i8>(code + 1))'],
  ];
  const withSource = async (change: (text: string) => string): Promise<Kernels> => {
    const beside = { 'rows.as.ts': change(ofRows) };
    const module = moduleOf(await wasmOf(change(source), beside)) as WebAssembly.Module;
    expect(roomOf(module, 1)).not.toBeNull();
    return kernelsOf(module);
  };
  test('nothing where it is right', async () =>
    expect(unlikePlain(await withSource((text) => text))).toEqual([]));
  for (const [what, right, wrong] of wrongs)
    test(what, async () => {
      expect(source + ofRows).toContain(right);
      expect(unlikePlain(await withSource((text) => text.replaceAll(right, wrong)))).not.toEqual([]);
    });
});
