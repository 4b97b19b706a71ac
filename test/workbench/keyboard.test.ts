/** Every screen by the keyboard alone: Tab comes to everything and round again, the focus is seen, and the keys act. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { tabTo, walk } from './keyboard.ts';
import { beginHere } from './here.ts';
import { leave, patient } from './page.ts';

const here = beginHere(serveWorkbench);

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  /** What the walk must come by. */
  readonly stops: readonly RegExp[];
  /** Something that a person does here, with keys only. */
  readonly act: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  {
    name: 'Compare',
    path: '',
    ready: '[data-row="0"]',
    stops: [/Skip to the content/, /Search cases/, /Policies/, /2024-12/],
    act: async (page) => {
      await tabTo(page, page.locator('[data-row]'));
      await page.keyboard.press('Enter');
      await page.locator('#case-detail table').waitFor();
    },
  },
  {
    name: 'Policy',
    path: 'policy/derby-homes@2024-04',
    ready: '[role="tabpanel"] table, [role="tabpanel"] li',
    stops: [/Clauses/],
    act: async (page) => {
      await tabTo(page, page.locator('main [role="tab"]'));
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.url(), patient).toContain('tab=rules');
    },
  },
  {
    name: 'Author',
    path: 'author/jmha@2023-07?strip=open',
    ready: 'section[data-state="settled"]',
    stops: [/Edition/, /Correct the encoding/, /Width of the text/, /English/, /What moves, scrolls/],
    act: async (page) => {
      const draft = page.getByRole('button', { name: 'New draft from this edition' });
      await tabTo(page, draft);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: /^New draft from/ }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => draft.evaluate((one) => one === document.activeElement), patient).toBe(true);
    },
  },
  {
    name: 'Case',
    path: 'case/authority-alliance-5000',
    ready: '#group-items',
    stops: [/Undo/],
    act: async (page) => {
      await tabTo(page, page.getByRole('button', { name: 'Add failure' }));
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url(), patient).toContain('items=');
    },
  },
  {
    name: 'Charts',
    path: 'charts?case=-&f.impact=high',
    ready: '[data-picture] svg',
    stops: [/Save CSV/],
    act: async (page) => {
      await tabTo(page, page.locator('main [role="radiogroup"] input'));
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.url(), patient).toContain('chart=sweep');
    },
  },
  {
    name: 'Impact',
    path: 'impact',
    ready: 'main [data-search]',
    stops: [/Choose a file/, /Against/],
    act: async (page) => {
      await tabTo(page, page.getByRole('button', { name: 'Ombudsman cases' }));
      await page.keyboard.press('Enter');
      await page.locator('#impact-totals').waitFor();
    },
  },
  {
    name: 'Code',
    path: 'code',
    ready: 'tbody th',
    stops: [/Search/],
    act: async (page) => {
      await tabTo(page, page.locator('tbody button, tbody a'));
      await page.keyboard.press('Enter');
      await page.locator('#provision-detail').waitFor();
    },
  },
];

describe.each(screens)('$name', ({ path, ready, stops, act }) => {
  it('is gone through with Tab and left again, every stop is seen and in sight, and the keys act', async () => {
    const { page, faults } = await here.open(path);
    await page.locator(ready).first().waitFor();
    const { isRound, ...walked } = await walk(page);
    expect(walked.blind).toEqual([]);
    expect(walked.hidden).toEqual([]);
    for (const stop of stops) expect(walked.stops).toContainEqual(expect.stringMatching(stop));
    expect({ isRound, last: walked.stops.slice(-3) }).toMatchObject({ isRound: true });
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await act(page);
    expect(faults).toEqual([]);
    await leave(page);
  });
});

describe('backwards', () => {
  it('Shift and Tab come out of the text of the Author screen too', async () => {
    const { page } = await here.open('author/jmha@2023-07');
    await page.locator('section[data-state="settled"]').waitFor();
    const { isRound, stops } = await walk(page, 600, 'Shift+Tab');
    expect({ isRound, last: stops.slice(-3) }).toMatchObject({ isRound: true });
    await leave(page);
  });
});
