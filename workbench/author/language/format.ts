/**
 * Lays a JSON text out as the repository's own files are: two spaces, 110 columns; a list stays on one line where it fits,
 * an object where it was written so. Values and keys keep their characters.
 */
import type { Node } from 'jsonc-parser';
import { isJson, treeOf } from '../places.ts';

const width = 110;

/** A value on one line. */
function flat(node: Node, text: string): string {
  const children = node.children ?? [];
  if (node.type === 'array') return `[${children.map((child) => flat(child, text)).join(', ')}]`;
  if (node.type === 'object')
    return children.length === 0
      ? '{}'
      : `{ ${children.map((child) => property(child, text, flat)).join(', ')} }`;
  return text.slice(node.offset, node.offset + node.length);
}

const property = (node: Node, text: string, value: (node: Node, text: string) => string): string => {
  const [key, held] = node.children ?? [];
  return key && held ? `${text.slice(key.offset, key.offset + key.length)}: ${value(held, text)}` : '';
};

/** An object that began a new line after its brace keeps its lines, and so does all that holds it. */
function isOpen(node: Node, text: string): boolean {
  const [first] = node.children ?? [];
  if (node.type === 'object' && first && text.slice(node.offset, first.offset).includes('\n')) return true;
  if (node.type === 'property') return node.children?.[1] ? isOpen(node.children[1], text) : false;
  return (node.children ?? []).some((child) => isOpen(child, text));
}

function laid(node: Node, text: string, indent: string, used: number): string {
  const children = node.children ?? [];
  if ((node.type !== 'array' && node.type !== 'object') || children.length === 0) return flat(node, text);
  const one = flat(node, text);
  if (!isOpen(node, text) && used + one.length <= width) return one;
  const inner = `${indent}  `;
  const lines = children.map((child, i) => {
    const comma = i < children.length - 1 ? 1 : 0;
    if (node.type === 'array') return inner + laid(child, text, inner, inner.length + comma);
    const key = (child.children?.[0]?.length ?? 0) + 2;
    return inner + property(child, text, (held) => laid(held, text, inner, inner.length + key + comma));
  });
  const [open, close] = node.type === 'array' ? '[]' : '{}';
  return `${open}\n${filled(node, lines, inner).join(',\n')}\n${indent}${close}`;
}

/** Lists of numbers fill their lines. */
function filled(node: Node, lines: string[], inner: string): string[] {
  if (node.type !== 'array' || !node.children?.every((child) => child.type === 'number')) return lines;
  const rows: string[] = [];
  for (const entry of lines.map((line) => line.trim())) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + entry.length + 3 <= width)
      rows[rows.length - 1] = `${last}, ${entry}`;
    else rows.push(inner + entry);
  }
  return rows;
}

/** The text laid out; unchanged where it is no JSON. */
export function formatted(text: string): string {
  const root = isJson(text) ? treeOf(text) : undefined;
  return root ? `${laid(root, text, '', 0)}\n` : text;
}
