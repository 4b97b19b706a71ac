/**
 * Law: the engine and the oracle, written apart from the same contract, say the same of every case. `CASES` sets how many
 * generated cases are run under every edition, `SEED` which; test/laws/compiled-oracle.test.ts and `npm run differential`
 * hold the compiled form against the oracle on many more, and `decide` on one case of every distinct outcome of them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareEdition, readEditionFile } from '../../engine/index.ts';
import { caseFor } from '../oracle/arbitraries.ts';
import { exampleHomes } from '../oracle/example-homes.ts';
import { exampleRich } from '../oracle/example-rich.ts';
import { disagreement } from '../support/agreement.ts';
import { json, theCases, theLibrary } from '../support/library.ts';

const cases = Number(process.env['CASES'] ?? 400);
const seed = Number(process.env['SEED'] ?? 20261121);
const library = theLibrary();
const vocabulary = json('rules/vocabulary.json');
const examples = [exampleHomes, exampleRich].map((document) => {
  const read = readEditionFile(library, { path: 'example.json', text: JSON.stringify(document) });
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.pointer} ${p.what}`).join('\n'));
  return prepareEdition(read.value.edition, library.vocabulary, 'example.json', read.value.text);
});

describe('decide(edition, case) agrees with the oracle', () => {
  for (const edition of [...library.editions, ...examples]) {
    const id = edition.edition.id;
    test(`on ${cases} generated cases under ${id}, seed ${seed}`, { timeout: 3_600_000 }, async () => {
      const property = fc.asyncProperty(caseFor(edition.edition as never, vocabulary as never), async (c) => {
        expect(await disagreement(library, edition, c)).toEqual([]);
      });
      await fc.assert(property, { numRuns: cases, seed, endOnFailure: true });
    });
  }

  test('on every fixture case under every edition', { timeout: 600_000 }, async () => {
    const found: string[] = [];
    for (const edition of library.editions)
      for (const { case: c } of theCases()) {
        const differences = await disagreement(library, edition, c as never);
        if (differences.length > 0)
          found.push(`${c.id} under ${edition.edition.id}: ${differences.join('; ')}`);
      }
    expect(found).toEqual([]);
  });
});
