/** Every kind of amount, each end worked by hand: the policy of our own making with another amount in its rule `daily`. */
import { describe, expect, test } from 'vitest';
import {
  type Amount,
  type Case,
  type Edition,
  type Event,
  type PreparedEdition,
  readEditionFile,
  type Rule,
} from '../../../engine/index.ts';
import { ask, provingText, realLibrary } from './support.ts';

/** The policy with a change, read anew. */
function changed(change: (edition: Edition) => Edition): PreparedEdition {
  const edition = change(JSON.parse(provingText()) as Edition);
  const result = readEditionFile(realLibrary(), { path: 'changed.json', text: JSON.stringify(edition) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const awardOf = (amount: Amount): Event => ({
  type: 'award',
  params: { head: 'daily', amount, clauses: ['2.1'] },
});

/** The policy in which a late repair is worth this amount, and the leaflet says nothing. */
const withAmount = (amount: Amount): PreparedEdition =>
  changed((edition) => ({
    ...edition,
    rules: (edition.rules ?? [])
      .filter((rule) => rule.name !== 'right-to-repair')
      .map((rule) => (rule.name === 'daily' ? { ...rule, event: awardOf(amount) } : rule)),
  }));

type Row = readonly [string, Amount, Case['facts'], number | null, number | null, string];
const days = (repairDaysLate: number): Case['facts'] => ({ repairDaysLate });

const rows: readonly Row[] = [
  ['a fixed sum', { fixed: 20 }, days(1), 20, 20, 'fixed'],
  ['a fixed sum by a parameter’s name', { fixed: 'dailyRate' }, days(1), 5, 5, 'fixed'],
  ['up to a sum', { upTo: 20 }, days(1), 0, 20, 'up-to'],
  ['between two', { between: [20, 100] }, days(1), 20, 100, 'range'],
  ['between nothing and something reads up to', { between: [0, 100] }, days(1), 0, 100, 'up-to'],
  ['between equal ends is fixed', { between: [30, 30] }, days(1), 30, 30, 'fixed'],
  ['at least', { atLeast: 500 }, days(1), 500, null, 'at-least'],
  ['each day of two', { each: 5, of: 'repairDaysLate' }, days(2), 10, 10, 'fixed'],
  ['each of a range', { each: { between: [5, 10] }, of: 'repairDaysLate' }, days(3), 15, 30, 'range'],
  ['each up to a sum', { each: { upTo: 100 }, of: 'repairDaysLate' }, days(2), 0, 200, 'up-to'],
  [
    'each of what is open stays open',
    { each: { atLeast: 100 }, of: 'repairDaysLate' },
    days(2),
    200,
    null,
    'at-least',
  ],
  [
    'each of what has no figure has none',
    { each: { unspecified: 'cut' }, of: 'repairDaysLate' },
    days(2),
    null,
    null,
    'unspecified',
  ],
  [
    'days within the grace pay nothing, not even the base',
    { each: 5, of: 'repairDaysLate', base: 10, grace: 2 },
    days(2),
    0,
    0,
    'none',
  ],
  [
    'the first day beyond the grace pays base and rate',
    { each: 5, of: 'repairDaysLate', base: 10, grace: 2 },
    days(3),
    15,
    15,
    'fixed',
  ],
  ['the floor raises', { each: 5, of: 'repairDaysLate', floor: 25 }, days(1), 25, 25, 'fixed'],
  [
    'the cap comes after the floor',
    { each: 5, of: 'repairDaysLate', floor: 25, cap: 20 },
    days(1),
    20,
    20,
    'fixed',
  ],
  [
    'a cap by a parameter’s name',
    { each: 3, of: 'repairDaysLate', cap: 'dailyRate' },
    days(9),
    5,
    5,
    'fixed',
  ],
  [
    'the product of two counts',
    { each: 14, of: ['repairDaysLate', 'provingPersons'] },
    { repairDaysLate: 2, provingPersons: 3 },
    84,
    84,
    'fixed',
  ],
  [
    'a sum of costs',
    { sumOf: ['mealsCost', 'cleaningCost'] },
    { repairDaysLate: 1, mealsCost: 0.1, cleaningCost: 0.2 },
    0.3,
    0.3,
    'fixed',
  ],
  [
    '15 % of the rent, down: 15.681',
    { percent: 15, of: 'weeklyRent', rounding: 'down' },
    days(1),
    15.68,
    15.68,
    'fixed',
  ],
  ['15 % of the rent, up', { percent: 15, of: 'weeklyRent', rounding: 'up' }, days(1), 15.69, 15.69, 'fixed'],
  [
    '20 % for two, half up: 41.816',
    { percent: 20, of: 'weeklyRent', times: 'repairDaysLate', rounding: 'half-up' },
    days(2),
    41.82,
    41.82,
    'fixed',
  ],
  [
    '12.5 % of £0.20, half up: 2.5 pence',
    { percent: 12.5, of: 'mealsCost', rounding: 'half-up' },
    { repairDaysLate: 1, mealsCost: 0.2 },
    0.03,
    0.03,
    'fixed',
  ],
  [
    'a percentage times two counts',
    { percent: 10, of: 'weeklyRent', times: ['repairDaysLate', 'provingPersons'], rounding: 'down' },
    { repairDaysLate: 2, provingPersons: 3 },
    62.72,
    62.72,
    'fixed',
  ],
  [
    'a share of a range: each end',
    { share: 50, of: { between: [0.01, 0.03] }, rounding: 'down' },
    days(1),
    0,
    0.01,
    'up-to',
  ],
  [
    'a share from one part to another',
    { share: [25, 50], of: { fixed: 10.01 }, rounding: 'half-up' },
    days(1),
    2.5,
    5.01,
    'range',
  ],
  [
    'the greater of two ranges, end by end',
    { greaterOf: [{ between: [10, 40] }, { between: [20, 30] }] },
    days(1),
    20,
    40,
    'range',
  ],
  [
    'the lesser of two ranges, end by end',
    { lesserOf: [{ between: [10, 40] }, { between: [20, 30] }] },
    days(1),
    10,
    30,
    'range',
  ],
  [
    'the greater with something open',
    { greaterOf: [{ fixed: 10 }, { atLeast: 5 }] },
    days(1),
    10,
    null,
    'at-least',
  ],
  ['the lesser with something open', { lesserOf: [{ fixed: 10 }, { atLeast: 5 }] }, days(1), 5, 10, 'range'],
  [
    'the greater with a figure missing: least from the rest, open',
    { greaterOf: [{ fixed: 10 }, { unspecified: 'cut' }] },
    days(1),
    10,
    null,
    'at-least',
  ],
  [
    'the lesser with a figure missing: from nothing, most from the rest',
    { lesserOf: [{ fixed: 10 }, { unspecified: 'cut' }] },
    days(1),
    0,
    10,
    'up-to',
  ],
  ['a cap on what is open', { capped: { atLeast: 100 }, at: 250 }, days(1), 100, 250, 'range'],
  [
    'a cap on what has no figure: up to the cap',
    { capped: { unspecified: 'cut' }, at: 250 },
    days(1),
    0,
    250,
    'up-to',
  ],
  ['a cap below the least', { capped: { between: [50, 100] }, at: 20 }, days(1), 20, 20, 'fixed'],
  ['no figure at all', { unspecified: 'the page is cut' }, days(1), null, null, 'unspecified'],
  ['a stated nothing is a head, and no award', { fixed: 0 }, days(1), 0, 0, 'none'],
  [
    'an unknown cost is open at the top',
    { sumOf: ['mealsCost'] },
    { repairDaysLate: 1, mealsCost: null },
    0,
    null,
    'at-least',
  ],
  [
    'an unknown count runs to the end of its domain',
    { each: 5, of: 'provingPersons' },
    { repairDaysLate: 1, provingPersons: null },
    0,
    60,
    'up-to',
  ],
];

describe('amounts', () => {
  for (const [name, amount, facts, min, max, basis] of rows)
    test(name, async () => {
      const d = await ask(facts, {}, withAmount(amount));
      expect([d.award.min, d.award.max, d.award.basis]).toEqual([min, max, basis]);
    });
  test('above a sum is at least and not the sum itself', async () => {
    const d = await ask(days(1), {}, withAmount({ atLeast: 500, exclusive: true }));
    expect(d.award).toEqual({ min: 500, max: null, basis: 'at-least', minExclusive: true });
  });
});

describe('what no other test of the policy uses', () => {
  test('exclusive heads of which one is kept show its own ends, not the larger of each', async () => {
    const of = (keep: 'larger' | 'one') =>
      changed((edition) => ({
        ...edition,
        exclusive: [{ heads: ['daily', 'right-to-repair'], keep, clauses: ['2.2'] }],
        rules: (edition.rules ?? []).map((rule) =>
          rule.name === 'daily' ? { ...rule, event: awardOf({ between: [1, 100] }) } : rule,
        ),
      }));
    const one = await ask({ repairDaysLate: 1 }, {}, of('one'));
    expect([one.award.min, one.award.max, one.heads[0]?.head]).toEqual([1, 100, 'daily']);
    const larger = await ask({ repairDaysLate: 1 }, {}, of('larger'));
    expect([larger.award.min, larger.award.max]).toEqual([12, 100]);
  });
  test('a limit on the whole case cuts from the last head', async () => {
    const cap: Rule = {
      name: 'all',
      event: { type: 'limit', params: { of: 'case', per: 'case', cap: 'dailyRate', clauses: ['2.1'] } },
    };
    const capped = changed((edition) => ({
      ...edition,
      rules: [...(edition.rules ?? []), cap],
    }));
    const d = await ask({ coldDays: 2, repairDaysLate: 1 }, {}, capped);
    expect(d.heads.map((line) => [line.head, line.max, line.limitedBy])).toEqual([
      ['daily', 5, undefined],
      ['right-to-repair', 5, 'all'],
      ['heating', 0, 'all'],
    ]);
    expect(d.award.max).toBe(5);
  });
  test('what goes to the rent account', async () => {
    const late = { fact: 'monthsSinceClosure', operator: 'greaterThan', value: 1 } as const;
    const closed: Rule = {
      name: 'closed',
      conditions: { all: [late] },
      event: { type: 'pay', params: { route: 'rent-account', clauses: ['12.1'] } },
    };
    const account = changed((edition) => ({
      ...edition,
      rules: [closed, ...(edition.rules ?? [])],
    }));
    const route = async (monthsSinceClosure: number) =>
      (await ask({ repairDaysLate: 1, monthsSinceClosure }, {}, account)).payment?.route;
    expect([await route(1), await route(2)]).toEqual(['direct', 'rent-account']);
  });
  test('derived months: answered after a month and after a month less a day', async () => {
    const slow = async (stage1Responded: string) =>
      (await ask({}, { timeline: { received: '2025-12-19', stage1Responded } })).trace.find(
        (entry) => entry.rule === 'slow-answer',
      )?.conditions;
    const told = JSON.stringify([await slow('2026-01-19'), await slow('2026-01-18')]);
    expect(told.match(/"fact":"monthsOfWaiting"[^}]*"actual":(\d+)/g)?.map((text) => text.slice(-1))).toEqual(
      ['1', '0'],
    );
  });
});
