/** Working days: weekdays that no bank holiday of a calendar document falls on, within the years that it covers. */
import { type Day, formatDate, weekday } from './dates.ts';

/** A bank-holiday calendar, ready to ask. `from` and `to` are the first and last day that it covers. */
export interface WorkingCalendar {
  readonly from: Day;
  readonly to: Day;
  readonly holidays: ReadonlySet<Day>;
}

/** Thrown where a count of working days would leave the calendar: the caller turns it into a problem, never into a guess. */
export class OutsideCalendar extends Error {
  constructor(readonly day: Day) {
    super(`${formatDate(day)} is outside the bank-holiday calendar`);
  }
}

/** True for a working day. Throws `OutsideCalendar` for a day that the calendar does not cover. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (day < calendar.from || day > calendar.to) throw new OutsideCalendar(day);
  return weekday(day) < 5 && !calendar.holidays.has(day);
}

/** The last day of a period of n working days that starts on the day after the event. */
export function addWorkingDays(calendar: WorkingCalendar, event: Day, n: number): Day {
  let day = event;
  for (let left = n; left > 0;) {
    day += 1;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** How many working days follow a until b, b itself counted and a not; negative, with the same size, where b is before a. */
export function workingDaysBetween(calendar: WorkingCalendar, a: Day, b: Day): number {
  if (b < a) return 0 - workingDaysBetween(calendar, b, a);
  let count = 0;
  for (let day = a + 1; day <= b; day += 1) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}
