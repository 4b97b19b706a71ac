/** The documents that the workbench reads: every edition, code, claim and case below `rules/` and `fixtures/`. */
import { createHash } from 'node:crypto';
import { readFile, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** One document: its path from the project's folder, its text, and a hash of its bytes. */
export interface ServedFile {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
  /** The bytes are not UTF-8; `text` has replacement characters in their place. */
  readonly notUtf8?: true;
}

const folders = ['rules', 'fixtures/cases', 'fixtures/determinations'];
const leftOut = new Set(['rules/schema', 'rules/clause-index']);

const hash = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** The `.json` paths below a folder, sorted; a folder that is not there is empty; links are not followed. */
async function jsonBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !leftOut.has(path)) found.push(...(await jsonBelow(root, path)));
    else if (entry.isFile() && entry.name.endsWith('.json')) found.push(path);
  }
  return found.sort();
}

async function readServed(root: string, path: string): Promise<ServedFile> {
  const bytes = await readFile(join(root, path));
  const etag = hash(bytes);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), etag };
  } catch {
    return { path, text: bytes.toString('utf8'), etag, notUtf8: true };
  }
}

/** All documents, and one tag over them that changes when any of them does. */
export async function readDocuments(root: string): Promise<{ files: ServedFile[]; etag: string }> {
  const real = await realpath(root);
  const paths = (await Promise.all(folders.map((folder) => jsonBelow(real, folder)))).flat();
  const files = await Promise.all(paths.map((path) => readServed(real, path)));
  return { files, etag: `"${hash(files.map((file) => `${file.path} ${file.etag}`).join('\n'))}"` };
}

/** The bytes of a file below a folder; null where there is none, or where its real place is outside the folder. */
export async function readBelow(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const base = await realpath(folder);
    const real = await realpath(join(base, path));
    if (!real.startsWith(base + sep)) return null;
    return new Uint8Array(await readFile(real));
  } catch {
    return null;
  }
}
