/** A page of the workbench as a person has it: opened, waited for, read. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export interface Looks {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** Opens a path; faults of the page are collected in `faults`. */
export async function open(
  browser: Browser,
  url: string,
  looks: Looks = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 1440, height: looks.height ?? 900 },
    colorScheme: looks.scheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
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

/** What axe finds against WCAG 2.2 A and AA: rule and element, one a line. */
export async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Whether the page is wider than the window. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

export { serveCopy } from '../support/serve.ts';
