/** Edits at a JSON pointer. Each changes its own characters only; all else of the text stays byte for byte. */
import type { Node } from 'jsonc-parser';
import type { Result } from '../problems.ts';
import { styleOf } from './layout.ts';
import { type Holder, moveOver, putIn, takeOut } from './list.ts';
import { plainJson, reconcile } from './reconcile.ts';
import { type Edits, nodeAt, type Parsed, parseText, pointerParts, refusal, type TextEdit } from './text.ts';

const done = (edits: readonly TextEdit[]): Edits => ({ ok: true, value: edits, problems: [] });

/** Parses, finds the node, and answers the edits that `make` gives for it. */
function at(text: string, pointer: string, make: (parsed: Parsed, node: Node) => Edits): Edits {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const node = nodeAt(parsed.value, pointer);
  return node.ok ? make(parsed.value, node.value) : node;
}

const holderOf = (parsed: Parsed, node: Node): Holder => ({
  text: parsed.text,
  style: styleOf(parsed),
  node,
});

const notJson = (pointer: string): Edits =>
  refusal(
    'not-json',
    'this is no value of JSON',
    'a document holds nothing else',
    'give text, a number, a list …',
    {
      pointer,
    },
  );

/** No such place, or the wrong kind of thing there. */
const wrongPlace = (pointer: string, what: string): Edits =>
  refusal('no-such-place', what, 'the document has no such place', 'name one that is there', { pointer });

/**
 * Sets the value at a pointer. Only what differs is written: in a list or an object the parts that stay keep their
 * text, and a value that is there already (50 where `50.00` stands) changes nothing.
 */
export const setAt = (text: string, pointer: string, value: unknown): Edits =>
  at(text, pointer, (parsed, node) => {
    const plain = plainJson(value);
    return plain === undefined
      ? notJson(pointer)
      : done(reconcile(parsed.text, styleOf(parsed), node, plain.value));
  });

/** Sets the value at a pointer to a JSON text as it is written: `50.00` stays `50.00`. */
export const setRawAt = (text: string, pointer: string, rawJson: string): Edits =>
  at(text, pointer, (_parsed, node) => {
    const raw = parseText(rawJson);
    if (!raw.ok) return raw;
    return done([{ offset: node.offset, length: node.length, text: rawJson.trim() }]);
  });

/** Where an entry stands in what holds it. */
function entryAt(parsed: Parsed, pointer: string): Result<{ holder: Holder; index: number }> {
  const parts = pointerParts(pointer);
  const found = nodeAt(parsed, pointer);
  if (!found.ok) return found;
  const parent = found.value.parent;
  const entry = parent?.type === 'property' ? parent : found.value;
  const node = entry.parent;
  if (!node || !parts)
    return refusal(
      'no-such-place',
      'the whole document cannot be taken out',
      'nothing would be left',
      'delete the file',
    );
  const index = node.children?.indexOf(entry) ?? -1;
  return { ok: true, value: { holder: holderOf(parsed, node), index }, problems: [] };
}

/** Takes a key with its value, or an entry of a list, out, with the comma that parted it. */
export function removeAt(text: string, pointer: string): Edits {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const entry = entryAt(parsed.value, pointer);
  if (!entry.ok) return entry;
  const { holder, index } = entry.value;
  return done([takeOut(holder, index, index + 1)]);
}

/** Puts a value into a list before the entry at `index`, or after the last (`index` is the length), laid out as its siblings. */
export const insertAt = (text: string, arrayPointer: string, index: number, value: unknown): Edits =>
  at(text, arrayPointer, (parsed, node) => {
    const count = node.children?.length ?? 0;
    if (node.type !== 'array') return wrongPlace(arrayPointer, `\`${arrayPointer}\` is no list`);
    if (!Number.isInteger(index) || index < 0 || index > count)
      return wrongPlace(
        arrayPointer,
        `the list at \`${arrayPointer}\` has ${count} entries, so none goes to ${index}`,
      );
    const plain = plainJson(value);
    return plain
      ? done([putIn(holderOf(parsed, node), index, [[undefined, plain.value]])])
      : notJson(arrayPointer);
  });

/** Moves the entry at `from` so that it stands at `to`; its own text stays as it is. */
export const moveAt = (text: string, arrayPointer: string, from: number, to: number): Edits =>
  at(text, arrayPointer, (parsed, node) => {
    const children = node.children ?? [];
    if (node.type !== 'array') return wrongPlace(arrayPointer, `\`${arrayPointer}\` is no list`);
    if (!children[from] || !children[to])
      return wrongPlace(arrayPointer, `the list at \`${arrayPointer}\` has ${children.length} entries`);
    return done(moveOver(holderOf(parsed, node), from, to));
  });

/** Adds a key to an object, after its last one or, with `before`, in front of that key. */
export const addKeyAt = (
  text: string,
  objectPointer: string,
  key: string,
  value: unknown,
  options: { readonly before?: string } = {},
): Edits =>
  at(text, objectPointer, (parsed, node) => {
    if (node.type !== 'object') return wrongPlace(objectPointer, `\`${objectPointer}\` is no object`);
    const keys = (node.children ?? []).map((property): unknown => property.children?.[0]?.value);
    if (keys.includes(key))
      return refusal(
        'key-taken',
        `the key \`${key}\` stands there already`,
        'a key stands once',
        'change its value',
        {
          pointer: objectPointer,
        },
      );
    const plain = plainJson(value);
    if (!plain) return notJson(objectPointer);
    const before = options.before === undefined ? -1 : keys.indexOf(options.before);
    const index = before < 0 ? keys.length : before;
    return done([putIn(holderOf(parsed, node), index, [[key, plain.value]])]);
  });
