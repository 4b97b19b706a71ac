/** Results of a run before, taken over for cases that an edit cannot touch. */
import { clearBit, hasBit, setBit, type Vector } from './bits.ts';
import type { BatchResult } from './result.ts';

/**
 * What is known of a run before of the same cases under an edition of the same rules, heads and roles, in the same order:
 * its result, and the cases that have to be decided again.
 */
export interface Kept {
  readonly result: BatchResult;
  readonly again: Vector;
}

const copyBit = (from: Vector, to: Vector, at: number): void =>
  hasBit(from, at) ? setBit(to, at) : clearBit(to, at);

/** Copies all that is known of one case. */
export function takeOver(from: BatchResult, to: BatchResult, at: number): void {
  to.outcomes[at] = from.outcomes[at] as number;
  to.min[at] = from.min[at] as number;
  to.max[at] = from.max[at] as number;
  to.putNet(at, from.netMin[at] as number, from.netMax[at] as number);
  to.roles[at] = from.roles[at] as number;
  to.routes[at] = from.routes[at] as number;
  for (const bits of ['exclusive', 'unspecified', 'roleMaybe', 'routeMaybe'] as const)
    copyBit(from[bits], to[bits], at);
  for (const rules of ['fired', 'maybeFired'] as const)
    from[rules].forEach((bits, rule) => copyBit(bits, to[rules][rule] as Vector, at));
  from.terms.forEach(({ on, maybe }, i) => {
    copyBit(on, to.terms[i]?.on as Vector, at);
    copyBit(maybe, to.terms[i]?.maybe as Vector, at);
  });
  for (const [head, bits] of from.without) copyBit(bits, to.without.get(head) as Vector, at);
  const problem = from.problems.get(at);
  if (problem !== undefined) to.problems.set(at, problem);
  const possible = from.possible.get(at);
  if (possible) to.possible.set(at, possible);
}
