/** The policy of our own making: hit policies, categories, items, limits, amounts. Worked by hand from its clauses. */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../engine/index.ts';
import { ask, paid } from './support.ts';

const ends = (d: Awaited<ReturnType<typeof ask>>) =>
  d.heads.map((line) => [line.head, line.item, line.min, line.max]);

describe('7.1 to 7.4: bands of goodwill, of which only one may hold', () => {
  test('low impact: up to £50, and £50 lies in the next band too', async () => {
    const d = await ask({ impact: 'low' });
    expect(d.award).toEqual({ min: 0, max: 50, basis: 'up-to' });
    expect(d.flags).toMatchObject([{ kind: 'ambiguity', clauses: ['7.1'] }]);
  });
  test('medium impact shares a pound with both neighbours', async () => {
    const d = await ask({ impact: 'medium' });
    expect([d.award.min, d.award.max, d.award.basis]).toEqual([50, 100, 'range']);
    expect(d.flags.filter((flag) => flag.kind === 'ambiguity')).toHaveLength(2);
  });
  test('high impact alone needs the Manager of its band', async () => {
    const d = await ask({ impact: 'high' });
    expect([d.award.min, d.award.max]).toEqual([100, 200]);
    expect([d.authorisation?.role, d.authorisation?.steps]).toEqual(['Manager', ['Officer']]);
  });
  test('a vulnerable household at low impact has £75 to £150, and the weighing is said', async () => {
    const d = await ask({ impact: 'low', vulnerableHousehold: true });
    expect([d.award.min, d.award.max]).toEqual([75, 150]);
    expect(d.flags).toEqual([{ kind: 'discretion', text: 'vulnerability is weighed', clauses: ['7.2'] }]);
  });
  test('high impact and a vulnerable household: two rows hold, a conflict, and the result is their hull', async () => {
    const d = await ask({ impact: 'high', vulnerableHousehold: true });
    expect(d.award).toEqual({ min: 75, max: 200, basis: 'range' });
    const conflicts = d.flags.filter((flag) => flag.kind === 'conflict');
    expect(conflicts).toHaveLength(1);
    expect([...(conflicts[0]?.clauses ?? [])].sort()).toEqual(['7.1', '7.2', '7.3']);
    expect(d.heads[0]?.rules).toEqual(['bands-high', 'bands-vulnerable']);
  });
  test('no impact: no goodwill', async () => expect(await paid({ impact: 'none' })).toEqual([0, 0]));
  test('without a finding it is goodwill, which an order replaces', async () => {
    const d = await ask({ impact: 'high', ombudsmanOrder: 300 });
    expect(d.heads.map((line) => [line.head, line.category, line.supersededBy])).toEqual([
      ['goodwill', 'goodwill', 'ombudsman-order'],
      ['ombudsman-order', 'compensation', undefined],
    ]);
    expect(d.award.max).toBe(300);
  });
  test('after a finding of maladministration it is compensation by 7.4, and stands beside the order', async () => {
    const d = await ask({ impact: 'high', ombudsmanOrder: 300, ombudsmanFinding: 'maladministration' });
    expect(d.heads[0]).toMatchObject({ category: 'compensation', max: 200 });
    expect(d.heads[0]?.clauses).toContain('7.4');
    expect([d.award.min, d.award.max]).toEqual([400, 500]);
  });
  test('a service failure is not maladministration', async () =>
    expect((await ask({ impact: 'high', ombudsmanFinding: 'serviceFailure' })).heads[0]?.category).toBe(
      'goodwill',
    ));
  test('of several failures the largest counts, once', async () => {
    const items = ['low', 'high', 'medium'].map((impact) => ({ kind: 'failure', facts: { impact } }));
    const d = await ask({}, { items });
    expect([d.award.min, d.award.max]).toEqual([100, 200]);
  });
  test('where there are failures the case’s own impact is not looked at', async () =>
    expect(
      await paid({ impact: 'high' }, { items: [{ kind: 'failure', facts: { impact: 'low' } }] }),
    ).toEqual([0, 50]));
});

describe('8.1 and 8.6: board, the larger of the nights and the cost beyond what was offered', () => {
  const cases: readonly [string, Record<string, number>, number][] = [
    ['one person, three nights: all free', { provingPersons: 1, provingNights: 3 }, 0],
    [
      'one person, four nights: £14 is raised to the £30 of the floor',
      { provingPersons: 1, provingNights: 4 },
      30,
    ],
    ['two persons, two nights: one is paid for, £30', { provingPersons: 2, provingNights: 2 }, 30],
    ['two persons, three nights: three are paid for, £42', { provingPersons: 2, provingNights: 3 }, 42],
    ['nobody for many nights: nothing', { provingPersons: 0, provingNights: 30 }, 0],
    ['a cost as large as the offer: nothing', { alternativeAccommodationCost: 100, alreadyOffered: 100 }, 0],
    [
      'a cost a penny beyond the offer: a penny',
      { alternativeAccommodationCost: 100.01, alreadyOffered: 100 },
      0.01,
    ],
    ['a cost £400 beyond', { alternativeAccommodationCost: 500, alreadyOffered: 100 }, 400],
    ['a cost £400.01 beyond: capped', { alternativeAccommodationCost: 500.01, alreadyOffered: 100 }, 400],
    ['both: the larger', { alternativeAccommodationCost: 50, provingPersons: 2, provingNights: 3 }, 50],
    ['both, the other way', { alternativeAccommodationCost: 41.99, provingPersons: 2, provingNights: 3 }, 42],
  ];
  for (const [name, facts, pounds] of cases)
    test(`${name}`, async () => expect(await paid(facts)).toEqual([pounds, pounds]));
});

describe('8.2: each person’s disturbance, £200 a person, £500 a household', () => {
  const persons = (...costs: number[]) => ({
    items: costs.map((disturbanceCost) => ({ kind: 'person', facts: { disturbanceCost } })),
  });
  test('£200 is whole', async () => expect(await paid({}, persons(200))).toEqual([200, 200]));
  test('£200.01 is cut for that person', async () => {
    const d = await ask({}, persons(200.01));
    expect(d.heads).toMatchObject([{ item: 0, max: 200, limitedBy: 'person-cap' }]);
  });
  test('£500 for the household is whole', async () =>
    expect(await paid({}, persons(200, 200, 100))).toEqual([500, 500]));
  test('above it the last person is cut', async () => {
    const d = await ask({}, persons(150, 200, 199));
    expect(ends(d)).toEqual([
      ['disturbance', 0, 150, 150],
      ['disturbance', 1, 200, 200],
      ['disturbance', 2, 150, 150],
    ]);
    expect(d.heads[2]?.limitedBy).toBe('household-cap');
  });
  test('what a person caused is not paid for that person', async () => {
    const items: Item[] = [
      { kind: 'person', facts: { disturbanceCost: 80, customerCaused: true } },
      { kind: 'person', facts: { disturbanceCost: 70 } },
    ];
    const d = await ask({}, { items });
    expect(ends(d)).toEqual([['disturbance', 1, 70, 70]]);
    expect(d.exclusions).toMatchObject([{ of: 'item', item: 0, rule: 'person-at-fault' }]);
  });
  test('an unknown cost of one person: at most £200 more', async () => {
    const d = await ask(
      {},
      {
        items: [
          { kind: 'person', facts: { disturbanceCost: null } },
          { kind: 'person', facts: { disturbanceCost: 50 } },
        ],
      },
    );
    expect([d.award.min, d.award.max, d.needs]).toEqual([50, 250, ['disturbanceCost']]);
  });
});

describe('8.3, 8.4 and 8.5: flooring, own costs, and £600 for losses in one case', () => {
  test('25 % to 50 % of £100.02 is £25.01 (25.005 up) to £50.01', async () =>
    expect((await ask({ flooringLoss: 100.02 })).award).toEqual({ min: 25.01, max: 50.01, basis: 'range' }));
  test('costs of £80.01 and much lost: £80', async () =>
    expect(await paid({ mealsCost: 40, cleaningCost: 40.01, belongingsLoss: 1000 })).toEqual([80, 80]));
  test('costs of £79.99: as they are', async () =>
    expect(await paid({ mealsCost: 79.99, belongingsLoss: 1000 })).toEqual([79.99, 79.99]));
  test('33.3 % of £100.01 is 33.30333, rounded up £33.31', async () =>
    expect(await paid({ mealsCost: 80, belongingsLoss: 100.01 })).toEqual([33.31, 33.31]));
  test('nothing lost: nothing of the costs', async () =>
    expect(await paid({ mealsCost: 80 })).toEqual([0, 0]));
  test('of two losses the first alone counts', async () => {
    const items = [10, 20].map((mealsCost) => ({ kind: 'loss', facts: { mealsCost, belongingsLoss: 500 } }));
    const d = await ask({}, { items });
    expect(d.award).toEqual({ min: 10, max: 10, basis: 'fixed' });
    expect(d.heads.filter((line) => line.supersededBy === undefined).map((line) => line.item)).toEqual([0]);
  });
  test('flooring at £1,200 just fits', async () =>
    expect(await paid({ flooringLoss: 1200 })).toEqual([300, 600]));
  test('with board besides, the last line is cut', async () => {
    const d = await ask({ flooringLoss: 1200, alternativeAccommodationCost: 250 });
    expect(d.heads.map((line) => [line.head, line.min, line.max, line.limitedBy])).toEqual([
      ['board', 250, 250, undefined],
      ['flooring', 300, 350, 'losses-cap'],
    ]);
    expect([d.award.min, d.award.max]).toEqual([550, 600]);
  });
  test('flooring with insurers is referred and leaves the sum', async () => {
    const d = await ask({ flooringLoss: 400, insurerClaim: true, mealsCost: 10, belongingsLoss: 100 });
    expect([d.outcome, d.award.max, d.referrals.map((bar) => bar.of)]).toEqual(['award', 10, [['flooring']]]);
    expect((await ask({ flooringLoss: 400, insurerClaim: true })).outcome).toBe('referred');
  });
});

describe('9.1 to 9.3: hardship and the missing figure', () => {
  test('hardship: above £500, and who may approve cannot be read', async () => {
    const d = await ask({ hardshipFound: true, grantDoubt: false });
    expect(d.award).toEqual({ min: 500, max: null, basis: 'at-least', minExclusive: true });
    expect(d.authorisation?.role).toBe(null);
    expect(d.authorisation?.steps).toEqual(['Manager', 'Director']);
    expect(d.flags.some((flag) => flag.kind === 'ambiguity' && flag.text.includes('the page is cut'))).toBe(
      true,
    );
  });
  test('a grant: no figure is stated', async () => {
    const d = await ask({ hardshipFound: true, grantDoubt: true });
    expect(d.award).toEqual({ min: null, max: null, basis: 'unspecified', unspecified: ['hardship'] });
    expect(d.net).toEqual({ min: null, max: null });
    expect(d.authorisation?.role).toBe('Director');
  });
  test('a grant and £12 besides: at least £12', async () => {
    const d = await ask({ hardshipFound: true, grantDoubt: true, repairDaysLate: 1 });
    expect(d.award).toEqual({ min: 12, max: null, basis: 'at-least', unspecified: ['hardship'] });
  });
  test('a default of null is unknown: the grant is needed, and assumed nowhere', async () => {
    const d = await ask({ hardshipFound: true });
    expect([d.outcome, d.needs]).toEqual(['award', ['grantDoubt']]);
    expect(d.assumed).not.toContain('grantDoubt');
  });
  test('without hardship nobody needs to know', async () => expect((await ask({})).needs).toEqual([]));
});
