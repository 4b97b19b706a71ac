/**
 * The gallery of bad input: every code has a folder, every file its approved messages. `APPROVE=1 npx vitest run
 * test/engine/read/gallery.test.ts` writes them anew; under `CI` it refuses.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatProblem, type Problem } from '../../../engine/index.ts';
import { absolute, filesBelow } from './base.ts';
import { codesInSource, exhibits, gallery } from './gallery.ts';

const approving = process.env['APPROVE'] === '1';
if (approving && process.env['CI']) throw new Error('approved messages are not rewritten in CI');

const all = exhibits();

/** What makes a message one that a policy author can act on. */
function flawsOf(problem: Problem): string[] {
  const flaws: string[] = [];
  const { what, why, mend, line, column, file } = problem;
  for (const [part, text] of Object.entries({ what, why, mend })) {
    if (text === '') flaws.push(`${part} is empty`);
    if (/^(?!JSON\b)[A-Z]/.test(text)) flaws.push(`${part} starts with a capital`);
    if (/[.!]$/.test(text)) flaws.push(`${part} ends with a full stop`);
    if (/undefined|\[object|NaN\b|Infinity|\bbehavior|\bcolor/.test(text)) flaws.push(`${part}: ${text}`);
  }
  if (!(Number.isInteger(line) && line >= 1)) flaws.push(`line ${line}`);
  if (!(Number.isInteger(column) && column >= 1)) flaws.push(`column ${column}`);
  if (file === '') flaws.push('no file');
  if (formatProblem(problem).includes('\n')) flaws.push('more than one line');
  if (formatProblem(problem).length > 600) flaws.push('too long to read');
  return flaws;
}

describe('the gallery of bad input', () => {
  for (const exhibit of all)
    test(`${exhibit.code}: ${exhibit.name} gives its approved messages`, async () => {
      const started = performance.now();
      const problems = await exhibit.problems();
      const took = performance.now() - started;
      expect(problems.map((problem) => problem.code)).toContain(exhibit.code);
      expect(problems.flatMap(flawsOf)).toEqual([]);
      const text = problems.map((problem) => `${formatProblem(problem)}\n`).join('');
      if (approving) writeFileSync(absolute(exhibit.expected), text);
      expect(existsSync(absolute(exhibit.expected)), `${exhibit.expected} is missing`).toBe(true);
      expect(text).toBe(readFileSync(absolute(exhibit.expected), 'utf8'));
      expect(took).toBeLessThan(2000);
    });

  test('every code that the source can give has a folder, and no folder is left over', () => {
    const folders = new Set(filesBelow(gallery).map((path) => path.split('/')[0] ?? ''));
    expect([...folders].sort()).toEqual([...codesInSource()].sort());
  });

  test('a code without a folder would be noticed', () => {
    const codes = codesInSource();
    expect(codes.size).toBeGreaterThan(60);
    expect(codes).toContain('too-many-unknowns');
    expect(codes).toContain('unknown-provision');
    expect(codes).toContain('profile-value');
    expect(codes).toContain('unknown-condition');
  });

  test('every approved message belongs to a file that is there', () => {
    const approved = filesBelow(gallery)
      .filter((path) => path.endsWith('.expected.txt'))
      .map((path) => `${gallery}/${path}`);
    expect(approved.sort()).toEqual(all.map((exhibit) => exhibit.expected).sort());
  });
});
