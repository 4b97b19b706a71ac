/**
 * `npm test`: everything that must hold. Packages, a browser, the builds, then every test, with types and lint beside them;
 * all of it runs even where something fails, and the last line says `N passed, N failed`. Before it stand, by name, the
 * tests in the browser that held only at their second try. The exit status is 0 only if nothing failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root, say, targets } from '../cli/setup.mjs';
import { ensureBrowser } from './support/find-browser.mjs';
import { countOutcome } from './support/summary.mjs';

const report = join(root, 'test-results', 'vitest.json');

/** Runs a program of node_modules; answers its exit status and, with `hold`, its output once it is over. */
function run(script, args, { hold = false } = {}) {
  return new Promise((resolve) => {
    const stdio = hold ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(process.execPath, [join(root, 'node_modules', ...script), ...args], {
      cwd: root,
      stdio,
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** One step that passes or fails as a whole; says how long it took. */
async function step(name, work) {
  const start = Date.now();
  let failure = '';
  try {
    const result = await work();
    if (result && result.status !== 0) failure = result.output || `exit ${result.status}`;
  } catch (error) {
    failure = error.message;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(
    `${failure === '' ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${failure === '' ? '' : `\n${failure}`}`,
  );
  return failure === '';
}

const typecheck = () => run(['typescript', 'bin', 'tsc'], ['--noEmit'], { hold: true });
const lint = () => run(['eslint', 'bin', 'eslint.js'], ['.', '--max-warnings', '0'], { hold: true });
const builds = () => {
  for (const name of Object.keys(targets)) ensureBuilt(name);
};

/** All tests of vitest; counted from its own report. Further arguments of `npm test` choose among them. */
async function tests(chosen) {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await run(['vitest', 'vitest.mjs'], ['run', ...reporters, ...chosen]);
  const json = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  return countOutcome(json, status);
}

await guarded(async () => {
  requireNode();
  ensureDependencies();
  const steps = [
    await step('browser', () => {
      say(`Browser: ${ensureBrowser()}`);
    }),
  ];
  // The builds hold this process, not the two beside it. Tests begin once everything is built.
  const beside = [step('types', typecheck), step('lint', lint)];
  steps.push(await step('builds', builds));
  const counted = await tests(process.argv.slice(2));
  steps.push(...(await Promise.all(beside)));
  for (const note of counted.notes) console.log(`FAILED ${note}`);
  for (const name of counted.secondTries)
    console.log(`held only at its second try: ${name.replace(join(root, '/'), '')}`);
  const passed = counted.passed + steps.filter(Boolean).length;
  const failed = counted.failed + steps.filter((ok) => !ok).length;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
});
