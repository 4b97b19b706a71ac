/** The changes of a document as plain data: what the edits of a text are held against. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Every pointer of a document, the root's among them. */
export function pointersOf(value: Json, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const inside = Object.entries(value).flatMap(([key, entry]) =>
    pointersOf(entry as Json, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [pointer, ...inside];
}

export function valueAt(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const part of partsOf(pointer))
    found = typeof found === 'object' && found !== null ? (found as Record<string, Json>)[part] : undefined;
  return found;
}

/** Changes the list or object that holds the last part of a pointer, in a copy of the document. */
function inCopy(value: Json, pointer: string, change: (holder: Json, key: string) => void): Json {
  const copy = structuredClone(value);
  const at = pointer.lastIndexOf('/');
  const holder = valueAt(copy, pointer.slice(0, at));
  if (holder !== undefined) change(holder, partsOf(pointer).at(-1) ?? '');
  return copy;
}

const listAt = (value: Json, pointer: string, change: (list: Json[]) => void): Json => {
  const copy = structuredClone(value);
  change(valueAt(copy, pointer) as Json[]);
  return copy;
};

export const model = {
  set: (value: Json, pointer: string, next: Json): Json =>
    pointer === ''
      ? next
      : inCopy(value, pointer, (holder, key) => {
          (holder as Record<string, Json>)[key] = next;
        }),
  remove: (value: Json, pointer: string): Json =>
    inCopy(value, pointer, (holder, key) => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete (holder as Record<string, Json>)[key];
    }),
  insert: (value: Json, pointer: string, index: number, entry: Json): Json =>
    listAt(value, pointer, (list) => list.splice(index, 0, entry)),
  move: (value: Json, pointer: string, from: number, to: number): Json =>
    listAt(value, pointer, (list) => list.splice(to, 0, ...list.splice(from, 1))),
};
