/** Numbers as people type them in tables, forms and the builder. */
import { describe, expect, test } from 'vitest';
import { endedBefore } from '../../workbench/author/dialogs/acts.ts';
import { plainNumber } from '../../workbench/shared/typed-number.ts';

describe('plainNumber(text)', () => {
  test.each([
    ['£1,500.50', '1500.50'],
    [' 1500.5 ', '1500.5'],
    ['-£20', '-20'],
    ['1,234,567', '1234567'],
  ])('reads “%s”', (typed, plain) => expect(plainNumber(typed)).toBe(plain));

  test.each(['1,5', '1,23,4', '12,3456', '1.234,56', '12 000', '1e9', '£', '', 'abc', ','])(
    'refuses “%s”',
    (typed) => expect(plainNumber(typed)).toBeNull(),
  );
});

describe('endedBefore(text, edition)', () => {
  const text = '{ "id": "a@2023-07", "status": "published", "from": "2023-07-01", "to": null }';
  const ended = (from: string, to: string | null, next: string): string | null => {
    const made = endedBefore(text, { from, to, next });
    return made && 'text' in made ? made.text : null;
  };

  test('ends it on the day before the next starts, and touches nothing else', () =>
    expect(ended('2023-07-01', null, '2028-01-01')).toBe(
      '{ "id": "a@2023-07", "status": "superseded", "from": "2023-07-01", "to": "2027-12-31" }',
    ));
  test('takes a year or a month as its first day', () =>
    expect(ended('2018', null, '2028-01')).toContain('"2027-12-31"'));
  test('leaves one alone that ends earlier, or starts later', () => {
    expect(ended('2023-07-01', '2025-01-01', '2028-01-01')).toBeNull();
    expect(ended('2029-01', null, '2028-01-01')).toBeNull();
  });
});
