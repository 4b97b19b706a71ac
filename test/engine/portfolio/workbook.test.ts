/** Workbooks that would take minutes or all memory are refused before they are read; all others are read as they are. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readUniversal from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { checkingWorkbook, oversized, type Result, workbookLimits } from '../../../engine/index.ts';
import { extentOf } from '../../../engine/portfolio/sheet-extent.ts';
import { unpacking, zipEntries } from '../../../engine/unzip.ts';

type Limits = Parameters<typeof checkingWorkbook>[2];
type Parts = Record<string, Uint8Array>;

function check(bytes: Uint8Array, limits?: Limits): Result<Uint8Array<ArrayBuffer>> {
  const checking = checkingWorkbook('a.xlsx', bytes, limits);
  for (;;) {
    const step = checking.next();
    if (step.done) return step.value;
    expect(step.value).toBeLessThanOrEqual(1);
  }
}
const faultOf = (bytes: Uint8Array, limits?: Limits): string => {
  const read = check(bytes, limits);
  return read.ok ? 'none' : (read.problems[0]?.code ?? '');
};

const cells = [
  [{ value: 'Impact' }, { value: 'Closed' }],
  [{ value: 'High' }, { value: new Date('2025-03-14T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }],
  [{ value: 'Löw & <odd>' }, { value: 12.5, type: Number }],
];
async function bytesOf(): Promise<Uint8Array> {
  const file = writeXlsxFile(cells as never);
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
const sheetIn = (parts: Parts): string =>
  Object.keys(parts).find((name) => /worksheets\/sheet\d\.xml$/.test(name)) ?? '';

/** The workbook with other rows. */
async function withRows(rows: string): Promise<Uint8Array> {
  const parts = unzipSync(await bytesOf());
  const xml = strFromU8(parts[sheetIn(parts)] ?? new Uint8Array());
  const changed = xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`);
  expect(changed).not.toBe(xml);
  return zipSync({ ...parts, [sheetIn(parts)]: strToU8(changed) });
}

describe('checkingWorkbook(name, bytes)', () => {
  it('gives a workbook that says the same', async () => {
    const bytes = await bytesOf();
    const read = check(bytes);
    if (!read.ok) throw new Error(read.problems[0]?.what);
    const before = await readUniversal(bytes.slice().buffer);
    expect(await readUniversal(read.value.slice().buffer)).toEqual(before);
    expect(before[0]?.data).toHaveLength(3);
  });

  it.each([
    ['a column that no sheet has', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['an address of four letters', '<row r="1"><c r="AAAA1"><v>1</v></c></row>'],
    ['a row beyond the last', '<row r="900000000"><c r="A900000000"><v>1</v></c></row>'],
    ['a row that only its cell names', '<row><c r="A1048577"><v>1</v></c></row>'],
    ['an address in entities', '<row r="1"><c r="&#65;1"><v>1</v></c></row>'],
    ['cells that are never closed', '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>1</v></row>'],
    ['a tag in a tag', '<row r="1"><c <c <c r="A1"></c></row>'],
  ])('refuses %s', async (_, rows) => {
    expect(faultOf(await withRows(rows))).toBe('unreadable-workbook');
  });

  it('refuses one value far out, because all that is between would be read', async () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="XFD20000"><v>1</v></c></row>';
    const read = check(await withRows(far));
    expect(read.problems[0]).toMatchObject({
      code: 'workbook-too-large',
      what: 'a sheet is 20,000 rows long and 16,384 columns wide; at most 20,000,000 cells are read',
      mend: expect.stringContaining('CSV') as string,
    });
    const empty = '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="XFD20000" s="1"/></row>';
    expect(faultOf(await withRows(empty))).toBe('none');
  });

  it('refuses many cells, many tags, many parts and many bytes', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="1"/></row>`);
    const bytes = await withRows(rows.join(''));
    expect(faultOf(bytes)).toBe('none');
    for (const part of [{ cells: 29 }, { tags: 60 }, { parts: 3 }, { bytes: 2_000 }])
      expect(faultOf(bytes, { ...workbookLimits, ...part })).toBe('workbook-too-large');
    expect(faultOf(bytes, { ...workbookLimits, cells: 30 })).toBe('none');
    expect(oversized('a.xlsx', workbookLimits.bytes)).toBeUndefined();
    expect(oversized('a.xlsx', workbookLimits.bytes + 1)?.code).toBe('workbook-too-large');
  });

  it('stops in the midst of a part that unpacks to more than it says', () => {
    const [bomb, size] = [zipSync({ 'xl/a.xml': new Uint8Array(40_000_000) }), 40_000_000];
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at + 4 < bomb.length; at += 1)
      if (view.getUint32(at, true) === size) view.setUint32(at, 10, true);
    expect(zipEntries(bomb)?.[0]?.size).toBe(10);
    expect(faultOf(bomb)).toBe('unreadable-workbook');
    expect(faultOf(bomb, { ...workbookLimits, bytes: 30_000_000 })).toBe('workbook-too-large');
  });

  it('refuses what is cut off, what is no zip, and what is packed in another way', async () => {
    const bytes = await bytesOf();
    expect(faultOf(bytes.slice(0, -30))).toBe('unreadable-workbook');
    expect(faultOf(strToU8('PK, but no more'))).toBe('unreadable-workbook');
    const [first] = zipEntries(bytes) ?? [];
    if (!first) throw new Error('no entries');
    const other = unpacking(bytes, { ...first, method: 12 }, 1_000_000).next();
    expect(other).toEqual({ done: true, value: 'broken' });
    expect(faultOf(bytes.map((byte, i) => (i > 60 && i < 90 ? byte ^ 0x55 : byte)))).toBe(
      'unreadable-workbook',
    );
  });
});

describe('extentOf(part)', () => {
  const of = (xml: string) => extentOf(strToU8(xml));

  it('follows addresses, and counts on where there are none; only values make a sheet wide or long', () => {
    expect(
      of(
        '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t/></x:is></x:c></x:row>' +
          '<x:row r = \'7\'><x:c s="1" r=\'AB7\'><x:f>A1</x:f></x:c><x:c r="XFD7" s="1"/></x:row></x:sheetData>',
      ),
    ).toMatchObject({ cells: 4, rows: 7, columns: 28, isOdd: false });
  });

  it('takes parts that are no sheets for none', () => {
    expect(of('<calcChain><c r="A1"/><c r="A2"/></calcChain>')).toMatchObject({ cells: 0, tags: 4, rows: 0 });
    expect(of('no xml > at all')).toMatchObject({ tags: 0, isOdd: false });
  });
});
