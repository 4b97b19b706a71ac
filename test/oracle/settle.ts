/** From lines to what counts: over items, the Ombudsman's order, what an item and a head may come to, `exclusive`, then the case and the household. */

import { fixed, greater, inside, sum, type Interval } from './amounts';
import { figure, type World } from './context';
import { counts, headOrder, ORDER_HEAD, type Line } from './lines';
import { firing, unique, type Fired, type FlatRule } from './rules';
import type { Order } from './order';

const above = (x: number | null, open: number): number => x ?? open;

/** The first of those with the larger max, then the larger min; what has no amount counts as open from 0. */
function largest<T>(xs: T[], of: (x: T) => Interval): T | undefined {
  const better = (a: Interval, b: Interval): boolean => {
    const [x, y] = [above(a.max, Infinity), above(b.max, Infinity)];
    return x !== y ? x > y : above(a.min, 0) > above(b.min, 0);
  };
  return xs.reduce<T | undefined>(
    (best, x) => (best === undefined || better(of(x), of(best)) ? x : best),
    undefined,
  );
}

/** Raises the lines of a kept head until they add up to the larger of each end, from the first line on. */
function raise(lines: Line[], target: Interval): void {
  if (target.min !== null && lines.every((l) => l.amount.min === null)) {
    const [first] = lines;
    if (first) first.amount = { min: 0, max: null, above: false };
  }
  let short = (target.min ?? 0) - (sum(lines.map((l) => l.amount)).min ?? 0);
  for (const line of lines) {
    const { max } = line.amount;
    const min = line.amount.min ?? 0;
    const by = Math.min(short, above(max, Infinity) - min);
    if (by <= 0) continue;
    line.amount = { min: min + by, max, above: target.above };
    short -= by;
  }
}

/** Over items: the first line, or the largest with the larger of each end; the others stand superseded by their own head. */
function overItems(world: World, lines: Line[]): void {
  for (const head of headOrder(world.edition)) {
    const own = lines.filter((l) => l.head === head);
    const policy = world.edition.heads[head]?.items ?? 'sum';
    if (policy === 'sum' || own.length < 2) continue;
    const kept = policy === 'first' ? own[0] : largest(own, (l) => l.amount);
    if (kept !== undefined && policy === 'max') kept.amount = greater(own.map((l) => l.amount));
    for (const l of own) if (l !== kept) l.supersededBy = head;
  }
}

function orderReplaces(lines: Line[], order: Order): void {
  if (order.inAddition || !lines.some((l) => l.head === ORDER_HEAD)) return;
  for (const l of lines)
    if (l.head !== ORDER_HEAD && counts(l) && ['goodwill', 'financial-redress'].includes(l.category))
      l.supersededBy = ORDER_HEAD;
}

/**
 * Cuts each end of a group of lines to the cap on its own, from the last line. A line's least may then stand above its most:
 * it still counts in the total, and the line shows its most.
 */
function cut(lines: Line[], cap: number, { name, clauses }: FlatRule): void {
  let [most, least] = [cap, cap];
  for (const l of lines) {
    const max = Math.min(above(l.amount.max, Infinity), most);
    const min = Math.min(above(l.amount.min, 0), least);
    most -= max;
    least -= min;
    if (max === l.amount.max && min === l.amount.min) continue;
    l.amount = { min, max, above: l.amount.above && min === l.amount.min };
    l.limitedBy = name;
    l.clauses = unique([...l.clauses, ...clauses]);
  }
}

function limit(fired: Fired, lines: Line[]): void {
  const { params } = fired.rule;
  const of = params.of ?? 'case';
  const group = lines.filter((l) => counts(l) && (of === 'case' || of.includes(l.head)));
  const cap = figure(fired.ctx, params.cap ?? 0);
  const per = params.per ?? 'case';
  if (per === 'head')
    for (const h of unique(group.map((l) => l.head)))
      cut(
        group.filter((l) => l.head === h),
        cap,
        fired.rule,
      );
  else if (per === 'item') cutItems(fired, group, cap);
  else cut(group, cap, fired.rule);
}

/** A limit that fired in one item cuts that item's lines; one over the case cuts the lines of each item, and the case's own. */
function cutItems({ rule, ctx }: Fired, group: Line[], cap: number): void {
  const items = ctx.item === undefined ? unique(group.map((l) => l.item)) : [ctx.item];
  for (const item of items)
    cut(
      group.filter((l) => l.item === item),
      cap,
      rule,
    );
}

function exclusive(world: World, lines: Line[]): void {
  for (const { heads, keep, clauses = [] } of world.edition.exclusive ?? []) {
    const groups = headOrder(world.edition)
      .filter((h) => heads.includes(h))
      .map((head) => ({ head, lines: lines.filter((l) => l.head === head && counts(l)) }))
      .filter((g) => g.lines.length > 0)
      .map((g) => ({ ...g, total: sum(g.lines.map((l) => l.amount)) }));
    const kept = largest(groups, (g) => g.total);
    if (kept === undefined || groups.length < 2) continue;
    if (keep === 'larger') raise(kept.lines, greater(groups.map((g) => g.total)));
    for (const g of groups)
      for (const l of g.lines) {
        l.clauses = unique([...l.clauses, ...clauses]);
        if (g !== kept) l.supersededBy = kept.head;
      }
  }
}

/** Marks, raises and cuts the lines in place, in the order of the format. */
export function settle(world: World, rules: readonly FlatRule[], lines: Line[], order: Order): void {
  const limits = firing(world, rules, 'limit');
  const early = (f: Fired): boolean => ['item', 'head'].includes(f.rule.params.per ?? 'case');
  overItems(world, lines);
  orderReplaces(lines, order);
  for (const f of limits.filter(early)) limit(f, lines);
  exclusive(world, lines);
  const seen = new Set<FlatRule>();
  for (const f of limits.filter((f) => !early(f))) {
    if (!seen.has(f.rule)) limit(f, lines);
    seen.add(f.rule);
  }
}

/** The total over the lines that count; without any, nothing. */
export function total(lines: Line[]): Interval {
  const counted = lines.filter(counts).map((l) => l.amount);
  return counted.length === 0 ? fixed(0) : inside(sum(counted));
}
