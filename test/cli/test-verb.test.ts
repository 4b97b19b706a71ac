import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeXml } from '../../cli/reporters/junit.ts';
import { editText } from '../../cli/update.ts';
import { redress } from '../support/cli.ts';

let folder: string;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** JMHA pays £25 for each missed appointment (¶12); here the file expects something else, in an odd layout. */
const wrong = `[
  { "id": "right", "facts": {},
    "expect": { "jmha": { "outcome": "no-award" } } },
  {
    "id": "wrong",   "facts": { "alternativeAccommodationCost": 75 },
    "expect": { "jmha": { "outcome":"award", "award": { "min": 50,   "max": 50 },
        "because": [ "¶6",
                     "¶99" ] } }
  }
]
`;

describe('redress test', () => {
  it('passes where every expectation is met, and says how many there were', async () => {
    const path = file(
      'good.json',
      '{ "id": "good", "facts": {}, "expect": { "jmha": { "outcome": "no-award" }, "jliving@2018": { "outcome": "no-award" } } }',
    );
    const { status, out, err } = await redress(['test', path]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toBe('1 case, 2 expectations: 2 passed, 0 failed\n');
  });

  it('prints a difference as pounds, rule and clauses, with the place, and exits with 1', async () => {
    const { status, out } = await redress(['test', file('wrong.json', wrong)]);
    expect(status).toBe(1);
    expect(out).toMatch(/✗ wrong · jmha@2023-07 {2}.*wrong\.json:4\n/);
    expect(out).toMatch(/award: £50\.00 → £75\.00: rule `[a-z-]+`, ¶6/);
    expect(out).toContain('because: ¶99 is not cited');
    expect(out).not.toMatch(/[{}[\]"]/);
    expect(out.trimEnd().split('\n').pop()).toBe('2 cases, 2 expectations: 1 passed, 1 failed');
  });

  it('prints JSON for programs: a summary, and every expectation with its differences', async () => {
    const { status, out } = await redress(['test', file('wrong.json', wrong), '--reporter', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(out) as {
      summary: object;
      results: { passed: boolean; differences: { path: string; expected: unknown }[] }[];
    };
    expect(report.summary).toEqual({ cases: 2, expectations: 2, passed: 1, failed: 1 });
    expect(report.results[1]?.differences.map(({ path }) => path)).toEqual(['award', 'because[1]']);
  });

  it('prints JUnit: a suite for each file, a failure with the words', async () => {
    const { out } = await redress(['test', file('wrong.json', wrong), '--reporter', 'junit']);
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="redress" tests="2" failures="1"/,
    );
    expect(out).toMatch(/<failure message="award: £50\.00 → £75\.00: rule `[a-z-]+`, ¶6" type="difference">/);
    expect(out.match(/<testcase /g)).toHaveLength(2);
  });

  it('counts cases without expectations, and passes them by', async () => {
    const { status, out } = await redress(['test', file('bare.json', '{ "id": "bare", "facts": {} }')]);
    expect([status, out]).toEqual([
      0,
      '1 case, 0 expectations: 0 passed, 0 failed; 1 case without expectations\n',
    ]);
  });

  it('an expectation of an unknown policy is a problem of the input: exit status 2', async () => {
    const { status, out, err } = await redress([
      'test',
      file('p.json', '{ "id": "p", "facts": {}, "expect": { "jmah": {} } }'),
    ]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/p\.json:1:\d+ unknown-policy: .*`jmha`/);
  });
});

describe('redress test --update', () => {
  it('changes only the values that differ: every other character stays', async () => {
    const text = wrong.replace(/,\s*"¶99"/, '');
    const path = file('update.json', text);
    const { status, out, err } = await redress(['test', path, '--update']);
    expect(readFileSync(path, 'utf8')).toBe(text.replace('"min": 50,   "max": 50', '"min": 75,   "max": 75'));
    expect(err).toContain('update.json: 2 changes');
    expect(out).toBe('2 cases, 2 expectations: 2 passed, 0 failed\n');
    expect(status).toBe(0);
  });

  it('leaves a `because` that is not met, and still says so', async () => {
    const path = file('because.json', wrong);
    const { status, out } = await redress(['test', path, '--update']);
    expect(status).toBe(1);
    expect(out).toContain('because: ¶99 is not cited');
    expect(readFileSync(path, 'utf8')).toBe(
      wrong.replace('"min": 50,   "max": 50', '"min": 75,   "max": 75'),
    );
  });

  it('does not write a file in which nothing differs', async () => {
    const text = '{"id":"same","facts":{},"expect":{"jmha":{"outcome":"no-award"}}}';
    const path = file('same.json', text);
    expect(await redress(['test', path, '--update'])).toMatchObject({ status: 0, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('leaves `not` as it is and still fails', async () => {
    const text = '{"id":"never","facts":{},"expect":{"jmha":{"not":{"outcome":"no-award"}}}}';
    const path = file('not.json', text);
    expect((await redress(['test', path, '--update'])).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('refuses stdin, which has no file to write to', async () => {
    const { status, err } = await redress(['test', '-', '--update'], { stdin: wrong });
    expect(status).toBe(2);
    expect(err).toContain('stdin cannot be updated');
  });
});

describe('editText(text, edits)', () => {
  it('keeps a byte order mark, line ends and layout', () => {
    const text = '\uFEFF{\r\n\t"a" : [1,\t2],\r\n\t"b": {"c":null}\r\n}\r\n';
    expect(editText(text, [{ at: ['b', 'c'], value: 5 }])).toBe(text.replace('null', '5'));
    expect(editText(text, [{ at: ['a', 1], value: undefined }])).toBe(text.replace(',\t2', ''));
  });

  it.each([
    ['[1, 2, 3]', [2], '[1, 2]'],
    ['[1, 2, 3]', [0], '[2, 3]'],
    ['[ 1 ]', [0], '[  ]'],
    ['{"a": 1, "b": 2}', ['b'], '{"a": 1}'],
    ['{"a": 1, "b": 2}', ['a'], '{"b": 2}'],
    ['{"a": 1}', ['z'], '{"a": 1}'],
  ])('removes from %s at %j', (text, at, rest) => {
    expect(editText(text, [{ at, value: undefined }])).toBe(rest);
  });

  it('replaces nothing by a small object, and an object by nothing', () => {
    expect(editText('{"a": null, "b": 1}', [{ at: ['a'], value: { role: 'X' } }]).replace(/\s+/g, '')).toBe(
      '{"a":{"role":"X"},"b":1}',
    );
    expect(editText('{"a": { "role": "X" }, "b": 1}', [{ at: ['a'], value: null }])).toBe(
      '{"a": null, "b": 1}',
    );
  });
});

describe('escapeXml(text)', () => {
  it.each([
    ['<a & "b">', '&lt;a &amp; &quot;b&quot;&gt;'],
    ['\u0000\u0008\uD800', '\uFFFD\uFFFD\uFFFD'],
    ['£5 😀', '£5 😀'],
  ])('%j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });
});
