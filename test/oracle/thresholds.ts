/** The literals that an edition names, gathered by fact, as a pool of telling values for generated cases. */

import { day, iso, minutes } from './dates';
import { allTests, amountNames, behind, editionNames, leaves } from './mentions';
import { flatten } from './rules';
import type { Edition, FactDecl, Raw } from './types';
import type { Input } from './context';

export interface Pools {
  mentioned: ReadonlySet<string>;
  literals: ReadonlyMap<string, readonly Raw[]>;
  /** Thresholds of derived facts, as distances in days to try for own dates and as counts. */
  distances: readonly number[];
  ofKind: ReadonlyMap<string, ReadonlySet<string>>;
  /** Facts that can bar the whole case. */
  barring: ReadonlySet<string>;
}

/** Gathers the pools of an edition. */
export function poolsOf(edition: Edition, decls: readonly FactDecl[]): Pools {
  const declared = new Map(decls.map((d) => [d.name, d]));
  const input: Input = { edition, case: { id: 'none', facts: {} }, declared, holidays: [], asOf: undefined };
  const rules = flatten(edition);
  const literals = new Map<string, Raw[]>();
  for (const t of allTests(input, rules))
    literals.set(t.name, [
      ...(literals.get(t.name) ?? []),
      ...(Array.isArray(t.value) ? t.value : [t.value]),
    ]);
  const distances = Object.keys(edition.derived ?? {}).flatMap((d) =>
    (literals.get(d) ?? []).filter((v) => typeof v === 'number').flatMap((n) => [n - 1, n, n + 1]),
  );
  const ofKind = new Map<string, Set<string>>();
  for (const rule of rules) {
    if (rule.kind === undefined) continue;
    const direct = [
      ...leaves(edition, rule.conditions).map((t) => t.name),
      ...rule.inputs,
      ...amountNames(rule.params.amount),
    ];
    const names = direct.flatMap((n) => behind(input, n)).filter((n) => declared.has(n));
    ofKind.set(rule.kind, new Set([...(ofKind.get(rule.kind) ?? []), ...names]));
  }
  for (const kind of edition.kinds ?? [])
    ofKind.set(kind.name, new Set([...(ofKind.get(kind.name) ?? []), ...(kind.facts ?? [])]));
  const bars = rules.filter(
    (r) => r.type === 'outside' || (['exclude', 'refer'].includes(r.type) && r.params.of === 'case'),
  );
  const barring = new Set(
    bars
      .flatMap((r) => [...leaves(edition, r.conditions).map((t) => t.name), ...r.inputs])
      .flatMap((n) => behind(input, n)),
  );
  return { mentioned: new Set(editionNames(input, rules)), literals, distances, ofKind, barring };
}

/** The facts that rules for this kind of item read. */
export const itemFacts = (pools: Pools, kind: string): ReadonlySet<string> =>
  pools.ofKind.get(kind) ?? new Set();

/** Telling values of one fact: its literals and, where it is ordered, the values on each side, inside its domain. */
export function pool(pools: Pools, decl: FactDecl, received: number): Raw[] {
  const literals = pools.literals.get(decl.name) ?? [];
  if (decl.type === 'boolean' || decl.type === 'enumeration') return [...literals];
  if (decl.type === 'date') {
    const named = literals.flatMap((v) => (typeof v === 'string' ? [day(v) - 1, day(v), day(v) + 1] : []));
    return [...named, ...pools.distances.flatMap((n) => [received - n, received + n])].map(iso);
  }
  if (decl.type === 'time') {
    const at = literals.flatMap((v) =>
      typeof v === 'string' ? [minutes(v) - 1, minutes(v), minutes(v) + 1] : [],
    );
    const clock = (m: number): string =>
      `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
    return at.filter((m) => m >= 0 && m < 1440).map(clock);
  }
  const unit = decl.type === 'money' ? 100 : 1;
  const numbers = literals.filter((v) => typeof v === 'number');
  const near = numbers.flatMap((n) => [
    Math.round(n * unit) - 1,
    Math.round(n * unit),
    Math.round(n * unit) + 1,
  ]);
  const inside = (n: number): boolean =>
    n >= (decl.min ?? 0) && n <= (decl.max ?? 1_000_000) && (decl.type === 'money' || Number.isInteger(n));
  const few = decl.type === 'integer' ? [0, 1, 2, 3] : [];
  return [...near.map((n) => n / unit), ...few, ...(decl.type === 'integer' ? pools.distances : [])].filter(
    inside,
  );
}

/** Every figure in pounds that the edition's tables and rules name in an amount, and 0. */
export function moneyNamed(edition: Edition): number[] {
  const figures = (x: unknown): number[] => {
    if (typeof x === 'number') return [x];
    if (Array.isArray(x)) return x.flatMap(figures);
    return typeof x === 'object' && x !== null ? Object.values(x).flatMap(figures) : [];
  };
  return [...new Set([0, ...flatten(edition).flatMap((rule) => figures(rule.params.amount))])].filter(
    (n) => n >= 0,
  );
}
