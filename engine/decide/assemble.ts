/** The determination of a case: one combination as it is, several as their hull. */
import { caseClock } from '../check/clock.ts';
import type { Determination, Flag, HeadLine } from '../model/index.ts';
import type { Setting } from './context.ts';
import type { Concrete } from './settle.ts';
import { hull } from './interval.ts';
import type { Line } from './lines.ts';
import {
  awardOf,
  headLine,
  inDocumentOrder,
  mergeAuthorisation,
  merged,
  mergeLines,
  mergePayment,
  mergeTraces,
  netOf,
  outcomesOf,
} from './merge.ts';
import { readingOf } from './unknowns.ts';

/** Puts the results together. */
export function assemble(
  setting: Setting,
  results: readonly Concrete[],
  needs: readonly string[],
  flags: readonly Flag[],
): Determination {
  const { edition } = setting;
  const first = results[0] as Concrete;
  const several = outcomesOf(results);
  const outcome = several.length > 1 ? 'undetermined' : first.outcome;
  const settled = outcome !== 'undetermined';
  const total = hull(results.map((r) => r.total));
  const ofRule = <T extends { rule: string }>(entries: readonly T[]): T[] =>
    inDocumentOrder(edition, entries, (entry) => entry.rule);
  const bars = ofRule(merged(results.map((r) => r.bars)));
  const open = results.every((r) => r.gate.open === first.gate.open) ? first.gate.open : null;
  const net = netOf(results);
  const clock = caseClock(setting.calendar, edition, setting.case, setting.asOf);
  const shown = (lists: readonly (readonly Line[])[]): HeadLine[] => {
    if (settled && outcome !== 'award') return [];
    return results.length === 1 ? first.lines.map(headLine) : mergeLines(edition, lists);
  };
  return {
    policy: edition.edition.id,
    case: setting.case.id,
    outcome,
    ...(settled ? {} : { outcomes: several }),
    award: awardOf(
      outcome,
      total,
      results.flatMap((r) => r.lines),
    ),
    net: { min: net.min, max: net.max },
    heads: shown(results.map((r) => r.held)),
    gate: { ...first.gate, open },
    exclusions: bars.filter((bar) => bar.effect !== 'refer'),
    referrals: bars.filter((bar) => bar.effect === 'refer'),
    remedies: ofRule(merged(results.map((r) => r.remedies))),
    terms: ofRule(merged(results.map((r) => r.terms))),
    authorisation: settled
      ? mergeAuthorisation(
          edition,
          results.map((r) => r.authorisation),
        )
      : null,
    payment: settled
      ? mergePayment(
          edition,
          results.map((r) => r.payment),
        )
      : null,
    flags: [...flags, ...merged(results.map((r) => r.flags))],
    deadlines: clock.deadlines,
    compliance: clock.compliance,
    ...readingOf(setting),
    needs,
    butFor:
      results.length === 1
        ? first.butFor.map(headLine)
        : mergeLines(
            edition,
            results.map((r) => r.butFor),
          ),
    trace: mergeTraces(results.map((r) => r.trace)),
  };
}
