/** What `redress impact` says of portfolios that it does not read: tables in a folder, sheets of what has none, hostile workbooks. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../cli/disk/index.ts';
import { main } from '../../cli/main.ts';
import { root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const args = (portfolio: string, ...more: string[]): string[] => [
  ...['impact', '--base', 'jmha', '--with', 'derby-homes', '--portfolio', portfolio],
  ...more,
];
const impact = (portfolio: string, ...more: string[]) => redress(args(portfolio, ...more));
const caseText = JSON.stringify({ id: 'one', facts: { impact: 'high' } });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-kinds-'));
  mkdirSync(at('both', 'deep'), { recursive: true });
  mkdirSync(at('own'));
  for (const place of ['both', 'own']) writeFileSync(at(place, 'one.json'), caseText);
  writeFileSync(at('own', 'notes.txt'), 'notes');
  for (const name of ['a.csv', 'b.ndjson', 'deep/c.XLSX']) writeFileSync(at('both', name), 'Impact\nhigh\n');
  writeFileSync(at('cases.csv'), 'Impact\nHigh\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('redress impact --portfolio <folder>', () => {
  it('refuses a folder that has tables beside its case documents, and names them', async () => {
    const { status, out, err } = await impact(at('both'));
    expect([status, out]).toEqual([2, '']);
    for (const name of ['a.csv', 'b.ndjson', 'deep/c.XLSX']) expect(err).toContain(name);
    expect(err).toContain('name a table by itself');
  });

  it('names five of many', async () => {
    mkdirSync(at('many'));
    for (let i = 1; i <= 7; i += 1) writeFileSync(at('many', `${i}.csv`), '');
    const { err } = await impact(at('many'));
    expect(err).toContain('5.csv` and 2 more;');
  });

  it('reads a folder of case documents, with notes or without', async () => {
    const { status, out, err } = await impact(at('own'), '--format', 'json');
    expect(err).toBe('');
    expect([status, (JSON.parse(out) as { cases: number }).cases]).toEqual([0, 1]);
  });
});

describe('redress impact --sheet', () => {
  it.each([
    ['a table of text', 'cases.csv'],
    ['a folder', 'own'],
    ['a case document', 'own/one.json'],
  ])('is refused for %s', async (_, name) => {
    const { status, err } = await impact(at(name), '--sheet', 'Cases');
    expect(status).toBe(2);
    expect(err).toContain('only a workbook (.xlsx) has sheets');
  });
});

describe('redress impact --portfolio <workbook>', () => {
  const book = (rows: string): Uint8Array =>
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    });

  it('refuses one that would be read for minutes, at once, with a code and a mend, and leaves nothing behind', async () => {
    writeFileSync(
      at('far.xlsx'),
      book('<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="XFD90000"><v>1</v></c></row>'),
    );
    const before = readdirSync(folder);
    const { status, out, err } = await impact(at('far.xlsx'), '--changed', at('moved.csv'));
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/far\.xlsx:1:1 workbook-too-large: a sheet is 90,000 rows long .* as CSV/);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('refuses one that is none', async () => {
    writeFileSync(at('none.xlsx'), 'Impact\nHigh\n');
    const { status, err } = await impact(at('none.xlsx'));
    expect([status, err.includes('unreadable-workbook')]).toEqual([2, true]);
  });

  it('says how far it is where somebody watches, and takes the line away', async () => {
    writeFileSync(
      at('small.xlsx'),
      book(
        '<row><c t="inlineStr"><is><t>Impact</t></is></c></row><row><c t="inlineStr"><is><t>High</t></is></c></row>',
      ),
    );
    let [err, now] = ['', 0];
    await main(args(at('small.xlsx')), {
      disk: nodeDisk(root),
      out: () => undefined,
      err: (text) => void (err += text),
      stdin: () => Promise.resolve(new Uint8Array()),
      clock: () => (now += 1000),
    });
    expect(err).toContain('unpacking the workbook, 100 %');
    expect(err).toContain('reading the workbook');
    expect(err).toContain('\r\u001B[K');
  });
});
