#!/usr/bin/env node
/** The command line's door: makes sure that the bundle is as new as its sources, then runs it. */
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from './setup.mjs';

await guarded(async () => {
  requireNode();
  ensureDependencies();
  const entry = ensureBuilt('cli');
  module.enableCompileCache?.();
  const { main, nodeEdges } = await import(pathToFileURL(entry).href);
  process.exitCode = await main(process.argv.slice(2), nodeEdges(root));
});
