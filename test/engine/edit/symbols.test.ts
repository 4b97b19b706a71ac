/** Every name of a document is known for what it is, at its exact characters, and found wherever it is used. */
import { describe, expect, test } from 'vitest';
import { definitionOf, type Documents, symbolAt, type SymbolPlace, usesOf } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { filesBelow } from '../../support/library.ts';

const path = 'rules/policies/example-homes/2025-01.json';
const vocabulary = 'rules/vocabulary.json';
const family = 'fixtures/cases/symbols.json';
const example = JSON.stringify(exampleHomes, null, 2);
const cases = JSON.stringify([
  {
    id: 'a',
    facts: { impact: 'medium', heatingLossDays: 3 },
    items: [{ kind: 'failure', facts: { impact: 'high' } }],
    expect: {
      'example-homes': {
        heads: [{ head: 'service-failure', rule: 'impact-bands-low', clauses: ['2.4'] }],
        exclusions: [{ of: ['ownRepairCost', 'heating'] }],
        because: ['2.4', 'code-2024#6.3'],
        assumed: ['impact'],
      },
    },
  },
]);
const documents: Documents = new Map<string, string>([
  ...[...filesBelow('rules'), ...filesBelow('fixtures/cases')].map((f) => [f.path, f.text] as const),
  [path, example],
  [family, cases],
]);

/** The symbol at the nth place of a text in a document; its range is cut out of the document. */
function at(file: string, text: string, inside = 1, n = 0): (SymbolPlace & { readonly cut: string }) | null {
  const source = documents.get(file) ?? '';
  let offset = -1;
  for (let i = 0; i <= n; i += 1) offset = source.indexOf(text, offset + 1);
  expect(offset).toBeGreaterThanOrEqual(0);
  const place = symbolAt(documents, file, offset + inside);
  return place && { ...place, cut: source.slice(place.offset, place.offset + place.length) };
}

describe('symbolAt(documents, path, offset)', () => {
  const cases_: [string, string, string, object][] = [
    [
      'a fact of the vocabulary in a condition',
      path,
      '"landlordResponsibility"',
      { kind: 'fact', home: vocabulary },
    ],
    ['an own fact where it is declared', path, '"heatingLossDays"', { kind: 'fact', home: path }],
    ['a derived fact', path, '"daysFromEnd"', { kind: 'derived', home: path }],
    ['a parameter', path, '"weeklyRent"', { kind: 'parameter', home: path }],
    ['a named condition', path, '"at-fault"', { kind: 'condition', home: path }],
    ['a head', path, '"missed-appointment"', { kind: 'head', home: path }],
    ['a clause', path, '"2.4"', { kind: 'clause', home: path }],
    ['a fact as the key of a case', family, '"heatingLossDays"', { kind: 'fact', home: path }],
    ['a value of a fact in a case', family, '"medium"', { kind: 'value', of: 'impact', home: vocabulary }],
    ['a head that a case expects', family, '"service-failure"', { kind: 'head', home: path }],
    ['a clause that a case expects', family, '"2.4"', { kind: 'clause', home: path }],
    ['a fact in a list of what is excluded', family, '"ownRepairCost"', { kind: 'fact', home: vocabulary }],
    ['a head in that list', family, '"heating"', { kind: 'head', home: path }],
    ['a fact that is assumed', family, '"impact"]', { kind: 'fact', home: vocabulary }],
  ];
  for (const [title, file, text, symbol] of cases_)
    test(`knows ${title}`, () => {
      const found = at(file, text);
      const name = text.split('"')[1];
      expect(found).toMatchObject({ symbol: { name, ...symbol }, cut: name });
    });

  test('knows a provision of the Code by its document', () =>
    expect(at(family, '"code-2024#6.3"')?.symbol).toEqual({
      kind: 'clause',
      name: '6.3',
      of: 'code-2024',
      home: 'rules/codes/complaint-handling-code-2024.json',
    }));
  test('tells a table from its row in the name of a rule that fired', () => {
    const [table, row] = [at(family, '"impact-bands-low"', 3), at(family, '"impact-bands-low"', 15)];
    expect(table).toMatchObject({ symbol: { kind: 'table', name: 'impact-bands' }, cut: 'impact-bands' });
    expect(row).toMatchObject({ symbol: { kind: 'row', name: 'low', of: 'impact-bands' }, cut: 'low' });
  });
  test('knows a value in a cell by the input of its column', () => {
    const inTables = example.indexOf('"tables"');
    const offset = example.indexOf('"low"', example.indexOf('"when"', inTables));
    expect(symbolAt(documents, path, offset + 1)?.symbol).toEqual({
      kind: 'value',
      name: 'low',
      of: 'impact',
      home: vocabulary,
    });
  });
  test('says null between names, for words of the format, and where nothing is defined', () => {
    expect(symbolAt(documents, path, 0)).toBeNull();
    expect(at(path, '"operator"')).toBeNull();
    expect(symbolAt(documents, 'nowhere.json', 0)).toBeNull();
    expect(symbolAt(new Map([[path, '{ "gate": ']]), path, 4)).toBeNull();
  });
});

describe('definitionOf(documents, symbol), usesOf(documents, symbol)', () => {
  test('leads from a use to the one place that defines it', () => {
    for (const [file, text, start] of [
      [family, '"heatingLossDays"', '"heatingLossDays"'],
      [family, '"service-failure"', '"service-failure": {'],
      [path, '"condition": "at-fault"', '"at-fault": {'],
    ] as const) {
      const found = at(file, text, text.lastIndexOf('"') - 1);
      const place = found && definitionOf(documents, found.symbol);
      expect(place).toMatchObject({ path, offset: example.indexOf(start) + 1 });
    }
  });
  test('finds a fact of the vocabulary in every edition and in cases', () => {
    const uses = usesOf(documents, { kind: 'fact', name: 'impact', home: vocabulary });
    const files = new Set(uses.map((use) => use.path));
    for (const file of [vocabulary, path, 'rules/policies/jmha/2023-07.json', family])
      expect([...files]).toContain(file);
    for (const use of uses)
      expect(documents.get(use.path)?.slice(use.offset - 1, use.offset + use.length + 1)).toBe('"impact"');
    expect(uses.filter((use) => use.isDefinition)).toHaveLength(1);
  });
  test('finds a clause in its own edition only', () => {
    const uses = usesOf(documents, { kind: 'clause', name: '2.1', home: path });
    expect(new Set(uses.map((use) => use.path))).toEqual(new Set([path]));
  });
  test('knows nearly every text under a key that names something, in all real editions', () => {
    const unknown = filesBelow('rules/policies').flatMap(({ path: file, text }) =>
      [...text.matchAll(/"(?:fact|head|condition|role|scale)": "/g)]
        .map((match) => match.index + match[0].length)
        .filter((offset) => symbolAt(documents, file, offset) === null)
        .map((offset) => `${file}: ${text.slice(offset, offset + 30)}`),
    );
    expect(unknown.filter((one) => !/award(Min|Max)/.test(one))).toEqual([]);
  });
});
