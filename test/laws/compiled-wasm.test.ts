/**
 * Law: the compiled form on WebAssembly says of every case what the plain oracle says, as the plain kernels do. `CASES` sets
 * how many generated cases run under every edition, `SEED` which.
 */
import { describe, expect, test } from 'vitest';
import { fastKernels } from '../../engine/compile/index.ts';
import { type Difference, type HoldOptions } from '../support/compiled-agreement.ts';
import { casesOf, dayOf, type Group, holdingOf, type Slice } from '../support/differential-jobs.ts';

const cases = Number(process.env['CASES'] ?? 6000);
const seed = Number(process.env['SEED'] ?? 20261122);
const most = 2000;

/** The first differences of a slice from the oracle, by the kernels of a memory of their own. */
function differencesIn(group: Group, index: number): Difference[] {
  const slice: Slice = { group, index, seed, cases: most, decideOf: 0, shares: { unknowns: 1, items: 2 } };
  const asOf = dayOf(slice);
  const options: HoldOptions = {
    kernels: fastKernels(),
    chunk: 1056,
    ...(asOf === undefined ? {} : { asOf }),
  };
  return holdingOf(group).differences(casesOf(slice), options).slice(0, 3);
}

describe('run(compile(editions), load(cases)) on WebAssembly agrees with the oracle', () => {
  for (const group of ['editions', 'examples'] as const)
    test(`on ${cases} generated cases under all ${group}, seed ${seed}`, { timeout: 3_600_000 }, () => {
      expect(fastKernels().form).toBe('wasm');
      for (let index = 0; index < Math.ceil(cases / most); index += 1)
        expect(differencesIn(group, index)).toEqual([]);
    });
});
