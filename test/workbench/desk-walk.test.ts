/** The author's desk from end to end, in a real Chromium against the real server: what is typed is what git sees, and nothing is lost. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchProfile } from '../support/browser.ts';
import { goTo, ready, save } from './author-page.ts';
import { type Desk, openDesk, panelOf, statusOf } from './desk.ts';
import { forget, patient } from './page.ts';

const policy = 'rules/policies/jmha/2023-07.json';
const fixture = 'fixtures/cases/impact-bands/full-responsibility.json';

let desk: Desk;
let profile: string;
let context: BrowserContext;

/** Git over the served folder; its author is nobody's. */
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd: desk.folder,
    encoding: 'utf8',
  });

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'profile-'));
  context = await launchProfile(profile);
});
beforeEach(async () => {
  // A first try may have failed between the end of its browser and the next one.
  if (context.browser()?.isConnected() !== true) context = await launchProfile(profile);
  desk = await openDesk();
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'before');
});
afterEach(async () => {
  const [first, ...opened] = context.pages();
  for (const page of opened) await page.close({ runBeforeUnload: false });
  if (first) await forget(first, new URL(desk.url).origin);
  await desk.close();
});
afterAll(async () => {
  await context?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const said = (page: Page): Promise<string> => statusOf(page).innerText();

/** A draft may be typed into at once; its results are expected of no case. */
function asDraft(): void {
  desk.write(policy, desk.read(policy).replace('"published"', '"draft"'));
  git('commit', '--quiet', '--all', '--message', 'as a draft');
}

async function beginCorrection(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Correct the encoding' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Clause that was misread').fill('¶16');
  await dialog.getByLabel('Reason').fill('The least was misread');
  await dialog.getByRole('button', { name: 'Begin the correction' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function openAuthor(query = ''): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${desk.url}author/jmha@2023-07${query}`);
  await ready(page);
  return page;
}

/** Types a digit over the one that stands `offset` characters behind the start of a text. */
async function typeOver(page: Page, text: string, offset: number, digit: string): Promise<void> {
  await goTo(page, text);
  for (let i = 0; i < offset; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.keyboard.type(digit);
  await expect.poll(() => said(page), patient).toMatch(/not saved/);
}

describe('the desk', { timeout: 150_000 }, () => {
  it('takes an amount from the keyboard to the file: the strip, one expectation accepted, saved, and git shows just that', async () => {
    const page = await openAuthor('?strip=open&moved=fixtures');
    await beginCorrection(page);
    await typeOver(page, '"between": [50, 150]', 12, '6');
    const strip = page.getByRole('region', { name: 'What moves', exact: true });
    await expect.poll(() => strip.innerText(), patient).toMatch(/[1-9]\d* cases move/);
    await page.locator('section[data-state="settled"]').waitFor();
    const panel = page.getByRole('region', { name: 'What moves, scrolls' });
    await panel.getByRole('button', { name: /^Show all/ }).click();
    await panel.getByRole('button', { name: 'Accept band-full-low', exact: true }).click();
    await panel.getByRole('textbox', { name: 'Reason' }).fill('The least is sixty pounds');
    await panel.getByRole('button', { name: 'Accept it', exact: true }).click();
    await expect.poll(() => said(page), patient).toContain('2 files not saved');
    expect(git('status', '--porcelain')).toBe('');
    await save(page);
    const changed = git('diff', '--name-only').trim().split('\n');
    expect(changed).toEqual([fixture, policy]);
    const lines = (path: string): readonly string[] =>
      git('diff', '--unified=0', '--', path)
        .split('\n')
        .filter((line) => /^[-+](?![-+])/.test(line));
    const amounts = lines(policy).filter((line) => line.includes('"amount"'));
    expect(amounts).toEqual([
      '-          "amount": { "between": [50, 150] },',
      '+          "amount": { "between": [60, 150] },',
    ]);
    const others = lines(policy).filter((line) => !amounts.includes(line));
    expect(others.filter((line) => line.startsWith('-')).length).toBeLessThan(2);
    expect(others.join('\n')).toContain('The least was misread');
    const accepted = lines(fixture);
    expect(accepted.filter((line) => line.startsWith('-')).join()).toMatch(/"min": 50/);
    expect(accepted.join('\n')).toContain('The least is sixty pounds');
    expect(accepted.join('\n')).toMatch(/^\+.*"min": 60/m);
  });

  it('lets two tabs type into one file, and neither loses: the second is shown the first and merges', async () => {
    asDraft();
    const [one, two] = [await openAuthor(), await openAuthor()];
    await one.bringToFront();
    await typeOver(one, '"between": [50, 150]', 12, '6');
    await two.bringToFront();
    await typeOver(two, '"upTo": 50 }', 8, '7');
    await one.bringToFront();
    await save(one);
    const first = desk.read(policy);
    expect(first).toContain('"between": [60, 150]');
    await two.bringToFront();
    await expect.poll(() => said(two), patient).toContain('1 file changed on disk too');
    await two.keyboard.press('Control+s');
    await two.getByRole('button', { name: 'Look at your work' }).click();
    expect(desk.read(policy)).toBe(first);
    await panelOf(two)
      .getByRole('button', { name: `Merge ${policy}` })
      .click();
    const merge = two.getByRole('dialog', { name: `Merge ${policy}` });
    await merge.getByText('2 parts could be merged without you; 0 parts clash.').waitFor();
    await merge.getByRole('button', { name: 'Take the merge' }).click();
    await merge.waitFor({ state: 'detached' });
    await two.keyboard.press('Control+s');
    await expect.poll(() => desk.read(policy), patient).toContain('"upTo": 70 }');
    expect(desk.read(policy)).toContain('"between": [60, 150]');
    // The first tab sees it without asking.
    await one.bringToFront();
    await one.getByText('Up to £70 as goodwill').first().waitFor();
    expect(await said(one)).toContain('All saved');
  });

  it('offers what was typed before the browser was killed, with a difference, and puts it back into the editor', async () => {
    asDraft();
    const page = await openAuthor();
    await typeOver(page, '"between": [50, 150]', 12, '6');
    // What a pause of half a second has kept is safe; what was typed in the very last moment may be lost.
    await page.waitForTimeout(500);
    await page.keyboard.type('.');
    const session = await context.browser()?.newBrowserCDPSession();
    const gone = new Promise((resolve) => context.once('close', resolve));
    void session?.send('Browser.crash').catch(() => undefined);
    await gone;
    expect(git('status', '--porcelain')).toBe('');
    context = await launchProfile(profile);
    const again = await openAuthor();
    await expect.poll(() => said(again), patient).toContain('1 draft to look at');
    await goTo(again, '"between": [50, 150]');
    await again.getByRole('button', { name: 'Look at your work' }).click();
    await panelOf(again)
      .getByRole('button', { name: `Show the draft of ${policy}` })
      .click();
    const difference = again.getByRole('dialog', { name: `The draft of ${policy}` });
    await difference.getByText('[60').first().or(difference.getByText('[6.0').first()).first().waitFor();
    await again.keyboard.press('Escape');
    await panelOf(again)
      .getByRole('button', { name: `Take the draft of ${policy}` })
      .click();
    await again.keyboard.press('Escape');
    await panelOf(again).waitFor({ state: 'detached' });
    await save(again);
    expect(desk.read(policy)).toMatch(/"between": \[6\.?0, 150\]/);
  });
});
