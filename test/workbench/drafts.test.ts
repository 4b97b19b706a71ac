/** Unsaved texts outlive the browser, and a static host is enough to work on. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { theBrowser, launchProfile } from '../support/browser.ts';
import { bring, choose, type Desk, openDesk, openPanel, openStaticHost, panelOf, statusOf } from './desk.ts';
import { forget, leave, leaveAll, open, patient, violations } from './page.ts';

const path = 'fixtures/cases/net/already-paid.json';
const name = 'already-paid.json';
const text = readFileSync(join(root, path), 'utf8');
const titled = (title: string): string => text.replace('£40 paid on the day', title);
const said = (page: Page): Promise<string> => statusOf(page).innerText();

describe('drafts', () => {
  let desk: Desk;
  let profile: string;
  let context: BrowserContext;
  beforeAll(() => {
    profile = mkdtempSync(join(tmpdir(), 'profile-'));
  });
  beforeEach(async () => {
    desk = await openDesk();
    // One browser for all, which keeps fetched scripts; where a test ended it, another begins.
    if (context?.browser()?.isConnected() !== true) context = await launchProfile(profile);
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

  const openHere = async (prepare?: (page: Page) => Promise<unknown>): Promise<Page> => {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${desk.url}?q=net-paid`);
    await page.locator('[data-row="0"]').waitFor();
    return page;
  };
  /** Waits until a draft stands in the browser. */
  const kept = (page: Page): Promise<void> =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('redress-workbench');
          const look = (): void => {
            const counting = opening.result.transaction('drafts').objectStore('drafts').count();
            counting.onsuccess = () => (counting.result > 0 ? resolve() : void setTimeout(look, 50));
          };
          opening.onsuccess = look;
        }),
    );
  /** Ends the whole browser at once, as a power cut does, and starts another on the same profile. */
  const crash = async (): Promise<void> => {
    const session = await context.browser()?.newBrowserCDPSession();
    const gone = new Promise((resolve) => context.once('close', resolve));
    void session?.send('Browser.crash').catch(() => undefined);
    await gone;
    context = await launchProfile(profile);
  };

  it('survive a crash of the browser, are offered with a difference, and are not applied until taken', async () => {
    const before = await openHere();
    await bring(before, name, titled('Typed before the crash'));
    await kept(before);
    await crash();
    const page = await openHere();
    await expect.poll(() => said(page), patient).toContain('1 draft to look at');
    expect(await page.title()).not.toContain('•');
    await page.getByRole('button', { name: 'Look at your work' }).click();
    const panel = panelOf(page);
    await panel.getByRole('button', { name: `Show the draft of ${path}` }).click();
    const difference = page.getByRole('dialog', { name: `The draft of ${path}` });
    await difference.getByText('Typed before the crash').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: `Take the draft of ${path}` }).click();
    await panel.getByText('1 file not saved').waitFor();
    await page.keyboard.press('Control+s');
    await expect.poll(() => desk.read(path), patient).toBe(titled('Typed before the crash'));
    await page.reload();
    await page.locator('[data-row="0"]').waitFor();
    await expect.poll(() => said(page), patient).toContain('All saved');
  });

  it('become a conflict where the file changed meanwhile, and go when they are dropped', async () => {
    const before = await openHere();
    await bring(before, name, titled('Typed before the crash'));
    await kept(before);
    await crash();
    desk.write(path, titled('By somebody else'));
    const page = await openHere();
    const panel = await openPanel(page);
    await panel.getByText(/the saved file has changed since/).waitFor();
    await panel.getByRole('button', { name: `Take the draft of ${path}` }).click();
    await panel.getByText('changed on disk meanwhile').waitFor();
    expect(desk.read(path)).toContain('By somebody else');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.reload();
    await panel.getByRole('button', { name: `Drop the draft of ${path}` }).click();
    await panel.getByText('Everything is saved').waitFor();
    await page.reload();
    await expect.poll(() => said(page), patient).toContain('All saved');
  });

  it('of a window that is still open are not offered to another', async () => {
    const one = await openHere();
    await bring(one, name, titled('In the first window'));
    await kept(one);
    const two = await openHere();
    await openPanel(two);
    await panelOf(two).getByText('Everything is saved').waitFor();
    expect(await panelOf(two).getByRole('list', { name: 'Drafts' }).count()).toBe(0);
    await one.close();
    await two.reload();
    await expect.poll(() => said(two), patient).toContain('1 draft to look at');
  });

  it('of a window without locks are not offered while it gives signs of life, and are once it has been silent', async () => {
    const withoutLocks = (page: Page): Promise<unknown> =>
      page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
      });
    const one = await openHere(withoutLocks);
    await bring(one, name, titled('In the first window'));
    await kept(one);
    const two = await openHere(async (page) => {
      await withoutLocks(page);
      await page.clock.install();
    });
    await two.clock.fastForward(5000);
    expect(await said(two)).toContain('All saved');
    await one.close();
    // The last sign of life is more than eight seconds old now, by the clock of the second window.
    await two.clock.fastForward(9000);
    await expect.poll(() => said(two), patient).toContain('1 draft to look at');
  });

  it('that cannot be kept are said, and leaving then asks first', async () => {
    const page = await openHere((one) =>
      one.addInitScript(() => {
        Object.defineProperty(window, 'indexedDB', { value: undefined });
      }),
    );
    await bring(page, name, titled('Nowhere kept'));
    await page.getByText(/This browser keeps no drafts/).waitFor();
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.keyboard.press('Control+s');
    await expect.poll(() => desk.read(path), patient).toContain('Nowhere kept');
  });
});

describe('a static host', () => {
  let browser: Browser;
  let host: { url: string; close(): void };
  beforeAll(async () => {
    browser = await theBrowser();
    host = await openStaticHost();
  });
  afterAll(async () => {
    await leaveAll(browser);
    host?.close();
  });
  const openHere = async (): Promise<Page> => {
    const { page } = await open(browser, `${host.url}?q=net-paid`);
    await page.locator('[data-row="0"]').waitFor();
    return page;
  };
  /** The zip that the panel gives. */
  const exported = async (page: Page): Promise<Record<string, Uint8Array>> => {
    const panel = await openPanel(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Export all as a zip' }).click(),
    ]);
    return unzipSync(new Uint8Array(readFileSync(await download.path())));
  };

  it('keeps what is saved in this browser, and gives everything out as a zip', async () => {
    const page = await openHere();
    expect(await said(page)).toContain('Kept in this browser');
    await bring(page, name, titled('Kept here'));
    await page.keyboard.press('Control+s');
    await expect.poll(() => said(page), patient).toContain('Kept in this browser');
    await page.getByText('Kept here').first().waitFor();
    await page.reload();
    await page.getByText('Kept here').first().waitFor();
    const files = await exported(page);
    expect(strFromU8(files[path] ?? new Uint8Array())).toBe(titled('Kept here'));
    expect(Object.keys(files)).toContain('rules/vocabulary.json');
    expect(await violations(page)).toEqual([]);
    await leave(page);
  });

  it('takes a zip in one step that can be undone, and names what it refuses', async () => {
    const page = await openHere();
    const zip = zipSync({
      [path]: strToU8(titled('From a zip')),
      'fixtures/cases/net/brand-new.json': strToU8('[{ "id": 1 }]'),
      '../outside.json': strToU8('{}'),
      'engine/index.json': strToU8('{}'),
      'rules/big.json': strToU8(`"${'x'.repeat(3_000_000)}"`),
      'rules/bytes.json': new Uint8Array([0x22, 0xff, 0x22]),
    });
    const dialog = await choose(page, 'rules.zip', zip);
    await dialog.getByText('1 document would change, 1 would be new').waitFor();
    const refused = await dialog.getByRole('region', { name: 'Refused' }).innerText();
    for (const entry of ['../outside.json', 'engine/index.json', 'rules/big.json', 'rules/bytes.json'])
      expect(refused).toContain(entry);
    await dialog.getByText(/[1-9]\d* problems? would be in the files/).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    const panel = panelOf(page);
    await panel.getByText('2 files not saved').waitFor();
    await panel.getByRole('button', { name: 'Undo: import 2 documents' }).click();
    await panel.getByText('Everything is saved').waitFor();
    await leave(page);
  });
});
