import { describe, expect, test } from 'vitest';
import { hasBit } from '../../../engine/compile/bits.ts';
import { type BatchResult, compile, load, run } from '../../../engine/compile/index.ts';
import {
  type Case,
  type Cause,
  decide,
  type Determination,
  movedFields,
  type Moves,
  moves,
  type MovedField,
  type PreparedEdition,
  touchedRows,
} from '../../../engine/index.ts';
import { json, theCases, theLibrary } from '../../support/library.ts';
import { editionOf } from '../compile/support.ts';

const library = theLibrary();
const fixtures = theCases();
const { calendar } = library;

/** An edition as a document that may be changed. */
interface Document {
  gate: { conditions: unknown };
  conditions: Record<string, unknown>;
  heads: Record<string, { hitPolicy: string }>;
  roles?: string[];
  tables: {
    name: string;
    role?: string;
    rows: { name: string; amount?: unknown; note?: string; clauses: string[] }[];
  }[];
  rules: {
    name: string;
    note?: string;
    conditions?: { all?: { value?: unknown }[] };
    event: { type: string; params: Record<string, unknown> };
  }[];
}

const derbyFile = 'rules/policies/derby-homes/2024-04.json';
const derby = editionOf(library, json(derbyFile));

function edited(file: string, change: (document: Document) => void): PreparedEdition {
  const document = structuredClone(json(file)) as Document;
  change(document);
  return editionOf(library, document);
}

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the edition has no such part any more');
  return value;
};
const rowOf = (document: Document, table: string, row: string) =>
  found(found(document.tables.find(({ name }) => name === table)).rows.find(({ name }) => name === row));
const ruleOf = (document: Document, rule: string) => found(document.rules.find(({ name }) => name === rule));

const casesOf = (file: string): Case[] => json(`fixtures/cases/${file}.json`) as Case[];

function both(
  before: PreparedEdition,
  after: PreparedEdition,
  cases: readonly Case[],
): [BatchResult, BatchResult] {
  const [a, b] = [compile([before]), compile([after])];
  const table = load(a, cases, { calendar });
  return [run(a, table)[0] as BatchResult, run(b, table)[0] as BatchResult];
}

const between = (before: PreparedEdition, after: PreparedEdition, cases: readonly Case[]): Moves =>
  moves(...both(before, after, cases));

const inWords = (cause: Cause): string =>
  cause.kind === 'rule' ? `${cause.rule} ${cause.how}` : [cause.part, cause.name].join(' ').trim();
/** What moved, a line for each group: causes, cases, fields. */
const told = (result: Moves, cases: readonly Case[]): string[] =>
  result.groups.map(({ causes, moves: list }) => {
    const ids = list.map(({ at, fields }) => `${found(cases[at]).id} (${fields.join(', ')})`);
    return `${causes.map(inWords).join(' and ')}: ${ids.join('; ')}`;
  });

describe('moves(before, after): amounts', () => {
  const cases = casesOf('impact-bands/full-responsibility');

  test('the least of a band goes up: the one case in the band, and nothing at the top (Derby 14.26 Minor, £10–£600)', () => {
    const after = edited(derbyFile, (document) => {
      rowOf(document, 'impact-bands', 'minor').amount = { between: [20, 600] };
    });
    const result = between(derby, after, cases);
    expect(told(result, cases)).toEqual(['impact-bands-minor effect: band-full-low (award, net)']);
    expect(result).toMatchObject({
      cases: 4,
      moved: 1,
      before: { cases: 1, awards: 1, min: 1_000, max: 60_000, openEnded: 0 },
      after: { cases: 1, awards: 1, min: 2_000, max: 60_000, openEnded: 0 },
    });
    expect(result.groups[0]?.causes[0]).toMatchObject({ clauses: ['14.26'] });
  });

  test('an open band gets a top: its least stands for the sum before, and the open end is counted apart (14.26 Severe)', () => {
    const after = edited(derbyFile, (document) => {
      rowOf(document, 'impact-bands', 'severe').amount = { between: [1000, 2000] };
    });
    const result = between(derby, after, cases);
    expect(told(result, cases)).toEqual(['impact-bands-severe effect: band-full-high (award, net)']);
    expect(result.before).toMatchObject({ min: 100_000, max: 100_000, openEnded: 1 });
    expect(result.after).toMatchObject({ min: 100_000, max: 200_000, openEnded: 0 });
  });

  test('two bands edited are two groups, the sums those of both', () => {
    const after = edited(derbyFile, (document) => {
      rowOf(document, 'impact-bands', 'minor').amount = { between: [20, 600] };
      rowOf(document, 'impact-bands', 'moderate').amount = { between: [600, 1100] };
    });
    const result = between(derby, after, cases);
    expect(told(result, cases)).toEqual([
      'impact-bands-minor effect: band-full-low (award, net)',
      'impact-bands-moderate effect: band-full-medium (award, net)',
    ]);
    expect(result.before).toMatchObject({ min: 61_000, max: 160_000 });
    expect(result.after).toMatchObject({ min: 62_000, max: 170_000 });
  });

  test('a clause, a note or a flag of a rule moves nothing, and names no cause beside another', () => {
    const words = (document: Document): void => {
      rowOf(document, 'impact-bands', 'minor').clauses = ['14.27'];
      rowOf(document, 'impact-bands', 'minor').note = 'looked at again';
      ruleOf(document, 'explained-in-letter').note = 'looked at again';
    };
    expect(between(derby, edited(derbyFile, words), cases)).toMatchObject({ moved: 0, groups: [] });
    const after = edited(derbyFile, (document) => {
      words(document);
      rowOf(document, 'impact-bands', 'moderate').amount = { between: [600, 1100] };
    });
    expect(told(between(derby, after, cases), cases)).toEqual([
      'impact-bands-moderate effect: band-full-medium (award, net)',
    ]);
  });
});

describe('moves(before, after): outcomes, terms, routes, authorisers', () => {
  test('a time limit from twelve months to six: seven and twelve months are excluded, good reasons are not (Derby 8.1)', () => {
    const cases = casesOf('time-limits/claim-age');
    const after = edited(derbyFile, (document) => {
      found(ruleOf(document, 'too-late').conditions?.all?.[0]).value = 6;
    });
    const result = between(derby, after, cases);
    expect(result.groups.map(({ causes }) => causes.map(inWords))).toEqual([['too-late conditions']]);
    expect(
      result.groups[0]?.moves.map(({ at, before, after: now }) => [
        cases[at]?.id,
        before.outcome,
        now.outcome,
      ]),
    ).toEqual([
      ['time-7-months-begun', 'award', 'excluded'],
      ['time-12-months', 'award', 'excluded'],
    ]);
    // Moderate £600–£1,000 and £60 of cleaning, twice; nothing after.
    expect(result.before).toMatchObject({ awards: 2, min: 132_000, max: 212_000 });
    expect(result.after).toMatchObject({ awards: 0, min: 0, max: 0 });
  });

  test('a term that is taken out moves the terms of whatever is awarded, and nothing else (14.17)', () => {
    const cases = casesOf('impact-bands/full-responsibility');
    const after = edited(derbyFile, (document) => {
      document.rules = document.rules.filter(({ name }) => name !== 'explained-in-letter');
    });
    expect(told(between(derby, after, cases), cases)).toEqual([
      'explained-in-letter removed: band-full-low (terms); band-full-medium (terms); band-full-high (terms)',
    ]);
  });

  test('the gate asks for full responsibility: partial cases lose their awards, by the gate (14.12)', () => {
    const cases = casesOf('impact-bands/partial-responsibility');
    const after = edited(derbyFile, (document) => {
      document.gate.conditions = {
        all: [{ fact: 'landlordResponsibility', operator: 'equal', value: 'full' }],
      };
    });
    const result = between(derby, after, cases);
    expect(result.groups.map(({ causes }) => causes.map(inWords))).toEqual([['gate']]);
    expect(result.groups[0]?.moves.map(({ at }) => cases[at]?.id)).toEqual([
      'band-partial-low',
      'band-partial-medium',
      'band-partial-high',
    ]);
    expect(result.after).toMatchObject({ awards: 0, min: 0, max: 0, openEnded: 0 });
  });

  test('a named condition under the gate is named itself (14.12)', () => {
    const cases = casesOf('impact-bands/partial-responsibility');
    const after = edited(derbyFile, (document) => {
      document.conditions['at-fault'] = {
        all: [{ fact: 'landlordResponsibility', operator: 'equal', value: 'full' }],
      };
    });
    const result = between(derby, after, cases);
    expect(result.groups.map(({ causes }) => causes.map(inWords))).toEqual([['condition at-fault']]);
  });

  test('a role that is spelt otherwise moves the authoriser of the rows that name it', () => {
    const file = 'rules/policies/jmha/2023-07.json';
    const cases = casesOf('impact-bands/full-responsibility');
    const after = edited(file, (document) => {
      found(document.tables.find(({ name }) => name === 'impact-bands')).role = 'Customer Escalations team';
    });
    const result = between(editionOf(library, json(file)), after, cases);
    expect(result.moved).toBe(3);
    for (const { moves: list } of result.groups)
      for (const move of list) {
        expect(move.fields).toEqual(['authoriser']);
        expect(move.before.authoriser?.value).toBe('Customer Resolution team');
        expect(move.after.authoriser?.value).toBe('Customer Escalations team');
      }
  });

  test('a route: arrears are cleared first, in cases with arrears (Derby 14.27)', () => {
    const cases: Case[] = [
      { id: 'in-arrears', facts: { impact: 'low', arrears: 9 } },
      { id: 'not-in-arrears', facts: { impact: 'low' } },
    ];
    const after = edited(derbyFile, (document) => {
      ruleOf(document, 'pay-direct-despite-arrears').event.params['route'] = 'arrears-first';
    });
    expect(told(between(derby, after, cases), cases)).toEqual([
      'pay-direct-despite-arrears effect: in-arrears (route)',
    ]);
  });

  test('runs over different cases are refused', () => {
    const few = casesOf('impact-bands/full-responsibility');
    const [one] = both(derby, derby, few);
    const [, other] = both(derby, derby, few.slice(1));
    expect(() => moves(one, other)).toThrow('different cases');
  });
});

/** Edits of many kinds, for laws. */
const edits: readonly (readonly [string, (document: Document) => void])[] = [
  [
    'every amount stated as a range starts a pound higher',
    (document) => {
      const visit = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        const { between: ends } = value as { between?: number[] };
        if (ends && typeof ends[0] === 'number') ends[0] += 1;
        Object.values(value).forEach(visit);
      };
      visit(document.tables);
      visit(document.rules);
    },
  ],
  [
    'no term and no exclusion is left',
    (document) => {
      document.rules = document.rules.filter(
        ({ event }) => event.type !== 'term' && event.type !== 'exclude',
      );
    },
  ],
  [
    'whatever was paid first is paid last',
    (document) => {
      const isPay = ({ event }: Document['rules'][number]): boolean => event.type === 'pay';
      const pay = document.rules.filter(isPay).reverse();
      document.rules = [...document.rules.filter((rule) => !isPay(rule)), ...pay];
    },
  ],
  [
    'the gate is closed to partial responsibility',
    (document) => {
      const full = { fact: 'landlordResponsibility', operator: 'equal', value: 'full' };
      document.gate.conditions = { all: [full] };
    },
  ],
  [
    'a band ends a pound lower, so that it touches the next no longer',
    (document) => {
      const row = document.tables[0]?.rows[0];
      const { between: ends } = (row?.amount ?? {}) as { between?: number[] };
      if (ends?.[1] !== undefined) ends[1] -= 1;
    },
  ],
];
const files = ['derby-homes/2024-04', 'alliance-homes/2024-12', 'jmha/2023-07'].map(
  (id) => `rules/policies/${id}.json`,
);

/** The fields of a determination that the strip tells, as text. */
const told1 = (d: Determination): Record<MovedField, string> => {
  const text = (value: unknown): string => JSON.stringify(value ?? null);
  const { basis, min, max, minExclusive, unspecified } = d.award;
  const terms = d.terms.map(({ term, maybe }) => `${term}${maybe ? '?' : ''}`);
  return {
    outcome: text([d.outcome, d.outcomes]),
    award: text([basis, min, max, minExclusive, [...(unspecified ?? [])].sort()]),
    net: text([d.net.min, d.net.max]),
    authoriser: text(d.authorisation && [d.authorisation.role, d.authorisation.maybe]),
    route: text(d.payment && [d.payment.route, d.payment.maybe]),
    terms: text([...new Set(terms)].sort()),
  };
};

const withoutTrace = ({ trace: _, ...rest }: Determination): object => rest;

describe('laws of moves', () => {
  const cases = fixtures.map((entry) => entry.case);
  for (const file of files) {
    const before = editionOf(library, json(file));
    test(`${before.edition.id} against itself is nothing`, () => {
      expect(between(before, editionOf(library, json(file)), cases)).toMatchObject({
        cases: cases.length,
        moved: 0,
        groups: [],
        before: { cases: 0, min: 0, max: 0 },
        after: { cases: 0, min: 0, max: 0 },
      });
    });

    for (const [name, change] of edits)
      test(
        `${before.edition.id}, ${name}: those that \`decide\` says differ, and back again the other way`,
        { timeout: 120_000 },
        async () => {
          const after = edited(file, change);
          const [a, b] = both(before, after, cases);
          const result = moves(a, b);
          const back = moves(b, a);
          expect([back.moved, back.before, back.after]).toEqual([result.moved, result.after, result.before]);
          const touched = touchedRows(a, b);
          const fields = new Map(
            result.groups.flatMap((group) => group.moves.map((move) => [move.at, move.fields])),
          );
          expect(fields.size).toBe(result.moved);
          for (const { causes } of result.groups) expect(causes).not.toEqual([]);
          const decided = new Map<number, MovedField[]>();
          for (const [at, c] of cases.entries()) {
            const sides = [await decide(library, before, c), await decide(library, after, c)] as const;
            if (!sides[0].ok || !sides[1].ok) continue;
            const [x, y] = [told1(sides[0].value), told1(sides[1].value)];
            const [whole, now] = [withoutTrace(sides[0].value), withoutTrace(sides[1].value)];
            if (touched && !hasBit(touched, at)) expect(now, c.id).toEqual(whole);
            const differing = movedFields.filter((field) => x[field] !== y[field]);
            if (differing.length > 0) decided.set(at, differing);
          }
          expect(Object.fromEntries(fields)).toEqual(Object.fromEntries(decided));
        },
      );
  }
});
