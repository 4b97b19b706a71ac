/** Which way the money goes: one head, one route, and parts only where heads go different ways. */

import { sum } from './amounts';
import { payable, type Line } from './lines';
import { firing, unique, type Fired, type FlatRule } from './rules';
import type { World } from './context';
import type { Payment } from './types';

const TO: Record<string, string> = {
  direct: 'customer',
  'arrears-first': 'arrears',
  'rent-account': 'rent-account',
};

/** The payment of an award; `direct`, by no rule, where no rule says otherwise. */
export function payment(world: World, rules: readonly FlatRule[], lines: Line[]): Payment {
  const fired = firing(world, rules, 'pay');
  const ruleOf = (line: Line): Fired | undefined =>
    fired.find(({ rule }) => rule.params.heads === undefined || rule.params.heads.includes(line.head));
  const routed = lines.filter(payable).map((line) => ({ line, by: ruleOf(line) }));
  const routeOf = (by: Fired | undefined): string => by?.rule.params.route ?? 'direct';
  const routes = unique(routed.map((r) => routeOf(r.by)));
  const byRule = routed
    .map((r) => r.by)
    .sort((a, b) => (a?.rule.order ?? Infinity) - (b?.rule.order ?? Infinity));
  const debt = byRule.find((by) => routeOf(by) !== 'direct');
  const shown = debt ?? byRule.find((by) => by !== undefined);
  const parts = routes.map((route) => {
    const own = routed.filter((r) => routeOf(r.by) === route).map((r) => r.line);
    const { min, max } = sum(own.map((l) => l.amount));
    return { heads: unique(own.map((l) => l.head)), to: TO[route] ?? route, min, max };
  });
  return {
    route: routeOf(shown),
    parts: routes.length > 1 ? parts : [],
    rule: shown?.rule.name ?? null,
    clauses: shown?.rule.clauses ?? [],
  };
}
