/** The Author screen as a person has it: opened, waited for, typed into. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Served, serveCopy } from '../support/serve.ts';

/** A server over a copy of the documents, and what stands in them. */
export interface Desk extends Served {
  readonly read: (path: string) => string;
}

/** Serves a copy that a test may change. */
export async function serveDesk(spoil: (folder: string) => void = () => undefined): Promise<Desk> {
  let root = '';
  const running = await serveCopy((folder) => {
    root = folder;
    spoil(folder);
  });
  return { ...running, read: (path) => readFileSync(join(root, path), 'utf8') };
}

/** Makes a draft of an edition in force, so that it may be changed: for `serveDesk`. */
export const asDraft =
  (path: string): ((folder: string) => void) =>
  (folder) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes('"published"')) throw new Error(`${path} is not in force`);
    writeFileSync(file, text.replace('"published"', '"draft"'));
  };

/** Waits until the editor is there and the engine has read the text. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page
    .getByRole('region', { name: 'Problems' })
    .getByText(/No problems|error|warning/)
    .first()
    .waitFor();
}

/** Makes a draft from the edition in force that is open. */
export async function makeDraft(page: Page, month: string): Promise<void> {
  await page.getByRole('button', { name: 'New draft from this edition' }).click();
  const dialog = page.getByRole('dialog', { name: /^New draft from/ });
  await dialog.getByLabel('In force from').fill(month);
  await dialog.getByRole('button', { name: 'Make the draft' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.waitForURL((url) => decodeURIComponent(url.pathname).endsWith(`@${month}`));
  await ready(page);
}

/** Puts the cursor before a text that stands in the editor, by its find widget. */
export async function goTo(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find' });
  await field.waitFor();
  await field.fill(text);
  await page.locator('.find-widget .matchesCount', { hasText: /^\d+ of/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

/** Saves all, and waits until nothing is left to save. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByText('All saved').first().waitFor();
}

/** Undoes the last changes, one after the other, and saves what that comes to. */
export async function takeBack(page: Page, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await save(page);
}

/** What of the second text is not in the first, as one stretch. */
export function changedStretch(before: string, after: string): { before: string; after: string } {
  let start = 0;
  while (before[start] === after[start]) start += 1;
  let end = 0;
  while (before.at(-1 - end) === after.at(-1 - end) && end < Math.min(before.length, after.length) - start)
    end += 1;
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}
