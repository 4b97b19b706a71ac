/**
 * `documents.json`: every document of the workbench in one file, for a static host where no server can be asked. The build
 * of the workbench places it, and `npm run build` renews it also where only a document changed.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folders that `workbench/server` serves; a test holds the two together. */
const folders = ['rules', 'fixtures/cases', 'fixtures/determinations'];
const leftOut = ['rules/schema', 'rules/clause-index'];

function jsonBelow(root, folder) {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return leftOut.includes(path) ? [] : jsonBelow(root, path);
    return entry.isFile() && entry.name.endsWith('.json') ? [path] : [];
  });
}

/** The text of `documents.json`: `{ files: [{ path, text }] }`, sorted by path. */
export function documentsJson(root) {
  const paths = folders.flatMap((folder) => jsonBelow(root, folder)).sort();
  const files = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return `${JSON.stringify({ files })}\n`;
}
