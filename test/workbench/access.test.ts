import { describe, expect, it } from 'vitest';
import { serveWorkbench } from '../support/serve.ts';
import { beginHere } from './here.ts';
import { leave, overflows, patient, violations } from './page.ts';

const here = beginHere(serveWorkbench);

const screens: readonly { name: string; path: string; ready: string }[] = [
  { name: 'Compare', path: '', ready: 'table[aria-rowcount]' },
  { name: 'Compare with details', path: '?case=authority-alliance-5000', ready: '#case-detail table' },
  { name: 'Policy, clauses', path: 'policy/derby-homes@2024-04?clause=14.26', ready: '[data-chosen]' },
  { name: 'Policy, rules', path: 'policy/jmha@2023-07?tab=rules', ready: '[data-row]' },
  { name: 'Policy, JSON', path: 'policy/jmha@2023-07?tab=json', ready: '.monaco-editor .view-line' },
  { name: 'Case', path: 'case/authority-alliance-5000?f.impact=low', ready: 'table' },
  { name: 'Code with details', path: 'code?provision=5.2', ready: '#provision-detail' },
];
/** Colours by scheme, room by width: light with much room, dark with little; and what 200 % leaves of 1440 by 900. */
const looks = [
  { scheme: 'light', width: 1440, height: 900, isZoomed: false },
  { scheme: 'dark', width: 800, height: 900, isZoomed: false },
  { scheme: 'light', width: 720, height: 450, isZoomed: true },
] as const;

describe.each(screens)('$name', ({ path, ready }) => {
  it('breaks no rule of WCAG 2.2 AA that axe knows, light or dark, wide or 800 px, and is whole at 200 %', async () => {
    const { page, faults } = await here.stay(path);
    for (const { scheme, isZoomed, ...size } of looks) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(size);
      await page.locator(ready).first().waitFor();
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
      if (!isZoomed) expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    }
    expect(faults).toEqual([]);
  });
});

describe('the shell', () => {
  it('has a skip link first, then the rail, and one main landmark', async () => {
    const { page } = await here.open('');
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(await page.locator('main').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Screens' }).getByRole('link').count()).toBe(7);
  });

  it('switches screens with g and a letter, carries the policies along, and shows the keys on ?', async () => {
    const { page } = await here.stay('?policies=jmha,jliving');
    await page.locator('table[aria-rowcount]').waitFor();
    for (const [key, path] of [
      ['p', '/policy'],
      ['a', '/author'],
      ['s', '/case'],
      ['h', '/charts'],
      ['i', '/impact'],
      ['o', '/code'],
      ['c', '/'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect.poll(() => new URL(page.url()).pathname, patient).toBe(path);
      expect(new URL(page.url()).searchParams.get('policies')).toBe('jmha,jliving');
    }
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard and signs' });
    await sheet.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('keeps the chosen colours over a reload', async () => {
    const { page } = await here.open('', { scheme: 'light' });
    await page.getByTitle('Dark').click();
    const scheme = (): Promise<string | null> =>
      page.locator('html').getAttribute('data-mantine-color-scheme');
    await expect.poll(scheme, patient).toBe('dark');
    await page.reload();
    await page.locator('main').waitFor();
    expect(await scheme()).toBe('dark');
    await leave(page);
  });

  it('says so where there is no such page', async () => {
    const { page } = await here.open('nowhere');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });
});
