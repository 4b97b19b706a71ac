/** Documents in and out as a zip. What may not stand in the workbench is refused by name and reason; sizes are limited. Pure. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A document by path. */
export interface PathText {
  readonly path: string;
  readonly text: string;
}

/** What was found in a file that somebody brought, and what was left out and why. */
export interface Brought {
  readonly documents: readonly PathText[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Limits in bytes, and of entries: real rules are far below, bombs far above. */
export const zipLimits = { zip: 50_000_000, entry: 2 * 1024 * 1024, total: 100_000_000, entries: 5000 };

const folders = /^(rules|fixtures\/cases|fixtures\/determinations)\//;
const madeByPrograms = /^rules\/(schema|clause-index)\//i;
const badPart = /^[. ]|[. ]$|[\\:*?"<>|~]|\p{Cc}|^$/u;

/** Why no document may stand at a path; null where one may. The server judges again, more strictly. */
export function pathFault(path: string): string | null {
  if (!folders.test(path)) return 'it is not below rules/, fixtures/cases/ or fixtures/determinations/';
  if (!path.endsWith('.json')) return 'it is not a .json file';
  if (madeByPrograms.test(path)) return 'it is made by a program, not by an author';
  const parts = path.split('/');
  if (path.length > 240 || parts.length > 8) return 'its path is too long';
  return parts.some((part) => badPart.test(part)) ? 'its path has parts that not every disk can hold' : null;
}

/** The text of bytes; null where they are not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A zip with these documents, always the same bytes for the same texts. */
export function zipOf(documents: readonly PathText[]): Uint8Array<ArrayBuffer> {
  const sorted = [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = Object.fromEntries(sorted.map(({ path, text }) => [path, strToU8(text)]));
  return new Uint8Array(zipSync(entries, { mtime: '1980-01-01T12:00:00' }));
}

/** Reads a zip. What is refused is not unpacked. */
export function unzipped(bytes: Uint8Array, limits = zipLimits): Brought {
  if (bytes.length > limits.zip)
    return { documents: [], refused: [{ name: 'the zip', why: 'it is larger than 50 MB' }] };
  const refused: { name: string; why: string }[] = [];
  const wanted = new Set<string>();
  let total = 0;
  const whyNot = (name: string, size: number): string | null => {
    if (wanted.size >= limits.entries) return 'the zip has more than 5,000 documents';
    if (wanted.has(name)) return 'the zip has this name twice';
    if (size > limits.entry) return 'it is larger than 2 MB';
    return total + size > limits.total ? 'the zip is larger than 100 MB unpacked' : pathFault(name);
  };
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (name.endsWith('/')) return false;
    const why = whyNot(name, originalSize);
    if (why !== null) refused.push({ name, why });
    else {
      wanted.add(name);
      total += originalSize;
    }
    return why === null;
  };
  let found: Record<string, Uint8Array>;
  try {
    found = unzipSync(bytes, { filter });
  } catch {
    return { documents: [], refused: [...refused, { name: 'the zip', why: 'it cannot be unpacked' }] };
  }
  const documents: PathText[] = [];
  for (const [path, content] of Object.entries(found)) {
    const text = textOf(content);
    if (text === null) refused.push({ name: path, why: 'it is not UTF-8' });
    else documents.push({ path, text });
  }
  return { documents, refused };
}

const idOf = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text);
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
};

/** Where a single document belongs: the one document of that name, else by its id, else among the cases. */
export function placeFor(name: string, text: string, paths: readonly string[]): string {
  const sameName = paths.filter((path) => path.endsWith(`/${name}`));
  const id = idOf(text);
  const byId = /^([\w-]+)@([\w.-]+)$/.exec(id ?? '');
  const policy = byId ? `rules/policies/${byId[1] ?? ''}/${byId[2] ?? ''}.json` : null;
  if (policy !== null && (sameName.length !== 1 || paths.includes(policy))) return policy;
  return sameName.length === 1 && sameName[0] !== undefined ? sameName[0] : `fixtures/cases/${name}`;
}

/** Reads what somebody brought: a zip by its first bytes, else one document. */
export function broughtBy(name: string, bytes: Uint8Array, paths: readonly string[]): Brought {
  if (strFromU8(bytes.subarray(0, 2), true) === 'PK') return unzipped(bytes);
  if (bytes.length > zipLimits.entry)
    return { documents: [], refused: [{ name, why: 'it is larger than 2 MB' }] };
  const text = textOf(bytes);
  if (text === null) return { documents: [], refused: [{ name, why: 'it is not UTF-8' }] };
  if (!name.endsWith('.json'))
    return { documents: [], refused: [{ name, why: 'it is no zip and no .json file' }] };
  return { documents: [{ path: placeFor(name, text, paths), text }], refused: [] };
}
