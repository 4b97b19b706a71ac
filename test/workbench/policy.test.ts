import { describe, expect, it } from 'vitest';
import { theLibrary } from '../support/library.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, patient } from './page.ts';

const here = beginHere(serveWorkbench);

const derby = 'policy/derby-homes@2024-04';

describe('Policy', () => {
  it('lists every clause, encoded or not with the reason', async () => {
    const { page, faults } = await here.stay(derby);
    await page.locator('tbody tr').first().waitFor();
    const edition = theLibrary().editions.find((one) => one.edition.id === 'derby-homes@2024-04');
    expect(await page.locator('tbody tr').count()).toBe(edition?.edition.clauses.length);
    await page.getByText(/^Not encoded \d+$/).click();
    await expect.poll(() => page.locator('tbody').innerText(), patient).not.toContain('✓ encoded');
    expect(page.url()).toContain('show=not');
    expect(faults).toEqual([]);
  });

  it('marks the clause of a deep link and brings it into sight', async () => {
    const { page } = await here.open(`${derby}?clause=14.26`);
    const chosen = page.locator('[data-chosen]');
    await chosen.waitFor();
    expect(await chosen.locator('th').innerText()).toBe('14.26');
    await expect
      .poll(() => chosen.evaluate((row) => row.getBoundingClientRect().top < window.innerHeight), patient)
      .toBe(true);
  });

  it('says each rule in plain English with its clauses and the cases in which it fires', async () => {
    const { page } = await here.stay(`${derby}?tab=rules`);
    const fires = page.getByRole('link', { name: /^\d+ cases$/ }).first();
    await fires.waitFor();
    const text = await fires.innerText();
    await fires.click();
    await decided(page);
    expect(decodeURIComponent(page.url())).toContain('rule=derby-homes@2024-04:');
    expect(await page.locator('main').getByRole('status').first().innerText()).toMatch(
      new RegExp(`^${text.split(' ')[0]} of`),
    );
  });

  it('searches the rules, and a rule leads to its place in the JSON', async () => {
    const { page, faults } = await here.stay(`${derby}?tab=rules&q=personal injury`);
    const json = page.getByRole('link', { name: /^JSON of / }).first();
    await json.click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByText(/: rule .* from line \d+/).waitFor();
    expect(page.url()).toContain('tab=json');
    expect(faults).toEqual([]);
  });

  it('walks rows by key and marks one with Enter', async () => {
    const { page } = await here.stay(derby);
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('[data-chosen]').waitFor();
    expect(page.url()).toContain('clause=');
  });

  it('says so where there is no such edition', async () => {
    const { page } = await here.stay('policy/nobody@2020');
    await page.getByRole('heading', { name: 'There is no edition nobody@2020' }).waitFor();
  });
});
