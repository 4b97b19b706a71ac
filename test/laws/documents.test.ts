/**
 * Law: of an edition out of chance every form says the same: the compiled form (as a batch and as a whole), json-rules-engine
 * and the plain oracle. `DOCUMENTS` sets how many editions, each with 20 cases, `SEED` which.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesFor, documentDifferences, editionOut } from '../support/document-agreement.ts';
import { documentFrom, documents } from '../support/documents.ts';
import { drawFrom } from '../support/draw.ts';

const runs = Number(process.env['DOCUMENTS'] ?? 300);
const seed = Number(process.env['SEED'] ?? 20261121);
const days = [undefined, '2026-11-21', '2024-06-03'];

describe('decide = run = determine = oracle', () => {
  test(
    `on 20 cases of each of ${runs} editions out of chance, seed ${seed}`,
    { timeout: 3_600_000 },
    async () => {
      const property = fc.asyncProperty(documents(), fc.nat(), async (document, at) => {
        const edition = editionOut(document);
        const asOf = days[at % days.length];
        const found = await documentDifferences(edition, casesFor(edition, 20, at, asOf), asOf);
        expect(found.slice(0, 2)).toEqual([]);
      });
      await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
    },
  );

  test('on editions that use every part of the format', () => {
    const texts = Array.from({ length: 300 }, (_, at) => JSON.stringify(documentFrom(drawFrom(at))));
    const parts = [
      ...['"unique"', '"first"', '"collect-sum"', '"collect-max"', '"items"', '"for":"person"', '"scale"'],
      ...[
        'fixed',
        'upTo',
        'between',
        'atLeast',
        'each',
        'sumOf',
        'percent',
        'share',
        'greaterOf',
        'lesserOf',
      ],
      ...['capped', 'unspecified', 'grace', 'floor', 'base', 'times', 'exclusive', 'timeBar', 'when', 'not'],
      ...['daysBetween', 'workingDaysBetween', 'monthsBetween', 'sum', 'product', 'difference', 'condition'],
      ...['"type":"outside"', '"type":"exclude"', '"type":"refer"', '"type":"limit"', '"type":"authorise"'],
      ...['"type":"pay"', '"type":"remedy"', '"type":"term"', '"type":"flag"', '"of":"item"', '"awardMax"'],
    ];
    const missing = parts.filter((part) => {
      const sought = part.startsWith('"') ? part : `"${part}":`;
      return texts.filter((text) => text.includes(sought)).length < 3;
    });
    expect(missing).toEqual([]);
  });
});
