/** The trace: what each condition compared and what came of it, rule by rule as the document has them. */
import {
  decode,
  type Encoded,
  type PreparedEdition,
  type TraceEntry,
  type TraceNode,
} from '../model/index.ts';
import type { Context } from './context.ts';
import { type ContextRun, OPEN, type Ran } from './evaluator.ts';
import type { RuleOutcome } from './json-rules.ts';

/** Every condition of every rule, in document order; for one rule the case before its items. */
export function traceEntries(
  edition: PreparedEdition,
  runs: readonly ContextRun[],
  authorise: readonly { context: Context; rules: readonly Ran[] }[],
): TraceEntry[] {
  const decodeNode = (node: TraceNode): TraceNode => {
    if (node.kind !== 'leaf') return { ...node, children: node.children.map(decodeNode) };
    const type = edition.typeOf(node.fact) ?? 'enumeration';
    const one = (value: unknown): unknown => (value === null ? null : decode(type, value as Encoded));
    const actual =
      node.actual === OPEN ? 'open' : node.actual === null ? 'not applicable' : decode(type, node.actual);
    return { ...node, value: Array.isArray(node.value) ? node.value.map(one) : one(node.value), actual };
  };
  const entry = (
    rule: string,
    event: TraceEntry['event'],
    clauses: readonly string[],
    item: number | undefined,
    outcome: RuleOutcome,
  ): TraceEntry => ({
    rule,
    event,
    ...(item === undefined ? {} : { item }),
    fired: outcome.fired,
    clauses,
    conditions: outcome.trace && decodeNode(outcome.trace),
  });
  const at = new Map(edition.rules.map((rule, i) => [rule, i]));
  const all = runs.flatMap((run, i) =>
    [...run.rules, ...(authorise[i]?.rules ?? [])].map((ran) => ({ ...ran, item: run.context.item })),
  );
  all.sort((a, b) => (at.get(a.rule) ?? 0) - (at.get(b.rule) ?? 0) || (a.item ?? -1) - (b.item ?? -1));
  const first = runs[0];
  return [
    ...(first ? [entry('gate', 'gate', edition.edition.gate.clauses, undefined, first.gate)] : []),
    ...all.map(({ rule, outcome, item }) =>
      entry(rule.name, rule.event.type, rule.event.params.clauses, item, outcome),
    ),
    ...runs.flatMap((run) =>
      run.categories.map(({ rule, outcome }) =>
        entry(rule.name, 'category', rule.event.params.clauses, run.context.item, outcome),
      ),
    ),
  ];
}
