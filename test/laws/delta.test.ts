/**
 * Law: a rerun of a held run after an edit says to the bit what a whole run says, and what it calls untouched is as it was.
 * `CASES` sets how many cases are drawn for an edition, `SEED` which.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAt } from '../../bench/portfolio/index.ts';
import { anyBit, eachRow, hasBit } from '../../engine/compile/bits.ts';
import {
  type BatchResult,
  compile,
  fastKernels,
  hold,
  type Kernels,
  load,
  plainKernels,
  type Rerun,
  run,
} from '../../engine/compile/index.ts';
import { type Case, countMoves, type MovedField, moves, type PreparedEdition } from '../../engine/index.ts';
import { editionOf } from '../engine/compile/support.ts';
import { caseFor } from '../oracle/arbitraries.ts';
import { exampleHomes } from '../oracle/example-homes.ts';
import { exampleRich } from '../oracle/example-rich.ts';
import { exampleUneven } from '../oracle/example-uneven.ts';
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
  exampleUneven as Document,
  json('test/engine/format/proving-homes.json') as Document,
];

/** Editions in which most sums are plain constants that stand alone: the difference is added, and nothing is run again. */
const adding = new Set([
  'alliance-homes@2024-12',
  'derby-homes@2024-04',
  'jmha@2023-07',
  'example-homes@2025-01',
]);

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
function sameCounts(before: BatchResult, after: BatchResult, looked: Rerun): void {
  const counts = countMoves(before, after, looked);
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

/** Edits of sums alone: each of the first ones halved, then one to three at once, up and down, back to what they were. */
function* sumEditsOf(document: Document, many: number): Generator<[string, PreparedEdition]> {
  const change = fc.tuple(fc.nat(100_000), fc.integer({ min: -3, max: 3 }), fc.constantFrom(1, 70));
  const draws = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), { numRuns: many, seed });
  const halves = Array.from({ length: 12 }, (_, n) => [[n, 0, 0] as const]);
  for (const changes of [...halves, ...draws]) {
    const edited = structuredClone(document);
    const found: Parameters<typeof places>[1] = [];
    for (const part of ['rules', 'tables'] as const) places(edited[part] ?? null, found, part);
    const sums = found.filter(({ path, value }) => typeof value === 'number' && path.includes('/amount/'));
    const told = changes.flatMap(([n, by, times]) => {
      const place = sums[n % Math.max(1, sums.length)];
      if (!place) return [];
      const was = place.value as number;
      const value = times === 0 ? Math.floor(was / 2) : Math.max(0, was + by * times);
      place.put(value);
      return [`${place.path}: ${was} → ${value}`];
    });
    try {
      if (told.length > 0) yield [told.join(', '), editionOf(library, edited)];
    } catch {
      // The edit is none that a reader accepts.
    }
  }
}

/** A held run of drawn cases under an edition of a document, and what a whole run on plain kernels says of them under another. */
function holding(before: PreparedEdition, kernels: Kernels) {
  const cases = casesFor(before);
  const base = compile([before]);
  const table = load(base, cases, { calendar, chunk: 128, kernels });
  const results = run(base, table);
  const wantedFor = (after: PreparedEdition): BatchResult => {
    const compiled = compile([after]);
    return run(compiled, load(compiled, cases, { calendar, chunk: 128 }))[0] as BatchResult;
  };
  return { cases, held: hold(table, results), before: results[0] as BatchResult, wantedFor };
}

/** In cases of `sums` nothing but the ends differ, and something is awarded on both sides. */
function sameSums(before: BatchResult, after: BatchResult, { sums, touched }: Rerun): void {
  eachRow(sums, (at) => {
    expect(hasBit(touched, at)).toBe(true);
    expect([before.outcome(at), after.outcome(at)]).toEqual(['award', 'award']);
    expect([at, after.role(at), after.route(at), after.termsOf(at), after.firedIn(at)]).toEqual([
      at,
      before.role(at),
      before.route(at),
      before.termsOf(at),
      before.firedIn(at),
    ]);
    const [a, b] = [before.award(at), after.award(at)];
    expect([a.unspecified, a.minExclusive]).toEqual([b.unspecified, b.minExclusive]);
  });
}

describe('hold(table, results).rerun(place, edition)', () => {
  for (const document of documents) {
    const edition = editionOf(library, document);
    const { id } = edition.edition;
    test(`${id}: as a whole run, edit after edit, seed ${seed}`, { timeout: 600_000 }, () => {
      const { cases, held, before, wantedFor } = holding(edition, plainKernels);
      const expected = before.copy();
      let few = 0;
      for (const [edit, after] of editsOf(document, 24)) {
        const rerun = held.rerun(0, after);
        const { result, touched, whole } = rerun;
        const counts = countMoves(before, result, rerun);
        const wanted = wantedFor(after);
        expect([edit, unlike(wanted, result)]).toEqual([edit, []]);
        expect([edit, unlike(expected, before)]).toEqual([edit, []]);
        sameCounts(before, wanted, rerun);
        expect([edit, counts]).toEqual([edit, countMoves(before, wanted)]);
        if (whole) continue;
        few += 1;
        for (let at = 0; at < cases.length; at += 1)
          if (((touched[at >>> 5] as number) >>> (at & 31)) % 2 === 0)
            for (const field of ['outcomes', 'min', 'max', 'netMin', 'netMax', 'roles', 'routes'] as const)
              expect([edit, at, field, result[field][at]]).toEqual([edit, at, field, before[field][at]]);
      }
      expect(few).toBeGreaterThan(5);
    });

    test(
      `${id}: sums that change, what is left asked for now and then, seed ${seed}`,
      { timeout: 600_000 },
      () => {
        const { held, before, wantedFor } = holding(edition, fastKernels());
        let [n, added] = [0, 0];
        for (const [edit, after] of sumEditsOf(document, 30)) {
          const rerun = held.rerun(0, after);
          const counts = countMoves(before, rerun.result, rerun);
          const wanted = wantedFor(after);
          expect([edit, counts]).toEqual([edit, countMoves(before, wanted)]);
          for (const end of ['min', 'max'] as const)
            expect([edit, rerun.result[end]]).toEqual([edit, wanted[end]]);
          n += 1;
          if (n % 3 === 0) expect([edit, unlike(wanted, rerun.result)]).toEqual([edit, []]);
          if (anyBit(rerun.sums)) added += 1;
          sameSums(before, wanted, rerun);
        }
        if (adding.has(id)) expect(added).toBeGreaterThan(0);
      },
    );
  }
});
