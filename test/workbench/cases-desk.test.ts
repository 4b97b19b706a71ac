import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  addCases,
  casesIn,
  expectationOf,
  expectNow,
  idFault,
  pathFault,
  saveInto,
  withoutCase,
  type Written,
} from '../../workbench/cases/keep/write.ts';
import { save, serveDesk } from './author-page.ts';
import { beginHere } from './here.ts';
import { leave, open, patient, violations } from './page.ts';

const text = `[
  { "id": "one",  "facts": {"impact":"low",   "arrears": 10.50} , "expect": { "jmha": { "outcome": "award", "because": ["¶1", "¶2"] } } },
  {
    "id": "two", "title": "Two",
    "facts": { "impact": "high" }
  }
]
`;
const textOf = (written: Written): string => {
  if ('fault' in written || written.text === null) throw new Error('nothing was written');
  return written.text;
};

describe('cases into files', () => {
  it('saves only what was changed, byte for byte', () => {
    const draft = { facts: { impact: 'medium', arrears: 10.5 }, items: [], timeline: {} };
    expect(textOf(saveInto(text, 'one', draft))).toBe(text.replace('"low"', '"medium"'));
    const same = { facts: { impact: 'low', arrears: 10.5 }, items: [], timeline: {} };
    expect(textOf(saveInto(text, 'one', same))).toBe(text);
  });

  it('adds dates before the expectations, and takes them out again', () => {
    const dated = {
      facts: { impact: 'low', arrears: 10.5 },
      items: [],
      timeline: { received: '2025-01-06' },
    };
    const after = textOf(saveInto(text, 'one', dated));
    expect(Object.keys(casesIn(after)[0]?.case ?? {})).toEqual(['id', 'facts', 'timeline', 'expect']);
    expect(after.slice(after.indexOf('  {\n'))).toBe(text.slice(text.indexOf('  {\n')));
    const back = textOf(saveInto(after, 'one', { ...dated, timeline: {} }));
    expect(casesIn(back)).toEqual(casesIn(text));
  });

  it('adds cases at the end, or makes the file; takes one out, or the file', () => {
    const more = textOf(addCases(text, [{ id: 'three', facts: {} }]));
    expect(more.startsWith(text.slice(0, text.lastIndexOf('}') + 1))).toBe(true);
    expect(casesIn(more).map((entry) => entry.case.id)).toEqual(['one', 'two', 'three']);
    expect(textOf(withoutCase(more, 'three'))).toBe(text);
    const fresh = textOf(addCases(null, [{ id: 'three', facts: {} }]));
    expect(withoutCase(fresh, 'three')).toEqual({ text: null });
    expect(addCases('{ "id": "one", "facts": {} }', [{ id: 'three', facts: {} }])).toHaveProperty('fault');
    expect(withoutCase(text, 'nope')).toHaveProperty('fault');
  });

  it('writes what is the case now as the expectation, with clauses that are cited, and the reason', () => {
    const award = { min: 5000, max: null, basis: 'at-least', minExclusive: true } as const;
    expect(expectationOf({ outcome: 'award', award })).toEqual({
      outcome: 'award',
      award: { min: 50, max: null, basis: 'at-least', minExclusive: true },
    });
    const grounds = { policy: 'jmha', clauses: ['¶9'], reason: 'as the clause has it', on: '2026-11-22' };
    const after = textOf(expectNow(text, 'one', { outcome: 'award', award }, new Set(['¶2', '¶9']), grounds));
    const one = casesIn(after)[0]?.case;
    expect(one?.expect?.['jmha']?.because).toEqual(['¶2', '¶9']);
    expect(one?.accepted).toEqual([grounds]);
    expect(after).toContain('{"impact":"low",   "arrears": 10.50}');
  });

  it('refuses ids that are no ids or taken, and files elsewhere', () => {
    const taken = new Set(['one']);
    expect([idFault('two', taken), idFault('two-2', taken)]).toEqual([null, null]);
    for (const id of ['one', '', 'Two', 'a--b', 'a b', '../x', '-a'])
      expect(idFault(id, taken), id).not.toBeNull();
    expect(pathFault('fixtures/cases/losses/mine.json')).toBeNull();
    for (const path of [
      'rules/vocabulary.json',
      'fixtures/cases/../x.json',
      'fixtures/cases/X.json',
      'fixtures/cases/a',
    ])
      expect(pathFault(path), path).not.toBeNull();
  });
});

describe('the Case screen', () => {
  const file = 'fixtures/cases/net/already-paid.json';
  const here = beginHere(serveDesk);

  async function choose(page: Page, item: RegExp): Promise<void> {
    const entry = page.getByRole('menuitem', { name: item });
    await page.getByRole('button', { name: 'Fixture', exact: true }).click();
    await expect.poll(() => entry.isEnabled(), patient).toBe(true);
    await entry.click();
  }

  it('saves a changed fact into its file, undoes it, and leaves every other byte', async () => {
    const before = here.server.read(file);
    const { page, faults } = await open(here.browser, `${here.server.url}case/net-paid-40?f.impact=medium`);
    await page.getByRole('button', { name: 'Save into its file' }).click();
    await page.getByText('● file not saved').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.keyboard.press('Control+z');
    await page.getByText('● file not saved').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('● file not saved').waitFor();
    expect(here.server.read(file)).toBe(before);
    await save(page);
    expect(here.server.read(file)).toBe(before.replace('"impact": "low"', '"impact": "medium"'));
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('expects what a policy says now, with clause and reason', async () => {
    const { page } = await open(here.browser, `${here.server.url}case/net-paid-40?f.impact=high`);
    await page.getByRole('button', { name: 'Save into its file' }).click();
    await page.getByText('expected otherwise').first().waitFor();
    await choose(page, /^Expect what it says now/);
    const dialog = page.getByRole('dialog', { name: 'Expect what it says now' });
    await dialog.getByRole('button', { name: 'Expect this' }).click();
    await dialog.getByText('Name one clause at least').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Policy' }).selectOption('alliance-homes');
    await dialog.getByLabel('Clauses that say so').first().fill('2.7');
    await page.getByRole('option', { name: '2.7', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The grid has it.');
    await dialog.getByRole('button', { name: 'Expect this' }).click();
    await dialog.waitFor({ state: 'detached' });
    await save(page);
    const own = casesIn(here.server.read(file)).find((entry) => entry.case.id === 'net-paid-40')?.case;
    expect(own?.expect?.['alliance-homes']?.award).toEqual({ min: 1000, max: 1000, basis: 'fixed' });
    expect(own?.expect?.['alliance-homes']?.because).toContain('2.7');
    expect(own?.accepted?.[0]).toMatchObject({ policy: 'alliance-homes', reason: 'The grid has it.' });
    await leave(page);
  });

  it('keeps a case of one’s own as a new fixture, deletes it after a question, and has it back', async () => {
    const { page } = await open(here.browser, `${here.server.url}case?f.impact=high`);
    await choose(page, /^Keep as a new fixture/);
    const dialog = page.getByRole('dialog', { name: 'Keep as a new fixture' });
    await dialog.getByLabel('Id').fill('net-paid-40');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.getByText('There is a case net-paid-40 already.').waitFor();
    await dialog.getByLabel('Id').fill('of-my-own');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForURL(/\/case\/of-my-own/);
    await save(page);
    expect(casesIn(here.server.read('fixtures/cases/kept/cases.json'))[0]?.case.facts).toEqual({
      impact: 'high',
    });
    await choose(page, /^Delete the case/);
    await page.getByRole('button', { name: 'Delete the case', exact: true }).click();
    await page.getByText('of-my-own is deleted, and that is not saved yet').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'A case of my own' }).waitFor();
    await leave(page);
  });

  it('imports cases that the engine can read, and says what is wrong with others', async () => {
    const { page } = await open(here.browser, `${here.server.url}case`);
    const bring = (cases: unknown): Promise<void> =>
      page.getByLabel('File with cases').setInputFiles({
        name: 'cases.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(cases)),
      });
    await page.getByRole('button', { name: 'Fixture', exact: true }).waitFor();
    await bring([{ id: 'brought', facts: { impackt: 'high' } }]);
    const dialog = page.getByRole('dialog', { name: 'Import cases' });
    await dialog
      .getByText(/impackt/)
      .first()
      .waitFor();
    expect(await dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await bring([{ id: 'brought', title: 'Brought in', facts: { impact: 'high' } }]);
    await dialog.getByText('without errors').waitFor();
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { level: 1, name: 'Brought in' }).waitFor();
    await leave(page);
  });
});
