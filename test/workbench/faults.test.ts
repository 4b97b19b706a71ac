import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { decided, leave, open, patient, serveCopy } from './page.ts';

const here = beginHere(serveWorkbench);

describe('without the server', () => {
  it('keeps the rail, says what failed, and opens the screen once the server is back', async () => {
    const { page } = await open(here.browser, here.server.url);
    await decided(page);
    await page.route('**/*', (route) => route.abort());
    const rail = page.getByRole('navigation', { name: 'Screens' });
    await rail.getByRole('link', { name: /^Policy/ }).click();
    await page.getByRole('heading', { name: 'This screen could not be opened' }).waitFor();
    expect(await rail.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server does not answer.').waitFor();
    await page.goBack();
    await page.locator('[data-row="0"]').waitFor();
    await page.goForward();
    await page.unroute('**/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('tab', { name: 'Clauses' }).waitFor();
    await leave(page);
  });

  it('says that the engine could not be started', async () => {
    const { page } = await open(here.browser, 'about:blank');
    await page.route('**/*worker*', (route) => route.abort());
    await page.route('**/api/files', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto(here.server.url);
    await page.getByRole('heading', { name: 'The engine could not read the files' }).waitFor();
    await leave(page);
  });
});

describe('addresses', () => {
  it.each([
    ['case/%25zz', 'There is no case %zz'],
    ['policy/%25', 'There is no edition %'],
  ])('/%s says what there is not', async (path, title) => {
    const { page, faults } = await here.open(path);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(faults).toEqual([]);
  });

  it('reads an edition whose sign is encoded', async () => {
    const { page } = await here.open('policy/jmha%402023-07');
    await page.getByRole('heading', { name: /^JMHA/ }).waitFor();
  });

  it('shows no other landlords in place of one that there is not', async () => {
    const { page } = await here.stay('?policies=nope&asOf=2024-99-99');
    await decided(page);
    await page.getByText('Nope cannot be shown: there is no policy nope.').waitFor();
    await page.getByText('“As of 2024-99-99” is no date').waitFor();
    expect(await page.locator('thead').innerText()).not.toContain('JMHA');
  });

  it('says on Code and Policy which file of a landlord is broken, and where', async () => {
    const broken = await serveCopy((folder) => {
      const file = join(folder, 'rules/policies/jmha/2023-07.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"published"', '"publishd"'));
    });
    const { page } = await open(here.browser, `${broken.url}code?policies=jmha`);
    const why = /its file has an error: rules\/policies\/jmha\/2023-07\.json, line \d+/i;
    await page.getByText(why).waitFor();
    expect(await page.locator('tbody td').count()).toBe(0);
    await page.goto(`${broken.url}policy/jmha@2023-07`);
    await page.getByText(why).waitFor();
    await leave(page);
    await broken.close();
  });
});

describe('a supposed finding', () => {
  it('is stamped only on an edition that looks at it', async () => {
    const { page } = await here.stay(
      'case?policies=housing-ombudsman@2024,housing-ombudsman@2026-04&suppose=maladministration',
    );
    const rows = page.getByRole('table', { name: 'What each policy answers' }).locator('tbody tr');
    await rows.first().getByText('supposed', { exact: true }).waitFor();
    expect(await rows.nth(1).innerText()).not.toContain('supposed');
  });
});

describe('rows', () => {
  const inSight = `(() => {
    const scroll = document.querySelector('[aria-label="Comparison, scrolls"]').getBoundingClientRect();
    const head = document.querySelector('thead').getBoundingClientRect();
    const row = document.querySelector('tr[data-current]')?.getBoundingClientRect();
    return row !== undefined && row.top >= head.bottom - 1 && row.bottom <= scroll.bottom + 1;
  })()`;

  it('keeps the row that the keyboard is on in sight, down, at the end and up again', async () => {
    const { page } = await here.stay('');
    await decided(page);
    for (let n = 0; n < 25; n += 1) await page.keyboard.press('j');
    await expect.poll(() => page.evaluate(inSight), patient).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(inSight), patient).toBe(true);
    for (let n = 0; n < 15; n += 1) await page.keyboard.press('k');
    await expect.poll(() => page.evaluate(inSight), patient).toBe(true);
    const hasFocus = 'document.activeElement?.closest("tr")?.hasAttribute("data-current")';
    await expect.poll(() => page.evaluate(hasFocus), patient).toBe(true);
  });

  it('shows the row of a deep link above its details', async () => {
    const { page } = await here.open('?case=authority-alliance-5000');
    await page.locator('#case-detail table').waitFor();
    await expect.poll(() => page.evaluate(inSight), patient).toBe(true);
  });
});
