/** What a batch makes certain of the heads of a determination that nobody has worked out. Money is pence. */
import type { BatchResult } from '../compile/result.ts';
import {
  type Case,
  encode,
  engineFacts,
  type HeadLine,
  onceForEach,
  orderHead,
  type PreparedEdition,
} from '../model/index.ts';
import { mayHold } from './certain-rules.ts';

/** Places of the rules that award under each head. */
export const awardsOf = onceForEach(({ rules }: PreparedEdition) => {
  const awards = new Map<string, number[]>();
  rules.forEach(({ event }, i) => {
    if (event.type === 'award') awards.set(event.params.head, [...(awards.get(event.params.head) ?? []), i]);
  });
  return awards;
});

/** The sum that a case says was ordered; undefined where it is unknown, or may not apply. */
function orderedIn({ facts }: PreparedEdition, c: Case): number | undefined {
  const name = engineFacts.order;
  const fact = facts.get(name);
  const literal = Object.hasOwn(c.facts, name) ? c.facts[name] : fact?.default;
  const sum = fact && encode(fact.type, literal);
  return typeof sum === 'number' && fact?.when === undefined ? sum : undefined;
}

/** Whether the Ombudsman ordered nothing, as far as the case and the vocabulary say. */
export const isWithoutOrder = (edition: PreparedEdition, c: Case): boolean => orderedIn(edition, c) === 0;

/**
 * Whether an edition leaves an order as it was made: nothing awards, bars or limits it. Of exclusive heads the larger is kept, and
 * a fixed sum that is superseded, or is the larger, is still that sum.
 */
const leavesOrders = onceForEach((prepared: PreparedEdition): boolean => {
  const { edition, rules } = prepared;
  const named = (of: unknown): boolean => Array.isArray(of) && of.includes(orderHead);
  const touches = ({ event }: PreparedEdition['rules'][number]): boolean =>
    (event.type === 'limit' && (event.params.of === 'case' || named(event.params.of))) ||
    ((event.type === 'exclude' || event.type === 'refer') && named(event.params.of));
  return !(awardsOf(prepared).has(orderHead) || named(edition.gate.heads) || rules.some(touches));
});

/** A line that stands among the heads. */
export type CertainLine = Pick<HeadLine, 'head' | 'min' | 'max'>;

/** The order's line, where a case awards something and its edition leaves orders alone; of other heads nothing is said. */
export function linesIn(result: BatchResult, at: number, c: Case): readonly CertainLine[] {
  const { edition } = result;
  if (result.outcome(at) !== 'award' || !leavesOrders(edition)) return [];
  const sum = orderedIn(edition, c);
  return sum === undefined || sum <= 0 ? [] : [{ head: orderHead, min: sum, max: sum }];
}

/** Whether no line can stand under a head: nothing awards it, whatever the unknown facts turn out to be. */
export function isAbsent(result: BatchResult, at: number, c: Case, head: string): boolean {
  const { edition } = result;
  if (head === orderHead && !isWithoutOrder(edition, c)) return false;
  return !(awardsOf(edition).get(head) ?? []).some((rule) => mayHold(result, rule, at));
}
