import { describe, expect, it } from 'vitest';
import { theCases } from '../support/library.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, patient } from './page.ts';

const here = beginHere(serveWorkbench);

describe('on paper', () => {
  it('Compare has every row, and the screen has few again afterwards', async () => {
    const { page } = await here.stay('');
    await decided(page);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('[data-row]').count(), patient).toBe(theCases().length);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.locator('[data-row]').count(), patient).toBeLessThan(100);
  });

  it('Code has title, date, legend, texts with clauses, and light colours', async () => {
    const { page } = await here.stay('code?section=6', { scheme: 'dark' });
    await page.locator('[data-row]').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    const head = page.locator('.print-only').first();
    expect(await head.innerText()).toMatch(/Printed on \d+ \w+ 20\d\d/);
    expect(await head.innerText()).toContain('Not evidenced: the documents searched');
    expect(await page.locator('tbody td .print-only').first().isVisible()).toBe(true);
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });

  it('Case is not cut at the window', async () => {
    const { page } = await here.stay('case/authority-alliance-5000');
    await page.getByRole('table', { name: 'What each policy answers' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const tall = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
    expect(tall).toBe(true);
    expect(await page.getByRole('button', { name: 'Undo' }).isVisible()).toBe(false);
  });
});

describe('names', () => {
  it('tell two editions of one landlord apart, and tabs what is open', async () => {
    const { page } = await here.stay('case?policies=jmha,housing-ombudsman@2024,housing-ombudsman@2026-04');
    const glance = page.getByRole('table', { name: 'What each policy answers' });
    await glance.getByRole('rowheader', { name: 'Housing Ombudsman, 2026-04' }).waitFor();
    expect(await page.title()).toContain('A case of my own');
    await here.stay('code?provision=5.2');
    await expect.poll(() => page.title(), patient).toBe('Provision 5.2 · Code · Redress Workbench');
    await here.stay('case/nope');
    await expect.poll(() => page.title(), patient).toBe('No case nope · Redress Workbench');
    await page.getByRole('link', { name: 'Start from a blank case' }).waitFor();
  });

  it('of the policies that read a fact can be heard', async () => {
    const { page } = await here.stay('case');
    await page.locator('[data-fact="impact"] [title^="read by "]').waitFor();
  });

  it('keeps one policy at least', async () => {
    const { page } = await here.stay('code?policies=jmha');
    await page.getByRole('button', { name: /^Policies: 1/ }).click();
    await page.getByRole('checkbox', { name: /^JMHA/ }).click();
    expect(await page.getByRole('checkbox', { name: /^JMHA/ }).isChecked()).toBe(true);
    expect(page.url()).toContain('policies=jmha');
  });
});
