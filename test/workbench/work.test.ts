/** The author's work in a real browser: saving, other people's changes, undo, the server away. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { theBrowser } from '../support/browser.ts';
import { bring, choose, type Desk, openDesk, openPanel, panelOf, statusOf } from './desk.ts';
import { pressOn } from './keyboard.ts';
import { leaveAll, open, overflows, patient, violations } from './page.ts';

const path = 'fixtures/cases/net/already-paid.json';
const name = 'already-paid.json';

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(async () => {
  await leaveAll(browser);
});
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await leaveAll(browser);
  await desk.close();
});

const titled = (title: string): string => desk.read(path).replace('£40 paid on the day', title);
const said = (page: Page): Promise<string> => statusOf(page).innerText();
/** Compare with the one case in sight. */
const openCase = async (looks = {}): Promise<Page> => {
  const { page } = await open(browser, `${desk.url}?q=net-paid-40`, looks);
  await page.getByText('£40 paid on the day').first().waitFor();
  return page;
};

describe('saving', () => {
  it('writes the file, marks the title until then, and shows the new state without losing the place', async () => {
    const page = await openCase();
    const place = page.locator('table[aria-rowcount]');
    await place.evaluate((table) => table.setAttribute('data-mark', 'mine'));
    await bring(page, name, titled('Paid in kind'));
    expect(await said(page)).toContain('1 file not saved');
    expect(await page.title()).toMatch(/^• /);
    expect(desk.read(path)).not.toContain('Paid in kind');
    await page.keyboard.press('Control+s');
    await expect.poll(() => said(page), patient).toContain('All saved');
    expect(desk.read(path)).toBe(titled('Paid in kind'));
    expect(await page.title()).not.toContain('•');
    await page.getByText('Paid in kind').first().waitFor();
    expect(await place.getAttribute('data-mark')).toBe('mine');
  });

  it('takes changes back and does them again, before and after a save, over all files', async () => {
    const page = await openCase();
    await bring(page, name, titled('Paid in kind'));
    await page.keyboard.press('Control+z');
    await expect.poll(() => said(page)).toContain('All saved');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => said(page)).toContain('1 file not saved');
    await page.keyboard.press('Control+s');
    await expect.poll(() => said(page), patient).toContain('All saved');
    await page.keyboard.press('Control+z');
    await expect.poll(() => said(page)).toContain('1 file not saved');
    await page.keyboard.press('Control+s');
    await expect.poll(() => desk.read(path), patient).toContain('£40 paid on the day');
  });
});

describe('a file that changes on disk', () => {
  it('is shown anew where the author has not changed it', async () => {
    const page = await openCase();
    desk.write(path, titled('Changed by git'));
    await page.getByText('Changed by git').first().waitFor();
    expect(await said(page)).toContain('All saved');
  });

  it('is never overwritten: both are kept, merged by keyboard, and then saved', async () => {
    const page = await openCase();
    await bring(page, name, titled('Mine').replace('Paid more than the bill', 'More than the bill'));
    const theirs = titled('Theirs').replace('Offered, not paid', 'Only offered');
    desk.write(path, theirs);
    await expect.poll(() => said(page), patient).toContain('1 file changed on disk too');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Look at your work' }).click();
    await panelOf(page).getByText('changed on disk meanwhile').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(desk.read(path)).toBe(theirs);
    await pressOn(panelOf(page).getByRole('button', { name: `Merge ${path}` }));
    const merge = page.getByRole('dialog', { name: `Merge ${path}` });
    await merge.getByText('2 parts could be merged without you; 1 part clashes.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await merge.getByRole('button', { name: 'Take the merge' }).isDisabled()).toBe(true);
    await pressOn(merge.getByRole('radio', { name: 'Mine', exact: true }), 'Space');
    await merge.getByText('Every part is chosen.').waitFor();
    await pressOn(merge.getByRole('button', { name: 'Take the merge' }));
    await merge.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await expect.poll(() => desk.read(path), patient).toContain('"Mine"');
    for (const both of ['More than the bill', 'Only offered']) expect(desk.read(path)).toContain(both);
  });

  it('asks twice before a merge that is not JSON is taken', async () => {
    const page = await openCase();
    await bring(page, name, titled('Mine'));
    desk.write(path, titled('Theirs'));
    await expect.poll(() => said(page), patient).toContain('changed on disk too');
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: `Merge ${path}` }).click();
    const merge = page.getByRole('dialog', { name: `Merge ${path}` });
    await merge.getByRole('radio', { name: 'By hand' }).click();
    await merge.getByRole('textbox').fill('"title": ');
    await merge.getByText(/The result is not valid JSON/).waitFor();
    expect(await violations(page)).toEqual([]);
    const take = merge.getByRole('button', { name: 'Take the merge' });
    expect(await take.isDisabled()).toBe(true);
    await merge.getByRole('checkbox').click();
    expect(await take.isEnabled()).toBe(true);
  });
});

describe('two windows on one file', () => {
  it('lose neither text: the second to save is shown the first', async () => {
    const [one, two] = [await openCase(), await openCase()];
    await bring(one, name, titled('From the first'));
    await bring(two, name, titled('From the second'));
    await one.keyboard.press('Control+s');
    await expect.poll(() => said(one), patient).toContain('All saved');
    await expect.poll(() => said(two), patient).toContain('1 file changed on disk too');
    await two.keyboard.press('Control+s');
    expect(desk.read(path)).toContain('From the first');
    const panel = await openPanel(two);
    await panel.getByRole('button', { name: `Merge ${path}` }).click();
    const merge = two.getByRole('dialog', { name: `Merge ${path}` });
    await merge.getByText('From the first').waitFor();
    await merge.getByText('From the second').waitFor();
  });
});

describe('a server that is away', () => {
  it('is said with the time; what was saved meanwhile arrives once when it is back', async () => {
    const page = await openCase();
    await bring(page, name, titled('Written in the dark'));
    await desk.stop();
    await page.keyboard.press('Control+s');
    await expect.poll(() => said(page), patient).toMatch(/Not saved since \d\d:\d\d/);
    expect(await violations(page)).toEqual([]);
    const panel = await openPanel(page);
    await panel.getByText('waits for the server').waitFor();
    const writes: string[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'PUT' && response.ok()) writes.push(response.url());
    });
    await desk.start();
    await expect.poll(() => said(page), { timeout: 40_000 }).toContain('All saved');
    expect(desk.read(path)).toContain('Written in the dark');
    expect(writes.length).toBe(1);
  });

  it('may have written although no answer came: that is no conflict, and nothing is written twice', async () => {
    const page = await openCase();
    await bring(page, name, titled('Arrived unheard'));
    let swallowed = 0;
    await page.route('**/api/files/**', async (route) => {
      if (route.request().method() !== 'PUT' || swallowed > 0) return route.continue();
      swallowed += 1;
      await route.fetch();
      return route.abort();
    });
    await page.keyboard.press('Control+s');
    await expect.poll(() => swallowed, patient).toBe(1);
    await expect.poll(() => said(page), patient).toContain('All saved');
    expect(desk.read(path)).toContain('Arrived unheard');
  });
});

describe('the panel', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`is clean for axe in ${scheme}, with and without changes, and fits a narrow window`, async () => {
      const page = await openCase({ scheme, width: 800 });
      const panel = await openPanel(page);
      await panel.getByText('Everything is saved').waitFor();
      expect(await violations(page)).toEqual([]);
      const dialog = await choose(page, name, titled('Mine'));
      await dialog.getByText(/problems? would be in the files/).waitFor();
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
      await panel.getByRole('button', { name: `Show the difference of ${path}` }).click();
      const difference = page.getByRole('dialog', { name: `What changed in ${path}` });
      await difference.locator('.char-delete').first().waitFor();
      await difference.locator('.char-insert').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.keyboard.press('Escape');
      await difference.waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: `Revert ${path}` }).click();
      await panel.getByText('Everything is saved').waitFor();
    });
  }
});
