/** Layers of objects put round a value and taken off again; the value keeps its own text. */
import type { Node } from 'jsonc-parser';
import { styleOf } from './layout.ts';
import { type Edits, endOf, nodeAt, parseText, refusal } from './text.ts';

const wrong = (pointer: string, what: string): ReturnType<typeof refusal> =>
  refusal('no-such-place', what, 'the layer cannot be taken off here', 'change the text itself', { pointer });

/**
 * Puts the value at a pointer into an object under `key`, in a list where `isList`: `x` becomes `{ "all": [x] }`.
 * Two insertions; the value's own characters stay. `unwrapAt` takes exactly them out again.
 */
export function wrapAt(text: string, pointer: string, key: string, isList: boolean): Edits {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const node = nodeAt(parsed.value, pointer);
  if (!node.ok) return node;
  const { colon, pad } = styleOf(parsed.value);
  const [open, close] = isList ? ['[', ']'] : ['', ''];
  const before = `{${pad}${JSON.stringify(key)}${colon}${open}`;
  const edits = [
    { offset: node.value.offset, length: 0, text: before },
    { offset: endOf(node.value), length: 0, text: `${close}${pad}}` },
  ];
  return { ok: true, value: edits, problems: [] };
}

/** The values inside a layer: those of its list, or the one value that it holds; undefined where there is none. */
function inside(layer: Node): readonly [first: Node, last: Node, count: number] | undefined {
  const [property, second] = layer.children ?? [];
  const held = layer.type === 'object' && !second ? property?.children?.[1] : undefined;
  const values = held?.type === 'array' ? (held.children ?? []) : held ? [held] : [];
  const [first, last] = [values[0], values.at(-1)];
  return first && last && [first, last, values.length];
}

/**
 * Takes an object with one key away from what it holds, a value or a list: what is inside stands in its place, in its own
 * text. Several values can only stand where the layer is itself an entry of a list.
 */
export function unwrapAt(text: string, pointer: string): Edits {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const found = nodeAt(parsed.value, pointer);
  if (!found.ok) return found;
  const layer = found.value;
  const held = inside(layer);
  if (!held) return wrong(pointer, `\`${pointer}\` holds nothing that could stand alone`);
  const [first, last, count] = held;
  if (count > 1 && layer.parent?.type !== 'array')
    return wrong(pointer, `\`${pointer}\` holds ${count} values, and there is no list around it`);
  const edits = [
    { offset: layer.offset, length: first.offset - layer.offset, text: '' },
    { offset: endOf(last), length: endOf(layer) - endOf(last), text: '' },
  ];
  return { ok: true, value: edits, problems: [] };
}

/** Gives the key of the value at a pointer another name; the value stays as it is. */
export function renameKeyAt(text: string, pointer: string, key: string): Edits {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const found = nodeAt(parsed.value, pointer);
  if (!found.ok) return found;
  const property = found.value.parent;
  const name = property?.type === 'property' ? property.children?.[0] : undefined;
  if (!name) return wrong(pointer, `\`${pointer}\` stands under no key`);
  const edits = [{ offset: name.offset, length: name.length, text: JSON.stringify(key) }];
  return { ok: true, value: name.value === key ? [] : edits, problems: [] };
}
