/** Differences in words: pounds with two decimals, names, clauses; never raw JSON. */
import { formatPence, poundsToPence } from '../money.ts';

/** Anything that a JSON document can hold, as it is read here. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];

/** The strings of a list; what is no list, or no string, is left out. */
export const stringsOf = (value: unknown): string[] =>
  listOf(value).filter((entry): entry is string => typeof entry === 'string');

/** Pounds as exact money: 50 → "£50.00"; a number that is no sum of pence stands as it is. */
export function exactPounds(pounds: number): string {
  const pence = poundsToPence(pounds);
  return pence === null ? `£${pounds}` : formatPence(pence, true);
}

/** A range in exact pounds: "£50.00", "up to £100.00", "£150.00–£500.00", "£500.00 or more", "no amount stated". */
export function exactRange(range: JsonObject): string {
  const { min, max } = range;
  if (typeof max !== 'number') {
    if (typeof min !== 'number') return 'no amount stated';
    return range.minExclusive === true ? `above ${exactPounds(min)}` : `${exactPounds(min)} or more`;
  }
  if (typeof min !== 'number' || (min === 0 && max !== 0)) return `up to ${exactPounds(max)}`;
  return min === max ? exactPounds(min) : `${exactPounds(min)}–${exactPounds(max)}`;
}

/** The keys by which an element of a list is known, the strongest first. */
const identities = [
  'head',
  'remedy',
  'term',
  'reason',
  'step',
  'provision',
  'role',
  'route',
  'to',
  'kind',
  'rule',
];

/** The first key that says what an element is; undefined where it has none. */
export const identityOf = (element: JsonObject): string | undefined =>
  identities.find((key) => key in element);

/** A value in words: "`service-failure`", "£50.00" under a money key, "kind ambiguity, clauses ¶17". */
export function inWords(value: unknown, key = ''): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'number') return key === 'min' || key === 'max' ? exactPounds(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((entry) => inWords(entry)).join(', ');
  if (!isObject(value)) return String(value);
  const money = 'min' in value || 'max' in value;
  const parts = Object.entries(value)
    .filter(([name]) => !(money && (name === 'min' || name === 'max')))
    .map(([name, entry]) => `${name} ${inWords(entry, name)}`);
  return [...parts, ...(money ? [exactRange(value)] : [])].join(', ');
}

/** An element of a list by its name alone: its head, reason, term …; a string is its own name. */
export function nameOf(element: unknown): string {
  if (!isObject(element)) return inWords(element);
  const key = identityOf(element);
  return key === undefined ? inWords(element) : inWords(element[key], key);
}

/** "rule `service-failure-low`, ¶16" for an element that names its rule and clauses; empty where it names neither. */
export function ruleAndClauses(element: unknown): string {
  if (!isObject(element)) return '';
  const rule = typeof element.rule === 'string' ? [`rule \`${element.rule}\``] : [];
  return [...rule, ...stringsOf(element.clauses)].join(', ');
}
