/**
 * A workbook before it is read: unpacked within bounds, looked through once, and packed again without compression. What is read
 * afterwards is what was looked at, and it is not more than can be read in seconds.
 */
import { zipSync } from 'fflate';
import type { Problem, Result } from '../problems.ts';
import { unpacking, zipEntries } from '../unzip.ts';
import { extentOf, type SheetExtent } from './sheet-extent.ts';
import { headProblem } from './table-head.ts';

/**
 * The largest workbook. `bytes` are unpacked; `tags` of XML over all of it; `cells` with or without a value over all sheets;
 * `area`: the last row of a sheet with a value times its last such column.
 */
export const workbookLimits = {
  parts: 5000,
  bytes: 300_000_000,
  tags: 20_000_000,
  cells: 3_000_000,
  area: 20_000_000,
} as const;

/** Pictures, printer settings and the like are nothing to a reader of cells. */
const isRead = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/.*\.xml(\.rels)?)$/;

type Limits = { readonly [Name in keyof typeof workbookLimits]: number };
type Words = readonly [what: string, why: string, mend: string];

const words = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const asCsv = 'save the sheet with the cases as CSV, which may have any number of rows';

const broken: Words = [
  'the workbook cannot be read: it is protected by a password, damaged, or no workbook of Excel',
  'what it holds is not what a workbook has',
  'open it in your spreadsheet and save it as .xlsx without a password, or as .csv',
];
const tooLarge = (what: string): Words => [what, 'reading it would take minutes, or all memory', asCsv];

/** Why a sheet is too large, if it is. */
function faultOf({ rows, columns, isOdd }: SheetExtent, limit: Limits): readonly [string, Words] | undefined {
  if (isOdd) return ['unreadable-workbook', broken];
  if (rows * columns > limit.area)
    return [
      'workbook-too-large',
      tooLarge(
        `a sheet is ${words(rows)} rows long and ${words(columns)} columns wide; at most ${words(limit.area)} cells are read`,
      ),
    ];
  return undefined;
}

/** The problem of a workbook that is larger as a file than it may be unpacked; it need not be read. */
export function oversized(name: string, size: number): Problem | undefined {
  if (size <= workbookLimits.bytes) return undefined;
  const [what, why, mend] = tooLarge(
    `the workbook is larger than ${words(workbookLimits.bytes / 1_000_000)} MB`,
  );
  return headProblem(name, 1, ['workbook-too-large', what, why, mend]);
}

/**
 * Looks a workbook (.xlsx) through; in between it gives what part of it is done, from 0 to 1. Answers a workbook that is safe to
 * read, with the same sheets. Errors: `unreadable-workbook`, `workbook-too-large`.
 */
export function* checkingWorkbook(
  name: string,
  bytes: Uint8Array,
  limit: Limits = workbookLimits,
): Generator<number, Result<Uint8Array<ArrayBuffer>>> {
  const fail = (code: string, [what, why, mend]: Words): Result<never> => ({
    ok: false,
    problems: [headProblem(name, 1, [code, what, why, mend])],
  });
  const refused = (what: string): Result<never> => fail('workbook-too-large', tooLarge(what));
  const listed = zipEntries(bytes);
  if (!listed) return fail('unreadable-workbook', broken);
  const wanted = listed.filter(
    (entry) => isRead.test(entry.name) && !entry.name.startsWith('xl/pivotCache/'),
  );
  if (wanted.length > limit.parts) return refused(`the workbook has more than ${words(limit.parts)} parts`);
  const total = wanted.reduce((sum, { packed }) => sum + packed, 0);
  const parts: Record<string, Uint8Array> = {};
  let [taken, size, tags, cells] = [0, 0, 0, 0];
  for (const entry of wanted) {
    const unpack = unpacking(bytes, entry, limit.bytes - size);
    let going = unpack.next();
    for (; !going.done; going = unpack.next()) {
      taken += going.value;
      yield taken / Math.max(1, total);
    }
    const part = going.value;
    if (part === 'broken') return fail('unreadable-workbook', broken);
    if (part === 'too-large')
      return refused(`the workbook is larger than ${words(limit.bytes / 1_000_000)} MB unpacked`);
    const extent = extentOf(part);
    size += part.length;
    tags += extent.tags;
    cells += extent.cells;
    const fault = faultOf(extent, limit);
    if (fault) return fail(...fault);
    if (cells > limit.cells)
      return refused(
        `the workbook has more than ${words(limit.cells)} cells, empty ones with a format among them`,
      );
    if (tags > limit.tags) return refused(`the workbook has more than ${words(limit.tags)} tags of XML`);
    parts[entry.name] = part;
  }
  return {
    ok: true,
    value: new Uint8Array(zipSync(parts, { level: 0, mtime: '1980-01-01T12:00:00' })),
    problems: [],
  };
}
