/**
 * `npm run fuzz [-- rounds [seed]]`: the tests that draw what they try, again and again, each round with another seed. Says
 * the seed of a round that fails: `SEED=<seed> npx vitest run <file>` repeats it. Exit status 1 where one did.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, root } from '../cli/setup.mjs';

const [rounds = 10, first = Date.now() % 1_000_000] = process.argv.slice(2).map((text) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error('npm run fuzz [-- rounds [seed]]: two whole numbers');
  process.exit(2);
});

ensureDependencies();
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('laws'))
  .map((path) => join('test', path))
  .filter((path) => readFileSync(join(root, path), 'utf8').includes("from 'fast-check'"));

let failed = 0;
for (let round = 0; round < rounds; round += 1) {
  const seed = first + round;
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project=laws',
      '--project=node',
      '--reporter=dot',
      ...files,
    ],
    { cwd: root, env: { ...process.env, SEED: String(seed) }, encoding: 'utf8' },
  );
  console.log(`seed ${seed}: ${run.status === 0 ? 'nothing found' : 'FAILED'}`);
  if (run.status === 0) continue;
  failed += 1;
  console.log(run.stdout.slice(-6000));
}
console.log(`${rounds} rounds, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
