/** The condition builder and the tab of the other policies, as a person has them. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asDraft, ready, save, serveDesk, takeBack } from './author-page.ts';
import { beginHere } from './here.ts';
import { pressOn } from './keyboard.ts';
import { leave, overflows, patient, violations } from './page.ts';

const derby = 'rules/policies/derby-homes/2024-04.json';

const here = beginHere(() => serveDesk(asDraft(derby)));

interface Edition {
  readonly rules: readonly { readonly name: string; readonly conditions?: unknown }[];
}

/** A rule of Derby Homes that compares two facts in one group. */
const rule = (): string => {
  const { rules } = JSON.parse(here.server.read(derby)) as Edition;
  return `/rules/${rules.findIndex((one) => one.name === 'antisocial-behaviour-report')}`;
};

const openAt = async (path: string) => {
  const opened = await here.stay(path);
  await ready(opened.page);
  await opened.page.getByRole('tabpanel').locator('h3, select').first().waitFor();
  return opened;
};

const change = async (page: Page, part: Locator, item: string): Promise<void> => {
  await pressOn(part.getByRole('button', { name: /^Change:/ }).first());
  await pressOn(page.getByRole('menuitem', { name: item }));
};

const conditionOf = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: `Condition: ${name}`, exact: true });

/** In which part of the condition the focus is. */
const focusedPart = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? null);

describe('Builder', () => {
  it('changes one value: the sentence follows, and in the file nothing else is another', async () => {
    const { page, faults } = await openAt(`author/derby-homes@2024-04?tab=builder&at=${rule()}`);
    const before = here.server.read(derby);
    const said = page.getByRole('group', { name: 'What it says' });
    await said.getByText('the landlord followed its own process').waitFor();
    await page.getByRole('combobox', { name: 'Value of Process not followed' }).selectOption('yes');
    await said.getByText('the landlord did not follow its own process').waitFor();
    await save(page);
    expect(here.server.read(derby)).toBe(
      before.replace(
        '"fact": "processNotFollowed", "operator": "equal", "value": false',
        '"fact": "processNotFollowed", "operator": "equal", "value": true',
      ),
    );
    await takeBack(page);
    expect(here.server.read(derby)).toBe(before);
    expect(faults).toEqual([]);
  });

  it('wraps, adds, moves, removes and unwraps by keyboard, the focus goes along, and the text comes back', async () => {
    const { page, faults } = await openAt(`author/derby-homes@2024-04?tab=builder&at=${rule()}`);
    const before = here.server.read(derby);
    const at = `${rule()}/conditions/all`;
    await change(page, conditionOf(page, 'Process not followed'), 'Wrap in “not”');
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/1/not`);
    await save(page);
    expect(here.server.read(derby)).not.toBe(before);
    await page.keyboard.press('Alt+ArrowUp');
    const not = page.getByRole('group', { name: 'Not', exact: true });
    await pressOn(not.getByRole('button', { name: 'Change: not' }), 'Alt+ArrowUp');
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/0`);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/1`);
    await change(page, not, 'Unwrap: keep what is inside');
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/1`);
    await pressOn(page.getByRole('button', { name: /^Add to group/ }));
    await pressOn(page.getByRole('menuitem', { name: 'Condition', exact: true }));
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/2`);
    await pressOn(
      conditionOf(page, 'Process not followed')
        .last()
        .getByRole('button', { name: 'Remove: Process not followed' }),
    );
    await expect.poll(() => focusedPart(page), patient).toBe(`${at}/1`);
    await save(page);
    expect(here.server.read(derby)).toBe(before);
    expect(faults).toEqual([]);
  });

  it('says at the comparison what is wrong with it, and takes no number that is none', async () => {
    const { page, faults } = await openAt(`author/derby-homes@2024-04?tab=builder&at=${rule()}`);
    const first = conditionOf(page, 'Process not followed');
    const fact = first.getByRole('combobox', { name: 'Fact', exact: true });
    await fact.click();
    await fact.fill('Missed appointments');
    await page.getByRole('option', { name: 'Missed appointments', exact: true }).click();
    const missed = conditionOf(page, 'Missed appointments');
    const value = missed.getByRole('textbox', { name: 'Value of Missed appointments' });
    await value.fill('two');
    await missed.getByText('a whole number is needed').waitFor();
    await value.fill('-5');
    await missed.getByText(/■ error|△ warning/).waitFor();
    await value.fill('2');
    await missed.getByText(/■ error|△ warning/).waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    expect(await value.inputValue()).toBe('2');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('stands as words where the edition is in force', async () => {
    const { page } = await openAt('author/jmha@2023-07?tab=builder&at=/rules/20');
    const panel = page.getByRole('tabpanel');
    await panel.getByText('Impact on the customer is Low').waitFor();
    expect(await panel.getByRole('button', { name: /^(Change|Remove|Add to)/ }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Open formal stage' }).click();
    await expect.poll(() => page.url(), patient).toContain('at=/conditions/formal-stage');
  });
});

describe('Others', () => {
  it('shows the rules of the other policies for the same head, and leads to them', async () => {
    const { page, faults } = await openAt('author/jmha@2023-07?tab=others&at=/tables/0/rows/1');
    const same = page.getByRole('region', { name: 'The same in the other policies' });
    const alliance = same.getByRole('region', { name: 'Alliance Homes' });
    await alliance.getByRole('button', { name: /more rule/ }).click();
    expect(await alliance.getByRole('listitem').count()).toBeGreaterThan(5);
    await alliance.getByText('£50', { exact: true }).first().waitFor();
    await same.getByRole('radio', { name: 'Same facts' }).press('ArrowRight');
    await page.goto(page.url().replace(/$/, '&by=facts'));
    await ready(page);
    await alliance
      .getByText(/^asks the same: .*Impact on the customer/)
      .first()
      .waitFor();
    await alliance
      .getByRole('link', { name: /in Author$/ })
      .first()
      .click();
    await page.waitForURL((url) =>
      decodeURIComponent(url.pathname).endsWith('author/alliance-homes@2024-12'),
    );
    await ready(page);
    await page.getByRole('region', { name: 'Here', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows where a fact is used across policies; what is looked at stands in the URL', async () => {
    const { page, faults } = await openAt('author/jmha@2023-07?tab=others&at=/tables/0/rows/1');
    await page.getByRole('button', { name: 'fact impact', exact: true }).click();
    await page.getByText(/^fact impact: \d+ places in \d+ editions/).waitFor();
    expect(decodeURIComponent(page.url())).toContain('name=fact:impact');
    await page
      .getByRole('region', { name: 'Uses in alliance-homes@2024-12' })
      .getByRole('link')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Every place, line by line' }).click();
    await page
      .getByRole('region', { name: 'Uses', exact: true })
      .getByText(/impact: \d+ places/)
      .waitFor();
    expect(faults).toEqual([]);
  });
});

const tabs = [
  ['Builder', 'author/derby-homes@2024-04?tab=builder&at=/rules/3'],
  ['Builder, in force', 'author/jmha@2023-07?tab=builder&at=/rules/20'],
  ['Builder, nothing chosen', 'author/jmha@2023-07?tab=builder'],
  ['Others', 'author/jmha@2023-07?tab=others&at=/tables/0/rows/1&name=fact:impact'],
] as const;
const looks = [
  ['light', 1440],
  ['dark', 800],
] as const;

describe('Builder and Others, for everyone', () => {
  it.each(tabs)('%s, light or dark, wide or 800 px, breaks no rule that axe knows', async (_name, path) => {
    const { page, faults } = await openAt(path);
    for (const [scheme, width] of looks) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
      // At 800 the strip lies over the end of what is scrolled; what it covers is no target.
      await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView({ block: 'start' }));
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      const menu = page.getByRole('button', { name: /^Change:/ }).first();
      if ((await menu.count()) === 0) continue;
      await menu.click();
      await page.getByRole('menuitem').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
  });
});
