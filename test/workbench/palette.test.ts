import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { keyTable } from '../../workbench/app/key-table.ts';
import type { Entry } from '../../workbench/app/palette/entries.ts';
import { find } from '../../workbench/app/palette/search.ts';
import { plainMeaning, terms, termsOf } from '../../workbench/shared/terms.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, leave, open, overflows, patient, violations } from './page.ts';

const entry = (group: string, label: string, detail = ''): Entry => ({
  id: `${group} ${label} ${detail}`,
  group,
  label,
  detail,
  text: `${label} ${detail}`.toLowerCase(),
});

describe('find(entries, typed)', () => {
  const all = [
    entry('Screens', 'Code'),
    entry('Clauses', '3.3 A missed appointment is recorded', 'Derby Homes'),
    entry('Rules', 'missed-appointment', 'JMHA'),
    entry('Cases', 'Roof leak left for fourteen months', 'roof-leak'),
  ];
  const labels = (typed: string): string[] => find(all, typed).entries.map(({ label }) => label);

  it('shows screens and actions before anything is typed', () => {
    expect(labels('')).toEqual(['Code']);
  });

  it('puts what is called so before what only speaks of it', () => {
    expect(labels('missed appointment')).toEqual([
      'missed-appointment',
      '3.3 A missed appointment is recorded',
    ]);
    expect(labels('missed-appointment')).toEqual(['missed-appointment']);
    expect(labels('leak roof')).toEqual(['Roof leak left for fourteen months']);
  });

  it('takes a misspelt word for the nearest name, and says so', () => {
    expect(find(all, 'roof leek').nearest).toBe('roof leak');
    expect(labels('roof leek')).toEqual(['Roof leak left for fourteen months']);
    expect(find(all, 'xyzzyxyzzy').entries).toEqual([]);
  });
});

describe('the words of the screens', () => {
  it('are those of docs/glossary.md, all of them', () => {
    const lines = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8').split('\n');
    const kept = lines.flatMap((line) => {
      const found = /^\| \*\*(.+?)\*\* \| (.+) \|$/.exec(line);
      return found ? [[found[1], found[2]]] : [];
    });
    expect(kept.length).toBeGreaterThan(40);
    expect(Object.entries(terms)).toEqual(kept);
  });

  it('of each screen are in the glossary', () => {
    for (const name of Object.values(termsOf).flat()) expect(plainMeaning(name), name).not.toBe('');
  });
});

describe('the sheet of keys', () => {
  it('names every key that the code listens to', () => {
    const sources = readdirSync(join(root, 'workbench'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(join(root, 'workbench', path), 'utf8'));
    const listened = sources.flatMap((text) =>
      [...text.matchAll(/useKeys\(\{(.*?)\n {2}\}\);/gs)].flatMap((call) =>
        [...(call[1] ?? '').matchAll(/^ {4}(?:'([^']+)'|(\w+)): /gm)].map((key) => key[1] ?? key[2] ?? ''),
      ),
    );
    const told = new Set(keyTable.flatMap(({ lines }) => lines.flatMap((line) => line.listens ?? [])));
    expect(listened.length).toBeGreaterThan(10);
    for (const key of listened) expect(told, key).toContain(key);
  });
});

describe('on the page', () => {
  const here = beginHere(serveWorkbench);

  const field = (page: Page) => page.getByRole('textbox', { name: /^Find a screen/ });

  it('Ctrl K finds a provision, then an action, by keyboard alone', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}code?policies=jmha`);
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('6.10');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^6\.10 / })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('provision'), patient).toBe('6.10');
    expect(new URL(page.url()).searchParams.get('policies')).toBe('jmha');
    await field(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('help keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Keyboard and signs' }).waitFor();
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('the rail has the link to what is shown, also where the browser lets no page copy', async () => {
    const { page } = await open(here.browser, `${here.server.url}code?section=6`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('[data-row]').first().waitFor();
    await page.getByRole('button', { name: 'Copy a link to what is shown' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patient).toBe(page.url());
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: 'Copy a link to what is shown' }).click();
    const dialog = page.getByRole('dialog', { name: 'Copy this link' });
    expect(await dialog.getByRole('textbox').inputValue()).toBe(page.url());
    expect(await violations(page)).toEqual([]);
    await leave(page);
  });

  it('the words of a screen are one button away, in the dark and on a narrow window', async () => {
    const { page } = await open(here.browser, `${here.server.url}code`, { width: 800, scheme: 'dark' });
    await page.locator('[data-row]').first().waitFor();
    await page.getByRole('button', { name: 'Words of this screen' }).click();
    await page.getByText('Self-assessment', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await leave(page);
  });

  it('the first steps lead through real content, hold the focus, end with Esc and are offered once', async () => {
    const { page, faults } = await open(here.browser, here.server.url);
    await decided(page);
    await page.getByRole('button', { name: 'First steps', exact: true }).click();
    const next = page.getByRole('button', { name: 'Next', exact: true });
    for (const [n, path] of [
      [1, '/'],
      [2, '/case/'],
      [3, '/policy/'],
      [4, '/author/'],
      [5, '/author/'],
      [6, '/code'],
    ] as const) {
      await page.getByText(`Step ${n} of 6`).waitFor();
      await page.locator('[data-tour-ring]').waitFor();
      expect(new URL(page.url()).pathname.startsWith(path)).toBe(true);
      await expect.poll(() => page.evaluate(() => document.activeElement?.id), patient).toBe('tour-title');
      if (n === 1 || n === 6) expect(await violations(page)).toEqual([]);
      if (n < 6) await next.click();
    }
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByText('Step 5 of 6').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-tour-card]').waitFor({ state: 'detached' });
    await page.goto(here.server.url);
    await decided(page);
    expect(await page.getByRole('button', { name: 'First steps', exact: true }).count()).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Show the first steps again' }).click();
    await page.getByText('Step 1 of 6').waitFor();
    expect(faults).toEqual([]);
    await leave(page);
  });
});
