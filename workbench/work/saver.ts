/**
 * Saving: one write after the other, kept and tried again with growing pauses while the place is away. A text whose write
 * had no answer may have arrived: it is remembered, and where the saved text turns out to be that one, it was ours.
 */
import { conflictOf, kept, onDisk, type Book } from './book.ts';
import type { Effects, Place } from './place.ts';
import type { SavedFile } from './types.ts';

/** What saving needs of the store. */
export interface SaverHost extends Pick<Effects, 'later' | 'now'> {
  book(): Book;
  place(): Place | null;
  update(book: Book): void;
  /** Something that the state tells changed. */
  told(): void;
}

/** How saving stands. */
export interface SaverState {
  readonly saving: boolean;
  readonly awaySince: number | null;
  readonly refused: ReadonlyMap<string, string>;
  readonly waiting: readonly string[];
}

/** Saves, and keeps what is saved current. */
export interface Saver {
  state(): SaverState;
  save(paths: readonly string[]): Promise<void>;
  /** Reads the place again; a failure means that it is away. */
  refresh(): Promise<void>;
  /** The place says that it is there, or that it is not. */
  here(): void;
  away(): void;
  stop(): void;
}

const pauses = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** Makes a saver; `stop` ends its timers. */
export function createSaver(host: SaverHost): Saver {
  const wanted = new Map<string, string | null>();
  const unsure = new Map<string, Set<string | null>>();
  const refused = new Map<string, string>();
  let awaySince: number | null = null;
  let running: Promise<void> | null = null;
  let writing: string | null = null;
  let writes = 0;
  let tries = 0;
  let stopRetry: (() => void) | null = null;

  const arrived = (path: string, file: SavedFile | null): void => {
    const ours = unsure.get(path)?.has(file?.text ?? null) === true;
    unsure.delete(path);
    host.update(ours ? kept(host.book(), path, file) : onDisk(host.book(), path, file));
  };
  const sync = (files: readonly SavedFile[]): void => {
    const found = new Map(files.map((file) => [file.path, file]));
    for (const path of new Set([...host.book().saved.keys(), ...found.keys()])) {
      if (path !== writing) arrived(path, found.get(path) ?? null);
    }
  };
  const goAway = (): void => {
    awaySince ??= host.now();
    stopRetry ??= host.later(pauses[Math.min(tries, pauses.length - 1)] ?? 0, () => {
      stopRetry = null;
      tries += 1;
      void refresh();
    });
    host.told();
  };
  const comeBack = (): void => {
    stopRetry?.();
    stopRetry = null;
    tries = 0;
    awaySince = null;
    host.told();
  };
  const refresh = async (): Promise<void> => {
    const place = host.place();
    if (!place) return;
    const before = writes;
    const files = await place.read().catch(() => null);
    if (files === null) return goAway();
    if (before !== writes) return refresh();
    sync(files);
    if (awaySince !== null) comeBack();
    if (wanted.size > 0) void run();
  };

  /** Whether the loop goes on. */
  const writeOne = async (place: Place, path: string, text: string | null): Promise<boolean> => {
    const book = host.book();
    if (!book.edits.has(path) || conflictOf(book, path)) return wanted.delete(path);
    writing = path;
    const asked = unsure.get(path) ?? new Set();
    unsure.set(path, asked.add(text));
    const answer = await place.write(path, text, book.saved.get(path) ?? null);
    writing = null;
    if (answer.kind === 'away') {
      goAway();
      return false;
    }
    if (answer.kind === 'moved' && answer.current?.etag !== book.saved.get(path)?.etag) {
      arrived(path, answer.current);
      return true;
    }
    if (wanted.get(path) === text) wanted.delete(path);
    unsure.delete(path);
    if (answer.kind === 'moved') refused.set(path, 'the server takes the file for another than it is');
    else if (answer.kind === 'refused') refused.set(path, answer.message);
    else {
      writes += 1;
      host.update(kept(host.book(), path, text === null ? null : { path, text, etag: answer.etag ?? '' }));
    }
    return true;
  };
  const loop = async (): Promise<void> => {
    const place = host.place();
    while (place && awaySince === null) {
      const [next] = wanted;
      if (!next) return;
      if (!(await writeOne(place, ...next))) return;
      host.told();
    }
  };
  const run = (): Promise<void> => {
    running ??= loop().finally(() => {
      running = null;
      host.told();
    });
    host.told();
    return running;
  };

  return {
    state: () => ({
      saving: running !== null && awaySince === null,
      awaySince,
      refused: new Map([...refused].filter(([path]) => host.book().edits.has(path))),
      waiting: awaySince === null ? [] : [...wanted.keys()],
    }),
    save: async (paths) => {
      for (const path of paths) {
        const edit = host.book().edits.get(path);
        if (!edit || conflictOf(host.book(), path)) continue;
        wanted.set(path, edit.text);
        refused.delete(path);
      }
      if (awaySince !== null) return refresh();
      await run();
    },
    refresh,
    here: () => void refresh(),
    away: goAway,
    stop: () => {
      stopRetry?.();
      stopRetry = null;
    },
  };
}
