/** What moved, as the strip shows it: words and figures of the engine. */
import {
  type CaseEntry,
  describeCause,
  describeRange,
  type Finding,
  type Library,
  type Moves,
  outcomeWord,
  type PreparedEdition,
  type Standing,
} from '../../../engine/index.ts';
import type { Flipped, MovedCase, MovedGroup, MovedSide } from '../moves-protocol.ts';

const maybe = (told: { value: string | null; maybe: boolean } | null, none: string): string =>
  told === null ? none : `${told.value ?? 'cannot be read'}${told.maybe ? ' (perhaps)' : ''}`;

function sideOf(standing: Standing): MovedSide {
  const { outcome, award, net } = standing;
  const isPaid = outcome === 'award' || outcome === 'undetermined';
  return {
    outcome,
    word: standing.problem === undefined ? outcomeWord(outcome) : `not decided: ${standing.problem}`,
    figure: isPaid ? describeRange(award) : 'nothing',
    award,
    net,
    authoriser: maybe(standing.authoriser, 'nobody'),
    route: maybe(standing.route, 'none'),
    terms: standing.terms.map((term) => maybe(term, '')),
  };
}

/** The groups of one edition. */
export function groupsOf(
  edition: PreparedEdition,
  found: Moves,
  entries: readonly CaseEntry[],
): MovedGroup[] {
  return found.groups.map(({ causes, moves: list, before, after }) => ({
    edition: edition.edition.id,
    causes: causes.map((cause) => ({ ...cause, text: describeCause(cause) })),
    cases: list.map((move): MovedCase => {
      const c = entries[move.at]?.case;
      const sides = { before: sideOf(move.before), after: sideOf(move.after) };
      return { id: c?.id ?? '', title: c?.title ?? c?.id ?? '', fields: move.fields, ...sides };
    }),
    before,
    after,
  }));
}

/** Provisions whose status is another, in the order of the Code. */
export function flippedBetween(
  library: Library,
  edition: PreparedEdition,
  before: readonly Finding[] | null,
  after: readonly Finding[],
): Flipped[] {
  const code = library.codes.at(-1);
  const old = new Map((before ?? []).map((finding) => [finding.provision, finding]));
  return after.flatMap((finding) => {
    const was = old.get(finding.provision);
    if (before === null || !was || was.status === finding.status) return [];
    const provision = code?.provisions.find(({ id }) => id === finding.provision);
    return [
      {
        edition: edition.edition.id,
        ref: finding.provision,
        document: code?.document.id ?? '',
        summary: provision?.summary ?? '',
        before: was.status,
        after: finding.status,
        clauses: finding.clauses,
      },
    ];
  });
}
