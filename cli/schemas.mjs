/** Writes `rules/schema/*.json` anew from the engine's models: `npm run schemas`. A test says whether they are current. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, guarded, requireNode, root } from './setup.mjs';

await guarded(async () => {
  requireNode();
  ensureDependencies();
  const { runnerImport } = await import('vite');
  const { schemaFiles } = (await runnerImport(join(root, 'cli', 'schemas.ts'))).module;
  mkdirSync(join(root, 'rules', 'schema'), { recursive: true });
  for (const { path, text } of schemaFiles()) {
    writeFileSync(join(root, path), text);
    console.log(path);
  }
});
