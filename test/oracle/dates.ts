/** Calendar sums on day numbers (days since 1970-01-01), without zones and without a clock. */

import { kept } from './once';

const DAY = 86_400_000;

/** The day number of `2025`, `2025-04` or `2025-04-07`; a month or year stands for its first day. */
export const day = kept((text: string): number => {
  const [year = 1970, month = 1, date = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / DAY;
});

/** The ISO date of a day number. */
export const iso = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);

/** `HH:MM` as minutes after midnight. */
export function minutes(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

/** The day n months after a: the same day of the month, or the last one of a shorter month. */
function monthsAfter(a: number, n: number): number {
  const [year = 0, month = 1, date = 1] = iso(a).split('-').map(Number);
  const last = Date.UTC(year, month + n, 0) / DAY;
  return Math.min(Date.UTC(year, month - 1 + n, 1) / DAY + date - 1, last);
}

/** Completed months from a to b by the corresponding date; with the dates swapped the negative of that. */
export function monthsBetween(a: number, b: number): number {
  if (b < a) return -monthsBetween(b, a) + 0;
  const [y1 = 0, m1 = 0] = iso(a).split('-').map(Number);
  const [y2 = 0, m2 = 0] = iso(b).split('-').map(Number);
  const n = (y2 - y1) * 12 + (m2 - m1);
  return monthsAfter(a, n) > b ? n - 1 : n;
}

/** Months begun from a to b: completed ones, and one more if a day is left over; 0 where b is earlier. */
export function monthsBegun(a: number, b: number): number {
  if (b <= a) return 0;
  const completed = monthsBetween(a, b);
  return monthsAfter(a, completed) < b ? completed + 1 : completed;
}

/** Day 0 was a Thursday: 0 is Monday, 6 Sunday. */
const weekday = (n: number): number => (((n + 3) % 7) + 7) % 7;

/** Mondays to Fridays in the days after a up to and including b (a not after b). */
function weekdays(a: number, b: number): number {
  const weeks = Math.floor((b - a) / 7);
  let count = weeks * 5;
  for (let n = a + weeks * 7 + 1; n <= b; n += 1) if (weekday(n) < 5) count += 1;
  return count;
}

/** Working days after a, up to and including b; negative where b is earlier. */
export function workingDaysBetween(a: number, b: number, holidays: readonly number[]): number {
  if (b < a) return -workingDaysBetween(b, a, holidays) + 0;
  return weekdays(a, b) - holidays.filter((h) => h > a && h <= b && weekday(h) < 5).length;
}
