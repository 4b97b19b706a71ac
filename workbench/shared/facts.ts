/** Facts in words. */
import type { FactDeclaration } from '../../engine/index.ts';
import { formatPence, poundsToPence } from '../../engine/money.ts';
import { capital, monthOrDate, spaced } from './words.ts';

/** A value of a fact; money in pounds as files have it. */
export type FactValue = boolean | number | string | null;

/** A value as a person would say it; null is "not known". */
export function valueText(fact: FactDeclaration | undefined, value: FactValue): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (fact?.type === 'money') return formatPence(poundsToPence(value) ?? Math.round(value * 100));
    return fact?.unit === undefined ? String(value) : `${value} ${fact.unit}`;
  }
  if (fact?.type === 'date') return monthOrDate(value);
  return fact?.labels?.[value] ?? value;
}

/** Label and value of a fact. */
export const factText = (
  fact: FactDeclaration | undefined,
  name: string,
  value: FactValue,
): { label: string; text: string } => ({
  label: fact?.label ?? capital(spaced(name)),
  text: valueText(fact, value),
});

/** `stage1Acknowledged` → "Stage 1 acknowledged". */
export const readableStep = (step: string): string =>
  capital(spaced(step).replace(/stage ?(\d)/, 'stage $1'));
