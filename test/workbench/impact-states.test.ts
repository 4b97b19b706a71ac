import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { serveWorkbench } from '../support/serve.ts';
import { oddCsv } from './impact-files.ts';
import { beginHere } from './here.ts';
import { leave, open, overflows, patient, violations } from './page.ts';

const here = beginHere(serveWorkbench);

const mapped = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'What the columns mean' }).waitFor();
const answered = (page: Page): Promise<void> => page.locator('#impact-totals').waitFor();

describe('a file that cannot be used', () => {
  it('is told of: empty, no text, protected, torn, another format', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact`);
    for (const [name, buffer, what] of [
      ['nothing.csv', Buffer.alloc(0), 'the file is empty'],
      ['picture.csv', Buffer.from([1, 2, 3, 0, 255, 9]), 'holds bytes that no text has'],
      [
        'locked.xlsx',
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        'protected by a password',
      ],
      ['torn.xlsx', Buffer.from('PK\u0003\u0004torn'), 'cannot be read'],
      ['list.json', Buffer.from('[{"impact":"high"}]'), 'not NDJSON'],
    ] as const) {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
      await expect
        .poll(() => page.getByRole('alert').allInnerTexts(), patient)
        .toEqual([expect.stringContaining(what)]);
    }
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('is told of where nothing in it fits, where it has no rows, and where none of them can be used', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact`);
    const put = async (name: string, text: string | Buffer): Promise<void> => {
      const close = page.getByRole('button', { name: 'Close portfolio' });
      if ((await close.count()) > 0) await close.click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await mapped(page);
    };
    await put('colours.csv', 'Colour,Shape\r\nred,round\r\nblue,square\r\n');
    await page.getByText('no column says anything of a fact').waitFor();
    expect(await page.getByRole('button', { name: 'Work out the impact' }).isDisabled()).toBe(true);
    await put('heads.csv', 'Impact,Missed appointments\r\n');
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await page.getByText('The file has headers and no rows below them.').waitFor();
    const long = 'high,1\r\n'.repeat(150_000);
    await put('broken.csv', `Impact,Missed appointments\r\n${long}`.replaceAll('high,1', 'High,-5'));
    await page.getByRole('combobox', { name: 'What Missed appointments means' }).click();
    await page.getByRole('option', { name: 'Missed appointments', exact: true }).click();
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await page.getByText('Every row has something wrong with it').waitFor();
    await page.getByText('150,000 rows of 150,000 are in no figure above.').waitFor();
    await put(
      'late.csv',
      Buffer.from('Impact,Damaged belongings\r\nhigh,\xa3200\r\nlow,\xa315.50\r\n', 'latin1'),
    );
    await page.getByText('it was read as Windows wrote it').waitFor();
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await page.getByRole('heading', { name: '2 cases' }).waitFor();
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('the screen', () => {
  it('breaks no rule that axe knows, in light and dark, wide and narrow, and never scrolls sideways', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact`);
    const looks = async (): Promise<void> => {
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [800, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toBe(false);
      }
      await page.setViewportSize({ width: 720, height: 450 });
      expect(await overflows(page)).toBe(false);
    };
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await looks();
    const { text } = oddCsv(600);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'some.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await mapped(page);
    await page.getByRole('button', { name: /values? of Severity/ }).click();
    await looks();
    await page.getByRole('button', { name: 'Work out the impact' }).click();
    await answered(page);
    await looks();
    await page.getByRole('button', { name: /Cases that gain, show them$/ }).click();
    await page.getByRole('dialog').locator('[data-place]').first().waitFor();
    await looks();
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('holds the choices of one column at a time, and says what was decided of the first rows', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}impact`);
    const others = Array.from({ length: 200 }, (_, i) => `field${i}`);
    const row = ['High', '-', 'Director', '14/03/2025', ...others.map(() => 'x')];
    const text = [['Impact', 'Amount paid', 'Role', 'Decision date', ...others], row].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'wide.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await mapped(page);
    await page.getByText('By: Director · Decided on: 14 March 2025').waitFor();
    const options = page.locator('[role=option]');
    expect(await options.count()).toBe(0);
    expect(await page.locator('*').count()).toBeLessThan(6_000);
    const target = page.getByRole('combobox', { name: 'What field7 means' });
    await target.click();
    await options.first().waitFor();
    expect(await options.count()).toBeGreaterThan(50);
    await page.keyboard.press('Escape');
    // What a value means is asked under a button that is called as it is written.
    await page.getByRole('button', { name: '1 value of Amount paid' }).click();
    expect(await page.getByLabel('- means').inputValue()).toBe('null');
    await page.getByLabel('- means').selectOption('£0');
    await page.getByText('Decided: £0 · By: Director').waitFor();
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('opens from a link: editions, the fact, the table and a ready portfolio', async () => {
    const link = `${here.server.url}impact?from=determinations&base=jmha@2023-07&with=derby-homes@2024-04,alliance-homes@2024-12&by=complaintStage&as=table&pair=2`;
    const { page, faults } = await open(here.browser, link);
    await answered(page);
    await page.getByRole('heading', { name: '20 cases' }).waitFor();
    expect(await page.getByLabel('Look at').locator('option:checked').innerText()).toContain(
      'Alliance Homes',
    );
    await page.getByRole('table', { name: 'Distribution of the change' }).waitFor();
    await page.getByRole('table', { name: 'By Stage of the complaint' }).waitFor();
    await page.getByRole('table', { name: 'What was ordered' }).waitFor();
    expect(page.url()).toBe(link);
    const generated = await page.request.get(`${here.server.url}portfolios/generated-1000.ndjson`);
    expect(await generated.text()).toBe(
      readFileSync(join(root, 'fixtures/portfolios/generated-1000.ndjson'), 'utf8'),
    );
    await page.getByRole('combobox', { name: 'Break down by' }).click();
    await page.getByRole('option', { name: 'Impact on the customer' }).click();
    await page.getByRole('table', { name: 'By Impact on the customer' }).waitFor();
    expect(page.url()).toContain('by=impact');
    expect(faults).toEqual([]);
    await leave(page);
  });
});
