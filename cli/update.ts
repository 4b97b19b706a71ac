/** Accepting new results: the differing values of `expect` are changed in the text, and nothing else in it. */
import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Edit, Path, SourceFile } from '../engine/index.ts';
import type { TestRun } from './commands/test.ts';
import type { Edges } from './edges.ts';
import { UsageError } from './usage.ts';

/** What was written, and all the files as they are now. */
export interface Updated {
  readonly written: readonly { readonly path: string; readonly changes: number }[];
  readonly files: readonly SourceFile[];
}

const segments = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Edits in the order in which they can be made one after the other: new values first, then removals from the end. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const removals = edits.filter(({ value }) => value === undefined).reverse();
  return [...edits.filter(({ value }) => value !== undefined), ...removals];
}

/** A text without the list element or property at a path, and without the comma that it no longer needs. */
function without(text: string, at: Path): string {
  const root = parseTree(text);
  const value = root && findNodeAtLocation(root, [...at]);
  const node = value?.parent?.type === 'property' ? value.parent : value;
  const siblings = node?.parent?.children ?? [];
  if (!node || !node.parent) return text;
  const index = siblings.indexOf(node);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const start = before ? before.offset + before.length : node.offset;
  const end = before || !after ? node.offset + node.length : after.offset;
  return text.slice(0, start) + text.slice(end);
}

/** A JSON text with edits made at the paths; formatting and everything else stay. */
export function editText(text: string, edits: readonly Edit[]): string {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const edited = edits.reduce((now, { at, value }) => {
    if (value === undefined) return without(now, at);
    const scalar = typeof value !== 'object' || value === null;
    return applyEdits(now, modify(now, [...at], value, scalar ? {} : { formattingOptions }));
  }, text.slice(bom.length));
  return bom + edited;
}

/** The edits of one file's results, as paths from the top of the file. */
function editsOf(run: TestRun, file: string): Edit[] {
  return run.results
    .filter(({ entry }) => entry.file === file)
    .flatMap(({ entry, policy, mismatches }) => {
      const above = [...segments(entry.pointer), 'expect', policy];
      return mismatches.flatMap(({ edits }) =>
        edits.map(({ at, value }) => ({ at: [...above, ...at], value })),
      );
    });
}

/** Writes new expectations into the files of the results. */
export function updateFiles(edges: Edges, files: readonly SourceFile[], run: TestRun): Updated {
  const written: { path: string; changes: number }[] = [];
  const now = files.map((file) => {
    const edits = editsOf(run, file.path);
    if (edits.length === 0) return file;
    if (edges.disk.kindOf(file.path) !== 'file')
      throw new UsageError('what came from stdin cannot be updated; name a file');
    const text = editText(file.text, inOrder(edits));
    edges.disk.write(file.path, text);
    written.push({ path: file.path, changes: edits.length });
    return { path: file.path, text };
  });
  return { written, files: now };
}
