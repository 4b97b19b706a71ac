import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { patient } from './page.ts';

const here = beginHere(serveWorkbench);

describe('Code', () => {
  it('shows the 72 provisions under four policies, with a word for every status', async () => {
    const { page, faults } = await here.stay('code');
    await page.locator('[data-row]').first().waitFor();
    expect(await page.locator('[data-row]').count()).toBe(72);
    const cells = await page.locator('tbody td').allInnerTexts();
    expect(cells).toHaveLength(288);
    expect(cells.every((cell) => /^(Met|Not met|Judgement|Not evidenced|Not applicable)/.test(cell))).toBe(
      true,
    );
    expect(faults).toEqual([]);
  });

  it('filters to contradicted claims, and opens one with its evidence', async () => {
    const { page } = await here.stay('code');
    await page.getByLabel('Status').selectOption('contradicted');
    await expect.poll(() => page.locator('[data-row]').count(), patient).toBeLessThan(72);
    await page.getByRole('button', { name: /^5\.2/ }).click();
    const detail = page.locator('#provision-detail');
    await detail.getByText('The claim is contradicted').first().waitFor();
    await detail.getByRole('button', { name: 'Clause ¶13' }).first().waitFor();
    expect(page.url()).toContain('provision=5.2');
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
  });

  it('restores search, section and detail from the URL', async () => {
    const { page } = await here.open('code?section=6&q=working&provision=6.3');
    await page.locator('#provision-detail').waitFor();
    const refs = await page.locator('[data-row] strong').allInnerTexts();
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.every((ref) => ref.startsWith('6.'))).toBe(true);
  });

  it('walks the rows by key and opens one with Enter', async () => {
    const { page } = await here.stay('code');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Provision 1.3' }).waitFor();
  });

  it('prints the table without filters and rail', async () => {
    const { page } = await here.stay('code');
    await page.locator('[data-row]').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('search').isVisible()).toBe(false);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.locator('[data-row]').last().isVisible()).toBe(true);
  });
});
