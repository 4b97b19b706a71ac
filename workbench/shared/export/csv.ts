/** CSV: the one writer of the workbench. Texts that a spreadsheet would take for a formula are marked as texts. */
import Papa from 'papaparse';
import { give } from './give.ts';
import { fullCitations, isCited, type Cell, type Sheet } from './sheet.ts';

const options = { escapeFormulae: true };

/** Rows as CSV with their names as the heading. */
export const csvOfRows = (rows: readonly object[]): string => `${Papa.unparse([...rows], options)}\r\n`;

const plain = (cell: Cell): string | number | null => (isCited(cell) ? fullCitations(cell) : cell);

/** A sheet as CSV: heading and rows first, so that programs can read it; the notes after an empty line. */
export function csvOfSheet(sheet: Sheet): string {
  const table = Papa.unparse(
    [sheet.columns.map(({ heading }) => heading), ...sheet.rows.map((row) => row.map(plain))],
    options,
  );
  const notes = Papa.unparse([['Note', sheet.title], ...sheet.notes.map((note) => [...note])], options);
  return `${table}\r\n\r\n${notes}\r\n`;
}

/** Hands a text to the reader as a CSV file; the mark at its start tells Excel that it is UTF-8. */
export const saveCsvText = (name: string, text: string): void =>
  give(`${name}.csv`, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
