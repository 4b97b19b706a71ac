/** Dialogs at 200 %, which leaves 720 by 450 px: nothing is wider than the window, and every button comes into sight. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asDraft, goTo, ready, serveDesk } from './author-page.ts';
import { openPanel } from './desk.ts';
import { beginHere } from './here.ts';
import { leave, overflows, patient, violations } from './page.ts';

const draft = 'rules/policies/derby-homes/2024-04.json';
const path = 'rules/policies/jmha/2023-07.json';

const here = beginHere(() => serveDesk(asDraft(draft)));

/** Holds a dialog, or a form on the page, against the window. */
async function isWhole(page: Page, part: Locator): Promise<void> {
  await part.waitFor();
  expect(await overflows(page)).toBe(false);
  const wide = await part.evaluate((one) =>
    [one, ...one.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
      .filter((each) => each.closest('[data-scrolls], pre, .monaco-editor') === null)
      .map((each) => `${each.tagName} ${each.className}`),
  );
  expect(wide).toEqual([]);
  for (const button of await part.getByRole('button').all()) {
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 451).toBe(true);
  }
  expect(await violations(page)).toEqual([]);
}

const openDraft = async (edition = 'derby-homes@2024-04'): Promise<Page> => {
  const { page } = await here.stay(`author/${edition}`, { width: 720, height: 450 });
  await ready(page);
  return page;
};

describe('at 200 %', { timeout: 120_000 }, () => {
  it.each([
    'New edition from this one …',
    'New policy …',
    'Dates …',
    'Bring into force …',
    'Delete this draft …',
  ])('“%s” is whole', async (item) => {
    const page = await openDraft();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await isWhole(page, page.getByRole('dialog'));
  });

  it('renaming is whole', async () => {
    const page = await openDraft();
    await goTo(page, '"head": "');
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await isWhole(page, page.getByRole('dialog', { name: /^Rename / }));
  });

  it('correcting, accepting and merging are whole', async () => {
    const page = await openDraft('jmha@2023-07?strip=open&moved=fixtures');
    await page.getByRole('button', { name: 'Correct the encoding' }).click();
    const correction = page.getByRole('dialog');
    await isWhole(page, correction);
    await correction.getByLabel('Clause that was misread').fill('¶16');
    await correction.getByLabel('Reason').fill('The least was misread');
    await correction.getByRole('button', { name: 'Begin the correction' }).click();
    await correction.waitFor({ state: 'detached' });
    await goTo(page, '"between": [50, 150]');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await page.keyboard.type('6');
    const panel = page.getByRole('region', { name: 'What moves, scrolls' });
    await panel
      .getByRole('button', { name: /^Accept / })
      .last()
      .click();
    await isWhole(page, panel.getByRole('form').or(panel.locator('form')).first());
    const theirs = readFileSync(join(here.server.folder, path), 'utf8');
    writeFileSync(
      join(here.server.folder, path),
      theirs.replace('"between": [50, 150]', '"between": [70, 150]'),
    );
    await page.locator('button[data-tone]', { hasText: 'changed on disk too' }).waitFor();
    const work = await openPanel(page);
    await expect.poll(() => overflows(page), patient).toBe(false);
    await work.getByRole('button', { name: `Merge ${path}` }).click();
    const merge = page.getByRole('dialog', { name: `Merge ${path}` });
    await merge.getByText(/1 part clashes/).waitFor();
    await isWhole(page, merge);
    await leave(page);
  });
});
