/** json-rules-engine and the oracle side by side, the rules that fire among what is compared. */
import { type Case, decide, type PreparedEdition } from '../../engine/index.ts';
import { expected } from '../engine/compile/support.ts';
import type { CaseSpec } from '../oracle/types.ts';
import { between } from './agreement.ts';
import type { Said } from './compiled-agreement.ts';
import { theLibrary } from './library.ts';

const byName = (rules: readonly string[]): string => [...rules].sort().join();

/**
 * Where json-rules-engine and the oracle differ on a case: the whole determination and, with `traced` (which takes five
 * times as long), which rules fire.
 */
export async function decidedDifferences(
  edition: PreparedEdition,
  c: CaseSpec,
  told: Said | undefined,
  { asOf, traced }: { asOf: string | undefined; traced: boolean },
): Promise<string[]> {
  const decided = await decide(theLibrary(), edition, c as unknown as Case, { asOf, trace: traced });
  const found = between('decide', decided, told?.determination);
  if (!decided.ok || !told || !traced) return found;
  const name = ({ value, maybe }: { value: string; maybe: boolean }): string => `${value}${maybe ? '?' : ''}`;
  const fired = byName((expected(decided.value)['fired'] as { value: string; maybe: boolean }[]).map(name));
  const wanted = byName(told.fired.map(({ rule, maybe }) => name({ value: rule, maybe })));
  return fired === wanted ? found : [...found, `fired: decide ${fired}, oracle ${wanted}`];
}
