/**
 * Rows of a workbook's sheet. The front ends read the file with read-excel-file, which opens it in their own way
 * (`read-excel-file/node`; in a worker `read-excel-file/web-worker`, which starts no workers of its own), and its cells come here.
 */
import { formatDate, formatTime } from '../dates.ts';
import type { Vocabulary } from '../model/index.ts';
import type { Batch, Head, Mapping, RawCell } from './model.ts';
import { Refusal } from './refusal.ts';
import { Gathered, RowReader } from './row.ts';
import type { FaultyCells } from './sheet-faults.ts';
import { isBlank } from './values.ts';

const none: FaultyCells = new Map();
/** Rows of the longest sheet that a spreadsheet writes. */
const mostRows = 1_048_576;
const secondsOfDay = 86_400;
/** The day number of 1 January 1900: before it a date of a spreadsheet is a clock time on day 0 of its count. */
const firstDay = -25_567;

/** A moment (UTC) as text: its calendar date, with the clock time behind it where it is not midnight; the time alone of day 0. */
function momentText(moment: Date): RawCell {
  const time = moment.getTime();
  if (Number.isNaN(time)) return null;
  // Parts of a day are fractions in the file: a minute may come as a millisecond less.
  const seconds = Math.round(time / 1000);
  const day = Math.floor(seconds / secondsOfDay);
  const minutes = Math.floor((seconds - day * secondsOfDay) / 60);
  if (day < firstDay) return formatTime(minutes);
  return minutes === 0 ? formatDate(day) : `${formatDate(day)} ${formatTime(minutes)}`;
}

/** The cells of read-excel-file as the portfolio reads them: its dates (UTC) become text, what is no cell becomes blank. */
export function sheetCells(rows: readonly (readonly unknown[])[], faulty: FaultyCells = none): RawCell[][] {
  // Rows without a value at the end are no rows to read-excel-file; those with faulty cells are told of.
  let length = rows.length;
  for (const row of faulty.keys()) length = Math.max(length, Math.min(row, mostRows));
  return Array.from({ length }, (_, i) => rows[i] ?? []).map((row) =>
    row.map((cell): RawCell => {
      if (cell instanceof Date) return momentText(cell);
      return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
    }),
  );
}

function withFaults(
  cells: readonly RawCell[],
  faults: ReadonlyMap<number, Refusal>,
  width: number,
): readonly (RawCell | Refusal)[] {
  return Array.from({ length: Math.max(cells.length, width) }, (_, i) =>
    i < width ? (faults.get(i) ?? cells[i] ?? null) : (cells[i] ?? null),
  );
}

/**
 * A reader of a sheet run by run: each call takes the next rows, the first of which is row `firstRow` of the sheet, from 1.
 * The headers and what is above them are passed over, as are blank rows. A row with a faulty cell in a column that is read
 * is refused (`cell-error`).
 */
export function sheetReader(
  vocabulary: Vocabulary,
  mapping: Mapping,
  head: Head,
  faulty: FaultyCells = none,
): (rows: readonly (readonly RawCell[])[], firstRow: number) => Batch {
  const out = new Gathered();
  const reader = new RowReader(vocabulary, mapping, head.columns, out);
  const width = head.columns.length;
  return (rows, firstRow) => {
    rows.forEach((cells, i) => {
      const line = firstRow + i;
      if (line <= mapping.headerLine) return;
      const faults = faulty.get(line);
      const whole = faults ? withFaults(cells, faults, width) : cells;
      if (whole.every((cell) => !(cell instanceof Refusal) && isBlank(cell))) return;
      // A sheet has no last cell: what is missing at the end of a row is blank.
      reader.read(line, whole, Math.max(whole.length, width));
    });
    return out.take();
  };
}

/** Rows of a sheet at once; `rows[0]` is row `firstRow` of the sheet. */
export const sheetRows = (
  vocabulary: Vocabulary,
  mapping: Mapping,
  head: Head,
  rows: readonly (readonly RawCell[])[],
  firstRow = 1,
  faulty: FaultyCells = none,
): Batch => sheetReader(vocabulary, mapping, head, faulty)(rows, firstRow);
