/** describeRange, describeDifference. */
import { describe, expect, it } from 'vitest';
import { describeDifference, describeRange, type Figure } from '../../../engine/report/index.ts';
import type { Told } from '../../../engine/report/range.ts';

describe('describeRange({ min, max, basis?, minExclusive? })', () => {
  const cases: readonly (readonly [promise: string, figure: Figure, text: string])[] = [
    ['two ends are a range', { min: 5000, max: 15000, basis: 'range' }, '£50 to £150'],
    ['from nothing is up to', { min: 0, max: 10000, basis: 'up-to' }, 'up to £100'],
    [
      'an open end above a sum says above',
      { min: 50000, max: null, basis: 'at-least', minExclusive: true },
      'above £500',
    ],
    ['an open end from a sum says or more', { min: 100000, max: null, basis: 'at-least' }, '£1,000 or more'],
    ['one sum is that sum', { min: 1000, max: 1000, basis: 'fixed' }, '£10'],
    ['pence of one end show on both', { min: 5000, max: 12050 }, '£50.00 to £120.50'],
    ['both ends missing is not stated', { min: null, max: null }, 'no amount stated'],
    ['unspecified is not stated', { min: null, max: null, basis: 'unspecified' }, 'no amount stated'],
    ['no award is nothing', { min: 0, max: 0, basis: 'none' }, 'nothing'],
    ['zero left to pay is nothing', { min: 0, max: 0 }, 'nothing'],
    ['a stated £0 is not the same as nothing', { min: 0, max: 0, basis: 'fixed' }, '£0'],
    ['an open end from nothing stays open', { min: 0, max: null, basis: 'at-least' }, '£0 or more'],
    [
      'a closed range may leave out its least',
      { min: 10000, max: 20000, minExclusive: true },
      'above £100 and up to £200',
    ],
    ['millions are grouped', { min: 100000000, max: 100000000 }, '£1,000,000'],
  ];
  it.each(cases)('%s', (_promise, figure, text) => expect(describeRange(figure)).toBe(text));

  it('shows pence always where asked to', () =>
    expect(describeRange({ min: 5000, max: 15000 }, true)).toBe('£50.00 to £150.00'));
});

describe('describeDifference(before, after)', () => {
  const award = (min: number, max: number | null): Told => ({
    outcome: 'award',
    award: { min, max, basis: 'range' },
  });
  const none: Told = { outcome: 'no-award', award: { min: 0, max: 0, basis: 'none' } };
  const cases: readonly (readonly [promise: string, before: Told, after: Told, text: string])[] = [
    ['a sum that moved is told to the penny', award(5000, 5000), award(7500, 7500), '£50.00 → £75.00'],
    [
      'a range that opened is told',
      award(5000, 15000),
      award(50000, null),
      '£50.00 to £150.00 → £500.00 or more',
    ],
    ['an outcome that changed comes before its sums', award(5000, 5000), none, 'award → no award'],
    ['nothing moved is said so', none, none, 'no change'],
  ];
  it.each(cases)('%s', (_promise, before, after, text) =>
    expect(describeDifference(before, after)).toBe(text),
  );
});
