import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sweepRows, sweep, readAxis, type Case } from '../../engine/index.ts';
import { csvOf } from '../../workbench/charts/export.ts';
import { letterOf } from '../../workbench/charts/words.ts';
import { theLibrary } from '../support/library.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { leave, type Looks, type Opened, overflows, patient, violations } from './page.ts';

const here = beginHere(serveWorkbench);

const medium = 'case=-&f.impact=medium';
const bands = `charts?chart=sweep&${medium}&x=monthsSinceIssue=0..24`;
const map = 'charts?chart=map&case=-&of=alliance-homes';

async function chart(path: string, looks: Looks = {}): Promise<Opened> {
  const opened = await here.stay(path, looks);
  await opened.page.locator('#chart-title').waitFor();
  return opened;
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path());
}

describe('csvOf(rows)', () => {
  it('marks what a spreadsheet would take for a formula as text, and leaves numbers as they are', () => {
    const text = csvOf([{ case: '=1+1', role: '@boss', min: -5, max: 10.5, problem: null }]);
    expect(text.split('\r\n')).toEqual(['case,role,min,max,problem', `"'=1+1","'@boss",-5,10.5,`, '']);
  });
});

describe('letterOf(place)', () => {
  it('goes on after Z', () => {
    expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});

describe('the awards of a case', () => {
  it('stand as bars with their figures, open ends in words, and lead to their clauses', async () => {
    const { page, faults } = await chart('charts?case=-&f.impact=high&f.heatingCost=40');
    const picture = page.locator('[data-picture] svg').first();
    await expect.poll(() => picture.innerHTML(), patient).toContain('or more');
    expect(await picture.locator('text', { hasText: '£1,040' }).count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Clause 2.7' }).first().click();
    await page.getByRole('dialog', { name: 'Clause 2.7' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Table', { exact: true }).click();
    const table = page.getByRole('table', { name: 'Awards' });
    await expect.poll(() => table.innerText(), patient).toContain('no upper limit');
    expect(faults).toEqual([]);
  });

  it('are reached from the case, with what was changed there', async () => {
    const { page } = await here.stay('case?f.impact=low');
    await page.getByRole('link', { name: 'Charts', exact: true }).last().click();
    await page.locator('#chart-title').waitFor();
    expect(page.url()).toContain('f.impact=low');
    await page.getByRole('link', { name: 'Open the case' }).click();
    await page.locator('form, fieldset, section').first().waitFor();
    expect(page.url()).toContain('/case?f.impact=low');
  });
});

describe('one fact along an axis', () => {
  it('has a band for each policy, its cliff at the exact value with its clauses, and says which does not read the fact', async () => {
    const { page, faults } = await chart(bands);
    const cliffs = page.getByRole('table', { name: 'Cliffs of alliance-homes' });
    expect(await cliffs.innerText()).toMatch(/A\s*6 months → 7 months\s+£500 → Excluded/);
    await page.getByText('Flat: this policy does not read “Months since the issue”.').first().waitFor();
    expect(await page.locator('[data-picture] svg.recharts-surface').count()).toBe(4);
    await cliffs.getByRole('button', { name: 'Clause 4.2' }).click();
    await page.getByRole('dialog', { name: 'Clause 4.2' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows the same figures as a table', async () => {
    const { page } = await chart(`${bands}&as=table`);
    const row = page.getByRole('row', { name: /^7 months/ });
    expect(await row.innerText()).toMatch(/Excluded\s+£600 to £1,000\s+No award\s+£150 to £500/);
  });

  it('is walked point by point with the arrow keys, and says what stands there', async () => {
    const { page } = await chart(bands);
    const surface = page.locator('[data-picture] svg.recharts-surface').first();
    await surface.focus();
    const told = page.locator('[data-picture]').first().getByRole('status');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => told.innerText(), patient).toMatch(/Months since the issue: \d months?\s+£500/);
    for (let i = 0; i < 7; i += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => told.innerText(), patient).toContain('Excluded');
  });

  it('takes another fact and range from the form, and keeps them in the address', async () => {
    const { page } = await chart(bands);
    await page.getByLabel('Fact', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Missed appointments' }).click();
    await page.getByLabel('To', { exact: true }).fill('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => decodeURIComponent(page.url()), patient).toContain('x=missedAppointments=..5');
    await page.getByText('Table', { exact: true }).click();
    await page.getByRole('row', { name: /^5 appointments/ }).waitFor();
    expect(await page.getByRole('row', { name: /^6 appointments/ }).count()).toBe(0);
  });

  it('says what is wrong with a range, and with a case that is not there', async () => {
    const { page } = await here.stay('charts?chart=sweep&case=-&x=durationMonths=9..3');
    await page.getByText('the range of `durationMonths` is empty').waitFor();
    await here.stay('charts?case=nobody');
    await page.getByRole('heading', { name: 'There is no case nobody' }).waitFor();
  });

  it('can be stopped while it is worked out, and started again', async () => {
    const { page } = await here.open('charts?chart=sweep&case=*&x=monthsSinceIssue=0..150/1');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('heading', { name: 'Stopped' }).waitFor();
    await page.getByRole('button', { name: 'Work it out' }).click();
    await page.getByRole('progressbar').waitFor();
    await leave(page);
  });
});

describe('two facts as a map', () => {
  it('has a square for each pair with its figure, walked with the arrow keys', async () => {
    const { page, faults } = await chart(map);
    const squares = page.locator('[data-square]');
    await expect.poll(() => squares.count(), patient).toBe(12);
    await page.locator('[data-square="0"]').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Impact on the customer Medium, Landlord’s responsibility Fully responsible: £500',
    );
    expect(faults).toEqual([]);
  });

  it('shows the difference of two policies, and the same as a table', async () => {
    const { page } = await chart(`${map}&less=jmha`);
    const square = page.locator('[data-square="8"]');
    const text = await square.locator('text').textContent();
    expect(text).toBe('least +£350, most the same');
    await page.getByText('Table', { exact: true }).click();
    const table = page.getByRole('table', { name: 'Alliance Homes less JMHA' });
    await expect.poll(() => table.innerText(), patient).toContain(text ?? '-');
  });
});

describe('what leaves a chart', () => {
  it('is the engine’s figures as CSV', async () => {
    const { page } = await chart(`${bands}&policies=alliance-homes`);
    const text = (await saved(page, 'Save CSV')).toString('utf8').replace(/^\uFEFF/, '');
    const { editions, calendar } = theLibrary();
    const own = editions.filter(({ landlordId }) => landlordId === 'alliance-homes');
    const axis = readAxis('monthsSinceIssue=0..24', { editions: own });
    if (!axis.ok) throw new Error(axis.fault);
    const c: Case = { id: 'what-if', facts: { impact: 'medium' } };
    const rows = sweepRows(sweep(own, [c], [axis.axis], { calendar }));
    expect(text).toBe(csvOf(rows.map((row) => ({ ...row, policy: 'alliance-homes' }))));
    expect(text.split('\r\n')).toHaveLength(27);
  });

  it.each([bands, map, 'charts?case=-&f.impact=high'])(
    'is the picture of %s at twice its size, on a ground of its own',
    async (path) => {
      const { page, faults } = await chart(path, { scheme: 'dark' });
      await page.locator('[data-picture] svg').first().waitFor();
      const width = await page
        .locator('[data-picture] svg')
        .first()
        .evaluate((svg) => svg.getBoundingClientRect().width);
      const png = await saved(page, 'Save PNG');
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(Math.floor((width + 32) * 2));
      const colours = await page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        const seen = new Set<string>();
        for (let i = 0; i < data.length; i += 4)
          seen.add(`${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`);
        return { first: [...seen][0], count: seen.size };
      }, png.toString('base64'));
      expect(colours.first).toBe('22,25,31,255');
      expect(colours.count).toBeGreaterThan(50);
      expect(faults).toEqual([]);
    },
  );
});

describe('the screen', () => {
  const screens = ['charts?case=-&f.impact=high', bands, `${bands}&as=table`, map, `${map}&less=jmha`];
  it.each(screens)(
    '%s is without violations, light or dark, and not wider than a window of 800 px',
    async (path) => {
      const { page } = await chart(path, { width: 800, height: 900 });
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toBe(false);
      }
    },
  );

  it('shows bands and lines with forced colours', async () => {
    const { page } = await chart(bands);
    await page.emulateMedia({ forcedColors: 'active' });
    const stroke = await page
      .locator('[data-picture] .recharts-area-curve')
      .first()
      .evaluate((path) => [getComputedStyle(path).stroke, getComputedStyle(document.body).backgroundColor]);
    expect(stroke[0]).not.toBe(stroke[1]);
    expect(stroke[0]).not.toBe('none');
  });
});
