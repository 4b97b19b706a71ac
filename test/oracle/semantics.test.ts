/** Sentences of docs/semantics.md that decide what the documents leave open, worked by hand. */

import { describe, expect, it } from 'vitest';
import { award, decide, plain, rule } from './by-hand';
import { day, monthsBegun, monthsBetween } from './dates';
import { ranged } from './unknowns';
import type { Ratio } from './ratio';
import type { CaseSpec, Cond, Edition, TableSpec } from './types';

const months = (a: string, b: string): number => monthsBetween(day(a), day(b));
const begun = (a: string, b: string): number => monthsBegun(day(a), day(b));
const is = (fact: string, operator: string, value: number | string | boolean): Cond => ({
  all: [{ fact, operator, value }],
});

describe('dates (4 to 6)', () => {
  it('counts completed months by the corresponding date, and months begun', () => {
    expect(months('2025-01-31', '2025-02-28')).toBe(1);
    expect(months('2024-01-31', '2024-02-28')).toBe(0);
    expect(months('2025-01-15', '2025-03-14')).toBe(1);
    expect(months('2025-02-28', '2025-01-31')).toBe(-1);
    expect(begun('2025-01-06', '2025-07-06')).toBe(6);
    expect(begun('2025-01-06', '2025-07-07')).toBe(7);
    expect(begun('2025-01-31', '2025-02-28')).toBe(1);
  });
  it('takes the months from the timeline', () => {
    const late = rule(
      'late',
      'exclude',
      { of: 'case' },
      { conditions: is('monthsSinceIssue', 'greaterThan', 6) },
    );
    const edition = plain([award({ fixed: 1 }), late]);
    const at = (issueArose: string): string =>
      decide({ monthsSinceIssue: 3 }, { timeline: { issueArose, received: '2025-07-07' } }, edition).outcome;
    expect([at('2025-01-06'), at('2025-01-07')]).toEqual(['excluded', 'award']);
    expect(
      decide({}, { timeline: { issueArose: '2025-01-07', received: '2025-07-07' } }, edition).assumed,
    ).not.toContain('monthsSinceIssue');
  });
});

describe('heads and limits (26, 32, 35, 37, 38)', () => {
  it('keeps the total of a limit right at both ends', () => {
    const rules = [
      award({ upTo: 50 }),
      rule('more', 'award', { head: 'b', amount: { fixed: 40 } }),
      rule('top', 'limit', { of: 'case', cap: 50 }),
    ];
    const d = decide({}, {}, plain(rules));
    expect(d.heads.map((h) => [h.min, h.max])).toEqual([
      [0, 5000],
      [0, 0],
    ]);
    expect(d.award).toEqual({ min: 4000, max: 5000, basis: 'range' });
  });
  it("raises the largest item, the case's own line among them", () => {
    const edition = plain(
      [award({ upTo: 90 }, {}), rule('each', 'award', { head: 'a', amount: { fixed: 40 } }, { for: 'loss' })],
      { heads: { a: { hitPolicy: 'collect-sum', category: 'goodwill', items: 'max' } } },
    );
    const d = decide({}, { items: [{ kind: 'loss' }] }, edition);
    expect(d.heads.map((h) => [h.item, h.min, h.max, h.supersededBy])).toEqual([
      [undefined, 4000, 9000, undefined],
      [0, 4000, 4000, 'a'],
    ]);
  });
  it('finds bands that touch where the other cells hold for the case, and not two fixed ones', () => {
    const bands = (top: number): TableSpec[] => [
      {
        name: 't',
        event: 'award',
        head: 'a',
        clauses: ['t'],
        inputs: ['impact', 'durationMonths'],
        scale: 'impact',
        rows: [
          { name: 'low', when: ['low', { to: 3 }], amount: { fixed: 50 }, clauses: ['t1'] },
          { name: 'high', when: ['high', { from: 2 }], amount: { between: [50, top] }, clauses: ['t2'] },
        ],
      },
    ];
    const flags = (durationMonths: number, top = 90): unknown[] =>
      decide({ impact: 'high', durationMonths }, {}, plain([], { tables: bands(top) })).flags.map(
        (f) => f.clauses,
      );
    expect([flags(3), flags(4), flags(3, 50)]).toEqual([[['t1', 't2']], [], []]);
  });
  it('cites the order and its own pay rule where the order is set against a debt', () => {
    const heads: Edition['heads'] = {
      a: { hitPolicy: 'first', category: 'compensation' },
      'ombudsman-order': { hitPolicy: 'first', category: 'compensation', clauses: ['o'] },
    };
    const rules = [
      award({ fixed: 1 }),
      rule('one', 'pay', { route: 'arrears-first', heads: ['a'] }),
      rule('two', 'pay', { route: 'rent-account' }),
    ];
    const d = decide({ ombudsmanOrder: 9, orderInAddition: true }, {}, plain(rules, { heads }));
    expect(d.payment).toMatchObject({ route: 'arrears-first', rule: 'one' });
    expect(d.flags).toMatchObject([{ kind: 'warning', clauses: ['o', 'c-two'] }]);
  });
  it("shows an award's flags wherever it holds and is taken, and those of a role only over the award it asks for", () => {
    const flag = (text: string) => ({ flags: [{ kind: 'discretion', text, clauses: [text] }] });
    const first = rule('first', 'award', { head: 'b', amount: { fixed: 5 } });
    const second = rule('second', 'award', { head: 'b', amount: { fixed: 5 }, ...flag('x') });
    const role = rule(
      'r',
      'authorise',
      { role: 'M', ...flag('y') },
      { conditions: is('awardMax', 'lessThan', 3) },
    );
    const texts = (edition: Edition): string[] => decide({}, {}, edition).flags.map((f) => f.text);
    expect(texts(plain([second, first, role]))).toEqual(['x']);
    expect(texts(plain([first, second, role]))).toEqual([]);
    expect(texts(plain([second, first], { gate: { conditions: is('impact', 'equal', 'low') } }))).toEqual([]);
  });
});

describe('unknown facts (44 to 48)', () => {
  const derived: Edition['derived'] = { costs: { sum: ['mealsCost', 'cleaningCost'] } };
  it('runs a derived fact as an unknown of its own and needs its unknown operands', () => {
    const give = award({ sumOf: ['costs'] }, {}, { conditions: is('costs', 'greaterThan', 20) });
    const d = decide({ mealsCost: null, cleaningCost: 30 }, {}, plain([give], { derived }));
    expect(d).toMatchObject({ outcome: 'undetermined', needs: ['mealsCost'], award: { min: 0, max: null } });
    expect(d.heads).toMatchObject([{ min: 2001, max: null, maybe: true }]);
  });
  it('opens a product upwards, from 0', () => {
    const nights = { nights: { product: ['durationMonths', 'missedAppointments'] } };
    const give = award({ each: 3, of: 'nights' });
    const facts = { durationMonths: null, missedAppointments: 2 };
    const d = decide(facts, {}, plain([give], { derived: nights }));
    expect(d).toMatchObject({ outcomes: ['award', 'no-award'], award: { min: 0, max: null } });
  });
  it('represents each interval once, and both ends where an amount reads it', () => {
    const seen = (low: number | undefined, high: number | undefined, cuts: number[], reads: boolean) =>
      ranged({ low, high, unit: 1, money: false }, cuts, reads).map(
        (c) => `${(c.value as Ratio).n}${c.open ? '+' : ''}`,
      );
    expect(seen(undefined, undefined, [5, 9], false)).toEqual(['4', '5', '9']);
    expect(seen(undefined, undefined, [5, 9], true)).toEqual(['0', '4', '5', '8', '9', '9+']);
    expect(seen(undefined, undefined, [-3], true)).toEqual(['-4', '-3', '-3+']);
    expect(seen(undefined, undefined, [], true)).toEqual(['0', '0+']);
    expect(seen(1, 8, [4], true)).toEqual(['1', '3', '4', '8']);
  });
  it('shares the unknown between the case and an item where nothing behind it differs', () => {
    const gate = is('costs', 'greaterThan', 20);
    const each = award({ fixed: 1 }, {}, { for: 'loss', conditions: is('costs', 'greaterThan', 20) });
    const edition = plain([each], { derived, gate: { conditions: { not: gate } } });
    const one = (facts: CaseSpec['facts']): string =>
      decide({ mealsCost: null }, { items: [{ kind: 'loss', facts }] }, edition).outcome;
    expect([one({}), one({ cleaningCost: 0 }), one({ cleaningCost: 1 })]).toEqual([
      'no-award',
      'no-award',
      'undetermined',
    ]);
  });
  it('gives values that no comparison tells apart one representative', () => {
    const give = award(
      { fixed: 1 },
      {},
      { conditions: { any: [{ fact: 'impact', operator: 'in', value: ['low', 'high'] }] } },
    );
    const d = decide({ impact: null }, {}, plain([give]));
    expect(d).toMatchObject({ outcome: 'undetermined', needs: ['impact'] });
    expect(decide({ vulnerableHousehold: null }, {}, plain([give])).needs).toEqual([]);
  });
  it('says maybe of a role that some combinations do not need, and lists in document order', () => {
    const when = { conditions: is('impact', 'equal', 'high') };
    const rules = [
      award({ fixed: 1 }),
      rule('last', 'remedy', { remedy: 'r1' }, when),
      rule('always', 'remedy', { remedy: 'r2' }),
      rule('role', 'authorise', { role: 'M' }, when),
    ];
    const d = decide({ impact: null }, {}, plain(rules));
    expect(d.authorisation).toMatchObject({ role: 'M', maybe: true });
    expect(d.remedies.map((r) => [r.remedy, r.maybe])).toEqual([
      ['r1', true],
      ['r2', undefined],
    ]);
  });
  it('needs what was paid already only where the net shows it', () => {
    expect(decide({ alreadyPaid: null }, {}, plain([award({ fixed: 1 })])).needs).toEqual(['alreadyPaid']);
    expect(decide({ alreadyPaid: null }, {}, plain([award({ fixed: 0 })])).needs).toEqual([]);
  });
});
