/** Tables as a workbook, a sheet each; loaded only when it is asked for. */
import type { ExportTable } from '../../engine/impact/index.ts';
import { penceToPounds } from '../../engine/money.ts';

const poundFormat = '[$£-809]#,##0.00';

/** Names of sheets have at most 31 letters, and not all of them. */
const sheetName = (name: string, i: number): string =>
  `${i + 1} ${name.replace(/[[\]*?/\\:]/g, ' ').slice(0, 27)}`.trim();

/** Sums are pounds in cells of their own; what is withheld is said in words. */
export async function workbookOf(tables: readonly ExportTable[]): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const sheets = tables.map(({ name, title, columns, rows }, i) => ({
    sheet: sheetName(name, i),
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 26 : 14 })),
    data: [
      [{ value: title, type: String, fontWeight: 'bold' as const }],
      columns.map(({ name: value }) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value, column) => {
          if (value === null || value === '') return null;
          if (typeof value !== 'number') return { value, type: String };
          return columns[column]?.kind === 'money'
            ? { value: penceToPounds(value), type: Number, format: poundFormat }
            : { value, type: Number };
        }),
      ),
    ],
  }));
  return writeXlsxFile(sheets).toBlob();
}
