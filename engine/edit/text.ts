/** A text, its parse tree, and edits of it. Offsets and lengths count UTF-16 units, as JavaScript and Monaco do. */
import type { Node } from 'jsonc-parser';
import type { Problem, Result } from '../problems.ts';
import { parseDocument } from '../read/document.ts';

/** One change of a text: `length` characters from `offset` give way to `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** What every edit function answers: edits in the order of the text, none where nothing changes, or why it cannot be. */
export type Edits = Result<readonly TextEdit[]>;

/** A text after edits. They may stand in any order; all offsets are those of the text before. Throws where two overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length)) {
    if (edit.offset < at) throw new Error('edits of a text overlap');
    parts.push(text.slice(at, edit.offset), edit.text);
    at = edit.offset + edit.length;
  }
  return parts.join('') + text.slice(at);
}

/** A text that parses: `root` is its tree, `value` what it says. */
export interface Parsed {
  readonly text: string;
  readonly root: Node;
  readonly value: unknown;
}

/** Parse trees by text, the latest used last; no more than so many characters of text in all. */
const mostCharacters = 6_000_000;
const kept = new Map<string, Result<Parsed>>();
let characters = 0;

function keep(text: string, result: Result<Parsed>): void {
  kept.set(text, result);
  characters += text.length;
  for (const oldest of kept.keys()) {
    if (characters <= mostCharacters || oldest === text) break;
    kept.delete(oldest);
    characters -= oldest.length;
  }
}

/** Parses a text, or gives the tree that it had the last time. Problems carry no file: the caller knows it. */
export function parseText(text: string): Result<Parsed> {
  const before = kept.get(text);
  if (before) {
    kept.delete(text);
    kept.set(text, before);
    return before;
  }
  // A byte-order mark is no JSON; a blank of the same length keeps all offsets.
  const bare = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const read = parseDocument({ path: '', text: bare });
  const result: Result<Parsed> =
    read.ok && read.value.root
      ? { ok: true, value: { text, root: read.value.root, value: read.value.value }, problems: [] }
      : { ok: false, problems: read.problems };
  keep(text, result);
  return result;
}

/** A reason why an edit cannot be made, as a problem without a place in a file. */
export const refusal = (
  code: string,
  what: string,
  why: string,
  mend: string,
  at: { readonly file?: string; readonly pointer?: string } = {},
): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [
    {
      code,
      severity: 'error',
      file: at.file ?? '',
      line: 1,
      column: 1,
      pointer: at.pointer ?? '',
      what,
      why,
      mend,
    },
  ],
});

/** The parts of a JSON pointer, unescaped; undefined where it is none. */
export function pointerParts(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The child of an object under a key, or of a list at an index. */
export function childOf(node: Node, part: string): Node | undefined {
  if (node.type === 'array') return /^(0|[1-9]\d*)$/.test(part) ? node.children?.[Number(part)] : undefined;
  if (node.type !== 'object') return undefined;
  return node.children?.find((property) => property.children?.[0]?.value === part)?.children?.[1];
}

/** The value at a pointer, as its node. */
export function nodeAt(parsed: Parsed, pointer: string): Result<Node> {
  let node: Node | undefined = parsed.root;
  for (const part of pointerParts(pointer) ?? ['']) node = node && childOf(node, part);
  if (node) return { ok: true, value: node, problems: [] };
  const what = `nothing stands at \`${pointer}\``;
  return refusal('no-such-place', what, 'the document has no such value', 'name a value that is there', {
    pointer,
  });
}

/** The offset just after a node. */
export const endOf = (node: Node): number => node.offset + node.length;
