/** Builds everything that is older than its sources, and the documents for a static host: `npm run build`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsJson } from './documents.mjs';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root, targets } from './setup.mjs';

await guarded(() => {
  requireNode();
  ensureDependencies();
  for (const name of Object.keys(targets)) ensureBuilt(name);
  writeFileSync(join(root, 'dist', 'workbench', 'documents.json'), documentsJson(root));
});
