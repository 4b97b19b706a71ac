import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../workbench/cases/amount.ts';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { patient } from './page.ts';

const here = beginHere(serveWorkbench);

describe('readAmount(text, unit)', () => {
  it.each([
    ['12.50', 12.5],
    ['10.00', 10],
    ['0.10', 0.1],
    ['007', 7],
    ['5.', 5],
    ['£1,500.50', 1500.5],
    [' 3 months ', 3],
    ['-5', -5],
    ['', undefined],
    ['1,50', '1,50'],
    ['lots', 'lots'],
    ['.', '.'],
    ['-', '-'],
    ['99999999999999999999', '99999999999999999999'],
  ])('%j → %j', (text, value) => expect(readAmount(text, 'months')).toBe(value));
});

const jmha = (page: Page): Promise<string> =>
  page
    .getByRole('table', { name: 'What each policy answers' })
    .getByRole('row', { name: /^JMHA/ })
    .locator('td')
    .innerText();
const meals = (page: Page): Locator =>
  page.getByLabel('How much did takeaway or other meals cost, with evidence?');

describe('a sum of money', () => {
  it.each([
    ['6', '£6'],
    ['12.50', '£12.50'],
    ['0.10', '£0.10'],
    ['007', '£7'],
    ['£1,500.50', '£1,500.50'],
  ])('typed as %s over what stands there is the sum that the policies take', async (typed, shown) => {
    const { page } = await here.stay('case');
    await meals(page).click();
    await page.keyboard.type(typed);
    expect(await meals(page).inputValue()).toBe(typed);
    await expect.poll(() => jmha(page), patient).toContain(shown);
    await page.keyboard.press('Tab');
    expect(await meals(page).inputValue()).toBe(shown);
  });

  it('that cannot be read is an error at the field, and gives no answer', async () => {
    const { page } = await here.stay('case');
    for (const text of ['99999999999999999999', 'lots', '-']) {
      await meals(page).fill(text);
      await page.locator('[data-fact="mealsCost"] p[data-severity="error"]').waitFor();
      expect(await meals(page).inputValue()).toBe(text);
      await page.getByRole('heading', { name: 'No answer until the facts make sense' }).waitFor();
      await page.reload();
      await page.locator('[data-fact="mealsCost"] p[data-severity="error"]').waitFor();
      expect(await meals(page).inputValue()).toBe(text);
    }
    await meals(page).fill('5');
    await expect.poll(() => jmha(page), patient).toContain('£5');
    await page.keyboard.press('Control+z');
    await expect.poll(() => meals(page).inputValue(), patient).not.toBe('5');
  });

  it('of an item stays while it is emptied and typed anew', async () => {
    const { page } = await here.stay('case');
    await page.getByRole('button', { name: 'Add loss' }).click();
    await page.getByLabel('Add a fact to item 1').selectOption('mealsCost');
    const own = page.locator('#item-0-mealsCost');
    await own.focus();
    await page.keyboard.press('Backspace');
    expect(await own.inputValue()).toBe('');
    await page.keyboard.type('12.50');
    expect(await own.inputValue()).toBe('12.50');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('item-0-mealsCost');
    expect(decodeURIComponent(page.url())).toContain('"mealsCost":12.5');
    await page
      .getByRole('button', { name: /^Remove .*/ })
      .last()
      .click();
    await own.waitFor({ state: 'detached' });
  });
});
