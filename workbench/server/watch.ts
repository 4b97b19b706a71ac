/** What changes on the disk below the documents, whoever wrote it: this server, an editor, git. */
import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { readVersion } from './files.ts';
import { isClear, isLeftOut, isServed } from './paths.ts';

/** A document that is another by now; `etag` null: gone. */
export interface DocumentChange {
  readonly path: string;
  readonly etag: string | null;
}

/** Tells listeners of changes. */
export interface Watching {
  /** Answers when the watch stands: every change after that is told. The answer ends the listening. */
  listen(listener: (change: DocumentChange) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** Long enough that an editor that empties a file before it fills it is told once. */
const PAUSE_MS = 60;

/** One watch over `rules/` and `fixtures/`; a file is told of when its bytes are others than those told before. */
class Watch {
  private readonly listeners = new Set<(change: DocumentChange) => void>();
  private readonly pending = new Map<string, NodeJS.Timeout>();
  private readonly told = new Map<string, string | null>();
  private started: Promise<FSWatcher> | null = null;
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async listen(listener: (change: DocumentChange) => void): Promise<() => void> {
    this.started ??= this.start();
    await this.started;
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
    const watcher = await this.started?.catch(() => null);
    await watcher?.close();
  }

  private async start(): Promise<FSWatcher> {
    const real = await realpath(this.root);
    const pathOf = (full: string): string => relative(real, full).split(sep).join('/');
    const watcher = watch([join(real, 'rules'), join(real, 'fixtures')], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (full, stats) => {
        const path = pathOf(full);
        return isLeftOut(path) || (stats?.isFile() === true && !isServed(path));
      },
    });
    watcher.on('all', (event, full) => {
      if (event === 'add' || event === 'change' || event === 'unlink') this.note(real, pathOf(full));
    });
    await new Promise<void>((resolve) => {
      watcher.on('error', () => resolve());
      watcher.once('ready', () => resolve());
    });
    return watcher;
  }

  private note(real: string, path: string): void {
    if (!isServed(path)) return;
    clearTimeout(this.pending.get(path));
    this.pending.set(
      path,
      setTimeout(() => {
        this.pending.delete(path);
        void this.tell(real, path);
      }, PAUSE_MS),
    );
  }

  private async tell(real: string, path: string): Promise<void> {
    if (!(await isClear(real, path))) return;
    const version = await readVersion(join(real, path)).catch(() => null);
    const etag = version?.etag ?? null;
    if (this.told.get(path) === etag) return;
    this.told.set(path, etag);
    for (const listener of this.listeners) listener({ path, etag });
  }
}

/** Watches from the first listener on, until it is closed. A disk that cannot be watched is silent, not a failure. */
export const watchDocuments = (root: string): Watching => new Watch(root);
