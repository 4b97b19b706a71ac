/** A tiny library of our own making (`base/`), which reading is tested against: nothing in it changes when `rules/` does. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Library, readLibrary, type SourceFile } from '../../../engine/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every file below a folder of the repository, paths with forward slashes relative to that folder. */
export function filesBelow(folder: string): string[] {
  const walk = (at: string): string[] =>
    readdirSync(at)
      .sort()
      .flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]));
  return walk(join(root, folder)).map((path) => relative(join(root, folder), path).replaceAll('\\', '/'));
}

/** The text of a file of the repository; bytes that are not UTF-8 become the replacement character, as on every screen. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Absolute path of a file of the repository. */
export const absolute = (path: string): string => join(root, path);

const baseFolder = 'test/engine/read/base';

/** The files of the base library, with those of an overlay in place of theirs, and without those that are named. */
export function baseFiles(
  overlay: readonly SourceFile[] = [],
  without: readonly string[] = [],
): SourceFile[] {
  const files = new Map(filesBelow(baseFolder).map((path) => [path, textOf(`${baseFolder}/${path}`)]));
  for (const { path, text } of overlay) files.set(path, text);
  for (const path of without) files.delete(path);
  return [...files].map(([path, text]) => ({ path, text }));
}

/** The base library, read. */
export function baseLibrary(): Library {
  const result = readLibrary(baseFiles());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The text of the base library's one edition. */
export const baseEditionText = (): string => textOf(`${baseFolder}/rules/policies/base-homes/2025-01.json`);
