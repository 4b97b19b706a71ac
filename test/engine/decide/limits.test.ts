/** What deciding refuses: too many unknown facts, and days that no calendar covers. */
import { describe, expect, test } from 'vitest';
import { type Case, decide, readCaseFiles } from '../../../engine/index.ts';
import { proving, realLibrary } from '../format/support.ts';

const library = realLibrary();
const timeline = { received: '2025-05-12', stage1Responded: '2025-05-19' };

/** Twelve booleans that proving-homes reads directly, and one more. */
const doubts = [
  'vulnerableHousehold',
  'thirdPartyFault',
  'insurerClaim',
  'customerCaused',
  'tenancyHasEnded',
  'hardshipFound',
  'lateForGoodReason',
  'orderInAddition',
];
const unknown = (names: readonly string[], more: Case['facts'] = {}): Case => ({
  id: 'doubtful',
  facts: { ...Object.fromEntries(names.map((name) => [name, null])), ...more },
  timeline,
});

describe('unknown facts', () => {
  test('more than 4,096 combinations are refused, and the facts are named', async () => {
    const result = await decide(
      library,
      proving(),
      unknown([
        ...doubts,
        'impact',
        'complaintSubject',
        'legalProceedings',
        'ombudsmanFinding',
        'landlordResponsibility',
      ]),
    );
    expect(result.ok).toBe(false);
    expect(result.problems).toMatchObject([{ code: 'too-many-unknowns', severity: 'error' }]);
    expect(result.problems[0]?.what).toContain('thirdPartyFault');
  });
  test('facts that the edition never reads do not count', async () => {
    const unread = [
      'anonymous',
      'unreasonableConduct',
      'alreadyConsidered',
      'rightOfAppeal',
      'processNotFollowed',
      'landlordNegligent',
      'decantExpenses',
      'beyondControl',
      'agreedPlanKept',
      'decorationMismatchOnly',
      'contractorInvolved',
      'rentRefundOffered',
      'poorComplaintHandling',
    ];
    const result = await decide(library, proving(), unknown(unread, { grantDoubt: false }));
    expect(result.ok && [result.value.outcome, result.value.needs]).toEqual(['no-award', []]);
  });
});

describe('days that no calendar covers', () => {
  const at = async (received: string, stage1Responded?: string, asOf?: string) => {
    const c: Case = {
      id: 'late',
      facts: {},
      timeline: { received, ...(stage1Responded ? { stage1Responded } : {}) },
    };
    expect(readCaseFiles(library, [{ path: 'late.json', text: JSON.stringify(c) }]).ok).toBe(true);
    const result = await decide(library, proving(), c, { asOf });
    return result.ok ? 'decided' : result.problems.map((problem) => problem.code).join();
  };
  test('a span of working days beyond the last covered day is refused', async () =>
    expect(await at('2028-12-20', '2029-01-05')).toBe('date-outside-calendar'));
  test('a deadline beyond it is refused', async () =>
    expect(await at('2028-12-20')).toBe('date-outside-calendar'));
  test('a span that ends on the last covered day is decided', async () =>
    expect(await at('2028-12-01', '2028-12-29')).toBe('decided'));
  test('a case from before the calendar is refused', async () =>
    expect(await at('2017-12-20', '2018-01-05')).toBe('date-outside-calendar'));
  test('a case from the far future is refused at once', async () => {
    const started = performance.now();
    expect(await at('9999-01-01', '9999-12-31')).toBe('date-outside-calendar');
    expect(performance.now() - started).toBeLessThan(1000);
  });
  test('the problem says the day, the span that is known, and what to do', async () => {
    const result = await decide(library, proving(), {
      id: 'late',
      facts: {},
      timeline: { received: '2028-12-20', stage1Responded: '2029-01-05' },
    });
    expect(result.problems[0]).toMatchObject({
      what: expect.stringContaining('2029-01-01') as string,
      why: expect.stringContaining('2028-12-31') as string,
      mend: expect.stringContaining('rules/calendars') as string,
    });
  });
});
