/**
 * One combination of facts, once it is known which rules hold: what is barred, payable, authorised, paid and flagged. Who
 * found out which rules hold, json-rules-engine or the compiled form, does not matter here.
 */
import {
  type Authorisation,
  type Bar,
  type Flag,
  type Gate,
  onceForEach,
  type Outcome,
  type Payment,
  type PreparedRule,
  type RemedyLine,
  type TermLine,
  type TraceEntry,
  engineFacts,
} from '../model/index.ts';
import { formatPence } from '../money.ts';
import { authorisationOf, callsFor, paymentOf, touches } from './authority.ts';
import { type Bars, barsOf, type Fired } from './bars.ts';
import type { Setting } from './context.ts';
import type { ContextRun } from './evaluator.ts';
import { engineFlags, ruleFlags } from './flags.ts';
import { type Interval, nothing } from './interval.ts';
import type { Line } from './lines.ts';
import { counted } from './limits.ts';
import { textKey } from './merge.ts';
import { anyPayable, outcomeOf, payable } from './payable.ts';

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

/** What a combination comes to before anybody is asked to authorise it. */
export interface Settled {
  readonly runs: readonly ContextRun[];
  /** The rules that hold, `authorise` rules left out: in document order, for one rule the case before its items. */
  readonly fired: readonly Fired[];
  readonly gate: Gate;
  readonly bars: Bars;
  readonly pay: ReturnType<typeof payable>;
  readonly outcome: Outcome;
}

/** Bars, lines and outcome. `runs` says of each context whether its gate is open and which category rows hold. */
export function settle(setting: Setting, runs: readonly ContextRun[], fired: readonly Fired[]): Settled {
  const { heads, clauses } = setting.edition.edition.gate;
  const gate: Gate = { open: runs[0]?.gate.fired ?? true, heads: heads ?? null, clauses };
  const bars = barsOf(fired);
  const pay = payable(setting, runs, fired, bars, gate);
  return { runs, fired, gate, bars, pay, outcome: outcomeOf(bars, pay.lines) };
}

/** The total over which `authorise` rules are asked. */
export const totalAsked = ({ outcome, pay }: Settled): Interval =>
  outcome === 'award' ? pay.total : nothing;

/** Everything else. `authorising` are the `authorise` rules that hold over the total, in document order. */
export function finish(
  setting: Setting,
  { runs, fired, gate, bars, pay, outcome }: Settled,
  authorising: readonly Fired[],
  trace: readonly TraceEntry[],
): Concrete {
  const { edition } = setting;
  const awarded = outcome === 'award';
  const caseContext = (runs[0] as ContextRun).context;
  const touching = awarded ? touches(edition, counted(pay.lines), bars) : [];
  const authority = awarded
    ? authorisationOf(edition, setting.case, pay.lines, authorising, touching)
    : { authorisation: null, flags: [] };
  const payment = awarded ? paymentOf(pay.ends, fired) : { payment: null, flags: [] };
  const scale: Flag[] = touching.map((t) => ({
    kind: 'ambiguity',
    text: `${formatPence(t.shared)} lies in two bands, ${t.bands.join(' and ')}`,
    clauses: t.clauses,
  }));
  const paidFact = caseContext.values.get(engineFacts.paid)?.value;
  return {
    outcome,
    total: awarded ? pay.total : nothing,
    paid: typeof paidFact === 'number' ? paidFact : 0,
    lines: awarded ? pay.lines : [],
    butFor: bars.ofCase.length > 0 && anyPayable(pay.lines) ? pay.lines : [],
    held: bars.ofCase.length > 0 ? [] : pay.lines,
    gate,
    bars: bars.list,
    remedies: remediesOf(fired),
    terms: awarded ? termsOf(fired) : [],
    authorisation: authority.authorisation,
    payment: payment.payment,
    flags: unique([
      ...engineFlags(setting, caseContext),
      ...ruleFlags(
        [...fired, ...(awarded ? authorising : []).filter(({ rule }) => callsFor(rule, pay.lines))],
        awarded,
      ),
      ...bars.flags,
      ...(bars.ofCase.length > 0 ? [] : pay.flags),
      ...scale,
      ...authority.flags,
      ...payment.flags,
    ]),
    trace,
  };
}

/** What a rule says is one object for every combination in which it holds. */
const remedyOf = onceForEach(({ event, name }: PreparedRule): RemedyLine | null =>
  event.type === 'remedy' ? { remedy: event.params.remedy, rule: name, clauses: event.params.clauses } : null,
);
const termOf = onceForEach(({ event, name }: PreparedRule): TermLine | null =>
  event.type === 'term' ? { term: event.params.term, rule: name, clauses: event.params.clauses } : null,
);

const remediesOf = (fired: readonly Fired[]): RemedyLine[] =>
  unique(fired.flatMap(({ rule }) => remedyOf(rule) ?? []));

const termsOf = (fired: readonly Fired[]): TermLine[] =>
  unique(fired.flatMap(({ rule }) => termOf(rule) ?? []));

const unique = <T extends object>(list: readonly T[]): T[] =>
  list.length < 2 ? [...list] : [...new Map(list.map((entry) => [textKey(entry), entry])).values()];
