/** One combination of facts under one edition: json-rules-engine says which rules hold, the rest follows. */
import type {
  Authorisation,
  Bar,
  Flag,
  Gate,
  Outcome,
  Payment,
  PreparedEdition,
  RemedyLine,
  TermLine,
  TraceEntry,
} from '../model/index.ts';
import { formatPence } from '../money.ts';
import { authorisationOf, callsFor, paymentOf, touches } from './authority.ts';
import { barsOf, type Fired } from './bars.ts';
import type { Context, Setting } from './context.ts';
import type { ContextRun, Evaluator, Ran } from './evaluator.ts';
import { engineFlags, ruleFlags } from './flags.ts';
import { type Interval, nothing } from './interval.ts';
import type { Line } from './lines.ts';
import { counted } from './limits.ts';
import { anyPayable, outcomeOf, payable } from './payable.ts';
import { traceEntries } from './trace.ts';

/** A determination of one combination, in intervals; the whole one is the hull of these. */
export interface Concrete {
  readonly outcome: Outcome;
  readonly total: Interval;
  readonly paid: number;
  readonly lines: readonly Line[];
  readonly butFor: readonly Line[];
  /** The lines before an outcome that is no award empties them; none where the whole case is barred. */
  readonly held: readonly Line[];
  readonly gate: Gate;
  readonly bars: readonly Bar[];
  readonly remedies: readonly RemedyLine[];
  readonly terms: readonly TermLine[];
  readonly authorisation: Authorisation | null;
  readonly payment: Payment | null;
  readonly flags: readonly Flag[];
  readonly trace: readonly TraceEntry[];
}

/** Fired rules in document order, and for one rule the case before its items. */
function inOrder(
  edition: PreparedEdition,
  runs: readonly { context: Context; rules: readonly Ran[] }[],
): Fired[] {
  const at = new Map(edition.rules.map((rule, i) => [rule, i]));
  return runs
    .flatMap(({ context, rules }) =>
      rules.filter((r) => r.outcome.fired).map(({ rule }) => ({ rule, context })),
    )
    .sort(
      (a, b) =>
        (at.get(a.rule) ?? 0) - (at.get(b.rule) ?? 0) || (a.context.item ?? -1) - (b.context.item ?? -1),
    );
}

/** Evaluates one combination. */
export async function evaluateOnce(
  setting: Setting,
  evaluator: Evaluator,
  contexts: readonly Context[],
): Promise<Concrete> {
  const { edition } = setting;
  const runs: ContextRun[] = [];
  for (const context of contexts) runs.push(await evaluator.runContext(context));
  const fired = inOrder(edition, runs);
  const caseContext = contexts[0] as Context;
  const gate: Gate = {
    open: runs[0]?.gate.fired ?? true,
    heads: edition.edition.gate.heads ?? null,
    clauses: edition.edition.gate.clauses,
  };
  const bars = barsOf(fired);
  const pay = payable(setting, runs, fired, bars, gate);
  const outcome = outcomeOf(bars, pay.lines);
  const awarded = outcome === 'award';
  const authoriseRuns: { context: Context; rules: Ran[] }[] = [];
  for (const context of awarded || setting.traced !== false ? contexts : [])
    authoriseRuns.push({
      context,
      rules: await evaluator.runAuthorise(context, awarded ? pay.total : nothing),
    });
  const touching = awarded ? touches(edition, counted(pay.lines), bars) : [];
  const authorising = awarded ? inOrder(edition, authoriseRuns) : [];
  const authority = awarded
    ? authorisationOf(edition, setting.case, pay.lines, authorising, touching)
    : { authorisation: null, flags: [] };
  const payment = awarded ? paymentOf(pay.ends, fired) : { payment: null, flags: [] };
  const scale: Flag[] = touching.map((t) => ({
    kind: 'ambiguity',
    text: `${formatPence(t.shared)} lies in two bands, ${t.bands.join(' and ')}`,
    clauses: t.clauses,
  }));
  const paidFact = caseContext.values.get('alreadyPaid')?.value;
  return {
    outcome,
    total: awarded ? pay.total : nothing,
    paid: typeof paidFact === 'number' ? paidFact : 0,
    lines: awarded ? pay.lines : [],
    butFor: bars.ofCase.length > 0 && anyPayable(pay.lines) ? pay.lines : [],
    held: bars.ofCase.length > 0 ? [] : pay.lines,
    gate,
    bars: bars.list,
    remedies: unique(
      fired.flatMap(({ rule }) =>
        rule.event.type === 'remedy'
          ? [{ remedy: rule.event.params.remedy, rule: rule.name, clauses: rule.event.params.clauses }]
          : [],
      ),
    ),
    terms: awarded
      ? unique(
          fired.flatMap(({ rule }) =>
            rule.event.type === 'term'
              ? [{ term: rule.event.params.term, rule: rule.name, clauses: rule.event.params.clauses }]
              : [],
          ),
        )
      : [],
    authorisation: authority.authorisation,
    payment: payment.payment,
    flags: unique([
      ...engineFlags(edition, setting.case, setting.asOf, caseContext),
      ...ruleFlags([...fired, ...authorising.filter(({ rule }) => callsFor(rule, pay.lines))], awarded),
      ...bars.flags,
      ...(bars.ofCase.length > 0 ? [] : pay.flags),
      ...scale,
      ...authority.flags,
      ...payment.flags,
    ]),
    trace: setting.traced !== false ? traceEntries(edition, runs, authoriseRuns) : [],
  };
}

const unique = <T>(list: readonly T[]): T[] => [
  ...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values(),
];
