/** The hull of several combinations: what all give, what only some give, and the ends between which the award lies. */
import {
  type Authorisation,
  type Award,
  type HeadLine,
  onceForEach,
  type Outcome,
  type Payment,
  type PreparedEdition,
  type TraceEntry,
  type TraceNode,
  orderHead,
} from '../model/index.ts';
import { categories, outcomes } from '../model/index.ts';
import type { Concrete } from './settle.ts';
import { add, basisOf, hull, type Interval, isUnspecified } from './interval.ts';
import { type Line, union } from './lines.ts';
import { counted } from './limits.ts';

/** The award of a determination from its total and counted lines. */
export function awardOf(outcome: Outcome, total: Interval, lines: readonly Line[]): Award {
  if (outcome !== 'award' && outcome !== 'undetermined') return { min: 0, max: 0, basis: 'none' };
  const without = [
    ...new Set(
      counted(lines)
        .filter((line) => isUnspecified(line.amount))
        .map((line) => line.head),
    ),
  ];
  const basis = outcome === 'undetermined' && total.min === 0 && total.max === 0 ? 'none' : basisOf(total);
  return {
    min: total.min,
    max: total.max,
    basis,
    ...(total.exclusive ? { minExclusive: true as const } : {}),
    ...(without.length > 0 ? { unspecified: without } : {}),
  };
}

/** A line as the determination shows it. */
export function headLine(line: Line): HeadLine {
  const { min, max, exclusive } = line.amount;
  return {
    head: line.head,
    category: line.category,
    min,
    max,
    basis: basisOf(line.amount),
    ...(exclusive ? { minExclusive: true as const } : {}),
    rule: line.rule,
    rules: line.rules,
    clauses: line.clauses,
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(line.supersededBy === undefined ? {} : { supersededBy: line.supersededBy }),
    ...(line.limitedBy === undefined ? {} : { limitedBy: line.limitedBy }),
  };
}

const itemOf = (entry: unknown): number =>
  typeof entry === 'object' && entry !== null && 'item' in entry && typeof entry.item === 'number'
    ? entry.item
    : -1;

const placesOf = onceForEach(
  (edition: PreparedEdition) => new Map(edition.rules.map((rule, i) => [rule.name, i])),
);

/** Sorted by the place of their rule in the document, then by item; what is no rule of it comes last. */
export function inDocumentOrder<T>(
  edition: PreparedEdition,
  entries: readonly T[],
  ruleOf: (entry: T) => string,
): T[] {
  if (entries.length < 2) return [...entries];
  const places = placesOf(edition);
  const place = (entry: T): number => places.get(ruleOf(entry)) ?? edition.rules.length;
  return [...entries].sort((a, b) => place(a) - place(b) || itemOf(a) - itemOf(b));
}

/** An entry as text: the same text, the same entry. INVARIANT: entries are never changed once they are made. */
export const textKey = onceForEach((entry: object): string => JSON.stringify(entry));

/** Entries of all lists, in the order of first sight; those that not every list has are marked. */
export function merged<T extends object>(lists: readonly (readonly T[])[]): (T & { maybe?: true })[] {
  const seen = new Map<string, { entry: T; count: number }>();
  for (const list of lists)
    for (const key of new Map(list.map((entry) => [textKey(entry), entry]))) {
      const kept = seen.get(key[0]);
      if (kept) kept.count += 1;
      else seen.set(key[0], { entry: key[1], count: 1 });
    }
  return [...seen.values()].map(({ entry, count }) =>
    count === lists.length ? entry : { ...entry, maybe: true as const },
  );
}

const lineKey = (line: Line): string => `${line.head}|${line.item ?? ''}`;

/** What all agree on, else undefined. */
const agreed = <T>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

/** The hull per head and item; a line that only some combinations pay is marked. */
export function mergeLines(edition: PreparedEdition, lists: readonly (readonly Line[])[]): HeadLine[] {
  const groups = new Map<string, Line[]>();
  for (const list of lists)
    for (const line of list) groups.set(lineKey(line), [...(groups.get(lineKey(line)) ?? []), line]);
  const order = [...Object.keys(edition.edition.heads), orderHead];
  const lines = [...groups.values()].map((group): HeadLine => {
    const first = group[0] as Line;
    const rules = inDocumentOrder(edition, union(group.map((line) => line.rules)), (name) => name);
    const whole: Line = {
      ...first,
      amount: hull(group.map((line) => line.amount)),
      rules,
      rule: rules[0] ?? first.rule,
      clauses: union(group.map((line) => line.clauses)),
      category:
        categories.find((category) => group.some((line) => line.category === category)) ?? first.category,
      supersededBy: agreed(group.map((line) => line.supersededBy)),
      limitedBy: agreed(group.map((line) => line.limitedBy)),
    };
    return { ...headLine(whole), ...(group.length < lists.length ? { maybe: true as const } : {}) };
  });
  return lines.sort(
    (a, b) => order.indexOf(a.head) - order.indexOf(b.head) || (a.item ?? -1) - (b.item ?? -1),
  );
}

/** The highest role over all combinations; the others become steps. */
export function mergeAuthorisation(
  edition: PreparedEdition,
  list: readonly (Authorisation | null)[],
): Authorisation | null {
  const some = list.filter((a) => a !== null);
  const first = some[0];
  if (!first) return null;
  const level = (a: Authorisation): number => (a.role === null ? Infinity : edition.roles.indexOf(a.role));
  const top = some.reduce((best, a) => (level(a) > level(best) ? a : best));
  const same = some.length === list.length && some.every((a) => a.role === first.role);
  const names = new Set(
    some.flatMap((a) => [...a.steps, a.role]).filter((role) => role !== null && role !== top.role),
  );
  const steps = edition.roles.filter((role) => names.has(role));
  return {
    ...top,
    steps,
    clauses: union(some.map((a) => a.clauses)),
    ...(same ? {} : { maybe: true as const }),
  };
}

/** The first route against a debt, in document order, marked where not all agree on it; parts where all agree on their heads. */
export function mergePayment(edition: PreparedEdition, list: readonly (Payment | null)[]): Payment | null {
  const some = list.filter((p) => p !== null);
  const ordered = inDocumentOrder(edition, some, (p) => p.rule ?? '');
  const first = ordered.find((p) => p.route !== 'direct') ?? ordered[0];
  if (!first) return null;
  const same = some.length === list.length && some.every((p) => p.route === first.route);
  const shape = (p: Payment): string => JSON.stringify(p.parts.map((part) => [part.heads, part.to]));
  const alike = some.every((p) => shape(p) === shape(first));
  const parts = (alike ? first.parts : []).map((part, i) => {
    const { min, max } = hull(some.flatMap((p): Interval[] => (p.parts[i] ? [p.parts[i]] : [])));
    return { ...part, min, max };
  });
  return { ...first, parts, ...(same ? {} : { maybe: true as const }) };
}

function mergeNode(a: TraceNode, b: TraceNode): TraceNode {
  const result = a.result === b.result ? a.result : null;
  if (a.kind === 'leaf')
    return { ...a, result, actual: b.kind === 'leaf' && a.actual === b.actual ? a.actual : null };
  const others = b.kind === 'leaf' ? [] : b.children;
  return { ...a, result, children: a.children.map((child, i) => mergeNode(child, others[i] ?? child)) };
}

/** A trace in which what differs is not known: result and value null. */
export function mergeTraces(lists: readonly (readonly TraceEntry[])[]): TraceEntry[] {
  const [first = [], ...rest] = lists;
  return rest.reduce<TraceEntry[]>(
    (kept, list) =>
      kept.map((entry, i) => {
        const other = list[i] ?? entry;
        const fired = entry.fired === other.fired ? entry.fired : null;
        const conditions =
          entry.conditions && other.conditions
            ? mergeNode(entry.conditions, other.conditions)
            : entry.conditions;
        return { ...entry, fired, conditions };
      }),
    [...first],
  );
}

/** The outcomes of all combinations in the contract's order. */
export const outcomesOf = (list: readonly Concrete[]): Outcome[] => {
  const seen = new Set(list.map((c) => c.outcome));
  return outcomes.filter((outcome) => seen.has(outcome));
};

/** What is left to pay after what was paid, by ends. */
export function netOf(list: readonly Concrete[]): Interval {
  return hull(
    list.map(({ total, paid }) => {
      if (isUnspecified(total)) return total;
      const less = (end: number | null): number | null => (end === null ? null : Math.max(0, end - paid));
      return { min: less(total.min), max: less(total.max) };
    }),
  );
}
export { add };
