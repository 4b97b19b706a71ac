/** Laws of the calendar, against the platform's own UTC dates and against days that everybody can look up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  dayOf,
  formatDate,
  formatTime,
  isWorkingDay,
  monthsBegun,
  monthsBetween,
  OutsideCalendar,
  parseDate,
  parseTime,
  partsOf,
  readableDate,
  weekday,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../engine/index.ts';

const perDay = 86_400_000;
/** Days from 1 January 1600 to 31 December 2399. */
const day = fc.integer({ min: -135_140, max: 157_053 });
const on = (text: string): number => {
  const parsed = parseDate(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

describe('parseDate and formatDate', () => {
  test('agree with the platform on every day from 1600 to 2399', () => {
    fc.assert(
      fc.property(day, (n) => {
        const text = new Date(n * perDay).toISOString().slice(0, 10);
        expect([formatDate(n), parseDate(text), weekday(n)]).toEqual([
          text,
          n,
          (new Date(n * perDay).getUTCDay() + 6) % 7,
        ]);
      }),
    );
  });
  test('parts make the day again', () => {
    fc.assert(
      fc.property(day, (n) => {
        const { year, month, date } = partsOf(n);
        expect(dayOf(year, month, date)).toBe(n);
      }),
    );
  });
  for (const text of [
    '2025-02-30',
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-04-31',
    '2025-1-1',
    '20250101',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '2025-01-01 ',
    '２０２５-01-01',
    '',
  ])
    test(`\`${text}\` is not a date`, () => expect(parseDate(text)).toBe(null));
  for (const text of ['2024-02-29', '2000-02-29', '1970-01-01', '2028-12-31', '0001-01-01', '9999-12-31'])
    test(`\`${text}\` is one`, () => expect(formatDate(on(text))).toBe(text));
  test('6 January 2025 was a Monday', () => expect(weekday(on('2025-01-06'))).toBe(0));
  test('reads as a person says it; what is no date comes back as it is', () => {
    expect([readableDate('2025-01-06'), readableDate('soon')]).toEqual(['6 January 2025', 'soon']);
  });
});

describe('parseTime and formatTime', () => {
  test('every minute of the day comes back', () => {
    for (let n = 0; n < 1440; n += 1) expect(parseTime(formatTime(n))).toBe(n);
  });
  for (const text of ['24:00', '9:00', '09:60', '09-00', '09:00:00', '', '-1:00'])
    test(`\`${text}\` is not a time`, () => expect(parseTime(text)).toBe(null));
  test('08:59 is before 09:00, which is not before itself', () =>
    expect([parseTime('08:59'), parseTime('09:00')]).toEqual([539, 540]));
});

describe('months', () => {
  const between: readonly [string, string, number, number][] = [
    ['2025-01-31', '2025-02-28', 1, 1],
    ['2025-01-31', '2025-02-27', 0, 1],
    ['2024-01-31', '2024-02-29', 1, 1],
    ['2024-02-29', '2025-02-28', 12, 12],
    ['2024-02-29', '2025-02-27', 11, 12],
    ['2025-01-06', '2025-07-06', 6, 6],
    ['2025-01-06', '2025-07-07', 6, 7],
    ['2025-01-06', '2025-07-05', 5, 6],
    ['2025-01-06', '2025-01-06', 0, 0],
    ['2025-03-31', '2025-04-30', 1, 1],
  ];
  for (const [a, b, completed, begun] of between)
    test(`from ${a} to ${b}: ${completed} completed, ${begun} begun`, () =>
      expect([monthsBetween(on(a), on(b)), monthsBegun(on(a), on(b))]).toEqual([completed, begun]));
  test('completed months are signed, and the same size both ways', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(monthsBetween(a, b) + monthsBetween(b, a)).toBe(0);
      }),
    );
  });
  test('the day after so many completed months is reached, the one after it is not', () => {
    fc.assert(
      fc.property(day, fc.nat(20_000), (a, gap) => {
        const b = a + gap;
        const n = monthsBetween(a, b);
        expect(addMonths(a, n) <= b && addMonths(a, n + 1) > b).toBe(true);
        expect(monthsBegun(a, b)).toBe(addMonths(a, n) === b ? n : n + 1);
      }),
    );
  });
  test('adding months lands in the month that was meant', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (a, n) => {
        const [from, to] = [partsOf(a), partsOf(addMonths(a, n))];
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(n);
        expect(to.date).toBe(Math.min(from.date, new Date(Date.UTC(to.year, to.month, 0)).getUTCDate()));
      }),
    );
  });
});

describe('working days', () => {
  const calendar: WorkingCalendar = {
    from: on('2025-01-01'),
    to: on('2025-12-31'),
    holidays: new Set(['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05'].map(on)),
  };
  const inside = fc.integer({ min: calendar.from, max: calendar.to });
  test('a period starts on the day after the event and jumps Easter', () => {
    expect(formatDate(addWorkingDays(calendar, on('2025-04-10'), 10))).toBe('2025-04-28');
    expect(formatDate(addWorkingDays(calendar, on('2025-04-17'), 1))).toBe('2025-04-22');
    expect(formatDate(addWorkingDays(calendar, on('2025-04-19'), 1))).toBe('2025-04-22');
    expect(formatDate(addWorkingDays(calendar, on('2025-04-19'), 0))).toBe('2025-04-19');
  });
  test('counting back what was added gives it again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: calendar.from, max: on('2025-10-31') }),
        fc.integer({ min: 0, max: 30 }),
        (a, n) => {
          expect(workingDaysBetween(calendar, a, addWorkingDays(calendar, a, n))).toBe(n);
        },
      ),
    );
  });
  test('a count is the number of working days after a, up to and with b, signed', () => {
    fc.assert(
      fc.property(inside, inside, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        let count = 0;
        for (let n = low + 1; n <= high; n += 1) if (isWorkingDay(calendar, n)) count += 1;
        expect(workingDaysBetween(calendar, a, b) + 0).toBe(a <= b ? count : 0 - count);
      }),
    );
  });
  test('days that no calendar covers are refused, not guessed', () => {
    expect(() => isWorkingDay(calendar, on('2026-01-01'))).toThrow(OutsideCalendar);
    expect(() => addWorkingDays(calendar, on('2025-12-30'), 5)).toThrow('2026-01-01 is outside');
    expect(() => workingDaysBetween(calendar, on('2024-12-30'), on('2025-01-02'))).toThrow(
      '2024-12-31 is outside',
    );
  });
});
