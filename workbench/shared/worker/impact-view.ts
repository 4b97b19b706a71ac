/** The tally as the screen shows it: words and figures of the engine, and nothing that cannot be cloned. */
import {
  type ImpactCause,
  type ImpactMover,
  type ImpactSide,
  type ImpactTally,
  type PublishedCase,
  takenFacts,
} from '../../../engine/impact/index.ts';
import { orderHead } from '../../../engine/model/index.ts';
import { describeCause, describeRange, outcomeWord, routeWord } from '../../../engine/index.ts';
import type {
  CauseView,
  FileAbout,
  ImpactRow,
  ImpactStanding,
  ImpactView,
  OrderedRow,
  OrderedSide,
} from '../impact-protocol.ts';
import type { Rows } from './impact-rows.ts';

/** One side of a case in words. */
export function standingOf({
  outcome,
  unspecified,
  min,
  max,
  route,
  authoriser,
}: ImpactSide): ImpactStanding {
  const isPaid = outcome === 'award' || outcome === 'undetermined';
  const range = unspecified ? { min: null, max: null } : { min, max };
  const basis = unspecified ? ('unspecified' as const) : undefined;
  return {
    outcome,
    word: outcomeWord(outcome),
    figure: isPaid ? describeRange({ ...range, ...(basis === undefined ? {} : { basis }) }) : '',
    route: route === null ? '' : routeWord(route),
    authoriser: authoriser ?? '',
  };
}

/** What a case is called: its title where the documents give one, else its id. */
export const nameOf = (rows: Rows, at: number): string => {
  const one = rows.caseAt(at);
  return one.title ?? one.id;
};

export const rowOf = (rows: Rows, mover: ImpactMover): ImpactRow => ({
  at: mover.at,
  line: mover.line,
  name: nameOf(rows, mover.at),
  before: standingOf(mover.before),
  after: standingOf(mover.after),
  midpoint: mover.midpoint,
});

/** One edition over a published case, as it would be without the order. */
function orderedSide(tally: ImpactTally, edition: number, held: PublishedCase): OrderedSide {
  const { at, own, offeredIs, orderedIs } = held;
  const heads = tally.editions[edition]?.edition.heads ?? {};
  const paysOrder = own && Object.hasOwn(heads, orderHead) ? (heads[orderHead]?.clauses ?? []) : null;
  const side = own ?? tally.sideAt(edition, at);
  const holdsAny = !side.unspecified && side.min === 0 && side.max === null;
  return { ...standingOf(side), offeredIs, orderedIs, holdsAny, paysOrder };
}

/** Published cases with what each edition says; none in other portfolios. */
function orderedRows(tally: ImpactTally, rows: Rows): OrderedRow[] {
  const held = tally.editions.map((_, i) => tally.offered.publishedCases(i));
  return (held[0] ?? []).map(({ at, offered, ordered }, place) => ({
    at,
    name: nameOf(rows, at),
    offered,
    ordered,
    sides: held.flatMap((cases, i) => {
      const one = cases[place];
      return one ? [orderedSide(tally, i, one)] : [];
    }),
  }));
}

/** A group of causes with its words. */
export const causeOf = ({ id, causes, change }: ImpactCause): CauseView => ({
  id,
  causes: causes.map((cause) => ({ ...cause, text: describeCause(cause) })),
  change,
});

/** The answer of a run as the screen shows it. */
export function viewOf(tally: ImpactTally, rows: Rows, about: FileAbout): ImpactView {
  const impact = tally.answer();
  return {
    cases: impact.cases,
    rows: about.rows,
    unusable: about.unusable,
    problemCount: about.problemCount,
    problems: rows.problems.first,
    editions: impact.editions.map(({ name, totals }) => ({ edition: name, totals })),
    pairs: impact.pairs.map((pair) => ({
      base: pair.baseName,
      edition: pair.name,
      change: pair.change,
      outside: pair.outside,
      bins: pair.bins,
      causes: pair.causes.map(causeOf),
      by: [...pair.by].map(([fact, slices]) => ({ fact, slices })),
      largest: pair.largest.map((mover) => rowOf(rows, mover)),
    })),
    offered: [...impact.offered].map(([edition, report]) => ({ edition, report })),
    ordered: orderedRows(tally, rows),
    taken: takenFacts(tally.editions, about.without),
  };
}
