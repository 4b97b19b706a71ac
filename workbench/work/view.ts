/** A book as screens see it. Parts that did not change stay the same objects, so that screens draw only what did. */
import { conflictOf, type Book, type Edit } from './book.ts';
import type { SavedFile, WorkFile } from './types.ts';

/** What follows from a book alone. */
export interface BookView {
  readonly files: ReadonlyMap<string, WorkFile>;
  readonly changed: readonly string[];
  readonly conflicts: readonly string[];
  readonly unsavedSince: number | null;
}

interface Seen {
  readonly saved: SavedFile | undefined;
  readonly edit: Edit | undefined;
  readonly file: WorkFile;
}

const equalLists = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

function fileOf(book: Book, path: string): WorkFile {
  const saved = book.saved.get(path) ?? null;
  const edit = book.edits.get(path);
  return {
    path,
    saved,
    text: edit ? edit.text : (saved?.text ?? null),
    isChanged: edit !== undefined,
    conflict: conflictOf(book, path),
  };
}

/** A function from books to views that remembers the last. */
export function createView(): (book: Book) => BookView {
  let seen = new Map<string, Seen>();
  let last: BookView = { files: new Map(), changed: [], conflicts: [], unsavedSince: null };
  return (book) => {
    const next = new Map<string, Seen>();
    let isSame = true;
    for (const path of [...new Set([...book.saved.keys(), ...book.edits.keys()])].sort()) {
      const [saved, edit, old] = [book.saved.get(path), book.edits.get(path), seen.get(path)];
      const known = old && old.saved === saved && old.edit === edit ? old : null;
      isSame &&= known !== null;
      next.set(path, known ?? { saved, edit, file: fileOf(book, path) });
    }
    if (isSame && next.size === seen.size) return last;
    const files = [...next.values()].map(({ file }) => file);
    const changed = files.filter((file) => file.isChanged).map(({ path }) => path);
    const conflicts = files.filter((file) => file.conflict !== null).map(({ path }) => path);
    const times = [...book.edits.values()].map(({ since }) => since);
    seen = next;
    last = {
      files: new Map(files.map((file) => [file.path, file])),
      changed: equalLists(changed, last.changed) ? last.changed : changed,
      conflicts: equalLists(conflicts, last.conflicts) ? last.conflicts : conflicts,
      unsavedSince: times.length === 0 ? null : Math.min(...times),
    };
    return last;
  };
}
