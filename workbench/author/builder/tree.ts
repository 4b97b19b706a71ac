/** A condition as the text has it, each part with its pointer. What has not the right shape stands as `other`. */

/** What a comparison says. */
export interface LeafParts {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}

export type Part =
  | { readonly kind: 'all' | 'any'; readonly pointer: string; readonly parts: readonly Part[] }
  | { readonly kind: 'not'; readonly pointer: string; readonly part: Part }
  | { readonly kind: 'named'; readonly pointer: string; readonly name: string }
  | { readonly kind: 'leaf'; readonly pointer: string; readonly leaf: LeafParts }
  | { readonly kind: 'other'; readonly pointer: string; readonly value: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a condition at a pointer. Two keys where one may stand are no condition. */
export function partOf(value: unknown, pointer: string): Part {
  const other = { kind: 'other', pointer, value } as const;
  if (!isRecord(value)) return other;
  if (typeof value['fact'] === 'string') {
    const { fact, operator } = value;
    return {
      kind: 'leaf',
      pointer,
      leaf: { fact, operator: typeof operator === 'string' ? operator : '', value: value['value'] },
    };
  }
  const [key, second] = Object.keys(value);
  const held = key === undefined ? undefined : value[key];
  if (second !== undefined) return other;
  if ((key === 'all' || key === 'any') && Array.isArray(held)) {
    const parts = (held as unknown[]).map((one, i) => partOf(one, `${pointer}/${key}/${i}`));
    return { kind: key, pointer, parts };
  }
  if (key === 'not') return { kind: 'not', pointer, part: partOf(held, `${pointer}/not`) };
  if (key === 'condition' && typeof held === 'string') return { kind: 'named', pointer, name: held };
  return other;
}

/** What stands directly inside. */
export const partsIn = (part: Part): readonly Part[] =>
  part.kind === 'all' || part.kind === 'any' ? part.parts : part.kind === 'not' ? [part.part] : [];

/** The part at a pointer; undefined where there is none. */
export function partAt(root: Part, pointer: string): Part | undefined {
  if (root.pointer === pointer) return root;
  if (!pointer.startsWith(`${root.pointer}/`)) return undefined;
  for (const inner of partsIn(root)) {
    const found = partAt(inner, pointer);
    if (found) return found;
  }
  return undefined;
}

/** Where a part stands: in a list at an index, under `not`, or at the root. */
export type Seat =
  | { readonly in: 'list'; readonly list: string; readonly holder: string; readonly at: number }
  | { readonly in: 'not'; readonly holder: string }
  | { readonly in: 'root' };

/** The seat of a part below a root. */
export function seatOf(root: string, pointer: string): Seat {
  if (pointer === root) return { in: 'root' };
  const [, before = '', last = ''] = /^(.*)\/([^/]*)$/.exec(pointer) ?? [];
  if (last === 'not') return { in: 'not', holder: before };
  return { in: 'list', list: before, holder: before.replace(/\/[^/]*$/, ''), at: Number(last) };
}
