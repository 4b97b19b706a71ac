/** What takes a while says how far it is, can be stopped by key, and says then that it is not whole. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { theCases } from '../support/library.ts';
import { serveWorkbench } from '../support/serve.ts';
import { pressOn, tabTo } from './keyboard.ts';
import { beginHere } from './here.ts';
import { decided, leave, open, patient, violations } from './page.ts';

const here = beginHere(serveWorkbench);

/** Holds the engine at its next rest, which is after the first part of a long answer; the answer lets it go on. */
async function hold(page: Page): Promise<() => Promise<void>> {
  const [worker] = page.workers();
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate(() => {
    const { prototype } = MessagePort;
    const post = prototype.postMessage;
    const held: (() => void)[] = [];
    prototype.postMessage = function (this: MessagePort, message: unknown): void {
      held.push(() => post.call(this, message));
    };
    Object.assign(self, {
      goOn: () => {
        prototype.postMessage = post;
        for (const go of held) go();
      },
    });
  });
  return () => worker.evaluate(() => (self as unknown as { goOn: () => void }).goOn());
}

const focused = (page: Page): Promise<string> => page.locator(':focus').innerText();

describe('deciding the cases', () => {
  it('is stopped and begun again by key; what is there by then is marked as a part, on the screen and in a file', async () => {
    const all = theCases().length;
    const { page, faults } = await open(here.browser, `${here.server.url}code`);
    await page.locator('[data-row]').first().waitFor();
    const goOn = await hold(page);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByText(`64 of ${all} cases are decided`).waitFor();
    await page.getByRole('progressbar', { name: `Cases decided: 64 of ${all}` }).waitFor();
    expect(await page.getByRole('button', { name: 'Export', exact: true }).isDisabled()).toBe(true);
    await tabTo(page, page.getByRole('button', { name: 'Stop', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(`Stopped: 64 of ${all} cases are decided.`).waitFor();
    expect(await focused(page)).toBe('Decide all cases');
    await goOn();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe('65');
    expect(await page.locator('thead').innerText()).toContain('of the 64 cases before it was stopped');
    expect(await page.getByRole('search').innerText()).toContain('64 cases, not all');
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Export', exact: true })
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Save CSV' }).click()),
    ]);
    const [table = '', notes = ''] = readFileSync(await download.path(), 'utf8').split('\r\n\r\n');
    expect(table.trim().split('\r\n')).toHaveLength(65);
    expect(notes).toContain(`Not whole,stopped after 64 of ${all} cases: rows and sums are of these only`);
    await page.emulateMedia({ media: 'print' });
    await expect
      .poll(() => page.locator('[data-paper-head]').innerText(), patient)
      .toContain(`stopped after 64 of ${all} cases`);
    await page.emulateMedia({ media: 'screen' });
    await pressOn(page.getByRole('button', { name: 'Decide all cases' }));
    await decided(page);
    await expect.poll(() => page.locator('table').getAttribute('aria-rowcount'), patient).toBe(`${all + 1}`);
    expect(await page.getByText(/^Stopped/).count()).toBe(0);
    expect(await page.locator('[data-comparison]:focus, [data-comparison] :focus').count()).toBe(1);
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('a chart', () => {
  it('is stopped and begun again by key, and the keyboard goes along', async () => {
    const { page } = await open(here.browser, `${here.server.url}code`);
    await page.locator('[data-row]').first().waitFor();
    const goOn = await hold(page);
    await page.evaluate(() => {
      window.history.pushState(null, '', '/charts?chart=sweep&case=*&x=monthsSinceIssue=0..150/1');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    await tabTo(page, page.getByRole('button', { name: 'Stop', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Stopped' }).waitFor();
    expect(await focused(page)).toBe('Work it out');
    await goOn();
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
    await expect.poll(() => focused(page), patient).toBe('Stop');
    await leave(page);
  });

  it('as a picture says so while it is made, and can be stopped', async () => {
    const { page } = await open(here.browser, `${here.server.url}charts?case=-&f.impact=high`);
    await page.locator('[data-picture] svg').first().waitFor();
    await page.evaluate(() => {
      const decode = HTMLImageElement.prototype.decode;
      const held = new Promise<void>((resolve) => Object.assign(window, { goOn: resolve }));
      HTMLImageElement.prototype.decode = async function (this: HTMLImageElement) {
        await held;
        return decode.call(this);
      };
    });
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await pressOn(page.getByRole('button', { name: 'Save PNG' }));
    await page.getByText('Making the file …').waitFor();
    await expect.poll(() => focused(page), patient).toBe('Stop');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save PNG' }).waitFor();
    await page.evaluate(() => (window as unknown as { goOn: () => void }).goOn());
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save CSV' }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
    expect(downloads).toBe(1);
    await leave(page);
  });
});
