/**
 * `npm run dev`: the workbench from its sources, on this machine only, behind the same guard as `npm start`. Load the page
 * again to see an edit.
 *
 *   node workbench/server/dev.mjs [--port <n>]
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../../cli/setup.mjs';
import { portAskedFor, serve } from './serve.mjs';

const USUAL_PORT = 5173;

await guarded(async () => {
  requireNode();
  const port = portAskedFor('npm run dev');
  ensureDependencies();
  const { devConfig, startServer, vitePages } = await import(pathToFileURL(ensureBuilt('server')).href);
  const { createServer } = await import('vite');
  const vite = await createServer(devConfig(root));
  const places = { root, workbench: join(root, 'dist', 'workbench') };
  const settings = { pages: vitePages(vite, root) };
  await serve({
    name: 'Redress Workbench, in development',
    port,
    usual: USUAL_PORT,
    start: (listening) => startServer(places, listening, settings),
    closeAlso: () => vite.close(),
  });
});
