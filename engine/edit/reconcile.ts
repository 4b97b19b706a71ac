/** The least edits that make one value of a text into another. */
import type { Node } from 'jsonc-parser';
import { columnAt, indentAt, shapeOf, type Style, writeValue } from './layout.ts';
import { type Entry, type Holder, putIn, putInPlace, takeOut } from './list.ts';
import type { TextEdit } from './text.ts';

/** A value as JSON has it: no undefined, no functions; undefined where nothing would be left of it. */
export function plainJson(value: unknown): { readonly value: unknown } | undefined {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : { value: JSON.parse(text) as unknown };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (property: Node): string => String(property.children?.[0]?.value);

/** Whether a node says exactly this, keys in this order. */
function says(node: Node, value: unknown): boolean {
  const children = node.children ?? [];
  if (node.type === 'array')
    return (
      Array.isArray(value) &&
      value.length === children.length &&
      children.every((child, i) => says(child, value[i]))
    );
  if (node.type !== 'object') return Object.is(node.value, value);
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return (
    keys.length === children.length &&
    children.every((property, i) => {
      const key = keyOf(property);
      const [, own] = property.children ?? [];
      return keys[i] === key && own !== undefined && says(own, value[key]);
    })
  );
}

/** How many entries at the start and at the end of both stay, so that only what lies between differs. */
function ends(count: number, others: number, same: (i: number, j: number) => boolean): [number, number] {
  const most = Math.min(count, others);
  let start = 0;
  while (start < most && same(start, start)) start += 1;
  let end = 0;
  while (end < most - start && same(count - 1 - end, others - 1 - end)) end += 1;
  return [start, end];
}

function reconcileList(holder: Holder, value: readonly unknown[]): TextEdit[] {
  const children = holder.node.children ?? [];
  const [start, end] = ends(children.length, value.length, (i, j) => {
    const child = children[i];
    return child !== undefined && says(child, value[j]);
  });
  const [last, lastNew] = [children.length - end, value.length - end];
  const paired = Math.min(last, lastNew);
  const edits: TextEdit[] = [];
  for (let i = start; i < paired; i += 1) {
    const child = children[i];
    if (child) edits.push(...reconcile(holder.text, holder.style, child, value[i]));
  }
  if (paired < last) edits.push(takeOut(holder, paired, last));
  const more = value.slice(paired, lastNew).map((entry): Entry => [undefined, entry]);
  if (more.length > 0) edits.push(putIn(holder, paired, more));
  return edits;
}

function reconcileObject(holder: Holder, value: Readonly<Record<string, unknown>>): TextEdit[] {
  const children = holder.node.children ?? [];
  const entries: Entry[] = Object.entries(value);
  const keys = children.map(keyOf);
  const [start, end] = ends(children.length, entries.length, (i, j) => keys[i] === entries[j]?.[0]);
  const edits = children.flatMap((property, i) => {
    const own = property.children?.[1];
    const stays = i < start || i >= children.length - end;
    return own && stays ? reconcile(holder.text, holder.style, own, value[keys[i] ?? '']) : [];
  });
  const last = children.length - end;
  const between = entries.slice(start, entries.length - end);
  if (start < last && between.length > 0) edits.push(putInPlace(holder, start, last, between));
  else if (start < last) edits.push(takeOut(holder, start, last));
  else if (between.length > 0) edits.push(putIn(holder, start, between));
  return edits;
}

/** Edits that make the value of a node into another; none where it says so already. */
export function reconcile(text: string, style: Style, node: Node, value: unknown): TextEdit[] {
  if (says(node, value)) return [];
  if (node.type === 'array' && Array.isArray(value)) return reconcileList({ text, style, node }, value);
  if (node.type === 'object' && isRecord(value)) return reconcileObject({ text, style, node }, value);
  const written = writeValue(
    style,
    value,
    shapeOf(text, node) === 'many' ? 'many' : 'fit',
    indentAt(text, node.offset),
    columnAt(text, node.offset),
  );
  return [{ offset: node.offset, length: node.length, text: written }];
}
