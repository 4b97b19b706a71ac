/**
 * Portfolios that somebody asked to keep: a database of their own in this browser, for seven days. A draft is there as a
 * whole or not at all; what is older goes at the next start. Only what was mapped is in it, as cases; never a file.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PortfolioCase } from '../../engine/index.ts';
import type { FileAbout, KeptPortfolio } from '../shared/impact-protocol.ts';

const day = 24 * 60 * 60 * 1000;
/** How long a draft is kept, in ms. */
export const keptFor = 7 * day;

/** Cases in one record. */
const atOnce = 5_000;

interface Schema extends DBSchema {
  portfolios: { key: string; value: KeptPortfolio };
  /** Cases as text: a copy of text takes less room than one of objects. */
  rows: {
    key: [string, number];
    value: { readonly id: string; readonly part: number; readonly text: string };
  };
}

const name = 'redress-portfolios';

async function withDatabase<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('portfolios', { keyPath: 'id' });
      fresh.createObjectStore('rows', { keyPath: ['id', 'part'] });
    },
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

const rowsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Keeps cases. All of it is one transaction: ended midway, nothing of it is there. */
export async function keep(portfolio: KeptPortfolio, rowAt: (at: number) => PortfolioCase): Promise<void> {
  await withDatabase(async (db) => {
    const tx = db.transaction(['portfolios', 'rows'], 'readwrite', { durability: 'strict' });
    const rows = tx.objectStore('rows');
    for (let start = 0, part = 0; start < portfolio.cases; start += atOnce, part += 1) {
      const some: PortfolioCase[] = [];
      for (let at = start; at < Math.min(portfolio.cases, start + atOnce); at += 1) some.push(rowAt(at));
      await rows.put({ id: portfolio.id, part, text: JSON.stringify(some) });
    }
    await tx.objectStore('portfolios').put(portfolio);
    await tx.done;
  });
}

/** The cases of a draft, none where it is gone, and what was known of their file. */
export const readKept = (id: string): Promise<{ cases: PortfolioCase[]; about: FileAbout | undefined }> =>
  withDatabase(async (db) => {
    const [rows, portfolio] = await Promise.all([db.getAll('rows', rowsOf(id)), db.get('portfolios', id)]);
    const cases = rows.flatMap(({ text }) => JSON.parse(text) as PortfolioCase[]);
    return { cases, about: portfolio?.file };
  });

/** Whether anything was ever kept: to look must not make a database. */
async function isThere(): Promise<boolean> {
  const known = await indexedDB.databases?.();
  return known === undefined || known.some((one) => one.name === name);
}

/** The drafts, newest first. Rejects where the browser has no database. */
export async function listKept(): Promise<KeptPortfolio[]> {
  if (!(await isThere())) return [];
  return withDatabase(async (db) => (await db.getAll('portfolios')).sort((a, b) => b.at - a.at));
}

async function remove(db: IDBPDatabase<Schema>, id: string): Promise<void> {
  const tx = db.transaction(['portfolios', 'rows'], 'readwrite');
  await Promise.all([
    tx.objectStore('portfolios').delete(id),
    tx.objectStore('rows').delete(rowsOf(id)),
    tx.done,
  ]);
}

/** Deletes a draft with all of its rows. */
export const dropKept = (id: string): Promise<void> => withDatabase((db) => remove(db, id));

/** Deletes what is past its end. Called at every start. */
export async function dropExpired(now: number): Promise<void> {
  if (!(await isThere())) return;
  await withDatabase(async (db) => {
    for (const { id, until } of await db.getAll('portfolios')) if (until <= now) await remove(db, id);
  });
}
