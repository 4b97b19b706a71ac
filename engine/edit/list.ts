/** Entries put into a list or an object, and taken out, with the commas and blanks that belong to them. */
import type { Node } from 'jsonc-parser';
import { columnAt, indentAt, type Shape, shapeOf, type Style, writeEntry } from './layout.ts';
import { endOf, type TextEdit } from './text.ts';

/** An entry of a list (no key) or of an object. */
export type Entry = readonly [key: string | undefined, value: unknown];

/** Where entries are put: the text, its style, and the list or object. */
export interface Holder {
  readonly text: string;
  readonly style: Style;
  readonly node: Node;
}

const childrenOf = (node: Node): readonly Node[] => node.children ?? [];

/** Comma and blanks that part two entries of this holder, as its own entries show it. */
function separator({ text, style, node }: Holder, index: number): string {
  const children = childrenOf(node);
  const second = Math.min(Math.max(index, 1), children.length - 1);
  const [a, b] = [children[second - 1], children[second]];
  if (a && b && a !== b) return text.slice(endOf(a), b.offset);
  const only = children[0];
  const lead = only ? text.slice(node.offset + 1, only.offset) : '';
  return lead.includes('\n') ? `,${lead}` : style.comma;
}

/** How an entry beside this one is laid out: that of the one before, else after; a property's by what fits. */
function shapeBeside({ text, node }: Holder, index: number): Shape {
  const beside = childrenOf(node)[index - 1] ?? childrenOf(node)[index];
  return beside && node.type === 'array' ? shapeOf(text, beside) : 'fit';
}

/** Entries as text, parted by `between`, for a place that follows `before` on its line. */
function written(holder: Holder, entries: readonly Entry[], shape: Shape, between: string): string {
  const { text, style, node } = holder;
  const broken = between.includes('\n');
  const indent = broken ? between.slice(between.lastIndexOf('\n') + 1) : indentAt(text, node.offset);
  const column = broken ? indent.length : columnAt(text, endOf(node));
  return entries.map((entry) => writeEntry(style, entry, shape, indent, column)).join(between);
}

/** Entries for an empty holder: on one line where that fits. */
function filled({ text, style, node }: Holder, entries: readonly Entry[]): TextEdit {
  const isList = node.type === 'array';
  const [open, close, pad] = isList ? ['[', ']', ''] : ['{', '}', style.pad];
  const indent = indentAt(text, node.offset);
  const column = columnAt(text, node.offset) + 1 + pad.length;
  const line = entries.map((entry) => writeEntry(style, entry, 'fit', indent, column)).join(style.comma);
  const fits = !line.includes('\n') && column + line.length <= 107;
  const inner = indent + style.unit;
  const many = (): string =>
    entries
      .map((entry) => `${inner}${writeEntry(style, entry, 'fit', inner, inner.length)}`)
      .join(`,${style.eol}`);
  const inside = fits || style.flat ? `${pad}${line}${pad}` : `${style.eol}${many()}${style.eol}${indent}`;
  return { offset: node.offset, length: node.length, text: `${open}${inside}${close}` };
}

/** Puts entries in before the one at `index`, or after the last, laid out as their siblings are. */
export function putIn(holder: Holder, index: number, entries: readonly Entry[]): TextEdit {
  const { node } = holder;
  const children = childrenOf(node);
  const last = children.at(-1);
  if (!last) return filled(holder, entries);
  const between = separator(holder, index);
  const text = written(holder, entries, shapeBeside(holder, index), between);
  const next = children[index];
  if (next) return { offset: next.offset, length: 0, text: text + between };
  return { offset: endOf(last), length: 0, text: between + text };
}

/** Takes out the entries from `start` up to, not including, `end`; a holder that loses all of them is left empty. */
export function takeOut({ node }: Holder, start: number, end: number): TextEdit {
  const children = childrenOf(node);
  const [first, next, before, last] = [
    children[start],
    children[end],
    children[start - 1],
    children[end - 1],
  ];
  if (first && next) return { offset: first.offset, length: next.offset - first.offset, text: '' };
  if (before && last) return { offset: endOf(before), length: endOf(last) - endOf(before), text: '' };
  return { offset: node.offset, length: node.length, text: node.type === 'array' ? '[]' : '{}' };
}

/** Puts other entries in place of some: those from `start` up to, not including, `end`, of which there is at least one. */
export function putInPlace(holder: Holder, start: number, end: number, entries: readonly Entry[]): TextEdit {
  const children = childrenOf(holder.node);
  const [first, last] = [children[start], children[end - 1]];
  if (!first || !last) throw new Error('entries that are not there cannot be replaced');
  const text = written(holder, entries, shapeBeside(holder, start), separator(holder, start));
  return { offset: first.offset, length: endOf(last) - first.offset, text };
}

/** Moves an entry to another place; it keeps its own text, and the comma that it takes along stays one. */
export function moveOver({ text, node }: Holder, from: number, to: number): TextEdit[] {
  const children = childrenOf(node);
  const [moved, target] = [children[from], children[to]];
  const neighbour = children[from < to ? from + 1 : from - 1];
  if (!moved || !target || !neighbour || from === to) return [];
  const own = text.slice(moved.offset, endOf(moved));
  if (from < to) {
    const between = text.slice(endOf(moved), neighbour.offset);
    return [
      { offset: moved.offset, length: neighbour.offset - moved.offset, text: '' },
      { offset: endOf(target), length: 0, text: between + own },
    ];
  }
  const between = text.slice(endOf(neighbour), moved.offset);
  return [
    { offset: target.offset, length: 0, text: own + between },
    { offset: endOf(neighbour), length: endOf(moved) - endOf(neighbour), text: '' },
  ];
}
