/** `redress validate`: what it reads, where documents belong, and what only a decision shows. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../cli/disk/index.ts';
import { main } from '../../cli/main.ts';
import { root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

let folder: string;
const own = (path: string): string => readFileSync(join(root, path), 'utf8');
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-validate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the rules as a project of its own, with one case and a file more; validated from inside. */
async function validated(extra: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const project = mkdtempSync(join(folder, 'project-'));
  cpSync(join(root, 'rules'), join(project, 'rules'), { recursive: true });
  const all = { 'fixtures/cases/one.json': '{ "id": "one", "facts": {} }', ...extra };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  let [out, err] = ['', ''];
  const status = await main(['validate', ...args], {
    disk: nodeDisk(project, project),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
  });
  return { status, out, err };
}

describe('redress validate <folder>', () => {
  it.each([['rules'], ['rules/clause-index'], ['rules/schema'], ['rules/policies'], ['fixtures']])(
    'tells every document of %s by what it is',
    async (path) => {
      const { status, out, err } = await redress(['validate', path]);
      expect([status, err]).toEqual([0, '']);
      expect(out).toMatch(/^\d+ files: 0 problems\n$/);
    },
  );

  it('reads one clause index and one schema by name', async () => {
    const paths = ['rules/clause-index/jmha-guidance-2023.json', 'rules/schema/policy.schema.json'];
    expect(await redress(['validate', ...paths])).toEqual({
      status: 0,
      out: '2 files: 0 problems\n',
      err: '',
    });
  });
});

describe('redress validate, in a project with a file that is wrong', () => {
  const jmha = own('rules/policies/jmha/2023-07.json');
  it.each([
    ['broken JSON where nothing reads it', 'rules/foo.json', '{', /^rules\/foo\.json:1:2 bad-json: /],
    ['broken promises', 'rules/promises.json', '{', /^rules\/promises\.json:1:2 bad-json: /],
    [
      'a broken schema',
      'rules/schema/zz.schema.json',
      '{',
      /^rules\/schema\/zz\.schema\.json:1:2 bad-json: /,
    ],
    ['a broken stray fixture', 'fixtures/stray.json', '{', /^fixtures\/stray\.json:1:2 bad-json: /],
    [
      'a broken portfolio',
      'fixtures/portfolios/p.json',
      '{',
      /^fixtures\/portfolios\/p\.json:1:2 bad-json: /,
    ],
    [
      'an edition in the wrong folder',
      'rules/jmha-2026.json',
      jmha.replaceAll('jmha@2023-07', 'jmha@2026-01'),
      /^rules\/jmha-2026\.json:1:1 wrong-place: .*`rules\/policies\/jmha\/2026-01\.json`/,
    ],
    [
      'a clause index of another shape',
      'rules/clause-index/a.json',
      '{"a":1}',
      /^rules\/clause-index\/a\.json:1:1 wrong-shape: /,
    ],
    [
      'a clause without a hash',
      'rules/clause-index/b.json',
      '{"document":"b","source":"b.txt","edition":"jmha@2023-07","clauses":[{"ref":"1"}]}',
      /^rules\/clause-index\/b\.json:1:\d+ wrong-shape: /,
    ],
    [
      'a self-assessment of an unknown landlord',
      'rules/self-assessments/other.json',
      own('rules/self-assessments/jmha.json').replace('"landlord": "jmha"', '"landlord": "jmah"'),
      /^rules\/self-assessments\/other\.json:3:\d+ unknown-policy: .*did you mean `jmha`\?/,
    ],
    [
      'an edition whose id is not that of its path',
      'rules/policies/jmha/2027-01.json',
      own('fixtures/bad-input/too-many-unknowns/with-policy.json'),
      /rules\/policies\/jmha\/2027-01\.json:2:\d+ path-mismatch: .*`rules\/policies\/base-homes\/2025-01\.json`/,
    ],
  ])('%s', async (_name, path, text, problem) => {
    const everything = await validated({ [path]: text });
    expect(everything.status).toBe(2);
    expect(everything.err).toMatch(problem);
    const named = await validated({ [path]: text }, [path]);
    expect(named.status).toBe(2);
  });

  it('warns of a good file that nothing reads, and is content', async () => {
    const { status, out, err } = await validated({ 'rules/notes.json': '{ "a": 1 }' });
    expect(err).toMatch(/^rules\/notes\.json:1:1 not-read: nothing reads /);
    expect(out).toMatch(/ files: 0 problems, 1 warning\n$/);
    expect(status).toBe(0);
  });
});

describe('redress validate of cases', () => {
  it('finds an id that stands in two of the files named', async () => {
    const [a, b] = [file('a.json', '{"id":"same","facts":{}}'), file('b.json', '{"id":"same","facts":{}}')];
    const { status, err } = await redress(['validate', a, b]);
    expect(status).toBe(2);
    expect(err).toMatch(/b\.json:1:7 duplicate-id: .*a\.json:1/);
  });

  it('decides every case, and says once what only a decision finds', async () => {
    const far = file('far.json', '{"id":"far","facts":{},"timeline":{"received":"2093-01-04"}}');
    const { status, out, err } = await redress(['validate', far]);
    expect([status, out]).toEqual([2, '1 file: 1 problem\n']);
    expect(err).toMatch(/^.*far\.json:1:1 date-outside-calendar: /);
  });

  it('knows the facts of an edition that is named beside the case, in any order', async () => {
    const edition = file('edition.json', own('fixtures/bad-input/too-many-unknowns/with-policy.json'));
    const good = file('good.json', '{"id":"good","facts":{"doubt1":true}}');
    expect((await redress(['validate', good])).status).toBe(2);
    expect(await redress(['validate', good, edition])).toMatchObject({ status: 0, err: '' });
    const doubts = join(root, 'fixtures/bad-input/too-many-unknowns/case-thirteen.json');
    const { err } = await redress(['validate', doubts, edition]);
    expect(err).toMatch(/case-thirteen\.json:1:1 too-many-unknowns: /);
  });
});

describe('a landlord with drafts only', () => {
  it('is said to have only drafts, which are named', async () => {
    const project = mkdtempSync(join(folder, 'drafts-'));
    cpSync(join(root, 'rules'), join(project, 'rules'), { recursive: true });
    mkdirSync(join(project, 'rules/policies/base-homes'));
    const text = own('fixtures/bad-input/too-many-unknowns/with-policy.json');
    const draft = text.replace('"status": "published"', '"status": "draft"');
    writeFileSync(join(project, 'rules/policies/base-homes/2025-01.json'), draft);
    let err = '';
    const edges = {
      disk: nodeDisk(project, project),
      out: () => undefined,
      err: (part: string) => void (err += part),
      stdin: () => Promise.resolve(new TextEncoder().encode('{"id":"a","facts":{}}')),
    };
    expect(await main(['run', '-', '-p', 'base-homes'], edges)).toBe(2);
    expect(err).toBe(
      'error: `base-homes` has only drafts, which are used by name only: `base-homes@2025-01`\n',
    );
  });
});
