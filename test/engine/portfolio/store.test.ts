/**
 * Laws of the store: a case comes out as it went in, and the compiled rules say the same of it whether they were loaded from
 * the store or from the cases.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAt } from '../../../bench/portfolio/index.ts';
import { compile, load, loadFrom, run } from '../../../engine/compile/index.ts';
import { type Case, CaseStore, type FactDeclaration, type PreparedEdition } from '../../../engine/index.ts';
import { caseFor } from '../../oracle/arbitraries.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { exampleRich } from '../../oracle/example-rich.ts';
import { json, theCases, theLibrary } from '../../support/library.ts';
import { unlike } from '../../support/same-results.ts';
import { editionOf } from '../compile/support.ts';

const seed = Number(process.env['SEED'] ?? 20261122);
const library = theLibrary();
const { calendar, vocabulary } = library;
const own = [exampleHomes, exampleRich, json('test/engine/format/proving-homes.json')].map((document) =>
  editionOf(library, document),
);
const editions = [...library.editions, ...own];
const facts = vocabulary.facts;

const drawn = (edition: PreparedEdition, count: number): Case[] =>
  fc.sample(caseFor(edition.edition as never, json('rules/vocabulary.json') as never), {
    numRuns: count,
    seed,
  }) as unknown as Case[];

const withoutItems = (c: Case): Case => {
  const { items: _, ...rest } = c;
  return rest;
};

function storeOf(cases: readonly Case[], declared: Iterable<FactDeclaration> = facts): CaseStore {
  const store = new CaseStore(declared, { block: 64 });
  const lines = cases.map((c, i) => ({ line: 2 + i + Math.floor(i / 7), case: c }));
  for (let from = 0; from < lines.length; from += 50) store.append(lines.slice(from, from + 50));
  return store;
}

const back = (store: CaseStore): Case[] => Array.from({ length: store.size }, (_, at) => store.caseAt(at));

const generated = Array.from({ length: 300 }, (_, i) => caseAt(seed, i + 1));
const imported = generated.map((c, i): Case => ({
  ...withoutItems(c),
  id: `row-${2 + i + Math.floor(i / 7)}`,
  decided:
    i % 3 === 0 ? { amount: i / 4, role: 'Manager', officer: `officer-${i % 5}`, reasons: 'given' } : {},
}));

describe('CaseStore: a case comes out as it went in', () => {
  const sets: [string, readonly Case[]][] = [
    ['the generated portfolio', generated],
    ['imported rows', imported],
    ['the fixtures', theCases().map((entry) => entry.case)],
    ...editions.map((edition): [string, Case[]] => [edition.edition.id, drawn(edition, 150)]),
  ];
  for (const [name, cases] of sets)
    test(name, () => {
      expect(back(storeOf(cases))).toEqual(cases);
      const plain = cases.map(withoutItems);
      expect(back(storeOf(plain))).toEqual(plain);
    });

  test('and so do values that no fact has, dates that do not exist, and numbers of any size', () => {
    const strange = (at: Partial<Case>): Case => ({ id: 'strange', facts: {}, ...at });
    const cases: Case[] = [
      strange({ facts: { arrears: 0.001, customerType: 'nobody', firstReport: 'yes', durationMonths: 1.5 } }),
      strange({
        facts: { arrears: 1e9, durationMonths: -0, missedAppointments: 2 ** 40, nothingKnown: true },
      }),
      strange({ facts: { arrears: null, customerType: null, firstReport: null, durationMonths: null } }),
      strange({ timeline: { received: '2025-02-30' } }),
      strange({ timeline: {}, decided: { amount: 12.345, date: 'soon' } }),
      strange({
        timeline: { received: '0001-01-01', closed: '9999-12-31' },
        decided: { amount: 4e9, role: '' },
      }),
      strange({ title: 'A title', narrative: 'Words', expect: {} }),
      strange({ items: [] }),
    ];
    const store = storeOf([...cases, ...generated.slice(0, 100), ...cases]);
    expect(back(store)).toEqual([...cases, ...generated.slice(0, 100), ...cases]);
  });

  test('with its line and its facts one by one', () => {
    const store = storeOf(imported);
    imported.forEach((c, at) => {
      expect(`row-${store.lineOf(at)}`).toBe(c.id);
      for (const { name } of facts) expect(store.literalAt(at, name)).toBe(c.facts[name]);
      expect(store.decidedAt(at)).toEqual(c.decided);
    });
    expect(() => store.caseAt(imported.length)).toThrow(RangeError);
  });

  test('in less memory than its text takes, and lines of an ordinary file in none', () => {
    const store = new CaseStore(facts);
    const cases = Array.from({ length: 32_768 }, (_, i) => withoutItems(caseAt(1, i + 1)));
    store.append(
      cases.map(({ facts: given }, i) => ({ line: i + 2, case: { id: `row-${i + 2}`, facts: given } })),
    );
    expect(store.bytes / store.size).toBeLessThan(120);
  });
});

describe('loadFrom(compiled, store): the same as load(compiled, cases)', () => {
  const declarations = (edition: PreparedEdition): FactDeclaration[] => [...edition.facts.values()];
  const declared: [string, (edition: PreparedEdition) => Iterable<FactDeclaration>][] = [
    ['that knows the vocabulary', () => facts],
    ['that knows the facts of the edition', declarations],
    [
      'that knows other defaults',
      (edition) => declarations(edition).map((fact) => ({ ...fact, default: null })),
    ],
  ];
  for (const [which, known] of declared)
    for (const edition of editions)
      test(`${edition.edition.id}, from a store ${which}`, () => {
        const compiled = compile([edition]);
        const some = drawn(edition, 150);
        const cases = [
          ...some,
          ...some.map(withoutItems),
          ...generated.slice(0, 40),
          ...imported.slice(0, 40),
        ];
        for (const asOf of [undefined, '2026-11-21']) {
          const expected = run(compiled, load(compiled, cases, { calendar, asOf, chunk: 64 }));
          const table = loadFrom(compiled, storeOf(cases, known(edition)), { calendar, asOf });
          const given = run(compiled, table);
          expect(unlike(expected[0] as never, given[0] as never)).toEqual([]);
        }
      });

  test('and again after more cases were appended', () => {
    const compiled = compile(library.editions);
    const store = new CaseStore(facts, { block: 64 });
    for (let from = 0; from < imported.length; from += 37) {
      store.append(imported.slice(from, from + 37).map((c, i) => ({ line: from + i, case: c })));
      const cases = imported.slice(0, store.size);
      const expected = run(compiled, load(compiled, cases, { calendar, chunk: 64 }));
      const given = run(compiled, loadFrom(compiled, store, { calendar }));
      given.forEach((result, i) => expect(unlike(expected[i] as never, result)).toEqual([]));
    }
  });
});
