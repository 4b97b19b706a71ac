/** Keeps unsaved texts in the draft box, soon after a pause and at once when the page goes. Says once when it cannot. */
import type { Book, Edit } from './book.ts';
import type { Effects, KeptDraft } from './place.ts';
import type { DraftsKept } from './types.ts';

/** Well within half a second of a pause; and while somebody types on, once a second. */
const pause = 250;
const longest = 1000;

/** What the keeper needs of the store. */
export interface KeeperHost extends Pick<Effects, 'drafts' | 'later' | 'now'> {
  book(): Book;
  told(): void;
}

/** Follows the book. */
export interface Keeper {
  state(): DraftsKept;
  /** The book changed. */
  follow(): void;
  /** Keeps now what is not kept yet. */
  flush(): Promise<void>;
  stop(): void;
}

/** Makes a keeper; `stop` ends its timer. */
export function createKeeper(host: KeeperHost): Keeper {
  let inBox: ReadonlyMap<string, Edit> = new Map();
  let isImpossible = false;
  let firstChange: number | null = null;
  let stopTimer: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  const differences = (edits: ReadonlyMap<string, Edit>): KeptDraft[] => {
    const at = host.now();
    const now = [...edits].filter(([path, edit]) => inBox.get(path) !== edit);
    const gone = [...inBox.keys()].filter((path) => !edits.has(path));
    return [
      ...now.map(([path, { base, text }]) => ({ path, draft: { base, text, at } })),
      ...gone.map((path) => ({ path, draft: null })),
    ];
  };
  const write = async (): Promise<void> => {
    const { edits } = host.book();
    const wanted = differences(edits);
    if (wanted.length === 0) return;
    try {
      await host.drafts.keep(wanted);
      inBox = edits;
      isImpossible = false;
    } catch {
      isImpossible = true;
    }
    host.told();
  };
  const flush = (): Promise<void> => {
    stopTimer?.();
    stopTimer = null;
    firstChange = null;
    writing = writing.then(write);
    return writing;
  };
  return {
    state: () => {
      if (isImpossible) return 'impossible';
      return differences(host.book().edits).length === 0 ? 'kept' : 'keeping';
    },
    follow: () => {
      if (differences(host.book().edits).length === 0) return;
      firstChange ??= host.now();
      stopTimer?.();
      const left = Math.max(0, firstChange + longest - host.now());
      stopTimer = host.later(Math.min(pause, left), () => void flush());
    },
    flush,
    stop: () => {
      stopTimer?.();
      stopTimer = null;
    },
  };
}
