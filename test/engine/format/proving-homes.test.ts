/** The policy of our own making, asked on each side of every figure. Expectations are worked by hand from its clauses. */
import { describe, expect, test } from 'vitest';
import { ask, paid, proving } from './support.ts';

describe('proving-homes', () => {
  test('is read without a problem', () => {
    expect(proving().rules.length).toBe(36);
  });

  describe('2.1, leaflet 1 and 2.2: £5 a day against £10 and £2 a day, each £50 at most, the larger is paid', () => {
    const cases: readonly [number, number, string | undefined][] = [
      [0, 0, undefined],
      [1, 12, 'right-to-repair'],
      [3, 16, 'right-to-repair'],
      [4, 20, 'daily'],
      [9, 45, 'daily'],
      [10, 50, 'daily'],
      [11, 50, 'daily'],
      [19, 50, 'daily'],
      [20, 50, 'daily'],
      [400, 50, 'daily'],
    ];
    for (const [days, pounds, head] of cases)
      test(`${days} days late: £${pounds}${head ? ` as ${head}` : ''}`, async () => {
        const d = await ask({ repairDaysLate: days });
        expect([d.award.min, d.award.max]).toEqual([pounds, pounds]);
        expect(d.heads.filter((line) => line.supersededBy === undefined).map((line) => line.head)).toEqual(
          head ? [head] : [],
        );
        expect(d.heads.filter((line) => line.supersededBy !== undefined).length).toBe(head ? 1 : 0);
      });
  });

  describe('3.1: £2 a day without heating or the evidenced cost, whichever is more', () => {
    test('ten days and £19.99: the £20 of the days', async () =>
      expect(await paid({ coldDays: 10, heatingCost: 19.99 })).toEqual([20, 20]));
    test('ten days and £20.01: the cost', async () =>
      expect(await paid({ coldDays: 10, heatingCost: 20.01 })).toEqual([20.01, 20.01]));
    test('no days at 0 degrees: nothing, whatever it cost', async () =>
      expect(await paid({ heatingCost: 30, roomTemperature: 0 })).toEqual([0, 0]));
    test('no days at 1 degree below: the cost', async () =>
      expect(await paid({ heatingCost: 30, roomTemperature: -1 })).toEqual([30, 30]));
    test('heaters are lent from the first day, also where nothing else is done', async () => {
      expect((await ask({ coldDays: 1 })).remedies).toEqual([
        { remedy: 'heaters-lent', rule: 'heaters', clauses: ['3.2'] },
      ]);
      expect((await ask({ coldDays: 1, thirdPartyFault: true })).remedies).toHaveLength(1);
      expect((await ask({ coldDays: 0 })).remedies).toEqual([]);
    });
  });

  describe('4.1: 20 % of the weekly rent for each bedroom lost, rounded down once at the end', () => {
    const at = (received?: string) => ({ timeline: received ? { received, stage1Responded: received } : {} });
    const rent = async (rooms: number, received?: string, asOf?: string) => {
      const d = await ask({ bedroomsLost: rooms }, { ...at(received), asOf });
      return [
        d.award.max,
        d.flags
          .filter((flag) => flag.kind === 'warning' && !flag.clauses.includes('12.3'))
          .map((flag) => flag.clauses),
      ];
    };
    test('one bedroom: 20.908 is £20.90', async () =>
      expect(await rent(1, '2025-05-01')).toEqual([20.9, []]));
    test('two bedrooms: 41.816 is £41.81, not 2 × £20.90', async () =>
      expect(await rent(2, '2025-05-01')).toEqual([41.81, []]));
    test('three bedrooms: 62.724 is £62.72', async () =>
      expect(await rent(3, '2025-05-01')).toEqual([62.72, []]));
    test('the last day of the old rent', async () => expect(await rent(1, '2025-03-31')).toEqual([20, []]));
    test('in the gap the nearest earlier rent, with a warning', async () =>
      expect(await rent(1, '2025-04-06')).toEqual([20, [['4.2']]]));
    test('the first day of the new rent', async () =>
      expect(await rent(1, '2025-04-07')).toEqual([20.9, []]));
    test('the last day of the new rent', async () => expect(await rent(1, '2026-04-05')).toEqual([20.9, []]));
    test('after every rent the last one, with a warning', async () =>
      expect(await rent(1, '2026-04-06')).toEqual([20.9, [['4.3']]]));
    test('before every rent (and every daily rate) the first one, with a warning', async () =>
      expect(await rent(1, '2024-03-31')).toEqual([20, [['4.2'], ['2.1']]]));
    test('without a date the newest', async () => expect(await rent(1)).toEqual([20.9, []]));
    test('without a received date the day asked about', async () =>
      expect(await rent(1, undefined, '2025-01-10')).toEqual([20, []]));
  });

  describe('5.1: £10 for a morning visit kept in the afternoon, unless told before nine', () => {
    const visit = { visitPromised: 'morning', visitKept: 'afternoon' } as const;
    test('nobody told: £10', async () => expect(await paid(visit)).toEqual([10, 10]));
    test('told at 08:59: nothing', async () =>
      expect(await paid({ ...visit, toldOfChange: true, toldAt: '08:59' })).toEqual([0, 0]));
    test('told at 09:00: £10', async () =>
      expect(await paid({ ...visit, toldOfChange: true, toldAt: '09:00' })).toEqual([10, 10]));
    test('kept in the morning: nothing', async () =>
      expect(await paid({ ...visit, visitKept: 'morning' })).toEqual([0, 0]));
    test('promised for the afternoon: nothing', async () =>
      expect(await paid({ ...visit, visitPromised: 'afternoon' })).toEqual([0, 0]));
    test('no visit promised: when it was kept does not apply, and is neither assumed nor needed', async () => {
      const d = await ask({});
      expect(d.assumed).toContain('visitPromised');
      expect(d.assumed).not.toContain('toldOfChange');
      expect(d.needs).toEqual([]);
      expect(d.outcome).toBe('no-award');
    });
    test('a time that does not apply is not used, and that is said', async () => {
      const d = await ask({ ...visit, toldAt: '08:00' });
      expect(d.award.max).toBe(10);
      expect(d.flags.filter((flag) => flag.kind === 'warning').map((flag) => flag.text)).toEqual([
        expect.stringContaining('Told at'),
      ]);
    });
    test('told at an unknown time: up to £10, and the time is needed', async () => {
      const d = await ask({ ...visit, toldOfChange: true });
      expect(d.award).toEqual({ min: 0, max: 10, basis: 'up-to' });
      expect([d.outcome, d.outcomes, d.needs]).toEqual(['undetermined', ['award', 'no-award'], ['toldAt']]);
      expect(d.assumed).not.toContain('toldAt');
    });
    test('an unknown half of the day: the household may have £10', async () => {
      const d = await ask({ visitPromised: 'morning' });
      expect([d.outcome, d.needs]).toEqual(['undetermined', ['visitKept']]);
      expect(d.heads).toMatchObject([{ head: 'visit', maybe: true, min: 10, max: 10 }]);
    });
    test('three visits: £25 in all, cut from the last', async () => {
      const items = [1, 2, 3].map(() => ({ kind: 'appointment', facts: visit }));
      const d = await ask({}, { items });
      expect(d.heads.map((line) => [line.item, line.max, line.limitedBy])).toEqual([
        [0, 10, undefined],
        [1, 10, undefined],
        [2, 5, 'visits-cap'],
      ]);
      expect(d.award).toEqual({ min: 25, max: 25, basis: 'fixed' });
    });
    test('no fault closes the gate for visits, not for the right to repair', async () => {
      const d = await ask({ ...visit, landlordResponsibility: 'none', repairDaysLate: 1 });
      expect(d.heads.map((line) => line.head)).toEqual(['daily', 'right-to-repair']);
      expect([d.gate.open, d.gate.heads]).toEqual([false, ['visit', 'goodwill']]);
    });
    test('partial fault keeps it open', async () =>
      expect(await paid({ ...visit, landlordResponsibility: 'partial' })).toEqual([10, 10]));
  });

  describe('6.1: £60 on leaving, claimed from 28 days before to 14 days after the tenancy ends', () => {
    const leaving = (tenancyEnds: string, more: Record<string, boolean> = {}) =>
      ask(
        { tenancyHasEnded: true, tenancyEnds, ...more },
        { timeline: { received: '2025-06-15', stage1Responded: '2025-06-16' } },
      );
    const cases: readonly [string, string, number][] = [
      ['29 days before the end', '2025-07-14', 0],
      ['28 days before the end', '2025-07-13', 60],
      ['on the day', '2025-06-15', 60],
      ['14 days after the end', '2025-06-01', 60],
      ['15 days after the end', '2025-05-31', 0],
    ];
    for (const [name, end, pounds] of cases)
      test(`claimed ${name}: £${pounds}`, async () => {
        const d = await leaving(end);
        expect(d.award.max).toBe(pounds);
        expect(d.exclusions.map((bar) => bar.rule)).toEqual(pounds === 0 ? ['outside-window'] : []);
      });
    test('a good reason lifts the limit, and that is a matter of discretion', async () => {
      const d = await leaving('2025-05-31', { lateForGoodReason: true });
      expect([d.award.max, d.exclusions]).toEqual([60, []]);
      expect(d.flags).toMatchObject([{ kind: 'discretion', clauses: ['6.1'] }]);
    });
    test('no end: the window does not apply', async () => {
      const d = await ask({}, { timeline: { received: '2025-06-15', stage1Responded: '2025-06-16' } });
      expect([d.exclusions, d.needs]).toEqual([[], []]);
    });
    test('an end that nobody knows: £0 or £60, and the day is needed', async () => {
      const d = await ask(
        { tenancyHasEnded: true },
        { timeline: { received: '2025-06-15', stage1Responded: '2025-06-16' } },
      );
      expect([d.award.min, d.award.max, d.outcome, d.needs]).toEqual([
        0,
        60,
        'undetermined',
        ['tenancyEnds'],
      ]);
      expect(d.exclusions).toMatchObject([{ rule: 'outside-window', maybe: true }]);
    });
  });
});
