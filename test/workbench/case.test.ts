import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { patient } from './page.ts';

const here = beginHere(serveWorkbench);

/** Policy → what it answers, as the table at the top has it. */
async function answers(page: Page): Promise<Record<string, string>> {
  const rows = page.getByRole('table', { name: 'What each policy answers' }).locator('tbody tr');
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
  );
  return Object.fromEntries(
    texts.map(([name, answer]) => [name ?? '', (answer ?? '').replace(/\s+/g, ' ').replace(/^Award /, '')]),
  );
}

const high = { 'Alliance Homes': '£1,000', 'Derby Homes': '£1,000 or more', JMHA: 'above £500' };

describe('Case', () => {
  it('answers anew under all policies when a fact changes, and keeps the fact in the URL', async () => {
    const { page, faults } = await here.stay('case');
    await expect
      .poll(() => answers(page), patient)
      .toMatchObject({ 'Alliance Homes': 'no award', JMHA: 'no award' });
    await page.getByLabel('How badly was the customer affected?').selectOption('high');
    await expect.poll(() => answers(page), patient).toMatchObject(high);
    expect(page.url()).toContain('f.impact=high');
    await page.reload();
    await expect.poll(() => answers(page), patient).toMatchObject(high);
    expect(await page.getByLabel('How badly was the customer affected?').inputValue()).toBe('high');
    expect(faults).toEqual([]);
  });

  it('undoes and redoes by key, and resets', async () => {
    const { page } = await here.stay('case');
    await page.getByLabel('How badly was the customer affected?').selectOption('high');
    await expect.poll(() => answers(page), patient).toMatchObject(high);
    await page.keyboard.press('Control+z');
    await expect.poll(() => answers(page), patient).toMatchObject({ JMHA: 'no award' });
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => answers(page), patient).toMatchObject(high);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => answers(page), patient).toMatchObject({ JMHA: 'no award' });
    expect(page.url()).not.toContain('f.');
  });

  it('takes sums of money as they are typed, and says at the field what cannot be', async () => {
    const { page } = await here.stay('case');
    const cost = page.getByLabel('How much did takeaway or other meals cost, with evidence?');
    await cost.fill('120.5');
    await expect.poll(() => answers(page), patient).toMatchObject({ JMHA: '£120.50' });
    await cost.fill('99999999');
    await page.locator('[data-fact="mealsCost"] p').waitFor();
    expect(await page.locator('[data-fact="mealsCost"] p').innerText()).toMatch(/1000000|1,000,000/);
    await page.getByRole('heading', { name: 'No answer until the facts make sense' }).waitFor();
  });

  it('makes a fact not known, and says what that leaves open', async () => {
    const { page } = await here.stay('case');
    await page.getByLabel('How badly was the customer affected?').selectOption({ label: 'Not known' });
    await expect.poll(async () => (await answers(page)).JMHA, patient).toMatch(/undetermined/i);
    await page.getByRole('row', { name: /Not known, and it still matters/ }).waitFor();
  });

  it('starts from a fixture, keeps its expectations until it is changed', async () => {
    const { page } = await here.open('case/authority-alliance-5000');
    await page.getByRole('row', { name: /Fixture expects/ }).waitFor();
    await page.getByLabel('How badly was the customer affected?').selectOption('low');
    await page.getByText('facts changed').waitFor();
    await page.getByRole('row', { name: /Fixture expects/ }).waitFor({ state: 'detached' });
  });

  it('adds an item with facts of its own, and takes it out again', async () => {
    const { page } = await here.stay('case');
    await page.getByRole('button', { name: 'Add failure' }).click();
    await page.getByLabel('Add a fact to item 1').selectOption('impact');
    await page.locator('#item-0-impact').selectOption('high');
    await expect.poll(() => answers(page), patient).toMatchObject(high);
    await page.getByRole('button', { name: 'Remove item 1' }).click();
    await expect.poll(() => answers(page), patient).toMatchObject({ JMHA: 'no award' });
  });

  it('sets a date, and the deadlines of the policies answer', async () => {
    const { page } = await here.stay('case');
    await page.getByLabel('Received', { exact: true }).fill('2025-01-06');
    await page.getByRole('row', { name: /deadlines/ }).waitFor();
    expect(page.url()).toContain('t.received=2025-01-06');
  });

  it('finds any fact by search, and says where there is no such case', async () => {
    const { page } = await here.stay('case');
    await page.getByRole('heading', { name: 'The customer' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ombudsman find');
    await page.getByLabel('What did the Housing Ombudsman find?').waitFor();
    await expect.poll(() => page.locator('[data-fact]').count(), patient).toBe(1);
    await here.stay('case/no-such-case');
    await page.getByRole('heading', { name: 'There is no case no-such-case' }).waitFor();
  });
});
