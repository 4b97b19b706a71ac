/**
 * Names that rest on themselves, or on so much that no machine could follow it: conditions, derived facts, and facts that
 * apply only `when` others do. Looked for before anything walks through the names.
 */
import {
  type Condition,
  type Edition,
  type FactDeclaration,
  operandsOf,
  type Vocabulary,
} from '../model/index.ts';
import { type Finding, pointerPart } from './document.ts';
import { maxDepth } from './sound.ts';
import type { Located } from './explain-schema.ts';

/** At most this many leaves or operands below one name, names within names counted each time they stand. */
export const mostParts = 1000;

/** At most this many names in cycles are told, the first of them. */
const mostCycles = 100;

type Next = (name: string) => readonly string[];

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/** Names in an order in which each stands after all that it rests on; those on a cycle, or above one, are left over. */
function unravel(names: readonly string[], next: Next): { order: string[]; left: string[] } {
  const known = new Set(names);
  const waiting = new Map<string, number>();
  const above = new Map<string, string[]>();
  for (const name of known) {
    const below = [...new Set(next(name))].filter((part) => known.has(part));
    waiting.set(name, below.length);
    for (const part of below) above.set(part, [...(above.get(part) ?? []), name]);
  }
  const order = [...known].filter((name) => waiting.get(name) === 0);
  for (let i = 0; i < order.length; i += 1)
    for (const name of above.get(order[i] ?? '') ?? []) {
      const rest = (waiting.get(name) ?? 0) - 1;
      waiting.set(name, rest);
      if (rest === 0) order.push(name);
    }
  return { order, left: [...known].filter((name) => (waiting.get(name) ?? 0) > 0) };
}

/** True where a name can be reached from itself. */
function isOnCycle(start: string, next: Next): boolean {
  const seen = new Set<string>();
  const open = [...next(start)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start) return true;
    if (!seen.has(name)) open.push(...next(name));
    seen.add(name);
  }
  return false;
}

/** Names below which too many parts stand, or too many names within names. */
function tooLarge(order: readonly string[], next: Next): string[] {
  const seen = new Map<string, { parts: number; depth: number }>();
  return order.filter((name) => {
    let parts = 0;
    let depth = 0;
    for (const part of next(name)) {
      const below = seen.get(part) ?? { parts: 1, depth: 0 };
      parts = Math.min(mostParts + 1, parts + below.parts);
      depth = Math.max(depth, below.depth + 1);
    }
    seen.set(name, { parts: Math.max(1, parts), depth });
    return parts > mostParts || depth > maxDepth;
  });
}

/** The names on cycles; where there are none, those that are too large. */
function knotted(
  names: readonly string[],
  next: Next,
  cycle: (name: string) => Finding,
  where: (name: string) => string,
): Located[] {
  const { order, left } = unravel(names, next);
  const cycles = left.slice(0, mostCycles).filter((name) => isOnCycle(name, next));
  if (left.length > 0)
    return (cycles.length > 0 ? cycles : left.slice(0, 1)).map((name) => ({
      pointer: where(name),
      finding: cycle(name),
    }));
  return tooLarge(order, next)
    .slice(0, mostCycles)
    .map((name) => ({ pointer: where(name), finding: tooManyParts(name) }));
}

const tooManyParts = (name: string): Finding => ({
  code: 'too-many-parts',
  what: `too much stands below \`${name}\``,
  why: `at most ${mostParts} parts, and names at most ${maxDepth} deep, can be followed`,
  mend: 'say it with fewer parts',
  onKey: true,
});

/** What a condition mentions: facts as `fact:name`, named conditions as `condition:name`, each as often as it stands. */
const mentionsOf = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(mentionsOf);
  if ('any' in condition) return condition.any.flatMap(mentionsOf);
  if ('not' in condition) return mentionsOf(condition.not);
  return 'condition' in condition ? [`condition:${condition.condition}`] : [`fact:${condition.fact}`];
};

/**
 * Every knot of what an edition (or, without one, the vocabulary) declares. Where there is none, its names can be
 * followed without end or explosion. `own` facts stand under `/facts`.
 */
export function knotsIn(
  vocabulary: Vocabulary,
  edition?: Pick<Edition, 'facts' | 'conditions' | 'derived'>,
): Located[] {
  const conditions = edition?.conditions ?? {};
  const derived = edition?.derived ?? {};
  const facts: readonly FactDeclaration[] = edition ? (edition.facts ?? []) : vocabulary.facts;
  const at = new Map(facts.map((fact, i) => [`fact:${fact.name}`, i]));
  const applies = new Map([...vocabulary.facts, ...facts].map((fact) => [`fact:${fact.name}`, fact.when]));
  const next: Next = (key) => {
    const name = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('condition:'))
      return [own(conditions, name)].flatMap((condition) => (condition ? mentionsOf(condition) : []));
    const formula = own(derived, name);
    const when = applies.get(key);
    return [
      ...(formula ? operandsOf(formula).map((operand) => `fact:${operand}`) : []),
      ...(when ? mentionsOf(when) : []),
    ];
  };
  const where = (key: string): string => {
    const name = pointerPart(key.slice(key.indexOf(':') + 1));
    if (key.startsWith('condition:')) return `/conditions/${name}`;
    return at.has(key) ? `/facts/${at.get(key)}/when` : `/derived/${name}`;
  };
  const cycle = (key: string): Finding => {
    const name = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('condition:'))
      return {
        code: 'condition-cycle',
        what: `condition \`${name}\` rests on itself`,
        why: 'it could never be decided',
        mend: 'take it out of its own parts',
        onKey: true,
      };
    if (own(derived, name) === undefined)
      return {
        code: 'when-cycle',
        what: `whether \`${name}\` applies rests on \`${name}\` itself`,
        why: 'it could never be decided',
        mend: 'ask another fact in `when`',
        onKey: true,
      };
    return {
      code: 'derived-cycle',
      what: `\`${name}\` is derived from itself`,
      why: 'it could never be worked out',
      mend: 'take it out of its own operands',
      onKey: true,
    };
  };
  const names = [
    ...applies.keys(),
    ...Object.keys(derived).map((name) => `fact:${name}`),
    ...Object.keys(conditions).map((name) => `condition:${name}`),
  ];
  return knotted(names, next, cycle, where).map(({ pointer, finding }) => ({
    pointer,
    finding: { ...finding, what: finding.what.replace(/`(?:fact|condition):/, '`') },
  }));
}
