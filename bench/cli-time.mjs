/**
 * How long `redress run` takes over all fixture cases under all editions, as a person waits for it: a process of its own,
 * start included. One run to warm the disk's cache, then the median of five. `npm run bench:cli`; exit status 1 over the bar.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../cli/setup.mjs';

const BAR_MS = 2000;
const RUNS = 5;

/** One run in milliseconds, and the last line that it printed. */
function once(args) {
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, [join(root, 'cli', 'redress.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.status !== 0)
    throw new Error(`redress ${args.join(' ')} ended with ${result.status}: ${result.stderr.slice(0, 400)}`);
  return { ms, last: result.stdout.trimEnd().split('\n').pop() };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function measure(name, args) {
  const { last } = once(args);
  const times = Array.from({ length: RUNS }, () => once(args).ms);
  const [least, middle, most] = [Math.min(...times), median(times), Math.max(...times)].map(Math.round);
  console.log(`${name}: median ${middle} ms of ${RUNS} (${least} to ${most} ms); ${last}`);
  return middle;
}

await guarded(() => {
  requireNode();
  ensureDependencies();
  ensureBuilt('cli');
  console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  measure('start alone (--help)', ['--help']);
  const middle = measure('run, all fixtures, all editions', ['run', '--references']);
  const under = middle < BAR_MS;
  console.log(`${under ? 'under' : 'NOT under'} ${BAR_MS} ms`);
  process.exitCode = under ? 0 : 1;
});
