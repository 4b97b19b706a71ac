/** describeAmount: every kind of the format, also nested. */
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../../engine/model/index.ts';
import { describeAmount } from '../../../engine/report/index.ts';
import { everything } from './editions.ts';

describe('describeAmount(edition, amount)', () => {
  const cases: readonly (readonly [promise: string, amount: Amount, text: string])[] = [
    ['a fixed sum stands alone', { fixed: 20 }, '£20'],
    ['a parameter stands by its name', { fixed: 'weeklyRent' }, 'the weekly rent'],
    ['a top says up to', { upTo: 20 }, 'up to £20'],
    ['two ends are a range', { between: [20, 100] }, '£20 to £100'],
    ['an open end includes its least', { atLeast: 1000 }, '£1,000 or more'],
    ['an open end may leave out its least', { atLeast: 500, exclusive: true }, 'above £500'],
    [
      'a count has its one',
      { each: 10, of: 'missedAppointments', cap: 30 },
      '£10 for each missed appointment, at most £30',
    ],
    [
      'an edition’s own count is told by its label',
      { each: 2, of: 'heatingLossDays' },
      '£2 for each day without heating',
    ],
    [
      'a count in another unit than its label says both',
      { each: 5, of: 'noise' },
      '£5 for each evening of noise next door',
    ],
    [
      'base, grace, floor and cap are all told',
      { each: 2, of: 'heatingLossDays', base: 10, grace: 3, floor: 20, cap: 50 },
      '£10 plus £2 for each day without heating after the first 3, at least £20, at most £50, and nothing where there is none',
    ],
    [
      'one day of grace is the first',
      { each: 2, of: 'heatingLossDays', grace: 1 },
      '£2 for each day without heating after the first',
    ],
    [
      'a product names both counts',
      { each: 14, of: ['persons', 'heatingLossDays'] },
      '£14 for each person and each day without heating',
    ],
    ['a price may be an amount', { each: { upTo: 100 }, of: 'persons' }, 'up to £100 for each person'],
    [
      'a derived count is told by its dates',
      { each: 3, of: 'daysFromEnd' },
      '£3 for each day from the date “tenancy ended” to the receipt of the complaint',
    ],
    ['a single loss is evidenced', { sumOf: ['mealsCost'] }, 'the evidenced cost of meals'],
    [
      'losses are told together',
      { sumOf: ['cleaningCost', 'mealsCost'] },
      'the evidenced cost of cleaning and meals',
    ],
    [
      'a loss without receipts stands apart',
      { sumOf: ['cleaningCost', 'unevidencedLoss'] },
      'the evidenced cost of cleaning and the loss accepted without receipts',
    ],
    [
      'a percentage says its rounding',
      { percent: 20, of: 'weeklyRent', times: 'bedroomsLost', rounding: 'down' },
      '20% of the weekly rent for each bedroom lost, rounded down to the penny',
    ],
    [
      'a share of an amount has both ends',
      { share: [25, 50], of: { sumOf: ['flooringLoss'] }, rounding: 'half-up' },
      '25% to 50% of the evidenced cost of damaged flooring, rounded to the nearest penny',
    ],
    [
      'the whole range of shares is anything',
      { share: [0, 100], of: { sumOf: ['unevidencedLoss'] }, rounding: 'up' },
      'anything from nothing to the whole of the loss accepted without receipts',
    ],
    [
      'the larger of two is told plainly',
      { greaterOf: [{ each: 2, of: 'heatingLossDays' }, { sumOf: ['heatingCost'] }] },
      'the larger of £2 for each day without heating and the evidenced heating cost',
    ],
    [
      'alternatives with commas of their own are lettered',
      { lesserOf: [{ each: 10, of: 'missedAppointments', cap: 30 }, { upTo: 20 }, { fixed: 25 }] },
      'the smallest of (a) £10 for each missed appointment, at most £30, (b) up to £20 and (c) £25',
    ],
    [
      'a cap closes an amount',
      { capped: { sumOf: ['mealsCost'] }, at: 100 },
      'the evidenced cost of meals, at most £100',
    ],
    [
      'what is not stated says why',
      { unspecified: 'The page is cut.' },
      'an amount that is not stated (The page is cut)',
    ],
  ];
  it.each(cases)('%s', (_promise, amount, text) => expect(describeAmount(everything, amount)).toBe(text));
});
