/** A page of the workbench as a person has it: opened, waited for, read. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface Looks {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A page that is open, and its faults so far. */
export interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

/** A context that pages share one after the other, so that scripts are fetched and compiled once; `janitor` empties it. */
interface Shared {
  readonly context: BrowserContext;
  readonly janitor: CDPSession;
  isTaken: boolean;
}

const sharedOf = new WeakMap<Browser, Promise<Shared>>();
const sharing = new WeakMap<Page, { shared: Shared; origin: string }>();

async function makeShared(browser: Browser): Promise<Shared> {
  const context = await browser.newContext();
  const janitor = await context.newCDPSession(await context.newPage());
  return { context, janitor, isTaken: false };
}

/** A page that shares nothing but fetched scripts with those before it; beside an open one, a context of its own. */
async function freshPage(browser: Browser, origin: string): Promise<Page> {
  const making = sharedOf.get(browser) ?? makeShared(browser);
  sharedOf.set(browser, making);
  const shared = await making;
  if (shared.isTaken) return (await browser.newContext()).newPage();
  shared.isTaken = true;
  const page = await shared.context.newPage();
  sharing.set(page, { shared, origin });
  return page;
}

/** Empties what a browser keeps for the origin of a page: drafts, settings. The page is left as it is. */
export async function forget(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

/** Closes a page that `open` opened, and forgets whatever it kept in the browser. */
export async function leave(page: Page): Promise<void> {
  const found = sharing.get(page);
  if (!found) return page.context().close();
  const { shared, origin } = found;
  await Promise.all(
    shared.context
      .pages()
      .slice(1)
      .map((one) => one.close()),
  );
  await shared.janitor.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await Promise.all([shared.context.clearPermissions(), shared.context.clearCookies()]);
  shared.isTaken = false;
}

/** Leaves every page that is open, that of a test that failed included; nothing where no browser came up. */
export async function leaveAll(browser: Browser | undefined): Promise<void> {
  if (!browser) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) if (sharing.has(page)) await leave(page);
  const shared = await sharedOf.get(browser);
  // A test may have closed its page itself.
  if (shared) shared.isTaken = false;
  for (const context of browser.contexts()) if (context !== shared?.context) await context.close();
}

/** Gives a page its window and colours; what is not named is as on a desk, by day. */
async function dress(page: Page, { width = 1440, height = 900, scheme = 'light' }: Looks): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce', media: null, forcedColors: null });
}

/** Opens a path; faults of the page are collected in `faults`. `leave` closes it. */
export async function open(browser: Browser, url: string, looks: Looks = {}): Promise<Opened> {
  const page = await freshPage(browser, new URL(url).origin);
  await dress(page, looks);
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  return { page, faults };
}

/** Leads the window to another path as a link of the workbench does, without loading it anew. */
const follow = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `/${path}`);

/**
 * Leads an open page of the workbench to another path, which may be of the screen that it shows: that screen goes first, so
 * that the next one begins as it does on a page that was loaded there. Faults so far are forgotten.
 */
export async function walkTo({ page, faults }: Opened, path: string, looks: Looks = {}): Promise<void> {
  const between = page.locator('main').getByText('There is no such page');
  await follow(page, 'nowhere');
  await between.waitFor();
  await dress(page, looks);
  await page.locator(`html[data-mantine-color-scheme="${looks.scheme ?? 'light'}"]`).waitFor();
  faults.length = 0;
  await follow(page, path);
  await between.waitFor({ state: 'detached' });
}

/** For `expect.poll`: a busy machine may take its time. */
export const patient = { timeout: 20_000 };

/** Waits until every fixture case has been decided. */
export async function decided(page: Page): Promise<void> {
  await page.locator('table[aria-rowcount]').waitFor();
  await page.locator('[role="progressbar"]').waitFor({ state: 'detached' });
}

/** As a browser gets it: the source that the package gives out is twice as long, and read anew in every page. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA: rule and element, one a line. The workbench has no frames to look into. */
export async function violations(page: Page, within = ':root'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axeSource);
  const found = await page.evaluate(
    async ([values, where]) => {
      const { axe: own } = window as unknown as { axe: typeof axe };
      return own.run(where, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    },
    [axeTags, within] as const,
  );
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Whether the page is wider than the window. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

export { serveCopy } from '../support/serve.ts';
