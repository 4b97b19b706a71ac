/** What a file has that nobody can use is told, row by row: never passed over in silence, and never quoted where it is about a person. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readUniversal from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import {
  caseWorld,
  checkMapping,
  csvReader,
  faultyCells,
  headOf,
  headOfSheet,
  type Mapping,
  ndjsonReader,
  problemsCsv,
  readMapping,
  sheetCells,
  sheetRows,
  suggestMapping,
} from '../../../engine/index.ts';
import { faultyCellsOf } from '../../../engine/portfolio/sheet-faults.ts';
import { limits } from '../../../engine/portfolio/split-faults.ts';
import { theLibrary } from '../../support/library.ts';
import { readAll, understood, vocabulary } from './read-support.ts';

const world = caseWorld(theLibrary());

function readNdjson(lines: readonly unknown[], headLines = lines.length) {
  const texts = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  const head = headOf('ndjson', 'a', texts.slice(0, headLines).join(''));
  if (!head.ok) throw new Error(JSON.stringify(head.problems));
  const mapping = suggestMapping(vocabulary, head.value);
  const { cases, problems, rows } = readAll(ndjsonReader(vocabulary, mapping, head.value, world), [
    texts.join(''),
  ]);
  return {
    mapping,
    rows,
    lines: cases.map(({ line }) => line),
    told: problems.map(({ line, column, code, mend }) => [line, column, code, /`(\w+)`\?/.exec(mend)?.[1]]),
  };
}

function readCsv(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { head, mapping } = understood(text);
  return readAll(csvReader(vocabulary, change(mapping), head), [text]);
}

describe('a whole case document with a misspelt name', () => {
  const good = { id: 'ok', facts: { impact: 'low' } };
  it.each([
    [{ id: 'a', facts: { impakt: 'high' } }, 'facts.impakt', 'unknown-fact', 'impact'],
    [
      { id: 'a', facts: {}, timeline: { recieved: '2025-01-01' } },
      'timeline.recieved',
      'unknown-field',
      'received',
    ],
    [{ id: 'a', facts: {}, decided: { amuont: 5 } }, 'decided.amuont', 'unknown-field', 'amount'],
    [{ id: 'a', facts: {}, itmes: [{ kind: 'loss' }] }, 'itmes', 'unknown-field', 'items'],
    [{ id: 'a', facts: {}, decidd: { amount: 5 } }, 'decidd', 'unknown-field', 'decided'],
    [{ id: 'a', facts: {}, Timeline: {} }, 'Timeline', 'unknown-field', 'timeline'],
  ])('is refused wherever it stands: %j', (broken, column, code, nearest) => {
    for (const lines of [
      [broken, good],
      [good, broken],
    ]) {
      const read = readNdjson(lines);
      expect(read.told).toEqual([[lines.indexOf(broken) + 1, column, code, nearest]]);
      expect(read.lines).toEqual([lines.indexOf(good) + 1]);
    }
    expect(readNdjson([good, broken], 1).told[0]?.[2]).toBe(code);
  });
});

describe('NDJSON of flat objects', () => {
  it('refuses a row with a key that the head does not have, and a case document', () => {
    const rows = [{ Impact: 'Low' }, { Impact: 'Low', Arrears: 5 }, { Impact: 'Low', Arrears: null }];
    const read = readNdjson([...rows, { id: 'a', facts: { impact: 'low' } }], 1);
    expect(read.told.map((one) => one.slice(0, 3))).toEqual([
      [2, 'Arrears', 'unknown-column'],
      [4, undefined, 'wrong-shape'],
    ]);
    expect([read.lines, read.rows]).toEqual([[1, 3], 4]);
  });

  it('goes on behind a broken first line, and tells of it', () => {
    const read = readNdjson(['{"Impact":', { Impact: 'Low' }]);
    expect(read.told.map((one) => one.slice(0, 3))).toEqual([[1, undefined, 'bad-json']]);
    expect(read.lines).toEqual([2]);
    expect(headOf('ndjson', 'a', 'x\ny\n').problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-json', 1],
    ]);
  });
});

describe('cells of a workbook without a value', () => {
  const texts = (...cells: string[]) => cells.map((value) => ({ value }));

  async function workbook(): Promise<Uint8Array> {
    const numbers = [310, 311, 312].map((value) => [
      { value: 'High' },
      { value, type: Number },
      { value: 'x' },
    ]);
    const file = writeXlsxFile([texts('Impact', 'Arrears', 'Colour'), ...numbers] as never);
    const parts = unzipSync(new Uint8Array(await (await file.toBlob()).arrayBuffer()));
    const path = Object.keys(parts).find((name) => /worksheets\/sheet\d\.xml$/.test(name)) ?? '';
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    const broken = xml
      .replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
      .replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3"><f>SUM(A1:A2)</f></c>')
      .replace(/<c r="C4"[^>]*>.*?<\/c>/, '<c r="C4" t="e"><v>#N/A</v></c>');
    expect(broken).toContain('#DIV/0!');
    return zipSync({ ...parts, [path]: strToU8(broken) });
  }

  it('are refused where their column is read, and are no blanks', async () => {
    const bytes = await workbook();
    const [sheet] = await readUniversal(bytes.slice().buffer);
    const name = sheet?.sheet ?? '';
    const faulty = faultyCells(bytes, name);
    const rows = sheetCells(sheet?.data ?? [], faulty);
    const head = headOfSheet('a', [name], name, rows);
    if (!head.ok) throw new Error('no head');
    const mapping = suggestMapping(vocabulary, head.value);
    const { cases, problems } = sheetRows(vocabulary, mapping, head.value, rows, 1, faulty);
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'Arrears', 'cell-error'],
      [3, 'Arrears', 'cell-error'],
    ]);
    expect(problems[0]?.what).toContain('#DIV/0!');
    expect(cases.map(({ line, case: c }) => [line, c.facts['arrears']])).toEqual([[4, 312]]);
    expect(faultyCells(bytes, 'Other').size).toBe(0);
  });

  it('are found with and without addresses; a formula that gives an empty text is none', () => {
    const xml =
      '<x:row><x:c/><x:c t="e"><x:v>#REF!</x:v></x:c></x:row><x:row r="7"><x:c r="AB7"><x:f>A1</x:f></x:c>' +
      '<x:c r="AC7" t="str"><x:f>A1</x:f><x:v></x:v></x:c></x:row><cols><col min="1"/></cols>';
    expect([...faultyCellsOf(xml)].map(([row, cells]) => [row, [...cells.keys()]])).toEqual([
      [1, [1]],
      [7, [27]],
    ]);
    const rows = sheetCells([['Impact']], faultyCellsOf(xml));
    expect(rows.length).toBe(7);
  });
});

describe('a file that is not UTF-8', () => {
  it('is told of, and rows with lost characters in a column that is read are refused', () => {
    const text =
      'Impact,Role,Reasons,Colour\nLow,Andr\uFFFD,Some \uFFFD5,\uFFFD\nLow,Manager,Some \uFFFD5,\uFFFD\n';
    const { head, mapping } = understood(text);
    const found = checkMapping(vocabulary, mapping, head).findings.filter(({ code }) => code === 'not-utf8');
    expect(found.map(({ column }) => column)).toEqual(['Role', 'Reasons', 'Colour']);
    const { cases, problems } = readCsv(text);
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([[2, 'Role', 'not-utf8']]);
    expect(cases.map(({ line }) => line)).toEqual([3]);
  });
});

describe('a file without headers', () => {
  it.each([
    'Jane Quill,jane@quill.example,High\nJo Fern,jo@fern.example,Low\n',
    'Mrs Quill,High,Tenant\nMr Fern,Low,Owner\n',
    'Quill,High,Tenant\nFern,Low,Tenant\nMoss,High,Owner\n',
  ])('is refused without a word of it: %j', (text) => {
    const { problems } = headOf('csv', 'a', text);
    expect(problems.map(({ code }) => code)).toEqual(['no-headers']);
    expect(JSON.stringify(problems)).not.toMatch(/quill/i);
  });

  it('is not one that prints its headers again', () => {
    expect(headOf('csv', 'a', 'Stage,Impact\nOne,High\nStage,Impact\nTwo,Low\n').ok).toBe(true);
  });

  it.each([0, -5, 1.5])('a mapping that has its headers on line %d is at fault itself', (headerLine) => {
    const read = readMapping(JSON.stringify({ headerLine, columns: [] }), 'a.mapping.json', vocabulary);
    expect(read.problems.map(({ file, pointer }) => [file, pointer])).toEqual([
      ['a.mapping.json', '/headerLine'],
    ]);
  });
});

describe('messages', () => {
  it('do not quote what may be about a person', () => {
    const { head: known, mapping } = understood('Impact,Arrears\nHigh,5\n');
    const text = 'Impact,Arrears\nHigh,5\nMrs Quill,5\nHigh,quill@example.org\nHigh,12 Quill Road\nAwful,5\n';
    const csv = problemsCsv(readAll(csvReader(vocabulary, mapping, known), [text]).problems);
    expect(csv).not.toMatch(/quill/i);
    expect(csv).toContain('this value');
    expect(csv).toContain('`Awful`');
    const head = headOf('ndjson', 'a', '{"id":"a","facts":{"impact":"Mrs Quill"}}\n');
    if (!head.ok) throw new Error('no head');
    const reader = ndjsonReader(vocabulary, suggestMapping(vocabulary, head.value), head.value, world);
    const { problems } = readAll(reader, ['{"id":"a","facts":{"impact":"Mrs Quill"}}\n']);
    expect(problems[0]?.code).toBe('value-domain');
    expect(JSON.stringify(problems)).not.toContain('Quill');
  });
});

describe('headers and cells of a table', () => {
  it('says of a header that stands twice why it is left out', () => {
    const { mapping } = understood('Impact,Colour,Colour\nHigh,red,blue\n');
    expect(mapping.columns.map(({ leftOut }) => leftOut)).toEqual([undefined, 'no-match', 'duplicate']);
  });

  it('tells a closed cell that is too long from one that nobody closes', () => {
    const long = 'x\n'.repeat(limits.row / 2 + 5);
    const text = `Impact,Note\nLow,"${long}"\nHigh,b\n`;
    const { head, mapping } = understood('Impact,Note\nLow,a\n');
    for (const pieces of [[text], text.match(/[^]{1,65536}/g) ?? []]) {
      const { cases, problems } = readAll(csvReader(vocabulary, mapping, head), pieces);
      expect(problems.map(({ code }) => code)).toEqual(['field-too-long']);
      expect(cases.map(({ case: c }) => c.facts['impact'])).toEqual(['high']);
    }
  });
});
