/** Which element of one edition is which of the other: by name, else by content; and which of them moved. */
import type { Element } from './editions-elements.ts';

/** An element on both sides. `renamed`: found by its content, under another name. */
export interface Pair {
  readonly before: Element;
  readonly after: Element;
  readonly renamed: boolean;
}

export interface Matched {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/** Elements by a key, in their order. */
function byKey(elements: readonly Element[], keyOf: (element: Element) => string): Map<string, Element[]> {
  const map = new Map<string, Element[]>();
  for (const element of elements) map.set(keyOf(element), [...(map.get(keyOf(element)) ?? []), element]);
  return map;
}

/** Pairs of the same key, the first with the first. */
function pairUp(
  before: readonly Element[],
  after: readonly Element[],
  keyOf: (element: Element) => string,
  renamed: boolean,
): Matched {
  const others = byKey(after, keyOf);
  const pairs: Pair[] = [];
  const removed: Element[] = [];
  const taken = new Set<Element>();
  for (const element of before) {
    const other = others.get(keyOf(element))?.find((candidate) => !taken.has(candidate));
    if (other) {
      taken.add(other);
      pairs.push({ before: element, after: other, renamed });
    } else removed.push(element);
  }
  return { pairs, removed, added: after.filter((element) => !taken.has(element)) };
}

/** Matches by name, then, where `content` tells what an element says but for its name, by that. */
export function match(
  before: readonly Element[],
  after: readonly Element[],
  content: ((element: Element) => string) | undefined,
): Matched {
  const named = pairUp(before, after, (element) => element.name, false);
  if (!content || named.removed.length === 0 || named.added.length === 0) return named;
  const alike = pairUp(named.removed, named.added, content, true);
  return { ...alike, pairs: [...named.pairs, ...alike.pairs] };
}

/** A chain of pairs that stand in the same order on both sides. */
interface Chain {
  readonly keys: readonly string[];
}

/** The longer chain; of two as long the one with the first key, in the order of the alphabet, that the other has not. */
function better(a: Chain, b: Chain): Chain {
  if (a.keys.length !== b.keys.length) return a.keys.length > b.keys.length ? a : b;
  const [inA, inB] = [new Set(a.keys), new Set(b.keys)];
  const only = [...a.keys.filter((key) => !inB.has(key)), ...b.keys.filter((key) => !inA.has(key))].sort();
  return only[0] === undefined || inA.has(only[0]) ? a : b;
}

const keyOf = ({ before, after }: Pair): string => [before.name, after.name].sort().join(' ');

/**
 * The pairs that moved: all but the longest chain that keeps its order. Which chain that is does not depend on which
 * edition is called the one before.
 */
export function movedPairs(
  pairs: readonly Pair[],
  before: readonly Element[],
  after: readonly Element[],
): readonly Pair[] {
  const place = new Map(after.map((element, i) => [element, i]));
  const first = new Map(before.map((element, i) => [element, i]));
  const at = (pair: Pair): number => place.get(pair.after) ?? 0;
  const sorted = [...pairs].sort((a, b) => (first.get(a.before) ?? 0) - (first.get(b.before) ?? 0));
  if (sorted.every((pair, i) => i === 0 || at(sorted[i - 1] as Pair) < at(pair))) return [];
  const chains: Chain[] = [];
  let best: Chain = { keys: [] };
  sorted.forEach((pair, i) => {
    let chain: Chain = { keys: [] };
    sorted.slice(0, i).forEach((earlier, j) => {
      const candidate = chains[j];
      if (candidate && at(earlier) < at(pair)) chain = better(chain, candidate);
    });
    const longer = { keys: [...chain.keys, keyOf(pair)] };
    chains.push(longer);
    best = better(best, longer);
  });
  const kept = new Set(best.keys);
  return sorted.filter((pair) => !kept.has(keyOf(pair)));
}
