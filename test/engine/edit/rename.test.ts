/** What a landlord's edition declares can have another name, and nothing but the name is then another. */
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  chooseEdition,
  datesOf,
  decide,
  determinationToJson,
  type Documents,
  formatProblem,
  type Library,
  matchExpectation,
  readCaseFiles,
  readLibrary,
  renameSymbol,
  type RuleSymbol,
  symbolAt,
  usesOf,
} from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { filesBelow } from '../../support/library.ts';

const path = 'rules/policies/example-homes/2025-01.json';
const files = [
  ...filesBelow('rules'),
  ...filesBelow('fixtures/cases'),
  ...filesBelow('fixtures/determinations'),
];
const real: Documents = new Map(files.map((file) => [file.path, file.text]));
const documents: Documents = new Map([...real, [path, JSON.stringify(exampleHomes, null, 2)]]);

const renamable = new Set(['fact', 'derived', 'parameter', 'condition', 'head', 'rule', 'table', 'row']);

/** Everything in an edition that can be renamed, by the places that define it. */
function declared(of: Documents, home: string): RuleSymbol[] {
  const text = of.get(home) ?? '';
  const found: RuleSymbol[] = [];
  for (const match of text.matchAll(/"([^"\\]+)"/g)) {
    const place = symbolAt(of, home, match.index + 1);
    if (
      place?.isDefinition === true &&
      renamable.has(place.symbol.kind) &&
      place.symbol.name !== 'ombudsman-order'
    )
      found.push(place.symbol);
  }
  return found;
}

/** The documents after a rename; throws with the problems where there are some. */
function renamed(of: Documents, symbol: RuleSymbol, name: string): Documents {
  const result = renameSymbol(of, symbol, name);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  const after = new Map(of);
  for (const [file, edits] of result.value) after.set(file, applyEdits(of.get(file) ?? '', edits));
  return after;
}

const suffixed = ({ kind, name }: RuleSymbol): string =>
  ['fact', 'derived', 'parameter'].includes(kind) ? `${name}Renamed` : `${name}-renamed`;
const unsuffixed = (text: string): string => text.replaceAll(/[- ]renamed|Renamed/g, '');

const sourceFiles = (of: Documents, folder: string) =>
  [...of].filter(([file]) => file.startsWith(folder)).map(([file, text]) => ({ path: file, text }));

function libraryOf(of: Documents): Library {
  const read = readLibrary(sourceFiles(of, 'rules/'));
  expect(read.problems.map(formatProblem)).toEqual([]);
  if (!read.ok) throw new Error('the library has problems');
  return read.value;
}

/** What an edition says of every case, and what does not meet its expectation. */
async function said(of: Documents, home: string): Promise<{ all: string[]; unmet: string[] }> {
  const library = libraryOf(of);
  const edition = library.editions.find((one) => one.file === home);
  const cases = readCaseFiles(library, sourceFiles(of, 'fixtures/'));
  if (!edition || !cases.ok)
    throw new Error(`${home} is not there, or ${cases.problems.map(formatProblem).join('\n')}`);
  const all: string[] = [];
  const unmet: string[] = [];
  for (const { case: c } of cases.value) {
    const decided = await decide(library, edition, c);
    if (!decided.ok) throw new Error(decided.problems.map(formatProblem).join('\n'));
    const json = determinationToJson(decided.value);
    all.push(JSON.stringify(json));
    for (const [policy, expected] of Object.entries(c.expect ?? {}))
      if (chooseEdition(library, policy, datesOf(c))?.edition === edition)
        unmet.push(...matchExpectation(expected, json).map(({ text }) => `${c.id}: ${text}`));
  }
  return { all, unmet };
}

describe('renameSymbol(documents, symbol, newName)', () => {
  const homes = [...real.keys()].filter((file) => file.startsWith('rules/policies/'));
  for (const home of homes)
    test(`renames everything that ${home} declares, one after the other, and every case is decided as before`, async () => {
      const symbols = declared(real, home);
      expect(symbols.length).toBeGreaterThan(5);
      let after = real;
      for (const symbol of symbols) {
        const now = { ...symbol, ...(symbol.kind === 'row' ? { of: `${symbol.of ?? ''}-renamed` } : {}) };
        after = renamed(after, now, suffixed(symbol));
      }
      expect(after.get(home)).not.toBe(real.get(home));
      expect(unsuffixed(after.get(home) ?? '')).toBe(real.get(home));
      const [before, now] = [await said(real, home), await said(after, home)];
      expect(now.all.map(unsuffixed)).toEqual(before.all);
      expect(now.unmet).toEqual([]);
    });

  test('renames own facts, derived facts, parameters and conditions of an edition that has them all', () => {
    const symbols = declared(documents, path);
    const kinds = new Set(symbols.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      ['condition', 'derived', 'fact', 'head', 'parameter', 'rule', 'row', 'table'].sort(),
    );
    let after = documents;
    for (const symbol of symbols) {
      const now = { ...symbol, ...(symbol.kind === 'row' ? { of: `${symbol.of ?? ''}-renamed` } : {}) };
      after = renamed(after, now, suffixed(symbol));
    }
    libraryOf(after);
    expect(unsuffixed(after.get(path) ?? '')).toBe(documents.get(path));
  });

  test('reaches the cases: a fact as key, a head and a rule as expected of that landlord only', () => {
    const family = 'fixtures/cases/renamed.json';
    const c = {
      id: 'one',
      facts: { heatingLossDays: 3 },
      expect: {
        'example-homes': { heads: [{ head: 'heating', rule: 'no-heating' }], assumed: ['heatingLossDays'] },
        jmha: { heads: [{ head: 'heating' }], unread: ['heatingLossDays'] },
      },
    };
    const with_ = new Map([...documents, [family, JSON.stringify(c)]]);
    const fact = renamed(with_, { kind: 'fact', name: 'heatingLossDays', home: path }, 'coldDays').get(
      family,
    );
    expect(fact).toBe(JSON.stringify(c).replaceAll('heatingLossDays', 'coldDays'));
    const head = renamed(with_, { kind: 'head', name: 'heating', home: path }, 'warmth').get(family);
    expect(head).toBe(JSON.stringify(c).replace('"heating"', '"warmth"'));
  });

  const symbol = (kind: RuleSymbol['kind'], name: string, home = path): RuleSymbol => ({ kind, name, home });
  const refusals: [string, RuleSymbol, string, string][] = [
    [
      'a fact of the vocabulary',
      symbol('fact', 'impact', 'rules/vocabulary.json'),
      'effect',
      'cannot-rename',
    ],
    ['a clause', symbol('clause', '2.1'), '2.2', 'cannot-rename'],
    ['the head that the engine adds', symbol('head', 'ombudsman-order'), 'order', 'cannot-rename'],
    ['a fact in kebab-case', symbol('fact', 'heatingLossDays'), 'cold-days', 'bad-format'],
    ['a head in camelCase', symbol('head', 'heating'), 'coldDays', 'bad-format'],
    ['a fact as one of the vocabulary', symbol('fact', 'heatingLossDays'), 'impact', 'name-taken'],
    ['a parameter as a derived fact', symbol('parameter', 'weeklyRent'), 'daysFromEnd', 'name-taken'],
    ['a fact as one of another landlord', symbol('fact', 'heatingLossDays'), 'powerLossDays', 'name-taken'],
    ['a head as another', symbol('head', 'heating'), 'service-failure', 'name-taken'],
    ['a fact as a step of the timeline', symbol('fact', 'heatingLossDays'), 'received', 'reserved-name'],
    ['what is not there', symbol('head', 'cooling'), 'warming', 'no-such-place'],
  ];
  for (const [title, one, name, code] of refusals)
    test(`refuses ${title}: ${code}`, () => {
      const result = renameSymbol(documents, one, name);
      expect(result.ok ? undefined : result.problems[0]?.code).toBe(code);
    });

  test('refuses where a document cannot be read, and says which', () => {
    const broken = new Map([...documents, ['fixtures/cases/broken.json', '{']]);
    const result = renameSymbol(broken, symbol('head', 'heating'), 'warmth');
    expect(result.problems[0]).toMatchObject({ code: 'bad-json', file: 'fixtures/cases/broken.json' });
  });

  test('changes nothing where the name stays', () => {
    const result = renameSymbol(documents, symbol('head', 'heating'), 'heating');
    expect(result.ok && result.value.size).toBe(0);
    expect(usesOf(documents, symbol('head', 'heating')).length).toBeGreaterThan(1);
  });
});
