/** `node bench/run.mjs bench|portfolio [options]`: makes sure that the bundle is as new as its sources, then runs it. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../cli/setup.mjs';

await guarded(async () => {
  requireNode();
  ensureDependencies();
  const { benchMain, portfolioMain } = await import(pathToFileURL(ensureBuilt('bench')).href);
  const [verb, ...args] = process.argv.slice(2);
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const edges = {
    root,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
  process.exitCode = await (verb === 'portfolio' ? portfolioMain : benchMain)(args, edges);
});
