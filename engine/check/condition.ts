/** Conditions over a policy's profile, three-valued: what a document does not say is unknown, neither true nor false. */
import type { ProfileCondition, ProfileLeaf } from '../model/code.ts';
import type { ProfileValue } from '../model/edition.ts';

export type Profile = Readonly<Record<string, ProfileValue>>;

/** True, false or unknown (null), with the facts that decide it; for unknown, those that are known. */
export interface Verdict {
  readonly value: boolean | null;
  readonly facts: readonly string[];
}

/** Evaluates a condition. Leaves over absent facts are unknown; `all` and `any` follow Kleene. */
export function evaluate(condition: ProfileCondition, profile: Profile): Verdict {
  if ('all' in condition)
    return combine(
      condition.all.map((part) => evaluate(part, profile)),
      false,
    );
  if ('any' in condition)
    return combine(
      condition.any.map((part) => evaluate(part, profile)),
      true,
    );
  if ('not' in condition) {
    const inner = evaluate(condition.not, profile);
    return { value: inner.value === null ? null : !inner.value, facts: inner.facts };
  }
  const held = Object.hasOwn(profile, condition.fact) ? profile[condition.fact] : undefined;
  if (held === undefined) return { value: null, facts: [] };
  return { value: leafHolds(condition, held.value), facts: [condition.fact] };
}

/** `winner` alone decides: false for `all`, true for `any`. */
function combine(parts: readonly Verdict[], winner: boolean): Verdict {
  const deciding = parts.filter((part) => part.value === winner);
  if (deciding.length > 0) return { value: winner, facts: unique(deciding.flatMap((part) => part.facts)) };
  const value = parts.some((part) => part.value === null) ? null : !winner;
  return { value, facts: unique(parts.flatMap((part) => part.facts)) };
}

function leafHolds(leaf: ProfileLeaf, actual: ProfileValue['value']): boolean {
  const wanted = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const first = wanted[0];
  const values: readonly unknown[] = Array.isArray(actual) ? actual : [actual];
  switch (leaf.operator) {
    case 'equal':
      return actual === first;
    case 'notEqual':
      return actual !== first;
    case 'in':
      return wanted.some((value) => value === actual);
    case 'notIn':
      return !wanted.some((value) => value === actual);
    case 'contains':
    case 'containsAll':
      return wanted.every((value) => values.includes(value));
    case 'doesNotContain':
      return !wanted.some((value) => values.includes(value));
    case 'containsAny':
      return wanted.some((value) => values.includes(value));
    case 'containsOnly':
      return values.every((value) => wanted.some((one) => one === value));
    default:
      return typeof actual === 'number' && typeof first === 'number' && ordered(leaf.operator, actual, first);
  }
}

function ordered(operator: ProfileLeaf['operator'], actual: number, literal: number): boolean {
  if (operator === 'lessThan') return actual < literal;
  if (operator === 'lessThanInclusive') return actual <= literal;
  if (operator === 'greaterThan') return actual > literal;
  return actual >= literal;
}

/** Every leaf of a condition, in document order. */
export function profileLeaves(condition: ProfileCondition): ProfileLeaf[] {
  if ('all' in condition) return condition.all.flatMap(profileLeaves);
  if ('any' in condition) return condition.any.flatMap(profileLeaves);
  if ('not' in condition) return profileLeaves(condition.not);
  return [condition];
}

/** The values in their first order, each once. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
