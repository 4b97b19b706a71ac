/** Walks over conditions: which facts they read, and whether they hold over given values (for `when` and tensions, not for rules). */
import type { Condition, Leaf } from './condition.ts';
import type { Amount } from './amount.ts';

/** Calls back for every leaf of a condition, through the named conditions. A name that is not known is passed over. */
export function eachLeaf(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  visit: (leaf: Leaf) => void,
): void {
  if ('all' in condition) for (const part of condition.all) eachLeaf(part, named, visit);
  else if ('any' in condition) for (const part of condition.any) eachLeaf(part, named, visit);
  else if ('not' in condition) eachLeaf(condition.not, named, visit);
  else if ('condition' in condition) {
    const target = named[condition.condition];
    if (target) eachLeaf(target, named, visit);
  } else visit(condition);
}

/** Whether a condition holds, given what each leaf says. */
export function holds(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  leaf: (leaf: Leaf) => boolean,
): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, named, leaf));
  if ('any' in condition) return condition.any.some((part) => holds(part, named, leaf));
  if ('not' in condition) return !holds(condition.not, named, leaf);
  if ('condition' in condition) {
    const target = named[condition.condition];
    return target ? holds(target, named, leaf) : false;
  }
  return leaf(condition);
}

/** Compares an encoded value with an encoded literal; null (not applicable) makes every comparison false. */
export function compare(operator: string, actual: unknown, literal: unknown): boolean {
  if (actual === null) return false;
  switch (operator) {
    case 'equal':
      return actual === literal;
    case 'notEqual':
      return actual !== literal;
    case 'in':
      return Array.isArray(literal) && literal.includes(actual);
    case 'notIn':
      return Array.isArray(literal) && !literal.includes(actual);
    default:
      if (typeof actual !== 'number' || typeof literal !== 'number') return false;
  }
  if (operator === 'lessThan') return actual < literal;
  if (operator === 'lessThanInclusive') return actual <= literal;
  if (operator === 'greaterThan') return actual > literal;
  return actual >= literal;
}

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** Calls back for every name that an amount mentions: `count` names multiply, `money` names are sums, `pounds` stand where pounds may. */
export function eachName(
  amount: Amount,
  visit: (name: string, use: 'count' | 'money' | 'pounds') => void,
): void {
  const pounds = (value: number | string | undefined): void => {
    if (typeof value === 'string') visit(value, 'pounds');
  };
  if ('fixed' in amount) pounds(amount.fixed);
  else if ('upTo' in amount) pounds(amount.upTo);
  else if ('between' in amount) amount.between.forEach(pounds);
  else if ('atLeast' in amount) pounds(amount.atLeast);
  else if ('each' in amount) {
    if (typeof amount.each === 'object') eachName(amount.each, visit);
    else pounds(amount.each);
    for (const name of list(amount.of)) visit(name, 'count');
    [amount.base, amount.floor, amount.cap].forEach(pounds);
  } else if ('sumOf' in amount) for (const name of amount.sumOf) visit(name, 'money');
  else if ('percent' in amount) {
    visit(amount.of, 'money');
    for (const name of list(amount.times ?? [])) visit(name, 'count');
  } else if ('share' in amount) eachName(amount.of, visit);
  else if ('greaterOf' in amount) for (const part of amount.greaterOf) eachName(part, visit);
  else if ('lesserOf' in amount) for (const part of amount.lesserOf) eachName(part, visit);
  else if ('capped' in amount) {
    eachName(amount.capped, visit);
    pounds(amount.at);
  }
}

/** Whether a condition holds where some leaves cannot be told (undefined): undefined where these decide. */
export function holdsMaybe(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  leaf: (leaf: Leaf) => boolean | undefined,
): boolean | undefined {
  const parts = (list: readonly Condition[]): (boolean | undefined)[] =>
    list.map((part) => holdsMaybe(part, named, leaf));
  if ('all' in condition) {
    const results = parts(condition.all);
    return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
  }
  if ('any' in condition) {
    const results = parts(condition.any);
    return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
  }
  if ('not' in condition) {
    const result = holdsMaybe(condition.not, named, leaf);
    return result === undefined ? undefined : !result;
  }
  if ('condition' in condition) {
    const target = named[condition.condition];
    return target ? holdsMaybe(target, named, leaf) : false;
  }
  return leaf(condition);
}
