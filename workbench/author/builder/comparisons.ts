/** Comparisons that make sense: which operators fit a type, in which words, and which value a new comparison begins with. */
import { plainNumber } from '../../shared/typed-number.ts';
import type { FactDeclaration, ValueType } from '../../../engine/index.ts';
import type { LeafParts } from './tree.ts';

export type Literal = boolean | number | string;

const equality = ['equal', 'notEqual', 'in', 'notIn'];
const order = ['lessThan', 'lessThanInclusive', 'greaterThanInclusive', 'greaterThan'];

const words: Readonly<Record<string, string>> = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  lessThan: 'is less than',
  lessThanInclusive: 'is at most',
  greaterThanInclusive: 'is at least',
  greaterThan: 'is more than',
};

const dayWords: Readonly<Record<string, string>> = {
  lessThan: 'is before',
  lessThanInclusive: 'is no later than',
  greaterThanInclusive: 'is no earlier than',
  greaterThan: 'is after',
};

const isOrdered = (type: ValueType | undefined): boolean => type !== 'boolean' && type !== 'enumeration';

/** The operators of a type. */
export const operatorsFor = (type: ValueType | undefined): readonly string[] =>
  isOrdered(type) ? [...equality, ...order] : equality;

/** An operator in words: dates and times are before and after. */
export const operatorWord = (type: ValueType | undefined, operator: string): string =>
  ((type === 'date' || type === 'time') && dayWords[operator]) || words[operator] || operator;

/** `in` and `notIn` take a list. */
export const takesList = (operator: string): boolean => operator === 'in' || operator === 'notIn';

/** Where a domain does not say what comes first. */
const firstDate = '2024-01-01';
const firstTime = '09:00';

/** Whether a value can be compared with a fact of this type. */
function fits(fact: FactDeclaration | undefined, type: ValueType | undefined, value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'enumeration') return typeof value === 'string' && (fact?.values ?? []).includes(value);
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (type === 'time') return typeof value === 'string' && /^\d\d:\d\d$/.test(value);
  return typeof value === 'number';
}

/** The value that a comparison with a fact begins with. */
export function firstValue(fact: FactDeclaration | undefined, type: ValueType | undefined): Literal {
  if (type === 'boolean') return true;
  if (type === 'enumeration') return fact?.values?.[0] ?? '';
  if (type === 'date') return firstDate;
  return type === 'time' ? firstTime : (fact?.min ?? 0);
}

/** A value, or a list where the operator takes one; what fits of the one before is kept. */
function valueLike(
  fact: FactDeclaration | undefined,
  type: ValueType | undefined,
  operator: string,
  before: unknown,
): unknown {
  const all = (Array.isArray(before) ? (before as unknown[]) : [before]).filter((one) =>
    fits(fact, type, one),
  );
  const first = all[0] ?? firstValue(fact, type);
  return takesList(operator) ? (all.length > 0 ? all : [first]) : first;
}

/** The comparison with another operator. */
export const withOperator = (
  leaf: LeafParts,
  fact: FactDeclaration | undefined,
  type: ValueType | undefined,
  operator: string,
): LeafParts => ({
  ...leaf,
  operator,
  value:
    Array.isArray(leaf.value) === takesList(operator)
      ? leaf.value
      : valueLike(fact, type, operator, leaf.value),
});

/** The comparison of another fact; operator and value stay where they fit. */
export function withFact(
  leaf: LeafParts,
  name: string,
  fact: FactDeclaration | undefined,
  type: ValueType | undefined,
): LeafParts {
  const operator = operatorsFor(type).includes(leaf.operator) ? leaf.operator : 'equal';
  return { fact: name, operator, value: valueLike(fact, type, operator, leaf.value) };
}

/** What a person typed as a number of this type, or why it is none. Pounds may have pence. */
export function numberOf(type: ValueType | undefined, text: string): { value: number } | { fault: string } {
  const bare = plainNumber(text) ?? '';
  if (type === 'integer' && !/^-?\d+$/.test(bare)) return { fault: 'a whole number is needed' };
  if (type === 'money' && !/^-?\d+(\.\d{1,2})?$/.test(bare))
    return { fault: 'an amount in pounds is needed, such as 20 or 12.50' };
  const value = Number(bare);
  if (bare === '' || !Number.isSafeInteger(Math.round(value * 100))) return { fault: 'a number is needed' };
  return { value };
}

/** Numbers, dates or times with commas between them, or why they are none. */
export function literalsOf(
  type: ValueType | undefined,
  text: string,
): { value: Literal[] } | { fault: string } {
  const value: Literal[] = [];
  for (const one of text.split(',').map((part) => part.trim())) {
    if (type === 'date' || type === 'time') {
      if (!fits(undefined, type, one))
        return { fault: `${type === 'date' ? 'YYYY-MM-DD' : 'HH:MM'} is needed, with commas between` };
      value.push(one);
    } else {
      const number = numberOf(type, one);
      if ('fault' in number) return number;
      value.push(number.value);
    }
  }
  return { value };
}
