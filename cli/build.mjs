/** Builds everything that is older than its sources: `npm run build`. */
import { ensureBuilt, ensureDependencies, guarded, requireNode, targets } from './setup.mjs';

await guarded(() => {
  requireNode();
  ensureDependencies();
  for (const name of Object.keys(targets)) ensureBuilt(name);
});
