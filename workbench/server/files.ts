/** The documents that the workbench reads: every edition, code, claim and case below `rules/` and `fixtures/`. */
import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { folders, isClear, isDocumentPath, isLeftOut, isServed } from './paths.ts';

/** One document: its path from the project's folder, its text, and a hash of its bytes. */
export interface ServedFile {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
  /** The bytes are not UTF-8; `text` has replacement characters in their place. */
  readonly notUtf8?: true;
}

/** The tag of a version: a hash of its bytes, so that the same bytes have the same tag on every machine. */
export const etagOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** True for the errors of a path where nothing stands. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The paths of documents below a folder, sorted; a folder that is not there is empty; links are not followed. */
async function documentsBelow(root: string, folder: string): Promise<string[]> {
  const stats = await lstat(join(root, folder)).catch(() => null);
  if (!stats?.isDirectory()) return [];
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isLeftOut(path)) found.push(...(await documentsBelow(root, path)));
    else if (entry.isFile() && isServed(path)) found.push(path);
  }
  return found.sort();
}

/** What stands at a full path, byte for byte (a byte order mark is part of the text); null where nothing does. */
export async function readVersion(full: string): Promise<Omit<ServedFile, 'path'> | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(full);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  const etag = etagOf(bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), etag };
  } catch {
    return { text: bytes.toString('utf8'), etag, notUtf8: true };
  }
}

/** All documents, and one tag over them that changes when any of them does. One that vanishes meanwhile is left out. */
export async function readDocuments(root: string): Promise<{ files: ServedFile[]; etag: string }> {
  const real = await realpath(root);
  const paths = (await Promise.all(folders.map((folder) => documentsBelow(real, folder)))).flat();
  const read = await Promise.all(
    paths.map(async (path) => ({ path, version: await readVersion(join(real, path)) })),
  );
  const files = read.flatMap(({ path, version }) => (version ? [{ path, ...version }] : []));
  return { files, etag: `"${etagOf(files.map((file) => `${file.path} ${file.etag}`).join('\n'))}"` };
}

/** One document; null where the path is none or nothing stands there. */
export async function readDocument(root: string, path: string): Promise<ServedFile | null> {
  const real = await realpath(root);
  if (!isDocumentPath(path) || !(await isClear(real, path))) return null;
  const version = await readVersion(join(real, path));
  return version && { path, ...version };
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
