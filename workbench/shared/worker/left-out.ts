/** A policy that was left out for its errors must not take along the cases that expect something of it. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Library, SourceFile } from '../../../engine/index.ts';

/** Landlords that have files below `rules/policies/`, and no edition in the library. */
export function landlordsLeftOut(files: readonly SourceFile[], library: Library): string[] {
  const held = new Set(library.editions.map((edition) => edition.landlordId));
  const named = files.flatMap((file) => /^rules\/policies\/([^/]+)\//.exec(file.path)?.[1] ?? []);
  return [...new Set(named)].filter((id) => !held.has(id));
}

const keyOf = (property: Node): string => String(property.children?.[0]?.value ?? '');

/** The properties of `expect`, of one case or of each in a list. */
function expectations(root: Node): Node[] {
  const cases = root.type === 'array' ? (root.children ?? []) : [root];
  return cases.flatMap((one) => findNodeAtLocation(one, ['expect'])?.children ?? []);
}

/** Spaces for the range; lines stay where they are. */
const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);

/** A property blanked with the comma behind it, or, where it is the last, the one before it. */
function without(text: string, { offset, length }: Node): string {
  const end = offset + length;
  const comma = /^\s*,/.exec(text.slice(end));
  const cut = blank(text, offset, comma ? end + comma[0].length : end);
  if (comma) return cut;
  const before = /,\s*$/.exec(cut.slice(0, offset));
  return before ? blank(cut, before.index, before.index + 1) : cut;
}

/** The file without what it expects of these landlords or their editions; every other character keeps its place. */
export function withoutExpectations(file: SourceFile, landlords: readonly string[]): SourceFile {
  if (!landlords.some((id) => file.text.includes(`"${id}`))) return file;
  const root = parseTree(file.text);
  if (!root) return file;
  const unwanted = expectations(root).filter((one) => landlords.includes(keyOf(one).split('@')[0] ?? ''));
  return { path: file.path, text: unwanted.reduce(without, file.text) };
}
