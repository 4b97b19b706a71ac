/** Values inside the engine: booleans, text, and integers (counts, pence, hundredths, days, minutes). */
import { formatDate, formatTime, parseDate, parseTime } from '../dates.ts';
import { penceToPounds, poundsToPence } from '../money.ts';
import type { Condition } from './condition.ts';
import type { ValueType } from './prepare.ts';

/** A value that json-rules-engine compares. */
export type Encoded = boolean | number | string;

/** A literal of a document as the engine holds it; null where it is not a value of the type. */
export function encode(type: ValueType, literal: unknown): Encoded | null {
  if (type === 'boolean') return typeof literal === 'boolean' ? literal : null;
  if (type === 'enumeration') return typeof literal === 'string' ? literal : null;
  if (type === 'date') return typeof literal === 'string' ? parseDate(literal) : null;
  if (type === 'time') return typeof literal === 'string' ? parseTime(literal) : null;
  if (typeof literal !== 'number') return null;
  if (type === 'integer') return Number.isSafeInteger(literal) ? literal : null;
  return poundsToPence(literal);
}

/** The value as a document spells it. */
export function decode(type: ValueType, value: Encoded): Encoded {
  if (typeof value !== 'number') return value;
  if (type === 'date') return formatDate(value);
  if (type === 'time') return formatTime(value);
  return type === 'money' || type === 'scaled' ? penceToPounds(value) : value;
}

/** A condition with every literal encoded by the type of its fact. */
export function encodeCondition(
  condition: Condition,
  typeOf: (name: string) => ValueType | undefined,
): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => encodeCondition(part, typeOf)) };
  if ('any' in condition) return { any: condition.any.map((part) => encodeCondition(part, typeOf)) };
  if ('not' in condition) return { not: encodeCondition(condition.not, typeOf) };
  if ('condition' in condition) return condition;
  const type = typeOf(condition.fact) ?? 'enumeration';
  const one = (literal: Encoded): Encoded => encode(type, literal) ?? literal;
  const { fact, operator, value } = condition;
  return { fact, operator, value: Array.isArray(value) ? value.map(one) : one(value) };
}
