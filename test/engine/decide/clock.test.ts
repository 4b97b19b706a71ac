/** A case's clock: its timeline against code-2024 6.2, 6.3, 6.4, 6.11, 6.14 and 6.15, and the policy's own deadlines. */
import { describe, expect, test } from 'vitest';
import { type Case, decide } from '../../../engine/index.ts';
import { proving, realLibrary } from '../format/support.ts';

const library = realLibrary();
const clock = async (timeline: NonNullable<Case['timeline']>, asOf?: string) => {
  const result = await decide(library, proving(), { id: 'clock', facts: {}, timeline }, { asOf });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const statuses = async (timeline: NonNullable<Case['timeline']>, asOf?: string) =>
  Object.fromEntries(
    (await clock(timeline, asOf)).compliance.map(({ provision, status }) => [provision, status]),
  );

// 2025: Easter is 18 and 21 April; bank holidays on 5 and 26 May. 2 June 2025 is a Monday.
describe('6.2: stage 1 is acknowledged within five working days', () => {
  const cases: readonly [string, string, string, string][] = [
    ['on the fifth day', '2025-06-02', '2025-06-09', 'met'],
    ['on the sixth', '2025-06-02', '2025-06-10', 'not-met'],
    ['on the day itself', '2025-06-02', '2025-06-02', 'met'],
    ['on the fifth across Easter', '2025-04-14', '2025-04-23', 'met'],
    ['on the sixth across Easter', '2025-04-14', '2025-04-24', 'not-met'],
    ['received on a Saturday, the fifth day is the next Friday', '2025-06-07', '2025-06-13', 'met'],
    ['received on a Saturday, answered on the Monday after', '2025-06-07', '2025-06-16', 'not-met'],
  ];
  for (const [name, received, stage1Acknowledged, status] of cases)
    test(`${name}: ${status}`, async () =>
      expect(await statuses({ received, stage1Acknowledged })).toEqual({ '6.2': status }));
  test('an open step is nothing without a day to ask about', async () =>
    expect(await statuses({ received: '2025-06-02' })).toEqual({}));
  test('on its last day it is not overdue', async () =>
    expect(await statuses({ received: '2025-06-02' }, '2025-06-09')).toEqual({}));
  test('on the next day it is', async () =>
    expect(await statuses({ received: '2025-06-02' }, '2025-06-10')).toEqual({ '6.2': 'overdue' }));
});

describe('6.3 and 6.4: stage 1 is answered within ten working days of the acknowledgement, extended by ten at most', () => {
  const start = { received: '2025-06-02', stage1Acknowledged: '2025-06-04' };
  // Ten working days after 4 June are 18 June; ten more are 2 July.
  test('the tenth day', async () =>
    expect(await statuses({ ...start, stage1Responded: '2025-06-18' })).toMatchObject({ '6.3': 'met' }));
  test('the eleventh', async () =>
    expect(await statuses({ ...start, stage1Responded: '2025-06-19' })).toMatchObject({ '6.3': 'not-met' }));
  test('an early acknowledgement does not make the answer late: it runs from the actual one', async () =>
    expect(
      await statuses({
        received: '2025-06-02',
        stage1Acknowledged: '2025-06-02',
        stage1Responded: '2025-06-17',
      }),
    ).toMatchObject({ '6.3': 'not-met' }));
  test('extended by ten days and answered on the last', async () =>
    expect(
      await statuses({ ...start, stage1ExtendedTo: '2025-07-02', stage1Responded: '2025-07-02' }),
    ).toEqual({ '6.2': 'met', '6.3': 'met', '6.4': 'met' }));
  test('extended by ten days and answered a day later', async () =>
    expect(
      await statuses({ ...start, stage1ExtendedTo: '2025-07-02', stage1Responded: '2025-07-03' }),
    ).toMatchObject({ '6.3': 'not-met', '6.4': 'met' }));
  test('extended by eleven days: a person judges the extension, and the date does not move', async () =>
    expect(
      await statuses({ ...start, stage1ExtendedTo: '2025-07-03', stage1Responded: '2025-07-03' }),
    ).toMatchObject({ '6.3': 'not-met', '6.4': 'judgement' }));
  test('not answered and not extended: overdue on the next day', async () => {
    expect(await statuses(start, '2025-06-18')).toEqual({ '6.2': 'met' });
    expect(await statuses(start, '2025-06-19')).toEqual({ '6.2': 'met', '6.3': 'overdue' });
  });
  test('not answered but extended: overdue after the extension only', async () => {
    const extended = { ...start, stage1ExtendedTo: '2025-07-02' };
    expect((await statuses(extended, '2025-07-02'))['6.3']).toBe(undefined);
    expect((await statuses(extended, '2025-07-03'))['6.3']).toBe('overdue');
  });
  test('never acknowledged: there is nothing to run from', async () =>
    expect(await statuses({ received: '2025-06-02', stage1Responded: '2025-06-10' })).toEqual({}));
});

describe('6.11, 6.14 and 6.15: stage 2 is acknowledged within five, answered within twenty working days', () => {
  const start = {
    received: '2025-06-02',
    escalationRequested: '2025-07-01',
    stage2Acknowledged: '2025-07-08',
  };
  // Twenty working days after 8 July are 5 August; twenty more, less 25 August, are 3 September.
  test('the fifth day', async () => expect(await statuses(start)).toEqual({ '6.11': 'met' }));
  test('the sixth', async () =>
    expect(await statuses({ ...start, stage2Acknowledged: '2025-07-09' })).toEqual({ '6.11': 'not-met' }));
  test('the twentieth', async () =>
    expect(await statuses({ ...start, stage2Responded: '2025-08-05' })).toMatchObject({ '6.14': 'met' }));
  test('the twenty-first', async () =>
    expect(await statuses({ ...start, stage2Responded: '2025-08-06' })).toMatchObject({ '6.14': 'not-met' }));
  test('extended by twenty', async () =>
    expect(
      await statuses({ ...start, stage2ExtendedTo: '2025-09-03', stage2Responded: '2025-09-03' }),
    ).toMatchObject({ '6.14': 'met', '6.15': 'met' }));
  test('extended by twenty-one', async () =>
    expect(
      await statuses({ ...start, stage2ExtendedTo: '2025-09-04', stage2Responded: '2025-09-04' }),
    ).toMatchObject({ '6.14': 'not-met', '6.15': 'judgement' }));
  test('overdue', async () =>
    expect(await statuses(start, '2025-08-06')).toMatchObject({ '6.14': 'overdue' }));
});

describe('before the Code', () => {
  test('a case received on 31 March 2024 is not judged by it', async () =>
    expect(
      await statuses({
        received: '2024-03-31',
        stage1Acknowledged: '2024-06-30',
        stage1Responded: '2024-12-31',
      }),
    ).toEqual({ '6.2': 'not-applicable', '6.3': 'not-applicable' }));
  test('one received on 1 April 2024 is', async () =>
    expect(await statuses({ received: '2024-04-01', stage1Acknowledged: '2024-06-28' })).toEqual({
      '6.2': 'not-met',
    }));
  test('nor is it overdue', async () =>
    expect(await statuses({ received: '2024-03-31' }, '2025-01-01')).toEqual({ '6.2': 'not-applicable' }));
});

describe('each finding says its dates', () => {
  test('the day, the due day and the period', async () => {
    const [first] = (await clock({ received: '2025-06-02', stage1Acknowledged: '2025-06-10' })).compliance;
    for (const part of ['2025-06-10', '2025-06-09', '5 working days']) expect(first?.text).toContain(part);
  });
});

describe('the policy’s own deadlines (12.3: ten working days from receipt)', () => {
  test('a date for the step, also before the Code', async () => {
    expect((await clock({ received: '2025-06-02' })).deadlines).toEqual([
      { step: 'stage1Responded', due: '2025-06-16', clauses: ['12.3'] },
    ]);
    expect((await clock({ received: '2024-03-01' })).deadlines).toEqual([
      { step: 'stage1Responded', due: '2024-03-15', clauses: ['12.3'] },
    ]);
  });
  test('none without the day from which it runs', async () =>
    expect((await clock({})).deadlines).toEqual([]));
});
