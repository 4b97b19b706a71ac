/** The editions on the desk: saved ones, new ones, and those whose text cannot be read. */
import type { SavedFile, WorkFile } from '../work/types.ts';
import { valueOf } from './places.ts';

/** What the desk says of an edition before the engine has read it. */
export interface EditionEntry {
  readonly path: string;
  readonly id: string;
  readonly landlordId: string;
  readonly landlord: string;
  readonly title: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly reviewBy: string;
  readonly isReference: boolean;
  readonly isChanged: boolean;
  readonly isNew: boolean;
  /** How often its encoding was corrected. */
  readonly corrections: number;
}

const place = /^rules\/policies\/([^/]+)\/([^/]+)\.json$/;

/** `rules/policies/jmha/2023-07.json` → `jmha@2023-07`; undefined for any other document. */
export const idOfPath = (path: string): string | undefined => {
  const found = place.exec(path);
  return found ? `${found[1]}@${found[2]}` : undefined;
};

/** `jmha@2023-07` → `rules/policies/jmha/2023-07.json`. */
export const pathOfId = (id: string): string => {
  const [landlord, edition] = id.split('@');
  return `rules/policies/${landlord}/${edition}.json`;
};

type Head = Readonly<Record<string, unknown>>;
const read = new Map<string, { text: string; head: Head }>();

function headIn(text: string): Head {
  const value = valueOf(text);
  return typeof value === 'object' && value !== null ? (value as Head) : {};
}

/** The document's own words about itself; kept by path until its text changes. */
function headOf(path: string, text: string): Head {
  const before = read.get(path);
  if (before?.text === text) return before.head;
  const head = headIn(text);
  read.set(path, { text, head });
  return head;
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function entryOf(file: WorkFile, read?: Head): EditionEntry | undefined {
  const id = idOfPath(file.path);
  if (id === undefined || file.text === null) return undefined;
  const head = read ?? headOf(file.path, file.text);
  const landlordId = id.split('@')[0] ?? id;
  return {
    path: file.path,
    id,
    landlordId,
    landlord: words(head['landlord']) || landlordId,
    title: words(head['title']),
    status: words(head['status']) || 'status not readable',
    from: words(head['from']),
    to: words(head['to']),
    reviewBy: words(head['reviewBy']),
    isReference: head['reference'] === true,
    isChanged: file.isChanged,
    isNew: file.saved === null,
    corrections: Array.isArray(head['corrections']) ? head['corrections'].length : 0,
  };
}

/** All editions that are not deleted, by id. */
export const entriesOf = (files: ReadonlyMap<string, WorkFile>): EditionEntry[] =>
  [...files.values()].flatMap((file) => entryOf(file) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));

const savedEntries = new WeakMap<SavedFile, Pick<EditionEntry, 'status' | 'corrections'>>();

/** What an edition said of itself when it was saved, read once; undefined for a new one. */
export function savedEntry(file: WorkFile): Pick<EditionEntry, 'status' | 'corrections'> | undefined {
  if (file.saved === null) return undefined;
  const known = savedEntries.get(file.saved);
  if (known) return known;
  const { text } = file.saved;
  const entry = entryOf({ ...file, text }, headIn(text));
  if (entry) savedEntries.set(file.saved, entry);
  return entry;
}
