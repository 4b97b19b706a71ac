import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { redress, redressProcess } from '../support/cli.ts';

interface RunJson {
  readonly determinations: readonly {
    readonly policy: string;
    readonly case: string;
    readonly outcome: string;
    readonly flags: { kind: string }[];
  }[];
}

const aCase = (over: object = {}): string =>
  JSON.stringify({
    id: 'a-case',
    facts: { impact: 'high', landlordResponsibility: 'full' },
    timeline: { received: '2025-01-06' },
    ...over,
  });
const policiesIn = (out: string): string[] =>
  (JSON.parse(out) as RunJson).determinations.map(({ policy }) => policy);

let folder: string;
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('redress run', () => {
  it('without a policy takes every landlord, no drafts and no references; --references adds them', async () => {
    const path = file('a.json', aCase());
    const four = ['alliance-homes@2024-12', 'derby-homes@2024-04', 'jliving@2018', 'jmha@2023-07'];
    expect(policiesIn((await redress(['run', path, '--format', 'json'])).out).sort()).toEqual(four);
    const more = policiesIn((await redress(['run', path, '--references', '--format', 'json'])).out);
    expect(more.filter((id) => id.startsWith('housing-ombudsman@'))).toHaveLength(1);
    expect(more).toHaveLength(5);
  });

  it('reads a case from stdin where the path is -', async () => {
    const { status, out, err } = await redress(['run', '-', '--policy', 'jmha', '--format', 'json'], {
      stdin: aCase(),
    });
    expect([status, err]).toEqual([0, '']);
    expect((JSON.parse(out) as RunJson).determinations[0]?.case).toBe('a-case');
  });

  it('takes policies in every way of writing them, a case behind them included', async () => {
    const path = file('a.json', aCase());
    const edition = join(root, 'rules/policies/jliving/2018.json');
    const ways = [
      ['run', path, '--policy', 'jmha', 'jliving'],
      ['run', path, '--policy', 'jmha', '--policy', 'jliving'],
      ['run', '--policy', 'jmha', 'jliving', path],
      ['run', '-p', 'jmha@2023-07', edition, path],
    ];
    for (const args of ways)
      expect(policiesIn((await redress([...args, '-f', 'json'])).out)).toEqual([
        'jmha@2023-07',
        'jliving@2018',
      ]);
  });

  it('prints a table that names outcome, amount, authority and clauses, with the counts last', async () => {
    const { out, status } = await redress([
      'run',
      file('a.json', aCase({ title: 'A leak' })),
      '--policy',
      'alliance-homes',
    ]);
    expect(status).toBe(0);
    expect(out).toMatch(/^a-case: A leak\n {2}alliance-homes@2024-12 +.*£/);
    expect(out.trimEnd().split('\n').pop()).toBe('1 case, 1 determination');
  });

  it('with --format json prints one JSON document and nothing else', async () => {
    const { out } = await redress(['run', 'fixtures/cases/unknown', '--format', 'json']);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['determinations']);
  });

  it('gives the same bytes for the same input', async () => {
    const args = [
      'run',
      'fixtures/cases/unknown',
      'fixtures/cases/items',
      '--format',
      'json',
      '--references',
      '--trace',
    ];
    const first = await redress(args);
    expect((await redress(args)).out).toBe(first.out);
    expect(first.out).toContain('"trace"');
  });

  it('explains, where asked, clause by clause', async () => {
    const { out } = await redress(['run', '-', '--policy', 'jmha', '--explain'], { stdin: aCase() });
    expect(out).toMatch(/\n {6}Outcome\n {8}.*\(.*¶/);
  });

  it('works from another folder, with names from there', async () => {
    file('b.json', aCase());
    const { status, out } = await redress(['run', 'b.json', '-f', 'json'], { cwd: folder });
    expect(status).toBe(0);
    expect(policiesIn(out)).toHaveLength(4);
  });
});

describe('wrong input of redress run: exit status 2, one line a problem, nothing on stdout', () => {
  it.each([
    ['a file that is not there', () => 'none.json', /^none\.json:1:1 no-such-file: /],
    ['text that is no JSON', () => file('c.json', '{\n  "id": }'), /c\.json:2:9 bad-json: /],
    [
      'bytes that are not UTF-8',
      () => file('d.json', new Uint8Array([0x7b, 0x0a, 0x20, 0xff])),
      /d\.json:2:2 not-utf8: /,
    ],
    [
      'an unknown fact, with the nearest name',
      () => file('e.json', aCase({ facts: { impakt: 'high' } })),
      /e\.json:1:\d+ unknown-fact: .*`impact`/,
    ],
    ['a folder in the place of a file inside a file', () => file('f.json', '[]'), /f\.json:1:1 /],
  ])('%s', async (_name, path, line) => {
    const { status, out, err } = await redress(['run', path()]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err).not.toMatch(/\n {4}at /);
    for (const text of err.trimEnd().split('\n')) expect(text).toMatch(/^.+:\d+:\d+ [a-z0-9-]+: \S/);
  });

  it('all problems of all files, not the first', async () => {
    const one = file('g.json', aCase({ id: 'g', facts: { impakt: 'high', durationMonths: -1 } }));
    const two = file('h.json', '{');
    const { err } = await redress(['run', one, two, 'none.json']);
    expect(err).toContain('none.json:1:1');
    const { err: both } = await redress(['run', one, two]);
    expect(both).toContain('unknown-fact');
    expect(both).toContain('value-domain');
    expect(both).toContain('bad-json');
  });

  it('stdin that is not UTF-8', async () => {
    const { status, err } = await redress(['run', '-'], { stdin: new Uint8Array([0xff]) });
    expect(status).toBe(2);
    expect(err).toMatch(/^<stdin>:1:1 not-utf8: /);
  });
});

describe('wrong usage: exit status 2, one sentence, the nearest name', () => {
  it.each([
    [['run', '--policy', 'jmah'], 'did you mean `jmha`?'],
    [['run', '--policy', 'no/such.json'], 'there is no file `no/such.json`'],
    [['run', '--as-of', '2025-02-30'], '`2025-02-30` is no date'],
    [['run', '--format', 'jsn'], 'did you mean `json`?'],
    [['rnu'], 'Did you mean run?'],
    [['run', '--polcy', 'jmha'], 'Did you mean --policy?'],
    [['test', '--reporter', 'github'], 'has an issue of its own; use pretty, json, junit'],
    [['test', '--reporter', 'prety'], 'did you mean `pretty`?'],
    [['check', '--format', 'docx'], 'has an issue of its own; use table, json'],
    [['check', '--fail-on', 'contradictd'], 'did you mean `contradicted`?'],
    [['compare', 'derby'], 'unknown policy `derby`'],
  ])('%j', async (args, text) => {
    const { status, out, err } = await redress(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(text);
  });

  it('no verb at all: the help, on stderr', async () => {
    const { status, out, err } = await redress([]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('Usage: redress');
  });
});

describe('redress --help', () => {
  it.each([[], ['run'], ['test'], ['compare'], ['check'], ['validate']])(
    '%s teaches with examples, on stdout',
    async (...verb) => {
      const { status, out, err } = await redress([...verb, '--help']);
      expect([status, err]).toEqual([0, '']);
      expect(out).toContain('Examples:');
      expect(out).toContain('redress ');
    },
  );
});

describe('node cli/redress.mjs', () => {
  it('is the same command line as a process: output, diagnostics and status', async () => {
    const good = await redressProcess(['run', '-', '--policy', 'jmha', '--format', 'json'], {
      stdin: aCase(),
    });
    expect([good.status, good.err]).toEqual([0, '']);
    expect(policiesIn(good.out)).toEqual(['jmha@2023-07']);
    const bad = await redressProcess(['run', '-'], { stdin: '{' });
    expect([bad.status, bad.out]).toEqual([2, '']);
    expect(bad.err).toMatch(/^<stdin>:1:2 bad-json: /);
  });
});
