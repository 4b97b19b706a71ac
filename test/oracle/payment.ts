/** Which way the money goes: one head, one route, and parts only where heads go different ways. */

import { inside, sum } from './amounts';
import { ORDER_HEAD, payable, type Line } from './lines';
import { firing, unique, type FlatRule } from './rules';
import type { World } from './context';
import type { Flag, Payment } from './types';

const TO: Record<string, string> = {
  direct: 'customer',
  'arrears-first': 'arrears',
  'rent-account': 'rent-account',
};

/** A line that pays something, with the first rule, in document order, that says which way its head goes. */
export interface Routed {
  line: Line;
  by: FlatRule | undefined;
}
const routeOf = (by: FlatRule | undefined): string => by?.params.route ?? 'direct';

/** The way of each line that pays something; a rule that fires in one item holds for the head. */
export function routes(world: World, rules: readonly FlatRule[], lines: Line[]): Routed[] {
  const fired = firing(world, rules, 'pay').map((f) => f.rule);
  const ruleOf = (line: Line): FlatRule | undefined =>
    fired.find(({ params }) => params.heads === undefined || params.heads.includes(line.head));
  return lines.filter(payable).map((line) => ({ line, by: ruleOf(line) }));
}

/** The payment of an award; `direct`, by no rule, where no rule says otherwise. */
export function payment(routed: Routed[]): Payment {
  const inOrder = routed.flatMap((r) => r.by ?? []).sort((a, b) => a.order - b.order);
  const shown = inOrder.find((by) => routeOf(by) !== 'direct') ?? inOrder[0];
  const ways = unique(routed.map((r) => routeOf(r.by)));
  const parts = ways.map((way) => {
    const own = routed.filter((r) => routeOf(r.by) === way).map((r) => r.line);
    const { min, max } = inside(sum(own.map((l) => l.amount)));
    return { heads: unique(own.map((l) => l.head)), to: TO[way] ?? way, min, max };
  });
  return {
    route: routeOf(shown),
    parts: ways.length > 1 ? parts : [],
    rule: shown?.name ?? null,
    clauses: shown?.clauses ?? [],
  };
}

/** The order set against a debt is flagged, with its clauses and those of the rule that sets it so. */
export function offsetFlags(routed: Routed[]): Flag[] {
  return routed
    .filter((r) => r.line.head === ORDER_HEAD && routeOf(r.by) !== 'direct')
    .map((r) => ({
      kind: 'warning',
      text: 'an order is set against a debt',
      clauses: unique([...r.line.clauses, ...(r.by?.clauses ?? [])]),
    }));
}
