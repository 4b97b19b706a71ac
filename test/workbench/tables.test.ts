/** Decision tables edited in place beyond their cells: names, clauses, flags, composed amounts, and errors told at the cell. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changedStretch, ready, save, serveDesk, takeBack } from './author-page.ts';
import { beginHere } from './here.ts';
import { focusIn, pressOn } from './keyboard.ts';
import { leave, type Opened, overflows, patient, violations } from './page.ts';

const path = 'rules/policies/alliance-homes/2024-12.json';
const plain =
  '"name": "partial-low",\n          "when": ["partial", "low"],\n          "amount": { "fixed": 50 }';
const composed = plain.replace(
  '{ "fixed": 50 }',
  '{ "lesserOf": [{ "share": [25, 50], "of": { "sumOf": ["flooringLoss"] }, "rounding": "half-up" }, { "fixed": 50 }] }',
);

const here = beginHere(() =>
  serveDesk((folder) => {
    const text = readFileSync(join(folder, path), 'utf8');
    if (!text.includes(plain)) throw new Error('the row is another');
    writeFileSync(join(folder, path), text.replace('"published"', '"draft"').replace(plain, composed));
  }),
);

const openTables = async (): Promise<Opened> => {
  const opened = await here.stay('author/alliance-homes@2024-12?tab=tables');
  await ready(opened.page);
  await opened.page.getByRole('table', { name: 'grid', exact: true }).waitFor();
  return opened;
};

/** Opens a cell by key; its editor. */
const cell = async (page: Page, name: string) => {
  await pressOn(page.getByRole('button', { name: new RegExp(`^${name}: `) }));
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor().catch(async (error: unknown) => {
    throw new Error(`no editor of ${name}; the focus is on ${await focusIn(page)}`, { cause: error });
  });
  return dialog;
};

describe('a table', { timeout: 120_000 }, () => {
  it('has its composed amounts changed part by part: only the part’s own characters', async () => {
    const { page, faults } = await openTables();
    const before = here.server.read(path);
    const editor = await cell(page, 'partial-low, amount');
    await editor.getByLabel('from %').fill('much');
    await editor.getByText('needs a number').waitFor();
    expect(await editor.getByRole('button', { name: 'Set', exact: true }).isDisabled()).toBe(true);
    await editor.getByLabel('from %').fill('30');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await editor.waitFor({ state: 'detached' });
    await save(page);
    expect(changedStretch(before, here.server.read(path))).toEqual({ before: '25', after: '30' });
    const again = await cell(page, 'partial-low, amount');
    await pressOn(again.getByRole('button', { name: '+ Add an amount' }));
    await again.getByLabel('exactly £').last().fill('75');
    await pressOn(again.getByRole('button', { name: 'Set', exact: true }));
    await again.waitFor({ state: 'detached' });
    await save(page);
    expect(changedStretch(before.replace('[25, 50]', '[30, 50]'), here.server.read(path))).toEqual({
      before: '',
      after: expect.stringMatching(/^[\s,{}]*"fixed": 75[\s,{}]*$/) as string,
    });
    await takeBack(page, 2);
    expect(here.server.read(path)).toBe(before);
    expect(faults).toEqual([]);
  });

  it('has clauses of its rows changed, begun and taken out, and knows which there are', async () => {
    const { page, faults } = await openTables();
    const before = here.server.read(path);
    const editor = await cell(page, 'none-low, clauses');
    await editor.getByRole('combobox').or(editor.getByRole('textbox')).first().fill('99.9');
    await editor.getByText('There is no clause 99.9 in this edition.').waitFor();
    await editor.getByRole('combobox').or(editor.getByRole('textbox')).first().fill('2.7, 2.3');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'none-low, clauses: 2.7, 2.3' }).waitFor();
    await save(page);
    const { before: was, after } = changedStretch(before, here.server.read(path));
    expect(was).toBe('');
    expect(after).toMatch(/^,\s+"clauses": \["2\.7", "2\.3"\]$/);
    const second = await cell(page, 'none-low, clauses');
    await second.getByRole('combobox').or(second.getByRole('textbox')).first().fill('');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'none-low, clauses: as the table' }).waitFor();
    await save(page);
    expect(here.server.read(path)).toBe(before);
    expect(faults).toEqual([]);
  });

  it('has flags of its rows changed, added and removed', async () => {
    const { page, faults } = await openTables();
    const before = here.server.read(path);
    const editor = await cell(page, 'none-low, flags');
    expect(await violations(page)).toEqual([]);
    await editor.getByLabel('Kind').first().selectOption('warning');
    await pressOn(editor.getByRole('button', { name: 'Set', exact: true }));
    await page.getByRole('button', { name: 'none-low, flags: warning, ambiguity' }).waitFor();
    await save(page);
    expect(changedStretch(before, here.server.read(path))).toEqual({
      before: 'discretion',
      after: 'warning',
    });
    const second = await cell(page, 'none-low, flags');
    await pressOn(second.getByRole('button', { name: 'Remove flag 2' }));
    await pressOn(second.getByRole('button', { name: '+ Add a flag' }));
    const last = second.getByRole('group', { name: 'Flag 2' });
    await last.getByLabel('What it says').fill('Said by the test');
    await last.getByLabel('Clauses of its own').fill('2.7');
    await pressOn(second.getByRole('button', { name: 'Set', exact: true }));
    await page.getByRole('button', { name: 'none-low, flags: warning, assumption' }).waitFor();
    await save(page);
    const { tables } = JSON.parse(here.server.read(path)) as { tables: { rows: { flags: unknown[] }[] }[] };
    expect(tables[0]?.rows[0]?.flags[1]).toEqual({
      kind: 'assumption',
      text: 'Said by the test',
      clauses: ['2.7'],
    });
    await takeBack(page, 2);
    expect(here.server.read(path)).toBe(before);
    expect(faults).toEqual([]);
  });

  it('has its rows and itself renamed everywhere, in the cases that expect them too', async () => {
    const { page } = await openTables();
    await pressOn(page.getByRole('button', { name: 'Rename full-low', exact: true }));
    const dialog = page.getByRole('dialog', { name: 'Rename full-low' });
    await dialog.getByLabel('New name').fill('whole-low');
    await pressOn(dialog.getByRole('button', { name: 'Rename everywhere' }));
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'whole-low' }).waitFor();
    await page.getByRole('region', { name: 'Problems' }).getByText('✓ No problems').waitFor();
    await pressOn(page.getByRole('button', { name: 'Rename grid', exact: true }));
    await page.getByRole('dialog', { name: 'Rename grid' }).waitFor();
    await page.keyboard.press('Escape');
    await leave(page);
  });

  it('says at a cell what is wrong with it', async () => {
    const { page } = await openTables();
    const editor = await cell(page, 'none-medium, amount');
    await editor.getByRole('textbox', { name: 'Pounds' }).fill('noSuchParameter');
    await page.keyboard.press('Enter');
    const faulty = page.getByRole('button', { name: /^none-medium, amount: noSuchParameter, error: / });
    await faulty.waitFor();
    await pressOn(faulty);
    await page
      .getByRole('dialog', { name: 'none-medium, amount' })
      .getByText(/■ error: /)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 720, height: 450 });
    expect(await overflows(page)).toBe(false);
    await expect.poll(() => faulty.isVisible(), patient).toBe(true);
    await leave(page);
  });
});
