/** Walking a page with the Tab key: where it stops, whether the stop is seen, and whether it ever comes out again. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { patient } from './page.ts';

/** What a walk found. `blind` are stops whose focus is not seen, `hidden` those that are not in sight. */
export interface Walk {
  readonly stops: readonly string[];
  readonly blind: readonly string[];
  readonly hidden: readonly string[];
  /** True where the walk came round to its start. */
  readonly isRound: boolean;
}

/** One stop, and how the page looked there while it had the focus and after. */
interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
  readonly isInSight: boolean;
  readonly isStart: boolean;
}

/** Runs in the page: names the element with the focus, and tells of the one before whether its focus was seen. */
function look(): Stop {
  const memory = globalThis as unknown as { walked?: { element: Element; looks: string; first: Element } };
  /** How an element, its near kin and its ground are drawn. */
  const drawn = (element: Element): string => {
    const kin = [element, ...element.querySelectorAll(':scope > *')];
    for (let at: Element | null = element, up = 0; at && up < 4; at = at.parentElement, up += 1)
      kin.push(at, ...at.children);
    return kin
      .map((one) => {
        const style = getComputedStyle(one);
        return [
          style.outline,
          style.boxShadow,
          style.border,
          style.backgroundColor,
          style.textDecoration,
        ].join();
      })
      .join('|');
  };
  const element = document.activeElement ?? document.body;
  const before = memory.walked;
  const isSeen = before === undefined || before.element === element || drawn(before.element) !== before.looks;
  const isEditor = element.closest('.monaco-editor') !== null;
  const box = element.getBoundingClientRect();
  const own = box.width > 2 ? box : (element.parentElement?.getBoundingClientRect() ?? box);
  const isInSight =
    isEditor || (own.bottom > 0 && own.right > 0 && own.top < innerHeight && own.left < innerWidth);
  const isStart = element === document.body || element === before?.first;
  memory.walked = { element, looks: drawn(element), first: before?.first ?? element };
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return {
    name: `${element.tagName.toLowerCase()} ${name.trim().replace(/\s+/g, ' ').slice(0, 60)}`,
    isSeen,
    isInSight,
    isStart,
  };
}

/** Presses Tab, or another key, until the focus is where it began; gives up after `most` stops. */
export async function walk(page: Page, most = 600, key = 'Tab'): Promise<Walk> {
  const stops: string[] = [];
  const blind: string[] = [];
  const hidden: string[] = [];
  await page.evaluate(() => {
    delete (globalThis as { walked?: unknown }).walked;
  });
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(look);
    if (!stop.isSeen) blind.push(stops.at(-1) ?? '');
    if (i > 0 && stop.isStart) return { stops, blind, hidden, isRound: true };
    if (!stop.isInSight) hidden.push(stop.name);
    stops.push(stop.name);
  }
  return { stops, blind, hidden, isRound: false };
}

/** Presses Tab until the focus is on, or in, one of the elements that a locator names. */
export async function tabTo(page: Page, wanted: Locator, most = 300): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluateAll((all) => all.some((one) => one.contains(document.activeElement)))) return;
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

/** Which element has the focus, in words for a test that failed. */
export const focusIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    const name = at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    return `${at?.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`;
  });

/**
 * Presses a key on an element once it may be used and keeps the focus. Playwright's own `press` waits for neither, and a
 * key on a button that is disabled still, or that is drawn anew between focus and key, is lost.
 */
export async function pressOn(wanted: Locator, key = 'Enter'): Promise<void> {
  const state = async (): Promise<string> => {
    await wanted.focus();
    return wanted.evaluate(async (one) => {
      for (let i = 0; i < 2; i += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      if (one.matches(':disabled, [aria-disabled="true"]')) return 'it is disabled';
      return one === document.activeElement ? 'focused' : 'the focus went elsewhere';
    });
  };
  await expect.poll(state, { ...patient, message: `a key on ${wanted}` }).toBe('focused');
  await wanted.page().keyboard.press(key);
}
