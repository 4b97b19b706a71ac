/**
 * Cells of a workbook that have no value: errors (#DIV/0!, #N/A) and formulas that were never worked out. read-excel-file gives
 * them as blank, and a blank may stand for nothing owed; so they are looked for in the sheet itself, to be refused.
 */
import { strFromU8, unzipSync } from 'fflate';
import { Refusal } from './refusal.ts';

/** The cells at fault: by row, from 1, and by column, from 0. */
export type FaultyCells = ReadonlyMap<number, ReadonlyMap<number, Refusal>>;

const unworked = new Refusal(
  'cell-error',
  'this cell has a formula whose result is not in the file',
  'open the workbook in your spreadsheet, save it, and try again',
);
const errorOf = (text: string): Refusal =>
  new Refusal(
    'cell-error',
    `this cell is in error${/^#[A-Z0-9/!?_]{2,20}$/.test(text) ? `: ${text}` : ''}`,
    'correct its formula, or clear the cell',
  );

/** An attribute of a tag, with or without a prefix of its own; entities are read. */
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return (found?.[1] ?? found?.[2])
    ?.replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&amp;/g, '&');
}

const part = (bytes: Uint8Array, path: string): string | undefined => {
  const found = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  return found && strFromU8(found);
};

/** Where a sheet stands in the workbook, by its name. */
function pathOf(bytes: Uint8Array, sheet: string): string | undefined {
  const sheets = (part(bytes, 'xl/workbook.xml') ?? '').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  const own = sheets.find((tag) => attribute(tag, 'name') === sheet);
  const id = own && attribute(own, 'id');
  const links =
    (part(bytes, 'xl/_rels/workbook.xml.rels') ?? '').match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  const link = links.find((tag) => attribute(tag, 'Id') === id);
  const target = link && attribute(link, 'Target');
  if (target === undefined) return undefined;
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The column of an address, from 0: A1, AB12. */
const columnOf = (address: string): number =>
  [...address.replace(/[^A-Z]/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function faultOf(tag: string, inside: string): Refusal | undefined {
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(inside)?.[1];
  if (attribute(tag, 't') === 'e') return errorOf(value ?? '');
  return /<(?:\w+:)?f[\s>/]/.test(inside) && !/<(?:\w+:)?v[\s>/]/.test(inside) ? unworked : undefined;
}

/** The faulty cells of a sheet's XML. */
export function faultyCellsOf(xml: string): FaultyCells {
  const faults = new Map<number, Map<number, Refusal>>();
  let [row, column] = [0, -1];
  for (const [all, name, attributes = '', inside = ''] of xml.matchAll(
    /<(?:\w+:)?(?:(row)(?=[\s>/])[^>]*>|c(?=[\s>/])((?:"[^"]*"|'[^']*'|[^>"'/])*)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g,
  )) {
    if (name === 'row') {
      row = Number(attribute(all, 'r') ?? row + 1);
      column = -1;
      continue;
    }
    const address = attribute(attributes, 'r');
    column = address === undefined ? column + 1 : columnOf(address);
    const fault = faultOf(attributes, inside);
    if (!fault) continue;
    const cells = faults.get(row) ?? new Map<number, Refusal>();
    faults.set(row, cells.set(column, fault));
  }
  return faults;
}

/** The faulty cells of one sheet of a workbook (.xlsx); none where the sheet is not found. Throws where it is no workbook. */
export function faultyCells(bytes: Uint8Array, sheet: string): FaultyCells {
  const path = pathOf(bytes, sheet);
  return faultyCellsOf((path === undefined ? undefined : part(bytes, path)) ?? '');
}
