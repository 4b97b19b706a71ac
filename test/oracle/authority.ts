/** Who must approve the award: roles of bands and `authorise` rules, the highest first. */

import { counts, payable, type Line } from './lines';
import { onceEach } from './once';
import { clausesOf, firing, unique, type FlatRule } from './rules';
import { decidedOnShared, type Touch } from './scales';
import type { World } from './context';
import type { Authorisation, Edition, Ends } from './types';

interface Claim {
  role: string | null;
  rule: FlatRule;
  clauses: string[];
}

/** Roles lowest first: as declared, then in order of first mention, tables before rules. */
export const ranking = onceEach((edition: Edition, rules: readonly FlatRule[]): string[] => {
  const mentioned = rules.map((r) => r.params.role).filter((role) => typeof role === 'string');
  return unique([...(edition.roles ?? []), ...mentioned]);
});

/** The role of each band awarded; on a shared pound that was decided, the lower role of the two bands. */
function fromBands(
  world: World,
  lines: Line[],
  touches: Touch[],
  rank: (role: string | null) => number,
): Claim[] {
  return lines.filter(counts).flatMap((line) =>
    line.contributions.flatMap((c) => {
      const { role } = c.rule.params;
      if (role === undefined) return [];
      const shared = touches
        .filter((t) => t.line === line && t.row === c && decidedOnShared(world.case, t))
        .flatMap((t): Claim[] =>
          t.neighbour.params.role === undefined
            ? []
            : [{ role: t.neighbour.params.role, rule: c.rule, clauses: clausesOf([c.rule, t.neighbour]) }],
        );
      const claims: Claim[] = [{ role, rule: c.rule, clauses: c.rule.clauses }, ...shared];
      return claims.sort((a, b) => rank(a.role) - rank(b.role)).slice(0, 1);
    }),
  );
}

/** The `authorise` rules that fire over the award, and ask for their role. */
export const asking = (world: World, rules: readonly FlatRule[], lines: Line[], award: Ends): FlatRule[] =>
  firing({ ...world, award }, rules, 'authorise')
    .map((f) => f.rule)
    .filter(
      ({ params: { heads } }) =>
        heads === undefined || lines.some((l) => payable(l) && heads.includes(l.head)),
    );

/** Every role that is asked for, the highest first; a role that cannot be read stands above all. */
function claimsOf(
  world: World,
  rules: readonly FlatRule[],
  lines: Line[],
  touches: Touch[],
  award: Ends,
): Claim[] {
  const ranked = ranking(world.edition, rules);
  const rank = (role: string | null): number => (role === null ? ranked.length : ranked.indexOf(role));
  const fromRules = asking(world, rules, lines, award).map((rule) => ({
    role: rule.params.role ?? null,
    rule,
    clauses: rule.clauses,
  }));
  const claims = [...fromBands(world, lines, touches, rank), ...fromRules];
  return claims.sort((a, b) => rank(b.role) - rank(a.role) || a.rule.order - b.rule.order);
}

/** The rules of authorities that count and cannot be read. */
export const unreadable = (...given: Parameters<typeof claimsOf>): FlatRule[] =>
  unique(claimsOf(...given).flatMap(({ role, rule }) => (role === null ? [rule] : [])));

/** The highest role with the rule that asks for it, and the clauses of every role that is asked for. */
export function authorisation(...given: Parameters<typeof claimsOf>): Authorisation | null {
  const inOrder = claimsOf(...given);
  const highest = inOrder[0];
  if (highest === undefined) return null;
  const lower = unique(inOrder.flatMap((c) => (c.role === null || c.role === highest.role ? [] : [c.role])));
  return {
    role: highest.role,
    steps: lower.reverse(),
    rule: highest.rule.name,
    clauses: unique(inOrder.flatMap((c) => c.clauses)),
  };
}
