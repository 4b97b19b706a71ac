/** One determination from many runs: the hull of the money, what all give, and what only some give marked `maybe`. */

import { basis, hull } from './amounts';
import { headOrder } from './lines';
import { clausesOf, unique, type FlatRule } from './rules';
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
    ...(above && min !== max ? { minExclusive: true as const } : {}),
    ...(bare.length > 0 ? { unspecified: bare } : {}),
  };
}

/** What any run gives, in document order of the rules, then by item; `maybe` where not all do. */
function inOrder<T extends { rule: string; item?: number; maybe?: true }>(
  rules: readonly FlatRule[],
  all: T[][],
): T[] {
  const place = placeOf(rules);
  return lists(all).sort((a, b) => place(a.rule) - place(b.rule) || (a.item ?? -1) - (b.item ?? -1));
}

/** Where a rule stands; the engine's own stand last. */
function placeOf(rules: readonly FlatRule[]): (name: string) => number {
  const names = rules.map((r) => r.name);
  return (name) => (names.includes(name) ? names.indexOf(name) : names.length);
}

/** What any run gives, in order of first appearance; `maybe` where not all do. */
function lists<T extends { maybe?: true }>(all: T[][]): T[] {
  const texts = all.map((xs) => new Set(xs.map((x) => JSON.stringify(x))));
  return unique(texts.flatMap((set) => [...set])).map((text) => {
    const x = JSON.parse(text) as T;
    return texts.every((set) => set.has(text)) ? x : { ...x, maybe: true as const };
  });
}

/** In the contract's order. */
const CATEGORIES = ['goodwill', 'financial-redress', 'compensation', 'reimbursement'] as const;

const sameOf = (xs: (string | undefined)[]): string | undefined =>
  new Set(xs).size === 1 ? xs[0] : undefined;

function oneLine(lines: HeadLine[], maybe: boolean, all: readonly FlatRule[]): HeadLine[] {
  const first = lines[0];
  if (first === undefined) return [];
  const ends = hullOf(lines);
  const place = placeOf(all);
  const rules = unique(lines.flatMap((l) => l.rules)).sort((a, b) => place(a) - place(b));
  const cited = clausesOf(all.filter((r) => rules.includes(r.name)));
  const supersededBy = sameOf(lines.map((l) => l.supersededBy));
  const limitedBy = sameOf(lines.map((l) => l.limitedBy));
  return [
    {
      head: first.head,
      category: CATEGORIES.find((c) => lines.some((l) => l.category === c)) ?? first.category,
      ...ends,
      basis: basis(ends),
      rule: rules[0] ?? first.rule,
      clauses: unique([...cited, ...lines.flatMap((l) => l.clauses)]),
      rules,
      ...(first.item === undefined ? {} : { item: first.item }),
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...(limitedBy === undefined ? {} : { limitedBy }),
      ...(maybe ? { maybe: true as const } : {}),
    },
  ];
}

/** The hull of each head's line over the runs that have it. */
function heads(edition: Edition, rules: readonly FlatRule[], all: HeadLine[][]): HeadLine[] {
  const items = [undefined, ...unique(all.flat().flatMap((l) => l.item ?? [])).sort((a, b) => a - b)];
  return headOrder(edition).flatMap((head) =>
    items.flatMap((item) => {
      const found = all.flatMap((lines) => lines.filter((l) => l.head === head && l.item === item));
      return oneLine(found, found.length < all.length, rules);
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
    clauses: unique(given.flatMap((a) => a.clauses)),
    ...(same ? {} : { maybe: true as const }),
  };
}

/** The first route against a debt, in document order; parts where all agree on which heads go where. */
function payments(rules: readonly FlatRule[], all: (Payment | null)[]): Payment | null {
  const place = placeOf(rules);
  const given = all.filter((p) => p !== null);
  const byPlace = [...given].sort((a, b) => place(a.rule ?? '') - place(b.rule ?? ''));
  const first = byPlace.find((p) => p.route !== 'direct') ?? byPlace[0];
  if (first === undefined) return null;
  const shape = (p: Payment): string => JSON.stringify(p.parts.map((x) => [x.heads, x.to]));
  const alike = given.every((p) => shape(p) === shape(first));
  const parts = first.parts.map((part, i) => ({
    ...part,
    ...(alike ? hullOf(given.flatMap((p) => p.parts[i] ?? [])) : {}),
  }));
  const same = given.length === all.length && given.every((p) => p.route === first.route);
  return { ...first, parts: alike ? parts : [], ...(same ? {} : { maybe: true as const }) };
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
    heads:
      agreed && outcomes[0] !== 'award'
        ? []
        : heads(
            edition,
            rules,
            runs.map((r) => r.held),
          ),
    held: [],
    exclusions: inOrder(
      rules,
      runs.map((r) => r.exclusions),
    ),
    referrals: inOrder(
      rules,
      runs.map((r) => r.referrals),
    ),
    remedies: inOrder(
      rules,
      runs.map((r) => r.remedies),
    ),
    terms: inOrder(
      rules,
      runs.map((r) => r.terms),
    ),
    authorisation: agreed
      ? authorities(
          edition,
          rules,
          runs.map((r) => r.authorisation),
        )
      : null,
    payment: agreed
      ? payments(
          rules,
          runs.map((r) => r.payment),
        )
      : null,
    flags: lists(runs.map((r) => r.flags)),
    butFor: heads(
      edition,
      rules,
      runs.map((r) => r.butFor),
    ),
  };
}
