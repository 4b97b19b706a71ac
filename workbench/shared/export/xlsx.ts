/** XLSX, loaded only when it is asked for. */
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/universal';
import { isCited, type Cell, type Kind, type Sheet } from './sheet.ts';

const poundFormat = '[$£-809]#,##0.00';

function cellOf(cell: Cell | undefined, kind: Kind | undefined): CellObject | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (isCited(cell)) return { value: cell.clauses.join('; '), type: String, format: '@', wrap: true };
  if (typeof cell === 'number')
    return { value: cell, type: Number, ...(kind === 'pounds' ? { format: poundFormat } : {}) };
  return { value: cell, type: String, wrap: true, alignVertical: 'top' };
}

const headed = (heading: string): CellObject => ({
  value: heading,
  type: String,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'top',
});

/** The table with its heading frozen, and a second sheet that says what was chosen. */
export async function xlsxOf(sheet: Sheet): Promise<Blob> {
  const data: SheetData = [
    sheet.columns.map(({ heading }) => headed(heading)),
    ...sheet.rows.map((row) => sheet.columns.map(({ kind }, i) => cellOf(row[i], kind))),
  ];
  const notes: SheetData = [
    [headed(sheet.title), null],
    ...sheet.notes.map(([what, text]) => [
      { value: what, type: String },
      { value: text, type: String, wrap: true },
    ]),
  ];
  return writeXlsxFile([
    {
      data,
      sheet: 'Figures',
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { data: notes, sheet: 'What this is', columns: [{ width: 34 }, { width: 90 }] },
  ]).toBlob();
}
