/** What a batch alone says of an expectation, so that few whole determinations have to be worked out. */
import {
  type Certain,
  certainOf,
  type compiled,
  matchExpectation,
  penceToPounds,
  type Range,
  standing,
} from '../../../engine/index.ts';
import type { Expected } from './judge.ts';

/** What a batch tells of a case, as a determination in pounds. */
function told(result: compiled.BatchResult, at: number): object {
  const { outcome, outcomes, award, net, authoriser, route, terms } = standing(result, at);
  const pounds = (range: Range): object => ({
    min: range.min === null ? null : penceToPounds(range.min),
    max: range.max === null ? null : penceToPounds(range.max),
  });
  return {
    outcome,
    outcomes,
    award: { ...award, ...pounds(award) },
    net: pounds(net),
    authorisation: authoriser && { role: authoriser.value },
    payment: route && { route: route.value },
    terms: terms.map(({ value }) => ({ term: value })),
  };
}

/** Keys of an expectation that `told` answers in full, and what may stand under them. */
const toldKeys: Readonly<Record<string, readonly string[]>> = {
  outcome: [],
  award: ['min', 'max', 'basis', 'minExclusive'],
  net: ['min', 'max'],
  authorisation: ['role'],
  payment: ['route'],
};

/** What an expectation may say of a bar that is certain. */
const barKeys = new Set(['effect', 'of', 'reason', 'rule', 'clauses']);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isTold(key: string, value: unknown): boolean {
  if (key === 'not') {
    const shapes: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isPlain = (shape: unknown): boolean =>
      isObject(shape) && Object.entries(shape).every(([of, one]) => of !== 'not' && isTold(of, one));
    return shapes.every(isPlain);
  }
  const fields = toldKeys[key];
  if (!fields) return false;
  return (
    typeof value !== 'object' || value === null || Object.keys(value).every((field) => fields.includes(field))
  );
}

/** Whether what is certain is enough for one part of an expectation; the rest of the determination can only add to it. */
function isCertain(key: string, value: unknown, certain: Certain): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (key === 'because')
    return value.every((clause) => typeof clause === 'string' && certain.cited.has(clause));
  if (key !== 'exclusions' && key !== 'referrals') return false;
  const plain = value.every(
    (bar) => isObject(bar) && Object.entries(bar).every(([of, one]) => barKeys.has(of) && one !== null),
  );
  return plain && matchExpectation({ [key]: value }, { [key]: certain[key] }).length === 0;
}

/** What a batch alone says of an expectation: whether it is met; undefined where only a whole determination can say. */
export function glance(result: compiled.BatchResult, { at, entry, expect }: Expected): boolean | undefined {
  if (result.problems.has(at)) return undefined;
  const parts = Object.entries(expect);
  const plain = parts.filter(([key, value]) => isTold(key, value));
  if (matchExpectation(Object.fromEntries(plain), told(result, at)).length > 0) return false;
  if (plain.length === parts.length) return true;
  const rest = parts.filter((part) => !plain.includes(part));
  const certain = certainOf(result, at, entry.case);
  return rest.every(([key, value]) => isCertain(key, value, certain)) ? true : undefined;
}
