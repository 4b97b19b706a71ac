/**
 * `npm run pictures [-- folder]`: makes the pictures of docs/ again, from the built workbench over a copy of rules and
 * fixtures, in a real Chromium; the copy goes afterwards. Prints each file with its size; exit status 1 where one is too large.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../cli/setup.mjs';
import { ensureBrowser } from './support/find-browser.mjs';

const LARGEST = 300_000;

/** The edition of the picture is opened for a correction, and an amount of it is changed by typing. */
async function changeAnAmount(page) {
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('button', { name: 'Correct the encoding' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Clause that was misread').fill('¶16');
  await dialog.getByLabel('Reason').fill('The band starts at sixty pounds');
  await dialog.getByRole('button', { name: 'Begin the correction' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .locator('.monaco-editor .view-lines')
    .first()
    .click({ position: { x: 300, y: 10 } });
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).fill('"between": [50, 150]');
  await page.locator('.find-widget .matchesCount', { hasText: /^\d+ of/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.keyboard.type('6');
  await page.locator('section[data-state="settled"]', { hasText: 'cases move' }).waitFor();
  await page.getByText('rule impact-bands-minimal gives something else').waitFor();
  await page.mouse.move(0, 0);
}

const pictures = [
  {
    name: 'workbench.png',
    path: '',
    ready: async (page) => {
      await page.locator('[data-row="0"]').waitFor();
      await page.locator('[role="progressbar"]').waitFor({ state: 'detached' });
    },
  },
  { name: 'author.png', path: 'author/jmha@2023-07?strip=open', ready: changeAnAmount },
  {
    name: 'charts.png',
    path: 'charts?chart=sweep&case=-&f.impact=medium&x=monthsSinceIssue=0..24',
    ready: (page) => page.locator('[data-picture] svg.recharts-surface').first().waitFor(),
  },
  {
    name: 'impact.png',
    path: 'impact?from=generated&base=alliance-homes@2024-12&with=derby-homes@2024-04',
    ready: (page) => page.locator('svg.recharts-surface').first().waitFor(),
  },
];

async function take(browser, url, { name, path, ready }, folder) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  // The first steps are offered to a person who is new here, not to one who looks at a picture.
  await context.addInitScript(() => localStorage.setItem('redress-first-steps', 'answered'));
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  await ready(page);
  await page.waitForTimeout(600);
  const file = join(folder, name);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = statSync(file);
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
  return size <= LARGEST;
}

await guarded(async () => {
  requireNode();
  ensureDependencies();
  const { startServer } = await import(pathToFileURL(ensureBuilt('server')).href);
  ensureBuilt('workbench');
  const folder = process.argv[2] ?? join(root, 'docs');
  mkdirSync(folder, { recursive: true });
  const copy = mkdtempSync(join(tmpdir(), 'pictures-'));
  for (const part of ['rules', 'fixtures']) cpSync(join(root, part), join(copy, part), { recursive: true });
  const server = await startServer({ root: copy, workbench: join(root, 'dist', 'workbench') }, { port: 0 });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), headless: true, args });
  try {
    for (const picture of pictures) {
      if (!(await take(browser, server.url, picture, folder))) process.exitCode = 1;
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(copy, { recursive: true, force: true });
  }
});
