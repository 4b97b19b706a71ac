/** Documents in and out as a zip. What may not stand in the workbench is refused by name and reason; sizes are limited. Pure. */
import { strFromU8, strToU8, zipSync } from 'fflate';
import { unpacking, type ZipEntry, zipEntries } from '../../engine/unzip.ts';

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

type Refused = Brought['refused'][number];

/** Why an entry is not unpacked, in the order in which the zip lists them; null where it is. */
class Judge {
  private readonly taken = new Set<string>();
  private total = 0;

  constructor(private readonly limits: typeof zipLimits) {}

  whyNot({ name, size }: ZipEntry): string | null {
    const { limits, taken } = this;
    if (taken.size >= limits.entries) return 'the zip has more than 5,000 documents';
    if (taken.has(name)) return 'the zip has this name twice';
    if (size > limits.entry) return 'it is larger than 2 MB';
    if (this.total + size > limits.total) return 'the zip is larger than 100 MB unpacked';
    const why = pathFault(name);
    if (why !== null) return why;
    taken.add(name);
    this.total += size;
    return null;
  }
}

const nothing = (name: string, why: string): Brought => ({ documents: [], refused: [{ name, why }] });

/**
 * Reads a zip; in between it gives what part of it is done, from 0 to 1, and may be left at any of them. What is refused is not
 * unpacked; what unpacks to more than it says is refused in the midst of it.
 */
export function* unzipping(bytes: Uint8Array, limits = zipLimits): Generator<number, Brought> {
  if (bytes.length > limits.zip) return nothing('the zip', 'it is larger than 50 MB');
  const entries = zipEntries(bytes)?.filter(({ name }) => !name.endsWith('/'));
  if (!entries) return nothing('the zip', 'it cannot be unpacked: it is damaged, or needs a password');
  const documents: PathText[] = [];
  const refused: Refused[] = [];
  const judge = new Judge(limits);
  const whole = entries.reduce((sum, { packed }) => sum + packed, 1);
  let done = 0;
  for (const entry of entries) {
    const { name } = entry;
    const why = judge.whyNot(entry);
    if (why === null) {
      const content = yield* partsOf(unpacking(bytes, entry, limits.entry), done, whole);
      const text = typeof content === 'string' ? null : textOf(content);
      if (text !== null) documents.push({ path: name, text });
      else if (content === 'too-large') refused.push({ name, why: 'it is larger than 2 MB' });
      else refused.push({ name, why: content === 'broken' ? 'it cannot be unpacked' : 'it is not UTF-8' });
    } else refused.push({ name, why });
    done += entry.packed;
    yield done / whole;
  }
  return { documents, refused };
}

/** Steps of one entry as parts of the whole. */
function* partsOf<T>(steps: Generator<number, T>, before: number, whole: number): Generator<number, T> {
  let done = before;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    done += step.value;
    yield Math.min(1, done / whole);
  }
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

/** Reads what somebody brought, as `unzipping` does: a zip by its first bytes, else one document. */
export function* bringing(
  name: string,
  bytes: Uint8Array,
  paths: readonly string[],
): Generator<number, Brought> {
  if (strFromU8(bytes.subarray(0, 2), true) === 'PK') return yield* unzipping(bytes);
  if (bytes.length > zipLimits.entry) return nothing(name, 'it is larger than 2 MB');
  const text = textOf(bytes);
  if (text === null) return nothing(name, 'it is not UTF-8');
  if (!name.endsWith('.json')) return nothing(name, 'it is no zip and no .json file');
  return { documents: [{ path: placeFor(name, text, paths), text }], refused: [] };
}
