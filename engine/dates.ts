/** Calendar dates as day numbers (days since 1970-01-01), clock times as minutes after midnight; no zones, no clock. */

/** Whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number;

/** `YYYY-MM-DD` as a day number; null where it is not a date that exists. */
export function parseDate(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(day) === text ? day : null;
}

/** The day number of a year, month (1–12) and day of the month. */
export function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (1–12) and day of the month of a day number. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A day number as `YYYY-MM-DD`. */
export function formatDate(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** A date for reading: `2025-01-06` → "6 January 2025"; text that is no date comes back as it is. */
export function readableDate(text: string): string {
  const day = parseDate(text);
  if (day === null) return text;
  const { year, month, date } = partsOf(day);
  return `${date} ${monthNames[month - 1]} ${year}`;
}

/** `HH:MM` as minutes after midnight; null where there is no such time. 24:00 is not one. */
export function parseTime(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** Minutes after midnight as `HH:MM`. */
export function formatTime(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const monthLength = (year: number, month: number): number =>
  month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);

/** The corresponding day n months later, or the last day of that month where there is none (31 January + 1 → 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(date, monthLength(y, m)));
}

/** Completed months from a to b by the corresponding-date rule; negative where b is before a, with the same size as from b to a. */
export function monthsBetween(a: Day, b: Day): number {
  if (b < a) return 0 - monthsBetween(b, a);
  const from = partsOf(a);
  const to = partsOf(b);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return addMonths(a, months) <= b ? months : months - 1;
}

/** Months begun from a to b: six months and a day is 7, six months to the day is 6. */
export function monthsBegun(a: Day, b: Day): number {
  const whole = monthsBetween(a, b);
  return addMonths(a, whole) < b ? whole + 1 : whole;
}

/** 0 is Monday, 6 is Sunday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;
