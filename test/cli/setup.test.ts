import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buildStale,
  dependenciesStale,
  ensureDependencies,
  npmCommand,
  requireNode,
  root,
  sourceDigest,
} from '../../cli/setup.mjs';
import { NO_BROWSER, ensureBrowser, findBrowser } from '../support/find-browser.mjs';
import { countOutcome } from '../support/summary.mjs';

let folder: string;
const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const lock = (versions: Record<string, string>): string =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    ),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('requireNode(version)', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });
  it.each(['18.20.0', '20.18.3', '8.0.0'])('refuses %s and says what to install', (version) => {
    expect(() => requireNode(version)).toThrow(
      `Node ${version} is too old: the Redress Workbench needs Node 20.19`,
    );
  });
});

describe('dependenciesStale(folder)', () => {
  it('is true where nothing is installed', () => {
    write('package-lock.json', lock({ a: '1.0.0' }));
    expect(dependenciesStale(folder)).toBe(true);
  });
  it('is false where the lock file is newer but says the same, true where a version moved or a package is missing', () => {
    write('node_modules/.package-lock.json', lock({ a: '1.0.0' }));
    utimesSync(join(folder, 'node_modules/.package-lock.json'), 1, 1);
    write('package-lock.json', lock({ a: '1.0.0' }));
    expect(dependenciesStale(folder)).toBe(false);
    write('package-lock.json', lock({ a: '1.0.1' }));
    expect(dependenciesStale(folder)).toBe(true);
    write('package-lock.json', lock({ a: '1.0.0', b: '1.0.0' }));
    expect(dependenciesStale(folder)).toBe(true);
  });
  it('does not ask for optional packages of other platforms', () => {
    write('node_modules/.package-lock.json', lock({}));
    utimesSync(join(folder, 'node_modules/.package-lock.json'), 1, 1);
    write(
      'package-lock.json',
      '{"packages":{"":{},"node_modules/fsevents":{"version":"2.0.0","optional":true}}}',
    );
    expect(dependenciesStale(folder)).toBe(false);
  });
});

describe('npmCommand(env, execPath, platform)', () => {
  it('prefers the npm that started us, and does not mistake another package manager for it', () => {
    write('npm-cli.js', '');
    write('yarn.js', '');
    expect(npmCommand({ npm_execpath: join(folder, 'npm-cli.js') }, '/no/such/node', 'linux')).toEqual([
      '/no/such/node',
      join(folder, 'npm-cli.js'),
    ]);
    expect(npmCommand({ npm_execpath: join(folder, 'yarn.js') }, '/no/such/node', 'linux')).toEqual(['npm']);
  });
  it('asks for npm.cmd on Windows where none stands beside Node', () => {
    expect(npmCommand({}, '/no/such/node', 'win32')).toEqual(['npm.cmd']);
  });
});

describe('ensureDependencies(folder)', () => {
  const before = process.env.npm_execpath;
  afterEach(() => {
    if (before === undefined) delete process.env.npm_execpath;
    else process.env.npm_execpath = before;
  });

  /** An npm that notes what it was asked, and leaves the packages of the lock file behind. */
  const fakeNpm = `import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
writeFileSync('asked.txt', process.argv.slice(2).join(' '));
mkdirSync('node_modules', { recursive: true });
if (existsSync('package-lock.json')) copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
process.exit(process.argv[2] === 'ci' ? 0 : 9);`;

  it('runs npm ci once, development packages included, and then no more', () => {
    write('npm-cli.js', fakeNpm);
    write('package.json', '{"type":"module"}');
    write('package-lock.json', lock({ a: '1.0.0' }));
    process.env.npm_execpath = join(folder, 'npm-cli.js');
    ensureDependencies(folder);
    expect(readFileSync(join(folder, 'asked.txt'), 'utf8')).toBe('ci --include=dev --no-audit --no-fund');
    rmSync(join(folder, 'asked.txt'));
    ensureDependencies(folder);
    expect(existsSync(join(folder, 'asked.txt'))).toBe(false);
  });

  it('runs npm install where there is no lock file, and says so in one line where npm fails', () => {
    write('npm-cli.js', fakeNpm);
    write('package.json', '{"type":"module"}');
    process.env.npm_execpath = join(folder, 'npm-cli.js');
    expect(() => ensureDependencies(folder)).toThrow('the packages could not be installed (exit 9)');
    expect(readFileSync(join(folder, 'asked.txt'), 'utf8')).toMatch(/^install /);
  });
});

describe('buildStale(name, folder)', () => {
  it('is true until built, then until a source is edited, added or removed', () => {
    write('engine/a.ts', 'a');
    expect(buildStale('cli', folder)).toBe(true);
    write('dist/cli/main.js', '');
    write('dist/.cli.built', sourceDigest('cli', folder));
    expect(buildStale('cli', folder)).toBe(false);
    write('engine/b.ts', 'b');
    expect(buildStale('cli', folder)).toBe(true);
    rmSync(join(folder, 'engine/b.ts'));
    expect(buildStale('cli', folder)).toBe(false);
    write('engine/a.ts', 'longer');
    expect(buildStale('cli', folder)).toBe(true);
  });
});

describe('findBrowser(env, platform)', () => {
  it('takes CHROMIUM_PATH first and refuses one that is not there', () => {
    write('my-chrome', '');
    expect(findBrowser({ CHROMIUM_PATH: join(folder, 'my-chrome') })).toBe(join(folder, 'my-chrome'));
    expect(() => findBrowser({ CHROMIUM_PATH: join(folder, 'none') })).toThrow('CHROMIUM_PATH names');
  });
  it('then looks along the path', () => {
    write('google-chrome', '');
    expect(findBrowser({ PATH: folder })).toBe(join(folder, 'google-chrome'));
  });
  it('says what to install where there is none', () => {
    expect(NO_BROWSER).toContain('apt-get install chromium');
    expect(findBrowser({ PATH: '' }, 'darwin')).toBeUndefined();
    expect(ensureBrowser({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });
});

describe('countOutcome(report, status)', () => {
  const file = (status: string, tests: string[], message = '') => ({
    name: 'x.test.ts',
    status,
    message,
    assertionResults: tests.map((test) => ({ status: test })),
  });
  it.each([
    ['all passed', { numPassedTests: 2, testResults: [file('passed', ['passed', 'passed'])] }, 0, 2, 0],
    [
      'one failed',
      { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', ['passed', 'failed'])] },
      1,
      1,
      1,
    ],
    [
      'a file that does not load',
      { numPassedTests: 1, testResults: [file('failed', [], 'no such module')] },
      1,
      1,
      1,
    ],
    ['a skipped test', { numPassedTests: 1, numPendingTests: 1, testResults: [] }, 0, 1, 1],
    ['an error outside the tests', { numPassedTests: 3, testResults: [] }, 1, 3, 1],
    ['no tests', { testResults: [] }, 1, 0, 1],
    ['no report', null, 0, 0, 1],
  ])('%s', (_name, json, status, passed, failed) => {
    expect(countOutcome(json, status)).toMatchObject({ passed, failed });
  });
});

describe('countOutcome(report, status).secondTries', () => {
  const ran = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  });
  it('are the tests that failed and then held, by file and name; neither those that held at once nor those that failed', () => {
    const assertionResults = [
      ran('a table opens', 'passed'),
      ran('a table is saved', 'passed', 'Error: no editor'),
      ran('a table is drawn', 'failed', 'Error: no row', 'Error: no row'),
    ];
    const testResults = [{ name: 'tables.test.ts', status: 'failed', message: '', assertionResults }];
    const json = { numPassedTests: 2, numFailedTests: 1, testResults };
    expect(countOutcome(json, 1)).toEqual({
      passed: 2,
      failed: 1,
      notes: [],
      secondTries: ['tables.test.ts: a table is saved'],
    });
  });

  it('are told of by the reporter that `npm test` reads', () => {
    const results = join(root, 'test-results');
    mkdirSync(results, { recursive: true });
    const folder = mkdtempSync(join(results, 'second-'));
    try {
      const file = join(folder, 'once.test.mjs');
      const report = join(folder, 'report.json');
      writeFileSync(
        file,
        `import { expect, it } from 'vitest';
let tries = 0;
it('holds at its second try', () => expect((tries += 1)).toBe(2));
it('holds at once', () => undefined);`,
      );
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      writeFileSync(join(folder, 'vitest.config.mjs'), 'export default { test: { retry: 1 } };');
      const args = ['run', `--root=${folder}`, '--reporter=json'];
      const ran = spawnSync(process.execPath, [vitest, ...args, `--outputFile=${report}`], { cwd: folder });
      const json: unknown = JSON.parse(readFileSync(report, 'utf8'));
      const outcome = countOutcome(json, ran.status ?? 1);
      expect(outcome).toMatchObject({ passed: 2, failed: 0, notes: [] });
      expect(outcome.secondTries).toEqual([
        expect.stringMatching(/once\.test\.mjs: holds at its second try$/),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the scripts of package.json', () => {
  it('run on every platform: one program each, no shell syntax', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const script of Object.values(scripts))
      expect(script).toMatch(/^(node|tsc|eslint|prettier) [\w ./-]+$/);
  });
  it('pin every package to one version', () => {
    const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.values({ ...pack.dependencies, ...pack.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
