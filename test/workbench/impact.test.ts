import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Download, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { oddCsv, oddXlsx, personal } from './impact-files.ts';
import { tabTo } from './keyboard.ts';
import { leave, patient } from './page.ts';

const here = beginHere(serveWorkbench);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'impact-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapped = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'What the columns mean' }).waitFor();
const answered = (page: Page): Promise<void> => page.locator('#impact-totals').waitFor();

/** Chooses a file as the keyboard does: Tab to the button, Enter, and the window of the system. */
async function chooseFile(page: Page, path: string): Promise<void> {
  // Heard from before the key: the window that is asked for must not be the system's own.
  page.on('filechooser', () => undefined);
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Choose a file' }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(path);
  await mapped(page);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** Exports through the menu, by keyboard. */
async function exported(page: Page, item: string): Promise<Download> {
  await press(page, 'Export');
  const entry = page.getByRole('menuitem', { name: item });
  await entry.waitFor();
  for (let i = 0; i < 8; i += 1) {
    if (await entry.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  return download;
}

const rowsOf = async (download: Download): Promise<string[][]> =>
  Papa.parse<string[]>(readFileSync(await download.path(), 'utf8').replace('\uFEFF', ''), {
    skipEmptyLines: true,
  }).data;

/** Everything that the browser keeps of a page. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      location.href,
      { ...localStorage },
      { ...sessionStorage },
      (await indexedDB.databases()).map(({ name }) => name),
      history.state,
    ]),
  );

/** The number in a tile. */
const tile = async (page: Page, label: string): Promise<number> => {
  const text = await page.locator('dl > div', { hasText: label }).first().locator('dd').innerText();
  return Number(text.replaceAll(',', ''));
};

describe('a CSV of 100,000 rows that it has never seen', () => {
  it('goes by keyboard from the file through the mapping to a chart and a list of changed cases', async () => {
    const { text, rows, broken } = oddCsv(100_000);
    const file = join(folder, 'complaints of the year.csv');
    writeFileSync(file, text);
    const { page, faults } = await here.open('impact');
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await chooseFile(page, file);

    // Columns about people are left out, and none of their values is shown.
    expect(await page.locator('main').innerText()).not.toContain(personal[0]);
    expect(await page.getByText('left out: it looks personal').count()).toBe(2);

    // One column was not understood: it is mapped by hand, undone, and done again.
    const target = page.getByRole('combobox', { name: 'What Column Q means' });
    expect(await target.inputValue()).toBe('Leave out');
    await tabTo(page, target);
    await page.keyboard.type('responsib');
    await page.getByRole('option', { name: 'Landlord’s responsibility' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => target.inputValue(), patient).toBe('Landlord’s responsibility');
    await page.keyboard.press('Control+z');
    await expect.poll(() => target.inputValue(), patient).toBe('Leave out');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => target.inputValue(), patient).toBe('Landlord’s responsibility');

    await press(page, /values? of Column Q$/);
    for (const [value, meaning] of [
      ['Fully', 'fully'],
      ['Partly', 'partly'],
      ['No', 'not r'],
    ] as const) {
      await tabTo(page, page.getByLabel(`${value} means`, { exact: true }));
      await page.keyboard.type(meaning);
    }
    expect(await page.getByLabel('Fully means', { exact: true }).inputValue()).toBe('full');
    expect(await page.getByLabel('No means', { exact: true }).inputValue()).toBe('none');

    // The mapping leaves as a file that says nothing of a case.
    const [mapping] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the mapping')]);
    expect(mapping.suggestedFilename()).toBe('complaints of the year.csv.mapping.json');
    const saved = readFileSync(await mapping.path(), 'utf8');
    expect(saved).toContain('"landlordResponsibility"');
    for (const word of personal) expect(saved).not.toContain(word);

    await press(page, 'Work out the impact');
    await answered(page);
    const usable = rows - broken.length;
    await page.getByRole('heading', { name: `${usable.toLocaleString('en-GB')} cases` }).waitFor();

    // A bar opens its cases, a case its explanation.
    await tabTo(page, page.locator('[data-bar]'));
    const first = await page.locator(':focus').getAttribute('aria-label');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').getAttribute('aria-label')).not.toBe(first);
    const cases = /: ([\d,]+) cases?,/.exec(
      (await page.locator(':focus').getAttribute('aria-label')) ?? '',
    )?.[1];
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByText(`${cases} cases`).first().waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('data-place'), patient).toBe('0');
    await page.keyboard.press('End');
    await expect.poll(() => page.locator(':focus').getAttribute('data-place'), patient).not.toBe('0');
    await page.keyboard.press('Enter');
    await sheet.getByRole('table', { name: 'What each policy says of this case, and why' }).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('[data-bar]:focus').count(), patient).toBe(1);

    // The list of changed cases has a row for each, and nothing of a person.
    const moved = await tile(page, 'changed in any way');
    const changed = await rowsOf(await exported(page, 'Changed cases (CSV)'));
    expect(changed[0]?.slice(0, 3)).toEqual(['edition', 'case', 'line']);
    expect(changed.length - 1).toBe(moved);
    expect(moved).toBeGreaterThan(1_000);
    const lines = new Set(changed.slice(1).map((row) => Number(row[2])));
    expect(broken.filter((line) => lines.has(line))).toEqual([]);

    // Each broken row is reported, once, by its line.
    const unusable = await rowsOf(await exported(page, 'Rows that cannot be used (CSV)'));
    expect([...new Set(unusable.slice(1).map((row) => Number(row[0])))]).toEqual(broken);
    const everything = JSON.stringify([changed.slice(0, 2_000), unusable.slice(0, 2_000)]);
    for (const word of personal) expect(everything).not.toContain(word);

    const left = await kept(page);
    for (const word of [...personal, 'complaints', 'row-', 'Major', 'redress-portfolios'])
      expect(left).not.toContain(word);
    expect([...said, ...faults]).toEqual([]);
    await leave(page);
  }, 120_000);

  it('is stopped at once, and leaves nothing', async () => {
    const { text } = oddCsv(60_000);
    const body = text.slice(text.indexOf('\n') + 1);
    const file = join(folder, 'long.csv');
    writeFileSync(file, text + body.repeat(12));
    const { page, faults } = await here.open('impact');
    await chooseFile(page, file);
    const workers = page.workers().length;
    await press(page, 'Work out the impact');
    await page.getByRole('progressbar', { name: /Reading rows|Deciding cases/ }).waitFor();
    expect(
      await page.getByRole('button', { name: 'Cancel' }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Stopped. Nothing was kept.').waitFor({ state: 'attached' });
    await mapped(page);
    await expect.poll(() => page.workers().length, patient).toBeLessThanOrEqual(workers);
    expect(await page.locator('#impact-totals').count()).toBe(0);
    expect(await kept(page)).not.toContain('redress-portfolios');
    // The mapping is still there, and can be used.
    await expect
      .poll(() => page.getByRole('button', { name: 'Work out the impact' }).isEnabled(), patient)
      .toBe(true);
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('a workbook', () => {
  it('is read by its sheet, with dates, sums and blanks, kept for seven days, and forgotten after', async () => {
    const file = join(folder, 'closed.xlsx');
    writeFileSync(file, await oddXlsx(300));
    const { page, faults } = await here.open('impact');
    await chooseFile(page, file);
    const sheet = page.getByLabel('Sheet');
    await sheet.waitFor();
    await tabTo(page, sheet);
    await page.keyboard.press('C');
    await expect
      .poll(() => page.getByRole('combobox', { name: /^What (?!a blank).* means$/ }).count(), patient)
      .toBe(6);
    expect(await page.getByRole('combobox', { name: 'What Received on means' }).inputValue()).toBe(
      'Received',
    );
    await press(page, 'Work out the impact');
    await answered(page);
    await page.getByRole('heading', { name: '300 cases' }).waitFor();

    const workbook = await exported(page, 'Everything (XLSX, Excel)');
    const sheets = await readXlsxFile(await workbook.path());
    expect(sheets.length).toBeGreaterThan(5);
    expect(sheets.at(-1)?.data.length).toBe((await tile(page, 'changed in any way')) + 2);

    const ofFile = (): Promise<string> => page.getByText(/that the file does not give/).innerText();
    const told = await ofFile();
    await press(page, 'Keep for seven days');
    await page.getByText(/^Kept in this browser until/).waitFor();
    await press(page, 'Close portfolio');
    await page.getByRole('button', { name: 'closed.xlsx', exact: true }).waitFor();
    await press(page, 'closed.xlsx');
    await answered(page);
    await page.getByRole('heading', { name: '300 cases' }).waitFor();
    expect(await ofFile()).toEqual(told);
    await page.evaluate(async () => {
      const opening = indexedDB.open('redress-portfolios');
      const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
      const store = db.transaction('portfolios', 'readwrite').objectStore('portfolios');
      const all = store.getAll();
      await new Promise((done) => (all.onsuccess = done));
      for (const one of all.result) store.put({ ...one, until: Date.now() - 1 });
      await new Promise((done) => (store.transaction.oncomplete = done));
      db.close();
    });
    await page.reload();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    const rows = (): Promise<number> =>
      page.evaluate(async () => {
        const opening = indexedDB.open('redress-portfolios');
        const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
        const count = db.transaction('rows').objectStore('rows').count();
        await new Promise((done) => (count.onsuccess = done));
        db.close();
        return count.result;
      });
    await expect.poll(rows, patient).toBe(0);
    expect(await page.getByRole('button', { name: 'closed.xlsx', exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await leave(page);
  }, 120_000);
});
