/** The bench: one JSON object with the keys of the bars, a page, and no figure where any competitor's answer is wrong. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checksum } from '../../bench/answers.ts';
import { bars, isMet } from '../../bench/bars.ts';
import { benchMain } from '../../bench/main.ts';
import { median, Series } from '../../bench/measure.ts';
import { shown } from '../../bench/report.ts';
import { root } from '../../cli/setup.mjs';

const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bench(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await benchMain(['--cases', '200', '--rounds', '1', ...args], {
    root,
    out: (part) => void (said.out += part),
    err: (part) => void (said.err += part),
  });
  return { status, ...said };
}

const keys = [
  'vsJsonRulesEngine',
  'vsJsonLogicEngine',
  'vsZenEngine',
  'vsHandWritten',
  'cachedVsJsonRulesEngine',
  'determinationsVsHandWritten',
  'compileMs',
  'fixtures500x5Ms',
  'rules100x',
  'editMs1M',
  'csvShare',
  'bytesPerCase',
];

describe('npm run bench', () => {
  it('prints one JSON object with every figure and what is behind it, and writes the page', async () => {
    const page = join(folder, 'benchmarks.md');
    const { status, out } = await bench('--json', '--docs', page, '--date', '2026-11-21');
    const found = JSON.parse(out) as Record<string, unknown>;
    for (const key of keys) expect([key, typeof found[key]]).toEqual([key, 'number']);
    for (const key of keys) expect(found[key]).toBeGreaterThan(0);
    const missed = bars.filter((bar) => !isMet(bar, found[bar.key] as number)).map(({ key }) => key);
    expect([found['missed'], status]).toEqual([missed, missed.length > 0 ? 1 : 0]);
    expect(found).toMatchObject({ rounds: 1, seed: 1, cases: 200, date: '2026-11-21' });
    expect(found['editions']).toHaveLength(6);
    const text = readFileSync(page, 'utf8');
    for (const key of keys) expect(text).toContain(`| \`${key}\``);
    expect(text).toContain(String(found['checksum']));
  }, 120_000);

  it.each([
    'hand-written',
    'hand-written determinations',
    'json-rules-engine',
    'json-logic-engine',
    '@gorules/zen-engine',
  ])(
    'gives no figure where an answer of %s is wrong',
    async (name) => {
      const { status, out, err } = await bench('--docs', 'none', '--plant', name);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(/disagrees with the engine: .*; no figure is given\n$/);
      expect(err).toContain(name.split(' ')[0]);
    },
    120_000,
  );

  it('refuses an option that it does not know', async () => {
    expect(await bench('--fast')).toMatchObject({ status: 2, out: '' });
  });
});

describe('median, ratios and bars', () => {
  it('takes the middle value, and of an even number the mean of the middle two', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  it('takes the median of the ratios of single rounds, not the ratio of medians', () => {
    const series = new Series();
    for (const [over, under] of [
      [10, 1],
      [20, 10],
      [30, 3],
    ] as const) {
      series.note('over', over);
      series.note('under', under);
    }
    expect(series.ratio('over', 'under')).toBe(10);
  });

  it('has a bar for each figure of the issue, from the right side', () => {
    expect(bars.map(({ key }) => key)).toEqual(keys);
    const [least, most] = [bars[0], bars[6]];
    expect(least && [isMet(least, 100000), isMet(least, 99999.9)]).toEqual([true, false]);
    expect(most && [isMet(most, 50), isMet(most, 50.1)]).toEqual([true, false]);
  });

  it('sums answers so that one bit, its place and the order of lists count', () => {
    const sums = [checksum([1, 2]), checksum([1, 3]), checksum([2, 1]), checksum([2], [1])];
    expect(new Set(sums).size).toBe(3);
    expect(sums[2]).toBe(sums[3]);
  });

  it.each([
    [12345.6, '12,346'],
    [1.23456, '1.23'],
    [0.0012345, '0.00123'],
    [NaN, '–'],
  ])('shows %d as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});
