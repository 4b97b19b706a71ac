/** Places in a JSON text: pointers, paths and offsets. */
import { findNodeAtLocation, getLocation, type JSONPath, type Node, parse, parseTree } from 'jsonc-parser';
import { pointerPart } from '../../engine/index.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** `/rules/3` → `['rules', 3]`; digits are taken for places in lists. */
export const pathOf = (pointer: string): JSONPath =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** `['rules', 3]` → `/rules/3`. */
export const pointerOf = (path: JSONPath): string => path.map((part) => `/${pointerPart(part)}`).join('');

/** A tree that answers for a text; the last one is kept, as many ask about the same text. */
export const treeOf: (text: string) => Node | undefined = (() => {
  let last: { text: string; tree: Node | undefined } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, tree: parseTree(text) };
    return last.tree;
  };
})();

/** A key that is made of digits (`/parameters/2024`) is a key where an object stands. */
function nodeAt(root: Node, path: JSONPath): Node | undefined {
  return path.reduce<Node | undefined>((node, part) => {
    if (!node) return undefined;
    return findNodeAtLocation(node, [node.type === 'array' ? Number(part) : String(part)]);
  }, root);
}

/** Where the value of a pointer stands; undefined where there is none. */
export function spanOf(text: string, pointer: string): Span | undefined {
  const root = treeOf(text);
  const node = root && nodeAt(root, pathOf(pointer));
  return node && { offset: node.offset, length: node.length };
}

/** The value of a pointer, its text as it stands; undefined where there is none. */
export const sourceOf = (text: string, pointer: string): string | undefined => {
  const span = spanOf(text, pointer);
  return span && text.slice(span.offset, span.offset + span.length);
};

/** The path at an offset, and whether a key stands there. */
export const pathAt = (text: string, offset: number): { path: JSONPath; isKey: boolean } => {
  const location = getLocation(text, offset);
  return { path: location.path, isKey: location.isAtPropertyKey };
};

/** The string, number or word that starts at the offset, or the bracket. */
export function tokenAt(text: string, offset: number): Span {
  const rest = text.slice(offset, offset + 4096);
  const token = /^("(?:[^"\\\n]|\\.)*"?|[\w.+-]+|[^\s])/.exec(rest)?.[0] ?? '';
  return { offset, length: Math.max(1, token.length) };
}

/** The text token that holds the offset, quotes included; undefined outside of any. */
export function stringAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  for (const match of text.slice(start, start + 20_000).matchAll(/"(?:[^"\\\n]|\\.)*"|\n/g)) {
    if (match[0] === '\n') return undefined;
    const from = start + match.index;
    if (offset < from) return undefined;
    if (offset <= from + match[0].length) return { offset: from, length: match[0].length };
  }
  return undefined;
}

/** Line and column, from 1, to an offset. */
export function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let n = 1; n < line; n += 1) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return Math.min(text.length, offset + column - 1);
}

/** What a text says, as much of it as can be read where it has faults. */
export function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return parse(text) as unknown;
  }
}

/** True where the whole text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
