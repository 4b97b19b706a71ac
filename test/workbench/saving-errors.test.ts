/** Saving texts with errors: said once, with the first of them; saved all the same where the author says so. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../engine/index.ts';
import { Accepted, firstOf, flawedOf } from '../../workbench/author/flaws.ts';
import { check } from '../../workbench/shared/worker/check.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import { filesBelow } from '../support/library.ts';
import { asDraft, goTo, ready, save, serveDesk } from './author-page.ts';
import { bring } from './desk.ts';
import { beginHere } from './here.ts';
import { leave, open, overflows, patient, violations } from './page.ts';

const derby = 'rules/policies/derby-homes/2024-04.json';
const jliving = 'rules/policies/jliving/2018.json';
const cases = 'fixtures/cases/net/already-paid.json';

describe('check(loading, files)', () => {
  const files = [...filesBelow('rules'), ...filesBelow('fixtures/cases')];
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const loading = load(files);
  const errors = (path: string, from: string, to: string): readonly Problem[] => {
    const text = textOf(path);
    expect(text).toContain(from);
    return check(loading, { files: [{ path, text: text.replace(from, to) }] });
  };

  it('finds nothing in texts as they are', () => {
    const some = [derby, cases, 'rules/vocabulary.json'].map((path) => ({ path, text: textOf(path) }));
    expect(check(loading, { files: some })).toEqual([]);
  });

  it.each([
    ['an edition that is not JSON', derby, '"landlord"', '"landlord'],
    ['an edition with a fact that nobody knows', derby, '"fact": "impact"', '"fact": "impcat"'],
    ['a case with a value that its fact cannot have', cases, '"impact": "low"', '"impact": "lowish"'],
    ['a case that is not JSON', cases, '"facts": {', '"facts": {,'],
  ])('finds %s, in its file', (_name, path, from, to) => {
    const found = errors(path, from, to);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ file, severity }) => file === path && severity === 'error')).toBe(true);
  });

  it('finds what a change of the vocabulary breaks in other files', () => {
    const found = errors('rules/vocabulary.json', '"name": "impact"', '"name": "impactOnCustomer"');
    expect(new Set(found.map(({ file }) => file)).size).toBeGreaterThan(1);
  });
});

describe('what was accepted', () => {
  const problem = (file: string, what: string, line: number): Problem => ({
    code: 'x',
    severity: 'error',
    file,
    line,
    column: 1,
    pointer: '',
    what,
    why: '',
    mend: 'mend it',
  });

  it('is not asked about again where only its place is another; anything new is', () => {
    const accepted = new Accepted();
    expect(accepted.has([])).toBe(true);
    accepted.add(flawedOf([problem('a.json', 'wrong', 3), problem('b.json', 'bad', 1)]));
    expect(accepted.has(flawedOf([problem('a.json', 'wrong', 9)]))).toBe(true);
    expect(accepted.has(flawedOf([problem('a.json', 'wrong', 3), problem('a.json', 'worse', 4)]))).toBe(
      false,
    );
    expect(accepted.has(flawedOf([problem('c.json', 'wrong', 3)]))).toBe(false);
  });

  it('is told with count, place, what and mend', () => {
    const [one] = flawedOf([problem('a.json', 'wrong', 3), problem('a.json', 'worse', 4)]);
    expect(one && firstOf(one)).toBe('2 errors, the first in line 3: wrong; mend it');
  });
});

describe('on the page', { timeout: 120_000 }, () => {
  const here = beginHere(() => serveDesk(asDraft(derby)));
  const question = (page: Page) => page.getByRole('dialog', { name: /^Save (a file|files) with errors\?$/ });
  const inEditor = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);

  it('a draft that is not JSON is saved all the same by key, is not asked about twice, and leads to its error', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}author/derby-homes@2024-04`);
    await ready(page);
    const before = here.server.read(derby);
    await goTo(page, '"landlord":');
    await page.keyboard.type('!');
    await page.keyboard.press('Control+s');
    await question(page)
      .getByText(/^.*derby-homes\/2024-04\.json/)
      .waitFor();
    expect(await question(page).innerText()).toMatch(/\d+ errors?, (the first )?in line \d+: /);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 720, height: 450 });
    expect(await overflows(page)).toBe(false);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    expect(here.server.read(derby)).toBe(before);
    await expect.poll(() => inEditor(page), patient).toBe(true);
    await page.keyboard.press('Control+s');
    const allTheSame = question(page).getByRole('button', { name: 'Save all the same' });
    await allTheSame.waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await allTheSame.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('All saved').first().waitFor();
    expect(here.server.read(derby)).toContain('!"landlord":');
    await expect.poll(() => inEditor(page), patient).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.getByText('not saved', { exact: false }).first().waitFor();
    await save(page);
    expect(await question(page).count()).toBe(0);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('}');
    await page.keyboard.press('Control+s');
    await question(page).waitFor();
    await page.keyboard.press('Enter');
    await question(page).waitFor({ state: 'detached' });
    await expect.poll(() => inEditor(page), patient).toBe(true);
    await page.keyboard.type('here');
    await expect.poll(() => page.locator('.monaco-editor .view-lines').innerText(), patient).toMatch(/here/);
    expect(faults).toEqual([]);
    await leave(page);
    writeFileSync(join(here.server.folder, derby), before);
  });

  it('an edition in force is named as such, and what has no error can be saved alone, from any screen', async () => {
    const { page } = await open(here.browser, `${here.server.url}?q=net-paid`);
    await page.locator('[data-row="0"]').waitFor();
    const wrong = here.server.read(jliving).replace('"fact": "', '"fact": "no-such-');
    await bring(page, '2018.json', wrong);
    await bring(
      page,
      'already-paid.json',
      here.server.read(cases).replace('£40 paid on the day', 'Paid in kind'),
    );
    await page.keyboard.press('Control+s');
    expect(await question(page).innerText()).toContain(`${jliving} (in force: awards rest on it)`);
    await question(page).getByRole('button', { name: 'Save only 1 file without errors' }).click();
    await expect.poll(() => here.server.read(cases), patient).toContain('Paid in kind');
    expect(here.server.read(jliving)).not.toContain('no-such-');
    await page.keyboard.press('Control+s');
    await question(page).getByRole('button', { name: 'Go to the first error' }).click();
    await page.waitForURL((url) => decodeURIComponent(url.pathname).endsWith('author/jliving@2018'));
    await ready(page);
    await expect.poll(() => inEditor(page), patient).toBe(true);
    await leave(page);
  });
});
