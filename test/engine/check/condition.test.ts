import { describe, expect, it } from 'vitest';
import { evaluate, type Profile } from '../../../engine/check/condition.ts';
import type { ProfileCondition } from '../../../engine/model/code.ts';

const profile: Profile = {
  yes: { value: true, clauses: ['1'] },
  no: { value: false, clauses: ['2'] },
  days: { value: 10, clauses: ['3'] },
  start: { value: 'receipt', clauses: ['4'] },
  list: { value: ['a', 'b'], clauses: ['5'] },
};
const leaf = (fact: string, operator: string, value: unknown): ProfileCondition =>
  ({ fact, operator, value }) as ProfileCondition;
const T = leaf('yes', 'equal', true);
const F = leaf('no', 'equal', true);
const U = leaf('absent', 'equal', true);

describe('evaluate(condition, profile)', () => {
  const cases: [string, ProfileCondition, boolean | null][] = [
    ['an absent fact is unknown', U, null],
    ['unknown is not turned into true by not', { not: U }, null],
    ['an absent fact does not satisfy notEqual', leaf('absent', 'notEqual', true), null],
    ['an absent list does not satisfy doesNotContain', leaf('absent', 'doesNotContain', 'a'), null],
    ['a name of the object prototype is absent', leaf('constructor', 'equal', true), null],
    ['all: false beats unknown', { all: [U, F] }, false],
    ['all: unknown beats true', { all: [U, T] }, null],
    ['any: true beats unknown', { any: [U, T] }, true],
    ['any: unknown beats false', { any: [U, F] }, null],
    ['at most, at the limit', leaf('days', 'lessThanInclusive', 10), true],
    ['less than, at the limit', leaf('days', 'lessThan', 10), false],
    ['more than, above the limit', leaf('days', 'greaterThan', 9), true],
    ['one of a list of values', leaf('start', 'in', ['receipt', 'acknowledgement']), true],
    ['none of a list of values', leaf('start', 'notIn', ['receipt']), false],
    ['a list contains a value', leaf('list', 'contains', 'a'), true],
    ['a list contains all', leaf('list', 'containsAll', ['a', 'c']), false],
    ['a list contains any', leaf('list', 'containsAny', ['a', 'c']), true],
    ['a list contains nothing else', leaf('list', 'containsOnly', ['a', 'b', 'c']), true],
    ['a list with something else', leaf('list', 'containsOnly', ['a']), false],
  ];
  it.each(cases)('%s', (_, condition, value) => {
    expect(evaluate(condition, profile).value).toBe(value);
  });

  it('names the facts that decide, and no others', () => {
    expect(evaluate({ any: [F, T, leaf('days', 'lessThan', 5)] }, profile)).toEqual({
      value: true,
      facts: ['yes'],
    });
    expect(evaluate({ all: [T, F] }, profile)).toEqual({ value: false, facts: ['no'] });
    expect(evaluate({ all: [T, U] }, profile)).toEqual({ value: null, facts: ['yes'] });
  });
});
