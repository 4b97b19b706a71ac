/** One edition that cannot be read stops the verbs that are about it, and no other. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../cli/disk/index.ts';
import { main } from '../../cli/main.ts';
import { root } from '../../cli/setup.mjs';
import type { Ran } from '../support/cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broken-edition-'));
});
beforeEach(() => {
  rmSync(join(folder, 'rules'), { recursive: true, force: true });
  cpSync(join(root, 'rules'), join(folder, 'rules'), { recursive: true });
  cpSync(join(root, 'fixtures/cases'), join(folder, 'fixtures/cases'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function redress(...args: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await main(args, {
    disk: nodeDisk(folder, folder),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
  });
  return { status, out, err };
}

const draft = 'rules/policies/jmha/2027-01.json';
const inForce = 'rules/policies/jmha/2023-07.json';
const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const one = 'fixtures/cases/exclusions';

describe('a draft that is no JSON', () => {
  beforeEach(() => put(draft, '{ "id": "jmha@2027-01", "status": "draft", "rules": ['));

  it('is reported, and stops no verb about the others', async () => {
    for (const args of [
      ['run', one, '--policy', 'derby-homes'],
      ['run', one],
      ['run', one, '--policy', 'jmha'],
      ['compare', 'jmha', 'derby-homes', '--cases', one],
      ['check', 'jliving'],
      ['sweep', '--fact', 'impact', '--policy', 'derby-homes'],
      ['test', one],
    ]) {
      const { status, out, err } = await redress(...args);
      expect([status, args.join(' ')]).toEqual([0, args.join(' ')]);
      expect(err).toMatch(new RegExp(`^${draft}:1:\\d+ [a-z-]+: `, 'm'));
      expect(out.length).toBeGreaterThan(0);
    }
  });

  it('stops the verb that names it, with one line that says so, and `validate`', async () => {
    for (const name of ['jmha@2027-01', draft]) {
      const { status, out, err } = await redress('run', one, '--policy', name);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(draft);
    }
    const { status, err } = await redress('validate');
    expect(status).toBe(2);
    expect(err).toContain(`${draft}:1:`);
  });
});

describe('an edition in force that cannot be read', () => {
  beforeEach(() => {
    const text = readFileSync(join(root, inForce), 'utf8');
    put(inForce, text.slice(0, text.length / 2));
  });

  it('named, it is refused; the others go on', async () => {
    for (const name of ['jmha', 'jmha@2023-07']) {
      const { status, out, err } = await redress('run', one, '--policy', name);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(`\`${name}\` is left out`);
    }
    expect((await redress('run', one, '--policy', 'derby-homes')).status).toBe(0);
    expect((await redress('check', 'derby-homes')).status).toBe(0);
  });

  it('where every policy is meant, the others are answered, and the status says that it is not all', async () => {
    const { status, out, err } = await redress('run', one, '--format', 'json');
    expect(status).toBe(2);
    const { determinations } = JSON.parse(out) as { determinations: { policy: string }[] };
    const policies = new Set(determinations.map(({ policy }) => policy.split('@')[0]));
    expect([...policies].sort()).toEqual(['alliance-homes', 'derby-homes', 'jliving']);
    expect(err).toContain('`jmha` is left out');
    const tested = await redress('test', one);
    expect(tested.status).toBe(2);
    expect(tested.out).toMatch(/\d+ expectations/);
  });
});

it('anything else that cannot be read stops everything', async () => {
  put('rules/vocabulary.json', '{');
  const { status, out, err } = await redress('run', one, '--policy', 'derby-homes');
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('rules/vocabulary.json:1:');
});
