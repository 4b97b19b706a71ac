/** A page of the workbench as a person has it: opened, waited for, read. */
import axe from 'axe-core';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface Looks {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
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
  for (const context of browser.contexts()) if (context !== shared?.context) await context.close();
}

/** Opens a path; faults of the page are collected in `faults`. `leave` closes it. */
export async function open(
  browser: Browser,
  url: string,
  looks: Looks = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await freshPage(browser, new URL(url).origin);
  await page.setViewportSize({ width: looks.width ?? 1440, height: looks.height ?? 900 });
  await page.emulateMedia({ colorScheme: looks.scheme ?? 'light', reducedMotion: 'reduce' });
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  return { page, faults };
}

/** For `expect.poll`: a busy machine may take its time. */
export const patient = { timeout: 20_000 };

/** Waits until every fixture case has been decided. */
export async function decided(page: Page): Promise<void> {
  await page.locator('table[aria-rowcount]').waitFor();
  await page.locator('[role="progressbar"]').waitFor({ state: 'detached' });
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA: rule and element, one a line. The workbench has no frames to look into. */
export async function violations(page: Page, within = ':root'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
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
