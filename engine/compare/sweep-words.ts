/** Values of an axis in words. */
import { decode, type Encoded } from '../model/encode.ts';
import { formatPence } from '../money.ts';
import type { Axis } from './sweep-axis.ts';

/** A value of an axis as a person reads it: "6 months", "£250", "High", "Yes", "2025-01-31". */
export function axisValueText({ fact }: Axis, value: Encoded): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (fact.type === 'enumeration') return fact.labels?.[String(value)] ?? String(value);
  if (fact.type === 'integer' && fact.unit)
    return `${String(value)} ${value === 1 ? fact.unit.replace(/s$/, '') : fact.unit}`;
  return fact.type === 'money' ? formatPence(value as number) : String(decode(fact.type, value));
}
