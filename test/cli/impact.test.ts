import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, root } from '../../cli/setup.mjs';
import { redress, redressProcess } from '../support/cli.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

/** Alliance 2.7 with £1,200 for major impact at full responsibility instead of £1,000. */
let draft: string;
const base = 'alliance-homes@2024-12';

/** Twelve cases at full responsibility: six of high impact (£1,000), six of low (£100). Case 3 is written for a spreadsheet. */
const rows = Array.from({ length: 12 }, (_, i) => [
  i === 2 ? '=1+1' : `case-${i + 1}`,
  'Mrs Example',
  i % 2 === 0 ? 'High' : 'Low',
  i < 3 ? 'Yes' : 'No',
]);
const header = ['Case number', 'Tenant name', 'Impact', 'Vulnerable household'];
const csv = (lines: readonly (readonly string[])[]): string =>
  `${lines.map((line) => line.join(',')).join('\n')}\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-impact-'));
  const edition = JSON.parse(
    readFileSync(join(root, 'rules/policies/alliance-homes/2024-12.json'), 'utf8'),
  ) as { tables: { name: string; rows: { name: string; amount: unknown }[] }[] };
  const row = edition.tables
    .find(({ name }) => name === 'grid')
    ?.rows.find(({ name }) => name === 'full-major');
  if (!row) throw new Error('the grid has no such row any more');
  row.amount = { fixed: 1200 };
  draft = write('draft.json', JSON.stringify(edition));
  write('cases.csv', csv([header, ...rows]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const impact = (portfolio: string, ...more: string[]) =>
  redress(['impact', '--base', base, '--with', draft, '--portfolio', portfolio, ...more]);

interface Json {
  portfolio: {
    rows: number;
    used: number;
    unusable: number;
    assumed: string[];
    leftOut: { column: string }[];
  };
  editions: { min: number; max: number; midpoint: number }[];
  pairs: {
    change: { gain: number; same: number; min: number };
    by: Record<string, { value: string; withheld?: boolean; cases?: number }[]>;
    largest: { case: string; midpoint: number }[];
  }[];
}

describe('redress impact over a CSV file that it has never seen', () => {
  it('suggests a mapping, says what it took for granted, and adds up: six cases of £1,000 become £1,200', async () => {
    const { status, out, err } = await impact(at('cases.csv'), '--format', 'json');
    expect(status).toBe(0);
    const json = JSON.parse(out) as Json;
    expect(json.portfolio).toMatchObject({ rows: 12, used: 12, unusable: 0 });
    expect(json.portfolio.assumed).toContain('landlordResponsibility');
    expect(json.portfolio.leftOut.map(({ column }) => column)).toContain('Tenant name');
    expect(json.editions.map(({ min, max }) => [min, max])).toEqual([
      [6600, 6600],
      [7800, 7800],
    ]);
    expect(json.pairs[0]?.change).toMatchObject({ gain: 6, same: 6, min: 1200 });
    expect(json.pairs[0]?.largest[0]?.midpoint).toBe(200);
    expect(err).toContain('"Impact" is impact');
    expect(err).toMatch(/"Tenant name" is left out \(personal\)/);
    expect(err).toContain('landlordResponsibility');
    expect(`${out}${err}`).not.toContain('Mrs Example');
  });

  it('withholds what fewer than five cases share, and the rest with it, unless asked for', async () => {
    const by = ['--by', 'vulnerableHousehold', '--format', 'json'];
    const hidden = JSON.parse((await impact(at('cases.csv'), ...by)).out) as Json;
    const shown = JSON.parse((await impact(at('cases.csv'), ...by, '--show-small')).out) as Json;
    expect(hidden.pairs[0]?.by['vulnerableHousehold']).toEqual([
      { value: 'true', label: 'yes', withheld: true },
      { value: 'false', label: 'no', withheld: true },
    ]);
    expect(shown.pairs[0]?.by['vulnerableHousehold']?.map(({ cases }) => cases)).toEqual([3, 9]);
  });

  it('prints tables and Markdown, and says that lines are withheld', async () => {
    const table = await impact(at('cases.csv'), '--by', 'vulnerableHousehold');
    expect(table.out).toContain('12 rows, 12 used, 0 cannot be used');
    expect(table.out).toMatch(/midpoint +£6,600 +£7,800/);
    expect(table.out).toContain('--show-small shows them');
    const markdown = await impact(at('cases.csv'), '--format', 'markdown');
    expect(markdown.out).toContain('| midpoint | £6,600 | £7,800 |');
  });

  it('gives one CSV of all tables, numbers as numbers', async () => {
    const { out } = await impact(at('cases.csv'), '--format', 'csv');
    const [head = [], ...lines] = Papa.parse<string[]>(out.trim()).data;
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head.length]));
    const about = lines.filter(([table]) => table === 'about');
    expect(about.find((line) => line[head.indexOf('label')] === 'portfolio')?.[head.indexOf('value')]).toBe(
      'cases.csv',
    );
    expect(about.some((line) => line[head.indexOf('label')]?.startsWith('no column'))).toBe(true);
    expect(new Set(about.map((line) => line[head.indexOf('edition')]))).toEqual(new Set(['']));
    const change = lines.find(([table]) => table === 'change') ?? [];
    expect(change[head.indexOf('change of midpoint')]).toBe('1200.00');
    const cause = lines.find(([table]) => table === 'causes') ?? [];
    expect(cause[head.indexOf('label')]).toContain('grid-full-major');
  });

  it('writes the cases that moved; a text that a spreadsheet would run is marked, a loss is a number', async () => {
    const mapping = write(
      'named.mapping.json',
      JSON.stringify({
        columns: [
          { column: 'Case number', to: { id: true } },
          { column: 'Impact', to: { fact: 'impact' }, values: { High: 'high', Low: 'low' } },
        ],
      }),
    );
    const args = [
      'impact',
      '--base',
      draft,
      '--with',
      base,
      '--portfolio',
      at('cases.csv'),
      '--mapping',
      mapping,
    ];
    const { status, err } = await redress([...args, '--changed', at('moved.csv')]);
    expect([status, err.includes('no mapping')]).toEqual([0, false]);
    const [head = [], ...lines] = Papa.parse<string[]>(readFileSync(at('moved.csv'), 'utf8').trim()).data;
    expect(lines).toHaveLength(6);
    expect(lines.map((line) => line[head.indexOf('change')])).toEqual(Array(6).fill('-200.00'));
    expect(lines.every((line) => !/^[=+@]/.test(line[1] ?? ''))).toBe(true);
    expect(lines[0]?.[head.indexOf('causes')]).toContain('grid-full-major');
  });

  it('calls a case document by its place, and knows nobody by name', async () => {
    const facts = { impact: 'high', vulnerableHousehold: true };
    const file = write(
      'complaints.json',
      JSON.stringify([
        { id: 'mrs-quill-1', title: 'Mrs Quill', facts, decided: { amount: 5, officer: 'Jo Fern' } },
        { id: 'mrs-quill-2', facts },
      ]),
    );
    const { status, out } = await impact(
      file,
      '--changed',
      at('quill.csv'),
      '--show-small',
      '--format',
      'json',
    );
    expect(status).toBe(0);
    const moved = readFileSync(at('quill.csv'), 'utf8');
    expect(moved).toContain('row-2');
    expect(`${out}${moved}`).not.toMatch(/quill|fern/i);
  });

  it('tells of lost characters, of formulas without a result, and of a mapping without a line of headers', async () => {
    const latin = at('latin.csv');
    writeFileSync(
      latin,
      Buffer.from('Impact,Role,Arrears\nHigh,Andr\u00e9,5\nHigh,Manager,\u00a35\nLow,Manager,5\n', 'latin1'),
    );
    const told = await impact(latin);
    expect(told.out).toContain('3 rows, 1 used, 2 cannot be used');
    expect(told.err).toContain('not-utf8: column "Role"');
    const book = at('formula.xlsx');
    const cells = [
      ['Impact', 'Arrears'].map((value) => ({ value })),
      [{ value: 'High' }, { value: 5, type: Number }],
    ];
    await writeXlsxFile([...cells, [{ value: 'High' }, { value: '=B2*2', type: 'Formula' }]] as never).toFile(
      book,
    );
    expect((await impact(book)).out).toContain('2 rows, 1 used, 1 cannot be used');
    const mapping = write('zero.mapping.json', JSON.stringify({ headerLine: 0, columns: [] }));
    const refused = await impact(at('cases.csv'), '--mapping', mapping);
    expect(refused.err).toMatch(/zero\.mapping\.json:1:/);
    expect(refused.status).not.toBe(0);
  });

  it('keeps the suggested mapping beside the file where asked to, and takes it the next time', async () => {
    const file = write('kept.csv', csv([header, ...rows]));
    expect((await impact(file, '--write-mapping')).status).toBe(0);
    expect(readFileSync(`${file}.mapping.json`, 'utf8')).not.toContain('Mrs Example');
    const again = await impact(file);
    expect(again.err).not.toContain('there is no mapping');
    expect((await impact(file, '--write-mapping')).status).toBe(2);
  });

  it('lists every row that cannot be used, by line, column and reason, without what stands in it', async () => {
    const broken = rows.map((row, i) => (i % 4 === 3 ? [...row.slice(0, 2), 'Gigantic', row[3] ?? ''] : row));
    const file = write('broken.csv', csv([header, ...broken]));
    const { status, out, err } = await impact(file, '--problems', at('problems.csv'), '--format', 'json');
    expect(status).toBe(0);
    expect((JSON.parse(out) as Json).portfolio).toMatchObject({ rows: 12, used: 9, unusable: 3 });
    expect(err).toContain(`${file}:5 value-domain: column "Impact"`);
    expect(err).not.toContain('Gigantic');
    const listed = Papa.parse<string[]>(readFileSync(at('problems.csv'), 'utf8').trim()).data;
    expect(listed.slice(1).map(([line, column]) => [line, column])).toEqual([
      ['5', 'Impact'],
      ['9', 'Impact'],
      ['13', 'Impact'],
    ]);
  });
});

describe('redress impact over other portfolios', () => {
  it('reads a sheet of a workbook', async () => {
    const cells = [header, ...rows].map((row) => row.map((value) => ({ value, type: String })));
    const notes = [[{ value: 'nothing here', type: String }]];
    await writeXlsxFile([
      { data: notes, sheet: 'Notes' },
      { data: cells, sheet: 'Cases' },
    ]).toFile(at('cases.xlsx'));
    const { status, out } = await impact(at('cases.xlsx'), '--sheet', 'Cases', '--format', 'json');
    expect(status).toBe(0);
    expect((JSON.parse(out) as Json).editions.map(({ midpoint }) => midpoint)).toEqual([6600, 7800]);
    const other = await impact(at('cases.xlsx'), '--sheet', 'Case');
    expect([other.status, other.err]).toEqual([2, expect.stringContaining('it has `Notes`, `Cases`')]);
  });

  it('takes the generated cases, and the Ombudsman’s with what was offered and ordered', async () => {
    const generated = await impact('fixtures/portfolios/generated-1000.ndjson', '--format', 'json');
    expect((JSON.parse(generated.out) as Json).portfolio).toMatchObject({ rows: 1000, used: 1000 });
    const ombudsman = await impact('fixtures/determinations');
    expect([ombudsman.status, ombudsman.out]).toEqual([0, expect.stringMatching(/published +ordered +\d+/)]);
  });

  it('holds a file against what a revision of git has of it', async () => {
    const file = 'rules/policies/jmha/2023-07.json';
    const args = ['--portfolio', 'fixtures/determinations', '--format', 'json'];
    const whole = await redress(['impact', '--base', `HEAD:${file}`, '--with', 'jmha', ...args]);
    const short = await redress(['impact', '--base', 'git:HEAD', '--with', 'jmha', ...args]);
    expect([whole.status, short.status]).toEqual([0, 0]);
    expect(short.out).toBe(whole.out);
    const none = await redress(['impact', '--base', 'git:no-such-branch', '--with', 'jmha', ...args]);
    expect([none.status, none.out]).toEqual([2, '']);
    expect(none.err).toContain(`git has no \`${file}\` at \`no-such-branch\``);
  });
});

describe('redress impact refuses', () => {
  it.each([
    [[], 'name both'],
    [['--base', 'jmah', '--with', 'jmha'], 'did you mean `jmha`'],
    [['--base', 'jmha', '--with', 'jliving'], '--portfolio <file or folder>'],
    [['--base', 'jmha', '--with', 'jliving', '--portfolio', 'package.txt'], 'no-such-file'],
    [['--base', 'jmha', '--with', 'jliving', '--portfolio', 'README.md'], 'is no portfolio by its name'],
    [
      ['--base', 'jmha', '--with', 'jliving', '--portfolio', 'fixtures/determinations', '--by', 'impct'],
      '`impact`',
    ],
  ])('%j', async (args, text) => {
    const { status, out, err } = await redress(['impact', ...args]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(text);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('to write over the portfolio', async () => {
    const { status, err } = await impact(at('cases.csv'), '--changed', join(folder, '.', 'cases.csv'));
    expect([status, err]).toEqual([2, expect.stringContaining('a file is named twice')]);
  });

  it('a file in which no row can be used: what moved is not written, what is wrong with the rows is', async () => {
    const file = write('useless.csv', csv([header, ['a', 'b', 'Gigantic', 'Yes']]));
    const columns = [{ column: 'Impact', to: { fact: 'impact' } }];
    const mapping = write('useless.json', JSON.stringify({ columns }));
    const args = ['--mapping', mapping, '--problems', at('why.csv'), '--changed'];
    const { status, out, err } = await impact(file, ...args, at('left.csv'));
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('no row can be used: 1 row, 0 used, 1 cannot be used');
    expect([existsSync(at('left.csv')), existsSync(at('why.csv'))]).toEqual([false, true]);
    const nowhere = await impact(file, ...args, join(folder, 'none', 'moved.csv'));
    expect([nowhere.status, nowhere.err]).toEqual([2, expect.stringContaining('unwritable-file')]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('redress impact and files that are there', () => {
  it('writes over nothing that it reads, by whatever name, and not among the rules and fixtures', async () => {
    symlinkSync(at('cases.csv'), at('link.csv'));
    symlinkSync(folder, at('around'));
    const texts = [at('cases.csv'), draft].map((path) => readFileSync(path, 'utf8'));
    const refused: [string, string][] = [
      [at('link.csv'), 'a file is named twice'],
      [join(at('around'), 'cases.csv'), 'a file is named twice'],
      [at('cases.csv.mapping.json'), 'a file is named twice'],
      [draft, 'a file is named twice'],
      ['rules/moved.csv', 'inside of the project’s rules/'],
      ['fixtures/portfolios/moved.csv', 'inside of the project’s fixtures/'],
      [folder, 'it is a folder'],
      ['/dev/null', 'it is no plain file'],
    ];
    for (const [target, text] of refused) {
      const { status, out, err } = await impact(at('cases.csv'), '--problems', target);
      expect([status, out, err]).toEqual([2, '', expect.stringContaining(text)]);
    }
    const twice = ['--changed', at('new.csv'), '--problems', join(at('around'), 'new.csv')];
    expect((await impact(at('cases.csv'), ...twice)).err).toContain('a file is named twice');
    expect([at('cases.csv'), draft].map((path) => readFileSync(path, 'utf8'))).toEqual(texts);
    rmSync(at('around'));
  });

  it('replaces the target of a link and keeps its permissions; refuses a read-only file; sweeps what is left', async () => {
    chmodSync(write('target.csv', 'old'), 0o640);
    symlinkSync(at('target.csv'), at('to-target.csv'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    write(`.redress-${dead}-x.csv.tmp`, 'left');
    expect((await impact(at('cases.csv'), '--changed', at('to-target.csv'))).status).toBe(0);
    expect(lstatSync(at('to-target.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('target.csv'), 'utf8')).toContain('row-2,2,award');
    expect(statSync(at('target.csv')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    chmodSync(at('target.csv'), 0o440);
    const { status, err } = await impact(at('cases.csv'), '--changed', at('target.csv'));
    expect([status, err]).toEqual([2, expect.stringContaining('it is read-only')]);
  });

  it('keeps no mapping that cannot be used, and sends no escapes of a header to the terminal', async () => {
    const odd = write(
      'odd.csv',
      csv([
        ['Case \u001B[31mred', 'Impact'],
        ['a', 'High'],
      ]),
    );
    expect((await impact(odd)).err).not.toContain('\u001B');
    const file = write('unkept.csv', csv([header, ...rows]));
    const { status } = await impact(file, '--write-mapping', '--changed', folder);
    expect([status, existsSync(`${file}.mapping.json`)]).toEqual([2, false]);
  });

  it('escapes what Markdown would take for its own', async () => {
    const marked = write('a<b&c|d.json', readFileSync(draft, 'utf8'));
    const args = ['--base', base, '--with', marked, '--portfolio', at('cases.csv')];
    const { out } = await redress(['impact', ...args, '--format', 'markdown']);
    expect(out).toContain('a&lt;b&amp;c\\|d.json');
    expect(out).not.toContain('a<b');
  });
});

describe('redress impact as a process', () => {
  beforeAll(() => void ensureBuilt('cli'), 300_000);

  it.each(['SIGINT', 'SIGHUP'] as const)('leaves no half-written file behind at %s', async (signal) => {
    const lines = Array.from({ length: 150_000 }, (_, i) => rows[i % rows.length] ?? []);
    const file = write('long.csv', csv([header, ...lines]));
    const args = ['impact', '--base', base, '--with', draft, '--portfolio', file, '--changed', at('cut.csv')];
    const child = spawn(process.execPath, [join(root, 'cli', 'redress.mjs'), ...args], { cwd: root });
    const begun = (): boolean => readdirSync(folder).some((name) => name.endsWith('cut.csv.tmp'));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    child.stdout.resume();
    child.stderr.resume();
    while (!begun() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    expect(await ended).toBe(130);
    expect(readdirSync(folder).filter((name) => name.includes('cut.csv'))).toEqual([]);
  });

  it('gives the same answer', async () => {
    const args = [
      'impact',
      '--base',
      base,
      '--with',
      draft,
      '--portfolio',
      at('cases.csv'),
      '--format',
      'json',
    ];
    const [outside, inside] = [await redressProcess(args), await redress(args)];
    expect([outside.status, outside.out]).toEqual([0, inside.out]);
  });
});
