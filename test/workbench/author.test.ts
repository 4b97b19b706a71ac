import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changedStretch, goTo, makeDraft, ready, save, serveDesk } from './author-page.ts';
import { beginHere } from './here.ts';
import { pressOn } from './keyboard.ts';
import { leave, type Opened, patient } from './page.ts';

const here = beginHere(serveDesk);

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
/** What a test leaves unsaved goes with its page; what it saves may stand when the next begins. */
const openDesk = async (path: string): Promise<Opened> => {
  const opened = await here.stay(`author/${path}`);
  await ready(opened.page);
  return opened;
};

describe('Author, an edition in force', () => {
  it('opens read only: typing changes nothing, and two ways on are offered', async () => {
    const { page, faults } = await openDesk('jmha@2023-07');
    await page.getByText('jmha@2023-07 is in force and is read only.').waitFor();
    await goTo(page, '"landlord"');
    await page.keyboard.type('x');
    expect(await page.getByText('not saved', { exact: false }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'New draft from this edition' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('is corrected only with a clause that it has and a reason, which are kept in the document', async () => {
    const { page } = await openDesk('jliving@2018');
    await page.getByRole('button', { name: 'Correct the encoding' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Clause that was misread').fill('99.9');
    await dialog.getByLabel('Reason').fill('The cap was read as monthly');
    await dialog.getByRole('button', { name: 'Begin the correction' }).click();
    await dialog.getByText('There is no clause 99.9 in this edition.').waitFor();
    await dialog.getByLabel('Clause that was misread').fill('4.7.1');
    await dialog.getByRole('button', { name: 'Begin the correction' }).click();
    await page.getByText('is being corrected').waitFor();
    await page.getByText('✓ No problems').waitFor();
    await save(page);
    const corrections = (
      JSON.parse(here.server.read('rules/policies/jliving/2018.json')) as Record<string, unknown>
    )['corrections'];
    expect(corrections).toMatchObject([{ clauses: ['4.7.1'], reason: 'The cap was read as monthly' }]);
  });
});

describe('Author, a draft', () => {
  it('changes an amount by typing; the English follows, undo goes back, and the file holds it after saving', async () => {
    const { page, faults } = await openDesk('jmha@2023-07');
    await makeDraft(page, '2027-04');
    await goTo(page, '"between": [50, 150]');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await page.keyboard.type('6');
    const chosen = page.locator('[role="tabpanel"] [data-chosen]');
    await expect.poll(() => chosen.innerText(), patient).toContain('£60 to £150');
    await page.keyboard.press('Control+z');
    await expect.poll(() => chosen.innerText(), patient).toContain('£50 to £150');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => chosen.innerText(), patient).toContain('£60 to £150');
    await save(page);
    const text = here.server.read('rules/policies/jmha/2027-04.json');
    expect(text).toContain('"between": [60, 150]');
    expect(faults).toEqual([]);
  });

  it('has its clauses lead to its own text, before anything of it is saved', async () => {
    const { page, faults } = await openDesk('jmha@2023-07');
    await makeDraft(page, '2027-08');
    const chip = page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Clause / })
      .first();
    await pressOn(chip);
    const card = page.getByRole('dialog', { name: /^Clause / });
    expect((await card.innerText()).length).toBeGreaterThan(20);
    await pressOn(card.getByRole('link', { name: 'Show in the text' }));
    await expect.poll(() => page.url(), patient).toMatch(/2027-08.*tab=clauses.*at=\/clauses\/\d+/);
    await page.locator('[role="tabpanel"] [data-chosen]').waitFor();
    expect(here.server.read('rules/policies/jmha/2023-07.json')).toContain('"published"');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('marks a wrong fact name where it stands, lists it with its mend, and mends it', async () => {
    const { page, faults } = await openDesk('derby-homes@2024-04');
    await makeDraft(page, '2027-05');
    await goTo(page, '"landlordResponsibility"');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('x');
    await problems(page).getByRole('list').getByText('is not a known fact').waitFor();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await page
      .getByText('The text has errors: shown is what was last without them.', { exact: false })
      .waitFor();
    await problems(page).getByRole('button', { name: 'Replace by landlordResponsibility' }).click();
    await problems(page).getByText('✓ No problems').waitFor();
    expect(await page.locator('.monaco-editor .squiggly-error').count()).toBe(0);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('offers the same mend in the editor, by key', async () => {
    const { page } = await openDesk('derby-homes@2024-04');
    await makeDraft(page, '2027-06');
    await goTo(page, '"landlordResponsibility"');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('x');
    await problems(page).getByRole('list').getByText('is not a known fact').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.getByText('Replace by landlordResponsibility').last().waitFor();
    await page.keyboard.press('Enter');
    await problems(page).getByText('✓ No problems').waitFor();
    await leave(page);
  });

  it('changes only the bytes of a cell that is edited in a table', async () => {
    const { page, faults } = await openDesk('alliance-homes@2024-12');
    await makeDraft(page, '2027-04');
    await save(page);
    const path = 'rules/policies/alliance-homes/2027-04.json';
    const before = here.server.read(path);
    await page.getByRole('tab', { name: 'Tables' }).click();
    await page.getByRole('button', { name: 'partial-low, amount: £50' }).click();
    await page.getByRole('textbox', { name: 'Pounds' }).fill('75');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'partial-low, amount: £75' }).waitFor();
    await save(page);
    const amount = here.server.read(path);
    expect(changedStretch(before, amount)).toEqual({ before: '50', after: '75' });
    await page.getByRole('button', { name: 'partial-low, Impact on the customer: Low' }).click();
    await page.getByRole('checkbox', { name: 'Medium' }).check();
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByRole('button', { name: /^partial-low, Impact on the customer: Low or Medium/ }).waitFor();
    await save(page);
    expect(changedStretch(amount, here.server.read(path))).toEqual({
      before: '"low"',
      after: '["low", "medium"]',
    });
    expect(faults).toEqual([]);
  });

  it('adds, moves and removes rows of a table, by key as well', async () => {
    const { page } = await openDesk('alliance-homes@2024-12');
    await makeDraft(page, '2027-05');
    await save(page);
    const path = 'rules/policies/alliance-homes/2027-05.json';
    const before = here.server.read(path);
    await page.getByRole('tab', { name: 'Tables' }).click();
    const rows = page.getByRole('table', { name: 'grid', exact: true }).getByRole('rowheader');
    await pressOn(page.getByRole('button', { name: 'none-medium', exact: true }), 'Alt+ArrowUp');
    await expect.poll(() => rows.first().innerText(), patient).toBe('none-medium');
    await page.getByRole('button', { name: 'Add a row to grid', exact: true }).click();
    await expect.poll(() => rows.last().innerText(), patient).toBe('full-major-2');
    await page.getByRole('button', { name: 'Remove full-major-2' }).click();
    await expect.poll(() => rows.last().innerText(), patient).toBe('full-major');
    await page.getByRole('button', { name: 'Move none-medium down' }).click();
    await expect.poll(() => rows.first().innerText(), patient).toBe('none-low');
    await expect.poll(() => page.getByText('All saved').count(), patient).toBeGreaterThan(0);
    expect(here.server.read(path)).toBe(before);
  });

  it('renames a head everywhere as one step', async () => {
    const { page } = await openDesk('derby-homes@2024-04');
    await makeDraft(page, '2027-07');
    await goTo(page, '"head": "service-failure"');
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog', { name: 'Rename service-failure' });
    await dialog.getByLabel('New name').fill('failure-of-service');
    await dialog.getByRole('button', { name: 'Rename everywhere' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Renamed in \d+ document/).waitFor();
    await problems(page).getByText('✓ No problems').waitFor();
    await save(page);
    const text = here.server.read('rules/policies/derby-homes/2027-07.json');
    expect(text).toContain('"failure-of-service": {');
    expect(text).not.toMatch(/"head": "service-failure"/);
  });

  it('comes into force only with approver, date and minute, and is read only then', async () => {
    const { page } = await openDesk('jmha@2023-07');
    await makeDraft(page, '2028-01');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Bring into force …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Approved by').fill('The Board');
    expect(await dialog.getByRole('button', { name: 'Bring into force' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Minute').fill('12/2027, item 4');
    await dialog.getByRole('button', { name: 'Bring into force' }).click();
    await dialog.waitFor({ state: 'detached' });
    await problems(page).getByText('✓ No problems').waitFor();
    await save(page);
    await page.getByText('jmha@2028-01 is in force and is read only.').waitFor();
    const edition = JSON.parse(here.server.read('rules/policies/jmha/2028-01.json')) as Record<
      string,
      unknown
    >;
    expect(edition).toMatchObject({
      status: 'published',
      approval: { by: 'The Board', minute: '12/2027, item 4' },
    });
    const before = JSON.parse(here.server.read('rules/policies/jmha/2023-07.json')) as Record<
      string,
      unknown
    >;
    expect(before).toMatchObject({ status: 'superseded', to: '2027-12-31' });
  });

  it('is deleted only after its name was typed, and can be had back', async () => {
    const { page } = await openDesk('jmha@2023-07');
    await makeDraft(page, '2028-05');
    await save(page);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete this draft …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type jmha@2028-05 to confirm').fill('jmha');
    await dialog.getByRole('button', { name: 'Delete the draft' }).click();
    await dialog.getByText('This is not jmha@2028-05.').waitFor();
    await dialog.getByLabel('Type jmha@2028-05 to confirm').fill('jmha@2028-05');
    await dialog.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('heading', { name: /jmha@2028-05 is deleted/ }).waitFor();
    await page.getByRole('button', { name: 'Have it back' }).click();
    await ready(page);
    await leave(page);
  });
});
