/**
 * Drafts in IndexedDB, each under the tab that wrote it. A tab lives as long as it holds its lock, which the browser takes
 * from it however it ends; where there are no locks (a host without https), as long as it gives a sign of life.
 */
import { database, type DraftRow } from './database.ts';
import type { DraftBox } from './place.ts';

const beat = 2000;
const silence = 8000;
const lockName = (tab: string): string => `redress-tab-${tab}`;
const key = ({ tab, path }: Pick<DraftRow, 'tab' | 'path'>): string => JSON.stringify([tab, path]);

/** Twelve random letters: a page's name among the tabs. */
const newTab = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('');

/** A box for this page, with what ends it. */
export interface TabBox extends DraftBox {
  readonly tab: string;
  /** Gives up the name, so that what is left is offered at once. */
  end(): void;
}

async function signOfLife(tab: string): Promise<void> {
  const db = await database();
  await db.put('tabs', { tab, at: Date.now() });
}

/** Tabs that live, this one included. */
async function livingTabs(tab: string): Promise<Set<string>> {
  const living = new Set([tab]);
  const locks: LockManager | undefined = navigator.locks;
  if (locks) {
    const { held } = await locks.query();
    for (const lock of held ?? []) living.add(lock.name?.replace(/^redress-tab-/, '') ?? '');
    return living;
  }
  const db = await database();
  for (const row of await db.getAll('tabs')) {
    if (Date.now() - row.at < silence) living.add(row.tab);
    else await db.delete('tabs', row.tab);
  }
  return living;
}

/** Holds the lock, or gives signs of life; the function given back ends it. */
function live(tab: string): () => void {
  const locks: LockManager | undefined = navigator.locks;
  if (locks) {
    let release = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    locks.request(lockName(tab), () => ended).catch(() => undefined);
    return () => release();
  }
  const say = (): void => void signOfLife(tab).catch(() => undefined);
  say();
  const timer = setInterval(say, beat);
  return () => {
    clearInterval(timer);
    database()
      .then((db) => db.delete('tabs', tab))
      .catch(() => undefined);
  };
}

/** Opens a box for this page. */
export function openDrafts(): TabBox {
  const tab = newTab();
  const end = live(tab);
  return {
    tab,
    end,
    found: async () => {
      const living = await livingTabs(tab);
      const rows = await (await database()).getAll('drafts');
      return rows
        .filter((row) => !living.has(row.tab))
        .sort((a, b) => b.at - a.at || a.path.localeCompare(b.path))
        .map(({ tab: _tab, ...draft }) => ({ ...draft, id: key({ tab: _tab, path: draft.path }) }));
    },
    keep: async (drafts) => {
      const tx = (await database()).transaction('drafts', 'readwrite');
      const writes = drafts.map(({ path, draft }) =>
        draft === null ? tx.store.delete([tab, path]) : tx.store.put({ tab, path, ...draft }),
      );
      await Promise.all([...writes, tx.done]);
    },
    drop: async (ids) => {
      const tx = (await database()).transaction('drafts', 'readwrite');
      const keys = ids.map((id) => JSON.parse(id) as [string, string]);
      await Promise.all([...keys.map((one) => tx.store.delete(one)), tx.done]);
    },
  };
}
