/** The real server on a free port, over the built workbench. */
import { join } from 'node:path';
import { ensureBuilt, root } from '../../cli/setup.mjs';
import { type Running, startServer } from '../../workbench/server/main.ts';

/** Starts the server as `npm start` does; call `close` when done. `url` ends with a slash. */
export async function serveWorkbench(): Promise<Running> {
  ensureBuilt('workbench');
  return startServer({ root, workbench: join(root, 'dist', 'workbench') }, { port: 0 });
}
