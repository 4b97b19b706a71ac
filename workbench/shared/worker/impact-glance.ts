/** What an edit moves in the portfolio that is open: the base is run once and held, and each edit is rerun over what it touches. */
import { changeBetween } from '../../../engine/impact/index.ts';
import { compiled, type Library, type PreparedEdition } from '../../../engine/index.ts';
import type { ImpactGlance } from '../impact-protocol.ts';
import type { Rows } from './impact-rows.ts';
import { causeOf } from './impact-view.ts';

/** Groups of causes that are told one by one. */
const mostGroups = 50;

/** A base over the rows of a portfolio, held. */
export interface HeldBase {
  readonly rows: Rows;
  readonly base: PreparedEdition;
  readonly run: compiled.HeldRun;
}

/** Runs the base over all rows; null where the question was dropped meanwhile. */
export async function holdBase(
  library: Library,
  rows: Rows,
  base: PreparedEdition,
  stopped: () => Promise<boolean>,
): Promise<HeldBase | null> {
  const program = compiled.compile([base]);
  const table = compiled.loadFrom(program, rows.store, { calendar: library.calendar });
  const going = compiled.steps(program, table);
  for (;;) {
    const step = going.next();
    if (step.done) return { rows, base, run: compiled.hold(table, step.value) };
    if (await stopped()) return null;
  }
}

/** What an edition changes against the base that is held. */
export function glanceAt({ rows, run }: HeldBase, after: PreparedEdition): ImpactGlance {
  const before = run.results[0];
  if (!before) throw new Error('the base was not run');
  const { change, causes, otherCauses } = changeBetween(before, run.rerun(0, after).result);
  return {
    kind: 'glance',
    cases: rows.size,
    change,
    causes: causes.slice(0, mostGroups).map(causeOf),
    otherCauses: causes.length - Math.min(causes.length, mostGroups) + (otherCauses?.groups ?? 0),
  };
}
