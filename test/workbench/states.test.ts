/** Every screen where there is nothing, where a file is broken, and where nothing can be read: clean for axe in light and dark. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginHere } from './here.ts';
import { overflows, serveCopy, violations } from './page.ts';

const spoil = (folder: string, path: string, from: string, to: string): void => {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(file, text.replace(from, to));
};

const states: Readonly<Record<string, (folder: string) => void>> = {
  empty: (folder) => {
    for (const part of ['rules/policies', 'fixtures/cases', 'fixtures/determinations'])
      rmSync(join(folder, part), { recursive: true, force: true });
  },
  broken: (folder) => {
    spoil(folder, 'rules/policies/jmha/2023-07.json', '"published"', '"publishd"');
    spoil(folder, 'fixtures/cases/net/already-paid.json', '"facts": {', '"facts": {,');
  },
  unreadable: (folder) => writeFileSync(join(folder, 'rules/vocabulary.json'), '{ "groups": [] '),
};
const screens: Readonly<Record<string, string>> = {
  Compare: '',
  Policy: 'policy/jmha@2023-07',
  Author: 'author/jmha@2023-07?strip=open',
  Case: 'case/net-paid-40',
  Charts: 'charts?case=-',
  Impact: 'impact?from=fixtures',
  Code: 'code?policies=jmha',
};

describe.each(Object.entries(states))('%s files', (state, spoilt) => {
  const here = beginHere(() => serveCopy(spoilt));

  it.each(Object.entries(screens))('%s says so, and breaks no rule that axe knows', async (_name, path) => {
    // Where nothing can be read a screen is not drawn at all: there is none to come from.
    const go = state === 'unreadable' ? here.open : here.stay;
    const { page, faults } = await go(path, { width: 800 });
    const main = page.locator('main');
    // Something is said: a heading, an alert or a table, and nothing is still being worked out.
    await main.locator('h1, h2, [role="alert"], table').first().waitFor();
    await page.locator('[role="progressbar"]').waitFor({ state: 'detached' });
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    }
    expect((await main.innerText()).trim()).not.toBe('');
    if (state !== 'empty')
      await page
        .getByText(/error|cannot be read|problem/i)
        .first()
        .waitFor();
    expect(faults).toEqual([]);
  });
});
