/**
 * Law: a rerun of a held run after an edit says to the bit what a whole run says, and what it calls untouched is as it was.
 * `CASES` sets how many cases are drawn for an edition, `SEED` which.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAt } from '../../bench/portfolio/index.ts';
import { type BatchResult, compile, hold, load, run } from '../../engine/compile/index.ts';
import { type Case, countMoves, type MovedField, moves, type PreparedEdition } from '../../engine/index.ts';
import { editionOf } from '../engine/compile/support.ts';
import { caseFor } from '../oracle/arbitraries.ts';
import { exampleHomes } from '../oracle/example-homes.ts';
import { exampleRich } from '../oracle/example-rich.ts';
import { json, theLibrary } from '../support/library.ts';
import { unlike } from '../support/same-results.ts';

const seed = Number(process.env['SEED'] ?? 20261122);
const count = Number(process.env['CASES'] ?? 50);
const library = theLibrary();
const { calendar } = library;
type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
type Document = { [key: string]: Json };

const documents = [
  ...library.editions.map(({ text }) => JSON.parse(text) as Document),
  exampleHomes as unknown as Document,
  exampleRich as unknown as Document,
  json('test/engine/format/proving-homes.json') as Document,
];

/** Cases of every kind: with items, unknown facts, dates, sums that were decided, and plain ones. */
function casesFor(edition: PreparedEdition): Case[] {
  const drawn = fc.sample(caseFor(edition.edition as never, json('rules/vocabulary.json') as never), {
    numRuns: count,
    seed,
  }) as unknown as Case[];
  const plain = drawn.map(({ items: _, ...c }) => ({
    ...c,
    facts: Object.fromEntries(Object.entries(c.facts).filter(([, value]) => value !== null)),
  }));
  return [...drawn, ...plain, ...Array.from({ length: count }, (_, i) => caseAt(seed, i + 1))];
}

/** Every number, sum, word of an enumeration and truth in the rules and tables, with a way to put another in its place. */
function places(
  at: Json,
  found: { put: (value: Json) => void; value: Json; path: string }[],
  path = '',
): void {
  if (typeof at !== 'object' || at === null) return;
  for (const [key, value] of Object.entries(at)) {
    const below = `${path}/${key}`;
    if (typeof value === 'number' || typeof value === 'boolean')
      found.push({ put: (other) => void ((at as Document)[key] = other), value, path: below });
    places(value, found, below);
  }
}

const parts = ['rules', 'tables', 'gate', 'conditions', 'heads', 'parameters'] as const;
const others: readonly ((value: number) => number)[] = [
  (value) => value + 1,
  (value) => Math.max(0, value - 1),
  (value) => value * 2,
  () => 0,
];

/** Edits of a document: one value changed in each, and now and then a rule taken away or put elsewhere. */
function* editsOf(document: Document, many: number): Generator<[string, PreparedEdition]> {
  const draws = fc.sample(fc.tuple(fc.nat(100_000), fc.nat(3), fc.nat(19)), { numRuns: many, seed });
  for (const [n, which, kind] of draws) {
    const edited = structuredClone(document);
    const found: Parameters<typeof places>[1] = [];
    for (const part of parts) places(edited[part] ?? null, found, part);
    let told = '';
    const rules = edited['rules'] as Json[];
    if (kind === 0 && rules.length > 1) {
      const [taken] = rules.splice(n % rules.length, 1);
      if (which > 1) rules.push(taken as Json);
      told = `rule ${n % (rules.length + 1)} ${which > 1 ? 'put last' : 'taken away'}`;
    } else {
      const place = found[n % Math.max(1, found.length)];
      if (!place) continue;
      const value = typeof place.value === 'number' ? (others[which]?.(place.value) ?? 0) : !place.value;
      place.put(value);
      told = `${place.path}: ${place.value} → ${value}`;
    }
    try {
      yield [told, editionOf(library, edited)];
    } catch {
      // The edit is none that a reader accepts.
    }
  }
}

/** What is counted is what `moves` tells case by case, and the touched cases are enough to look at. */
function sameCounts(before: BatchResult, after: BatchResult, touched: Int32Array): void {
  const counts = countMoves(before, after, touched);
  expect(counts).toEqual(countMoves(before, after));
  const told = moves(before, after);
  const all = told.groups.flatMap((group) => group.moves);
  const having = (field: MovedField): number => all.filter(({ fields }) => fields.includes(field)).length;
  const { moved, outcome, award, authoriser, route, terms } = counts;
  expect({ moved, outcome, award, authoriser, route, terms }).toEqual({
    moved: told.moved,
    outcome: having('outcome'),
    award: having('award'),
    authoriser: having('authoriser'),
    route: having('route'),
    terms: having('terms'),
  });
}

describe('hold(table, results).rerun(place, edition)', () => {
  for (const document of documents) {
    const before = editionOf(library, document);
    const { id } = before.edition;
    test(`${id}: as a whole run, edit after edit, seed ${seed}`, { timeout: 600_000 }, () => {
      const cases = casesFor(before);
      const base = compile([before]);
      const table = load(base, cases, { calendar, chunk: 128 });
      const results = run(base, table);
      const expected = results.map((result) => result.copy());
      const held = hold(table, results);
      let few = 0;
      for (const [edit, after] of editsOf(document, 24)) {
        const { result, touched, whole } = held.rerun(0, after);
        const [wanted] = run(compile([after]), load(compile([after]), cases, { calendar, chunk: 128 }));
        expect([edit, unlike(wanted as never, result)]).toEqual([edit, []]);
        expect([edit, unlike(expected[0] as never, results[0] as never)]).toEqual([edit, []]);
        sameCounts(results[0] as BatchResult, wanted as BatchResult, touched);
        if (whole) continue;
        few += 1;
        for (let at = 0; at < cases.length; at += 1)
          if (((touched[at >>> 5] as number) >>> (at & 31)) % 2 === 0)
            for (const field of ['outcomes', 'min', 'max', 'netMin', 'netMax', 'roles', 'routes'] as const)
              expect([edit, at, field, result[field][at]]).toEqual([
                edit,
                at,
                field,
                results[0]?.[field][at],
              ]);
      }
      expect(few).toBeGreaterThan(5);
    });
  }
});
