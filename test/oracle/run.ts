/** One case with every fact known: the determination in the order of the format. */

import { basis, inside, type Interval } from './amounts';
import { asking, authorisation, unreadable } from './authority';
import { bars, type Bars } from './bars';
import { parameterEntry, read, type World } from './context';
import { counts, headLines, heldAwards, payable, type Contribution, type Line } from './lines';
import { readOrder } from './order';
import { offsetFlags, payment, routes } from './payment';
import { pence, type Ratio } from './ratio';
import { firing, unique, type FlatRule } from './rules';
import { touchFlags, touches, type Touch } from './scales';
import { settle, total } from './settle';
import type { Award, Ends, Flag, HeadLine, Run } from './types';

const NOTHING: Award = { min: 0, max: 0, basis: 'none' };

/** A line as it is shown: its least is never above its most. */
function shown(line: Line): HeadLine {
  const rules = unique(line.contributions.map((c) => c.rule.name));
  const ends = inside(line.amount);
  return {
    head: line.head,
    category: line.category,
    min: ends.min,
    max: ends.max,
    basis: basis(ends),
    rule: rules[0] ?? '',
    clauses: line.clauses,
    rules,
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
    ...(all.above && all.min !== all.max ? { minExclusive: true as const } : {}),
    ...(bare.length > 0 ? { unspecified: bare } : {}),
  };
}

function netOf(world: World, award: Ends): Ends {
  const paid = read({ world, item: undefined }, 'alreadyPaid');
  const less = paid === null ? 0 : pence(paid.value as Ratio);
  const end = (p: number | null): number | null => (p === null ? null : Math.max(0, p - less));
  return { min: paid?.open === true && award.min !== null ? 0 : end(award.min), max: end(award.max) };
}

/** Held awards that their head takes: under `first` only the first of each context. */
const takenOf = (world: World, held: readonly Contribution[]): Contribution[] =>
  held.filter(
    (c, at) =>
      world.edition.heads[c.rule.params.head ?? '']?.hitPolicy !== 'first' ||
      held.findIndex((o) => o.rule.params.head === c.rule.params.head && o.ctx.item === c.ctx.item) === at,
  );

/** The flags that rules carry: on an award where it holds and is taken, on what makes an award what it is where there is one, else always. */
function carriedFlags(
  world: World,
  rules: readonly FlatRule[],
  barred: Bars,
  held: Contribution[],
  asked: FlatRule[] | undefined,
): Flag[] {
  const fired = (type: string): FlatRule[] => firing(world, rules, type).map((f) => f.rule);
  const awards = barred.whole === undefined ? takenOf(world, held).map((c) => c.rule) : [];
  const withAward =
    asked === undefined ? [] : [...fired('limit'), ...asked, ...fired('pay'), ...fired('term')];
  const carried = [...awards, ...fired('remedy'), ...fired('flag'), ...withAward];
  const stated = fired('flag').map(({ params, clauses }) => ({
    kind: params.kind ?? '',
    text: params.text ?? '',
    clauses,
  }));
  return [...carried.flatMap((rule) => rule.params.flags ?? []), ...stated];
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

const distinct = <T>(xs: T[]): T[] =>
  xs.length < 2 ? xs : [...new Map(xs.map((x) => [JSON.stringify(x), x])).values()];

const unreadRole = ({ params, clauses }: FlatRule): Flag => ({
  kind: 'ambiguity',
  text: `an authority cannot be read: ${params.unspecified ?? ''}`,
  clauses,
});

/** What only an award has. */
function ofAward(world: World, rules: readonly FlatRule[], lines: Line[], touching: Touch[]) {
  const award = awardOf(lines, total(lines));
  const close = touching.filter((t) => counts(t.line));
  const authority = authorisation(world, rules, lines, close, award);
  const routed = routes(world, rules, lines);
  return {
    award,
    net: netOf(world, award),
    heads: lines.map(shown),
    terms: distinct(
      firing(world, rules, 'term').map(({ rule: r }) => ({
        term: r.params.term ?? '',
        rule: r.name,
        clauses: r.clauses,
      })),
    ),
    authorisation: authority,
    payment: payment(routed),
    asked: asking(world, rules, lines, award),
    flags: [
      ...offsetFlags(routed),
      ...touchFlags(close),
      ...unreadable(world, rules, lines, close, award).map(unreadRole),
    ],
  };
}

/** The determination of a case in which nothing is unknown any more. */
export function run(world: World, rules: readonly FlatRule[], parameters: readonly string[]): Run {
  const barred = bars(world, rules);
  const order = readOrder(world);
  const conflicts: Flag[] = [];
  const held = heldAwards(world, rules, barred, order);
  const lines = headLines(world, held, conflicts);
  const touching = touches(lines, rules, barred, order);
  settle(world, rules, lines, order);
  const pays = lines.some(payable);
  const outcome = barred.whole ?? (pays ? 'award' : barred.partReferred ? 'referred' : 'no-award');
  const made = outcome === 'award' ? ofAward(world, rules, lines, touching) : undefined;
  const remedies = firing(world, rules, 'remedy').map(({ rule: r }) => ({
    remedy: r.params.remedy ?? '',
    rule: r.name,
    clauses: r.clauses,
  }));
  return {
    outcome,
    award: made?.award ?? NOTHING,
    net: made?.net ?? { min: 0, max: 0 },
    heads: made?.heads ?? [],
    held: barred.whole === undefined ? lines.map(shown) : [],
    exclusions: barred.exclusions,
    referrals: barred.referrals,
    remedies: distinct(remedies),
    terms: made?.terms ?? [],
    authorisation: made?.authorisation ?? null,
    payment: made?.payment ?? null,
    flags: distinct([
      ...barred.flags,
      ...(barred.whole === undefined ? conflicts : []),
      ...carriedFlags(world, rules, barred, held, made?.asked),
      ...(made?.flags ?? []),
      ...staleFlags(world, parameters),
    ]),
    butFor: barred.whole !== undefined && pays ? lines.map(shown) : [],
  };
}
