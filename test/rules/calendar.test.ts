import { readFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';

interface Calendar {
  from: string;
  to: string;
  holidays: { date: string; name: string; note?: string }[];
}

const calendar = JSON.parse(
  readFileSync(new URL('../../rules/calendars/england-and-wales.json', import.meta.url), 'utf8'),
) as Calendar;

/**
 * date-holidays keeps Christmas Day, Boxing Day and New Year's Day on their own date, too, where that is a Saturday or
 * a Sunday; the published list has the substitute day alone. These are the days that it has and ours has not.
 */
const WEEKEND_ORIGINALS: Record<number, string[]> = {
  2020: ['2020-12-26'],
  2021: ['2021-12-25', '2021-12-26'],
  2022: ['2022-01-01', '2022-12-25'],
  2023: ['2023-01-01'],
  2026: ['2026-12-26'],
  2027: ['2027-12-25', '2027-12-26'],
  2028: ['2028-01-01'],
};

const YEARS = Array.from({ length: 11 }, (_, index) => 2018 + index);

function published(year: number): string[] {
  const days = new Holidays('GB', 'ENG')
    .getHolidays(year)
    .filter(({ type }) => type === 'public' || type === 'bank');
  const originals = WEEKEND_ORIGINALS[year] ?? [];
  return [...new Set(days.map(({ date }) => date.slice(0, 10)))]
    .filter((day) => !originals.includes(day))
    .sort();
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

describe('the calendar of England and Wales', () => {
  it.each(YEARS)('has the bank holidays of %i, and no other day, as date-holidays has them', (year) => {
    const ours = calendar.holidays.map(({ date }) => date).filter((date) => date.startsWith(`${year}-`));
    expect(ours).toEqual(published(year));
  });

  it('covers whole years, each holiday inside them, in order and once', () => {
    expect([calendar.from, calendar.to]).toEqual(['2018-01-01', '2028-12-31']);
    const dates = calendar.holidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates.every((date) => date >= calendar.from && date <= calendar.to)).toBe(true);
  });

  it('has no Saturday and no Sunday: a substitute day stands instead', () => {
    expect(calendar.holidays.filter(({ date }) => [0, 6].includes(weekday(date)))).toEqual([]);
    const originals = Object.values(WEEKEND_ORIGINALS).flat();
    expect(originals.filter((date) => ![0, 6].includes(weekday(date)))).toEqual([]);
  });

  it.each([
    ['2020-05-08', '2020-05-04'],
    ['2022-06-02', '2022-05-30'],
  ])('has %s in place of %s', (moved, usual) => {
    const dates = calendar.holidays.map(({ date }) => date);
    expect(dates).toContain(moved);
    expect(dates).not.toContain(usual);
  });

  it.each(['2022-06-03', '2022-09-19', '2023-05-08'])('has the one-off day %s', (day) => {
    expect(calendar.holidays.find(({ date }) => date === day)?.note).toBe('one-off day');
  });
});
