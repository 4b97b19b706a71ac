/** The Author screen by keyboard alone, under axe, in little room, and where there is little or too much to show. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goTo, makeDraft, ready, serveDesk } from './author-page.ts';
import { beginHere } from './here.ts';
import { pressOn } from './keyboard.ts';
import { leave, open, overflows, patient, violations } from './page.ts';

const broken = 'rules/policies/jliving/2018.json';
const large = 'rules/policies/jmha/2023-07.json';

const here = beginHere(serveDesk);

describe('Author, for everyone', () => {
  it.each([
    ['English', 'author/jmha@2023-07?at=/tables/0/rows/1'],
    ['Tables', 'author/alliance-homes@2024-12?tab=tables'],
    ['Differences', 'author/housing-ombudsman@2026-04?tab=differences&base=housing-ombudsman@2024'],
  ])(
    '%s breaks no rule that axe knows, light or dark, wide or narrow, and is whole at 200 %',
    async (_tab, path) => {
      const { page, faults } = await here.stay(path);
      for (const [scheme, width, height] of [
        ['light', 1440, 900],
        ['dark', 800, 900],
        ['light', 720, 450],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height });
        await ready(page);
        await page.locator('[role="tabpanel"] li, [role="tabpanel"] table').first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toBe(false);
      }
      expect(faults).toEqual([]);
    },
  );

  it('is walked by keyboard alone: into the text and out again, along the tabs, over the bar, to a rule', async () => {
    const { page } = await here.stay('author/jmha@2023-07');
    await ready(page);
    const within = (selector: string): Promise<boolean> =>
      page.evaluate((one) => document.activeElement?.closest(one) !== null, selector);
    await pressOn(page.getByRole('button', { name: 'Find', exact: true }), 'Tab');
    expect(await within('.monaco-editor')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await within('.monaco-editor')).toBe(false);
    const bar = page.getByRole('separator', { name: 'Width of the text' });
    for (let i = 0; i < 8 && !(await within('[role="separator"]')); i += 1) await page.keyboard.press('Tab');
    const before = Number(await bar.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url(), patient).toContain('tab=tables');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.url(), patient).not.toContain('tab=tables');
    await page.locator('[role="tabpanel"] li').first().waitFor();
    await pressOn(page.getByRole('tabpanel'), 'Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), patient).toContain('at=/gate');
  });

  it('follows the selection both ways, and a link opens at the same rule', async () => {
    const { page } = await here.stay('author/jmha@2023-07');
    await ready(page);
    await page.getByRole('button', { name: /^£50 to £150 for service failure/ }).click();
    await page.locator('.monaco-editor .view-line', { hasText: '"minimal"' }).waitFor();
    await expect.poll(() => page.url(), patient).toContain('at=/tables/0/rows/0');
    await page.reload();
    await ready(page);
    await page.locator('.monaco-editor .view-line', { hasText: '"minimal"' }).waitFor();
    await goTo(page, '"goodwill-informal"');
    await expect
      .poll(() => page.locator('[role="tabpanel"] [data-chosen]').innerText(), patient)
      .toContain('goodwill-informal');
  });

  it('offers operators that fit, says what a fact means, and finds its uses in other documents', async () => {
    const { page, faults } = await here.stay('author/derby-homes@2024-04');
    await ready(page);
    await makeDraft(page, '2027-09');
    await goTo(page, '"landlordResponsibility"');
    await page.keyboard.press('Shift+F12');
    const uses = page.getByRole('region', { name: 'Uses' });
    await uses.getByText(/landlordResponsibility: \d+ places in \d+ documents/).waitFor();
    await uses.getByRole('heading', { name: 'rules/policies/alliance-homes/2024-12.json' }).waitFor();
    await uses.getByRole('button', { name: 'Close the uses' }).click();
    await goTo(page, '"notEqual"');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget.visible');
    await offered.getByText('notIn', { exact: true }).waitFor();
    expect(await offered.getByText('lessThan', { exact: true }).count()).toBe(0);
    // Where the colours of the widget are missing, the text behind shows through.
    expect(await offered.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('Author, where there is little or too much to show', () => {
  const spoilt = beginHere(() =>
    serveDesk((folder) => {
      writeFileSync(join(folder, broken), '{ "id": "jliving@2018", "status": "draft", ');
      const text = readFileSync(join(folder, large), 'utf8').replace('"published"', '"draft"');
      writeFileSync(join(folder, large), text.replace('\n', `${' '.repeat(2_100_000)}\n`));
    }),
  );

  it('shows a document that is not JSON, with what is wrong', async () => {
    const { page } = await spoilt.stay('author/jliving@2018');
    await ready(page);
    await page.getByRole('list', { name: 'Problems of this edition' }).waitFor();
    await page.getByText('It cannot be said in English yet').waitFor();
    await leave(page);
  });

  it('shows a document over 2 MB, and that it is too large', async () => {
    const { page } = await spoilt.stay('author/jmha@2023-07');
    await ready(page);
    await page
      .getByRole('region', { name: 'Problems' })
      .getByText(/too large|MB/)
      .first()
      .waitFor();
    await leave(page);
  });

  it('says that there is no such edition, and starts a new policy from there', async () => {
    const { page } = await here.stay('author/nobody@2020');
    await page.getByRole('heading', { name: 'There is no edition nobody@2020' }).waitFor();
    await page.getByRole('button', { name: 'New policy …' }).click();
    await page.getByLabel('Landlord').fill('Nobody Homes');
    await page.getByRole('textbox', { name: 'In force from' }).fill('2027-04');
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await ready(page);
    await page.getByText('✓ No problems').waitFor();
    expect(decodeURIComponent(page.url())).toContain('author/nobody-homes@2027-04');
    await leave(page);
  });

  it('begins from nothing where there is no policy at all', async () => {
    const empty = await serveDesk((folder) => rmSync(join(folder, 'rules/policies'), { recursive: true }));
    const { page } = await open(here.browser, `${empty.url}author`);
    await page.getByText('There is no policy yet').waitFor();
    await page.getByRole('button', { name: 'New policy …' }).waitFor();
    await leave(page);
    await empty.close();
  });
});
