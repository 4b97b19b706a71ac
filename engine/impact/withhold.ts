/** Which parts of a breakdown are withheld, so that nobody can be told from a file that is handed on. */
import { leastShown } from './model.ts';

/**
 * For each part, whether it is withheld: those of fewer cases than `leastShown`, and as many of the smallest others as it
 * takes for what is missing from the whole to be two parts and `leastShown` cases at least, so that no part comes out by
 * subtraction. Empty parts say nothing of anybody and are never withheld.
 */
export function withheld(cases: readonly number[]): boolean[] {
  const hidden = cases.map((count) => count > 0 && count < leastShown);
  const filled = cases
    .flatMap((count, i) => (count > 0 ? [i] : []))
    .sort((a, b) => at(cases, a) - at(cases, b));
  const missing = (): number => filled.reduce((sum, i) => sum + (hidden[i] ? at(cases, i) : 0), 0);
  for (const next of filled) {
    // A single small part is never enough: it has fewer cases than `leastShown`.
    const sum = missing();
    if (sum === 0 || sum >= leastShown) break;
    hidden[next] = true;
  }
  return hidden;
}

const at = (list: readonly number[], i: number): number => list[i] as number;
