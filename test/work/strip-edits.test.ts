/**
 * Law: whatever is edited, one text after the other, the strip answers what a reading and a run of everything says. What it
 * keeps between two keystrokes, takes over from the saved edition, tells at a glance or rehearsed never shows.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseEntry,
  checkPolicy,
  chooseEdition,
  compiled,
  datesOf,
  determinationToJson,
  type Library,
  matchExpectation,
  moves,
  type PreparedEdition,
  readLibrary,
} from '../../engine/index.ts';
import type { Moved, MovedDetail } from '../../workbench/shared/moves-protocol.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import { findMoves } from '../../workbench/shared/worker/moves.ts';
import { rehearse } from '../../workbench/shared/worker/rehearse.ts';
import { filesBelow } from '../support/library.ts';

const edits = Number(process.env['CASES'] ?? 14);
const documents = ['rules', 'fixtures/cases', 'fixtures/determinations'].flatMap((folder) =>
  filesBelow(folder),
);
const rules = documents.filter(
  ({ path }) => path.startsWith('rules/') && !/\/(schema|clause-index)\//.test(path),
);
const loading = load(documents);
const saved = loading.library as Library;
const paths = ['jmha/2023-07', 'derby-homes/2024-04', 'alliance-homes/2024-12', 'jliving/2018'].map(
  (name) => `rules/policies/${name}.json`,
);

async function asked(path: string, text: string): Promise<Moved> {
  const parts: Moved[] = [];
  const last: Moved | MovedDetail | null = await findMoves(
    loading,
    { path, files: [{ path, text }], gone: [], baseline: 'saved' },
    { part: (moved) => parts.push(moved), stopped: () => Promise.resolve(false) },
  );
  if (last === null) throw new Error('nothing overtook it');
  if ('cases' in last) return last;
  // What came first counts as many failing fixtures as there are in the end.
  expect(parts[0]?.failing.map(({ id, policy, isNew, group }) => [id, policy, isNew, group])).toEqual(
    last.failing.map(({ id, policy, isNew, group }) => [id, policy, isNew, group]),
  );
  return { ...(parts[0] as Moved), ...last };
}

const cases = loading.cases.map((entry) => entry.case);

function runOf({ calendar }: Library, edition: PreparedEdition): compiled.BatchResult {
  const program = compiled.compile([edition]);
  return compiled.run(program, compiled.load(program, cases, { calendar }))[0] as compiled.BatchResult;
}

/** Expectations that are not met, each by a whole determination: what differs by case and policy. */
function unmet(library: Library, edition: PreparedEdition): Map<string, string[]> {
  const pairs = loading.cases.flatMap((entry: CaseEntry) =>
    Object.entries(entry.case.expect ?? {}).flatMap(([policy, expected]) => {
      if (policy !== edition.edition.id && policy !== edition.landlordId) return [];
      const chosen = chooseEdition(library, policy, datesOf(entry.case));
      if (chosen?.edition !== edition) return [];
      return [{ case: entry.case, edition, flags: chosen.flags, policy, expected }];
    }),
  );
  const results = compiled.determinePairs(pairs, { calendar: library.calendar });
  return new Map(
    pairs.flatMap(({ case: c, policy, expected }, i) => {
      const result = results[i] as (typeof results)[number];
      const texts = result.ok
        ? matchExpectation(expected, determinationToJson(result.value.determination)).map(({ text }) => text)
        : [result.problems[0]?.what ?? ''];
      return texts.length > 0 ? [[`${c.id} ${policy}`, texts] as const] : [];
    }),
  );
}

/** What all of it read, run and determined says. */
function whole(path: string, text: string): unknown {
  const read = readLibrary(rules.map((file) => (file.path === path ? { path, text } : file)));
  if (!read.ok) return { isUnreadable: true };
  const find = ({ editions }: Library) => editions.find(({ file }) => file === path) as PreparedEdition;
  const [before, after] = [find(saved), find(read.value)];
  const told = moves(runOf(saved, before), runOf(read.value, after));
  const old = unmet(saved, before);
  const statuses = new Map(checkPolicy(saved, before).map(({ provision, status }) => [provision, status]));
  return {
    moved: told.moved,
    before: told.before,
    after: told.after,
    groups: told.groups.map(({ causes, moves: list }) => [
      causes.map((cause) => (cause.kind === 'rule' ? `${cause.rule} ${cause.how}` : cause.name)),
      list.map(({ at, fields }) => [cases[at]?.id, ...fields]),
    ]),
    failing: [...unmet(read.value, after)].map(([key, texts]) => [key, !old.has(key), texts]).sort(),
    flipped: checkPolicy(read.value, after)
      .filter(({ provision, status }) => statuses.get(provision) !== status)
      .map(({ provision }) => provision),
  };
}

/** The strip's answer in the same words. */
function answered(moved: Moved): unknown {
  if (moved.isUnreadable) return { isUnreadable: true };
  return {
    moved: moved.moved,
    before: moved.before,
    after: moved.after,
    groups: moved.groups.map(({ causes, cases: list }) => [
      causes.map((cause) => (cause.kind === 'rule' ? `${cause.rule} ${cause.how}` : cause.name)),
      list.map(({ id, fields }) => [id, ...fields]),
    ]),
    failing: moved.failing
      .map(({ id, policy, isNew, mismatches }) => [
        `${id} ${policy}`,
        isNew,
        (mismatches ?? []).map(({ text }) => text),
      ])
      .sort(),
    flipped: moved.flipped.map(({ ref }) => ref),
  };
}

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
interface Place {
  readonly value: Json;
  put(other: Json): void;
}

/** Every number, truth and clause below a value. */
function placesIn(at: Json, found: Place[] = [], inClauses = false): Place[] {
  if (typeof at !== 'object' || at === null) return found;
  for (const [key, value] of Object.entries(at)) {
    if (typeof value === 'number' || typeof value === 'boolean' || (inClauses && typeof value === 'string'))
      found.push({ value, put: (other) => void ((at as Record<string, Json>)[key] = other) });
    placesIn(value, found, key === 'clauses');
  }
  return found;
}

const parts = ['rules', 'tables', 'profile', 'gate', 'conditions', 'heads', 'parameters'] as const;

/** A document with one value in one part changed. */
function editedText(path: string, part: (typeof parts)[number], n: number, by: number): string {
  const document = JSON.parse(documents.find((file) => file.path === path)?.text ?? '') as Record<
    string,
    Json
  >;
  const found = placesIn(document[part] ?? null);
  const place = found[n % Math.max(1, found.length)];
  const clauses = (document['clauses'] as { ref: string }[]).map(({ ref }) => ref);
  if (typeof place?.value === 'number') place.put(Math.max(0, place.value + by));
  else if (typeof place?.value === 'boolean') place.put(!place.value);
  else place?.put(clauses[n % clauses.length] ?? '');
  return JSON.stringify(document, null, 2);
}

const edit = fc.record({
  path: fc.constantFrom(...paths),
  part: fc.constantFrom(...parts),
  n: fc.nat(100_000),
  by: fc.constantFrom(1, -1, 10, 100),
});

describe('findMoves, edit after edit', { timeout: 600_000 }, () => {
  it('says what a reading and a run of everything says', async () => {
    await fc.assert(
      fc.asyncProperty(edit, async ({ path, part, n, by }) => {
        const text = editedText(path, part, n, by);
        const ask = { path, files: [{ path, text }], gone: [], baseline: 'saved' };
        await rehearse(loading, ask, n, () => Promise.resolve(false));
        expect(answered(await asked(path, text))).toEqual(whole(path, text));
      }),
      { numRuns: edits },
    );
  });

  it('a period of the profile moves deadlines, and with them what cases expect; the findings of the Code follow', async () => {
    const path = 'rules/policies/derby-homes/2024-04.json';
    const document = JSON.parse(documents.find((file) => file.path === path)?.text ?? '') as {
      profile: Record<string, { value: Json }>;
    };
    (document.profile['stage1ResponseWorkingDays'] as { value: Json }).value = 15;
    const text = JSON.stringify(document, null, 2);
    const moved = await asked(path, text);
    expect(moved.moved).toBe(0);
    expect(moved.failing.filter(({ isNew }) => isNew).map(({ id }) => id)).toContain(
      'clock-ordinary-week-met',
    );
    expect(moved.flipped.length).toBeGreaterThan(0);
    expect(answered(moved)).toEqual(whole(path, text));
  });

  it('an unsaved profile of all landlords is answered too, and is gone with its text', async () => {
    const path = 'rules/profile.json';
    const own = documents.find((file) => file.path === path)?.text ?? '';
    const broken = await asked(path, own.replace('"name": "stageCount"', '"name": "numberOfStages"'));
    expect(broken.newProblems.length).toBeGreaterThan(0);
    const label = await asked(path, own.replace('"label": "', '"label": "the '));
    expect(label).toMatchObject({ moved: 0, newProblems: [], flipped: [], isUnreadable: false });
  });
});

describe('findMoves, answers that were overtaken', () => {
  const path = paths[0] as string;
  const text = (least: number): string =>
    (documents.find((file) => file.path === path)?.text ?? '').replace(
      '"between": [50, 150]',
      `"between": [${least}, 150]`,
    );

  it('wherever a newer question comes, the older one tells nothing after it, and the newer is answered whole', async () => {
    const expected = answered(await asked(path, text(60)));
    for (let after = 1; after <= 12; after += 1) {
      let looks = 0;
      const late: Moved[] = [];
      const last = await findMoves(
        loading,
        { path, files: [{ path, text: text(70 + after) }], gone: [], baseline: 'saved' },
        {
          part: (moved) => (looks >= after ? late.push(moved) : undefined),
          stopped: () => Promise.resolve((looks += 1) >= after),
        },
      );
      if (looks >= after) expect(last).toBe(null);
      expect(late).toEqual([]);
      expect(answered(await asked(path, text(60)))).toEqual(expected);
    }
  });
});
