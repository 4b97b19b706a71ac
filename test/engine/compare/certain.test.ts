/** What a batch makes certain stands in the whole determination, whatever is drawn. `CASES` sets how many cases for an edition, `SEED` which. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAt } from '../../../bench/portfolio/index.ts';
import {
  type Bar,
  type Case,
  certainOf,
  citedClauses,
  compiled,
  determinationToJson,
  matchExpectation,
  type PreparedEdition,
} from '../../../engine/index.ts';
import { caseFor } from '../../oracle/arbitraries.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { exampleRich } from '../../oracle/example-rich.ts';
import { json, theCases, theLibrary } from '../../support/library.ts';
import { editionOf } from '../compile/support.ts';

const seed = Number(process.env['SEED'] ?? 20261122);
const count = Number(process.env['CASES'] ?? 60);
const library = theLibrary();
const { calendar } = library;

type Document = Record<string, unknown>;

const homes = exampleHomes as unknown as Document & { rules: object[]; gate: object };

/** Example Homes with one more rule, which holds wherever there was no heating. */
const homesWith = (event: object): Document => {
  const leaf = { fact: 'heatingLossDays', operator: 'greaterThan', value: 0 };
  return { ...homes, rules: [...homes.rules, { name: 'one-more', conditions: { all: [leaf] }, event }] };
};
const withoutHeating: Case = { id: 'without-heating', facts: { heatingLossDays: 3 } } as never;

const order = 'ombudsman-order';
const orderedWithoutHeating = [1, 500].map(
  (sum): Case =>
    ({
      id: `order-of-${sum}`,
      facts: { heatingLossDays: 300, ombudsmanOrder: sum, orderInAddition: true },
    }) as never,
);

/** A second award of a head of which the first counts; a part that is excluded. */
const own: Document[] = [
  homesWith({ type: 'award', params: { head: 'heating', clauses: ['9.1'], amount: { fixed: 9 } } }),
  homesWith({ type: 'exclude', params: { of: ['heating'], reason: 'none', clauses: ['9.1'] } }),
];

/** What takes from an order, or stands in its place. */
const takingFromOrders: Document[] = [
  homesWith({ type: 'award', params: { head: order, clauses: ['9.1'], amount: { fixed: 9 } } }),
  homesWith({ type: 'exclude', params: { of: [order], reason: 'none', clauses: ['9.1'] } }),
  homesWith({ type: 'limit', params: { of: [order], per: 'head', cap: 70, clauses: ['9.1'] } }),
  homesWith({ type: 'limit', params: { of: 'case', per: 'case', cap: 80, clauses: ['9.1'] } }),
  { ...homes, gate: { ...homes.gate, heads: [order] } },
  { ...homes, exclusive: [{ heads: [order, 'heating'], keep: 'larger', clauses: ['9.1'] }] },
].map((document) => {
  const heads = document['heads'] as Document;
  const declared = { category: 'compensation', hitPolicy: 'collect-sum', clauses: ['9.1'] };
  return { ...document, heads: { ...heads, [order]: declared } };
});

/** Editions of every landlord and our own, and each with a gate that closes some heads only. */
const documents = [
  ...library.editions.map(({ text }) => JSON.parse(text) as Document),
  exampleHomes as unknown as Document,
  exampleRich as unknown as Document,
  json('test/engine/format/proving-homes.json') as Document,
  ...own,
  ...takingFromOrders,
].flatMap((document) => {
  const gate = document['gate'] as object;
  const first = Object.keys(document['heads'] as object)[0] as string;
  return 'heads' in gate ? [document] : [document, { ...document, gate: { ...gate, heads: [first] } }];
});

function casesFor(edition: PreparedEdition): Case[] {
  const drawn = fc.sample(caseFor(edition.edition as never, json('rules/vocabulary.json') as never), {
    numRuns: count,
    seed,
  }) as unknown as Case[];
  const plain = Array.from({ length: count }, (_, i) => caseAt(seed, i + 1));
  return [
    withoutHeating,
    ...orderedWithoutHeating,
    ...theCases().map((entry) => entry.case),
    ...drawn,
    ...plain,
  ];
}

/** Whether an edition may do something to an order, as the test knows. */
const takesFromOrders = (document: Document): boolean => {
  const { id, rules, gate } = document as { id: string; rules: { name: string }[]; gate: object };
  if ('heads' in gate || 'exclusive' in document || id.startsWith('proving')) return true;
  return rules.some(({ name }) => name === 'one-more');
};

/** A bar as an expectation of a list that holds it. */
const inList = ({ reason, effect, of, rule, clauses }: Bar): object => ({
  reason,
  effect,
  of,
  rule,
  clauses,
});

describe('certainOf(result, at, case)', () => {
  for (const [n, document] of documents.entries()) {
    const edition = editionOf(library, document);
    const { heads } = edition.edition.gate;
    const name = `${n + 1}. ${edition.edition.id}${heads ? `, gate of ${heads.join()}` : ''}`;
    test(`${name}: nothing that the determination lacks, seed ${seed}`, { timeout: 120_000 }, () => {
      const cases = casesFor(edition);
      const program = compiled.compile([edition]);
      const [result] = compiled.run(program, compiled.load(program, cases, { calendar }));
      const asked = cases.map((c) => ({ case: c }));
      const headsOf = [...Object.keys(edition.edition.heads), order, 'no-such-head'];
      let [clauses, wholes, lacking, unused, lines, orders] = [0, 0, 0, 0, 0, 0];
      compiled.determine(program, edition, asked, { calendar }).forEach((whole, at) => {
        if (!whole.ok) return;
        const told = determinationToJson(whole.value.determination);
        const certain = certainOf(result as compiled.BatchResult, at, cases[at] as Case);
        const cited = citedClauses(told as never);
        expect([at, [...certain.cited].filter((clause) => !cited.has(clause))]).toEqual([at, []]);
        for (const key of ['exclusions', 'referrals'] as const)
          for (const bar of certain[key])
            expect([at, bar, matchExpectation({ [key]: [inList(bar)] }, told)]).toEqual([at, bar, []]);
        const { outcome, heads: shown } = whole.value.determination;
        for (const { head, min, max } of certain.heads)
          expect([at, shown.filter((line) => line.head === head)]).toMatchObject([at, [{ head, min, max }]]);
        for (const head of headsOf.filter((one) => certain.lacks(one)))
          expect([at, head, shown.filter((line) => line.head === head)]).toEqual([at, head, []]);
        clauses += certain.cited.size;
        wholes += cited.size;
        lines += certain.heads.length;
        orders += outcome === 'award' && shown.some(({ head }) => head === order) ? 1 : 0;
        lacking += headsOf.filter((head) => certain.lacks(head)).length;
        unused += headsOf.filter((head) => !shown.some((line) => line.head === head)).length;
      });
      // Not so careful that it says nothing.
      expect(clauses).toBeGreaterThan(wholes / 4);
      expect(lacking).toBeGreaterThan(unused / 4);
      if (!takesFromOrders(document)) expect(lines).toBeGreaterThan(Math.max(0, orders * 0.9 - 1));
    });
  }
});
