/**
 * The author's work as a value: saved documents, unsaved edits, and the steps that led there. Pure: every function gives a
 * new book. An edit stands on the saved text that it began with (its base); where the saved text is another by now, the
 * edit is in conflict. INVARIANT: no function but `settled`, `drafted` and `kept` moves a base to a text that the author
 * has not seen, so a save never overwrites what somebody else wrote meanwhile.
 */
import type { Change, Conflict, SavedFile } from './types.ts';

/** An unsaved text. `base`: the saved text it began with, null for a new file. `text` null: deleted. */
export interface Edit {
  readonly base: string | null;
  readonly text: string | null;
  /** When the file became unsaved. */
  readonly since: number;
  /** The file is gone because undo took back that it was made; nobody asked for a saved one to be deleted. */
  readonly isUnmade?: true;
}

/** What a step did to one path. `rebased` where the base moved with it. */
export interface Entry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly rebased?: { readonly before: string | null; readonly after: string | null };
}

/** One thing that undo takes back, over any number of files. */
export interface Step {
  readonly label: string;
  readonly merge?: string;
  readonly at: number;
  readonly entries: readonly Entry[];
}

/** Everything that the author has. */
export interface Book {
  readonly saved: ReadonlyMap<string, SavedFile>;
  readonly edits: ReadonlyMap<string, Edit>;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** A step goes on for so long after the last change with its key. */
export const typingPause = 1200;
/** Older steps are forgotten. */
export const mostSteps = 1000;

/** Nothing read yet. */
export const emptyBook: Book = { saved: new Map(), edits: new Map(), done: [], undone: [] };

const savedText = (book: Book, path: string): string | null => book.saved.get(path)?.text ?? null;

/** What the author has of a path now; null where there is nothing, or it is deleted. */
export function textOf(book: Book, path: string): string | null {
  const edit = book.edits.get(path);
  return edit ? edit.text : savedText(book, path);
}

/** The conflict of a path: its edit stands on another text than the saved one. */
export function conflictOf(book: Book, path: string): Conflict | null {
  const edit = book.edits.get(path);
  if (!edit || edit.base === savedText(book, path)) return null;
  return { base: edit.base, theirs: book.saved.get(path) ?? null };
}

/** Sets or drops an edit: one that wants nothing, or what is saved already, is none. */
function put(book: Book, path: string, base: string | null, text: string | null, now: number): Book {
  const edits = new Map(book.edits);
  if (text === base || text === savedText(book, path)) edits.delete(path);
  else edits.set(path, { base, text, since: book.edits.get(path)?.since ?? now });
  return { ...book, edits };
}

/** The step before and a new one as one; null where they do not belong together. */
function joined(last: Step | undefined, next: Step): Step | null {
  if (!last || last.merge === undefined || last.merge !== next.merge) return null;
  if (next.at - last.at >= typingPause) return null;
  const entries = new Map(last.entries.map((entry) => [entry.path, entry]));
  for (const entry of next.entries) {
    const old = entries.get(entry.path);
    if (old?.rebased ?? entry.rebased) return null;
    entries.set(entry.path, old ? { ...old, after: entry.after } : entry);
  }
  const kept = [...entries.values()].filter((entry) => entry.before !== entry.after);
  return { ...next, label: last.label, entries: kept };
}

function pushed(book: Book, step: Step): Book {
  const together = book.undone.length === 0 ? joined(book.done.at(-1), step) : null;
  const done = [...(together ? book.done.slice(0, -1) : book.done), together ?? step];
  return { ...book, done: done.filter((one) => one.entries.length > 0).slice(-mostSteps), undone: [] };
}

/** Changes texts in one step. Changes that change nothing are no step. */
export function changed(
  book: Book,
  label: string,
  changes: readonly Change[],
  when: { readonly now: number; readonly merge?: string },
): Book {
  let next = book;
  const entries: Entry[] = [];
  for (const [path, text] of new Map(changes.map((change) => [change.path, change.text]))) {
    const before = textOf(book, path);
    if (before === text) continue;
    const edit = book.edits.get(path);
    next = put(next, path, edit ? edit.base : savedText(book, path), text, when.now);
    entries.push({ path, before, after: text });
  }
  if (entries.length === 0) return book;
  const merge = when.merge === undefined ? {} : { merge: when.merge };
  return pushed(next, { label, ...merge, at: when.now, entries });
}

/** One step that sets a text and the base it stands on. */
function rebased(book: Book, label: string, { path, text }: Change, base: string | null, now: number): Book {
  const edit = book.edits.get(path);
  const before = textOf(book, path);
  const from = edit ? edit.base : savedText(book, path);
  const entry: Entry = { path, before, after: text, rebased: { before: from, after: base } };
  return pushed(put(book, path, base, text, now), { label, at: now, entries: [entry] });
}

/** After a merge: the text stands on what is saved now. */
export const settled = (book: Book, label: string, change: Change, now: number): Book =>
  rebased(book, label, change, savedText(book, change.path), now);

/** Takes a draft: its text stands on the base that it was written on, which may be a conflict. */
export const drafted = (
  book: Book,
  label: string,
  draft: Change & { base: string | null },
  now: number,
): Book => rebased(book, label, draft, draft.base, now);

/**
 * Puts one entry's text back or forth. Where the file moved on without the author since (there is no edit, and what is
 * saved is not what the step left), the edit stands on what the step left, so that it shows as a conflict.
 */
function moved(book: Book, entry: Entry, back: boolean, now: number): Book {
  const [from, to] = back ? [entry.after, entry.before] : [entry.before, entry.after];
  const edit = book.edits.get(entry.path);
  let base = edit ? edit.base : from;
  const rebase = entry.rebased;
  if (rebase) {
    const [fromBase, toBase] = back ? [rebase.after, rebase.before] : [rebase.before, rebase.after];
    if (base === fromBase) base = toBase;
  }
  const next = put(book, entry.path, base, to, now);
  return back && to === null ? unmade(next, entry.path) : next;
}

/** Marks that a file is gone by undo alone; the next change of its text drops the mark. */
function unmade(book: Book, path: string): Book {
  const edit = book.edits.get(path);
  if (edit?.text !== null) return book;
  return { ...book, edits: new Map(book.edits).set(path, { ...edit, isUnmade: true }) };
}

/** Takes the last step back; the book itself where there is none. */
export function undone(book: Book, now: number): Book {
  const step = book.done.at(-1);
  if (!step) return book;
  const next = [...step.entries].reverse().reduce((all, entry) => moved(all, entry, true, now), book);
  return { ...next, done: book.done.slice(0, -1), undone: [...book.undone, step] };
}

/** Whether a file is gone because undo took back that it was made: what saves everything then leaves the saved one alone. */
export const unmadeByUndo = (book: Book, path: string): boolean => book.edits.get(path)?.isUnmade === true;

/** Does the last step again that was taken back. */
export function redone(book: Book, now: number): Book {
  const step = book.undone.at(-1);
  if (!step) return book;
  const next = step.entries.reduce((all, entry) => moved(all, entry, false, now), book);
  return { ...next, done: [...book.done, step], undone: book.undone.slice(0, -1) };
}

function withSaved(book: Book, path: string, file: SavedFile | null): Book {
  const saved = new Map(book.saved);
  if (file) saved.set(path, file);
  else saved.delete(path);
  return { ...book, saved };
}

const same = (a: SavedFile | null, b: SavedFile | null): boolean =>
  a === b || (a !== null && b !== null && a.etag === b.etag && a.text === b.text);

/** The disk has this now (null: nothing). An edit stays on its base; one that says the same is dropped. */
export function onDisk(book: Book, path: string, file: SavedFile | null): Book {
  if (same(book.saved.get(path) ?? null, file)) return book;
  const next = withSaved(book, path, file);
  const edit = book.edits.get(path);
  return edit ? put(next, path, edit.base, edit.text, edit.since) : next;
}

/** The author's own save arrived: what was typed since stands on it. The next typing is a step of its own. */
export function kept(book: Book, path: string, file: SavedFile | null): Book {
  const next = withSaved(book, path, file);
  const edit = book.edits.get(path);
  const last = next.done.at(-1);
  const done = last === undefined ? next.done : [...next.done.slice(0, -1), { ...last, merge: undefined }];
  return edit ? put({ ...next, done }, path, file?.text ?? null, edit.text, edit.since) : { ...next, done };
}
