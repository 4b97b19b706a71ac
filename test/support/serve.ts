/** The real server on a free port, over the built workbench and a copy of the documents: no test can spoil the real ones. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, root } from '../../cli/setup.mjs';
import { type Running, startServer } from '../../workbench/server/main.ts';

/** A running server and the folder of its documents, which goes when it is closed. */
export interface Served extends Running {
  readonly folder: string;
}

/** The port of the server that was closed last. */
let freed = 0;

/** Starts a server where the last one of this file stood, so that the browser has the scripts already; else anywhere. */
export async function startHere(folder: string): Promise<Running> {
  const places = { root: folder, workbench: join(root, 'dist', 'workbench') };
  const port = freed;
  freed = 0;
  const running = await startServer(places, { port }).catch(() => startServer(places, { port: 0 }));
  return {
    ...running,
    close: async () => {
      await running.close();
      freed = running.port;
    },
  };
}

/** Serves a copy of rules and fixtures that a test may spoil, before and while it is served. */
export async function serveCopy(spoil: (folder: string) => void = () => undefined): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  for (const part of ['rules', 'fixtures']) cpSync(join(root, part), join(folder, part), { recursive: true });
  spoil(folder);
  const server = await startHere(folder);
  return {
    ...server,
    folder,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the workbench where it is stale and serves it as `npm start` does; call `close` when done. `url` ends with a slash. */
export async function serveWorkbench(): Promise<Served> {
  ensureBuilt('workbench');
  return serveCopy();
}
