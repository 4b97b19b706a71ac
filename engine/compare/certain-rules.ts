/** Whether the rules of a batch hold in a case whatever its unknown facts turn out to be. */
import { hasBit } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';

/** A rule, by its place in the edition, holds in some context of a case, for certain. */
export const holds = ({ fired }: BatchResult, rule: number, at: number): boolean =>
  fired[rule] !== undefined && hasBit(fired[rule], at);

/** It holds, or may. */
export const mayHold = (result: BatchResult, rule: number, at: number): boolean => {
  const maybe = result.maybeFired[rule];
  return holds(result, rule, at) || (maybe !== undefined && hasBit(maybe, at));
};
