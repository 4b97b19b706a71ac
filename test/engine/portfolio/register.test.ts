/** Registers as landlords keep them: words for nothing, headers that say nothing, units, and lines of totals. */
import { describe, expect, it } from 'vitest';
import {
  caseWorld,
  checkMapping,
  csvReader,
  headOf,
  type Mapping,
  ndjsonReader,
  suggestColumn,
  suggestMapping,
} from '../../../engine/index.ts';
import { theLibrary } from '../../support/library.ts';
import { csvHead, readAll, understood, vocabulary } from './read-support.ts';

const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const valuesOf = (text: string): Mapping['columns'][number]['values'] =>
  understood(text).mapping.columns[0]?.values;

/** Codes of what is found, by column. */
function found(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { head, mapping } = understood(text);
  return checkMapping(vocabulary, change(mapping), head).findings;
}
const codes = (text: string, change?: (mapping: Mapping) => Mapping): string[] =>
  found(text, change).map(({ code, column }) => `${column ?? ''} ${code}`);

/** What becomes of the rows under the mapping that is suggested. */
function read(text: string) {
  const { head, mapping } = understood(text);
  return readAll(csvReader(vocabulary, mapping, head), [text]);
}

describe('words for nothing', () => {
  const facts = [
    ['Impact', 'High'],
    ['Stage', 'Stage 1'],
    ['Category', 'Repairs'],
    ['Legal proceedings', 'Solicitor'],
    ['Ombudsman finding', 'Maladministration'],
    ['Responsibility', 'Full'],
    ['Arrears', '£5'],
    ['Amount paid', '£5'],
    ['Months of delay', '3'],
    ['Date received', '01/02/2025'],
  ] as const;

  it.each(facts)('are never a value of %s', (header, value) => {
    const nothing = ['n/a', 'N/A', 'na', 'not applicable', '-', '–', '£-'];
    const text = csv(header, value, ...nothing);
    expect(valuesOf(text)).toMatchObject(Object.fromEntries(nothing.map((word) => [word, null])));
  });

  it('throw out no row, and are said', () => {
    const text = csv('Impact,Amount paid,Date received', 'High,£5,1/2/2025', 'n/a,-,-', 'Low,£ -,TBC');
    expect(read(text).problems).toEqual([]);
    expect(read(text).cases.map(({ case: { facts, decided } }) => [facts['impact'], decided])).toEqual([
      ['high', { amount: 5 }],
      [null, undefined],
      ['low', undefined],
    ]);
    const said = found(text).filter(({ code }) => code === 'taken-as-unknown');
    expect(said.map(({ column, what }) => [column, /not (?:known|decided)/.exec(what)?.[0]])).toEqual([
      ['Impact', 'not known'],
      ['Amount paid', 'not decided'],
      ['Date received', 'not known'],
    ]);
  });

  it('are found where they first come behind many other values', () => {
    const sums = Array.from({ length: 90 }, (_, i) => `High,£${i}`);
    expect(understood(csv('Impact,Amount paid', ...sums, 'High,-')).mapping.columns[1]?.values).toEqual({
      '-': null,
    });
  });

  it('of a column that is refused point to what the values mean', () => {
    const [first] = found(csv('Impact,Amount paid', 'High,£5', 'Low,£6', 'Low,see file'));
    expect(first?.code).toBe('values-not-understood');
    expect(first?.mend).toContain('or say what it means');
  });
});

describe('headers that say nothing', () => {
  const fault = csv('Ask,Arrears', 'Fully responsible,1', 'Partly responsible,2', 'Not responsible,3');
  it.each([
    ['labels', fault, 'landlordResponsibility'],
    ['synonyms', csv('How bad?', 'n/a', 'Moderate', 'Minor', 'None', 'Severe'), 'impact'],
    ['kinds of customers', csv('Who', 'Leaseholder', 'Former tenant', 'Shared owner'), 'customerType'],
  ])('are mapped by their values where those are %s', (_, text, fact) => {
    expect(understood(text).mapping.columns[0]?.to).toEqual({ fact });
    expect(codes(text)).toContain(`${text.slice(0, text.search(/[,\n]/))} by-values`);
  });

  it.each([
    ['one value only', csv('How bad?', 'High', 'High')],
    ['numbers', csv('Level', '1', '2', '3')],
    ['letters', csv('Level', 'L', 'M', 'H')],
    ['half of other things', csv('Level', 'High', 'Low', 'Roof', 'Door')],
    ['those of two facts', csv('What', 'None', 'None at all')],
    ['another scale', csv('Priority', 'High', 'Medium', 'Low')],
    ['those of two columns', csv('A,B', 'High,Low', 'Low,High')],
    ['those of a fact that has a column', csv('Impact,B', 'High,Low', 'Low,High')],
  ])('are left out where the values are %s', (_, text) => {
    const { columns } = understood(text).mapping;
    expect(columns.filter(({ column, to }) => column !== 'Impact' && to !== undefined)).toEqual([]);
  });

  it('that say what the values do are not warned of', () => {
    expect(codes(csv('Impact', 'High', 'Low'))).toEqual([]);
  });
});

describe('values that do not fit the header', () => {
  it('are named, where nothing else is proposed', () => {
    const text = csv('Impact;Belongings lost', 'High;1.200,50', 'Low;3.400,25');
    expect(understood(text).mapping.columns[1]).toEqual({ column: 'Belongings lost', leftOut: 'no-match' });
    const [finding] = found(text);
    expect(finding?.code).toBe('values-unlike-header');
    expect(finding?.what).toContain('`1.200,50`');
    expect(finding?.what).toContain('Damaged belongings');
    expect(codes(csv('Impact,Weather', 'High,Rain', 'Low,Sun'))).toEqual([]);
  });

  it.each(['Damaged goods £', 'Belongings lost'])('%s is a loss of belongings', (header) => {
    expect(understood(csv(header, '£5')).mapping.columns[0]?.to).toEqual({ fact: 'belongingsLoss' });
  });
});

describe('other units of time', () => {
  it.each(['Duration (days)', 'Days of delay', 'Delay in weeks'])('%s is no count of months', (header) => {
    const head = csvHead(csv(header, '14', '3'));
    expect(suggestMapping(vocabulary, head).columns[0]?.to).toBe(undefined);
    const mapping: Mapping = {
      headerLine: 1,
      columns: [suggestColumn(vocabulary, head, header, { fact: 'durationMonths' })],
      withoutColumn: {},
    };
    expect(checkMapping(vocabulary, mapping, head).findings.map(({ code }) => code)).toEqual(['other-unit']);
  });

  it('are months in a column of months', () => {
    expect(codes(csv('Months of delay (not days)', '3'))).toEqual([]);
  });
});

describe('lines of totals', () => {
  it.each([
    ['a column that is left out', csv('Ref,Impact,Arrears', 'A,High,1', 'B,Low,2', 'Total,,3')],
    ['a blank one and the name of the case', csv('Note,Ref,Impact', ',a,High', ',b,Low', ',Grand Total:,')],
    ['the impact', csv('Impact,Arrears', 'High,1', 'Low,2', 'SUB-TOTAL,3')],
    ['a date', csv('Date received,Impact,Arrears', '1/2/2025,High,1', '2/2/2025,Low,2', 'Sum,,3')],
  ])('in %s are told of as rows that cannot be used', (_, text) => {
    const { cases, problems, rows } = read(text);
    expect([cases.length, rows]).toEqual([2, 3]);
    expect(problems).toMatchObject([{ line: 4, code: 'line-of-totals' }]);
    expect(found(text).map(({ code }) => code)).toContain('line-of-totals');
  });

  it('are not rows in which "total" is a value, or a part of a sentence', () => {
    const text = csv('Responsibility,Impact', 'Total,High', 'Part,Low');
    expect(read(text).cases.map(({ case: { facts } }) => facts['landlordResponsibility'])).toEqual([
      'full',
      'partial',
    ]);
    expect(read(csv('What,Impact', 'Total loss of heat,High', 'Leak,Low')).problems).toEqual([]);
    expect(read(csv('Impact,What', 'High,Total', 'Low,Leak')).problems).toEqual([]);
  });
});

describe('a line that is no JSON', () => {
  it('is told of once, with its first fault', () => {
    const text = '{"id":"a","facts":{"impact":"high"}}\n{"id":"b","facts":{"impact":\n';
    const head = headOf('ndjson', 'a', text);
    if (!head.ok) throw new Error('no head');
    const mapping = suggestMapping(vocabulary, head.value);
    const { problems } = readAll(ndjsonReader(vocabulary, mapping, head.value, caseWorld(theLibrary())), [
      text,
    ]);
    expect(problems.map(({ line }) => line)).toEqual([2]);
    expect(problems[0]?.what).toMatch(/\(and \d more\)$/);
  });
});
