/** Why a rule held, or did not: the facts of the case that decided, read from the trace. */
import type { Determination, PreparedEdition, TraceEntry, TraceNode } from '../model/index.ts';
import { evidencedLosses } from './quantities.ts';
import { list, unique } from './text.ts';
import { statement } from './values.ts';

type LeafNode = Extract<TraceNode, { kind: 'leaf' }>;

/** The comparisons that made a condition come out as it did: all of an `all` that held, the failing ones of one that did not, the unknown ones of an `any` that is open. */
export function decidingLeaves(node: TraceNode): LeafNode[] {
  if (node.kind === 'leaf') return [node];
  if (node.kind === 'not' || node.kind === 'condition') return node.children.flatMap(decidingLeaves);
  const everyOne = node.kind === 'all' ? node.result !== false : node.result === false;
  const deciding = everyOne ? node.children : node.children.filter((child) => child.result === node.result);
  return deciding.flatMap(decidingLeaves);
}

/** Statements of facts, each once; losses that are nothing are told together. */
export function statements(
  edition: PreparedEdition,
  facts: readonly (readonly [name: string, value: unknown])[],
): string[] {
  const nothing = facts
    .filter(([name, value]) => value === 0 && evidencedLosses[name])
    .map(([name]) => evidencedLosses[name] ?? '');
  const told = unique(nothing);
  const texts = facts.flatMap(([name, value]) => {
    if (value === 0 && evidencedLosses[name])
      return told.length > 0 ? [`there is no evidenced cost of ${list(told, 'or')}`] : [];
    return [statement(edition, name, value)];
  });
  return unique(texts);
}

/** The trace of a rule in one context: the case, or an item. */
export const entryOf = (d: Determination, rule: string, item?: number): TraceEntry | undefined =>
  d.trace.find((entry) => entry.rule === rule && entry.item === item);

/** The facts that made rules come out as they did, as one clause; undefined where none was asked. */
export function because(
  edition: PreparedEdition,
  entries: readonly (TraceEntry | undefined)[],
): string | undefined {
  const leaves = entries.flatMap((entry) => (entry?.conditions ? decidingLeaves(entry.conditions) : []));
  const texts = statements(
    edition,
    leaves.map((leaf) => [leaf.fact, leaf.actual] as const),
  );
  return texts.length > 0 ? list(texts, 'and') : undefined;
}
