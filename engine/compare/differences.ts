/** What changed between two determinations of one case, in words. */
import { reasonsBehind } from './reasons.ts';
import { type JsonObject, exactRange, isObject, listOf, nameOf, ruleAndClauses } from './words.ts';

/** The lists whose elements may come and go, with the word for one of them. */
const lists: readonly (readonly [string, string])[] = [
  ['heads', 'head'],
  ['exclusions', 'exclusion'],
  ['referrals', 'referral'],
  ['remedies', 'remedy'],
  ['terms', 'term'],
  ['flags', 'flag'],
  ['needs', 'needed fact'],
];

const withReason = (text: string, reason: string): string => (reason === '' ? text : `${text}: ${reason}`);

function single(before: JsonObject, after: JsonObject, key: string, field: string): string[] {
  const read = (of: JsonObject): string =>
    isObject(of[key]) ? nameOf({ [field]: (of[key] as JsonObject)[field] }) : 'none';
  const [a, b] = [read(before), read(after)];
  return a === b ? [] : [withReason(`${key}: ${a} → ${b}`, ruleAndClauses(after[key] ?? before[key]))];
}

function comeAndGone(before: JsonObject, after: JsonObject, key: string, word: string): string[] {
  const label = (element: unknown): string =>
    isObject(element) && typeof element.text === 'string'
      ? `${nameOf(element)} (${element.text})`
      : nameOf(element);
  const old = new Map(listOf(before[key]).map((element) => [label(element), element]));
  const now = new Map(listOf(after[key]).map((element) => [label(element), element]));
  const gone = [...old]
    .filter(([name]) => !now.has(name))
    .map(([name, it]) => withReason(`${word} gone: ${name}`, ruleAndClauses(it)));
  const come = [...now]
    .filter(([name]) => !old.has(name))
    .map(([name, it]) => withReason(`${word} new: ${name}`, ruleAndClauses(it)));
  return [...gone, ...come];
}

/**
 * The differences between two determinations (as JSON, in pounds), most important first; empty where nothing that a
 * reader would notice changed. `before` and `after` may be of two editions.
 */
export function describeDifferences(before: object, after: object): string[] {
  const [a, b] = [before as JsonObject, after as JsonObject];
  const texts: string[] = [];
  if (a.outcome !== b.outcome)
    texts.push(withReason(`outcome: ${String(a.outcome)} → ${String(b.outcome)}`, reasonsBehind(b)));
  for (const key of ['award', 'net']) {
    const [x, y] = [a[key], b[key]];
    if (!isObject(x) || !isObject(y)) continue;
    const [from, to] = [exactRange(x), exactRange(y)];
    if (from !== to) texts.push(withReason(`${key}: ${from} → ${to}`, reasonsBehind(b)));
  }
  texts.push(...single(a, b, 'authorisation', 'role'), ...single(a, b, 'payment', 'route'));
  for (const [key, word] of lists) texts.push(...comeAndGone(a, b, key, word));
  return texts;
}
