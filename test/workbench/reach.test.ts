import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, leave, open, patient, serveCopy } from './page.ts';

const here = beginHere(serveWorkbench);

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });

describe('what is chosen', () => {
  it('is seen with forced colours', async () => {
    const { page } = await here.stay('?differ=1');
    await decided(page);
    await page.emulateMedia({ forcedColors: 'active' });
    const ground = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const canvas = await ground('body');
    for (const selector of [
      '.mantine-SegmentedControl-indicator',
      'input:checked + .mantine-Switch-track',
      'td [data-tone]',
    ])
      expect(await ground(selector)).not.toBe(canvas);
  });
});

describe('at 200 %', () => {
  it('keeps the answers of the case in sight while the form is scrolled', async () => {
    const { page } = await here.stay('case', { width: 720, height: 450 });
    const glance = page.getByRole('table', { name: 'What each policy answers' });
    await glance.waitFor();
    await page.locator('#group-items').scrollIntoViewIfNeeded();
    const box = await glance.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(300);
  });
});

describe('the focus', () => {
  it('goes back to the clause whose card is closed', async () => {
    const { page } = await here.stay('?case=authority-alliance-5000');
    await page.getByRole('button', { name: 'Clause 2.7', exact: true }).first().click();
    await page.getByRole('dialog', { name: 'Clause 2.7' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toBe('Clause 2.7');
  });

  it('goes to the row when Back closes its details', async () => {
    const { page } = await here.stay('');
    await decided(page);
    const row = page.locator('[data-row="1"]');
    const title = await row.innerText();
    await row.click();
    await page.locator('#case-detail table').waitFor();
    await page.goBack();
    await expect.poll(() => focused(page), patient).toBe(title);
  });

  it('goes to a new item, stays on Undo, and each action on items is a step of its own', async () => {
    const { page } = await here.stay('case');
    await page.getByRole('button', { name: 'Add failure' }).click();
    await expect.poll(() => focused(page), patient).toBe('Title of item 1');
    await page.getByRole('button', { name: 'Add loss' }).click();
    await expect.poll(() => focused(page), patient).toBe('Title of item 2');
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    await expect.poll(() => page.locator('fieldset').count(), patient).toBe(1);
    await undo.click();
    await expect.poll(() => page.locator('fieldset').count(), patient).toBe(0);
    expect(await focused(page)).toBe('Undo');
  });

  it('stays in the details of Code, which follow j and k', async () => {
    const { page } = await here.stay('code?provision=5.2');
    await page.getByRole('heading', { name: 'Provision 5.2' }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Provision 5.3' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'Provision 5.2' }).waitFor();
  });
});

describe('problems', () => {
  it('of dates and items stand where they are', async () => {
    const items = encodeURIComponent('[{"kind":"mystery","facts":{"nonsense":1}}]');
    const { page } = await here.stay(`case?items=${items}&t.nothing=2025-01-01`);
    await page.locator('[data-part="items/0"] p', { hasText: 'mystery' }).waitFor();
    await page.locator('[data-part="items/0"] p', { hasText: 'nonsense' }).waitFor();
    await page.locator('[data-part="timeline"] p', { hasText: 'nothing' }).waitFor();
    await here.stay('case?t.received=2099-01-05');
    await page.locator('[data-part="timeline"] p', { hasText: 'rules/calendars' }).waitFor();
  });

  it('of the vocabulary are its own, and after mending all is read again', async () => {
    let file = '';
    const broken = await serveCopy((folder) => {
      file = join(folder, 'rules/vocabulary.json');
      writeFileSync(file, '{ "groups": [] ');
    });
    const { page } = await open(here.browser, broken.url);
    await page.getByRole('heading', { name: 'The rules cannot be read' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('vocabulary.json` is missing');
    rmSync(file);
    await page.getByRole('button', { name: 'Read the files again' }).click();
    await page.getByText('`rules/vocabulary.json` is missing').waitFor();
    expect(await page.locator('main li').count()).toBe(1);
    await leave(page);
    await broken.close();
  });

  it('of the answer to /api/files are said in words', async () => {
    const { page } = await open(here.browser, 'about:blank');
    await page.route('**/api/files', (route) => route.fulfill({ json: {} }));
    await page.goto(here.server.url);
    await page.getByText('the server answered /api/files without a list of files').waitFor();
    await leave(page);
  });

  it('are not blamed on the cases where there are no policies', async () => {
    const broken = await serveCopy((folder) =>
      rmSync(join(folder, 'rules/policies'), { recursive: true, force: true }),
    );
    const { page } = await open(here.browser, broken.url);
    await page.getByText(/There are no policies in rules\/policies\/|The rules cannot be read/).waitFor();
    await leave(page);
    await broken.close();
  });
});

describe('rules', () => {
  it('say in how many cases the gate is open, and name heads whole', async () => {
    const { page } = await here.stay('policy/derby-homes@2024-04?tab=rules');
    await page.getByText(/^open in/).waitFor();
    expect(await page.locator('table').innerText()).not.toMatch(/appointment s /);
    expect(await page.locator('main').getByRole('status').innerText()).not.toContain('0 fire in no');
  });
});
