/** A workbook from the disk: looked through before it is read, so that none takes all memory or minutes. */
import {
  checkingWorkbook,
  faultyCells,
  type FaultyCells,
  oversized,
  type RawCell,
  sheetCells,
} from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { take } from './load.ts';
import { Progress } from './progress.ts';
import { InputError, UsageError } from './usage.ts';

/** The sheets of a workbook, and the rows of one of them. */
export interface Sheets {
  readonly names: readonly string[];
  readonly name: string;
  readonly rows: RawCell[][];
  readonly faulty: FaultyCells;
}

/** The bytes of a workbook that may be read. Throws why it may not. */
function checked(edges: Edges, path: string, progress: Progress): Uint8Array {
  const fault = oversized(path, edges.disk.sizeOf(path));
  if (fault) throw new InputError([fault]);
  const checking = checkingWorkbook(path, edges.disk.bytes(path));
  let step = checking.next();
  for (; !step.done; step = checking.next()) progress.note('unpacking the workbook', step.value);
  return take(edges, step.value);
}

/** Reads the sheet that is wanted, or the first. Throws where there is none, or it cannot be read. */
export async function readSheets(edges: Edges, path: string, wanted: string | undefined): Promise<Sheets> {
  const { default: readWorkbook } = await import('read-excel-file/node');
  const progress = new Progress(edges);
  try {
    const bytes = checked(edges, path, progress);
    progress.note('reading the workbook');
    const sheets = await readWorkbook(Buffer.from(bytes)).catch(() => {
      throw new UsageError(
        `\`${path}\` cannot be read as a workbook; save it as .xlsx or .csv and try again`,
      );
    });
    const names = sheets.map(({ sheet }) => sheet);
    const found = wanted === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === wanted);
    if (!found)
      throw new UsageError(
        `\`${path}\` has no sheet \`${wanted ?? ''}\`; it has ${names.map((n) => `\`${n}\``).join(', ')}`,
      );
    const faulty = faultyCells(bytes, found.sheet);
    return { names, name: found.sheet, rows: sheetCells(found.data as never, faulty), faulty };
  } finally {
    progress.clear();
  }
}
