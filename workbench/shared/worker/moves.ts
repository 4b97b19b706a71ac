/** What the unsaved texts move: the answer to every keystroke. Only what an edit changed is read and run again. */
import { decide, explain, type ExplanationSection, type PreparedEdition } from '../../../engine/index.ts';
import type { Moved, MovedDetail, MovesAsk } from '../moves-protocol.ts';
import type { Requests } from '../protocol.ts';
import { deskOf } from './desk.ts';
import type { Loading } from './load.ts';
import { answerOf, failingOf, type PairMoves, unreadable } from './moved-answer.ts';
import { pairsOf } from './moved-pairs.ts';
import { groupsOf } from './moved-views.ts';
import { Overtaken, type Stopped, Work } from './moved-work.ts';

interface Tell {
  readonly part: (answer: Moved) => void;
  readonly stopped: Stopped;
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
