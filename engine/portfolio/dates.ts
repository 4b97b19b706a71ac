/** Dates and clock times as spreadsheets write them. */
import { dayOf, formatDate, formatTime, partsOf } from '../dates.ts';
import type { DateOrder, RawCell } from './model.ts';
import { Refusal, shown } from './refusal.ts';

/** Years that a case of a portfolio can be of; beyond them a date is a slip of the pen. */
const firstYear = 1900;
const lastYear = 2199;
/** Day numbers of a spreadsheet count from here; 25569 is 1 January 1970. */
const serialEpoch = 25_569;
/** Serial numbers of 2000-01-01 and 2100-01-01: a bare number outside of them is no date. */
const [firstSerial, lastSerial] = [36_526, 73_051];

const badDate = (raw: RawCell): Refusal =>
  new Refusal('bad-date', `${shown(raw)} is not a date`, 'write it as 2025-03-14');
const noSuchDay = (raw: RawCell): Refusal =>
  new Refusal('bad-date', `${shown(raw)} is no day of the calendar`, 'correct it');

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (word: string): number => {
  const lower = word.toLowerCase().replace(/\.$/, '');
  const long = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'];
  const names = [...long, 'october', 'november', 'december'];
  const at = lower === 'sept' ? 8 : lower.length === 3 ? monthNames.indexOf(lower) : names.indexOf(lower);
  return at + 1;
};

/** Two digits are a year of this century. */
const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function made(raw: RawCell, year: number, month: number, date: number): string | Refusal {
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < firstYear || year > lastYear)
    return badDate(raw);
  const day = dayOf(year, month, date);
  const back = partsOf(day);
  return back.month === month && back.date === date ? formatDate(day) : noSuchDay(raw);
}

const serial = (raw: RawCell, value: number): string | Refusal => {
  const day = Math.floor(value);
  return day >= firstSerial && day <= lastSerial ? formatDate(day - serialEpoch) : badDate(raw);
};

/** Three numbers in the order that the mapping says; without one only where a single order makes a date of them. */
function ordered(
  raw: string,
  [a, b, c]: readonly [string, string, string],
  order?: DateOrder,
): string | Refusal {
  if (a.length === 4) return made(raw, Number(a), Number(b), Number(c));
  if (order === 'ymd')
    return a.length === 2 && c.length <= 2 ? made(raw, yearOf(a), Number(b), Number(c)) : badDate(raw);
  if (c.length !== 4 && c.length !== 2) return badDate(raw);
  const year = yearOf(c);
  if (order === 'dmy') return made(raw, year, Number(b), Number(a));
  if (order === 'mdy') return made(raw, year, Number(a), Number(b));
  const dayFirst = made(raw, year, Number(b), Number(a));
  const monthFirst = made(raw, year, Number(a), Number(b));
  if (dayFirst instanceof Refusal) return monthFirst;
  if (monthFirst instanceof Refusal || dayFirst === monthFirst) return dayFirst;
  return new Refusal(
    'ambiguous-date',
    `${shown(raw)} can be ${dayFirst} or ${monthFirst}`,
    'say in the mapping whether the day or the month comes first',
  );
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const numeric = /^(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})$/;
const dayMonth =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-/]*([a-z]+\.?),?[\s-/]*(\d{4}|\d{2})$/i;
const monthDay =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?([a-z]+\.?)[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i;
/** A date with a clock time behind it: `2025-03-14T09:30:00.000Z`, `14/03/2025 9:30 am`. */
const withTime =
  /^(.*?\d)(?:T|,?\s+)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A date as `YYYY-MM-DD`. A clock time behind it is left away; a number is a spreadsheet's day number. */
export function parseDay(raw: RawCell, order?: DateOrder): string | Refusal {
  if (typeof raw === 'number') return serial(raw, raw);
  if (typeof raw !== 'string') return badDate(raw);
  const timed = withTime.exec(raw);
  if (timed) {
    const [, day = '', hour = '', , , zone] = timed;
    // Of a UTC time the hour before midnight is the next day in a British summer.
    if (zone !== undefined && (!/^(?:Z|\+00:?00)$/i.test(zone) || Number(hour) >= 23))
      return new Refusal(
        'ambiguous-date',
        `${shown(raw)} is another day elsewhere`,
        'write the calendar date alone, as 2025-03-14',
      );
    return parseDay(day, order);
  }
  const known = iso.exec(raw);
  if (known) return made(raw, Number(known[1]), Number(known[2]), Number(known[3]));
  if (/^\d{5}$/.test(raw)) return serial(raw, Number(raw));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(raw);
  if (compact) return made(raw, Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const numbers = numeric.exec(raw);
  if (numbers) return ordered(raw, [numbers[1] ?? '', numbers[2] ?? '', numbers[3] ?? ''], order);
  const named = dayMonth.exec(raw);
  if (named) return made(raw, yearOf(named[3] ?? ''), monthOf(named[2] ?? ''), Number(named[1]));
  const american = monthDay.exec(raw);
  if (american) return made(raw, Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
  return badDate(raw);
}

/** Which orders a written date allows: none where it is no date of three numbers, one where it can be read in one way only. */
export function ordersOf(raw: RawCell): readonly DateOrder[] {
  if (typeof raw !== 'string') return [];
  const numbers = numeric.exec(withTime.exec(raw)?.[1] ?? raw);
  if (!numbers || iso.test(raw)) return [];
  if ((numbers[1] ?? '').length === 4) return ['ymd'];
  const orders: readonly DateOrder[] =
    (numbers[3] ?? '').length === 4 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
  return orders.filter((order) => !(parseDay(raw, order) instanceof Refusal));
}

/** A clock time as `HH:MM`: "9:30", "09:30:00", "9.30 pm"; a number below 1 is a spreadsheet's part of a day. */
export function parseClock(raw: RawCell): string | Refusal {
  const refused = new Refusal('bad-time', `${shown(raw)} is not a clock time`, 'write it as 14:05');
  if (typeof raw === 'number') {
    const minutes = Math.round(raw * 1440);
    return raw >= 0 && minutes < 1440 ? formatTime(minutes) : refused;
  }
  if (typeof raw !== 'string') return refused;
  const parts = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(raw);
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return refused;
  const half = parts[3]?.toLowerCase();
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return refused;
  const whole = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return whole < 24 && minute < 60 ? formatTime(whole * 60 + minute) : refused;
}
