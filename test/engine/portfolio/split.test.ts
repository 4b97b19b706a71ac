/** Splitting CSV: held against Papa Parse where a file is well-formed; lines, faults and limits by hand. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../../engine/portfolio/model.ts';
import { CsvSplitter } from '../../../engine/portfolio/split.ts';
import { limits } from '../../../engine/portfolio/split-faults.ts';
import { cutAt } from './read-support.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly (string | undefined)[];
  readonly fault?: string;
}

function split(
  pieces: readonly string[],
  delimiter: Delimiter = ',',
  wanted?: (i: number) => boolean,
): Row[] {
  const rows: Row[] = [];
  const splitter = new CsvSplitter(
    delimiter,
    (cells, count, line, fault) =>
      void rows.push({ line, cells: cells.slice(0, count), ...(fault ? { fault: fault.code } : {}) }),
    wanted,
  );
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return rows;
}

const bare = (rows: readonly Row[]) => rows.map(({ cells }) => cells);
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', '£', '\t') }),
);
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const isBlank = (row: readonly string[]): boolean => row.every((one) => one.trim() === '');

describe('CsvSplitter', () => {
  it('reads what Papa Parse writes, and as Papa Parse reads it, cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        places,
        (rows, delimiter, newline, cuts) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
          const wanted = rows.filter((row) => !isBlank(row));
          expect(bare(split(cutAt(text, cuts), delimiter))).toEqual(wanted);
          const read = Papa.parse<string[]>(text, { delimiter, newline }).data;
          expect(read.filter((row) => !isBlank(row))).toEqual(wanted);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same rows, lines and faults of any text wherever it is cut', () => {
    const loose = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(loose, places, (text, cuts) => {
        expect(split(cutAt(text, cuts))).toEqual(split([text]));
        expect(split([...text])).toEqual(split([text]));
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the line on which each row starts', () => {
    const text = 'a,b\r\n"x\ny",2\r\n\r\n"p\r\nq\r\nr",3\nlast,4';
    expect(split([text]).map(({ line, cells }) => [line, cells.at(-1)])).toEqual([
      [1, 'b'],
      [2, '2'],
      [5, '3'],
      [8, '4'],
    ]);
  });

  it('passes over rows without a word in them, with delimiters or not', () => {
    expect(split(['a\n\n , ,\n""\nb']).map(({ line }) => line)).toEqual([1, 5]);
  });

  it('leaves cells out that nobody wants, but for the first that says something, and counts them', () => {
    expect(split(['a,b,c\n'], ',', (i) => i === 2)).toEqual([{ line: 1, cells: ['a', undefined, 'c'] }]);
  });

  it('tells of a stray quote and goes on with the next line', () => {
    const rows = split(['ok,1\n"5" pipe",2\nalso,3\n']);
    expect(rows).toEqual([
      { line: 1, cells: ['ok', '1'] },
      { line: 2, cells: [], fault: 'stray-quote' },
      { line: 3, cells: ['also', '3'] },
    ]);
  });

  it('loses no row behind a quote that nobody closes', () => {
    const rows = split(['ok,1\n"6 inch pipe,2\nthird,3\n"fourth, quoted",4\nfifth,5\n']);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'stray-quote'],
      [3, undefined],
      [4, undefined],
      [5, undefined],
    ]);
    expect(split(['a,"b\nc,d\ne,f']).map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'open-quote'],
      [2, undefined],
      [3, undefined],
    ]);
  });

  it('refuses a cell that is too long, and reads on', () => {
    const long = 'x'.repeat(limits.field + 1);
    const rows = split([`a,${long}\nb,2\n"${long}",3\nc,4`]);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'field-too-long'],
      [2, undefined],
      [3, 'field-too-long'],
      [4, undefined],
    ]);
  });

  it('keeps no more than a row of a line that never ends, and tells of it once', () => {
    const piece = 'y'.repeat(65_536);
    for (const start of ['', '"']) {
      const pieces = [`a,1\n${start}`, ...Array.from({ length: 40 }, () => piece), '\nb,2\n'];
      const rows = split(pieces);
      expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
        [1, undefined],
        [2, start === '' ? 'row-too-long' : 'open-quote'],
        [3, undefined],
      ]);
      expect(split([pieces.join('')])).toEqual(rows);
    }
  });

  it('refuses a row of more cells than a table has', () => {
    const wide = `${'1,'.repeat(limits.columns)}1`;
    expect(split([`a\n${wide}\nb\n`]).map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'too-many-columns'],
      [3, undefined],
    ]);
  });
});
