/** The codes and limits of `docs/portfolios.md` are those of the sources, and the other way round. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { workbookLimits } from '../../engine/index.ts';
import { leftOutReasons } from '../../engine/portfolio/model.ts';
import { limits } from '../../engine/portfolio/split-faults.ts';

const page = readFileSync(join(root, 'docs/portfolios.md'), 'utf8');
const sourcesIn = (folder: string, name = /\.ts$/): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => name.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
const text = [
  ...sourcesIn('engine/portfolio'),
  ...sourcesIn('engine/impact'),
  ...sourcesIn('cli/disk'),
  ...sourcesIn('cli', /^(impact|portfolio|workbook|mapping|revision).*\.ts$/),
].join('\n');

/** Words in quotation marks with a hyphen that are no codes: what a spreadsheet, an encoding or an outcome is called. */
const otherWords = new Set(['utf-8', 'too-large', 'open-ended']);

/** The codes of a text: hyphenated words in quotation marks, and single ones where a code is given. */
function codesIn(source: string): string[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^import [\s\S]*?;$/gm, '');
  const hyphenated = [...bare.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)];
  const single = [...bare.matchAll(/(?:code: |Refusal\(\s*|say\(\s*|warn\(|words = \[)'([a-z0-9-]+)'/g)];
  return [...new Set([...hyphenated, ...single].map(([, code = '']) => code))].filter(
    (code) => !otherWords.has(code),
  );
}

/** The codes in the first cells of the tables below "Codes". */
const documented = [...page.slice(page.indexOf('## Codes')).matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(
  ([, cell = '']) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, code = '']) => code),
);

describe('docs/portfolios.md', () => {
  it('names every code of the sources', () => {
    const codes = [...codesIn(text), ...leftOutReasons];
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
  });

  it('names no code that no source gives', () => {
    expect(documented.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('sees a code that is new, in each of the ways in which one is given', () => {
    for (const source of [
      "new Refusal(\n    'novel', 'what', 'mend')",
      "say('novel', 'what', 'why', 'mend')",
      "{ code: 'novel', severity: 'error' }",
      "headProblem(name, 1, ['novel-code', what])",
    ])
      expect(codesIn(source).filter((code) => !documented.includes(code))).toHaveLength(1);
  });

  it('says the limits', () => {
    const count = (value: number): string => value.toLocaleString('en-GB');
    const { bytes, parts, cells, area, tags } = workbookLimits;
    const rows = [
      `| columns of a table | ${count(limits.columns)} |`,
      `| ${[limits.field, limits.row, limits.quoted].map(count).join(', ')} |`,
      `| a workbook, packed or unpacked | ${count(bytes)} bytes |`,
      `| parts of a workbook | ${count(parts)} |`,
      `among them | ${count(cells)} |`,
      `last such column | ${count(area)} |`,
      `| tags of XML in a workbook | ${count(tags)} |`,
    ];
    for (const row of rows) expect(page).toContain(row);
  });
});
