import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBits, hasBit, rowsOf, setBit, wordsFor } from '../../../engine/compile/bits.ts';
import { columnOf, LEAST, MOST, numberAt } from '../../../engine/compile/columns.ts';
import { plainKernels } from '../../../engine/compile/kernels.ts';

const { ones, and, or, andNot, atLeast, codes } = plainKernels;
const edges = [0, 1, 31, 32, 33, 63, 64, 65];

describe('ones(out, rows)', () => {
  for (const rows of edges)
    test(`has ${rows} bits for ${rows} rows, and none beyond`, () => {
      const out = new Int32Array(wordsFor(rows));
      if (rows > 0) ones(out, rows);
      expect(countBits(out)).toBe(rows);
      const list = new Int32Array(out.length << 5);
      expect(rowsOf(out, list)).toBe(rows);
      expect([...list.subarray(0, rows)]).toEqual(Array.from({ length: rows }, (_, i) => i));
    });
});

describe('atLeast(out, numbers, from)', () => {
  const values = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom(LEAST, MOST, LEAST + 1, MOST - 1),
    fc.constant(null),
  );
  const wide = fc.oneof(values, fc.constantFrom(MOST + 1, 2 ** 40, LEAST - 1, -(2 ** 40)));
  const thresholds = fc.oneof(
    fc.integer({ min: -6, max: 6 }),
    fc.constantFrom(LEAST, MOST, MOST + 1, LEAST - 5, 2 ** 41, -(2 ** 41)),
  );
  for (const [name, value] of [
    ['whole numbers of 30 bits', values],
    ['wider ones', wide],
  ] as const)
    test(`finds the rows at or above a threshold, among ${name}, and never an absent one`, () =>
      fc.assert(
        fc.property(fc.array(value, { maxLength: 70 }), thresholds, (list, from) => {
          const column = columnOf('number', [], list.length, (row) => list[row]);
          const out = new Int32Array(wordsFor(list.length));
          if (column.numbers) atLeast(out, column.numbers, from);
          const told = list.map((_, row) => hasBit(out, row));
          expect(told).toEqual(list.map((each) => each !== null && each >= from));
          expect(countBits(out)).toBe(told.filter(Boolean).length);
          list.forEach((each, row) => expect(numberAt(column, row)).toBe(each ?? 0));
        }),
      ));
});

describe('codes(outs, codes)', () => {
  test('gives each row to the vector of its value, and the tail to none', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', null), { maxLength: 70 }), (list) => {
        const column = columnOf('enumeration', ['a', 'b', 'c'], list.length, (row) => list[row]);
        const outs = Array.from({ length: 5 }, () => new Int32Array(wordsFor(list.length)));
        if (column.codes) codes(outs, column.codes);
        ['a', 'b', 'c'].forEach((value, i) => {
          const out = outs[i + 1] as Int32Array;
          expect(list.map((_, row) => hasBit(out, row))).toEqual(list.map((each) => each === value));
          expect(countBits(out)).toBe(list.filter((each) => each === value).length);
        });
      }),
    ));
});

describe('columnOf(kind, values, rows, cell)', () => {
  for (const rows of edges)
    test(`tells a value, one that does not apply and one that is not known apart, in ${rows} rows`, () => {
      const column = columnOf('boolean', [], rows, (row) => [true, false, null, undefined][row % 4]);
      for (let row = 0; row < rows; row += 1) {
        expect(hasBit(column.present, row)).toBe(row % 4 < 2);
        expect(hasBit(column.unknown, row)).toBe(row % 4 === 3);
        expect(hasBit(column.truths as Int32Array, row)).toBe(row % 4 === 0);
      }
    });
});

describe('and, or, andNot', () => {
  test('work word by word, also onto an operand', () => {
    const from = (rows: readonly number[]): Int32Array => {
      const out = new Int32Array(3);
      for (const row of rows) setBit(out, row);
      return out;
    };
    const rows = (vector: Int32Array): number[] => {
      const list = new Int32Array(96);
      return [...list.subarray(0, rowsOf(vector, list))];
    };
    const [a, b] = [from([0, 31, 32, 64, 95]), from([31, 33, 64])];
    const out = new Int32Array(3);
    and(out, a, b);
    expect(rows(out)).toEqual([31, 64]);
    or(out, a, b);
    expect(rows(out)).toEqual([0, 31, 32, 33, 64, 95]);
    andNot(a, a, b);
    expect(rows(a)).toEqual([0, 32, 95]);
  });
});
