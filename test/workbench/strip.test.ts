import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changedStretch, goTo, ready, save, serveDesk } from './author-page.ts';
import { beginHere } from './here.ts';
import { filesBelow } from '../support/library.ts';
import { acceptAll, canAccept } from '../../workbench/author/accept/write.ts';
import type { Moved } from '../../workbench/shared/moves-protocol.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import { findMoves } from '../../workbench/shared/worker/moves.ts';
import { leave, open, overflows, patient, violations as allViolations } from './page.ts';

const here = beginHere(serveDesk);

const strip = (page: Page) => page.getByRole('region', { name: 'What moves', exact: true });
const violations = (page: Page) => allViolations(page, 'section[data-state]');
const settled = (page: Page) => page.locator('section[data-state="settled"]').waitFor();

/** JMHA's edition in force, opened for a correction, the least of its minimal band from £50 to £60 (¶16). */
async function raiseLeast(page: Page): Promise<void> {
  await ready(page);
  await page.getByRole('button', { name: 'Correct the encoding' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Clause that was misread').fill('¶16');
  await dialog.getByLabel('Reason').fill('The band starts at sixty pounds');
  await dialog.getByRole('button', { name: 'Begin the correction' }).click();
  await page.getByText('is being corrected').waitFor();
  await goTo(page, '"between": [50, 150]');
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.keyboard.type('6');
  await expect.poll(() => strip(page).innerText(), patient).toContain('cases move');
}

describe('What moves', { timeout: 240_000 }, () => {
  it('says plainly that nothing changes, and how many cases were run', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}author/jmha@2023-07`);
    await settled(page);
    expect(await strip(page).innerText()).toMatch(/Nothing changes[^]*306 cases run/);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('names the cases that an amount moves, by the rule, with both explanations; what cannot be read leaves the figures standing', async () => {
    const { page, faults } = await open(here.browser, `${here.server.url}author/jmha@2023-07?strip=open`);
    await raiseLeast(page);
    await settled(page);
    const panel = page.getByRole('region', { name: 'What moves, scrolls' });
    await panel.getByText('rule impact-bands-minimal gives something else').waitFor();
    await panel.getByRole('button', { name: /^Show all/ }).click();
    const row = panel.getByRole('row', { name: /band-full-low/ });
    expect(await row.innerText()).toMatch(/£50 to £150[^]*£60 to £150/);
    await row.getByRole('button', { name: 'Explain band-full-low before and after' }).click();
    await panel.getByText('only after').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.monaco-editor :is(textarea, .native-edit-context)').first().focus();
    await page.keyboard.type('x');
    await expect.poll(() => strip(page).innerText(), patient).toContain('The text has errors');
    expect(await strip(page).innerText()).toContain('cases move');
    await page.keyboard.press('Control+z');
    await expect.poll(() => strip(page).innerText(), patient).not.toContain('The text has errors');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('accepts one expectation with clause and reason: only its `expect` and the reason change in the file', async () => {
    const { page, faults } = await open(
      here.browser,
      `${here.server.url}author/jmha@2023-07?strip=open&moved=fixtures`,
    );
    const file = 'fixtures/cases/impact-bands/full-responsibility.json';
    const before = here.server.read(file);
    await raiseLeast(page);
    await settled(page);
    const panel = page.getByRole('region', { name: 'What moves, scrolls' });
    const left = async (): Promise<number> =>
      Number(/(\d+) expectations? unreviewed/.exec(await panel.innerText())?.[1]);
    await panel.getByRole('button', { name: /^Show all/ }).click();
    const all = await left();
    await panel.getByRole('button', { name: 'Accept band-full-low', exact: true }).click();
    await panel.getByRole('button', { name: 'Accept it', exact: true }).click();
    await panel.getByText('Say why the new result is right').waitFor();
    await panel.getByRole('textbox', { name: 'Reason' }).fill('The board raised the least');
    await panel.getByRole('button', { name: 'Accept it', exact: true }).click();
    await expect.poll(left, patient).toBe(all - 1);
    await panel.locator('[aria-label^="Reject "]').first().click();
    await expect.poll(left, patient).toBe(all - 2);
    await save(page);
    const after = here.server.read(file);
    const [first, second] = [before, after].map((text) => JSON.parse(text) as Record<string, unknown>[]);
    expect(second?.[1]).toMatchObject({
      expect: { jmha: { award: { min: 60, max: 150 }, because: ['¶16'] } },
      accepted: [{ policy: 'jmha', clauses: ['¶16'], reason: 'The board raised the least' }],
    });
    expect(second?.filter((_, i) => i !== 1)).toEqual(first?.filter((_, i) => i !== 1));
    const kept = new Set(after.split('\n'));
    const gone = before.split('\n').filter((line) => !kept.has(line));
    expect(gone.filter((line) => !/^\s*"min": 50,$/.test(line))).toEqual([]);
    const stretch = changedStretch(before, after);
    const own = before.slice(before.indexOf('"band-full-low"'), before.indexOf('"band-full-medium"'));
    expect(own).toContain(stretch.before);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('fits 800 pixels, in the dark, against another edition', async () => {
    const { page } = await open(
      here.browser,
      `${here.server.url}author/jmha@2023-07?strip=open&against=derby-homes@2024-04`,
      {
        width: 800,
        scheme: 'dark',
      },
    );
    await settled(page);
    expect(await strip(page).innerText()).toMatch(/\d+ cases move/);
    expect(await overflows(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await leave(page);
  });
});

const policy = 'rules/policies/jmha/2023-07.json';
const documents = ['rules', 'fixtures/cases', 'fixtures/determinations'].flatMap((folder) =>
  filesBelow(folder),
);
const textOf = (path: string): string | null => documents.find((file) => file.path === path)?.text ?? null;
const loading = load(documents);

/** What the unsaved texts move: the figures, then the differences of as many failing fixtures. */
async function movesOf(texts: ReadonlyMap<string, string>, stopped = false): Promise<Moved | null> {
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const parts: Moved[] = [];
  const last = await findMoves(
    loading,
    { path: policy, files, gone: [], baseline: 'saved' },
    { part: (moved) => parts.push(moved), stopped: () => Promise.resolve(stopped) },
  );
  if (!last || 'cases' in last) return last;
  const [figures] = parts;
  expect(last.failing.length).toBe(figures?.failing.length);
  return figures ? { ...figures, ...last } : null;
}

/** A document without what accepting may change. */
const withoutExpectations = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (key === 'expect' || key === 'accepted' ? undefined : value));

describe('findMoves(loading, ask), acceptAll(text, fixtures, grounds)', () => {
  const edited = (textOf(policy) ?? '').replace('"between": [50, 150]', '"between": [60, 150]');

  it('finds the cases whose award holds the band, and an answer that was overtaken is none', async () => {
    const moved = await movesOf(new Map([[policy, edited]]));
    expect(moved?.groups.map(({ causes }) => causes.map(({ text }) => text))).toEqual([
      ['rule `impact-bands-minimal` gives something else'],
    ]);
    expect(moved?.failing.every(({ isNew, mismatches }) => isNew && mismatches !== null)).toBe(true);
    expect(await movesOf(new Map([[policy, `${edited} `]]), true)).toBe(null);
  });

  it('accepting all leaves nothing failing, and nothing but expectations and reasons changed', async () => {
    const before = await movesOf(new Map([[policy, edited]]));
    const ready = (before?.failing ?? []).filter(canAccept);
    expect(ready.length).toBeGreaterThan(50);
    const written = acceptAll(textOf, ready, {
      clauses: ['¶16'],
      reason: 'The least is £60',
      on: '2026-11-21',
    });
    if (!written.ok) throw new Error(written.fault);
    const after = await movesOf(new Map([[policy, edited], ...written.texts]));
    expect(after?.failing).toEqual([]);
    expect(after?.moved).toBe(before?.moved);
    for (const [path, text] of written.texts)
      expect(withoutExpectations(text)).toEqual(withoutExpectations(textOf(path) ?? ''));
  });

  it('flips a provision with the profile, counts a problem, and says nothing of a text that cannot be read', async () => {
    const profile = edited.replace(/("stageCount": \{\s*"value": )\d+/, '$19');
    expect(profile).not.toBe(edited);
    expect((await movesOf(new Map([[policy, profile]])))?.flipped.length).toBeGreaterThan(0);
    const broken = await movesOf(new Map([[policy, edited.replace('"impact-bands"', '')]]));
    expect(broken).toMatchObject({ isUnreadable: true, moved: 0 });
    expect(broken?.newProblems.length).toBeGreaterThan(0);
  });
});
