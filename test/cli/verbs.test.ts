import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

let folder: string;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const own = (path: string): string => readFileSync(join(root, path), 'utf8');
const cases = JSON.stringify([
  { id: 'bill', facts: { alternativeAccommodationCost: 100 } },
  { id: 'major', facts: { impact: 'high' } },
]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-verbs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('redress compare', () => {
  it('prints a line for each case, a column for each policy, and totals that count the open-ended apart', async () => {
    const { status, out, err } = await redress([
      'compare',
      'jmha',
      'jliving',
      '--cases',
      file('c.json', cases),
    ]);
    expect([status, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^case +jmha +jliving$/);
    expect(lines.find((line) => line.startsWith('bill'))).toMatch(/£100 +£100$/);
    expect(lines.find((line) => line.startsWith('of these'))).toContain('1 open-ended');
    expect(lines.pop()).toBe('2 cases, 2 policies');
  });

  it('gives awards and totals as JSON, in pounds', async () => {
    const { out } = await redress([
      'compare',
      'jmha',
      'jliving',
      '--cases',
      file('c.json', cases),
      '--format',
      'json',
    ]);
    const json = JSON.parse(out) as {
      policies: string[];
      cases: { case: string; awards: { policy: string; edition: string; award: object }[] }[];
      totals: { policy: string; cases: number; min: number; openEnded: number }[];
    };
    expect(json.policies).toEqual(['jmha', 'jliving']);
    expect(json.cases[0]?.awards[1]).toMatchObject({
      policy: 'jliving',
      edition: 'jliving@2018',
      outcome: 'award',
      award: { min: 100, max: 100 },
    });
    expect(json.totals[0]).toMatchObject({ policy: 'jmha', cases: 2, openEnded: 1 });
  });

  it('takes policies behind --cases, and a file where a policy is named', async () => {
    const path = file('c.json', cases);
    const draft = file(
      'draft.json',
      own('rules/policies/jmha/2023-07.json')
        .replace('"jmha@2023-07"', '"jmha@2023-08"')
        .replace('"from": "2023-07', '"from": "2023-08'),
    );
    const { status, out } = await redress(['compare', '--cases', path, 'jmha', draft, '-f', 'json']);
    expect(status).toBe(0);
    expect((JSON.parse(out) as { policies: string[] }).policies).toEqual(['jmha', 'jmha@2023-08']);
  });

  it('without policies compares every landlord', async () => {
    const { out } = await redress(['compare', '--cases', file('c.json', cases), '-f', 'json']);
    expect((JSON.parse(out) as { policies: string[] }).policies).toEqual([
      'alliance-homes',
      'derby-homes',
      'jliving',
      'jmha',
    ]);
  });
});

interface CheckJson {
  readonly checks: readonly {
    readonly policy: string;
    readonly findings: readonly {
      readonly provision: string;
      readonly status: string;
      readonly claim?: string;
      readonly claimStatus?: string;
    }[];
  }[];
}

describe('redress check', () => {
  it('gives a finding for each of the 72 provisions, under every landlord', async () => {
    const { status, out, err } = await redress(['check', '--format', 'json']);
    expect([status, err]).toEqual([0, '']);
    const { checks } = JSON.parse(out) as CheckJson;
    expect(checks.map(({ policy }) => policy)).toEqual([
      'alliance-homes@2024-12',
      'derby-homes@2024-04',
      'jliving@2018',
      'jmha@2023-07',
    ]);
    for (const { findings } of checks) expect(findings).toHaveLength(72);
  });

  it('takes the landlord’s self-assessment unless --claims names another', async () => {
    const find = (out: string) =>
      (JSON.parse(out) as CheckJson).checks[0]?.findings.find(({ provision }) => provision === '5.2');
    expect(find((await redress(['check', 'jmha', '-f', 'json'])).out)?.claimStatus).toBe('contradicted');
    const other = JSON.parse(own('rules/self-assessments/jmha.json')) as {
      claims: { provision: string; answer: string }[];
    };
    const claims = other.claims.map((claim) =>
      claim.provision === '5.2' ? { ...claim, answer: 'no' } : claim,
    );
    const path = file('claims.json', JSON.stringify({ ...other, claims }));
    expect(find((await redress(['check', 'jmha', '-f', 'json', '--claims', path])).out)?.claim).toBe('no');
  });

  it('prints a table with the counts below', async () => {
    const { out } = await redress(['check', 'jmha']);
    expect(out).toMatch(/^jmha@2023-07: /);
    expect(out).toMatch(/\nclaims: .*contradicted/);
  });

  it('exits with 1 where --fail-on finds one of its statuses, of findings and of claims, and 0 otherwise', async () => {
    expect((await redress(['check', 'jmha', '--fail-on', 'contradicted'])).status).toBe(1);
    expect((await redress(['check', 'jmha', '--fail-on', 'met,not-met'])).status).toBe(1);
    expect((await redress(['check', 'jliving', '--fail-on', 'contradicted,unsupported'])).status).toBe(0);
  });

  it('says what is wrong with a claims file where it stands, and refuses claims of another landlord', async () => {
    const bad = await redress([
      'check',
      'jmha',
      '--claims',
      file('bad-claims.json', '{ "landlord": "jmha", "claims": [] }'),
    ]);
    expect([bad.status, bad.out]).toEqual([2, '']);
    expect(bad.err).toMatch(/bad-claims\.json:1:\d+ [a-z-]+: /);
    const other = await redress([
      'check',
      'jliving',
      '--claims',
      join(root, 'rules/self-assessments/jmha.json'),
    ]);
    expect(other.status).toBe(2);
    expect(other.err).toContain('`jmha`');
  });
});

describe('redress validate', () => {
  it('finds nothing wrong in the project', async () => {
    const { status, out, err } = await redress(['validate']);
    expect(err).toBe('');
    expect(out).toMatch(/^\d+ files: 0 problems\n$/);
    expect(status).toBe(0);
  });

  it.each([
    ['rules/policies/jmha/2023-07.json', '"heads"', '"haeds"'],
    ['rules/vocabulary.json', '"facts"', '"fakts"'],
    ['rules/profile.json', '"groups"', '"grups"'],
    ['rules/codes/complaint-handling-code-2024.json', '"inForce"', '"inFroce"'],
    ['rules/self-assessments/jmha.json', '"code"', '"coed"'],
    ['rules/calendars/england-and-wales.json', '"from"', '"form"'],
  ])(
    'tells what a file is from what is in it, and names its problems at its own name: a broken %s',
    async (path, right, broken) => {
      const name = file('given.json', own(path).replace(right, broken));
      const { status, err } = await redress(['validate', name]);
      expect(status).toBe(2);
      expect(err).toContain(broken.replaceAll('"', '`'));
      for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^.*given\.json:\d+:\d+ [a-z-]+: /);
    },
  );

  it('reads good copies of every kind without a problem', async () => {
    mkdirSync(join(folder, 'good'), { recursive: true });
    const paths = [
      'rules/vocabulary.json',
      'rules/profile.json',
      'rules/self-assessments/jmha.json',
      'rules/calendars/england-and-wales.json',
      'rules/policies/jliving/2018.json',
    ];
    const names = paths.map((path, i) => file(`good/${i}.json`, own(path)));
    expect(await redress(['validate', ...names])).toEqual({
      status: 0,
      out: '5 files: 0 problems\n',
      err: '',
    });
  });

  it('says all problems of all files named, and counts them', async () => {
    const { status, out, err } = await redress([
      'validate',
      file('x.json', '{'),
      file('y.json', '{"id":"y","facts":{"impakt":1}}'),
      'none.json',
    ]);
    expect(status).toBe(2);
    expect(err).toContain('bad-json');
    expect(err).toContain('unknown-fact');
    expect(err).toContain('none.json:1:1 no-such-file');
    expect(out).toMatch(/^2 files: [3-9] problems\n$/);
  });
});
