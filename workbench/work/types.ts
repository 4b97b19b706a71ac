/** What the work store keeps and tells: saved documents, the author's unsaved texts, conflicts, drafts. Times are ms since 1970. */

/** A document as it is saved: on the disk, or in this browser where there is no server. `etag` is the hash of its bytes. */
export interface SavedFile {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
  /** The bytes are not UTF-8; `text` has replacement characters in their place. */
  readonly notUtf8?: true;
}

/** The disk moved on since the edit began. Null: the file was not there (`base`), or is gone (`theirs`). */
export interface Conflict {
  readonly base: string | null;
  readonly theirs: SavedFile | null;
}

/** One document: as saved, and as the author has it. */
export interface WorkFile {
  readonly path: string;
  /** As it stands on the disk now; null: a new file, not saved yet. */
  readonly saved: SavedFile | null;
  /** What the author has now; null: deleted. */
  readonly text: string | null;
  readonly isChanged: boolean;
  readonly conflict: Conflict | null;
}

/** A new text for a path; null deletes the file. */
export interface Change {
  readonly path: string;
  readonly text: string | null;
}

/** A text that was not saved when its tab ended; it is applied only when it is taken. */
export interface OfferedDraft {
  readonly id: string;
  readonly path: string;
  /** The unsaved text; null: the author had deleted the file. */
  readonly text: string | null;
  /** The saved text that it was based on; null: a new file. */
  readonly base: string | null;
  /** When it was last changed. */
  readonly at: number;
}

/** Whether unsaved texts stand in IndexedDB: all, not yet all, or it cannot be had. */
export type DraftsKept = 'kept' | 'keeping' | 'impossible';

/** Where the saved documents are: behind a server (`here`, `away`), or in this browser on a static host (`none`). */
export type ServerState = 'here' | 'away' | 'none';

/** How the reading of the saved documents stands. */
export type Opening =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read' };

/** All that screens may know; a new value at every change, parts that did not change are the same objects. */
export interface WorkState {
  readonly opening: Opening;
  /** The documents as saved: what the screens Compare, Policy, Case and Code show. */
  readonly saved: ReadonlyMap<string, SavedFile>;
  /** Every document, saved or new, deleted ones included while that is not saved. */
  readonly files: ReadonlyMap<string, WorkFile>;
  /** Paths with unsaved changes, sorted. */
  readonly changed: readonly string[];
  /** Paths in conflict, sorted. */
  readonly conflicts: readonly string[];
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly server: ServerState;
  /** False where the server has no way to save. */
  readonly canSave: boolean;
  readonly saving: boolean;
  /** When the oldest change that is not saved was made, for "not saved since 14:02"; null where all is saved. */
  readonly unsavedSince: number | null;
  /** Since when the server does not answer; null while it does. */
  readonly awaySince: number | null;
  /** Path → why its last save was refused. */
  readonly refused: ReadonlyMap<string, string>;
  /** Paths whose save was asked for and waits for the server. */
  readonly waiting: readonly string[];
  readonly drafts: DraftsKept;
  /** Drafts found at the start, not applied. */
  readonly offered: readonly OfferedDraft[];
}

/** The author's work. Every change of a text, wherever it is made, is one `change`: one undo stack for all. */
export interface Work {
  state(): WorkState;
  /** Called after every change of the state; the function given back ends it. */
  subscribe(listener: () => void): () => void;
  /** What the author has now; null where there is no such document. */
  text(path: string): string | null;
  /** One undoable step. Steps with the same `merge` key within a pause of typing are one. */
  change(label: string, changes: readonly Change[], options?: { readonly merge?: string }): void;
  undo(): void;
  redo(): void;
  /** Saves these paths, or all that changed. Never rejects: what was refused stands in `refused` and `conflicts`. */
  save(paths?: readonly string[]): Promise<void>;
  /** Back to the saved text, undoable; in a conflict that is theirs. */
  revert(path: string): void;
  /** After a merge: their text becomes the base, `text` is the merged one. Undoable. */
  settle(path: string, text: string | null): void;
  /** Applies a draft as an undoable step; where the saved text is another by now, that is a conflict. */
  takeDraft(id: string): void;
  dropDraft(id: string): void;
  /** Reads the saved documents again. */
  reload(): void;
}
