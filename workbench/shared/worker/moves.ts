/** What the unsaved texts move: the answer to every keystroke. Only what an edit changed is read and run again. */
import {
  decide,
  explain,
  type ExplanationSection,
  type Library,
  type Moves,
  type PreparedEdition,
  type Problem,
  type Totals,
  totalsOf,
} from '../../../engine/index.ts';
import type { Flipped, Moved, MovedDetail, MovedGroup, MovesAsk, Requests } from '../protocol.ts';
import { type Desk, deskOf, type Overlaid } from './desk.ts';
import type { Loading } from './load.ts';
import { Overtaken, type Pair, type Stopped, type Unmet, Work } from './moved-work.ts';
import { groupsOf } from './moved-views.ts';

interface Tell {
  readonly part: (answer: Moved) => void;
  readonly stopped: Stopped;
}

const sameProblem = (a: Problem, b: Problem): boolean =>
  a.file === b.file && a.code === b.code && a.what === b.what;
const without = (list: readonly Problem[], others: readonly Problem[]): Problem[] =>
  list.filter((one) => !others.some((other) => sameProblem(one, other)));

const nothing: Totals = totalsOf([]);
const sum = (list: readonly Totals[]): Totals =>
  list.reduce(
    (all, one) =>
      Object.fromEntries(
        Object.entries(all).map(([key, value]) => [key, value + one[key as keyof Totals]]),
      ) as never,
    nothing,
  );

/** The newest other edition of a landlord: what a new draft is held against. */
function othersNewest(library: Library, edition: PreparedEdition): PreparedEdition | undefined {
  return library.editions
    .filter((one) => one.landlordId === edition.landlordId && one.edition.id !== edition.edition.id)
    .at(-1);
}

/** What stands in the place of an edition that is deleted: the landlord's edition that was in force before it, else after it. */
function successorOf(
  library: Library,
  { landlordId, edition }: PreparedEdition,
): PreparedEdition | undefined {
  const others = library.editions.filter(
    (one) => one.landlordId === landlordId && one.edition.status !== 'draft' && !one.edition.reference,
  );
  return others.filter((one) => one.edition.from < edition.from).at(-1) ?? others[0];
}

/** The asked document first, then the other edited ones, which are held against themselves as saved. */
function pairsOf(desk: Desk, overlaid: Overlaid, { path, baseline, gone }: MovesAsk): Pair[] {
  const own = desk.library.editions.find(({ file }) => file === path);
  const edited = new Map(overlaid.edited);
  if (!edited.has(path) && own) edited.set(path, { before: own, after: own });
  const pairs = [...edited]
    .sort(([a], [b]) => (a === path ? -1 : b === path ? 1 : a < b ? -1 : 1))
    .flatMap(([file, { before: saved, after: read }]): Pair[] => {
      const isGone = gone.includes(file);
      const after = isGone && saved ? successorOf(overlaid.library, saved) : read;
      if (!after) return [];
      if (isGone) return [{ path: file, saved, after, before: saved }];
      const chosen = desk.library.editions.find(({ edition }) => edition.id === baseline);
      const usual = saved ?? othersNewest(desk.library, after);
      return [{ path: file, saved, after, before: file === path && baseline !== 'saved' ? chosen : usual }];
    });
  // A new edition that takes the place of a deleted one is held against that already.
  return pairs.filter(
    (pair) =>
      !gone.includes(pair.path) ||
      !pairs.some((other) => other !== pair && other.after === pair.after && other.before === pair.before),
  );
}

/** Nothing worked out: the document cannot be read. */
function unreadable(ask: MovesAsk, overlaid: Overlaid, desk: Desk): Moved {
  const edition = desk.library.editions.find(({ file }) => file === ask.path);
  return {
    edition: edition?.edition.id ?? null,
    baseline: null,
    cases: 0,
    moved: 0,
    groups: [],
    before: nothing,
    after: nothing,
    flipped: [],
    failing: [],
    newProblems: without(overlaid.problems, overlaid.problemsBefore),
    goneProblems: without(overlaid.problemsBefore, overlaid.problems),
    deleted: [],
    isUnreadable: true,
  };
}

/** Editions that are deleted, and what is in force in their place. */
function deletedIn(overlaid: Overlaid, gone: readonly string[]): Moved['deleted'] {
  return gone.flatMap((path) => {
    const saved = overlaid.edited.get(path)?.before;
    if (!saved || saved.edition.status === 'draft') return [];
    return [{ edition: saved.edition.id, by: successorOf(overlaid.library, saved)?.edition.id ?? null }];
  });
}

/** What one edited edition moves. */
interface PairMoves {
  readonly moves: Moves | null;
  readonly groups: readonly MovedGroup[];
  readonly flipped: readonly Flipped[];
  readonly unmet: readonly Unmet[];
}

/** Failing fixtures, each with its place among the groups. */
function failingOf(
  work: Work,
  results: readonly PairMoves[],
  groups: readonly MovedGroup[],
): Moved['failing'] {
  const places = new Map(
    groups.flatMap(({ cases, edition }, i) => cases.map(({ id }) => [`${id} ${edition}`, i] as const)),
  );
  return results.flatMap(({ unmet }) =>
    unmet.map((one) =>
      work.fixture(one, places.get(`${one.expected.entry.case.id} ${one.edition.edition.id}`) ?? null),
    ),
  );
}

function answerOf(
  work: Work,
  { gone }: MovesAsk,
  pairs: readonly Pair[],
  results: readonly PairMoves[],
  overlaid: Overlaid,
): Moved {
  const { entries, problems, problemsBefore } = overlaid;
  const found = results.flatMap((one) => one.moves ?? []);
  const groups = results.flatMap((one) => one.groups);
  return {
    edition: pairs[0]?.after.edition.id ?? null,
    baseline: pairs[0]?.before?.edition.id ?? null,
    cases: entries.length,
    moved: found.reduce((count, { moved }) => count + moved, 0),
    groups,
    before: sum(found.map(({ before }) => before)),
    after: sum(found.map(({ after }) => after)),
    flipped: results.flatMap((one) => one.flipped),
    failing: failingOf(work, results, groups),
    newProblems: without(problems, problemsBefore),
    goneProblems: without(problemsBefore, problems),
    deleted: deletedIn(overlaid, gone),
    isUnreadable: false,
  };
}

async function find(
  loading: Loading,
  ask: MovesAsk,
  { part, stopped }: Tell,
): Promise<Moved | MovedDetail | null> {
  const desk = deskOf(loading);
  if (!desk || (await stopped())) return null;
  const overlaid = desk.overlay(ask.files, ask.gone);
  const edited = overlaid.edited.get(ask.path);
  const isGone = ask.gone.includes(ask.path);
  if (overlaid.isUnreadable || (edited && !edited.after && !isGone)) return unreadable(ask, overlaid, desk);
  const pairs = pairsOf(desk, overlaid, ask);
  const work = new Work(desk, overlaid, stopped);
  const results: PairMoves[] = [];
  for (const pair of pairs) {
    const found = await work.movesOf(pair);
    const groups = found ? groupsOf(pair.after, found, overlaid.entries) : [];
    results.push({ moves: found, groups, flipped: work.flippedIn(pair), unmet: await work.failing(pair) });
  }
  const answer = answerOf(work, ask, pairs, results, overlaid);
  part(answer);
  await work.detail(results.flatMap(({ unmet }) => unmet));
  return { failing: failingOf(work, results, answer.groups) };
}

/**
 * What the unsaved texts move; null where a newer request came. `part` is told all figures, before the differences of
 * failing fixtures are worked out; `stopped` lets waiting messages in and says whether a newer one is among them.
 */
export async function findMoves(
  loading: Loading,
  ask: MovesAsk,
  tell: Tell,
): Promise<Moved | MovedDetail | null> {
  try {
    return await find(loading, ask, tell);
  } catch (error) {
    if (error instanceof Overtaken) return null;
    throw error;
  }
}

/** A case explained under both sides of an edit. */
export async function explainSides(
  loading: Loading,
  ask: Requests['sides']['ask'],
): Promise<Requests['sides']['answer']> {
  const desk = deskOf(loading);
  const overlaid = desk?.overlay(ask.files, ask.gone);
  const entry = overlaid?.entries.find((one) => one.case.id === ask.caseId);
  if (!desk || !overlaid || !entry) return { before: null, after: null };
  const pair = pairsOf(desk, overlaid, ask).find(({ after }) => after.edition.id === ask.edition);
  const side = async (edition: PreparedEdition | undefined): Promise<ExplanationSection[] | null> => {
    if (!edition) return null;
    const library = edition === pair?.after ? overlaid.library : desk.library;
    const result = await decide(library, edition, entry.case);
    return result.ok ? explain(edition, entry.case, result.value) : null;
  };
  return { before: await side(pair?.before), after: await side(pair?.after) };
}
