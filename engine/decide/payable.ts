/** What is payable: the lines of all heads with the order, limits and exclusive heads, and what outcome they lead to. */
import {
  type Bar,
  type Category,
  type Flag,
  type Gate,
  type Outcome,
  type PreparedEdition,
  engineFacts,
  orderHead,
} from '../model/index.ts';
import type { Bars, Fired } from './bars.ts';
import type { Context, Setting } from './context.ts';
import type { ContextRun } from './evaluator.ts';
import type { Interval } from './interval.ts';
import { type Line, linesOf, readerFor, union } from './lines.ts';
import { counted, settle } from './limits.ts';

/** Whether a line that counts pays something, or may. */
export const anyPayable = (lines: readonly Line[]): boolean =>
  counted(lines).some((line) => line.amount.max === null || line.amount.max > 0);

/** The outcome follows the lists: outside before excluded before referred, then what is payable. */
export function outcomeOf(bars: Bars, lines: readonly Line[]): Outcome {
  const has = (effect: Bar['effect']): boolean => bars.ofCase.some((bar) => bar.effect === effect);
  if (has('outside')) return 'outside-policy';
  if (has('exclude')) return 'excluded';
  if (has('refer')) return 'referred';
  if (anyPayable(lines)) return 'award';
  return bars.list.some((bar) => bar.effect === 'refer') ? 'referred' : 'no-award';
}

/** What would be paid if the case as a whole were not barred. */
export function payable(
  setting: Setting,
  runs: readonly ContextRun[],
  fired: readonly Fired[],
  bars: Bars,
  gate: Gate,
): { lines: Line[]; ends: Line[]; total: Interval; flags: Flag[] } {
  const { edition } = setting;
  const contexts = runs.map((run) => run.context);
  const gateOpen = (head: string): boolean =>
    gate.open === true || (gate.heads === null ? head === orderHead : !gate.heads.includes(head));
  const categoryOf = (head: string, context: Context): { category: Category; clauses: readonly string[] } => {
    const declared = edition.edition.heads[head]?.category ?? 'compensation';
    if (typeof declared === 'string') return { category: declared, clauses: [] };
    const run = runs.find((r) => r.context === context);
    const row = run?.categories.find((r) => r.outcome.fired && r.rule.name.startsWith(`category:${head}:`));
    if (!row) return { category: declared.otherwise, clauses: [] };
    const at = Number(row.rule.name.split(':')[2]);
    return {
      category: declared.rows[at]?.category ?? declared.otherwise,
      clauses: declared.rows[at]?.clauses ?? declared.clauses ?? [],
    };
  };
  const made = linesOf(edition, contexts, fired, bars, gateOpen, categoryOf);
  const lines = gateOpen(orderHead)
    ? withOrder(edition, contexts[0] as Context, made.lines, bars, categoryOf)
    : made.lines;
  const inAddition = contexts[0]?.values.get(engineFacts.inAddition)?.value === true;
  const settled = settle(lines, fired, edition.edition.exclusive, inAddition, (f) =>
    readerFor(edition, f.context, bars),
  );
  return { ...settled, flags: made.flags };
}

/** The engine adds the Ombudsman's order for every edition, unless a rule of the edition awards it. */
function withOrder(
  edition: PreparedEdition,
  context: Context,
  lines: readonly Line[],
  bars: Bars,
  categoryOf: (head: string, context: Context) => { category: Category; clauses: readonly string[] },
): Line[] {
  const head = orderHead;
  const seen = context.values.get(engineFacts.order);
  const sum = typeof seen?.value === 'number' ? seen.value : 0;
  if (sum <= 0 || bars.isBarred(head, undefined) || lines.some((line) => line.head === head))
    return [...lines];
  const { category, clauses } = categoryOf(head, context);
  const cited = union([edition.edition.heads[head]?.clauses ?? [], clauses]);
  const order: Line = {
    head,
    category,
    amount: { min: sum, max: seen?.open ? null : sum },
    hits: [],
    rule: head,
    rules: [head],
    clauses: cited,
  };
  const heads = Object.keys(edition.edition.heads);
  const at = heads.indexOf(head);
  const later = at < 0 ? lines.length : lines.findIndex((line) => heads.indexOf(line.head) > at);
  const place = later < 0 ? lines.length : later;
  return [...lines.slice(0, place), order, ...lines.slice(place)];
}
