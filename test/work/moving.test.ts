/** What the strip's worker answers: the figures of a reading of everything, whatever is edited and in whatever order. */
import { describe, expect, it } from 'vitest';
import { compiled, type Library, readLibrary } from '../../engine/index.ts';
import type { Moved, MovedDetail } from '../../workbench/shared/moves-protocol.ts';
import { deskOf } from '../../workbench/shared/worker/desk.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import { findMoves } from '../../workbench/shared/worker/moves.ts';
import { filesBelow } from '../support/library.ts';

const documents = ['rules', 'fixtures/cases', 'fixtures/determinations'].flatMap((folder) =>
  filesBelow(folder),
);
const textOf = (path: string): string => documents.find((file) => file.path === path)?.text ?? '';
const loading = load(documents);
const library = loading.library as Library;
const jmha = 'rules/policies/jmha/2023-07.json';
const derby = 'rules/policies/derby-homes/2024-04.json';
const alliance = 'rules/policies/alliance-homes/2024-12.json';
const vocabulary = 'rules/vocabulary.json';
const calendar = 'rules/calendars/england-and-wales.json';

type Texts = Readonly<Record<string, string>>;

async function ask(texts: Texts, gone: readonly string[] = [], path = jmha): Promise<Moved> {
  const files = Object.entries(texts).map(([file, text]) => ({ path: file, text }));
  const parts: Moved[] = [];
  const last: Moved | MovedDetail | null = await findMoves(
    loading,
    { path, files, gone, baseline: 'saved' },
    { part: (moved) => parts.push(moved), stopped: () => Promise.resolve(false) },
  );
  if (last === null) throw new Error('nothing overtook it');
  if ('cases' in last) return last;
  return { ...(parts[0] as Moved), ...last };
}

/** A document with one stretch of its text replaced, which must be there. */
function put(path: string, from: string, to: string): string {
  const text = textOf(path);
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return text.replace(from, to);
}

/** A document changed as data. */
function change<T>(path: string, edit: (document: T) => void): string {
  const document = JSON.parse(textOf(path)) as T;
  edit(document);
  return JSON.stringify(document);
}

interface Vocabulary {
  facts: { name: string; label: string; default: unknown }[];
}
const withDefault = (name: string, value: unknown): string =>
  change<Vocabulary>(vocabulary, ({ facts }) => {
    const fact = facts.find((one) => one.name === name);
    if (!fact) throw new Error(`there is no fact ${name}`);
    fact.default = value;
  });

/** The pairs of a case and an edition of which the award or the outcome is another, when all is read with these texts. */
function movedPairs(texts: Texts): number {
  const rules = documents.filter(
    ({ path }) => path.startsWith('rules/') && !/\/(schema|clause-index)\//.test(path),
  );
  const read = readLibrary(rules.map(({ path, text }) => ({ path, text: texts[path] ?? text })));
  if (!read.ok) throw new Error('it cannot be read');
  const cases = loading.cases.map((entry) => entry.case);
  const runOf = ({ editions, calendar: days }: Library): compiled.BatchResult[] => {
    const program = compiled.compile(editions);
    return compiled.run(program, compiled.load(program, cases, { calendar: days }));
  };
  const [before, after] = [runOf(library), runOf(read.value)];
  return before.reduce((sum, old, e) => {
    const now = after[e] as compiled.BatchResult;
    const differs = (at: number): boolean =>
      JSON.stringify([
        old.outcome(at),
        old.award(at),
        old.net(at),
        old.role(at),
        old.route(at),
        old.termsOf(at),
      ]) !==
      JSON.stringify([
        now.outcome(at),
        now.award(at),
        now.net(at),
        now.role(at),
        now.route(at),
        now.termsOf(at),
      ]);
    return sum + cases.filter((_, at) => differs(at)).length;
  }, 0);
}

describe('findMoves: what all editions share', { timeout: 120_000 }, () => {
  it('an unsaved default of the vocabulary moves the cases that take it, under every edition', async () => {
    const texts = { [vocabulary]: withDefault('landlordResponsibility', 'none') };
    const moved = await ask(texts);
    expect(moved.moved).toBe(movedPairs(texts));
    expect(moved.moved).toBeGreaterThan(0);
    expect(new Set(moved.groups.map(({ edition }) => edition)).size).toBeGreaterThan(1);
    expect(moved.failing.some(({ isNew }) => isNew)).toBe(true);
    expect(moved.newProblems).toEqual([]);
    expect(moved.isUnreadable).toBe(false);
  });

  it('it stands beside an edited edition, and is gone with its text', async () => {
    const texts = {
      [vocabulary]: withDefault('landlordResponsibility', 'none'),
      [jmha]: put(jmha, '"between": [50, 150]', '"between": [60, 150]'),
    };
    expect((await ask(texts)).moved).toBe(movedPairs(texts));
    const own = { [jmha]: texts[jmha] as string };
    expect((await ask(own)).moved).toBe(movedPairs(own));
    expect((await ask({})).moved).toBe(0);
  });

  it('a label moves nothing', async () => {
    const text = change<Vocabulary>(vocabulary, ({ facts }) => {
      (facts[0] as Vocabulary['facts'][number]).label = 'Another label';
    });
    const moved = await ask({ [vocabulary]: text });
    expect(moved).toMatchObject({ moved: 0, groups: [], isUnreadable: false });
    expect(moved.failing.filter(({ isNew }) => isNew)).toEqual([]);
  });

  it('a bank holiday taken away makes deadlines fail, and moves no award', async () => {
    const text = change<{ holidays: { date: string }[] }>(calendar, (document) => {
      document.holidays = document.holidays.filter(({ date }) => !date.startsWith('2025-04'));
    });
    const moved = await ask({ [calendar]: text });
    expect(moved.moved).toBe(0);
    const [failing] = moved.failing.filter(({ isNew }) => isNew);
    expect(failing?.mismatches?.length).toBeGreaterThan(0);
  });

  it('what cannot be read says so, with its problems', async () => {
    const moved = await ask({ [vocabulary]: '{ "groups": [' });
    expect(moved.isUnreadable).toBe(true);
    expect(moved.newProblems.map(({ file }) => file)).toContain(vocabulary);
  });
});

describe('findMoves: an edition that is deleted and not saved', () => {
  it('with nothing in its place: says so, and names what expected something of it', async () => {
    const moved = await ask({}, [jmha]);
    expect(moved.deleted).toEqual([{ edition: 'jmha@2023-07', by: null }]);
    expect(moved.isUnreadable).toBe(false);
    expect(moved.newProblems.some(({ what }) => what.includes('jmha'))).toBe(true);
    expect((await ask({})).deleted).toEqual([]);
  });

  it('with another edition in force: the cases move to that', async () => {
    const path = 'rules/policies/jmha/2022-01.json';
    const older = put(jmha, '"id": "jmha@2023-07"', '"id": "jmha@2022-01"')
      .replace(/"from": "2023[^"]*"/, '"from": "2022-01-01"')
      .replace('"between": [50, 150]', '"between": [60, 150]');
    const moved = await ask({ [path]: older }, [jmha]);
    expect(moved.deleted).toEqual([{ edition: 'jmha@2023-07', by: 'jmha@2022-01' }]);
    const own = { [jmha]: put(jmha, '"between": [50, 150]', '"between": [60, 150]') };
    expect(moved.moved).toBe((await ask(own)).moved);
    expect(moved.moved).toBeGreaterThan(0);
  });
});

describe('two edited editions', () => {
  const declaring = (path: string, type: 'integer' | 'boolean', name = 'daysInHotel'): string =>
    change<{ facts?: unknown[] }>(path, (document) => {
      const own = { label: 'Days in a hotel', question: 'How many days in a hotel?' };
      const fact =
        type === 'integer'
          ? { name, type, min: 0, max: 9, default: 0, unit: 'days', ...own }
          : { name, type, default: false, ...own };
      (document.facts ??= []).push(fact);
    });
  const file = (path: string, text: string) => ({ path, text });
  const errors = (files: { path: string; text: string }[]): string[] =>
    (deskOf(loading)?.overlay(files, []).problems ?? []).map(({ code, file: of }) => `${of} ${code}`);

  it('each is read beside the other as it stands now, in either order, and alone again', () => {
    const first = file(derby, declaring(derby, 'integer'));
    const clash = file(alliance, declaring(alliance, 'boolean'));
    const fits = file(alliance, declaring(alliance, 'integer'));
    const conflict = (path: string) => [`${path} fact-conflict`];
    expect(errors([first])).toEqual([]);
    expect(errors([first, clash])).toEqual(conflict(alliance));
    expect(errors([first, fits])).toEqual([]);
    expect(errors([clash, first])).toEqual(conflict(derby));
    expect(errors([clash])).toEqual([]);
    expect(errors([first, clash])).toEqual(conflict(alliance));
    expect(errors([file(derby, declaring(derby, 'integer', 'nightsInHotel')), clash])).toEqual([]);
  });

  it('the figures are those of both, as they stand now', async () => {
    const derbyOf = (least: number) => put(derby, '"between": [10, 600]', `"between": [${least}, 600]`);
    const jmhaOf = (least: number) => put(jmha, '"between": [50, 150]', `"between": [${least}, 150]`);
    for (const [a, b] of [
      [60, 20],
      [60, 10],
      [50, 20],
      [70, 20],
    ] as const) {
      const texts = { [jmha]: jmhaOf(a), [derby]: derbyOf(b) };
      expect((await ask(texts)).moved, `${a} ${b}`).toBe(movedPairs(texts));
    }
  });
});
