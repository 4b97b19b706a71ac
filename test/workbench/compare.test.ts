import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { theCases } from '../support/library.ts';
import { beginHere } from './here.ts';
import { decided, patient } from './page.ts';

const here = beginHere(serveWorkbench);

describe('Compare', () => {
  it('shows every fixture case under the four landlords, and breaks no security policy', async () => {
    const { page, faults } = await here.open('');
    await decided(page);
    const heads = await page.locator('thead th').allInnerTexts();
    for (const name of ['Alliance Homes', 'Derby Homes', 'JLiving', 'JMHA']) {
      expect(heads.some((head) => head.includes(name))).toBe(true);
    }
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe(String(theCases().length + 1));
    expect(await page.locator('tbody tr button').count()).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });

  it('filters by text and outcome, says how many are left, and keeps both in the URL', async () => {
    const { page } = await here.stay('');
    await decided(page);
    await page.keyboard.press('/');
    await page.keyboard.type('arrears');
    await expect.poll(() => page.url(), patient).toContain('q=arrears');
    await page.getByLabel('Outcome').selectOption('award');
    await expect
      .poll(() => page.locator('main').getByRole('status').first().innerText(), patient)
      .toMatch(/^\d+ of \d+ cases$/);
    const left = await page.locator('main').getByRole('status').first().innerText();
    await page.reload();
    await decided(page);
    expect(await page.locator('main').getByRole('status').first().innerText()).toBe(left);
  });

  it('sorts by spread, largest first, then smallest first, then not at all', async () => {
    const { page } = await here.stay('');
    await decided(page);
    const spread = page.getByRole('columnheader', { name: 'Spread' });
    await spread.getByRole('button').click();
    expect(await spread.getAttribute('aria-sort')).toBe('descending');
    expect(await page.locator('tbody tr td:last-child').nth(1).innerText()).toMatch(/open|£/);
    await spread.getByRole('button').click();
    expect(await spread.getAttribute('aria-sort')).toBe('ascending');
    await spread.getByRole('button').click();
    expect(await spread.getAttribute('aria-sort')).toBe('none');
  });

  it('leaves only differences when asked, and clears all filters at once', async () => {
    const { page } = await here.stay('?differ=1');
    await decided(page);
    expect(await page.locator('tbody').innerText()).not.toContain('= the same');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => page.url(), patient).not.toContain('differ');
  });

  it('walks the rows with j and k, opens with Enter, moves on with j, closes with Esc', async () => {
    const { page } = await here.stay('');
    await decided(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = await page.locator(':focus').innerText();
    await page.keyboard.press('Enter');
    const detail = page.locator('#case-detail');
    await detail.locator('h2').waitFor();
    expect(await detail.locator('h2').innerText()).toBe(first);
    await page.keyboard.press('j');
    await expect.poll(() => detail.locator('h2').innerText(), patient).not.toBe(first);
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('case=');
  });

  it('explains one case side by side, with clauses that open their summary and lead to the policy', async () => {
    const { page } = await here.stay('?case=authority-alliance-5000');
    const detail = page.locator('#case-detail');
    await detail.getByRole('row', { name: /How the award is made up/ }).waitFor();
    expect(await detail.locator('thead th').count()).toBe(4);
    expect(await detail.innerText()).toContain('✓ met');
    await detail.getByRole('button', { name: 'Clause 2.7', exact: true }).first().click();
    const card = page.getByRole('dialog', { name: 'Clause 2.7' });
    await card.getByRole('link', { name: 'Open in Policy' }).click();
    await page.locator('[data-chosen]').waitFor();
    expect(decodeURIComponent(page.url())).toContain('/policy/alliance-homes@2024-12?clause=2.7');
  });

  it('closes an open clause with Esc, and leaves the details open', async () => {
    const { page } = await here.stay('?case=authority-alliance-5000');
    await page.getByRole('button', { name: 'Clause 2.7', exact: true }).first().click();
    await page.getByRole('dialog', { name: 'Clause 2.7' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Clause 2.7' }).waitFor({ state: 'detached' });
    expect(await page.locator('#case-detail').count()).toBe(1);
  });

  it('supposes a finding for a reference edition, and says that it is supposed', async () => {
    const { page } = await here.stay('?policies=jmha,housing-ombudsman@2024&case=authority-alliance-5000');
    const detail = page.locator('#case-detail');
    await detail.getByLabel('Suppose the finding is …').selectOption('maladministration');
    await detail.getByText('Supposed, not found: maladministration').waitFor();
    expect(page.url()).toContain('suppose=maladministration');
  });

  it('chooses the policies in the pane, and an empty result says so', async () => {
    const { page } = await here.stay('?q=zzzz');
    await page.getByRole('heading', { name: 'No case is left' }).waitFor();
    await page.getByRole('button', { name: /^Policies: 4/ }).click();
    await page.getByRole('checkbox', { name: /^JMHA/ }).uncheck();
    await expect.poll(() => page.url(), patient).toContain('policies=alliance-homes,derby-homes,jliving');
  });
});
