/** Rehearsals of the strip: edits that nobody made are answered while nothing is asked, and never while something is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MovesAsk } from '../../workbench/shared/moves-protocol.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import * as found from '../../workbench/shared/worker/moves.ts';
import { rehearsals, Rehearsal, rehearsed } from '../../workbench/shared/worker/rehearse.ts';
import { filesBelow } from '../support/library.ts';

const path = 'rules/policies/jmha/2023-07.json';
const documents = filesBelow('rules');
const text = documents.find((file) => file.path === path)?.text ?? '';
const loading = load(documents);
const ask: MovesAsk = { path, files: [{ path, text: `${text}\n` }], gone: [], baseline: 'jliving@2018' };

/** How the characters of two texts differ: from the first to the last that do. */
function stretch(a: string, b: string): [string, string] {
  let [start, end] = [0, 0];
  while (a[start] === b[start]) start += 1;
  while (a.at(-1 - end) === b.at(-1 - end) && end < Math.min(a.length, b.length) - start) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

describe('rehearsed(text, round)', () => {
  it('raises one figure of the rules and changes nothing else', () => {
    const texts = Array.from({ length: rehearsals }, (_, round) => rehearsed(text, round) as string);
    for (const edited of texts) {
      const [before, after] = stretch(text, edited);
      expect([before, after].join()).toMatch(/^\d*,\d+$/);
      expect(() => JSON.parse(edited) as unknown).not.toThrow();
    }
    expect(new Set(texts).size).toBeGreaterThan(10);
  });

  it('leaves a text alone that is no document, or has no figure', () => {
    expect(rehearsed('{', 1)).toBeNull();
    expect(rehearsed('null', 1)).toBeNull();
    expect(rehearsed('{ "rules": [], "sources": [3] }', 1)).toBeNull();
  });
});

describe('Rehearsal', () => {
  const asked: MovesAsk[] = [];
  let isHeld = false;

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    isHeld = false;
    vi.spyOn(found, 'findMoves').mockImplementation(async (_loading, one, { stopped }) => {
      asked.push(one);
      while (isHeld) if (await stopped()) return null;
      return { failing: [] };
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
  const answer = (rehearsal: Rehearsal, one: MovesAsk): void => {
    rehearsal.heard();
    rehearsal.answered(loading, one);
    rehearsal.over();
  };

  it('begins once it is quiet, each with another edit of what was asked last, so many times and no more', async () => {
    const rehearsal = new Rehearsal(breathe);
    answer(rehearsal, ask);
    await vi.advanceTimersByTimeAsync(700);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(rehearsals);
    expect(asked.every(({ baseline, files }) => baseline === 'saved' && files.length === 1)).toBe(true);
    expect(asked.map(({ files }) => files[0]?.text)).not.toContain(ask.files[0]?.text);
    answer(rehearsal, ask);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(rehearsals);
  });

  it('waits while a question is open, and ends at once where one comes', async () => {
    const rehearsal = new Rehearsal(breathe);
    rehearsal.heard();
    answer(rehearsal, ask);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(0);
    rehearsal.over();
    isHeld = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    rehearsal.heard();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(1);
    isHeld = false;
    rehearsal.over();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(rehearsals);
  });

  it('leaves what is kept for real questions alone, and rehearses no other unsaved text', async () => {
    const given: unknown[] = [];
    vi.mocked(found.findMoves).mockImplementation((own, one) => {
      given.push(own === loading, own.library === loading.library, one.files.length);
      return Promise.resolve({ failing: [] });
    });
    const rehearsal = new Rehearsal(breathe);
    answer(rehearsal, { ...ask, files: [...ask.files, { path: 'rules/vocabulary.json', text: '{' }] });
    await vi.advanceTimersByTimeAsync(810);
    expect(given).toEqual([false, true, 1]);
  });

  it('ends with the reading that was asked', async () => {
    const rehearsal = new Rehearsal(breathe);
    answer(rehearsal, ask);
    rehearsal.heard();
    rehearsal.forget();
    rehearsal.over();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual([]);
  });

  it('does not begin before the strip was asked, nor with a text that cannot be read', async () => {
    const rehearsal = new Rehearsal(breathe);
    rehearsal.heard();
    rehearsal.over();
    await vi.advanceTimersByTimeAsync(10_000);
    answer(rehearsal, { ...ask, files: [{ path, text: '{' }] });
    await vi.advanceTimersByTimeAsync(10_000);
    answer(rehearsal, { ...ask, files: [], gone: [path] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual([]);
  });
});
