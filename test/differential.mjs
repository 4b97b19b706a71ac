/** `npm run differential [-- cases [seed]]`: engine and oracle side by side on 20,000 generated cases under every edition. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [cases = '20000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const run = spawnSync(process.execPath, [vitest, 'run', 'test/laws/differential.test.ts', '--project', 'node'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CASES: cases, SEED: seed },
});
process.exitCode = run.status ?? 1;
