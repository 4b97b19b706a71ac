/**
 * How much memory 1,000,000 rows of CSV take from the file to their impact: `redress impact` in a process of its own, whose
 * largest size is read when it ends. `npm run bench:memory [-- --rows n]`; exit status 1 over the bar.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../cli/setup.mjs';

const BAR_MB = 1024;

/** Tells the largest size of its process, in kilobytes, when that ends. */
const witness = `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'));\n`;

/** Writes a file of so many rows, and the mapping beside it; answers its size in megabytes. */
function writeCsv(path, rows, { csvFile }) {
  const { mapping, pieces } = csvFile(root, rows);
  writeFileSync(`${path}.mapping.json`, mapping);
  const file = openSync(path, 'w');
  let bytes = 0;
  for (const lines of pieces) bytes += writeSync(file, lines);
  closeSync(file);
  return bytes / 1e6;
}

await guarded(async () => {
  requireNode();
  ensureDependencies();
  ensureBuilt('cli');
  const bench = await import(pathToFileURL(ensureBuilt('bench')).href);
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
  const rows = Number(values.rows);
  const folder = mkdtempSync(join(tmpdir(), 'redress-memory-'));
  try {
    const path = join(folder, 'cases.csv');
    const size = writeCsv(path, rows, bench);
    writeFileSync(join(folder, 'witness.mjs'), witness);
    const args = ['impact', '--base', 'jmha@2023-07', '--with', 'derby-homes@2024-04', '--portfolio', path];
    const start = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        pathToFileURL(join(folder, 'witness.mjs')).href,
        join(root, 'cli', 'redress.mjs'),
        ...args,
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const peak = Number(/\npeak (\d+)\n/.exec(stderr)?.[1] ?? NaN) / 1024;
    if (status !== 0 || !Number.isFinite(peak))
      throw new Error(`redress impact ended with ${status}: ${stderr.slice(0, 800)}`);
    console.log(stdout.split('\n').slice(0, 6).join('\n'));
    console.log(
      `${rows} rows, ${size.toFixed(0)} MB of CSV: at most ${peak.toFixed(0)} MB, ${seconds.toFixed(1)} s`,
    );
    console.log(`${peak < BAR_MB ? 'under' : 'NOT under'} ${BAR_MB} MB`);
    process.exitCode = peak < BAR_MB ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
