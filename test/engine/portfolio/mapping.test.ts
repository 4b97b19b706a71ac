/** The mapping of a file: kept as text, read again, and held against the head of its file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkMapping,
  csvReader,
  decidedFields,
  formatProblem,
  type Mapping,
  mappingJson,
  mappingName,
  portfolioVocabulary,
  readMapping,
  type Target,
} from '../../../engine/index.ts';
import { allSteps } from '../../../engine/model/case.ts';
import { theLibrary } from '../../support/library.ts';
import { csvHead, readAll, understood, vocabulary } from './read-support.ts';

/** Every target that a column may have. */
const allTargets: readonly Target[] = [
  ...vocabulary.facts.map(({ name }) => ({ fact: name })),
  ...allSteps.map((timeline) => ({ timeline })),
  ...decidedFields.map((decided) => ({ decided })),
  { id: true },
];

const text = 'Sev.,Arrears,Received,Officer\nMajor,£5,03/04/2025,KT\nWorst,1.200,04/04/2025,BW\n';
const codesOf = (change: (mapping: Mapping) => unknown, given = text): string[] => {
  const { head, mapping } = understood(given);
  return readMapping(JSON.stringify(change(mapping)), 'm.json', vocabulary, head).problems.map(
    ({ code }) => code,
  );
};

describe('readMapping', () => {
  it('reads what mappingJson wrote', () => {
    expect(mappingName('a.csv')).toBe('a.csv.mapping.json');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }),
        fc.shuffledSubarray([...allTargets], { minLength: 12, maxLength: 12 }),
        fc.array(fc.constantFrom('left', 'bare', 'full'), { minLength: 12, maxLength: 12 }),
        (names, chosen, kinds) => {
          const columns = names.map((column, i): Mapping['columns'][number] => {
            const to = chosen[i];
            if (kinds[i] === 'left' || !to) return { column, leftOut: 'chosen' };
            return kinds[i] === 'bare'
              ? { column, to }
              : { column, to, values: { '?!': null }, blank: 'default', dates: 'dmy' };
          });
          const mapping: Mapping = { headerLine: 3, columns, withoutColumn: {} };
          const back = readMapping(mappingJson(mapping), 'm.json', vocabulary);
          expect(back.problems.map(formatProblem)).toEqual([]);
          expect(back.ok && back.value).toEqual(mapping);
        },
      ),
    );
  });

  it('takes the first line for the headers, and the defaults, where nothing is said', () => {
    const read = readMapping('{"columns":[]}', 'm.json', vocabulary);
    expect(read.ok && read.value).toEqual({ headerLine: 1, columns: [], withoutColumn: {} });
  });

  const first = (mapping: Mapping, more: object): unknown => ({
    ...mapping,
    columns: [{ ...mapping.columns[0], ...more }, ...mapping.columns.slice(1)],
  });
  it.each<[string, (mapping: Mapping) => unknown]>([
    ['duplicate-target', (m) => first(m, { to: { fact: 'arrears' }, values: {} })],
    ['duplicate-name', (m) => ({ ...m, columns: [...m.columns, { column: 'Sev.', leftOut: 'chosen' }] })],
    ['left-out-and-mapped', (m) => first(m, { leftOut: 'chosen' })],
    ['unknown-fact', (m) => first(m, { to: { fact: 'impakt' } })],
    ['unknown-fact', (m) => ({ ...m, withoutColumn: { impakt: 'default' } })],
    ['fact-conflict', (m) => ({ ...m, withoutColumn: { impact: 'default' } })],
    ['unknown-column', (m) => first(m, { column: 'Severity' })],
    ['unknown-sheet', (m) => ({ ...m, sheet: 'Two' })],
    ['value-domain', (m) => first(m, { values: { Major: 'hihg' } })],
    ['unknown-value', (m) => first(m, { dates: 'dym' })],
    ['out-of-range', (m) => ({ ...m, headerLine: 0 })],
    ['unknown-field', (m) => first(m, { vlaues: {} })],
    ['missing-field', () => ({})],
  ])('says %s', (code, change) => {
    expect(codesOf(change)).toEqual([code]);
  });

  it('says all at once, each at its place', () => {
    const { problems } = readMapping(
      '{\n"columns": [\n{"column":"A","to":{"fact":"impakt"}},\n{"column":"B","to":{"timeline":"closed"},"values":{"x":"2025-02-30"}}\n],\n"withoutColumn": {"nothing":"default"}}',
      'm.json',
      vocabulary,
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown-fact'],
      [4, 'value-domain'],
      [6, 'unknown-fact'],
    ]);
    expect(problems.map(formatProblem).join('\n')).toContain('did you mean `impact`?');
  });

  it('lets a left-out column be missing in the file', () => {
    expect(
      codesOf((m) => ({ ...m, columns: [...m.columns, { column: 'Gone', leftOut: 'chosen' }] })),
    ).toEqual([]);
  });
});

describe('checkMapping', () => {
  const found = (given: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) => {
    const { head, mapping } = understood(given);
    return checkMapping(vocabulary, change(mapping), head);
  };

  it('tells of values that cannot be read, of dates that show no order, and lists the facts without a column', () => {
    const { findings, assumed, unknown } = found(text);
    expect(findings.map(({ code, severity, column }) => [code, severity, column])).toEqual([
      ['values-not-understood', 'warning', 'Sev.'],
      ['values-not-understood', 'warning', 'Arrears'],
      ['blank-is-default', 'warning', 'Arrears'],
      ['date-order-assumed', 'warning', 'Received'],
    ]);
    expect(findings[0]?.what).toContain('`Worst`');
    expect(assumed).toContain('customerType');
    expect(assumed).not.toContain('impact');
    expect(unknown).toEqual([]);
  });

  it('tells the facts that are not known apart', () => {
    const { assumed, unknown } = found(text, (m) => ({
      ...m,
      withoutColumn: { ...m.withoutColumn, customerType: 'unknown' },
    }));
    expect(unknown).toEqual(['customerType']);
    expect(assumed).not.toContain('customerType');
  });

  it('stands in the way of two columns with one target, a missing column, an unknown fact, and of nothing at all', () => {
    const errors = (columns: Mapping['columns']): string[] =>
      found(text, (m) => ({ ...m, columns }))
        .findings.filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    const sev = { column: 'Sev.', to: { fact: 'impact' } };
    expect(errors([sev, { column: 'Arrears', to: { fact: 'impact' } }])).toEqual(['duplicate-target']);
    expect(errors([sev, { column: 'Gone', to: { fact: 'arrears' } }])).toEqual(['missing-column']);
    expect(errors([sev, { column: 'Arrears', to: { fact: 'owed' } }])).toEqual(['unknown-fact']);
    expect(errors([{ column: 'Received', to: { timeline: 'received' } }])).toEqual(['nothing-mapped']);
  });

  it('warns of a column of people that somebody keeps, and of one that the mapping forgets', () => {
    const { findings } = found('Officer,Impact,Notes\nKT,High,x\n', (m) => ({
      ...m,
      columns: [{ column: 'Officer', to: { decided: 'officer' } }, ...m.columns.slice(1, 2)],
    }));
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ['personal-mapped', 'Officer'],
      ['column-not-mapped', 'Notes'],
    ]);
  });

  it('warns of exactly what the rows are refused for', () => {
    const { head, mapping } = understood(text);
    const { problems } = readAll(csvReader(vocabulary, mapping, head), [text]);
    const columns = checkMapping(vocabulary, mapping, head)
      .findings.filter(({ code }) => code === 'values-not-understood')
      .map(({ column }) => column);
    expect([...new Set(problems.map(({ column }) => column))]).toEqual(columns);
  });
});

describe('portfolioVocabulary', () => {
  it('has the facts of editions too, each name once', () => {
    const library = theLibrary();
    const names = portfolioVocabulary(library).facts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const own = library.editions.flatMap(({ edition }) => (edition.facts ?? []).map(({ name }) => name));
    expect(own.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining(own));
    expect(csvHead('a\nb\n').columns).toEqual(['a']);
  });
});
