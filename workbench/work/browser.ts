/**
 * The place of a static host: the documents of the bundle `documents.json`, and over them what was saved in this browser.
 * Where a newer bundle has another text than the one that was saved over, the bundle holds and what was saved is offered
 * as a draft, so that neither is lost.
 */
import { database, type KeptRow } from './database.ts';
import type { Place, Watcher } from './place.ts';
import type { SavedFile } from './types.ts';

const channelName = 'redress-saved';

/** FNV-1a over UTF-16 units, twice with other starts: enough to tell versions of a text apart. */
export function tagOf(text: string): string {
  const once = (start: number): string => {
    let hash = start;
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, '0');
  };
  return once(0x811c9dc5) + once(0x1b873593) + text.length.toString(16);
}

const isFile = (value: unknown): value is { path: string; text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'text' in value &&
  typeof value.path === 'string' &&
  typeof value.text === 'string';

/** The documents of `documents.json`; null where it is something else. */
function bundleOf(body: unknown): SavedFile[] | null {
  if (typeof body !== 'object' || body === null || !('files' in body) || !Array.isArray(body.files))
    return null;
  return body.files.every(isFile) ? body.files.map(({ path, text }) => fileOf(path, text)) : null;
}

const fileOf = (path: string, text: string): SavedFile => ({ path, text, etag: tagOf(text) });

/** The bundle with what was saved over it. */
export function overlaid(bundle: readonly SavedFile[], kept: readonly KeptRow[]): SavedFile[] {
  const files = new Map(bundle.map((file) => [file.path, file]));
  for (const { path, text } of kept) {
    if (text === null) files.delete(path);
    else files.set(path, fileOf(path, text));
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function watchTabs(watcher: Watcher): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<{ path: string; etag: string | null }>) =>
    watcher.changed(event.data.path, event.data.etag);
  return () => channel.close();
}

function placeOver(bundle: readonly SavedFile[]): Place {
  const bundled = new Map(bundle.map((file) => [file.path, file.text]));
  const tell = (path: string, etag: string | null): void => {
    const channel = new BroadcastChannel(channelName);
    channel.postMessage({ path, etag });
    channel.close();
  };
  return {
    kind: 'browser',
    canSave: true,
    read: async () => overlaid(bundle, await (await database()).getAll('kept')),
    write: async (path, text, saved) => {
      try {
        const tx = (await database()).transaction('kept', 'readwrite', { durability: 'strict' });
        const row = await tx.store.get(path);
        const now = row ? row.text : (bundled.get(path) ?? null);
        if (now !== text && now !== (saved?.text ?? null)) {
          await tx.done;
          return { kind: 'moved', current: now === null ? null : fileOf(path, now) };
        }
        const before = bundled.get(path) ?? null;
        await (text === before
          ? tx.store.delete(path)
          : tx.store.put({ path, text, bundled: before, at: Date.now() }));
        await tx.done;
        const etag = text === null ? null : tagOf(text);
        tell(path, etag);
        return { kind: 'saved', etag };
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { kind: 'refused', message: `this browser could not keep it: ${why}. Export it instead` };
      }
    },
    watch: watchTabs,
  };
}

/** Turns what was saved over an older bundle into drafts. */
async function putAside(bundle: readonly SavedFile[]): Promise<void> {
  const bundled = new Map(bundle.map((file) => [file.path, file.text]));
  const tx = (await database()).transaction(['kept', 'drafts'], 'readwrite');
  const old = (await tx.objectStore('kept').getAll()).filter(
    (row) => row.bundled !== (bundled.get(row.path) ?? null),
  );
  const writes = old.flatMap(({ path, text, bundled: base, at }) => [
    tx.objectStore('drafts').put({ tab: 'older-bundle', path, text, base, at }),
    tx.objectStore('kept').delete(path),
  ]);
  await Promise.all([...writes, tx.done]);
}

/** Opens the bundle beside `index.html`. Rejects where there is none. */
export async function openBrowser(): Promise<{ place: Place; files: readonly SavedFile[] }> {
  const response = await fetch(`${import.meta.env.BASE_URL}documents.json`).catch(() => null);
  const body: unknown = response?.ok === true ? await response.json().catch(() => null) : null;
  const bundle = bundleOf(body);
  if (!bundle) throw new Error('there is no server here, and no documents.json beside the workbench');
  const place = placeOver(bundle);
  await putAside(bundle).catch(() => undefined);
  const files = await place.read().catch(() => overlaid(bundle, []));
  return { place, files };
}
