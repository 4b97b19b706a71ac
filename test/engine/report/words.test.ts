/** Words for values, and text helpers: the ones that a sentence could trip over. */
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../../engine/model/index.ts';
import {
  basisWord,
  describeFact,
  flagKindWord,
  headWord,
  outcomeWord,
  remedyWord,
  routeWord,
  statusWord,
  termWord,
} from '../../../engine/report/index.ts';
import { inSentence, list, singular } from '../../../engine/report/text.ts';
import { everything, example, prepared } from './editions.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';

describe('words for values', () => {
  it('has a phrase for every outcome', () =>
    expect(outcomes.map(outcomeWord)).toEqual([
      'award',
      'no award',
      'excluded',
      'referred',
      'outside the policy',
      'undetermined',
    ]));
  it('spaces a term or remedy that it does not know', () =>
    expect([termWord('sign-here'), remedyWord('new-key')]).toEqual(['sign here', 'new key']));
  it('says the statuses of findings, claims and steps', () =>
    expect(['not-met', 'judgement', 'contradicted', 'overdue'].map(statusWord)).toEqual([
      'not met',
      'needs judgement',
      'claim contradicted',
      'overdue',
    ]));
  it('says where money goes and what kind of figure it is', () =>
    expect([routeWord('rent-account'), basisWord('unspecified'), flagKindWord('conflict')]).toEqual([
      'paid to the rent account',
      'no amount stated',
      'conflict',
    ]));
  it('names a head by the edition’s label first', () => {
    const heads = { heating: { hitPolicy: 'first', category: 'reimbursement', label: 'Right to heat' } };
    const labelled = prepared({ ...(exampleHomes as object), heads });
    expect(headWord(labelled, 'heating')).toBe('right to heat');
    expect(headWord(example, 'missed-appointment')).toBe('missed appointments');
  });
});

describe('describeFact(edition, name, value)', () => {
  const cases: readonly (readonly [promise: string, name: string, value: unknown, text: string])[] = [
    ['a choice', 'impact', 'high', 'the impact is high'],
    ['a yes or no', 'serviceStandardMissed', true, 'the landlord fell short of its service standards'],
    ['a count with its unit', 'durationMonths', 14, 'the failure lasted 14 months'],
    ['a single month', 'durationMonths', 1, 'the failure lasted 1 month'],
    ['a sum', 'mealsCost', 45.5, 'the evidenced cost of meals is £45.50'],
    ['nothing', 'arrears', 0, 'there are no arrears'],
    ['an own date', 'tenancyEnded', '2025-01-06', 'the date “tenancy ended” is 6 January 2025'],
    ['not known', 'impact', null, '“impact on the customer” is not known'],
    ['not applicable', 'toldAt', 'not applicable', '“told of the change” does not apply here'],
    ['an open end', 'awardMax', 'open', 'the award has no upper limit'],
  ];
  it.each(cases)('tells %s', (_promise, name, value, text) =>
    expect(describeFact(everything, name, value)).toBe(text),
  );
});

describe('text', () => {
  it('parts a list by more than commas where a part has one', () =>
    expect(list(['A, B', 'C'], 'and')).toBe('A, B, and C'));
  it('does not take the comma of a sum for one', () =>
    expect(list(['£1,000', '£50'], 'and')).toBe('£1,000 and £50'));
  it('keeps the capital of names and abbreviations', () =>
    expect(['Ombudsman’s order', 'BACS payment', 'Days lost', 'A repair'].map(inSentence)).toEqual([
      'Ombudsman’s order',
      'BACS payment',
      'days lost',
      'a repair',
    ]));
  it('makes singulars', () =>
    expect(['days', 'people', 'properties', 'boxes', 'class'].map(singular)).toEqual([
      'day',
      'person',
      'property',
      'box',
      'class',
    ]));
});
