/** One case with every fact known: the determination in the order of the format. */

import { basis, type Interval } from './amounts';
import { authorisation } from './authority';
import { bars, type Bars } from './bars';
import { parameterEntry, read, type World } from './context';
import { ORDER_HEAD, headLines, payable, counts, type Line } from './lines';
import { readOrder } from './order';
import { payment } from './payment';
import { pence, type Ratio } from './ratio';
import { firing, unique, type FlatRule } from './rules';
import { touchFlags, touches } from './scales';
import { settle, total } from './settle';
import type { Award, Ends, Flag, HeadLine, Payment, Run } from './types';

const NOTHING: Award = { min: 0, max: 0, basis: 'none' };

function shown(line: Line): HeadLine {
  const rules = unique(line.contributions.map((c) => c.rule.name));
  return {
    head: line.head,
    category: line.category,
    min: line.amount.min,
    max: line.amount.max,
    basis: basis(line.amount),
    rule: rules[0] ?? '',
    clauses: line.clauses,
    ...(rules.length > 1 ? { rules } : {}),
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(line.supersededBy === undefined ? {} : { supersededBy: line.supersededBy }),
    ...(line.limitedBy === undefined ? {} : { limitedBy: line.limitedBy }),
  };
}

function awardOf(lines: Line[], all: Interval): Award {
  const bare = unique(lines.filter((l) => counts(l) && l.amount.min === null).map((l) => l.head));
  return {
    min: all.min,
    max: all.max,
    basis: basis(all),
    ...(all.above ? { minExclusive: true as const } : {}),
    ...(bare.length > 0 ? { unspecified: bare } : {}),
  };
}

function netOf(world: World, award: Ends): Ends {
  const paid = read({ world, item: undefined }, 'alreadyPaid');
  const less = paid === null ? 0 : pence(paid.value as Ratio);
  const end = (p: number | null): number | null => (p === null ? null : Math.max(0, p - less));
  return { min: paid?.open === true && award.min !== null ? 0 : end(award.min), max: end(award.max) };
}

/** Flags of the engine's own making, and those of the rules that fired. */
function flagsOf(
  world: World,
  rules: readonly FlatRule[],
  barred: Bars,
  lines: Line[],
  conflicts: Flag[],
  pays: Payment | null,
): Flag[] {
  const awarded =
    barred.whole !== undefined
      ? []
      : lines.flatMap((l) => l.contributions.flatMap((c) => c.rule.params.flags ?? []));
  const others = ['remedy', 'flag', ...(pays === null ? [] : ['limit', 'authorise', 'pay', 'term'])];
  const carried = others.flatMap((type) =>
    firing(world, rules, type).flatMap((f) => f.rule.params.flags ?? []),
  );
  const stated = firing(world, rules, 'flag').map(({ rule }) => ({
    kind: rule.params.kind ?? '',
    text: rule.params.text ?? '',
    clauses: rule.clauses,
  }));
  const offset = offsetFlag(lines, pays);
  return [
    ...barred.flags,
    ...(barred.whole === undefined ? conflicts : []),
    ...awarded,
    ...carried,
    ...stated,
    ...offset,
  ];
}

/** The order set against a debt is flagged. */
function offsetFlag(lines: Line[], pays: Payment | null): Flag[] {
  const order = lines.find((l) => l.head === ORDER_HEAD && payable(l));
  if (order === undefined || pays === null || pays.route === 'direct') return [];
  const part = pays.parts.find((p) => p.heads.includes(ORDER_HEAD));
  if (part?.to === 'customer') return [];
  return [
    {
      kind: 'warning',
      text: 'an order is set against a debt',
      clauses: unique([...order.clauses, ...pays.clauses]),
    },
  ];
}

/** A warning for each parameter that is read and has no value for the date. */
export const staleFlags = (world: World, parameters: readonly string[]): Flag[] =>
  parameters
    .map((name) => ({ name, found: parameterEntry(world, name) }))
    .filter(({ found }) => found.late)
    .map(({ name, found }) => ({
      kind: 'warning',
      text: `${name}: no value for the date`,
      clauses: found.entry.clauses ?? [],
    }));

const distinct = <T>(xs: T[]): T[] => [...new Map(xs.map((x) => [JSON.stringify(x), x])).values()];

/** The determination of a case in which nothing is unknown any more. */
export function run(world: World, rules: readonly FlatRule[], parameters: readonly string[]): Run {
  const barred = bars(world, rules);
  const order = readOrder(world);
  const conflicts: Flag[] = [];
  const lines = headLines(world, rules, barred, order, conflicts);
  const touching = touches(lines, rules, barred, order);
  settle(world, rules, lines, order);
  const pays = lines.some(payable);
  const outcome = barred.whole ?? (pays ? 'award' : barred.partReferred ? 'referred' : 'no-award');
  const awards = outcome === 'award';
  const award = awards ? awardOf(lines, total(lines)) : NOTHING;
  const paid = awards ? payment(world, rules, lines) : null;
  const ranked = awards
    ? authorisation(
        world,
        rules,
        lines,
        touching.filter((t) => counts(t.line)),
        award,
      )
    : null;
  const unread =
    ranked?.role === null
      ? [{ kind: 'ambiguity', text: 'the authority cannot be read', clauses: ranked.clauses }]
      : [];
  const touched = awards ? touchFlags(touching.filter((t) => counts(t.line))) : [];
  const made = (type: 'remedy' | 'term') => firing(world, rules, type).map(({ rule }) => rule);
  return {
    outcome,
    award,
    net: awards ? netOf(world, award) : { min: 0, max: 0 },
    heads: awards ? lines.map(shown) : [],
    exclusions: barred.exclusions,
    referrals: barred.referrals,
    remedies: distinct(
      made('remedy').map((r) => ({ remedy: r.params.remedy ?? '', rule: r.name, clauses: r.clauses })),
    ),
    terms: awards
      ? distinct(made('term').map((r) => ({ term: r.params.term ?? '', rule: r.name, clauses: r.clauses })))
      : [],
    authorisation: ranked,
    payment: paid,
    flags: distinct([
      ...flagsOf(world, rules, barred, lines, conflicts, paid),
      ...touched,
      ...unread,
      ...staleFlags(world, parameters),
    ]),
    butFor: barred.whole !== undefined && pays ? lines.map(shown) : [],
  };
}
