/** The beginning of a file that nobody has seen before. */
import { describe, expect, it } from 'vitest';
import { headOf, headOfSheet } from '../../../engine/index.ts';
import { csvHead } from './read-support.ts';

const codes = (format: 'csv' | 'ndjson', text: string): string[] =>
  headOf(format, 'a', text).problems.map(({ code }) => code);

describe('headOf a CSV file', () => {
  it.each([
    [',', 'Stage,Impact,Paid\n1,High,"1,200"\n2,Low,0\n'],
    [';', 'Stage;Impact;Paid\n1;High;1,200\n2;Low;1,50\n'],
    ['\t', 'Stage\tImpact\tPaid\n1\tHigh\t1,200\n'],
    ['|', 'Stage|Impact|Paid\n1|High, very|1,200\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    const head = csvHead(text);
    expect(head.delimiter).toBe(delimiter);
    expect(head.columns).toEqual(['Stage', 'Impact', 'Paid']);
  });

  it('passes over a byte order mark, titles and notes above the headers', () => {
    const head = csvHead(
      '\uFEFFCompensation log,,,\n"Drawn on\n5 January",,,\n,,,\nStage,Impact,Tenure,Paid\n1,High,Tenant,5\n',
    );
    expect([head.headerLine, head.columns]).toEqual([5, ['Stage', 'Impact', 'Tenure', 'Paid']]);
    expect(head.samples).toEqual([['1'], ['High'], ['Tenant'], ['5']]);
  });

  it('numbers a header that stands twice and calls a blank one by its letter', () => {
    const head = csvHead('Amount,,Amount,Amount (2)\n1,2,3,4\n');
    expect(head.columns).toEqual(['Amount', 'Column B', 'Amount (2)', 'Amount (2) (2)']);
  });

  it('counts columns without a header where most rows fill them, and not those of a stray cell', () => {
    expect(csvHead('A,B,,\n1,2,3,\n1,2,3,\n').columns).toEqual(['A', 'B', 'Column C']);
    expect(csvHead('A,B\n1,2\n1,2,3\n1,2\n').columns).toEqual(['A', 'B']);
  });

  it('keeps each first value once and draws spaces of a header together', () => {
    const head = csvHead('"Impact\n level",Paid\nHigh,1\n High ,2\n,3\nLow,3\n');
    expect(head.columns[0]).toBe('Impact level');
    expect(head.samples).toEqual([
      ['High', 'Low'],
      ['1', '2', '3'],
    ]);
  });

  it('takes the line that somebody names', () => {
    const head = headOf('csv', 'a', 'x,y\nStage,Impact\n1,High\n', { headerLine: 2 });
    expect(head.ok && head.value.columns).toEqual(['Stage', 'Impact']);
    expect(headOf('csv', 'a', 'x,y\n', { headerLine: 9 }).problems[0]?.code).toBe('no-headers');
  });

  it.each([
    ['empty', ''],
    ['empty', '\uFEFF \n\n'],
    ['not-text', 'PK\u0003\u0004 and so on'],
    ['not-text', 'S\0t\0a\0'],
    ['no-headers', '1,2025-01-01,£50\n2,2025-01-02,£60\n'],
    ['no-rows', 'Stage,Impact\n'],
    ['not-utf8', 'Stage,\uFFFD paid\n1,2\n'],
    [
      'too-many-columns',
      `${Array.from({ length: 1001 }, (_, i) => `c${String.fromCharCode(97 + (i % 26))}`).join('\t')}\n`,
    ],
  ])('says %s', (code, text) => {
    expect(codes('csv', text)).toEqual([code]);
  });
});

describe('headOf NDJSON', () => {
  it('takes the keys of flat objects as columns', () => {
    const head = headOf('ndjson', 'a', '{"sev":"Major","paid":5}\n\n{"paid":null,"late":true}\n');
    expect(head.ok && head.value).toMatchObject({
      wholeCases: false,
      columns: ['sev', 'paid', 'late'],
      samples: [['Major'], [5], [true]],
    });
  });

  it('knows whole case documents', () => {
    const text = '{"id":"a","facts":{"impact":"high"},"timeline":{"received":"2025-01-01"},"items":[]}\n';
    const head = headOf('ndjson', 'a', text);
    expect(head.ok && head.value).toMatchObject({
      wholeCases: true,
      columns: ['id', 'facts.impact', 'timeline.received'],
    });
  });

  it('refuses what is no JSON object on a line', () => {
    expect(codes('ndjson', '[\n{"a":1}\n]')).toEqual(['bad-json']);
  });
});

describe('headOfSheet', () => {
  it('finds the headers below titles and blank rows', () => {
    const rows = [
      ['Log', null, null],
      [null, null, null],
      ['Stage', 'Impact', 'Paid'],
      [1, 'High', 20.5],
    ];
    const head = headOfSheet('a.xlsx', ['One', 'Two'], 'Two', rows);
    expect(head.ok && head.value).toEqual({
      format: 'xlsx',
      sheets: ['One', 'Two'],
      sheet: 'Two',
      headerLine: 3,
      columns: ['Stage', 'Impact', 'Paid'],
      samples: [[1], ['High'], [20.5]],
    });
  });

  it('says that a sheet is empty', () => {
    expect(headOfSheet('a.xlsx', ['One'], 'One', [[null]]).problems[0]?.code).toBe('empty');
  });
});
