/** Puts the combinations of one case together, as `decide` does, and writes them into the result. */
import type { Concrete } from '../decide/settle.ts';
import { hull } from '../decide/interval.ts';
import { awardOf, mergeAuthorisation, mergePayment, netOf, outcomesOf } from '../decide/merge.ts';
import { type Outcome, outcomes, type PreparedRule, type Route, routes } from '../model/index.ts';
import { clearBit, hasBit, setBit, type Vector } from './bits.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from './result.ts';
import type { Pair } from './shapes.ts';

/** One combination of representatives. */
export interface Combination extends Pick<
  Concrete,
  'outcome' | 'total' | 'paid' | 'lines' | 'authorisation' | 'payment'
> {
  readonly terms: readonly PreparedRule[];
  /** The row of its first context. */
  readonly row: number;
}

/** Which rules hold in some context: certainly, or as the unknown facts turn out. */
function writeFired(
  result: BatchResult,
  at: number,
  combos: readonly Combination[],
  pairs: readonly Pair[],
  holding: readonly Vector[],
): void {
  for (const { rule, context } of pairs) {
    let count = 0;
    for (const { row } of combos) if (hasBit(holding[rule] as Vector, row + context)) count += 1;
    const certain = result.fired[rule] as Vector;
    const maybe = result.maybeFired[rule] as Vector;
    if (count === combos.length) {
      setBit(certain, at);
      clearBit(maybe, at);
    } else if (count > 0 && !hasBit(certain, at)) setBit(maybe, at);
  }
}

function writeTerms(result: BatchResult, at: number, combos: readonly Combination[]): void {
  for (const { rule, on, maybe } of result.terms) {
    const term = result.edition.rules[rule] as PreparedRule;
    const giving = combos.filter(({ terms }) => terms.includes(term)).length;
    if (giving > 0) setBit(giving === combos.length ? on : maybe, at);
  }
}

/** Writes a case whose combinations have been worked out. `holding` has a vector of rows for each rule. */
export function writeMerged(
  result: BatchResult,
  at: number,
  combos: readonly Combination[],
  pairs: readonly Pair[],
  holding: readonly Vector[],
): void {
  const { edition } = result;
  const list = combos as unknown as readonly Concrete[];
  const several = outcomesOf(list);
  const outcome: Outcome = several.length > 1 ? 'undetermined' : (several[0] as Outcome);
  if (several.length > 1) result.possible.set(at, several);
  result.outcomes[at] = outcomes.indexOf(outcome);
  const total = hull(combos.map((combo) => combo.total));
  const award = awardOf(
    outcome,
    total,
    combos.flatMap((combo) => combo.lines),
  );
  const net = netOf(list);
  result.min[at] = award.min ?? 0;
  result.max[at] = award.max ?? Infinity;
  result.putNet(at, net.min ?? 0, net.max ?? Infinity);
  if (award.minExclusive) setBit(result.exclusive, at);
  if (award.min === null) setBit(result.unspecified, at);
  for (const head of award.unspecified ?? []) setBit(result.without.get(head) as Vector, at);
  writeFired(result, at, combos, pairs, holding);
  writeTerms(result, at, combos);
  if (outcome === 'undetermined') return;
  const authorisation = mergeAuthorisation(
    edition,
    combos.map((combo) => combo.authorisation),
  );
  if (authorisation) {
    const place = authorisation.role === null ? UNREADABLE : edition.roles.indexOf(authorisation.role);
    result.roles[at] = place;
    if (authorisation.maybe) setBit(result.roleMaybe, at);
  } else result.roles[at] = NO_ROLE;
  const payment = mergePayment(
    edition,
    combos.map((combo) => combo.payment),
  );
  if (!payment) return;
  result.routes[at] = routes.indexOf(payment.route as Route) + 1;
  if (payment.maybe) setBit(result.routeMaybe, at);
}
