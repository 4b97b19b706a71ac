/**
 * `npm start`: makes sure that packages and builds are there, then serves the workbench on this machine only.
 *
 *   node workbench/server/start.mjs [--port <n>]
 *
 * Without `--port` or PORT it takes 4173, or the next port that is free.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { SetupError, ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../../cli/setup.mjs';

const USUAL_PORT = 4173;

/** The port asked for, or undefined. Throws a `SetupError` where it is none. */
function portAskedFor() {
  let text;
  try {
    text = parseArgs({ options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    throw new SetupError(`${error.message}; usage: npm start -- --port 5000`);
  }
  text ??= process.env.PORT || undefined;
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SetupError(`\`${text}\` is not a port; use a number from 0 to 65535`);
}

await guarded(async () => {
  requireNode();
  const port = portAskedFor();
  ensureDependencies();
  const entry = ensureBuilt('server');
  ensureBuilt('workbench');
  const { startServer } = await import(pathToFileURL(entry).href);
  const places = { root, workbench: join(root, 'dist', 'workbench') };
  let running;
  try {
    running = await startServer(places, { port: port ?? USUAL_PORT, orNext: port === undefined });
  } catch (error) {
    throw new SetupError(
      `port ${port ?? USUAL_PORT} cannot be had (${error.code ?? error.message}); choose another with --port`,
    );
  }
  process.stdout.write(`Redress Workbench: ${running.url}\nPress Ctrl-C to stop.\n`);
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
