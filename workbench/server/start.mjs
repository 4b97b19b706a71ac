/**
 * `npm start`: makes sure that packages and builds are there, then serves the workbench on this machine only.
 *
 *   node workbench/server/start.mjs [--port <n>]
 *
 * Without `--port` or PORT it takes 4173, or the next port that is free.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../../cli/setup.mjs';
import { portAskedFor, serve } from './serve.mjs';

const USUAL_PORT = 4173;

await guarded(async () => {
  requireNode();
  const port = portAskedFor('npm start');
  ensureDependencies();
  const entry = ensureBuilt('server');
  ensureBuilt('workbench');
  const { startServer } = await import(pathToFileURL(entry).href);
  const places = { root, workbench: join(root, 'dist', 'workbench') };
  await serve({
    name: 'Redress Workbench',
    port,
    usual: USUAL_PORT,
    start: (listening) => startServer(places, listening),
  });
});
