/** Where documents are saved, as the work store sees it. `http.ts` is a server, `browser.ts` this browser alone. */
import type { OfferedDraft, SavedFile } from './types.ts';

/** What became of one write. `moved`: the saved text is not the one that was edited; nothing was written. */
export type Written =
  | { readonly kind: 'saved'; readonly etag: string | null }
  | { readonly kind: 'moved'; readonly current: SavedFile | null }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'away' };

/** What a place tells on its own. */
export interface Watcher {
  /** A file is another than the store may know; null etag: it is gone. */
  changed(path: string, etag: string | null): void;
  /** The place answers (again): whatever it said before may be old. */
  here(): void;
  away(): void;
}

/** A place that holds documents. */
export interface Place {
  readonly kind: 'server' | 'browser';
  readonly canSave: boolean;
  /** All documents. Rejects where the place does not answer. */
  read(): Promise<readonly SavedFile[]>;
  /** Writes one text, or deletes with null, provided that the saved version is still `saved`. Never rejects. */
  write(path: string, text: string | null, saved: SavedFile | null): Promise<Written>;
  /** Tells of changes until the function given back is called. */
  watch(watcher: Watcher): () => void;
}

/** A draft as it is kept while its tab lives; null: there is none any more. */
export interface KeptDraft {
  readonly path: string;
  readonly draft: Omit<OfferedDraft, 'id' | 'path'> | null;
}

/** Where unsaved texts outlive the tab. Every promise rejects where that cannot be had. */
export interface DraftBox {
  /** Drafts of tabs that have ended, newest first. */
  found(): Promise<readonly OfferedDraft[]>;
  keep(drafts: readonly KeptDraft[]): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
}

/** What the store may do to the world. Times in ms. */
export interface Effects {
  /** Finds the place and reads it. Rejects with a message for people. */
  open(): Promise<{ readonly place: Place; readonly files: readonly SavedFile[] }>;
  readonly drafts: DraftBox;
  now(): number;
  /** Calls once after a time; the function given back stops it. */
  later(ms: number, action: () => void): () => void;
}
