/** Which paths are documents: by name first, then by what really stands on the disk. */
import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of the documents that the workbench reads and writes. */
export const folders = ['rules', 'fixtures/cases', 'fixtures/determinations'] as const;

/** Made by programs, not by authors: neither served nor written. */
const leftOut = ['rules/schema', 'rules/clause-index'];

const below = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** True for a folder below which nothing is served; compared without case, as some disks do. */
export const isLeftOut = (path: string): boolean => leftOut.includes(path.toLowerCase());

/** True for the path of a document by its name alone: what `GET /api/files` gives and events tell of. Hidden is private. */
export const isServed = (path: string): boolean =>
  path.endsWith('.json') &&
  !path.includes('/.') &&
  folders.some((folder) => below(path, folder)) &&
  !leftOut.some((folder) => below(path.toLowerCase(), folder));

/** A request path, decoded once; null where it climbs, hides a separator or is not valid. */
export function safePath(raw: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(raw.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  const bad = !path.startsWith('/') || /[\\\0]/.test(path) || /%(2e|2f|5c|00)/i.test(path);
  if (bad || path.split('/').some((part) => part === '..' || part === '.')) return null;
  return path;
}

/** Names that Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Separators, streams (`:`), wildcards, short names (`~1`), escapes, controls, and characters that some disks pass over. */
const forbidden = /[\\/:*?"<>|~%\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const longestPart = 120;
const longestPath = 240;
const deepest = 8;

/** True for one part of a path that means the same file on every system. Hidden names are nobody's document. */
function isPlainName(name: string): boolean {
  if (name === '' || Buffer.byteLength(name) > longestPart || name !== name.normalize('NFC')) return false;
  return !/^[. ]|[. ]$/.test(name) && !forbidden.test(name) && !device.test(name);
}

/** True for a path where a document may be written, as far as its name tells. `path` is decoded, without a leading slash. */
export function isDocumentPath(path: string): boolean {
  const parts = path.split('/');
  if (path.length > longestPath || parts.length > deepest || !parts.every(isPlainName)) return false;
  return isServed(path);
}

/**
 * True where the path leads, from the project's real folder, through true folders to a true file or to nothing yet, each
 * spelt as the disk spells it: no link, no other case, no other name for the same place.
 */
export async function isClear(root: string, path: string): Promise<boolean> {
  const parts = path.split('/');
  let real = root;
  for (const [index, part] of parts.entries()) {
    const next = join(real, part);
    const stats = await lstat(next).catch((error: NodeJS.ErrnoException) => error);
    if (stats instanceof Error) return stats.code === 'ENOENT';
    if (index === parts.length - 1 ? !stats.isFile() : !stats.isDirectory()) return false;
    if ((await realpath(next).catch(() => null)) !== next) return false;
    real = next;
  }
  return true;
}
