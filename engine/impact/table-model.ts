/** Tables for files: what a column holds, and how a cell is written. */
import { formatPence, penceToPounds } from '../money.ts';
import type { ImpactAbout } from './about.ts';

/** Money is pence; a cell of text stands as it is in any column, null is nothing. */
export type CellKind = 'text' | 'count' | 'money';

export interface ExportColumn {
  readonly name: string;
  readonly kind: CellKind;
}

export type ExportCell = string | number | null;

export interface ExportTable {
  /** A short name for files and sheets. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
  /** How many rows are withheld because they have few cases, or because one of those would come out by subtraction. */
  readonly withheld: number;
}

export interface ExportOptions {
  /** Shows breakdowns of fewer cases than `leastShown`, too. */
  readonly showSmall?: boolean;
  /** What is known of the portfolio: a table of its own, before all others. */
  readonly about?: ImpactAbout;
}

/** What stands in the first column of figures of a row that is withheld. */
export const WITHHELD = 'withheld';

const cellText = (cell: ExportCell, kind: CellKind, money: (pence: number) => string): string =>
  cell === null ? '' : typeof cell === 'number' && kind === 'money' ? money(cell) : String(cell);

const texts = ({ columns, rows }: ExportTable, money: (pence: number) => string): string[][] => [
  columns.map(({ name }) => name),
  ...rows.map((row) => row.map((cell, i) => cellText(cell, columns[i]?.kind ?? 'text', money))),
];

/** A table as texts for a file, its header first: sums as pounds with two decimals (`-1234.50`). */
export const plainRows = (table: ExportTable): string[][] =>
  texts(table, (pence) => penceToPounds(pence).toFixed(2));

/** A table as texts for reading, its header first: sums as "£1,234.50". */
export const readableRows = (table: ExportTable): string[][] => texts(table, (pence) => formatPence(pence));

/** A row's figures, or the word for a row that is withheld. */
export const orWithheld = (hidden: boolean, figures: readonly ExportCell[]): ExportCell[] =>
  hidden ? [WITHHELD, ...figures.slice(1).map(() => null)] : [...figures];

/** Columns by what they hold. */
export const text = (name: string): ExportColumn => ({ name, kind: 'text' });
export const count = (name: string): ExportColumn => ({ name, kind: 'count' });
export const money = (name: string): ExportColumn => ({ name, kind: 'money' });
