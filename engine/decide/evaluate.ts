/** One combination of facts under one edition: json-rules-engine says which rules hold, the rest follows. */
import type { PreparedEdition } from '../model/index.ts';
import type { Fired } from './bars.ts';
import type { Context, Setting } from './context.ts';
import type { ContextRun, Evaluator, Ran } from './evaluator.ts';
import { type Concrete, finish, settle, totalAsked } from './settle.ts';
import { traceEntries } from './trace.ts';

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
  const settled = settle(setting, runs, inOrder(edition, runs));
  const asked = settled.outcome === 'award' || setting.traced !== false ? contexts : [];
  const authorising: { context: Context; rules: Ran[] }[] = [];
  for (const context of asked)
    authorising.push({ context, rules: await evaluator.runAuthorise(context, totalAsked(settled)) });
  const trace = setting.traced !== false ? traceEntries(edition, runs, authorising) : [];
  return finish(setting, settled, inOrder(edition, authorising), trace);
}
