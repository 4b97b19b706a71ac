/** Two runs over the same cases held against each other, array by array. */
import type { BatchResult } from '../../engine/compile/index.ts';

type Numbers = ArrayLike<number>;

function firstUnlike(a: Numbers, b: Numbers): number {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let i = 0; i < a.length; i += 1) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

/** All that a result says, by name. */
function partsOf(result: BatchResult): [string, Numbers][] {
  const fields = ['outcomes', 'min', 'max', 'netMin', 'netMax', 'roles', 'routes'] as const;
  const bits = ['exclusive', 'unspecified', 'roleMaybe', 'routeMaybe'] as const;
  return [
    ...fields.map((field): [string, Numbers] => [field, result[field]]),
    ...bits.map((field): [string, Numbers] => [field, result[field]]),
    ...result.fired.map((vector, i): [string, Numbers] => [`fired ${i}`, vector]),
    ...result.maybeFired.map((vector, i): [string, Numbers] => [`maybeFired ${i}`, vector]),
    ...result.terms.flatMap(({ rule, on, maybe }): [string, Numbers][] => [
      [`term of ${rule}`, on],
      [`maybe term of ${rule}`, maybe],
    ]),
    ...[...result.without].map(([head, vector]): [string, Numbers] => [`without ${head}`, vector]),
  ];
}

const sorted = (map: ReadonlyMap<number, unknown>): string =>
  JSON.stringify([...map].sort(([a], [b]) => a - b));

/** Where two results differ, by the name of the array and the place in it; empty where they are the same to the bit. */
export function unlike(expected: BatchResult, given: BatchResult): string[] {
  const found: string[] = [];
  const [a, b] = [partsOf(expected), partsOf(given)];
  if (a.length !== b.length) found.push(`${a.length} arrays, and ${b.length}`);
  a.forEach(([name, values], i) => {
    const [other, held] = b[i] ?? ['nothing', []];
    const at = name === other ? firstUnlike(values, held) : -1;
    if (name !== other) found.push(`${name} stands beside ${other}`);
    if (at >= 0) found.push(`${name} at ${at}: expected ${values[at]}, given ${held[at]}`);
  });
  for (const map of ['problems', 'possible'] as const)
    if (sorted(expected[map]) !== sorted(given[map])) found.push(map);
  return found;
}
