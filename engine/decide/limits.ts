/** Limits, exclusive heads, and an Ombudsman order in place of discretionary heads. */
import { type Edition, orderHead, replacedByOrder } from '../model/index.ts';
import type { Reader } from './amount.ts';
import { poundsToPence } from '../money.ts';
import type { Fired } from './bars.ts';
import { add, between, type Interval, isUnspecified, larger, rank } from './interval.ts';
import { type Line, union } from './lines.ts';

/** Lines that count: not superseded by another head. */
export const counted = (lines: readonly Line[]): Line[] =>
  lines.filter((line) => line.supersededBy === undefined);

/**
 * Keeps the ends of lines within a cap, cutting from the last; a cut line names the limit. The ends are cut apart, so
 * that the sum of each end is right; a line's min may then stand above its max until `clamp` shows it.
 */
function cut(
  lines: readonly Line[],
  applies: (line: Line) => boolean,
  { cap, rule, clauses }: Limit,
): Line[] {
  let leftMin = cap;
  let leftMax = cap;
  return lines.map((line) => {
    if (line.supersededBy !== undefined || !applies(line)) return line;
    const before = line.amount;
    const max = before.max === null ? leftMax : Math.min(before.max, leftMax);
    const min = Math.min(before.min ?? 0, leftMin);
    leftMin -= min;
    leftMax -= max;
    if (min === (before.min ?? 0) && max === before.max) return line;
    const exclusive = before.exclusive === true && min === before.min ? { exclusive: true as const } : {};
    return {
      ...line,
      amount: { min, max, ...exclusive },
      limitedBy: rule,
      clauses: union([line.clauses, clauses]),
    };
  });
}

/** A limit that holds, with its cap in pence. */
interface Limit {
  readonly rule: string;
  readonly of: 'case' | readonly string[];
  readonly per: 'item' | 'head' | 'case' | 'household';
  readonly cap: number;
  readonly clauses: readonly string[];
  readonly item?: number;
}

const limitsIn = (fired: readonly Fired[], readerOf: (fired: Fired) => Reader): Limit[] =>
  fired.flatMap((f) => {
    const { event, name } = f.rule;
    if (event.type !== 'limit') return [];
    const { of, per, cap } = event.params;
    const pence = typeof cap === 'number' ? (poundsToPence(cap) ?? 0) : readerOf(f).money(cap)[0];
    return [{ rule: name, of, per, cap: pence, clauses: event.params.clauses, item: f.context.item }];
  });

/** A limit that holds in one item cuts that item's lines where it is `per: item`; `per` any wider says so itself. */
const covers = (limit: Limit, line: Line): boolean =>
  (limit.of === 'case' || limit.of.includes(line.head)) &&
  (limit.per !== 'item' || limit.item === undefined || limit.item === line.item);

function applyLimits(lines: readonly Line[], limits: readonly Limit[]): Line[] {
  let now = [...lines];
  for (const limit of limits) {
    const keyOf = (line: Line): unknown =>
      limit.per === 'item' ? line.item : limit.per === 'head' ? line.head : undefined;
    for (const group of new Set(now.map(keyOf)))
      now = cut(now, (line) => covers(limit, line) && keyOf(line) === group, limit);
  }
  return now;
}

const headTotal = (lines: readonly Line[], head: string): Interval =>
  add(
    counted(lines)
      .filter((line) => line.head === head)
      .map((line) => line.amount),
  );

/** Raises the lines of a head to a total, from the first, each end on its own. */
function raise(lines: readonly Line[], head: string, to: Interval): Line[] {
  const mine = (line: Line): boolean => line.head === head && line.supersededBy === undefined;
  const now = headTotal(lines, head);
  const first = lines.find(mine);
  if (isUnspecified(now)) return lines.map((line) => (line === first ? { ...line, amount: to } : line));
  let left = Math.max(0, (to.min ?? 0) - (now.min ?? 0));
  const raised = left > 0;
  const opens = to.max === null && now.max !== null;
  return lines.map((line) => {
    if (!mine(line)) return line;
    const max = opens && line === first ? null : line.amount.max;
    const room = max === null ? left : Math.max(0, Math.min(left, max - (line.amount.min ?? 0)));
    left -= room;
    if (isUnspecified(line.amount) && room === 0) return line;
    const own = line.amount.exclusive === true && room === 0;
    const above = line === first ? to.exclusive === true || (own && !raised) : own;
    const ends = { min: (line.amount.min ?? 0) + room, max };
    return { ...line, amount: above ? { ...ends, exclusive: true } : ends };
  });
}

/** Of exclusive heads one is kept: the larger max, then the larger min, then the first of the list. */
function applyExclusive(lines: readonly Line[], groups: NonNullable<Edition['exclusive']>): Line[] {
  let now = [...lines];
  for (const group of groups) {
    const present = [...new Set(counted(now).map((line) => line.head))].filter((head) =>
      group.heads.includes(head),
    );
    if (present.length < 2) continue;
    const totals = new Map(present.map((head) => [head, headTotal(now, head)]));
    const kept = present.reduce((best, head) =>
      rank(totals.get(head) as Interval, totals.get(best) as Interval) > 0 ? head : best,
    );
    now = now.map((line) => {
      if (!present.includes(line.head) || line.supersededBy !== undefined) return line;
      const clauses = union([line.clauses, group.clauses]);
      return line.head === kept ? { ...line, clauses } : { ...line, clauses, supersededBy: kept };
    });
    if (group.keep === 'larger') now = raise(now, kept, larger([...totals.values()]));
  }
  return now;
}

/** An Ombudsman's order replaces goodwill and financial redress, unless it comes on top. */
function applyOrder(lines: readonly Line[], inAddition: boolean): Line[] {
  const order = lines.some((line) => line.head === orderHead);
  if (!order || inAddition) return [...lines];
  return lines.map((line) =>
    line.supersededBy === undefined && line.head !== orderHead && replacedByOrder.has(line.category)
      ? { ...line, supersededBy: orderHead }
      : line,
  );
}

/** What is left cannot be more at least than at most. */
export const clamp = (amount: Interval): Interval =>
  amount.min !== null && amount.max !== null && amount.min >= amount.max
    ? between(amount.max, amount.max)
    : amount;

/** The lines after the order, limits per item and head, exclusive heads, and limits per case and household; and their total. */
export function settle(
  lines: readonly Line[],
  fired: readonly Fired[],
  exclusive: Edition['exclusive'],
  inAddition: boolean,
  readerOf: (fired: Fired) => Reader,
): { lines: Line[]; ends: Line[]; total: Interval } {
  const limits = limitsIn(fired, readerOf);
  const inner = applyLimits(
    applyOrder(lines, inAddition),
    limits.filter((l) => l.per === 'item' || l.per === 'head'),
  );
  const kept = applyExclusive(inner, exclusive ?? []);
  const settled = applyLimits(
    kept,
    limits.filter((l) => l.per === 'case' || l.per === 'household'),
  );
  return {
    ends: settled,
    lines: settled.map((line) => ({ ...line, amount: clamp(line.amount) })),
    total: clamp(add(counted(settled).map((line) => line.amount))),
  };
}
