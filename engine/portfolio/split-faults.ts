/** What can be wrong with a row before its cells are looked at, and where patience ends. */
import { Refusal } from './refusal.ts';

/** Beyond these a file is broken, or not a table. Lengths are characters; `quoted`: how far the end of a quoted cell is looked for. */
export const limits = { field: 100_000, row: 1_000_000, columns: 1000, quoted: 4_000_000 } as const;

/** Faults of a row of CSV. */
export const splitFaults = {
  field: new Refusal(
    'field-too-long',
    `a cell of this row has more than ${limits.field} characters`,
    'shorten it, or leave the column out of the file',
  ),
  row: new Refusal(
    'row-too-long',
    `this row has more than ${limits.row} characters`,
    'check that it ends, and that the file is CSV',
  ),
  columns: new Refusal(
    'too-many-columns',
    `this row has more than ${limits.columns} cells`,
    'leave out the columns that are not needed',
  ),
  open: new Refusal(
    'open-quote',
    'a quotation mark opens a cell of this row and none closes it',
    'close it, or write two for one that belongs to the text',
  ),
  stray: new Refusal(
    'stray-quote',
    'a quotation mark stands inside a quoted cell of this row',
    'write two for one that belongs to the text',
  ),
} as const;
