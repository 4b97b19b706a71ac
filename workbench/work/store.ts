/** The work store: a book, the place where it is saved, drafts, and one state for the screens. No React, no DOM. */
import {
  changed,
  drafted,
  emptyBook,
  redone,
  settled,
  textOf,
  undone,
  unmadeByUndo,
  type Book,
} from './book.ts';
import { createKeeper } from './keeper.ts';
import type { Effects, Place } from './place.ts';
import { createSaver } from './saver.ts';
import type { OfferedDraft, Opening, Work, WorkState } from './types.ts';
import { createView } from './view.ts';

/** A store that can be started and stopped; `flush` keeps all drafts now. */
export interface RunningWork extends Work {
  start(): void;
  stop(): void;
  flush(): Promise<void>;
  /** Looks again for drafts of tabs that have ended. */
  findDrafts(): Promise<void>;
}

/** Changes on the disk come in bursts (a git checkout); they are read once, so long after the last. */
const settleTime = 100;

/** A window that was just closed may still hold its name at the first look: drafts are looked for again, so long after it. */
const laterLooks = [1000, 4000, 9000];

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

/** A store without anything read; `start` opens the place. */
export function createWork(effects: Effects): RunningWork {
  let book: Book = emptyBook;
  let place: Place | null = null;
  let opening: Opening = { kind: 'reading' };
  let offered: readonly OfferedDraft[] = [];
  let state: WorkState | null = null;
  let round = 0;
  let stopWatching: (() => void) | null = null;
  let stopRefresh: (() => void) | null = null;
  let stopLooks: (() => void)[] = [];
  /** Drafts that were taken or dropped are not offered again. */
  const handled = new Set<string>();
  const listeners = new Set<() => void>();
  const view = createView();

  const told = (): void => {
    state = null;
    for (const listener of [...listeners]) listener();
  };
  const host = { ...effects, book: () => book, place: () => place, told };
  const update = (next: Book): void => {
    if (next === book) return;
    book = next;
    dropNeedless();
    keeper.follow();
    told();
  };
  const keeper = createKeeper(host);
  const saver = createSaver({ ...host, update });

  /** An offered text that is saved, or that the author has already, is offered no longer. */
  const dropNeedless = (): void => {
    if (offered.length === 0 || opening.kind !== 'read') return;
    const needless = offered.filter((draft) => draft.text === (book.saved.get(draft.path)?.text ?? null));
    if (needless.length > 0) drop(needless.map(({ id }) => id));
  };
  const drop = (ids: readonly string[]): void => {
    for (const id of ids) handled.add(id);
    offered = offered.filter(({ id }) => !ids.includes(id));
    effects.drafts.drop(ids).catch(() => undefined);
  };
  const findDrafts = async (): Promise<void> => {
    const all = await effects.drafts.found().catch(() => offered);
    const found = all.filter(({ id }) => !handled.has(id));
    if (JSON.stringify(found) === JSON.stringify(offered)) return;
    offered = found;
    dropNeedless();
    told();
  };

  const open = async (): Promise<void> => {
    round += 1;
    const mine = round;
    opening = { kind: 'reading' };
    told();
    try {
      const opened = await effects.open();
      if (mine !== round) return;
      place = opened.place;
      book = { ...book, saved: new Map(opened.files.map((file) => [file.path, file])) };
      opening = { kind: 'read' };
      watch(place);
      told();
      stopLooks = laterLooks.map((ms) => effects.later(ms, () => void findDrafts()));
      await findDrafts();
    } catch (error) {
      if (mine !== round) return;
      opening = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      told();
    }
  };
  const watch = (on: Place): void => {
    stopWatching = on.watch({
      changed: (path, etag) => {
        if ((book.saved.get(path)?.etag ?? null) === etag) return;
        stopRefresh?.();
        stopRefresh = effects.later(settleTime, () => void saver.refresh());
      },
      here: saver.here,
      away: saver.away,
    });
  };
  const build = (): WorkState => {
    const { awaySince, ...saving } = saver.state();
    const here = awaySince === null ? 'here' : 'away';
    return {
      opening,
      saved: book.saved,
      ...view(book),
      undoLabel: book.done.at(-1)?.label ?? null,
      redoLabel: book.undone.at(-1)?.label ?? null,
      server: place?.kind === 'browser' ? 'none' : here,
      canSave: place?.canSave ?? false,
      ...saving,
      awaySince,
      drafts: keeper.state(),
      offered,
    };
  };

  return {
    state: () => (state ??= build()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    text: (path) => textOf(book, path),
    change: (label, changes, options = {}) =>
      update(changed(book, label, changes, { now: effects.now(), ...options })),
    undo: () => update(undone(book, effects.now())),
    redo: () => update(redone(book, effects.now())),
    save: (paths) => saver.save(paths ?? view(book).changed.filter((path) => !unmadeByUndo(book, path))),
    revert: (path) => {
      const text = book.saved.get(path)?.text ?? null;
      update(settled(book, `revert ${nameOf(path)}`, { path, text }, effects.now()));
    },
    settle: (path, text) => update(settled(book, `merge ${nameOf(path)}`, { path, text }, effects.now())),
    takeDraft: (id) => {
      const draft = offered.find((one) => one.id === id);
      if (!draft) return;
      handled.add(id);
      offered = offered.filter((one) => one !== draft);
      update(drafted(book, `take the draft of ${nameOf(draft.path)}`, draft, effects.now()));
      told();
      const isKept = (): boolean => keeper.state() === 'kept';
      void keeper
        .flush()
        .then(() => (isKept() ? effects.drafts.drop([id]).catch(() => undefined) : undefined));
    },
    dropDraft: (id) => {
      drop([id]);
      told();
    },
    reload: () => void (opening.kind === 'read' ? saver.refresh() : open()),
    start: () => void open(),
    stop: () => {
      round += 1;
      stopWatching?.();
      stopRefresh?.();
      for (const stopLook of stopLooks) stopLook();
      stopWatching = stopRefresh = null;
      saver.stop();
      keeper.stop();
    },
    flush: () => keeper.flush(),
    findDrafts,
  };
}
