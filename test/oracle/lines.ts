/** Head lines of one case: awards gathered by head and item under the hit policy, before items, limits and `exclusive`. */

import { amount, fixed, greater, hull, sum, type Interval } from './amounts';
import { figureOfOrder, type Order } from './order';
import { rowHolds, holds } from './conditions';
import { clausesOf, firing, unique, type Fired, type FlatRule } from './rules';
import type { Bars } from './bars';
import type { Ctx, World } from './context';
import type { Edition, Flag } from './types';

export interface Contribution extends Fired {
  amount: Interval;
}
export interface Line {
  head: string;
  item: number | undefined;
  category: string;
  amount: Interval;
  contributions: Contribution[];
  clauses: string[];
  supersededBy?: string;
  limitedBy?: string;
}

export const ORDER_HEAD = 'ombudsman-order';

/** Heads as declared; `ombudsman-order` last unless the edition gives it a place. */
export const headOrder = (edition: Edition): string[] => unique([...Object.keys(edition.heads), ORDER_HEAD]);

export const counts = (line: Line): boolean => line.supersededBy === undefined;
export const payable = (line: Line): boolean => counts(line) && line.amount.max !== 0;

function category(ctx: Ctx, head: string): { category: string; clauses: string[] } {
  const spec = ctx.world.edition.heads[head]?.category ?? 'compensation';
  if (typeof spec === 'string') return { category: spec, clauses: [] };
  const row = spec.rows.find((r) => rowHolds(ctx, spec.inputs, r.when));
  return { category: row?.category ?? spec.otherwise, clauses: row?.clauses ?? [] };
}

function gateOpen(world: World, head: string): boolean {
  const { gate } = world.edition;
  const concerned = gate.heads === undefined ? head !== ORDER_HEAD : gate.heads.includes(head);
  return !concerned || holds({ world, item: undefined }, gate.conditions);
}

/** The engine's own rule: the Ombudsman's order, where there is one. */
function orderAward(world: World, rules: readonly FlatRule[], order: Order): Fired[] {
  const rule: FlatRule = {
    name: ORDER_HEAD,
    order: rules.length,
    kind: undefined,
    conditions: undefined,
    inputs: [],
    cells: [],
    type: 'award',
    params: { head: ORDER_HEAD },
    clauses: world.edition.heads[ORDER_HEAD]?.clauses ?? [],
    table: undefined,
    scale: undefined,
  };
  return order.amount === 0 ? [] : [{ rule, ctx: { world, item: undefined } }];
}

function byHitPolicy(policy: string, found: Contribution[]): { amount: Interval; used: Contribution[] } {
  const amounts = found.map((c) => c.amount);
  const first = found[0];
  if (policy === 'first' && first !== undefined) return { amount: first.amount, used: [first] };
  if (policy === 'collect-sum') return { amount: sum(amounts), used: found };
  if (policy === 'collect-max') return { amount: greater(amounts), used: found };
  return { amount: hull(amounts), used: found };
}

function line(
  world: World,
  head: string,
  item: number | undefined,
  found: Contribution[],
  flags: Flag[],
): Line {
  const policy = world.edition.heads[head]?.hitPolicy ?? 'unique';
  const { amount: total, used } = byHitPolicy(policy, found);
  const rules = used.map((c) => c.rule);
  if (policy === 'unique' && used.length > 1)
    flags.push({
      kind: 'conflict',
      text: `${head}: ${rules.map(({ name }) => name).join()} fire`,
      clauses: clausesOf(rules),
    });
  const of = category({ world, item }, head);
  return {
    head,
    item,
    category: of.category,
    amount: total,
    contributions: used,
    clauses: unique([...clausesOf(rules), ...of.clauses]),
  };
}

/** Awards that hold, whose head and item are not barred and whose gate is open; in document order, then by item. */
export function heldAwards(
  world: World,
  rules: readonly FlatRule[],
  barred: Bars,
  order: Order,
): Contribution[] {
  const stands = ({ rule, ctx }: Fired): boolean => {
    const head = rule.params.head ?? '';
    const out = barred.barsItem(rule.kind, ctx.item) || barred.barsHead(head, ctx.item);
    return !out && gateOpen(world, head);
  };
  const own = firing(world, rules, 'award').filter(stands);
  // A rule of the edition that awards the order's head takes the place of the engine's own.
  const taken = own.some(({ rule }) => rule.params.head === ORDER_HEAD);
  const all = taken ? own : [...own, ...orderAward(world, rules, order).filter(stands)];
  return all.map((f) => ({ ...f, amount: amountOf(f, barred, order) }));
}

/** One line for each head and item, in order of heads, the case's own before the items'; conflicts go to `flags`. */
export function headLines(world: World, held: Contribution[], flags: Flag[]): Line[] {
  const slots = [undefined, ...(world.case.items ?? []).map((_, i) => i)];
  return headOrder(world.edition)
    .flatMap((head) => slots.map((item) => ({ head, item })))
    .map((x) => ({ ...x, found: held.filter((c) => c.rule.params.head === x.head && c.ctx.item === x.item) }))
    .filter((x) => x.found.length > 0)
    .map((x) => line(world, x.head, x.item, x.found, flags));
}

/** What an award's rule or row gives where it fired. */
export function amountOf({ rule, ctx }: Fired, barred: Bars, order: Order): Interval {
  if (rule.name === ORDER_HEAD && rule.params.amount === undefined) return figureOfOrder(order);
  return rule.params.amount === undefined
    ? fixed(0)
    : amount(ctx, rule.params.amount, barred.lostFacts(ctx.item));
}
