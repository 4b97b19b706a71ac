/** An author edits a rule while a portfolio of past cases is open: the strip says what it comes to, and the Impact screen the same. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, makeDraft, ready, serveDesk } from './author-page.ts';
import { beginHere } from './here.ts';
import { leave, open, overflows, patient, violations } from './page.ts';

const here = beginHere(serveDesk);

const strip = (page: Page) => page.getByRole('region', { name: 'What moves', exact: true });
const past = (page: Page) => strip(page).getByRole('link', { name: /^Generated cases:/ });

/** JMHA's edition, by the screen's own list. */
async function openJmha(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /Author/ })
    .click();
  await ready(page);
  await page.getByRole('combobox', { name: 'Edition', exact: true }).selectOption('jmha@2023-07');
  await page.waitForURL((url) => decodeURIComponent(url.pathname).endsWith('jmha@2023-07'));
  await ready(page);
}

describe('past cases while a rule is edited', { timeout: 240_000 }, () => {
  it('are told of in the strip with each edit, with the figures of the Impact screen, which a link opens', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact?from=generated`);
    await page.locator('#impact-totals').waitFor();
    await openJmha(page);
    await makeDraft(page, '2027-01');
    await expect.poll(() => past(page).innerText(), patient).toContain('nothing changes in 1,000 past cases');
    // The least of the minimal band from £50 to £60 (¶16).
    await goTo(page, '"between": [50, 150]');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await page.keyboard.type('6');
    await expect.poll(() => past(page).innerText(), patient).toMatch(/[1-9]\d* gain, 0 lose/);
    const told = /([\d,]+) gain, ([\d,]+) lose; midpoint \+(£[\d,.]+)/.exec(await past(page).innerText());
    await strip(page).getByRole('button', { name: 'What moves' }).click();
    await strip(page).getByRole('tab', { name: 'Past cases' }).click();
    await strip(page).getByText('rule impact-bands-minimal gives something else').waitFor();
    expect(await violations(page, 'section[data-state]')).toEqual([]);
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await overflows(page)).toBe(false);
    await past(page).click();
    await page.locator('#impact-totals').waitFor();
    await page.getByText('like for like').first().waitFor();
    const url = new URL(page.url()).searchParams;
    expect([url.get('base'), url.get('with')]).toEqual(['jmha@2023-07', 'jmha@2027-01~unsaved']);
    await page.getByRole('button', { name: `${told?.[1]}: Cases that gain, show them` }).waitFor();
    expect(await page.getByRole('row', { name: /^Change of the midpoint/ }).innerText()).toContain(
      `+${told?.[3]}`,
    );
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('say why there are none: columns not mapped, nothing unsaved, a text that cannot be read', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'past.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Impact,Missed appointments\nlow,1\nhigh,2\n'),
    });
    await page.getByRole('button', { name: 'Work out the impact' }).waitFor();
    await openJmha(page);
    await strip(page).getByRole('button', { name: 'What moves' }).click();
    await strip(page).getByRole('tab', { name: 'Past cases' }).click();
    await strip(page).getByText('past.csv is open, and its columns are not mapped yet.').waitFor();
    await strip(page).getByRole('link', { name: 'Go on with it' }).click();
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await page.locator('#impact-totals').waitFor();
    await openJmha(page);
    await strip(page).getByRole('button', { name: 'What moves' }).click();
    await strip(page).getByRole('tab', { name: 'Past cases' }).click();
    await strip(page).getByText('Nothing of this edition is unsaved.').waitFor();
    await makeDraft(page, '2027-02');
    await strip(page)
      .getByRole('link', { name: /^past\.csv: nothing changes in 2 past cases/ })
      .waitFor();
    await page.locator('.monaco-editor :is(textarea, .native-edit-context)').first().focus();
    await page.keyboard.type('x');
    await expect.poll(() => strip(page).innerText(), patient).toContain('The text has errors');
    expect(await strip(page).innerText()).not.toContain('Running past.csv');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('can be opened from the strip where no portfolio is', async () => {
    const { page, faults } = await open(
      here.browser,
      `${here.server.url}author/jmha@2023-07?strip=open&moved=past`,
    );
    await ready(page);
    await strip(page).getByText('No portfolio is open').waitFor();
    await strip(page).getByRole('link', { name: 'Open past cases' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    expect(faults).toEqual([]);
    await leave(page);
  });
});
