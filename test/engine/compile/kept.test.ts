/** What a run takes over from the run before an edit is what it would have found. */
import { describe, expect, it } from 'vitest';
import { clearBit, countBits, rowsOf } from '../../../engine/compile/bits.ts';
import { type BatchResult, compile, load, run, steps, type Kept } from '../../../engine/compile/index.ts';
import { keptOf, type PreparedEdition } from '../../../engine/index.ts';
import { json, theCases, theLibrary } from '../../support/library.ts';
import { editionOf } from './support.ts';

const library = theLibrary();
const cases = theCases().map((entry) => entry.case);

/** Every number of every `amount` of a document, one at a time: raised by ten. */
function edits(document: unknown): ((copy: unknown) => void)[] {
  const found: ((copy: unknown) => void)[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'number' && path.includes('amount'))
      found.push((copy) => {
        let at = copy as Record<string | number, unknown>;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
        at[path.at(-1) as string] = value + 10;
      });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key]);
  };
  visit(document, []);
  return found;
}

/** All that a result holds. */
const contents = (result: BatchResult) => ({
  outcomes: result.outcomes,
  min: result.min,
  max: result.max,
  netMin: result.netMin,
  netMax: result.netMax,
  roles: result.roles,
  routes: result.routes,
  bits: [result.exclusive, result.unspecified, result.roleMaybe, result.routeMaybe],
  fired: [result.fired, result.maybeFired],
  terms: result.terms,
  without: [...result.without],
  problems: result.problems,
  possible: result.possible,
});

function runWith(after: PreparedEdition, table: ReturnType<typeof load>, kept: Kept | null): BatchResult {
  const going = steps(compile([after]), table, [kept]);
  for (let step = going.next(); ; step = going.next()) if (step.done) return step.value[0] as BatchResult;
}

describe('steps(compiled, table, kept), keptOf(before, after)', () => {
  for (const { edition, file } of library.editions) {
    it(`says the same with and without a run before, for every amount of ${edition.id}`, () => {
      const document = json(file);
      const before = editionOf(library, document);
      const table = load(compile([before]), cases, { calendar: library.calendar });
      const old = run(compile([before]), table)[0] as BatchResult;
      const all = edits(document);
      let spared = 0;
      for (const edit of all.slice(0, 12)) {
        const copy = structuredClone(document);
        edit(copy);
        const after = editionOf(library, copy);
        const kept = keptOf(old, after);
        if (kept) spared += cases.length - countBits(kept.again);
        expect(contents(runWith(after, table, kept))).toEqual(contents(runWith(after, table, null)));
      }
      expect(spared > 0 || all.length === 0).toBe(true);
    });
  }

  it('keeps nothing where a condition, a head or a fact that a rule reads is another, or a rule is gone', () => {
    const file = 'rules/policies/derby-homes/2024-04.json';
    interface Document {
      heads: Record<string, { hitPolicy: string }>;
      rules: { for?: string; conditions?: unknown; event: { type: string; params: { cap?: unknown } } }[];
    }
    const old = (document: unknown): BatchResult => {
      const edition = editionOf(library, document);
      const table = load(compile([edition]), cases, { calendar: library.calendar });
      return run(compile([edition]), table)[0] as BatchResult;
    };
    const before = old(json(file));
    const keep = (change: (document: Document) => void): Kept | null => {
      const document = structuredClone(json(file)) as Document;
      change(document);
      return keptOf(before, editionOf(library, document));
    };
    expect(keep(() => undefined)?.again.some((word) => word !== 0)).toBe(false);
    const first = (document: Document) =>
      document.rules.find(({ conditions }) => conditions) as Document['rules'][0];
    expect(keep((document) => delete first(document).conditions)).toBe(null);
    expect(keep((document) => document.rules.splice(document.rules.indexOf(first(document)), 1))).toBe(null);
    expect(
      keep((document) => {
        const head = Object.values(document.heads)[0];
        if (head) head.hitPolicy = head.hitPolicy === 'first' ? 'collect-sum' : 'first';
      }),
    ).toBe(null);
  });

  it('runs the cases again that it is told to, and takes the others from the run before', () => {
    const [edition] = library.editions as [PreparedEdition];
    const table = load(compile([edition]), cases, { calendar: library.calendar });
    const old = run(compile([edition]), table)[0] as BatchResult;
    const again = Int32Array.from(old.exclusive, () => -1);
    const rows = new Int32Array(again.length << 5);
    const alone = table.chunks[0]?.asideFor(edition) as Int32Array;
    expect(rowsOf(alone, rows)).toBeGreaterThan(0);
    const place = rows[0] as number;
    clearBit(again, place);
    old.min[place] = 12345;
    expect(runWith(edition, table, { result: old, again }).min[place]).toBe(12345);
  });
});
