import { describe, expect, it } from 'vitest';
import { describeDifferences, totalsOf } from '../../../engine/compare/index.ts';
import type { Award, Outcome } from '../../../engine/model/determination.ts';

const result = (
  outcome: Outcome,
  min: number | null,
  max: number | null,
): { outcome: Outcome; award: Award } => ({
  outcome,
  award: { min, max, basis: 'range' },
});

describe('totalsOf(results)', () => {
  it('adds least and most (an open-ended award with its least), and counts the open-ended and the unspecified apart', () => {
    const totals = totalsOf([
      result('award', 5_000, 10_000),
      result('award', 50_000, null),
      result('award', null, null),
      result('excluded', 0, 0),
      result('undetermined', 0, 2_500),
    ]);
    expect(totals).toEqual({
      cases: 5,
      awards: 3,
      min: 55_000,
      max: 62_500,
      openEnded: 1,
      unspecified: 1,
      undetermined: 1,
    });
  });
  it('is nothing over no cases', () => {
    expect(totalsOf([])).toEqual({
      cases: 0,
      awards: 0,
      min: 0,
      max: 0,
      openEnded: 0,
      unspecified: 0,
      undetermined: 0,
    });
  });
});

describe('describeDifferences(before, after)', () => {
  const before = {
    outcome: 'award',
    award: { min: 50, max: 50 },
    net: { min: 50, max: 50 },
    heads: [{ head: 'service-failure', min: 50, max: 50, rule: 'low', clauses: ['¶16'] }],
    authorisation: { role: 'Manager', rule: 'approver', clauses: ['4.1'] },
    terms: [],
  };
  it('is empty for the same determination', () => {
    expect(describeDifferences(before, structuredClone(before))).toEqual([]);
  });
  it('names sums, rules and clauses, what is gone and what is new', () => {
    const after = {
      ...before,
      award: { min: 75, max: 75 },
      heads: [{ head: 'goodwill', min: 75, max: 75, rule: 'kind', clauses: ['¶13'] }],
      authorisation: null,
      terms: [{ term: 'full-and-final', rule: 'closing', clauses: ['9'] }],
    };
    expect(describeDifferences(before, after)).toEqual([
      'award: £50.00 → £75.00: rule `kind`, ¶13',
      'authorisation: Manager → none: rule `approver`, 4.1',
      'head gone: service-failure: rule `low`, ¶16',
      'head new: goodwill: rule `kind`, ¶13',
      'term new: full-and-final: rule `closing`, 9',
    ]);
  });
  it('gives the reason of a changed outcome', () => {
    const after = {
      outcome: 'excluded',
      award: { min: 0, max: 0 },
      heads: [],
      exclusions: [{ reason: 'late', rule: 'late', clauses: ['4.2'] }],
    };
    expect(describeDifferences(before, after)[0]).toBe('outcome: award → excluded: rule `late`, 4.2');
  });
});
