/** The policy of our own making: who approves, where the money goes, what keeps a case out. Worked by hand from its clauses. */
import { describe, expect, test } from 'vitest';
import { ask } from './support.ts';

describe('10.1 and 9.3: who approves', () => {
  const cases: readonly [string, Record<string, number | string | boolean>, string, readonly string[]][] = [
    ['£250 exactly: the Officer', { heatingCost: 250, coldDays: 1 }, 'Officer', []],
    ['£250.01: the Manager alone', { heatingCost: 250.01, coldDays: 1 }, 'Manager', []],
    ['£999.99: still the Manager', { heatingCost: 999.99, coldDays: 1 }, 'Manager', []],
    [
      '£1,000 at least: the Director, through the Manager',
      { heatingCost: 1000, coldDays: 1 },
      'Director',
      ['Manager'],
    ],
    [
      'the least decides for the Director: £950 to £1,050 stays with the Manager',
      { heatingCost: 850, coldDays: 1, impact: 'high' },
      'Manager',
      [],
    ],
  ];
  for (const [name, facts, role, steps] of cases)
    test(name, async () => {
      const d = await ask(facts);
      expect([d.authorisation?.role, d.authorisation?.steps]).toEqual([role, steps]);
    });
  test('nothing payable: nobody approves', async () => expect((await ask({})).authorisation).toBe(null));
  test('hardship’s own rule asks for the Director only where hardship is payable', async () => {
    expect((await ask({ repairDaysLate: 1 })).authorisation?.role).toBe('Officer');
    expect(
      (await ask({ repairDaysLate: 1, hardshipFound: true, grantDoubt: true })).authorisation?.role,
    ).toBe('Director');
  });
});

describe('12.1 and 12.2: payment and terms', () => {
  test('without arrears all goes to the customer; heating has a clause for it', async () => {
    expect((await ask({ repairDaysLate: 1 })).payment).toEqual({
      route: 'direct',
      parts: [],
      rule: null,
      clauses: [],
    });
    expect((await ask({ coldDays: 5 })).payment).toMatchObject({
      route: 'direct',
      rule: 'heating-is-paid-out',
      clauses: ['12.1'],
    });
  });
  test('a penny of arrears: cleared first', async () =>
    expect((await ask({ repairDaysLate: 1, arrears: 0.01 })).payment).toMatchObject({
      route: 'arrears-first',
      parts: [],
      rule: 'arrears-first',
    }));
  test('with heating: in two parts', async () => {
    const d = await ask({ repairDaysLate: 1, coldDays: 5, arrears: 40 });
    expect(d.payment).toMatchObject({ route: 'arrears-first', rule: 'arrears-first' });
    expect([...(d.payment?.parts ?? [])].sort((a, b) => (a.to < b.to ? -1 : 1))).toEqual([
      { heads: ['right-to-repair'], to: 'arrears', min: 12, max: 12 },
      { heads: ['heating'], to: 'customer', min: 10, max: 10 },
    ]);
  });
  test('an Ombudsman’s order set against arrears is flagged', async () => {
    const d = await ask({ ombudsmanOrder: 100, arrears: 40 });
    expect(d.flags.filter((flag) => flag.kind === 'warning')).toHaveLength(1);
  });
  test('acceptance is a term of an award, and of nothing else', async () => {
    expect((await ask({ repairDaysLate: 1 })).terms).toEqual([
      { term: 'acceptance-required', rule: 'acceptance', clauses: ['12.2'] },
    ]);
    expect((await ask({})).terms).toEqual([]);
  });
  test('what was paid already is taken off, not below nothing', async () => {
    const net = async (alreadyPaid: number) => (await ask({ impact: 'high', alreadyPaid })).net;
    expect(await net(0)).toEqual({ min: 100, max: 200 });
    expect(await net(100)).toEqual({ min: 0, max: 100 });
    expect(await net(200.01)).toEqual({ min: 0, max: 0 });
  });
});

describe('11.1 to 11.4: what keeps a case out', () => {
  const late = { repairDaysLate: 1 };
  const outcome = async (facts: Record<string, string | boolean | number>) =>
    (await ask({ ...late, ...facts })).outcome;
  test('a service charge is outside the policy', async () =>
    expect(await outcome({ complaintSubject: 'serviceCharge' })).toBe('outside-policy'));
  test('a third party’s fault is excluded', async () =>
    expect(await outcome({ thirdPartyFault: true })).toBe('excluded'));
  for (const [stage, expected] of [
    ['none', 'award'],
    ['solicitor', 'award'],
    ['preAction', 'referred'],
    ['started', 'referred'],
    ['courtOrder', 'referred'],
  ] as const)
    test(`legal proceedings at ${stage}: ${expected}`, async () =>
      expect(await outcome({ legalProceedings: stage })).toBe(expected));
  test('all reasons are told, the first kind decides, and what would have been paid is shown', async () => {
    const d = await ask({
      ...late,
      complaintSubject: 'serviceCharge',
      thirdPartyFault: true,
      legalProceedings: 'started',
    });
    expect(d.outcome).toBe('outside-policy');
    expect([d.exclusions.map((bar) => bar.rule), d.referrals.map((bar) => bar.rule)]).toEqual([
      ['service-charge', 'third-party'],
      ['court'],
    ]);
    expect([d.award, d.heads, d.payment, d.authorisation]).toEqual([
      { min: 0, max: 0, basis: 'none' },
      [],
      null,
      null,
    ]);
    expect(d.butFor.map((line) => [line.head, line.max, line.supersededBy])).toEqual([
      ['daily', 5, 'right-to-repair'],
      ['right-to-repair', 12, undefined],
    ]);
  });
  test('excluded with nothing payable: nothing would have been paid', async () =>
    expect((await ask({ thirdPartyFault: true })).butFor).toEqual([]));
  test('an unknown third party: excluded or paid', async () => {
    const d = await ask({ ...late, thirdPartyFault: null });
    expect([d.outcome, d.outcomes, d.needs]).toEqual([
      'undetermined',
      ['award', 'excluded'],
      ['thirdPartyFault'],
    ]);
    expect([d.payment, d.authorisation]).toEqual([null, null]);
    expect(d.exclusions).toMatchObject([{ rule: 'third-party', maybe: true }]);
    expect(d.butFor).toMatchObject([{ maybe: true }, { maybe: true }]);
  });
});

describe('12.3: derived spans of the timeline', () => {
  const slow = async (received: string, stage1Responded: string) =>
    (await ask({}, { timeline: { received, stage1Responded } })).flags.filter(
      (flag) => flag.kind === 'warning' && flag.clauses.includes('12.3'),
    ).length;
  test('ten working days across Easter 2025 are not slow', async () =>
    expect(await slow('2025-04-10', '2025-04-28')).toBe(0));
  test('eleven are', async () => expect(await slow('2025-04-10', '2025-04-29')).toBe(1));
  test('a date that was not given leaves it open, and is needed', async () => {
    const d = await ask({}, { timeline: { received: '2025-05-12' } });
    expect(d.flags).toMatchObject([{ kind: 'warning', clauses: ['12.3'], maybe: true }]);
    expect(d.needs).toEqual(['stage1Responded']);
  });
  test('its own deadline is a date: ten working days after it came', async () => {
    const d = await ask({}, { timeline: { received: '2025-04-10' } });
    expect(d.deadlines).toEqual([{ step: 'stage1Responded', due: '2025-04-28', clauses: ['12.3'] }]);
  });
});
