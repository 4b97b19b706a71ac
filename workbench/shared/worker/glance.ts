/** What a batch alone says of an expectation, so that few whole determinations have to be worked out. */
import {
  type Certain,
  certainOf,
  type compiled,
  matchExpectation,
  onceForEach,
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

/** What an expectation may say of a bar, and of a line, that is certain. */
const barKeys = new Set(['effect', 'of', 'reason', 'rule', 'clauses']);
const lineKeys = new Set(['head', 'min', 'max']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function isTold(key: string, value: unknown): boolean {
  if (key === 'outcomes') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  const fields = toldKeys[key];
  if (!fields) return false;
  return (
    typeof value !== 'object' || value === null || Object.keys(value).every((field) => fields.includes(field))
  );
}

/** The parts of an expectation that `told` answers, and the others. */
const parted = onceForEach((expect: object): { plain: object; rest: [string, unknown][] } => {
  const parts = Object.entries(expect);
  const plain = parts.filter(([key, value]) => isTold(key, value));
  return { plain: Object.fromEntries(plain), rest: parts.filter((part) => !plain.includes(part)) };
});

/** Elements of lists that say no more than what may be certain. */
const areOf = (keys: ReadonlySet<string>, list: readonly unknown[]): boolean =>
  list.every((one) => isObject(one) && Object.entries(one).every(([of, it]) => keys.has(of) && it !== null));

const inPounds = ({ head, min, max }: Certain['heads'][number]): object => ({
  head,
  min: min === null ? null : penceToPounds(min),
  max: max === null ? null : penceToPounds(max),
});

/** What must not be: true where it is not, false where it is, undefined where neither is certain. */
function isAverted(shape: unknown, tell: object, certain: Certain): boolean | undefined {
  if (!isObject(shape)) return undefined;
  const { plain, rest } = parted(shape);
  if (matchExpectation(plain, tell).length > 0) return true;
  if (rest.length === 0) return false;
  const isLacking = (one: unknown): boolean =>
    isObject(one) && typeof one['head'] === 'string' && certain.lacks(one['head']);
  return rest.some(([key, value]) => key === 'heads' && listOf(value).some(isLacking)) || undefined;
}

/** Whether one part of an expectation is met, as far as what is certain can say; the rest of the determination can only add to it. */
function isCertain(key: string, value: unknown, tell: object, certain: Certain): boolean | undefined {
  if (key === 'not') {
    const averted = listOf(value).map((shape) => isAverted(shape, tell, certain));
    return averted.includes(false) ? false : averted.every((one) => one === true) || undefined;
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (key === 'because')
    return value.every((clause) => typeof clause === 'string' && certain.cited.has(clause)) || undefined;
  if (key === 'heads') {
    const lines = { heads: certain.heads.map(inPounds) };
    return (areOf(lineKeys, value) && matchExpectation({ heads: value }, lines).length === 0) || undefined;
  }
  if (key !== 'exclusions' && key !== 'referrals') return undefined;
  const bars = { [key]: certain[key] };
  return (areOf(barKeys, value) && matchExpectation({ [key]: value }, bars).length === 0) || undefined;
}

/** What a batch alone says of an expectation: whether it is met; undefined where only a whole determination can say. */
export function glance(result: compiled.BatchResult, { at, entry, expect }: Expected): boolean | undefined {
  if (result.problems.has(at)) return undefined;
  const { plain, rest } = parted(expect);
  const tell = told(result, at);
  if (matchExpectation(plain, tell).length > 0) return false;
  if (rest.length === 0) return true;
  const certain = certainOf(result, at, entry.case);
  const said = rest.map(([key, value]) => isCertain(key, value, tell, certain));
  return said.includes(false) ? false : said.every((one) => one === true) || undefined;
}
