/** Puts the combinations of one case together in figures, as `decide` does, and writes them into the result. */
import { hull, type Interval, isUnspecified } from '../decide/interval.ts';
import { type Outcome, outcomes, type Route, routes } from '../model/index.ts';
import { clearBit, hasBit, setBit, type Vector } from './bits.ts';
import type { Figure } from './combination-lines.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from './result.ts';
import type { Pair, Shape } from './shapes.ts';

/** Nobody is called for. */
export const NO_LEVEL = -1;

/** A route against a debt, and the place of the rule that says so. */
export interface Paid {
  readonly route: Route;
  readonly rule: number;
}

/** One combination of representatives. */
export interface Merging {
  readonly outcome: Outcome;
  readonly total: Interval;
  /** What was paid already, in pence. */
  readonly paid: number;
  /** The lines that count; none where the outcome is no award. */
  readonly lines: readonly Figure[];
  /** The highest level of a role that is called for, or `NO_LEVEL`. */
  readonly level: number;
  /** Where the money goes; null is directly to the customer. */
  readonly payment: Paid | null;
  /** The row of its first context. */
  readonly row: number;
}

const less = (end: number | null, paid: number): number | null =>
  end === null ? null : Math.max(0, end - paid);

const netOf = ({ total, paid }: Merging): Interval =>
  paid === 0 || isUnspecified(total) ? total : { min: less(total.min, paid), max: less(total.max, paid) };

const hullOf = (combos: readonly Merging[], of: (combo: Merging) => Interval): Interval =>
  combos.length === 1 ? of(combos[0] as Merging) : hull(combos.map(of));

/** Which rules hold in some context: certainly, or as the unknown facts turn out. */
function writeFired(
  result: BatchResult,
  at: number,
  combos: readonly Merging[],
  pairs: readonly Pair[],
  holding: readonly Vector[],
): void {
  for (const { rule, context } of pairs) {
    const bits = holding[rule] as Vector;
    let count = 0;
    for (const { row } of combos) if (hasBit(bits, row + context)) count += 1;
    if (count === 0) continue;
    const certain = result.fired[rule] as Vector;
    if (count === combos.length) setBit(certain, at);
    if (combos.length === 1) continue;
    if (count === combos.length) clearBit(result.maybeFired[rule] as Vector, at);
    else if (!hasBit(certain, at)) setBit(result.maybeFired[rule] as Vector, at);
  }
}

function writeTerms(
  result: BatchResult,
  at: number,
  combos: readonly Merging[],
  pairs: readonly Pair[],
  holding: readonly Vector[],
): void {
  for (const { rule, on, maybe } of result.terms) {
    const bits = holding[rule] as Vector;
    const own = pairs.filter((pair) => pair.rule === rule);
    let giving = 0;
    for (const { row, outcome } of combos)
      if (outcome === 'award' && own.some(({ context }) => hasBit(bits, row + context))) giving += 1;
    if (giving > 0) setBit(giving === combos.length ? on : maybe, at);
  }
}

/** The highest role over all combinations. */
function writeRole(result: BatchResult, at: number, combos: readonly Merging[]): void {
  let level = NO_LEVEL;
  for (const combo of combos) level = Math.max(level, combo.level);
  const isUnreadable = level === result.edition.roles.length;
  result.roles[at] = level === NO_LEVEL ? NO_ROLE : isUnreadable ? UNREADABLE : level;
  if (combos.some((combo) => combo.level !== level)) setBit(result.roleMaybe, at);
}

/** The first route against a debt, in document order. */
function writeRoute(result: BatchResult, at: number, combos: readonly Merging[]): void {
  let first: Paid | null = null;
  for (const { payment } of combos) if (payment && (!first || payment.rule < first.rule)) first = payment;
  const routeOf = (payment: Paid | null): Route => payment?.route ?? 'direct';
  const route = routeOf(first);
  result.routes[at] = routes.indexOf(route) + 1;
  if (combos.some(({ payment }) => routeOf(payment) !== route)) setBit(result.routeMaybe, at);
}

/** Writes a case whose combinations have been worked out. `holding` has a vector of rows for each rule. */
export function mergeFigures(
  result: BatchResult,
  at: number,
  combos: readonly Merging[],
  shape: Shape,
  holding: readonly Vector[],
): void {
  const first = (combos[0] as Merging).outcome;
  const isOne = combos.every(({ outcome }) => outcome === first);
  const outcome: Outcome = isOne ? first : 'undetermined';
  if (!isOne)
    result.possible.set(
      at,
      outcomes.filter((each) => combos.some((combo) => combo.outcome === each)),
    );
  result.outcomes[at] = outcomes.indexOf(outcome);
  const total = hullOf(combos, (combo) => combo.total);
  const net = hullOf(combos, netOf);
  // What is no award comes to nothing, and has no lines.
  result.min[at] = total.min ?? 0;
  result.max[at] = total.max ?? Infinity;
  result.putNet(at, net.min ?? 0, net.max ?? Infinity);
  if (total.exclusive) setBit(result.exclusive, at);
  if (isUnspecified(total)) setBit(result.unspecified, at);
  for (const { lines } of combos)
    for (const { amount, head } of lines)
      if (isUnspecified(amount)) setBit(result.without.get(head) as Vector, at);
  writeFired(result, at, combos, shape.all, holding);
  writeTerms(result, at, combos, shape.all, holding);
  if (!isOne || outcome !== 'award') return void (result.roles[at] = NO_ROLE);
  writeRole(result, at, combos);
  writeRoute(result, at, combos);
}
