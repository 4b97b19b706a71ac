/** Makes a case smaller while something still holds of it, for a witness that can be read. */
import type { CaseSpec, Raw } from '../oracle/types.ts';

const without = (facts: Readonly<Record<string, Raw>>, name: string): Record<string, Raw> =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));

/** Every case that says one thing less. */
function* smaller(c: CaseSpec): Generator<CaseSpec> {
  const items = c.items ?? [];
  for (const i of items.keys()) yield { ...c, items: items.filter((_, k) => k !== i) };
  for (const name of Object.keys(c.facts)) yield { ...c, facts: without(c.facts, name) };
  for (const [i, item] of items.entries())
    for (const name of Object.keys(item.facts ?? {}))
      yield {
        ...c,
        items: items.map((each, k) => (k === i ? { ...each, facts: without(each.facts ?? {}, name) } : each)),
      };
  for (const step of Object.keys(c.timeline ?? {}))
    yield {
      ...c,
      timeline: Object.fromEntries(Object.entries(c.timeline ?? {}).filter(([key]) => key !== step)),
    };
  if (c.decided !== undefined)
    yield Object.fromEntries(Object.entries(c).filter(([key]) => key !== 'decided')) as unknown as CaseSpec;
}

/** A case of which nothing more can be taken away without `holds` ceasing to hold; `holds` is true of the case given. */
export function shrunk(c: CaseSpec, holds: (c: CaseSpec) => boolean): CaseSpec {
  for (const less of smaller(c)) if (holds(less)) return shrunk(less, holds);
  return c;
}
