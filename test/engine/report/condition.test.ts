/** describeCondition: comparisons, lists, negations, ranges, named conditions. */
import { describe, expect, it } from 'vitest';
import type { Condition, Leaf } from '../../../engine/model/index.ts';
import { describeCondition } from '../../../engine/report/index.ts';
import { choices, yesNo } from '../../../engine/report/phrases.ts';
import { everything, vocabulary } from './editions.ts';

const leaf = (fact: string, operator: Leaf['operator'], value: Leaf['value']): Leaf => ({
  fact,
  operator,
  value,
});
const poor = leaf('poorComplaintHandling', 'equal', true);
const high = leaf('impact', 'in', ['medium', 'high']);
const arrears = leaf('arrears', 'greaterThan', 0);

describe('describeCondition(edition, condition)', () => {
  const cases: readonly (readonly [promise: string, condition: Condition, text: string])[] = [
    ['a list of one is its comparison', { all: [poor] }, 'complaint handling was poor'],
    [
      'two that must hold are joined',
      { all: [high, poor] },
      'the impact is medium or high and complaint handling was poor',
    ],
    [
      'three are a list',
      { all: [high, poor, arrears] },
      'the impact is medium or high, complaint handling was poor and there are arrears',
    ],
    [
      'an or inside an and has brackets',
      { all: [arrears, { any: [high, poor] }] },
      'there are arrears and (the impact is medium or high or complaint handling was poor)',
    ],
    [
      'an and inside an or has brackets',
      { any: [arrears, { all: [high, poor] }] },
      'there are arrears or (the impact is medium or high and complaint handling was poor)',
    ],
    [
      'lists of one kind are flat',
      { all: [arrears, { all: [high, poor] }] },
      'there are arrears, the impact is medium or high and complaint handling was poor',
    ],
    [
      'a false boolean reads naturally',
      leaf('serviceStandardMissed', 'equal', false),
      'the landlord kept to its service standards',
    ],
    [
      'not true is false',
      leaf('remedialWorkComplete', 'notEqual', true),
      'the works that put things right are not complete',
    ],
    ['a negation is told on the comparison', { not: { all: [poor] } }, 'complaint handling was not poor'],
    [
      'a negated or is an and',
      { not: { any: [poor, arrears] } },
      'complaint handling was not poor and there are no arrears',
    ],
    ['other than nothing is something', leaf('impact', 'notEqual', 'none'), 'there is some impact'],
    [
      'all values but none is the same',
      leaf('landlordResponsibility', 'in', ['partial', 'full']),
      'the landlord is at least partly responsible',
    ],
    [
      'stages say the word once',
      leaf('complaintStage', 'in', ['stage1', 'stage2', 'stage3']),
      'the complaint is at stage 1, 2 or 3',
    ],
    ['no complaint is not a stage', leaf('complaintStage', 'equal', 'none'), 'there is no complaint'],
    [
      'other than upheld is not the value not upheld',
      leaf('complaintOutcome', 'notEqual', 'upheld'),
      'the outcome of the complaint is other than upheld',
    ],
    [
      'the value not upheld is told as it is',
      leaf('complaintOutcome', 'equal', 'notUpheld'),
      'the outcome of the complaint is not upheld',
    ],
    [
      'comparisons of one enumeration are told once',
      {
        all: [
          leaf('complaintOutcome', 'in', ['upheld', 'partlyUpheld']),
          leaf('complaintOutcome', 'equal', 'partlyUpheld'),
        ],
      },
      'the outcome of the complaint is partly upheld',
    ],
    [
      'months have their unit',
      leaf('monthsSinceIssue', 'greaterThan', 6),
      'more than 6 months passed from the issue to the claim',
    ],
    [
      'one month is singular',
      leaf('monthsSinceClosure', 'lessThanInclusive', 1),
      'at most 1 month passed since the complaint was closed',
    ],
    [
      'two bounds are a range',
      {
        all: [
          leaf('durationMonths', 'greaterThanInclusive', 3),
          leaf('durationMonths', 'lessThanInclusive', 6),
        ],
      },
      'the failure lasted 3 to 6 months',
    ],
    [
      'open bounds of a count are closed',
      { all: [leaf('durationMonths', 'greaterThan', 0), leaf('durationMonths', 'lessThan', 3)] },
      'the failure lasted 1 to 2 months',
    ],
    [
      'bounds of a sum keep their kind',
      { all: [leaf('arrears', 'greaterThan', 50), leaf('arrears', 'lessThanInclusive', 100.5)] },
      'the arrears and other sums owed are more than £50 and at most £100.50',
    ],
    [
      'at least one is some',
      leaf('missedAppointments', 'greaterThanInclusive', 1),
      'an appointment was missed',
    ],
    ['none is told', leaf('missedAppointments', 'equal', 0), 'no appointment was missed'],
    ['the award has pounds', leaf('awardMax', 'lessThanInclusive', 5000), 'the award is at most £5,000'],
    [
      'losses in an or are told together',
      { any: [leaf('mealsCost', 'greaterThan', 0), leaf('cleaningCost', 'greaterThan', 0)] },
      'there is an evidenced cost of meals or cleaning',
    ],
    [
      'losses that are all nothing are told together',
      { all: [leaf('mealsCost', 'equal', 0), leaf('cleaningCost', 'equal', 0)] },
      'there is no evidenced cost of meals or cleaning',
    ],
    [
      'a date is spelt out',
      leaf('tenancyEnded', 'lessThan', '2025-01-06'),
      'the date “tenancy ended” is before 6 January 2025',
    ],
    [
      'a time stays a time',
      leaf('toldAt', 'lessThan', '09:00'),
      'the time “told of the change” is before 09:00',
    ],
    [
      'an own boolean is told by its question',
      leaf('morningKept', 'equal', false),
      'the answer to “Was the morning appointment kept in the morning?” is no',
    ],
    [
      'an own enumeration is told by label and value',
      leaf('slot', 'notEqual', 'am'),
      'the booked slot is other than the morning',
    ],
    [
      'an own count is told by its label',
      leaf('heatingLossDays', 'greaterThan', 5),
      'the number of days without heating is more than 5',
    ],
    [
      'an own count of some is told in the singular',
      leaf('heatingLossDays', 'greaterThan', 0),
      'there is at least one day without heating',
    ],
    [
      'a window around a date is told on both sides',
      {
        all: [leaf('daysFromEnd', 'greaterThanInclusive', -28), leaf('daysFromEnd', 'lessThanInclusive', 14)],
      },
      'the receipt of the complaint lies from 28 days before to 14 days after the date “tenancy ended”',
    ],
    [
      'one side of a window is told',
      leaf('daysFromEnd', 'greaterThan', 14),
      'the receipt of the complaint is no earlier than 15 days after the date “tenancy ended”',
    ],
    [
      'a named condition is told by its content',
      { condition: 'at-fault' },
      'the landlord is at least partly responsible',
    ],
    [
      'a long named condition is told by its name',
      { all: [poor, { condition: 'everything-at-once' }] },
      'complaint handling was poor and the condition “everything at once” holds',
    ],
    [
      'a long named condition can be negated',
      { not: { condition: 'everything-at-once' } },
      'the condition “everything at once” does not hold',
    ],
  ];
  it.each(cases)('%s', (_promise, condition, text) =>
    expect(describeCondition(everything, condition)).toBe(text),
  );

  it('has words of its own for every yes or no and every choice of the vocabulary', () => {
    const booleans = vocabulary.facts.filter((fact) => fact.type === 'boolean').map((fact) => fact.name);
    expect(booleans.filter((name) => !yesNo[name])).toEqual([]);
    const spelt = vocabulary.facts.filter((fact) => fact.type === 'enumeration');
    const missing = spelt.flatMap((fact) =>
      (fact.values ?? [])
        .filter((v) => !choices[fact.name]?.values[v] && !choices[fact.name]?.whole?.[v])
        .map((v) => `${fact.name}=${v}`),
    );
    expect(missing).toEqual([]);
  });
});
