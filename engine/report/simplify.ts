/** Conditions made plain before they are told: negations on the comparisons, lists flat, one clause for one fact, nothing said twice. */
import type { Amount, Condition, Leaf, PreparedEdition } from '../model/index.ts';
import { asksForSome, opposite } from './leaf.ts';

/** A condition ready to be told. `named` stands where a named condition is told by its name. */
export type Plain =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'named'; readonly name: string; readonly holds: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Plain[] };

export const isLeaf = (part: Plain): part is Extract<Plain, { kind: 'leaf' }> => part.kind === 'leaf';

/** The values that a comparison of an enumeration leaves open. */
function allowed(edition: PreparedEdition, leaf: Leaf): string[] {
  const told = (Array.isArray(leaf.value) ? leaf.value : [leaf.value]).map(String);
  const is = leaf.operator === 'equal' || leaf.operator === 'in';
  return (edition.facts.get(leaf.fact)?.values ?? []).filter((value) => told.includes(value) === is);
}

/** Several comparisons of one enumeration that must all hold become one; where nothing is left open they stand as they are. */
function intersected(edition: PreparedEdition, parts: readonly Plain[]): readonly Plain[] {
  const byFact = new Map<string, Leaf[]>();
  for (const part of parts)
    if (isLeaf(part) && edition.typeOf(part.leaf.fact) === 'enumeration')
      byFact.set(part.leaf.fact, [...(byFact.get(part.leaf.fact) ?? []), part.leaf]);
  const told = new Set<string>();
  return parts.flatMap((part): Plain[] => {
    if (!isLeaf(part)) return [part];
    const { fact } = part.leaf;
    const same = byFact.get(fact) ?? [];
    if (same.length < 2) return [part];
    const left = same
      .map((leaf) => allowed(edition, leaf))
      .reduce((a, b) => a.filter((value) => b.includes(value)));
    if (left.length === 0) return [part];
    if (told.has(fact)) return [];
    told.add(fact);
    return [{ kind: 'leaf', leaf: { fact, operator: 'in', value: left } }];
  });
}

function joined(edition: PreparedEdition, kind: 'and' | 'or', parts: readonly Plain[]): Plain {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const left = kind === 'and' ? intersected(edition, flat) : flat;
  return left.length === 1 && left[0] ? left[0] : { kind, parts: left };
}

/** A condition made plain. `tooLong` says of the content of a named condition that its name is told instead. */
export function simplify(
  edition: PreparedEdition,
  condition: Condition,
  tooLong: (content: Plain) => boolean,
  holds = true,
  open: readonly string[] = [],
): Plain {
  const inner = (part: Condition, is = holds): Plain => simplify(edition, part, tooLong, is, open);
  if ('all' in condition)
    return joined(
      edition,
      holds ? 'and' : 'or',
      condition.all.map((part) => inner(part)),
    );
  if ('any' in condition)
    return joined(
      edition,
      holds ? 'or' : 'and',
      condition.any.map((part) => inner(part)),
    );
  if ('not' in condition) return inner(condition.not, !holds);
  if (!('condition' in condition)) return { kind: 'leaf', leaf: holds ? condition : opposite(condition) };
  const { condition: name } = condition;
  const target = Object.hasOwn(edition.named, name) ? edition.named[name] : undefined;
  if (!target || open.includes(name)) return { kind: 'named', name, holds };
  const content = simplify(edition, target, tooLong, holds, [...open, name]);
  return tooLong(content) ? { kind: 'named', name, holds } : content;
}

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** The facts without which an amount is nothing: what it adds up, or what it multiplies. */
export function factsOfAmount(amount: Amount): readonly string[] {
  if ('sumOf' in amount) return amount.sumOf;
  if ('share' in amount) return factsOfAmount(amount.of);
  return 'each' in amount ? list(amount.of) : [];
}

/** Whether a condition asks for no more than some of any of these facts. */
function onlyAsksFor(edition: PreparedEdition, part: Plain, facts: readonly string[]): boolean {
  const leaves = part.kind === 'or' ? part.parts : [part];
  const asked = leaves.map((p) =>
    isLeaf(p) && asksForSome(edition, p.leaf) === true ? p.leaf.fact : undefined,
  );
  return asked.length === facts.length && facts.every((fact) => asked.includes(fact));
}

/** What a condition asks beyond there being something to add up or count; null where that is all. */
export function beyond(edition: PreparedEdition, condition: Plain, facts: readonly string[]): Plain | null {
  if (facts.length === 0) return condition;
  if (onlyAsksFor(edition, condition, facts)) return null;
  if (condition.kind !== 'and') return condition;
  const left = condition.parts.filter((part) => !onlyAsksFor(edition, part, facts));
  return left.length === 1 && left[0] ? left[0] : { kind: 'and', parts: left };
}
