import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theBrowser } from '../support/browser.ts';
import { leave, leaveAll, open, serveCopy, violations } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(async () => {
  await leaveAll(browser);
});

const spoil = (folder: string, file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
};

describe('files with errors', () => {
  it('leaves the broken edition out, shows the rest, and says where, what and how to mend it', async () => {
    const server = await serveCopy((folder) =>
      spoil(folder, 'rules/policies/jmha/2023-07.json', '"status": "published"', '"status": "publishd"'),
    );
    const { page } = await open(browser, server.url);
    await page.getByText(/error.* in the files/).waitFor();
    await page.getByRole('button', { name: 'Show the problems' }).click();
    const problems = page.getByRole('dialog', { name: 'Problems of the files' });
    await problems
      .getByText(/rules\/policies\/jmha\/2023-07\.json:\d+:\d+/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await problems.getByText('■ error').count()).toBeLessThan(4);
    expect(page.url()).toContain('problems=1');
    await page.keyboard.press('Escape');
    await problems.waitFor({ state: 'detached' });
    expect(await page.locator('thead th').allInnerTexts()).not.toContainEqual(
      expect.stringContaining('JMHA'),
    );
    expect(await page.locator('thead').innerText()).toContain('Derby Homes');
    await page.locator('[data-row="0"]').waitFor();
    await leave(page);
    await server.close();
  });

  it('names the line of JSON that cannot be read in a case, and shows the other cases', async () => {
    const file = 'fixtures/cases/net/already-paid.json';
    const server = await serveCopy((folder) => spoil(folder, file, '"facts": {', '"facts": {,'));
    const { page } = await open(browser, `${server.url}?problems=1`);
    await page
      .getByText(new RegExp(`${file}:\\d+:\\d+`))
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-row="0"]').waitFor();
    await leave(page);
    await server.close();
  });

  it('lists every problem where nothing can be shown', async () => {
    const server = await serveCopy((folder) =>
      writeFileSync(join(folder, 'rules/vocabulary.json'), '{ "groups": [] '),
    );
    const { page } = await open(browser, server.url);
    await page.getByRole('heading', { name: 'The rules cannot be read' }).waitFor();
    await page
      .getByText(/rules\/vocabulary\.json:\d+:\d+/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await leave(page);
    await server.close();
  });

  it('says what is empty where there are no cases', async () => {
    const server = await serveCopy((folder) => {
      rmSync(join(folder, 'fixtures/cases'), { recursive: true });
      rmSync(join(folder, 'fixtures/determinations'), { recursive: true, force: true });
    });
    const { page } = await open(browser, server.url);
    await page.getByText('There are no cases in fixtures/.').waitFor();
    await leave(page);
    await server.close();
  });

  it('says that the server does not answer, and reads again on request', async () => {
    const server = await serveCopy(() => undefined);
    const { page } = await open(browser, 'about:blank');
    await page.route('**/api/files', (route) => route.fulfill({ status: 500, body: '' }), { times: 1 });
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'The files could not be fetched' }).waitFor();
    await page.getByRole('button', { name: 'Read the files again' }).click();
    await page.locator('[data-row="0"]').waitFor();
    await leave(page);
    await server.close();
  });
});
