/**
 * What every command does before the project's own code can run: a Node that is new enough, the packages of the lock
 * file, and a build that is as new as its sources. Plain Node, no packages: it must work in a clean clone.
 *
 * Nothing here writes to stdout, so that `--format json` stays one JSON document even when a build ran first.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that works: major and minor. */
const OLDEST = [20, 19];

/** What is built, from which sources, and where it goes. `entry` is the file to import, where there is one. */
export const targets = {
  cli: { mode: 'cli', entry: 'dist/cli/main.js', sources: ['engine', 'cli', 'vite.config.ts'] },
  server: { mode: 'server', entry: 'dist/server/main.js', sources: ['workbench/server', 'vite.config.ts'] },
  bench: { mode: 'bench', entry: 'dist/bench/main.js', sources: ['engine', 'bench', 'vite.config.ts'] },
  workbench: {
    mode: 'workbench',
    entry: 'dist/workbench/index.html',
    sources: ['engine', 'workbench', 'rules/schema', 'fixtures/portfolios', 'vite.config.ts'],
  },
};

/** A failure that the person can mend; shown as one line without a stack trace. */
export class SetupError extends Error {}

/** Says a line of progress on stderr. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Throws a `SetupError` where this Node is older than the project needs. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new SetupError(
    `Node ${version} is too old: the Redress Workbench needs Node ${OLDEST.join('.')} or newer; install it from https://nodejs.org and try again`,
  );
}

/** True where a package of the lock file is missing or stands at another version in node_modules. */
export function dependenciesStale(folder = root) {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  if (!existsSync(lock) || statSync(lock).mtimeMs <= statSync(installed).mtimeMs) return false;
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {};
  return Object.entries(wanted).some(
    ([name, entry]) => name !== '' && !entry.optional && entry.version !== present[name]?.version,
  );
}

/** The command and first arguments that run npm here: the npm that started us, the one beside Node, or that of the path. */
export function npmCommand(env = process.env, execPath = process.execPath, platform = process.platform) {
  const own = env.npm_execpath;
  if (own && /^npm.*\.c?js$/.test(basename(own)) && existsSync(own)) return [execPath, own];
  const beside = [
    join(dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => existsSync(path));
  if (beside) return [execPath, beside];
  return [platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Runs a program with its output on stderr; throws a `SetupError` where it fails. */
function runQuietly(command, args, folder, failure) {
  const result = spawnSync(command, args, {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
    env: { ...process.env, NODE_ENV: undefined, NO_COLOR: process.stderr.isTTY ? undefined : '1' },
  });
  if (result.error) throw new SetupError(`${failure}: ${result.error.message}`);
  if (result.status !== 0) throw new SetupError(`${failure} (exit ${result.status ?? result.signal})`);
}

/** Installs the packages of the lock file where they are missing or old. */
export function ensureDependencies(folder = root) {
  if (!dependenciesStale(folder)) return;
  const verb = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
  say(`Installing packages (npm ${verb}); this takes a minute the first time.`);
  const [command, ...first] = npmCommand();
  const args = [...first, verb, '--include=dev', '--no-audit', '--no-fund'];
  runQuietly(command, args, folder, 'the packages could not be installed');
}

/** Every file below a path with its size and time, as one line each, sorted. */
function listing(folder, path, lines) {
  const stats = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) {
    lines.push(`${path} ${stats.size} ${stats.mtimeMs}`);
    return;
  }
  for (const name of readdirSync(join(folder, path)).sort()) {
    if (!name.startsWith('.')) listing(folder, `${path}/${name}`, lines);
  }
}

/** A digest of the sources of a target: it changes when a file is edited, added, removed or put back. */
export function sourceDigest(name, folder = root) {
  const lines = [];
  for (const path of [...targets[name].sources, 'package-lock.json']) listing(folder, path, lines);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const stampOf = (name, folder) => join(folder, 'dist', `.${name}.built`);

/** True where a target was never built or one of its sources changed since. */
export function buildStale(name, folder = root, digest = sourceDigest(name, folder)) {
  const stamp = stampOf(name, folder);
  if (!existsSync(stamp) || !existsSync(join(folder, targets[name].entry))) return true;
  return readFileSync(stamp, 'utf8') !== digest;
}

/** Waits for the lock of a build (a folder: making one is atomic everywhere); a lock older than three minutes is void. */
function takeLock(lock) {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const stats = statSync(lock, { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > 180_000) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** Builds a target where it is stale; two processes that want it at once build it once. Answers the path of its entry. */
export function ensureBuilt(name, folder = root) {
  const entry = join(folder, targets[name].entry);
  if (!buildStale(name, folder)) return entry;
  mkdirSync(join(folder, 'dist'), { recursive: true });
  const lock = join(folder, 'dist', `.${name}.lock`);
  takeLock(lock);
  try {
    const digest = sourceDigest(name, folder);
    if (!buildStale(name, folder, digest)) return entry;
    say(`Building the ${name === 'cli' ? 'command line' : name}…`);
    const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--mode', targets[name].mode, '--logLevel', 'warn'];
    runQuietly(process.execPath, args, folder, `the ${name} could not be built`);
    writeFileSync(stampOf(name, folder), digest);
    return entry;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Runs a command's main part; a `SetupError` becomes one line on stderr and exit status 3. */
export async function guarded(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`redress: ${error.message}`);
    process.exitCode = 3;
  }
}
