/** Faults on the command line that come together, and paths that are no files. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

let folder: string;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = '{ "id": "good", "facts": {} }';
const lines = (err: string): string[] => err.trimEnd().split('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('several faults at once', () => {
  it('names every missing file beside every problem of those that are there', async () => {
    const broken = file('broken.json', '{');
    const bad = file('bad.json', '{ "id": "bad", "facts": { "impakt": "high" } }');
    const { status, out, err } = await redress(['run', broken, 'nope.json', bad, 'gone.json']);
    expect([status, out]).toEqual([2, '']);
    for (const part of [
      'broken.json:1:2 bad-json',
      'nope.json:1:1 no-such-file',
      'unknown-fact',
      'gone.json:1:1',
    ])
      expect(err).toContain(part);
    expect(lines(err)).toHaveLength(4);
  });

  it('names every policy that is not there, beside the cases', async () => {
    const bad = file('bad.json', '{ "id": "bad", "facts": { "impakt": "high" } }');
    const { status, err } = await redress(['run', bad, '--policy', 'jmah', '/x/nope.json', 'jlving']);
    expect(status).toBe(2);
    expect(err).toContain('unknown policy `jmah`; did you mean `jmha`?');
    expect(err).toMatch(/^\/x\/nope\.json:1:1 no-such-file: /m);
    expect(err).toContain('unknown policy `jlving`');
    expect(err).toContain('bad.json:1:27 unknown-fact');
  });

  it('says once what is the same under every policy', async () => {
    const far = file('far.json', '{ "id": "far", "facts": {}, "timeline": { "received": "2093-01-04" } }');
    const { err } = await redress(['run', far]);
    expect(lines(err)).toHaveLength(1);
    expect(err).toMatch(/far\.json:1:1 date-outside-calendar: /);
  });
});

describe('paths that are no files', () => {
  it.each([
    ['a file in the place of a folder', () => join(file('a.json', good), 'b.json'), 'ENOTDIR'],
    ['links in a circle', () => join(folder, 'loop.json'), 'ELOOP'],
    ['a name too long', () => `${'a'.repeat(300)}.json`, 'ENAMETOOLONG'],
  ])('%s: exit status 2 and a line', async (_name, path, code) => {
    if (code === 'ELOOP') symlinkSync(join(folder, 'loop.json'), join(folder, 'loop.json'));
    for (const args of [
      ['run', path()],
      ['validate', path()],
      ['run', '-p', path()],
      ['check', '--claims', path()],
    ]) {
      const { status, err } = await redress(args, { stdin: good });
      expect(status).toBe(2);
      expect(err).toMatch(new RegExp(`^.+:1:1 unreadable-file: .*${code}`));
    }
  });

  it('says that a policy is a folder', async () => {
    const { status, err } = await redress(['run', '--policy', folder]);
    expect([status, err]).toEqual([2, expect.stringContaining('is a folder')]);
  });

  it.each([
    [['run', '']],
    [['test', '']],
    [['validate', '']],
    [['compare', '--cases', '']],
    [['run', '-p', '']],
  ])('takes no empty name for the present folder: %j', async (args) => {
    const { status, err } = await redress(args);
    expect(status).toBe(2);
    expect(err).toMatch(/^error: .* is empty/);
  });
});

describe('options', () => {
  it('refuses --explain with json, and --trace with the table', async () => {
    const path = file('a.json', good);
    expect(await redress(['run', path, '--explain', '-f', 'json'])).toMatchObject({ status: 2, out: '' });
    expect(await redress(['run', path, '--trace'])).toMatchObject({ status: 2, out: '' });
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await redress(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
    expect(await redress(['-V'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

describe('the same edition under two names', () => {
  it('is one determination of a case', async () => {
    const path = file('a.json', good);
    const { out } = await redress(['run', path, '-p', 'jmha', 'jmha@2023-07']);
    expect(lines(out).pop()).toBe('1 case, 1 determination');
  });

  it('is told by its path where a file has an id of the library', async () => {
    const path = file('a.json', good);
    const draft = file('draft.json', readFileSync(join(root, 'rules/policies/jmha/2023-07.json'), 'utf8'));
    const compared = await redress(['compare', 'jmha@2023-07', draft, '--cases', path]);
    expect(lines(compared.out)[0]).toMatch(/^case +jmha@2023-07 +\S*draft\.json$/);
    const table = await redress(['run', path, '-p', 'jmha@2023-07', draft]);
    expect(table.out).toMatch(/draft\.json +no award/);
    const json = await redress(['run', path, '-p', 'jmha@2023-07', draft, '-f', 'json']);
    const { determinations } = JSON.parse(json.out) as {
      determinations: { policy: string; file?: string }[];
    };
    expect(determinations.map(({ policy, file: from }) => [policy, from])).toEqual([
      ['jmha@2023-07', undefined],
      ['jmha@2023-07', draft],
    ]);
  });
});

describe('an edition beside cases in a folder', () => {
  it('is no case, and declares its facts and its name for them', async () => {
    const own = readFileSync(join(root, 'fixtures/bad-input/too-many-unknowns/with-policy.json'), 'utf8');
    mkdirSync(join(folder, 'mixed'), { recursive: true });
    file('mixed/edition.json', own);
    file(
      'mixed/case.json',
      '{ "id": "mixed", "facts": { "doubt1": true }, "expect": { "base-homes@2025-01": { "case": "mixed" } } }',
    );
    const run = await redress(['run', join(folder, 'mixed'), '-p', 'jmha']);
    expect([run.status, run.err]).toEqual([0, '']);
    expect(run.out).toContain('1 case, 1 determination');
    const test = await redress(['test', join(folder, 'mixed')]);
    expect(test).toMatchObject({ status: 0, out: '1 case, 1 expectation: 1 passed, 0 failed\n', err: '' });
  });
});

/** Runs the program with one of its streams led to a file or closed at the other end; answers its status and stderr. */
function streamed(args: string[], stdio: ('pipe' | 'ignore' | number)[], close?: 'stdout' | 'stderr') {
  ensureBuilt('cli');
  return new Promise<{ status: number | null; err: string }>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'cli', 'redress.mjs'), ...args], { cwd: root, stdio });
    let err = '';
    child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
    if (close) child[close]?.destroy();
    child.on('close', (status) => resolve({ status, err }));
  });
}

describe('streams', () => {
  it('keeps the exit status where nobody reads stderr or stdout', async () => {
    expect((await streamed(['run', 'nope.json'], ['ignore', 'pipe', 'pipe'], 'stderr')).status).toBe(2);
    expect((await streamed(['validate', 'nope.json'], ['ignore', 'pipe', 'pipe'], 'stdout')).status).toBe(2);
  });

  it.runIf(process.platform === 'linux')(
    'says so where the output cannot be written, with exit status 3',
    async () => {
      const full = openSync('/dev/full', 'w');
      const { status, err } = await streamed(['--version'], ['ignore', full, 'pipe']);
      closeSync(full);
      expect([status, err]).toEqual([3, 'redress: the output cannot be written (ENOSPC)\n']);
    },
  );
});
