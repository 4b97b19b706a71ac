import { describe, expect, it } from 'vitest';
import {
  type Axis,
  type Case,
  decide,
  type Encoded,
  type PreparedEdition,
  readAxis,
  type Sweep,
  sweep,
  type SweepCliff,
  sweepFault,
  sweepRows,
  sweepSteps,
  sweepToJson,
} from '../../../engine/index.ts';
import { asPolicy } from '../../../engine/compare/index.ts';
import { variantOf } from '../../../engine/compare/sweep-samples.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theCases, theLibrary } from '../../support/library.ts';
import { editionOf } from '../compile/support.ts';

const library = theLibrary();
const { calendar } = library;
const landlords = library.editions.filter(({ edition }) => edition.reference !== true);
const edition = (id: string): PreparedEdition =>
  library.editions.find((one) => one.edition.id === id) as PreparedEdition;

function axis(text: string, editions: readonly PreparedEdition[] = landlords, step?: string): Axis {
  const result = readAxis(text, { editions, step });
  if (!result.ok) throw new Error(result.fault);
  return result.axis;
}
const fault = (text: string, step?: string): string => {
  const result = readAxis(text, { editions: landlords, step });
  return result.ok ? '' : result.fault;
};
const over = (facts: Case['facts'], editions: readonly PreparedEdition[], ...texts: string[]): Sweep =>
  sweep(
    editions,
    [{ id: 'one', facts }],
    texts.map((text) => axis(text, editions)),
    { calendar },
  );
const steps = (cliffs: readonly SweepCliff[] | undefined): [Encoded, Encoded][] =>
  (cliffs ?? []).map(({ below, above }) => [below, above]);

/** Example homes with rules of the test's own over one head that adds up. */
function homes(rules: readonly object[], more: object = {}): PreparedEdition {
  const document = {
    ...(structuredClone(exampleHomes) as object),
    heads: { delay: { hitPolicy: 'collect-sum', category: 'goodwill' } },
    exclusive: [],
    tables: [],
    derived: {},
    rules,
    ...more,
  };
  return editionOf(library, document);
}
const paying = (name: string, conditions: object, amount: object, kind?: string): object => ({
  name,
  ...(kind === undefined ? {} : { for: kind }),
  conditions,
  event: { type: 'award', params: { head: 'delay', clauses: ['2.1'], amount } },
});
const when = (fact: string, operator: string, value: unknown): object => ({ fact, operator, value });

describe('readAxis(text, options)', () => {
  it('reads counts, pounds, dates by month, values of an enumeration and truths', () => {
    expect(axis('durationMonths=0..24/6').values).toEqual([0, 6, 12, 18, 24]);
    expect(axis('durationMonths=0..7/5').values).toEqual([0, 5, 7]);
    expect(axis('heatingCost=£0..£1.50/0.50').values).toEqual([0, 50, 100, 150]);
    expect(axis('impact=high,low').values).toEqual(['low', 'high']);
    expect(axis('vulnerableHousehold').values).toEqual([false, true]);
    expect(axis('missedAppointments=1,7,3').values).toEqual([1, 3, 7]);
    const dated = homes([], {
      facts: [{ name: 'moved', type: 'date', default: null, label: 'Moved', question: 'When?' }],
    });
    expect(axis('moved=2025-01-31..2025-04-30/month', [dated]).values.length).toBe(4);
    expect(axis('moved=2025-01-01..2025-01-10', [dated]).values.length).toBe(10);
  });

  it('takes a range around what the editions tell apart where none is given', () => {
    const { values } = axis('monthsSinceIssue');
    expect([values[0], values.at(-1), values.length]).toEqual([0, 24, 25]);
    expect(axis('heatingCost').values.length).toBeLessThanOrEqual(52);
  });

  it('says what is wrong: an unknown fact with the nearest, a value outside the domain, an empty range, too many values', () => {
    expect(fault('imapct')).toBe('unknown fact `imapct`; did you mean `impact`?');
    expect(fault('durationMonths=-1..3')).toContain('it goes from 0 to 600');
    expect(fault('durationMonths=3..1')).toContain('is empty: 3 comes after 1');
    expect(fault('impact=hihg')).toContain('did you mean `high`?');
    expect(fault('impact=')).toContain('no value');
    expect(fault('heatingCost=0..1000/0.001')).toContain('is no step');
    expect(fault('heatingCost=0..1000000/1')).toContain('at most 2000');
    expect(fault('durationMonths=0..1.5')).toContain('write a whole number');
    expect(fault('durationMonths=0..9', '0')).toContain('is no step');
  });
});

describe('sweep(editions, cases, axes, options)', () => {
  it('finds a threshold to the exact value on a coarse grid, with the rules and clauses behind it', () => {
    const { policies } = over(
      { impact: 'medium' },
      [edition('alliance-homes@2024-12')],
      'monthsSinceIssue=0..24/5',
    );
    const [cliff, ...others] = policies[0]?.cliffs ?? [];
    expect(others).toEqual([]);
    expect(cliff).toMatchObject({ below: 6, above: 7, min: -50_000, max: -50_000 });
    expect(cliff?.changes).toEqual(['outcome', 'award', 'role', 'route']);
    expect(cliff?.began[0]).toEqual({ rule: 'too-late', clauses: ['4.2', '4.4'] });
    expect(cliff?.moves[0]?.before.outcome).toBe('award');
    expect(cliff?.moves[0]?.after.outcome).toBe('excluded');
    expect(cliff?.moves[0]?.rulesAfter).toContain('too-late');
  });

  it('finds a threshold of pounds to the penny, also one that a derived fact holds', () => {
    const derived = { derived: { costs: { sum: ['heatingCost', 'mealsCost'] } } };
    const house = homes(
      [
        paying('own', when('heatingCost', 'greaterThan', 123.45), { fixed: 10 }),
        paying('sum', when('costs', 'greaterThanInclusive', 777.77), { fixed: 50 }),
      ].map((rule) => ({ ...rule, conditions: { all: [(rule as { conditions: object }).conditions] } })),
      derived,
    );
    const { policies } = over({ mealsCost: 100 }, [house], 'heatingCost=0..1000/250');
    expect(steps(policies[0]?.cliffs)).toEqual([
      [12_345, 12_346],
      [67_776, 67_777],
    ]);
    expect(policies[0]?.cliffs.map(({ min }) => min)).toEqual([1_000, 5_000]);
  });

  it('finds what begins and stops again between two points, by a derived fact too', () => {
    const house = homes(
      [
        paying(
          'window',
          { all: [when('costs', 'greaterThan', 300), when('costs', 'lessThan', 310)] },
          { fixed: 50 },
        ),
      ],
      { derived: { costs: { sum: ['heatingCost', 'mealsCost'] } } },
    );
    const { policies } = over({ mealsCost: 100 }, [house], 'heatingCost=0..1000/250');
    expect(steps(policies[0]?.cliffs)).toEqual([
      [20_000, 20_001],
      [20_999, 21_000],
    ]);
  });

  it('tells a slope from a jump: a sum that rises with the fact is no cliff, a bonus on top of it is one', () => {
    const each = paying(
      'each',
      { all: [when('missedAppointments', 'greaterThanInclusive', 1)] },
      { each: 10, of: 'missedAppointments' },
    );
    const base = paying('base', { all: [when('impact', 'equal', 'high')] }, { fixed: 5 });
    const bonus = paying(
      'bonus',
      { all: [when('missedAppointments', 'greaterThanInclusive', 3)] },
      { fixed: 100 },
    );
    const plain = over({ impact: 'high' }, [homes([base, each])], 'missedAppointments=0..6').policies[0];
    expect(plain?.cliffs).toEqual([]);
    expect(steps(plain?.turns)).toEqual([[0, 1]]);
    const more = over({ impact: 'high' }, [homes([base, each, bonus])], 'missedAppointments=0..6/4')
      .policies[0];
    expect(steps(more?.cliffs)).toEqual([[2, 3]]);
    expect(more?.cliffs[0]).toMatchObject({ min: 11_000, began: [{ rule: 'bonus', clauses: ['2.1'] }] });
  });

  it('finds bands that rise equally from one value to the next', () => {
    const bands = [1, 2, 3].map((n) =>
      paying(`band-${n}`, { all: [when('durationMonths', 'equal', n)] }, { fixed: n * 10 }),
    );
    const base = paying('base', { all: [when('impact', 'equal', 'high')] }, { fixed: 5 });
    const { policies } = over({ impact: 'high' }, [homes([base, ...bands])], 'durationMonths=0..3');
    expect(steps(policies[0]?.cliffs)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('says that a policy does not read a fact, apart from reading it without effect', () => {
    const { policies } = over({ impact: 'low' }, landlords, 'durationMonths=0..24');
    const of = (id: string) => policies.find(({ policy }) => policy.startsWith(id));
    expect(of('jliving')).toMatchObject({ unread: ['durationMonths'], still: ['durationMonths'] });
    expect(of('jmha')).toMatchObject({ unread: [], still: ['durationMonths'], cliffs: [] });
    expect(steps(of('jmha')?.turns)).toContainEqual([2, 3]);
  });

  it('sweeps the case’s own fact: an item keeps what it states, and takes what it does not', () => {
    const house = homes([
      paying('failure', { all: [when('impact', 'equal', 'high')] }, { fixed: 100 }, 'failure'),
    ]);
    const items = (...facts: Case['facts'][]): Case => ({
      id: 'items',
      facts: { impact: 'low' },
      items: facts.map((own) => ({ kind: 'failure', facts: own })),
    });
    const own = sweep([house], [items({ impact: 'high' })], [axis('impact')], { calendar });
    expect([own.kept, own.policies[0]?.still]).toEqual([[1], ['impact']]);
    const open = sweep([house], [items({ impact: 'high' }, {})], [axis('impact')], { calendar });
    expect(steps(open.policies[0]?.cliffs)).toEqual([['medium', 'high']]);
  });

  it('leaves out the date of the timeline that would give the fact', () => {
    const c: Case = {
      id: 'dated',
      facts: { impact: 'medium' },
      timeline: { issueArose: '2023-01-01', received: '2025-01-01' },
    };
    const swept = sweep([edition('alliance-homes@2024-12')], [c], [axis('monthsSinceIssue=0..24')], {
      calendar,
    });
    expect(steps(swept.policies[0]?.cliffs)).toEqual([[6, 7]]);
  });

  it('takes cases with unknown facts: the hull at each point', () => {
    const { policies } = over(
      { impact: null },
      [edition('alliance-homes@2024-12')],
      'landlordResponsibility',
    );
    const [none, , full] = policies[0]?.points ?? [];
    expect(none?.answers[0]?.outcome).toBe('no-award');
    expect(full?.answers[0]).toMatchObject({ outcome: 'undetermined', award: { min: 0, max: 100_000 } });
  });

  it('adds up a set of cases, counts outcomes, and gathers the cases of a cliff', () => {
    const cases: Case[] = [
      { id: 'a', facts: { impact: 'medium' } },
      { id: 'b', facts: { impact: 'high' } },
      { id: 'c', facts: { impact: 'none' } },
    ];
    const swept = sweep([edition('alliance-homes@2024-12')], cases, [axis('monthsSinceIssue=0..10/5')], {
      calendar,
    });
    const [line] = swept.policies;
    expect(line?.points.map(({ totals }) => totals.min)).toEqual([150_000, 150_000, 0]);
    expect(line?.points[0]?.outcomes).toMatchObject({ award: 2, 'no-award': 1 });
    expect(line?.points[2]?.outcomes).toMatchObject({ excluded: 3 });
    expect(line?.cliffs).toHaveLength(1);
    expect(line?.cliffs[0]).toMatchObject({ below: 6, above: 7, min: -150_000 });
    expect(line?.cliffs[0]?.moves.map((move) => move.case)).toEqual([0, 1, 2]);
  });

  it('sweeps two facts, the last varying fastest, with the cliffs along each of them', () => {
    const { policies } = over({}, [edition('alliance-homes@2024-12')], 'impact', 'landlordResponsibility');
    const [line] = policies;
    expect(line?.points.slice(3, 6).map(({ at }) => at)).toEqual([
      ['low', 'none'],
      ['low', 'partial'],
      ['low', 'full'],
    ]);
    expect(line?.points.slice(3, 6).map(({ answers }) => answers[0]?.award.max)).toEqual([0, 5_000, 10_000]);
    const along = (axis: number, other: Encoded) =>
      steps(line?.cliffs.filter((cliff) => cliff.axis === axis && cliff.other === other));
    expect(along(0, 'full')).toHaveLength(3);
    expect(along(1, 'low')).toEqual([
      ['none', 'partial'],
      ['partial', 'full'],
    ]);
    const opening = line?.cliffs.find(
      ({ axis, other, above }) => axis === 1 && other === 'low' && above === 'partial',
    );
    expect(opening?.began.map(({ rule }) => rule)).toContain('gate');
  });

  it('says at every point what decide says', async () => {
    const cases = theCases()
      .map((entry) => entry.case)
      .filter((_, i) => i % 25 === 0);
    for (const text of ['monthsSinceIssue=0..14/7', 'heatingCost=0..600/300', 'impact']) {
      const moving = axis(text);
      const swept = sweep(landlords, cases, [moving], { calendar });
      for (const [p, house] of landlords.entries())
        for (const { at, answers } of swept.policies[p]?.points ?? [])
          for (const [i, c] of cases.entries()) {
            const said = await decide(library, house, variantOf(c, [moving], at));
            if (!said.ok) throw new Error(c.id);
            const { outcome, award, net, authorisation, payment } = said.value;
            const answer = answers[i];
            expect(
              [
                answer?.outcome,
                answer?.award.min,
                answer?.award.max,
                answer?.net,
                answer?.role?.value,
                answer?.route?.value,
              ],
              `${c.id} ${text} ${String(at)}`,
            ).toEqual([outcome, award.min, award.max, net, authorisation?.role, payment?.route]);
          }
    }
  });

  it('finds the same cliffs on a coarse grid as from value to value', () => {
    const cases = theCases()
      .map((entry) => entry.case)
      .filter((_, i) => i % 10 === 0);
    for (const name of ['monthsSinceIssue', 'missedAppointments', 'monthsSinceClosure']) {
      const [fine, coarse] = ['1', '7'].map((step) =>
        sweep(landlords, cases, [axis(`${name}=0..28/${step}`)], { calendar }).policies.map(({ cliffs }) =>
          cliffs.map(({ below, above, moves }) => [below, above, moves.map((move) => move.case)]),
        ),
      );
      expect(coarse).toEqual(fine);
    }
  });

  it('goes in steps that can be left, and refuses what is too large or empty', () => {
    const cases: Case[] = Array.from({ length: 40 }, (_, i) => ({ id: `c${i}`, facts: {} }));
    const moving = axis('durationMonths=0..24');
    const policies = landlords.map((house) => asPolicy(house, cases));
    const going = sweepSteps(policies, cases, [moving], { calendar, chunk: 32 });
    const first = going.next();
    expect(first.done).toBe(false);
    if (first.done !== true) expect(first.value.done).toBeLessThan(first.value.total);
    going.return?.(undefined as never);
    expect(sweepFault([moving], cases, policies)).toBeUndefined();
    const wide = axis('durationMonths=0..600');
    expect(sweepFault([wide, axis('missedAppointments=0..100')], cases, policies)).toContain(
      'at most 200000',
    );
    expect(sweepFault([moving], [], policies)).toContain('nothing to sweep');
  });

  it('gives JSON and rows in pounds', () => {
    const swept = over({ impact: 'medium' }, [edition('alliance-homes@2024-12')], 'monthsSinceIssue=0..10/5');
    const json = sweepToJson(swept);
    expect(json.policies[0]?.cliffs[0]).toMatchObject({
      fact: 'monthsSinceIssue',
      below: 6,
      above: 7,
      min: -500,
    });
    expect(json.policies[0]?.points[0]?.answers[0]?.award).toMatchObject({ min: 500, max: 500 });
    const rows = sweepRows(swept);
    expect(rows[0]).toMatchObject({ monthsSinceIssue: 0, outcome: 'award', min: 500, max: 500, began: '' });
    expect(rows[2]).toMatchObject({ monthsSinceIssue: 10, outcome: 'excluded', min: 0 });
    expect(String(rows[2]?.['began'])).toContain('too-late (4.2, 4.4)');
    const pounds = over({}, [edition('jliving@2018')], 'heatingCost=0..100/50');
    expect(sweepToJson(pounds).axes[0]?.values).toEqual([0, 50, 100]);
  });
});
