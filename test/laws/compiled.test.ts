/**
 * Law: the compiled form says of every case what `decide` says. `CASES` sets how many generated cases are run under every
 * edition, `SEED` which.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Kernels, plainKernels } from '../../engine/compile/index.ts';
import { type Case, type PreparedEdition } from '../../engine/index.ts';
import { type DifferenceOptions, differences, editionOf } from '../engine/compile/support.ts';
import { caseFor } from '../oracle/arbitraries.ts';
import { exampleHomes } from '../oracle/example-homes.ts';
import { exampleRich } from '../oracle/example-rich.ts';
import { json, theCases, theLibrary } from '../support/library.ts';
import { sometimes } from '../support/sometimes.ts';

const cases = Number(process.env['CASES'] ?? 100);
const seed = Number(process.env['SEED'] ?? 20261121);
const library = theLibrary();
const vocabulary = json('rules/vocabulary.json');
const examples = [exampleHomes, exampleRich, json('test/engine/format/proving-homes.json')].map((document) =>
  editionOf(library, document),
);

/** Generated cases for an edition; every second one without items and with nothing unknown, so that it is one plain row. */
function drawn(edition: PreparedEdition, count: number): Case[] {
  const all = fc.sample(caseFor(edition.edition as never, vocabulary as never), { numRuns: count, seed });
  return all.map((c, i) => {
    if (i % 2 === 0) return c as unknown as Case;
    const known = Object.entries(c.facts).filter(([, value]) => value !== null);
    return { ...c, items: [], facts: Object.fromEntries(known) } as unknown as Case;
  });
}

describe('run(compile(editions), load(cases)) agrees with decide(edition, case)', () => {
  for (const edition of [...library.editions, ...examples]) {
    const id = edition.edition.id;
    test(`on ${cases} generated cases under ${id}, seed ${seed}`, { timeout: 3_600_000 }, async () => {
      const found = await differences(library, [edition], drawn(edition, cases), { chunk: 256 });
      expect(found.slice(0, 5)).toEqual([]);
    });
  }

  for (const asOf of [undefined, '2026-11-21'])
    test(
      `on every fixture case under every edition, compiled together, ${asOf ?? 'no day'} asked about`,
      {
        timeout: 600_000,
      },
      async () => {
        const fixtures = theCases().map((entry) => entry.case);
        const found = await differences(library, [...library.editions, ...examples], fixtures, { asOf });
        expect(found.slice(0, 5)).toEqual([]);
      },
    );
});

describe('the law notices', () => {
  const edition = sometimes(library);
  const few = drawn(edition, 150).filter((_, i) => i % 2 === 1);
  const found = (options: DifferenceOptions): Promise<string[]> =>
    differences(library, [edition], few, { chunk: 64, ...options });
  const withKernel = (wrong: Partial<Kernels>): Promise<string[]> =>
    found({ kernels: { ...plainKernels, ...wrong } });

  test('nothing where the kernels are right', async () => expect(await found({})).toEqual([]));
  test('a kernel that leaves bits beyond the last row', async () =>
    expect(await withKernel({ ones: (out) => void out.fill(-1) })).not.toEqual([]));
  test('a kernel whose threshold is off by one', async () => {
    const atLeast: Kernels['atLeast'] = (out, numbers, from) => plainKernels.atLeast(out, numbers, from + 1);
    expect(await withKernel({ atLeast })).not.toEqual([]);
  });
  test('a kernel that takes and-not for and', async () =>
    expect(await withKernel({ andNot: plainKernels.and })).not.toEqual([]));
  test('a column that takes every row for one with a value', async () => {
    const plant: DifferenceOptions['plant'] = (table, compiled) => {
      for (const { space } of table.chunks)
        for (const { spec, test: asked } of compiled.program.predicates)
          if (asked.kind === 'present') space.column(spec).present.set(space.all);
    };
    expect(await found({ plant })).not.toEqual([]);
  });
});
