/** One comparison, or several of one fact, as a clause. */
import type { Leaf, Operator, PreparedEdition } from '../model/index.ts';
import { readableDate } from '../dates.ts';
import { derivedOf, momentOf, quantityOf } from './names.ts';
import { list } from './text.ts';
import { booleanClause, choiceClause, quantityText, valueText } from './values.ts';

const opposites: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
};

/** The comparison that holds where this one does not. (A fact that does not apply fails both.) */
export const opposite = (leaf: Leaf): Leaf => ({ ...leaf, operator: opposites[leaf.operator] });

const isMoment = (edition: PreparedEdition, name: string): boolean =>
  ['date', 'time'].includes(edition.typeOf(name) ?? '');
const values = (leaf: Leaf): readonly unknown[] => (Array.isArray(leaf.value) ? leaf.value : [leaf.value]);

const numberWords: Readonly<Record<Operator, string>> = {
  equal: '',
  notEqual: 'other than ',
  in: '',
  notIn: 'other than ',
  lessThan: 'less than ',
  lessThanInclusive: 'at most ',
  greaterThan: 'more than ',
  greaterThanInclusive: 'at least ',
};
const momentWords: Readonly<Record<Operator, string>> = {
  ...numberWords,
  lessThan: 'before ',
  lessThanInclusive: 'no later than ',
  greaterThan: 'after ',
  greaterThanInclusive: 'no earlier than ',
};

/** Whether a comparison only asks for something rather than nothing (true), or for nothing (false). */
export function asksForSome(edition: PreparedEdition, leaf: Leaf): boolean | undefined {
  const type = edition.typeOf(leaf.fact);
  if (type !== 'integer' && type !== 'money' && type !== 'scaled') return undefined;
  if ((edition.facts.get(leaf.fact)?.min ?? (type === 'money' ? 0 : -1)) < 0 && leaf.fact !== 'awardMax')
    return undefined;
  const step = type === 'integer' ? 1 : 0.01;
  const { operator, value } = leaf;
  if (value === 0) {
    if (operator === 'greaterThan' || operator === 'notEqual') return true;
    return operator === 'equal' || operator === 'lessThanInclusive' ? false : undefined;
  }
  if (value !== step) return undefined;
  return operator === 'greaterThanInclusive' ? true : operator === 'lessThan' ? false : undefined;
}

function quantityClause(edition: PreparedEdition, leaf: Leaf): string {
  const words = quantityOf(edition, leaf.fact);
  const some = asksForSome(edition, leaf);
  if (some === true && words?.some) return words.some;
  if (some === false && words?.none) return words.none;
  const spelt = values(leaf);
  const last = spelt.length - 1;
  const texts = spelt.map((value, i) => (i === last ? quantityText : valueText)(edition, leaf.fact, value));
  const table = isMoment(edition, leaf.fact) ? momentWords : numberWords;
  return (words?.is ?? '{}').replace('{}', `${table[leaf.operator]}${list(texts, 'or')}`);
}

/** n units after a moment, or before it: 14 → "14 days after", -28 → "28 days before", 0 → "on". */
const offset = (n: number, unit: string): string => {
  if (n === 0) return 'the day of';
  const size = Math.abs(n);
  return `${size} ${size === 1 ? unit.slice(0, -1) : unit} ${n < 0 ? 'before' : 'after'}`;
};

/** A span between two dates against one or two bounds, both included. */
function spanClause(
  edition: PreparedEdition,
  name: string,
  low: number | undefined,
  high: number | undefined,
): string | undefined {
  const derived = derivedOf(edition, name);
  const pair =
    derived &&
    ('daysBetween' in derived
      ? derived.daysBetween
      : 'workingDaysBetween' in derived
        ? derived.workingDaysBetween
        : undefined);
  if (!pair) return undefined;
  const unit = derived && 'daysBetween' in derived ? 'days' : 'working days';
  const [from, to] = pair.map((moment) => momentOf(edition, moment)) as [string, string];
  if (low !== undefined && high !== undefined) {
    if (low === high) return `${to} is ${offset(low, unit)} ${from}`;
    return `${to} lies from ${offset(low, unit)} to ${offset(high, unit)} ${from}`;
  }
  if (low !== undefined) return `${to} is no earlier than ${offset(low, unit)} ${from}`;
  return high === undefined ? undefined : `${to} is no later than ${offset(high, unit)} ${from}`;
}

/** The lower and upper bound, both included, that an integer comparison sets. */
function integerBounds(leaf: Leaf): { low?: number; high?: number } {
  if (typeof leaf.value !== 'number') return {};
  if (leaf.operator === 'equal') return { low: leaf.value, high: leaf.value };
  if (leaf.operator === 'greaterThan') return { low: leaf.value + 1 };
  if (leaf.operator === 'greaterThanInclusive') return { low: leaf.value };
  if (leaf.operator === 'lessThan') return { high: leaf.value - 1 };
  return leaf.operator === 'lessThanInclusive' ? { high: leaf.value } : {};
}

/** A comparison as a clause: "the impact is medium or high", "the award is at most £5,000". */
export function leafClause(edition: PreparedEdition, leaf: Leaf): string {
  const type = edition.typeOf(leaf.fact);
  const is = leaf.operator === 'equal' || leaf.operator === 'in';
  if (type === 'boolean') {
    const told = values(leaf);
    if (told.length !== 1)
      return list(
        told.map((value) => booleanClause(edition, leaf.fact, (value === true) === is)),
        is ? 'or' : 'and',
      );
    return booleanClause(edition, leaf.fact, (told[0] === true) === is);
  }
  if (type === 'enumeration') return choiceClause(edition, leaf.fact, values(leaf), is);
  const bounds = integerBounds(leaf);
  return spanClause(edition, leaf.fact, bounds.low, bounds.high) ?? quantityClause(edition, leaf);
}

const opens = (leaf: Leaf): boolean =>
  leaf.operator === 'greaterThan' || leaf.operator === 'greaterThanInclusive';
const closes = (leaf: Leaf): boolean => leaf.operator === 'lessThan' || leaf.operator === 'lessThanInclusive';

/** Two bounds of one fact as one clause: "the failure lasted 3 to 6 months"; undefined where they are no range. */
export function rangeClause(edition: PreparedEdition, a: Leaf, b: Leaf): string | undefined {
  const low = opens(a) ? a : opens(b) ? b : undefined;
  const high = closes(a) ? a : closes(b) ? b : undefined;
  if (a.fact !== b.fact || !low || !high) return undefined;
  const type = edition.typeOf(a.fact);
  const words = quantityOf(edition, a.fact);
  if (type === 'integer') {
    const from = integerBounds(low).low ?? 0;
    const to = integerBounds(high).high ?? 0;
    const span = spanClause(edition, a.fact, from, to);
    if (span) return span;
    const text =
      from === to ? quantityText(edition, a.fact, to) : `${from} to ${quantityText(edition, a.fact, to)}`;
    return words?.is.replace('{}', text);
  }
  if (type === 'date') return words?.is.replace('{}', `from ${edgeText(low)} to ${edgeText(high)}`);
  const bothIncluded = low.operator === 'greaterThanInclusive' && high.operator === 'lessThanInclusive';
  const [lowText, highText] = [low, high].map((leaf) => valueText(edition, leaf.fact, leaf.value));
  const table = isMoment(edition, a.fact) ? momentWords : numberWords;
  const text = bothIncluded
    ? `${lowText} to ${highText}`
    : `${table[low.operator]}${lowText} and ${table[high.operator]}${highText}`;
  return words?.is.replace('{}', text);
}

/** A bound of a date range; one that is not included says so. */
const edgeText = (leaf: Leaf): string =>
  `${readableDate(String(leaf.value))}${leaf.operator === 'lessThan' || leaf.operator === 'greaterThan' ? ' (that day not included)' : ''}`;
