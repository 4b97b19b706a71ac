/** The workbench's IndexedDB: drafts by tab, signs of life of tabs, and documents saved in this browser (static host). */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A draft of a tab. `at`: when it was last changed. */
export interface DraftRow {
  readonly tab: string;
  readonly path: string;
  readonly text: string | null;
  readonly base: string | null;
  readonly at: number;
}

/** A document saved in this browser over the one of the bundle; `bundled` is the bundle's text at that time. */
export interface KeptRow {
  readonly path: string;
  readonly text: string | null;
  readonly bundled: string | null;
  readonly at: number;
}

interface Schema extends DBSchema {
  drafts: { key: [string, string]; value: DraftRow };
  tabs: { key: string; value: { readonly tab: string; readonly at: number } };
  kept: { key: string; value: KeptRow };
}

export type Database = IDBPDatabase<Schema>;

let opening: Promise<Database> | null = null;

/** The database, opened once. Rejects where the browser has none, or closed it to us; asked again, it tries again. */
export function database(): Promise<Database> {
  opening ??= openDB<Schema>('redress-workbench', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['tab', 'path'] });
      db.createObjectStore('tabs', { keyPath: 'tab' });
      db.createObjectStore('kept', { keyPath: 'path' });
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}
