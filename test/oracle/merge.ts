/** One determination from many runs: the hull of the money, what all give, and what only some give marked `maybe`. */

import { basis, hull } from './amounts';
import { headOrder } from './lines';
import { unique, type FlatRule } from './rules';
import { ranking } from './authority';
import type { Authorisation, Award, Edition, Ends, HeadLine, Payment, Run } from './types';

const hullOf = (xs: Ends[]): Ends => {
  const { min, max } = hull(xs.map((x) => ({ ...x, above: false })));
  return { min, max };
};

function awards(runs: Run[]): Award {
  const { min, max, above } = hull(runs.map((r) => ({ ...r.award, above: r.award.minExclusive === true })));
  const bare = unique(runs.flatMap((r) => r.award.unspecified ?? []));
  return {
    min,
    max,
    basis: runs.every((r) => r.award.basis === 'none') ? 'none' : basis({ min, max }),
    ...(above ? { minExclusive: true as const } : {}),
    ...(bare.length > 0 ? { unspecified: bare } : {}),
  };
}

/** What any run gives, in order of first appearance; `maybe` where not all do. */
function lists<T extends { maybe?: true }>(all: T[][]): T[] {
  const texts = all.map((xs) => new Set(xs.map((x) => JSON.stringify(x))));
  return unique(texts.flatMap((set) => [...set])).map((text) => {
    const x = JSON.parse(text) as T;
    return texts.every((set) => set.has(text)) ? x : { ...x, maybe: true as const };
  });
}

const sameOf = (xs: (string | undefined)[]): string | undefined =>
  new Set(xs).size === 1 ? xs[0] : undefined;

function oneLine(
  lines: HeadLine[],
  maybe: boolean,
  byRule: (rules: string[]) => string[],
  byClause: (c: string[]) => string[],
): HeadLine[] {
  const first = lines[0];
  if (first === undefined) return [];
  const ends = hullOf(lines);
  const rules = byRule(lines.flatMap((l) => l.rules ?? [l.rule]));
  const supersededBy = sameOf(lines.map((l) => l.supersededBy));
  const limitedBy = sameOf(lines.map((l) => l.limitedBy));
  return [
    {
      head: first.head,
      category: first.category,
      ...ends,
      basis: basis(ends),
      rule: rules[0] ?? first.rule,
      clauses: byClause(lines.flatMap((l) => l.clauses)),
      ...(rules.length > 1 ? { rules } : {}),
      ...(first.item === undefined ? {} : { item: first.item }),
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...(limitedBy === undefined ? {} : { limitedBy }),
      ...(maybe ? { maybe: true as const } : {}),
    },
  ];
}

/** The hull of each head's line over the runs that have it. */
function heads(edition: Edition, rules: readonly FlatRule[], all: HeadLine[][]): HeadLine[] {
  const names = rules.map((r) => r.name);
  const place = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  const byRule = (xs: string[]): string[] => unique(xs).sort((a, b) => place(a) - place(b));
  const cited = unique(rules.flatMap((r) => r.clauses));
  const seat = (c: string): number => (cited.includes(c) ? cited.indexOf(c) : cited.length);
  const byClause = (xs: string[]): string[] => unique(xs).sort((a, b) => seat(a) - seat(b));
  const items = [undefined, ...unique(all.flat().flatMap((l) => l.item ?? [])).sort((a, b) => a - b)];
  return headOrder(edition).flatMap((head) =>
    items.flatMap((item) => {
      const found = all.flatMap((lines) => lines.filter((l) => l.head === head && l.item === item));
      return oneLine(found, found.length < all.length, byRule, byClause);
    }),
  );
}

function authorities(
  edition: Edition,
  rules: readonly FlatRule[],
  all: (Authorisation | null)[],
): Authorisation | null {
  const ranked = ranking(edition, rules);
  const rank = (role: string | null): number => (role === null ? ranked.length : ranked.indexOf(role));
  const given = all.filter((a) => a !== null).sort((a, b) => rank(b.role) - rank(a.role));
  const highest = given[0];
  if (highest === undefined) return null;
  const named = given.flatMap((a) => [...a.steps, ...(a.role === null ? [] : [a.role])]);
  const steps = unique(named.filter((r) => r !== highest.role)).sort((a, b) => rank(a) - rank(b));
  const same = all.every((a) => a !== null && a.role === highest.role);
  return {
    role: highest.role,
    steps,
    rule: highest.rule,
    clauses: highest.clauses,
    ...(same ? {} : { maybe: true as const }),
  };
}

function payments(all: (Payment | null)[]): Payment | null {
  const given = all.filter((p) => p !== null);
  const first = given.find((p) => p.route !== 'direct') ?? given[0];
  if (first === undefined) return null;
  const shape = (p: Payment): string => JSON.stringify(p.parts.map((x) => [x.heads, x.to]));
  const alike = given.every((p) => shape(p) === shape(first));
  const parts = first.parts.map((part, i) => ({
    ...part,
    ...(alike ? hullOf(given.flatMap((p) => p.parts[i] ?? [])) : {}),
  }));
  const same = given.length === all.length && given.every((p) => p.route === first.route);
  return { ...first, parts: alike || !same ? parts : [], ...(same ? {} : { maybe: true as const }) };
}

/** The hull of all runs; `payment` and `authorisation` are null where outcomes differ. */
export function merge(
  edition: Edition,
  rules: readonly FlatRule[],
  runs: Run[],
): Run & { outcomes?: string[] } {
  const outcomes = unique(runs.map((r) => r.outcome)).sort();
  const only = runs[0];
  if (runs.length === 1 && only !== undefined) return only;
  const agreed = outcomes.length === 1;
  return {
    outcome: agreed ? (outcomes[0] ?? '') : 'undetermined',
    ...(agreed ? {} : { outcomes }),
    award: awards(runs),
    net: hullOf(runs.map((r) => r.net)),
    heads: heads(
      edition,
      rules,
      runs.map((r) => r.heads),
    ),
    exclusions: lists(runs.map((r) => r.exclusions)),
    referrals: lists(runs.map((r) => r.referrals)),
    remedies: lists(runs.map((r) => r.remedies)),
    terms: lists(runs.map((r) => r.terms)),
    authorisation: agreed
      ? authorities(
          edition,
          rules,
          runs.map((r) => r.authorisation),
        )
      : null,
    payment: agreed ? payments(runs.map((r) => r.payment)) : null,
    flags: lists(runs.map((r) => r.flags)),
    butFor: heads(
      edition,
      rules,
      runs.map((r) => r.butFor),
    ),
  };
}
