/**
 * Axes of a sweep: a fact and the values that it is given, one after the other. Written `durationMonths`,
 * `durationMonths=0..24`, `durationMonths=0..24/6`, `impact=low,high`, `heatingCost=0..500/50` (pounds) or
 * `reported=2025-01-01..2025-12-31/month`, on the command line and in a link alike.
 */
import { addMonths, dayOf, parseDate } from '../dates.ts';
import { representatives } from '../decide/unknown.ts';
import {
  type Case,
  decode,
  encode,
  type Encoded,
  type FactDeclaration,
  type PreparedEdition,
} from '../model/index.ts';
import { nearestName } from '../problems.ts';

/** A fact and the values that it takes: text, truths, or whole numbers (counts, pence, days, minutes), in ascending or the domain's order. */
export interface Axis {
  readonly fact: FactDeclaration;
  readonly values: readonly Encoded[];
}

/** An axis, or one sentence that says what is wrong with it and how to mend it. */
export type AxisResult =
  | {
      readonly ok: true;
      readonly axis: Axis;
      /** The text leaves the step to `AxisOptions.step`. */
      readonly takesStep: boolean;
    }
  | { readonly ok: false; readonly fault: string };

/** At most this many values of one fact. */
export const axisLimit = 2000;

/** Whether there are values between any two values of the fact. */
export const isNumeric = ({ fact }: Axis): boolean => fact.type !== 'boolean' && fact.type !== 'enumeration';

class AxisFault extends Error {}

/** Every fact that one of the editions knows; where two declare it, the first one's words. */
export function factsOf(editions: readonly PreparedEdition[]): Map<string, FactDeclaration> {
  const facts = new Map<string, FactDeclaration>();
  for (const edition of editions)
    for (const [name, fact] of edition.facts) if (!facts.has(name)) facts.set(name, fact);
  return facts;
}

const units: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  money: 'pounds, with pence at most',
  date: 'a date as YYYY-MM-DD',
  time: 'a time as HH:MM',
};

/** A value as a person writes it; throws where it is none of the fact. */
function valueOf(fact: FactDeclaration, text: string): Encoded {
  const { name, type } = fact;
  if (type === 'boolean') {
    if (text === 'true' || text === 'yes') return true;
    if (text === 'false' || text === 'no') return false;
    throw new AxisFault(`\`${text}\` is no value of \`${name}\`; use true or false`);
  }
  if (type === 'enumeration') {
    const values = fact.values ?? [];
    if (values.includes(text)) return text;
    const nearest = nearestName(text, values);
    const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
    throw new AxisFault(`\`${text}\` is no value of \`${name}\`${hint || ';'} it has ${values.join(', ')}`);
  }
  const plain = type === 'money' ? text.replace(/^£/, '').replaceAll(',', '') : text;
  const isNumber = type === 'integer' || type === 'money';
  const literal = isNumber ? (/^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN) : plain;
  const value = encode(type, literal);
  if (typeof value !== 'number')
    throw new AxisFault(`\`${text}\` is no value of \`${name}\`; write ${units[type] ?? 'a value'}`);
  const [low, high] = domainOf(fact);
  if (value >= low && value <= high) return value;
  throw new AxisFault(
    `\`${text}\` is outside the domain of \`${name}\`; it goes from ${String(decode(type, low))} to ${String(decode(type, high))}`,
  );
}

const days = [dayOf(1900, 1, 1), dayOf(2199, 12, 31)] as const;

/** The least and the most that a number, sum, date or time may be, encoded. */
export function domainOf({ type, min, max }: FactDeclaration): readonly [number, number] {
  if (type === 'time') return [0, 1439];
  if (type === 'date') return days;
  const scale = type === 'money' ? 100 : 1;
  const least = min ?? (type === 'money' ? 0 : -1_000_000);
  return [Math.round(least * scale), Math.round((max ?? 1_000_000) * scale)];
}

/** The first number of 1, 2, 5, 10, 20 … that is at least this. */
function roundStep(least: number): number {
  for (let scale = 1; ; scale *= 10)
    for (const head of [1, 2, 5]) if (head * scale >= least) return head * scale;
}

/** The values at which some edition begins to tell a number apart, inside its domain. */
export function thresholdsOf(editions: readonly PreparedEdition[], fact: FactDeclaration): number[] {
  const [low, high] = domainOf(fact);
  const found = editions.flatMap((edition) =>
    edition.facts.get(fact.name)?.type === fact.type
      ? representatives(edition, fact.name).flatMap(({ value }) =>
          typeof value === 'number' && value > low && value < high ? [value] : [],
        )
      : [],
  );
  return [...new Set(found)].sort((a, b) => a - b);
}

const statedIn = (cases: readonly Case[], fact: FactDeclaration): number[] =>
  cases.flatMap((c) => {
    const value = Object.hasOwn(c.facts, fact.name) ? encode(fact.type, c.facts[fact.name]) : null;
    return typeof value === 'number' ? [value] : [];
  });

/** The range where none is given: all that the editions tell apart, and what a single case says, with something beyond. */
function usualRange(
  fact: FactDeclaration,
  editions: readonly PreparedEdition[],
  cases: readonly Case[],
): readonly [number, number] {
  const [low, high] = domainOf(fact);
  const stated = cases.length === 1 ? statedIn(cases, fact) : [];
  if (fact.type === 'time') return [low, high];
  if (fact.type === 'date') {
    const [day] = [
      ...stated,
      ...cases.flatMap((c) => parseDate(c.timeline?.received ?? '') ?? []),
      ...thresholdsOf(editions, fact),
    ];
    if (day === undefined)
      throw new AxisFault(
        `\`${fact.name}\` is a date: say from when to when, as \`${fact.name}=2025-01-01..2025-12-31\``,
      );
    return [addMonths(day, -12), addMonths(day, 12)];
  }
  const least = fact.type === 'money' ? 100_000 : fact.unit === 'months' ? 24 : 10;
  const top = Math.max(least, ...[...thresholdsOf(editions, fact), ...stated].map((value) => value * 1.25));
  const scale = fact.type === 'money' ? 100 : 1;
  const round = fact.unit === 'months' ? 12 : roundStep(top / scale / 10) * scale;
  return [Math.max(low, 0), Math.min(high, Math.ceil(top / round) * round)];
}

/** How far from one value to the next where nothing is said: at most so many steps. */
function usualStep(fact: FactDeclaration, from: number, to: number, most: number): number | 'month' {
  if (fact.type === 'date') return to - from > 62 ? 'month' : 1;
  if (fact.type === 'time') return Math.ceil(1440 / most);
  const scale = fact.type === 'money' ? 100 : 1;
  return roundStep((to - from) / scale / most) * scale;
}

function stepOf(fact: FactDeclaration, text: string): number | 'month' {
  const wrong = (how: string): AxisFault =>
    new AxisFault(`\`${text}\` is no step of \`${fact.name}\`; use ${how}`);
  if (fact.type === 'date') {
    if (text === 'month') return 'month';
    if (text === 'day') return 1;
    if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
    throw wrong('day, month, or a number of days');
  }
  const plain = fact.type === 'money' ? text.replace(/^£/, '') : text;
  const step = /^\d+(\.\d+)?$/.test(plain)
    ? encode(fact.type === 'money' ? 'money' : 'integer', Number(plain))
    : 0;
  if (typeof step === 'number' && step > 0) return step;
  throw wrong(fact.type === 'money' ? 'pounds above 0' : 'a whole number above 0');
}

function* stepped(from: number, to: number, step: number | 'month'): Generator<number> {
  if (step === 'month') {
    for (let i = 0, day = from; day <= to; i += 1, day = addMonths(from, i)) yield day;
    return;
  }
  for (let value = from; value <= to; value += step) yield value;
}

/** Numbers from the first to the last, the last included. */
function numbersFrom(fact: FactDeclaration, from: number, to: number, step: number | 'month'): number[] {
  const spell = (value: number): string => String(decode(fact.type, value));
  if (from > to)
    throw new AxisFault(`the range of \`${fact.name}\` is empty: ${spell(from)} comes after ${spell(to)}`);
  const values: number[] = [];
  for (const value of stepped(from, to, step)) {
    values.push(value);
    if (values.length > axisLimit)
      throw new AxisFault(
        `too many values of \`${fact.name}\`: at most ${axisLimit} are swept; take a narrower range or a larger step`,
      );
  }
  if (values.at(-1) !== to) values.push(to);
  return values;
}

const written = /^([^=]+?)(?:=(.*))?$/;

function readValues(
  fact: FactDeclaration,
  text: string | undefined,
  { editions, cases = [], step, most = 50 }: AxisOptions,
): readonly Encoded[] {
  if (fact.type === 'boolean' || fact.type === 'enumeration') {
    const all: readonly Encoded[] = fact.type === 'boolean' ? [false, true] : (fact.values ?? []);
    if (text === undefined) return all;
    if (text.trim() === '')
      throw new AxisFault(`no value of \`${fact.name}\` is named; it has ${all.join(', ')}`);
    const named = new Set(text.split(',').map((part) => valueOf(fact, part.trim())));
    return all.filter((value) => named.has(value));
  }
  const [range = '', own] = (text ?? '').split('/');
  const given = /^(.*?)\.\.(.*)$/.exec(range);
  if (text !== undefined && !given && range !== '') {
    const values = range.split(',').map((part) => valueOf(fact, part.trim()) as number);
    return [...new Set(values)].sort((a, b) => a - b);
  }
  const usual = given?.[1] && given[2] ? null : usualRange(fact, editions, cases);
  const from = given?.[1] ? (valueOf(fact, given[1].trim()) as number) : (usual?.[0] ?? 0);
  const to = given?.[2] ? (valueOf(fact, given[2].trim()) as number) : Math.max(usual?.[1] ?? 0, from);
  const wanted = own ?? step;
  return numbersFrom(
    fact,
    from,
    to,
    wanted === undefined ? usualStep(fact, from, to, most) : stepOf(fact, wanted),
  );
}

/** Whether values are a range, given or not, that says nothing of its step. */
function isRangeWithoutStep(values: string | undefined): boolean {
  const [range = '', own] = (values ?? '').split('/');
  return own === undefined && (range === '' || range.includes('..'));
}

/** What a fact may have been meant by: the nearest name, else those that have the word in their name or label, else all. */
function meant(name: string, facts: ReadonlyMap<string, FactDeclaration>): string {
  const nearest = nearestName(name, facts.keys());
  if (nearest !== undefined) return `did you mean \`${nearest}\`?`;
  const word = name.toLowerCase();
  const holding = [...facts.values()].filter(
    (fact) => word.length > 2 && `${fact.name}\n${fact.label}`.toLowerCase().includes(word),
  );
  if (holding.length > 0 && holding.length <= 5)
    return `did you mean ${holding.map((fact) => `\`${fact.name}\``).join(' or ')}?`;
  return `known are ${[...facts.keys()].join(', ')}`;
}

/** What an axis may rest on beside its text. */
export interface AxisOptions {
  readonly editions: readonly PreparedEdition[];
  /** What a single one says of the fact is inside a range that is not given; their dates help to find one. */
  readonly cases?: readonly Case[];
  /** The step of numbers whose text has none. */
  readonly step?: string;
  /** At most so many steps where none is named: 50. */
  readonly most?: number;
}

/** Reads an axis from its text. Without values all those of an enumeration, or a range around what the editions tell apart. */
export function readAxis(text: string, options: AxisOptions): AxisResult {
  const [, name = '', values] = written.exec(text.trim()) ?? [];
  const facts = factsOf(options.editions);
  const fact = facts.get(name.trim());
  if (!fact) return { ok: false, fault: `unknown fact \`${name.trim()}\`; ${meant(name.trim(), facts)}` };
  if (values?.trim() === '')
    return {
      ok: false,
      fault: `\`${name.trim()}=\` names no values; write \`${name.trim()}=0..24\`, or leave \`=\` out`,
    };
  try {
    const axis = { fact, values: readValues(fact, values, options) };
    return { ok: true, axis, takesStep: isNumeric(axis) && isRangeWithoutStep(values) };
  } catch (error) {
    if (error instanceof AxisFault) return { ok: false, fault: error.message };
    throw error;
  }
}
