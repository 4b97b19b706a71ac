/** The tally as the screen shows it: words and figures of the engine, and nothing that cannot be cloned. */
import type { ImpactCause, ImpactMover, ImpactSide, ImpactTally } from '../../../engine/impact/index.ts';
import { describeCause, describeRange, type Mapping, outcomeWord, routeWord } from '../../../engine/index.ts';
import type { CauseView, ImpactRow, ImpactStanding, ImpactView, OrderedRow } from '../impact-protocol.ts';
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

/** Published cases with what each edition says; none in other portfolios. */
function orderedRows(tally: ImpactTally, rows: Rows): OrderedRow[] {
  const held = tally.editions.map((_, i) => tally.offered.publishedCases(i));
  return (held[0] ?? []).map(({ at, offered, ordered }, place) => ({
    at,
    name: nameOf(rows, at),
    offered,
    ordered,
    sides: tally.editions.map((_, i) => ({
      ...standingOf(tally.sideAt(i, at)),
      orderedIs: held[i]?.[place]?.orderedIs ?? null,
    })),
  }));
}

/** Facts that no column gives and that one of the editions looks at. */
function takenOf(tally: ImpactTally, mapping: Mapping | null): ImpactView['taken'] {
  const reads = new Set(tally.editions.flatMap((edition) => [...edition.reads]));
  return Object.entries(mapping?.withoutColumn ?? {})
    .filter(([fact]) => reads.has(fact))
    .map(([fact, as]) => ({ fact, as }));
}

/** A group of causes with its words. */
export const causeOf = ({ id, causes, change }: ImpactCause): CauseView => ({
  id,
  causes: causes.map((cause) => ({ ...cause, text: describeCause(cause) })),
  change,
});

/** The answer of a run as the screen shows it. */
export function viewOf(tally: ImpactTally, rows: Rows, mapping: Mapping | null): ImpactView {
  const impact = tally.answer();
  return {
    cases: impact.cases,
    rows: rows.read,
    unusable: rows.read - rows.size,
    problemCount: rows.problems.total,
    problems: rows.problems.first,
    editions: impact.editions.map(({ name, totals }) => ({ edition: name, totals })),
    pairs: impact.pairs.map((pair) => ({
      base: pair.baseName,
      edition: pair.name,
      change: pair.change,
      bins: pair.bins,
      causes: pair.causes.map(causeOf),
      by: [...pair.by].map(([fact, slices]) => ({ fact, slices })),
      largest: pair.largest.map((mover) => rowOf(rows, mover)),
    })),
    offered: [...impact.offered].map(([edition, report]) => ({ edition, report })),
    ordered: orderedRows(tally, rows),
    taken: takenOf(tally, mapping),
  };
}
