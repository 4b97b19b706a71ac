/** An answer to the strip, put together from what was worked out for each edited edition. */
import { type Moves, type Problem, type Totals, totalsOf } from '../../../engine/index.ts';
import type { Flipped, Moved, MovedGroup, MovesAsk } from '../moves-protocol.ts';
import type { Desk, Overlaid } from './desk.ts';
import { type Pair, successorOf } from './moved-pairs.ts';
import type { Unmet, Work } from './moved-work.ts';

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

/** Nothing worked out: the document cannot be read. */
export function unreadable(ask: MovesAsk, overlaid: Overlaid, desk: Desk): Moved {
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
export interface PairMoves {
  readonly moves: Moves | null;
  readonly groups: readonly MovedGroup[];
  readonly flipped: readonly Flipped[];
  readonly unmet: readonly Unmet[];
}

/** Failing fixtures, each with its place among the groups. */
export function failingOf(
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

export function answerOf(
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
