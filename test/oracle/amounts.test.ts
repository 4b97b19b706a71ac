/** Every amount kind, and own facts, dates and unknowns, worked by hand. */

import { describe, expect, it } from 'vitest';
import { decide, plain, award, worth } from './by-hand';
import { TooManyCombinations } from './oracle';
import type { Edition, RuleSpec } from './types';

describe('amounts', () => {
  it('gives each kind by hand', () => {
    expect(worth({ fixed: 20.5 })).toEqual([2050, 2050, 'fixed']);
    expect(worth({ upTo: 20 })).toEqual([0, 2000, 'up-to']);
    expect(worth({ between: [20, 100] })).toEqual([2000, 10000, 'range']);
    expect(worth({ atLeast: 500, exclusive: true })).toEqual([50000, null, 'at-least']);
    expect(
      worth({ each: 2, of: 'durationMonths', base: 10, grace: 1, floor: 15, cap: 17 }, { durationMonths: 2 }),
    ).toEqual([1500, 1500, 'fixed']);
    expect(
      worth({ each: 2, of: 'durationMonths', base: 10, grace: 1, floor: 15, cap: 17 }, { durationMonths: 9 }),
    ).toEqual([1700, 1700, 'fixed']);
    expect(
      worth(
        { each: 14, of: ['durationMonths', 'missedAppointments'] },
        { durationMonths: 3, missedAppointments: 2 },
      )[0],
    ).toBe(8400);
    expect(worth({ each: { upTo: 100 }, of: 'durationMonths' }, { durationMonths: 3 })).toEqual([
      0,
      30000,
      'up-to',
    ]);
    expect(worth({ greaterOf: [{ upTo: 50 }, { fixed: 20 }] })).toEqual([2000, 5000, 'range']);
    expect(worth({ lesserOf: [{ atLeast: 10 }, { fixed: 20 }] })).toEqual([1000, 2000, 'range']);
    expect(worth({ capped: { between: [40, 90] }, at: 50 })).toEqual([4000, 5000, 'range']);
    expect(worth({ greaterOf: [{ unspecified: 'cut' }, { fixed: 20 }] })).toEqual([2000, null, 'at-least']);
    expect(worth({ lesserOf: [{ unspecified: 'cut' }, { fixed: 20 }] })).toEqual([0, 2000, 'up-to']);
    expect(
      worth({ share: [25, 50], of: { sumOf: ['flooringLoss'] }, rounding: 'half-up' }, { flooringLoss: 0.5 }),
    ).toEqual([13, 25, 'range']);
  });
  it('takes a percentage of a parameter at the date, rounded once', () => {
    const parameters = {
      weeklyRent: [{ value: 104.54, from: '2025-04-07', until: '2026-04-05', clauses: ['2.9'] }],
    };
    const spec = { percent: 15, of: 'weeklyRent', times: 'durationMonths' };
    expect(worth({ ...spec, rounding: 'down' }, { durationMonths: 3 }, { parameters })[0]).toBe(4704);
    expect(worth({ ...spec, rounding: 'up' }, { durationMonths: 3 }, { parameters })[0]).toBe(4705);
    const stale = decide(
      { durationMonths: 1 },
      { timeline: { received: '2026-05-01' } },
      plain([award({ fixed: 'weeklyRent' })], { parameters }),
    );
    expect(stale).toMatchObject({ award: { min: 10454 }, flags: [{ kind: 'warning', clauses: ['2.9'] }] });
  });
  it('names a head without an amount', () => {
    const d = decide({}, {}, plain([award({ unspecified: 'cut' })]));
    expect(d.award).toEqual({ min: null, max: null, basis: 'unspecified', unspecified: ['a'] });
  });
});

describe('own facts and dates', () => {
  const own: Edition['facts'] = [
    { name: 'ended', type: 'boolean', default: false },
    {
      name: 'endDate',
      type: 'date',
      default: null,
      when: { all: [{ fact: 'ended', operator: 'equal', value: true }] },
    },
    { name: 'calledAt', type: 'time', default: null },
  ];
  const late: RuleSpec = award(
    { fixed: 9 },
    {},
    { conditions: { all: [{ fact: 'days', operator: 'greaterThan', value: 4 }] } },
  );
  const edition = plain([late], {
    facts: own,
    derived: { days: { workingDaysBetween: ['endDate', 'received'] } },
  });
  const timeline = { received: '2025-04-25' };
  it('counts working days after the first up to the last', () => {
    expect(decide({ ended: true, endDate: '2025-04-16' }, { timeline }, edition).outcome).toBe('award');
    expect(decide({ ended: true, endDate: '2025-04-17' }, { timeline }, edition).outcome).toBe('no-award');
  });
  it('neither assumes nor needs what is not applicable, and needs what is', () => {
    const off = decide({}, { timeline }, edition);
    expect([off.outcome, off.needs, off.assumed.includes('endDate')]).toEqual(['no-award', [], false]);
    expect(decide({ ended: true }, { timeline }, edition)).toMatchObject({
      outcome: 'undetermined',
      needs: ['endDate'],
    });
  });
  it('compares clock times, and reads a table of ranges with both ends', () => {
    const tables: Edition['tables'] = [
      {
        name: 't',
        event: 'award',
        head: 'b',
        clauses: ['t'],
        inputs: ['durationMonths', 'calledAt'],
        rows: [{ name: 'x', when: [{ from: 3, to: 6 }, '-'], amount: { fixed: 4 } }],
      },
    ];
    const early = award(
      { fixed: 1 },
      {},
      { conditions: { all: [{ fact: 'calledAt', operator: 'lessThan', value: '09:00' }] } },
    );
    const day = plain([early], { facts: own, tables });
    expect(decide({ calledAt: '09:00', durationMonths: 6 }, {}, day).award.max).toBe(400);
    expect(decide({ calledAt: '08:59', durationMonths: 7 }, {}, day).award.max).toBe(100);
  });
  it('refuses more than 4,096 combinations', () => {
    const facts = Array.from({ length: 13 }, (_, i) => ({
      name: `b${i}`,
      type: 'boolean' as const,
      default: null,
    }));
    const conditions = { any: facts.map((f) => ({ fact: f.name, operator: 'equal', value: true })) };
    expect(() => decide({}, {}, plain([award({ fixed: 1 }, {}, { conditions })], { facts }))).toThrow(
      TooManyCombinations,
    );
  });
});
