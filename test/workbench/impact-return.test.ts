/** The Impact screen left and entered again, entered by a link that names what is not there, and what it keeps. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { leave, patient } from './page.ts';

const here = beginHere(serveWorkbench);

const answered = (page: Page): Promise<void> => page.locator('#impact-totals').waitFor();
const goBy = (page: Page, screen: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
const asked = (page: Page): (string | null)[] => {
  const url = new URL(page.url()).searchParams;
  return ['from', 'base', 'with', 'by', 'as'].map((name) => url.get(name));
};

describe('the question', () => {
  it('stands as it was after another screen, also where the link to the screen names none', async () => {
    const link = 'impact?from=determinations&base=jmha@2023-07&with=derby-homes@2024-04&by=impact&as=table';
    const { page, faults } = await here.open(link);
    await answered(page);
    await page.getByText('The editions are of two landlords').waitFor();
    const before = asked(page);
    for (const away of [/Policy/, /Impact/]) {
      await goBy(page, away);
      if (String(away) === '/Policy/') await page.waitForURL(/policy/);
      await goBy(page, /Impact/);
      await answered(page);
      await expect.poll(() => asked(page), patient).toEqual(before);
      await page.getByRole('table', { name: 'Distribution of the change' }).waitFor();
    }
    expect(await page.getByLabel('Base').inputValue()).toBe('jmha@2023-07');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('of editions that are not there is not answered by others', async () => {
    const { page, faults } = await here.open('impact?from=determinations&base=no@1&with=foo');
    await page.getByRole('heading', { name: 'There are no editions no@1, foo' }).waitFor();
    expect(await page.locator('#impact-totals').count()).toBe(0);
    await page.getByLabel('Base').selectOption('jmha@2023-07');
    await page.getByRole('heading', { name: 'There is no edition foo' }).waitFor();
    await page.getByRole('button', { name: 'Against: choose an edition' }).click();
    await page.getByRole('checkbox', { name: /^Derby Homes/ }).click();
    await answered(page);
    expect(asked(page).slice(1, 3)).toEqual(['jmha@2023-07', 'derby-homes@2024-04']);
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('a question that was stopped', { timeout: 120_000 }, () => {
  it('leaves the answer from before, and is worked out where it is asked again', async () => {
    const { page, faults } = await here.open('impact?base=jmha@2023-07&with=derby-homes@2024-04');
    // Unknown facts are what takes long: every row has some.
    const rows = Array.from({ length: 30_000 }, (_, i) => `,${i % 7},${i % 3}`);
    const text = `Impact,Missed appointments,Months\n${rows.join('\n')}\n`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await answered(page);
    const told = page.getByText('This is the answer from before');
    await page.getByLabel('Base').selectOption('jliving@2018');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await told.waitFor({ state: 'detached' });
    await expect.poll(() => asked(page)[1], patient).toBe('jmha@2023-07');
    expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    await page.getByLabel('Base').selectOption('jliving@2018');
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    expect(asked(page)[1]).toBe('jliving@2018');
    expect(await told.count()).toBe(0);
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('a file', () => {
  it('keeps its mapping on another line of headers, and is kept once', async () => {
    const { page, faults } = await here.open('impact');
    const rows = ['high,1,a', 'low,2,b', 'high,0,c'].join('\n');
    const text = `Impact,Odd,Other\nLevel of impact,Odd,Others\n${rows}\n`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const odd = page.getByRole('combobox', { name: 'What Odd means' });
    await odd.click();
    await page.getByRole('option', { name: 'Missed appointments', exact: true }).click();
    const line = page.getByLabel('Line of the headers');
    await line.fill('90');
    await page.getByText('line 90 as the headers: no row of headers was found').waitFor();
    await line.fill('2');
    await page.getByRole('combobox', { name: 'What Others means' }).waitFor();
    expect(await odd.inputValue()).toBe('Missed appointments');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('combobox', { name: 'What Other means' }).waitFor();
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.getByRole('combobox', { name: 'What Others means' }).waitFor();

    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await page.getByRole('heading', { name: '3 cases' }).waitFor();
    await page.getByRole('button', { name: 'Keep for seven days' }).click();
    await page.getByText(/^Kept in this browser until/).waitFor();
    await page.getByRole('button', { name: 'Keep for seven days' }).click();
    await page.getByText(/^It is kept in this browser already, until/).waitFor();
    await page.getByRole('button', { name: 'Close portfolio' }).click();
    await page.getByRole('button', { name: 'Delete cases.csv' }).click();
    await page.getByText('Nothing is kept.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Kept in this browser');
    expect(faults).toEqual([]);
    await leave(page);
  });
});
