import { describe, expect, it } from 'vitest';
import { matchExpectation } from '../../../engine/compare/index.ts';

const head = (name: string, min: number | null, max: number | null, rule: string, ...clauses: string[]) => ({
  head: name,
  category: 'financial-redress',
  min,
  max,
  basis: 'fixed',
  rule,
  clauses,
});

/** A determination as JSON; the fields given replace those of a plain award of £75. */
const determination = (over: Record<string, unknown> = {}) => ({
  policy: 'example-homes@2025-01',
  case: 'a',
  outcome: 'award',
  award: { min: 75, max: 75, basis: 'fixed' },
  net: { min: 75, max: 75 },
  heads: [head('service-failure', 75, 75, 'service-failure-low', '¶16')],
  gate: { open: true, heads: null, clauses: ['¶2'] },
  exclusions: [],
  terms: [{ term: 'full-and-final', rule: 'closing', clauses: ['4.7.2'] }],
  authorisation: { role: 'Manager', steps: [], rule: 'approver', clauses: ['4.1'] },
  payment: { route: 'direct', parts: [], rule: null, clauses: [] },
  flags: [{ kind: 'ambiguity', text: 'two rows', clauses: ['14.26', '14.27'] }],
  compliance: [{ provision: '6.3', status: 'met', text: '' }],
  needs: [],
  trace: [
    { rule: 'gate', event: 'gate', fired: true, clauses: ['gate-clause'], conditions: null },
    { rule: 'fires', event: 'remedy', fired: true, clauses: ['9'], conditions: null },
    { rule: 'rests', event: 'remedy', fired: false, clauses: ['10'], conditions: null },
  ],
  ...over,
});

const texts = (expected: unknown, over = {}): string[] =>
  matchExpectation(expected, determination(over)).map((m) => m.text);

describe('matchExpectation(expect, actual)', () => {
  it.each([
    ['nothing asked', {}],
    ['the fields given', { outcome: 'award', award: { min: 75 } }],
    ['a list element on any that has its fields', { heads: [{ head: 'service-failure', clauses: ['¶16'] }] }],
    [
      'nested objects and lists',
      { flags: [{ kind: 'ambiguity', clauses: ['14.27'] }], authorisation: { role: 'Manager' } },
    ],
    ['null where a field is absent', { payment: { rule: null }, outcomes: null }],
    ['an empty list where there is nothing', { exclusions: [], outcomes: [] }],
    ['because: a head', { because: ['¶16'] }],
    [
      'because: a term, a flag, the authority, an open gate, a provision',
      { because: ['4.7.2', '14.26', '4.1', '¶2', 'code-2024#6.3'] },
    ],
    ['a mark that is absent, where it should not be set', { award: { minExclusive: false } }],
    ['not: another outcome', { not: { outcome: 'excluded' } }],
    [
      'not: a list of shapes, none of which matches',
      { not: [{ heads: [{ head: 'goodwill' }] }, { award: { max: 74 } }] },
    ],
    ['not with because', { not: { because: ['10'] } }],
  ])('matches: %s', (_name, expected) => {
    expect(texts(expected)).toEqual([]);
  });

  it.each([
    [
      'an award in pounds, rule and clauses',
      { award: { min: 50, max: 50 } },
      ['award: £50.00 → £75.00: rule `service-failure-low`, ¶16'],
    ],
    [
      'one end of an award',
      { award: { max: 100 } },
      ['award: at most £100.00 → £75.00: rule `service-failure-low`, ¶16'],
    ],
    [
      'a basis',
      { award: { min: 75, basis: 'up-to' } },
      ['award basis: up-to → fixed: rule `service-failure-low`, ¶16'],
    ],
    ['the outcome', { outcome: 'no-award' }, ['outcome: no-award → award: rule `service-failure-low`, ¶16']],
    [
      'a head of the same name',
      { heads: [{ head: 'service-failure', min: 0, max: 100 }] },
      ['heads service-failure: up to £100.00 → £75.00: rule `service-failure-low`, ¶16'],
    ],
    [
      'a head that is not there',
      { heads: [{ head: 'goodwill' }] },
      ['heads: expected head goodwill, found service-failure: rule `service-failure-low`, ¶16'],
    ],
    [
      'a term that is not there',
      { terms: [{ term: 'acceptance-required' }] },
      ['terms: expected term acceptance-required, found full-and-final: rule `service-failure-low`, ¶16'],
    ],
    [
      'an authority',
      { authorisation: { role: 'Board' } },
      ['authorisation role: Board → Manager: rule `approver`, 4.1'],
    ],
    [
      'an authority where there should be none',
      { authorisation: null },
      ['authorisation: nothing → Manager: rule `approver`, 4.1'],
    ],
    [
      'a list that should be empty',
      { terms: [] },
      ['terms: none → full-and-final: rule `service-failure-low`, ¶16'],
    ],
    ['a clause of a rule that did not fire', { because: ['10'] }, ['because: 10 is not cited']],
    ['a clause that stands in the trace only', { because: ['9'] }, ['because: 9 is not cited']],
    [
      'no upper end, where there is one',
      { award: { max: null } },
      ['award: open-ended → £75.00: rule `service-failure-low`, ¶16'],
    ],
    [
      'a mark that should be set',
      { award: { minExclusive: true } },
      ['award minExclusive: yes → nothing: rule `service-failure-low`, ¶16'],
    ],
    [
      'a `not` that is empty',
      { not: {} },
      ['not: it is empty, and matches everything: rule `service-failure-low`, ¶16'],
    ],
    [
      'not',
      { not: { outcome: 'award' } },
      ['not: this must not be, and is: outcome award: rule `service-failure-low`, ¶16'],
    ],
  ])('says in words: %s', (_name, expected, words) => {
    expect(texts(expected)).toEqual(words);
  });

  it('cites the clause of a closed gate, and an exclusion, behind the outcome', () => {
    const closed = {
      outcome: 'no-award',
      award: { min: 0, max: 0, basis: 'none' },
      heads: [],
      gate: { open: false, clauses: ['¶2'] },
    };
    expect(texts({ outcome: 'award', because: ['¶2'] }, closed)).toEqual([
      'outcome: award → no-award: the gate is closed, ¶2',
    ]);
    const barred = {
      ...closed,
      outcome: 'excluded',
      exclusions: [{ reason: 'late', of: 'case', rule: 'late-claim', clauses: ['4.2'] }],
    };
    expect(texts({ award: { min: 10, max: 20 } }, barred)).toEqual([
      'award: £10.00–£20.00 → £0.00: rule `late-claim`, 4.2',
    ]);
  });

  it('tells open-ended from unspecified', () => {
    expect(
      texts({ award: { min: 75, max: 75 } }, { award: { min: 500, max: null, minExclusive: true } })[0],
    ).toContain('£75.00 → above £500.00');
    expect(texts({ award: { min: 75, max: 75 } }, { award: { min: null, max: null } })[0]).toContain(
      '£75.00 → no amount stated',
    );
    expect(texts({ award: { min: 500, max: null } }, { award: { min: 500, max: null } })).toEqual([]);
    expect(texts({ award: { max: 75 } }, { award: { min: 500, max: null } })[0]).toContain(
      'at most £75.00 → open-ended',
    );
    expect(texts({ award: { min: null } })[0]).toContain('no least amount → £75.00');
  });

  it('never prints raw JSON', () => {
    const odd = {
      heads: [{ head: 'x', item: 2, clauses: ['1'] }],
      award: { unspecified: ['x'] },
      payment: { parts: [{ to: 'arrears', heads: ['x'], min: 1 }] },
    };
    expect(texts(odd).join('\n')).not.toMatch(/[{}"[\]]/);
  });

  it('refuses an expectation that is no object', () => {
    expect(texts('award')).toEqual(['expectation: is no object']);
  });
});

/** Applies the edits of all mismatches to an expectation, removals last and from the end. */
function accepted(expected: object, over = {}): unknown {
  const result = structuredClone(expected);
  const edits = matchExpectation(expected, determination(over)).flatMap((m) => m.edits);
  const removals = edits.filter((edit) => edit.value === undefined).reverse();
  for (const { at, value } of [...edits.filter((edit) => edit.value !== undefined), ...removals]) {
    const holder = at
      .slice(0, -1)
      .reduce((place, key) => (place as Record<string, unknown>)[key], result as unknown);
    const last = at[at.length - 1] ?? '';
    if (value !== undefined) (holder as Record<string, unknown>)[last] = value;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete (holder as Record<string, unknown>)[last];
  }
  return result;
}

describe('the edits of a mismatch', () => {
  it.each([
    [{ award: { min: 50, max: 75 } }, { award: { min: 75, max: 75 } }],
    [{ heads: [{ head: 'service-failure', max: 100 }] }, { heads: [{ head: 'service-failure', max: 75 }] }],
    [{ authorisation: null }, { authorisation: { role: 'Manager' } }],
    [{ payment: { route: 'arrears-first' } }, { payment: { route: 'direct' } }],
    [{ terms: [] }, { terms: [{ term: 'full-and-final' }] }],
    [{ exclusions: [{ reason: 'late' }] }, { exclusions: [] }],
    [
      { terms: [{ term: 'a' }, { term: 'full-and-final' }, { term: 'b' }] },
      { terms: [{ term: 'full-and-final' }] },
    ],
  ])('turn %j into %j, which matches', (expected, wanted) => {
    expect(accepted(expected)).toEqual(wanted);
    expect(matchExpectation(wanted, determination())).toEqual([]);
  });

  it('never touch `because`: a clause taken out would say less', () => {
    const expected = { because: ['¶16', '10'], outcome: 'award' };
    expect(accepted(expected)).toEqual(expected);
  });

  it('never touch `not`: that promise is changed by hand', () => {
    expect(accepted({ not: { outcome: 'award' } })).toEqual({ not: { outcome: 'award' } });
  });
});
