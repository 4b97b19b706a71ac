import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decide, penceToPounds } from '../../engine/index.ts';
import { csvOfSheet } from '../../workbench/shared/export/csv.ts';
import type { Sheet } from '../../workbench/shared/export/sheet.ts';
import { xlsxOf } from '../../workbench/shared/export/xlsx.ts';
import { theCases, theLibrary } from '../support/library.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, leave, patient, violations } from './page.ts';

const sheet: Sheet = {
  name: 'some',
  title: 'Some figures',
  columns: [
    { heading: 'Case', kind: 'text', width: 10 },
    { heading: 'Least', kind: 'pounds', width: 10 },
    { heading: 'Clauses', kind: 'cited', width: 10 },
  ],
  rows: [
    ['=1+1', 41.81, { clauses: ['2.10', 'code-2024#6.3', 'main'], main: 'main', documents: ['main'] }],
    ['plain', null, { clauses: [], main: 'main' }],
  ],
  notes: [['Search', '@roof']],
};

describe('csvOfSheet(sheet)', () => {
  const text = csvOfSheet(sheet);

  it('has the heading first and the notes after an empty line', () => {
    const [table = '', notes = ''] = text.split('\r\n\r\n');
    expect(table.split('\r\n')[0]).toBe('Case,Least,Clauses');
    expect(notes).toContain('Some figures');
  });

  it('marks what a spreadsheet would take for a formula, and leaves no clause that looks like a number', () => {
    expect(text).toContain('"\'=1+1",41.81,main#2.10; code-2024#6.3; main');
    expect(text).toContain('Search,"\'@roof"');
  });
});

/** The parts of a workbook as texts. */
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('xlsxOf(sheet)', () => {
  it('freezes the heading; sums are numbers in pounds, clauses are texts', async () => {
    const parts = partsOf(new Uint8Array(await (await xlsxOf(sheet)).arrayBuffer()));
    const table = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(table).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(table).toContain('<v>41.81</v>');
    expect(parts['xl/styles.xml']).toContain('£');
    expect(parts['xl/sharedStrings.xml']).toContain('2.10; code-2024#6.3; main');
    expect(table).not.toContain('<v>2.1</v>');
    expect(parts['xl/worksheets/sheet2.xml']).toBeDefined();
    expect(parts['xl/sharedStrings.xml']).toContain('@roof');
  });
});

describe('on the page', () => {
  const here = beginHere(serveWorkbench);

  async function saved(page: Page, item: string): Promise<Buffer> {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    return readFileSync(await (await coming).path());
  }

  /** Rows by heading, and the notes below them. */
  function read(bytes: Buffer): { rows: Record<string, string>[]; notes: string } {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [table = '', notes = ''] = bytes.toString('utf8').slice(1).split('\r\n\r\n');
    return { rows: Papa.parse<Record<string, string>>(table, { header: true }).data, notes };
  }

  it('Compare leaves with exactly the rows that are shown, the engine’s figures, and the filters', async () => {
    const { page, faults } = await here.stay('?family=net&differ=1&policies=jmha,jliving');
    await decided(page);
    const { rows, notes } = read(await saved(page, 'Save CSV'));
    const shown = await page.locator('[data-row]').allInnerTexts();
    expect(rows.map((row) => row['Title'])).toEqual(shown.map((text) => text.trim()));
    expect(rows.length).toBeGreaterThan(0);
    const jmha = theLibrary().editions.find(({ landlordId }) => landlordId === 'jmha');
    for (const row of rows) {
      const found = theCases().find((entry) => entry.case.id === row['Case']);
      if (!found || !jmha) throw new Error(`no case ${row['Case']}`);
      const said = await decide(theLibrary(), jmha, found.case);
      if (!said.ok) throw new Error('undecided');
      const { award, outcome } = said.value;
      const least = outcome === 'award' && award.min !== null ? String(penceToPounds(award.min)) : '';
      expect(row['JMHA: least']).toBe(least);
    }
    expect(notes).toContain('Family of cases,Net');
    expect(notes).toContain('cases in which the policies differ');
    const parts = partsOf(new Uint8Array(await saved(page, 'Save XLSX (Excel)')));
    const lines = parts['xl/worksheets/sheet1.xml']?.match(/<row /g) ?? [];
    expect(lines.length).toBe(rows.length + 1);
    expect(faults).toEqual([]);
  });

  it('Code leaves with exactly the provisions that are shown', async () => {
    const { page } = await here.stay('code?section=6&show=work&policies=jmha');
    await page.locator('[data-row]').first().waitFor();
    const { rows, notes } = read(await saved(page, 'Save CSV'));
    const shown = await page.locator('[data-ref]').evaluateAll((all) => all.map((one) => one.dataset['ref']));
    expect(rows.map((row) => row['Provision'])).toEqual(shown.map((ref) => `code-2024#${ref}`));
    expect(notes).toContain('what needs work');
    expect(notes).toContain('6. Stages and their time limits');
  });

  it('a file that takes a while says so and can be stopped', async () => {
    const { page } = await here.open('code?section=1');
    await page.locator('[data-row]').first().waitFor();
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(/xlsx-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save XLSX (Excel)' }).click();
    await page.getByText('Making the file …').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).waitFor();
    go();
    await saved(page, 'Save CSV');
    expect(downloads).toBe(1);
    await leave(page);
  });

  it.each([
    ['Compare', '?family=net', 'Family of cases'],
    ['Code', 'code?section=6', '6. Stages and their time limits'],
  ])(
    '%s stands on paper with title, day and filters, no column cut, A4 across',
    async (_name, path, told) => {
      const { page } = await here.stay(path, { width: 1047 });
      await page.locator('[data-row]').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      const head = page.locator('[data-paper-head]');
      await expect.poll(() => head.innerText(), patient).toContain(told);
      expect(await head.innerText()).toMatch(/Printed on \d+ \w+ 20\d\d/);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main td, main th')].some(
          (cell) => cell.getBoundingClientRect().right > window.innerWidth + 1,
        ),
      );
      expect(cut).toBe(false);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const sheets = [...pdf.matchAll(/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box);
      expect(sheets.length).toBeGreaterThan(0);
      // No sheet of another size follows: it would be an empty one.
      for (const sheet of sheets) expect(sheet).toMatch(/^0 0 84[12][.\d]* 59[45][.\d]*$/);
      // A button in a head is drawn on the first sheet only: the names of the columns are texts.
      expect(await page.locator('thead').innerText()).toContain('JMHA');
      expect(await page.locator('thead button:visible, thead select:visible').count()).toBe(0);
    },
  );
});
