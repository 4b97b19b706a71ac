/** What the tests of a file share: the page that they stay on, and that nothing of a failed one is there for its second try. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { pressOn } from './keyboard.ts';

const here = beginHere(serveWorkbench);
const file = 'fixtures/cases/net/already-paid.json';
const read = (): string => readFileSync(join(here.server.folder, file), 'utf8');
const kept = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('left'));

describe('beginHere(serve)', () => {
  it('stays on one page, which each test finds in its own window and colours, without the faults of the one before', async () => {
    const one = await here.open('code', { width: 800, scheme: 'dark' });
    await one.page.locator('[data-row]').first().waitFor();
    await one.page.evaluate(() => Object.assign(window, { loaded: 'once' }));
    await one.page.emulateMedia({ media: 'print', forcedColors: 'active' });
    one.faults.push('of the one before');
    const { page, faults } = await here.stay('code?section=6');
    await page.locator('[data-row]').first().waitFor();
    const looks = ['(prefers-color-scheme: light)', 'screen', '(forced-colors: none)', '(width: 1440px)'];
    const seen = (all: string[]): boolean[] => all.map((one) => window.matchMedia(one).matches);
    expect(await page.evaluate(seen, looks)).toEqual([true, true, true, true]);
    expect(await page.evaluate(() => 'loaded' in window)).toBe(true);
    expect(faults).toEqual([]);
    const opened = await here.open('code');
    expect(await opened.page.evaluate(() => 'loaded' in window)).toBe(false);
  });

  it('begins anew after a test that failed: no page of it, nothing that it kept or saved', async () => {
    const { page } = await here.stay('code');
    const before = read();
    await page.evaluate(() => localStorage.setItem('left', 'by the first try'));
    writeFileSync(join(here.server.folder, file), '[]');
    await here.anew();
    expect(page.isClosed()).toBe(true);
    expect(read()).toBe(before);
    const again = await here.stay('code');
    expect(await kept(again.page)).toBeNull();
  });
});

describe('pressOn(element, key)', () => {
  it('waits until the element may be used and keeps the focus', async () => {
    const { page } = await here.stay('code');
    await page.evaluate(() => {
      const button = document.createElement('button');
      const other = document.createElement('button');
      button.textContent = 'Press me';
      button.disabled = true;
      button.onclick = () => (button.textContent = 'Pressed');
      let thefts = 2;
      button.onfocus = () => void ((thefts -= 1) >= 0 && requestAnimationFrame(() => other.focus()));
      document.body.append(button, other);
      setTimeout(() => (button.disabled = false), 300);
    });
    await pressOn(page.getByRole('button', { name: 'Press me' }));
    await page.getByRole('button', { name: 'Pressed' }).waitFor();
  });
});
