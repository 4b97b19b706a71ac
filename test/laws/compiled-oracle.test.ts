/**
 * Law: the compiled form says of every case what the plain oracle says, which was written from the contract alone. A tenth
 * of `npm run differential`: 100,000 generated cases under every edition. `CASES` sets how many, `SEED` which.
 */
import { describe, expect, test } from 'vitest';
import { type Kernels, plainKernels } from '../../engine/compile/index.ts';
import { readCaseFile } from '../../engine/read/case.ts';
import type { Edition } from '../oracle/types.ts';
import { type Difference, Holding, type HoldOptions } from '../support/compiled-agreement.ts';
import { casesOf, dayOf, type Group, holdingOf, type Slice } from '../support/differential-jobs.ts';
import { Generator } from '../support/generator.ts';
import { vocabulary } from '../support/agreement.ts';
import { theLibrary } from '../support/library.ts';
import { sometimes } from '../support/sometimes.ts';

const cases = Number(process.env['CASES'] ?? 100_000);
const seed = Number(process.env['SEED'] ?? 20261121);
const library = theLibrary();
const most = 2000;

/** Slices of a group: a case with items or unknown facts takes ten times as long, so most have neither. */
const slicesOf = (group: Group, count: number): Slice[] =>
  Array.from({ length: Math.ceil(count / most) }, (_, index) => ({
    group,
    index,
    seed,
    cases: Math.min(most, count - index * most),
    decideOf: 0,
    shares: { unknowns: 1, items: 3 },
  }));

/** The first differences of a slice, the first of them made small. */
function differencesIn(slice: Slice): Difference[] {
  const asOf = dayOf(slice);
  const options: HoldOptions = { wholeOf: 100, ...(asOf === undefined ? {} : { asOf }) };
  const holding = holdingOf(slice.group);
  const [first, ...others] = holding.differences(casesOf(slice), options);
  return first ? [holding.smallest(first, options), ...others.slice(0, 2)] : [];
}

describe('run(compile(editions), load(cases)) and determine agree with the oracle', () => {
  for (const [group, count] of [
    ['editions', cases],
    ['examples', Math.ceil(cases / 10)],
  ] as const)
    test(`on ${count} generated cases under all ${group}, seed ${seed}`, { timeout: 3_600_000 }, () => {
      for (const slice of slicesOf(group, count)) expect(differencesIn(slice)).toEqual([]);
    });
});

test('what is generated can be read', () => {
  const editions = [...library.editions, ...holdingOf('examples').editions];
  const facts = new Map(editions.flatMap((edition) => [...edition.facts]));
  const kinds = editions.flatMap(({ edition }) => (edition as unknown as Edition).kinds ?? []);
  const world = {
    facts,
    kinds: new Set(['failure', 'appointment', 'loss', ...kinds.map(({ name }) => name)]),
    policies: new Set<string>(),
  };
  const generator = new Generator(
    editions.map(({ edition }) => edition),
    vocabulary,
    seed,
  );
  const drawn = Array.from({ length: 500 }, () => generator.next());
  const read = readCaseFile({ path: 'drawn.json', text: JSON.stringify(drawn) }, world);
  expect(read.problems.map(({ pointer, what }) => `${pointer} ${what}`)).toEqual([]);
});

describe('the law notices', () => {
  const holding = new Holding(library, [sometimes(library)]);
  const generator = new Generator(
    holding.editions.map(({ edition }) => edition),
    vocabulary,
    seed,
    { unknowns: 0, items: 0 },
  );
  const few = Array.from({ length: 150 }, () => generator.next());
  const found = (options: HoldOptions): Difference[] => holding.differences(few, { chunk: 64, ...options });
  const withKernel = (wrong: Partial<Kernels>): Difference[] =>
    found({ kernels: { ...plainKernels, ...wrong } });

  test('nothing where the kernels are right', () => expect(found({ wholeOf: 1 })).toEqual([]));
  test('a kernel that leaves bits beyond the last row', () =>
    expect(withKernel({ ones: (out) => void out.fill(-1) })).not.toEqual([]));
  test('a kernel whose threshold is off by one', () => {
    const atLeast: Kernels['atLeast'] = (out, numbers, from) => plainKernels.atLeast(out, numbers, from + 1);
    expect(withKernel({ atLeast })).not.toEqual([]);
  });
  test('a column that takes every row for one with a value', () => {
    const plant: HoldOptions['plant'] = (table, compiled) => {
      for (const { space } of table.chunks)
        for (const { spec, test: asked } of compiled.program.predicates)
          if (asked.kind === 'present') space.column(spec).present.set(space.all);
    };
    expect(found({ plant })).not.toEqual([]);
  });
  test('and says it with a case of which nothing can be taken away', () => {
    const atLeast: Kernels['atLeast'] = (out, numbers, from) => plainKernels.atLeast(out, numbers, from + 1);
    const options = { kernels: { ...plainKernels, atLeast } };
    const [first] = found(options);
    const { case: c } = holding.smallest(first as Difference, options);
    expect(Object.keys(c.facts).length).toBeLessThanOrEqual(4);
  });
});
