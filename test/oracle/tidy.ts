/** Makes a generated case valid, and some of its facts unknown. */

import type { CaseSpec, FactDecl, Raw } from './types';

/** A count or sum of money that an item holds may not stand in the case too; an appointment item is itself a count. */
export function withoutDoubles(spec: CaseSpec, decls: FactDecl[]): CaseSpec {
  const items = spec.items ?? [];
  const held = new Set(
    items.flatMap((i) => [
      ...Object.keys(i.facts ?? {}),
      ...(i.kind === 'appointment' ? ['missedAppointments'] : []),
    ]),
  );
  const counted = new Set(decls.filter((d) => d.type === 'integer' || d.type === 'money').map((d) => d.name));
  const facts = Object.entries(spec.facts).filter(([name]) => !(counted.has(name) && held.has(name)));
  return { ...spec, facts: Object.fromEntries(facts) };
}

/** Makes some of the given facts unknown, by position, in the case and then in its items. */
export function withNulls(spec: CaseSpec, picks: number[]): CaseSpec {
  const places = [spec.facts, ...(spec.items ?? []).map((i) => i.facts ?? {})];
  const all = places.flatMap((facts, p) => Object.keys(facts).map((name) => ({ p, name })));
  const chosen = all.length === 0 ? [] : picks.map((n) => all[n % all.length]);
  const blank = (facts: Record<string, Raw>, p: number): Record<string, Raw> =>
    Object.fromEntries(
      Object.entries(facts).map(([k, v]) => [k, chosen.some((c) => c?.p === p && c.name === k) ? null : v]),
    );
  const items = (spec.items ?? []).map((item, i) => ({ ...item, facts: blank(item.facts ?? {}, i + 1) }));
  return { ...spec, facts: blank(spec.facts, 0), items };
}
