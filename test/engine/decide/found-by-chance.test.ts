/** What editions out of chance (test/laws/documents.test.ts) once told the engine and the oracle apart, each made small. */
import { expect, test } from 'vitest';
import { type Case, decide, type Determination } from '../../../engine/index.ts';
import { documentDifferences, editionOut } from '../../support/document-agreement.ts';
import { theLibrary } from '../../support/library.ts';

type Plain = Readonly<Record<string, unknown>>;
const when = (fact: string, operator: string, value: unknown): Plain => ({
  conditions: { all: [{ fact, operator, value }] },
});
const rule = (name: string, type: string, params: Plain, rest: Plain = {}): Plain => ({
  name,
  ...rest,
  event: { type, params: { clauses: [name], ...params } },
});
const award = (name: string, amount: Plain, rest: Plain = {}, params: Plain = {}): Plain =>
  rule(name, 'award', { head: 'a', amount, ...params }, rest);
const refs = ['g', 'p', 't', 'one', 'two', 'three', 'four'];

/** What the engine says of a case under a small edition, on which every form must agree with the oracle. */
async function said(edition: Plain, facts: Plain = {}, rest: Plain = {}): Promise<Determination> {
  const prepared = editionOut({
    id: 'chance@2024-01',
    landlord: 'Chance',
    title: 'A policy made small',
    status: 'published',
    from: '2024-01',
    documents: [{ id: 'main', title: 'Made small' }],
    clauses: refs.map((ref) => ({ ref, summary: `Clause ${ref}.`, encoded: true })),
    gate: { ...when('serviceStandardMissed', 'equal', true), clauses: ['g'] },
    heads: { a: { hitPolicy: 'unique', category: 'compensation' } },
    ...edition,
  });
  const c = { id: 'small', facts, ...rest };
  expect(await documentDifferences(prepared, [c as never])).toEqual([]);
  const decided = await decide(theLibrary(), prepared, c as Case, {});
  if (!decided.ok) throw new Error(JSON.stringify(decided.problems));
  return decided.value;
}

test('a share of 0 % of "above £5" is £0 itself', async () => {
  const of = { capped: { atLeast: 5, exclusive: true }, at: 250 };
  const d = await said({ rules: [award('one', { share: [0, 100], of, rounding: 'down' })] });
  expect(d.award).toEqual({ min: 0, max: 25_000, basis: 'up-to' });
});

test('a row that leaves its amount and role to the table touches another row with them', async () => {
  const table = {
    name: 'bands',
    event: 'award',
    head: 'a',
    amount: { between: [37.5, 150] },
    role: 'Officer',
    clauses: ['t'],
    inputs: ['impact'],
    scale: 'impact',
    rows: [
      { name: 'low', when: ['low'], clauses: ['one'] },
      { name: 'high', when: ['high'], amount: { between: [150, 200] }, role: 'Manager', clauses: ['two'] },
    ],
  };
  const edition = { roles: ['Officer', 'Manager'], tables: [table] };
  const d = await said(edition, { impact: 'high' }, { decided: { amount: 150 } });
  expect(d.flags).toMatchObject([{ kind: 'ambiguity', clauses: ['one', 'two'] }]);
  expect(d.authorisation).toMatchObject({ role: 'Officer', clauses: ['one', 'two'] });
});

test('a conflict between other rules is another flag', async () => {
  const rules = [
    award('one', { fixed: 1 }, when('orderInAddition', 'equal', true), { clauses: ['t'] }),
    award('two', { fixed: 2 }, {}, { clauses: ['t'] }),
    award('three', { fixed: 3 }),
  ];
  const d = await said({ rules }, { orderInAddition: null });
  expect(d.flags.map(({ kind, maybe }) => [kind, maybe])).toEqual([
    ['conflict', true],
    ['conflict', true],
  ]);
});

test('an open number times a negative one is open', async () => {
  const edition = {
    derived: {
      days: { daysBetween: ['received', 'issueArose'] },
      less: { difference: ['durationMonths', 'missedAppointments'] },
    },
    rules: [award('one', { each: 2, of: ['days', 'less'] })],
  };
  const d = await said(edition, { missedAppointments: 3 });
  expect(d).toMatchObject({ outcome: 'undetermined', award: { min: 0, max: null } });
});

test('a sum with a parameter is at least its least value', async () => {
  const value = (value: number, from: string, until: string | null): Plain => ({
    value,
    from,
    until,
    clauses: ['p'],
  });
  const edition = {
    parameters: { rate: [value(119.99, '2023-04-06', '2024-04-05'), value(130, '2024-04-06', null)] },
    derived: { costs: { sum: ['flooringLoss', 'rate'] } },
    rules: [award('one', { fixed: 5 }, when('costs', 'lessThan', 119.99))],
  };
  const d = await said(edition, { flooringLoss: null });
  expect(d).toMatchObject({ outcome: 'no-award', needs: [] });
});

test('the clauses of an authorisation are those of every role that is called for, and may need a fact', async () => {
  const rules = [
    award('one', { fixed: 5 }),
    rule('two', 'authorise', { role: 'Manager' }),
    rule('three', 'authorise', { role: 'Manager' }, when('vulnerableHousehold', 'equal', true)),
  ];
  const d = await said({ rules }, { vulnerableHousehold: null });
  expect(d.authorisation).toMatchObject({ role: 'Manager', clauses: ['two', 'three'] });
  expect(d.needs).toEqual(['vulnerableHousehold']);
});

test('a line without an amount stays so in a head that is kept', async () => {
  const edition = {
    heads: {
      a: { hitPolicy: 'unique', category: 'compensation' },
      b: { hitPolicy: 'unique', category: 'compensation' },
    },
    exclusive: [{ heads: ['a', 'b'], keep: 'larger', clauses: ['t'] }],
    rules: [
      award('one', { fixed: 5 }),
      award('two', { unspecified: 'The page is cut.' }, { for: 'failure' }),
      award('three', { fixed: 1 }, {}, { head: 'b' }),
    ],
  };
  const d = await said(edition, {}, { items: [{ kind: 'failure', facts: {} }] });
  expect(d.award).toMatchObject({ min: 500, max: null, unspecified: ['a'] });
});

test('an order of several lines that is set against a debt is flagged with the clauses of each', async () => {
  const order = { hitPolicy: 'unique', category: 'compensation' };
  const edition = {
    heads: { a: order, 'ombudsman-order': order },
    rules: [
      award('one', { fixed: 5 }, {}, { head: 'ombudsman-order' }),
      award('two', { fixed: 6 }, { for: 'failure' }, { head: 'ombudsman-order' }),
      rule('three', 'pay', { route: 'arrears-first' }),
    ],
  };
  const d = await said(edition, {}, { items: [{ kind: 'failure', facts: {} }] });
  expect(d.flags.map(({ clauses }) => clauses)).toEqual([
    ['one', 'three'],
    ['two', 'three'],
  ]);
});

test('a head of the order that the edition declares is listed without an amount', async () => {
  const edition = {
    heads: { 'ombudsman-order': { hitPolicy: 'unique', category: 'compensation' } },
    rules: [
      award('one', { each: { unspecified: 'Cut.' }, of: 'durationMonths' }, {}, { head: 'ombudsman-order' }),
    ],
  };
  expect((await said(edition, { durationMonths: 2 })).award.unspecified).toEqual(['ombudsman-order']);
});

test('an amount above a sum is no longer above it where rounding brings its ends together', async () => {
  const above = { lesserOf: [{ sumOf: ['flooringLoss'] }, { atLeast: 0, exclusive: true }] };
  const rules = [
    award('one', { share: 33.33, of: { atLeast: 37.5 }, rounding: 'down' }),
    award('two', { share: 33.33, of: above, rounding: 'half-up' }),
  ];
  const d = await said({ rules }, { flooringLoss: 0.01 });
  expect(d.award).toEqual({ min: 0, max: null, basis: 'at-least' });
});

test('of exclusive heads one without an amount stands level with one that is open from nothing', async () => {
  const cut = { unspecified: 'The page is cut.' };
  const edition = {
    heads: {
      a: { hitPolicy: 'unique', category: 'compensation' },
      b: { hitPolicy: 'collect-sum', category: 'compensation' },
    },
    exclusive: [{ heads: ['a', 'b'], keep: 'larger', clauses: ['t'] }],
    rules: [
      award('one', cut),
      award('two', cut, {}, { head: 'b' }),
      award('three', { fixed: 0 }, {}, { head: 'b' }),
    ],
  };
  const d = await said(edition);
  expect(d.heads.map(({ head, supersededBy }) => [head, supersededBy])).toEqual([
    ['a', undefined],
    ['b', 'a'],
  ]);
});
