/** Money and counts as spreadsheets write them. */
import { type Pence, poundsToPence } from '../money.ts';
import { mostPounds } from '../read/names.ts';
import type { RawCell } from './model.ts';
import { lostCharacter, notUtf8, Refusal, shown } from './refusal.ts';

/** Digits with commas between thousands, or none. */
const thousands = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/;
const money = /^([-−]?)\s*(?:£|GBP\b)?\s*([-−]?)\s*([\d,]*)(?:\.(\d+))?\s*(?:GBP|pounds?)?$/i;
const brackets = /^\((.*)\)$/;
const zeroWords = new Set(['nil', 'zero', '£nil']);

const badMoney = (raw: RawCell): Refusal =>
  new Refusal('bad-money', `${shown(raw)} is not a sum in pounds`, 'write it as 1200.50 or £1,200.50');

/** Pence of a number that a spreadsheet or JSON gives in pounds; what is less than a billionth of a penny off is binary noise. */
function penceOfNumber(pounds: number): Pence | null {
  const exact = poundsToPence(pounds);
  if (exact !== null || !Number.isFinite(pounds) || Math.abs(pounds) > mostPounds) return exact;
  const near = Math.round(pounds * 100);
  return Math.abs(pounds * 100 - near) < 1e-6 ? near : null;
}

function penceOfText(raw: string): Pence | Refusal {
  if (zeroWords.has(raw.toLowerCase())) return 0;
  const negative = brackets.exec(raw);
  const text = (negative?.[1] ?? raw).trim();
  const pence = /^(\d{1,3})p$/i.exec(text);
  if (pence) return (negative ? -1 : 1) * Number(pence[1]);
  const parts = money.exec(text);
  const [, before = '', after = '', whole = '', part = ''] = parts ?? [];
  if (/[€$]|EUR|USD/i.test(text) && /\d/.test(text))
    return new Refusal('other-currency', `${shown(raw)} is not in pounds sterling`, 'write it in pounds');
  // "1.200" is a thousand somewhere else.
  const isOdd = !parts || (whole !== '' && !thousands.test(whole)) || (part.length === 3 && !/,/.test(whole));
  if (isOdd && /^[£\s]*[\d.,\s]*\d$/.test(text))
    return new Refusal(
      'ambiguous-number',
      `${shown(raw)} can be read in two ways`,
      'write a full stop before the pence, and commas only between thousands',
    );
  if (!parts || (whole === '' && part === '') || (before !== '' && after !== '')) return badMoney(raw);
  if (/[1-9]/.test(part.slice(2)))
    return new Refusal('bad-money', `${shown(raw)} has a fraction of a penny`, 'round it to pence');
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length > 10) return tooMuch(raw);
  const sum = Number(digits) * 100 + Number(part.slice(0, 2).padEnd(2, '0'));
  return negative || before !== '' || after !== '' ? 0 - sum : sum;
}

const tooMuch = (raw: RawCell): Refusal =>
  new Refusal('out-of-range', `${shown(raw)} pounds is too large`, `the most is ${mostPounds}`);

/** A sum in pence: "£1,200.50", "1200.5", "(50.00)" for less than nothing, "80p", "nil"; a number is pounds. */
export function parsePence(raw: RawCell): Pence | Refusal {
  if (typeof raw === 'boolean' || raw === null) return badMoney(raw);
  if (typeof raw === 'number') {
    const pence = penceOfNumber(raw);
    if (Math.abs(raw) > mostPounds) return tooMuch(raw);
    return pence ?? new Refusal('bad-money', `${shown(raw)} has a fraction of a penny`, 'round it to pence');
  }
  const pence = penceOfText(raw);
  if (pence instanceof Refusal) return raw.includes(lostCharacter) ? notUtf8(raw) : pence;
  return Math.abs(pence) > mostPounds * 100 ? tooMuch(raw) : pence;
}

const month = /^(?:months?|mths?|mos?)\.?$/i;
const units: Readonly<Record<string, RegExp>> = {
  months: month,
  weeks: /^(?:weeks?|wks?)\.?$/i,
  days: /^days?$/i,
  years: /^(?:years?|yrs?)\.?$/i,
  hours: /^(?:hours?|hrs?)\.?$/i,
};
const count = /^([-−]?)\s*(\d[\d,]*)(?:\.0{1,2})?\s*([\p{L}.]*)$/u;
const yearsAndMonths =
  /^(\d{1,3})\s*(?:years?|yrs?|y)\.?(?:\s*,?\s*(?:and\s+|&\s*)?(\d{1,3})\s*(?:months?|mths?|mos?|m)\.?)?$/i;

/** Whether a word is the unit of a count: "months" or "mths" for months; any other unit by its own name. */
function isUnit(word: string, unit: string | undefined): boolean {
  if (unit === undefined) return false;
  const known = units[unit.toLowerCase()];
  if (known) return known.test(word);
  const stem = unit.toLowerCase().replace(/s$/, '');
  return word.toLowerCase() === stem || word.toLowerCase() === `${stem}s`;
}

const badCount = (raw: RawCell): Refusal =>
  new Refusal('value-type', `${shown(raw)} is not a whole number`, 'write a whole number');

/**
 * A count: "14", "1,200", "14 months" where its unit is months, "1 year 2 months". Other units are refused: whether three
 * weeks are no month or one depends on what is counted.
 */
export function parseCount(raw: RawCell, unit?: string): number | Refusal {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? raw : badCount(raw);
  if (typeof raw !== 'string') return badCount(raw);
  if (zeroWords.has(raw.toLowerCase())) return 0;
  const years = unit?.toLowerCase() === 'months' ? yearsAndMonths.exec(raw) : null;
  if (years) return Number(years[1]) * 12 + Number(years[2] ?? 0);
  const [, minus = '', digits = '', word = ''] = count.exec(raw) ?? [];
  if (digits === '') return otherUnit(raw, unit) ?? badCount(raw);
  if (!thousands.test(digits))
    return new Refusal(
      'ambiguous-number',
      `${shown(raw)} can be read in two ways`,
      'write a whole number without commas',
    );
  if (word !== '' && !isUnit(word, unit)) return otherUnit(raw, unit) ?? badCount(raw);
  const value = Number(digits.replaceAll(',', ''));
  if (!Number.isSafeInteger(value)) return badCount(raw);
  return minus === '' ? value : 0 - value;
}

/** A length of time in a unit from which the fact's own cannot be told. */
function otherUnit(raw: string, unit: string | undefined): Refusal | undefined {
  if (unit === undefined || !/\d\s*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?)\b/i.test(raw))
    return undefined;
  return new Refusal(
    'other-unit',
    `${shown(raw)} is not in ${unit}`,
    `work out the ${unit} as the question of the fact counts them`,
  );
}
