/** Files of the Impact screen: the engine's tables, made piece by piece so that a long list needs little memory. */
import Papa from 'papaparse';
import {
  changedTable,
  type ExportTable,
  impactTables,
  type ImpactTally,
  plainRows,
  takenFacts,
} from '../../../engine/impact/index.ts';
import type { FileAbout, ImpactFileAsk } from '../impact-protocol.ts';
import type { Rows } from './impact-rows.ts';

/** The last run, as far as files need it. */
export interface Ran {
  readonly tally: ImpactTally;
  readonly rows: Rows;
  readonly about: FileAbout;
}

/** What a file says of itself and withholds. */
type Options = Pick<ImpactFileAsk, 'small' | 'name'>;

/** The tables of an answer under what they rest on, so that a file stands alone. */
const summaryOf = ({ tally, about }: Ran, { small, name }: Options): ExportTable[] =>
  impactTables(tally.answer(), {
    showSmall: small,
    about: {
      ...{ portfolio: name, rows: about.rows, unusable: about.unusable },
      taken: takenFacts(tally.editions, about.without),
    },
  });

/** Rows made into text at once. */
const atOnce = 10_000;
/** Changed cases in a workbook; the CSV has all of them. */
const inWorkbook = 20_000;

/** What a spreadsheet would take for a formula; a sum below nothing is none. */
const formula = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/;

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${Papa.unparse(rows as string[][], { escapeFormulae: formula })}\r\n`;

const blobOf = (parts: readonly (string | Blob)[]): Blob =>
  new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' });

const changed = ({ tally, rows }: Ran, pair: number, from: number, count: number): ExportTable =>
  changedTable(tally, pair, { from, count, idAt: (at) => rows.caseAt(at).id });

/** Lets the browser take over what was made: a Blob is none of the page's memory once it has. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The changed cases of a pair, all of them. */
async function changedCsv(ran: Ran, pair: number): Promise<{ blob: Blob; rows: number }> {
  const { total } = ran.tally.casesOf(pair, { kind: 'change', change: 'moved' }, 0, 0);
  const parts: Blob[] = [];
  for (let i = 0; i < Math.max(1, total); i += atOnce) {
    const [head, ...rows] = plainRows(changed(ran, pair, i, atOnce));
    parts.push(new Blob([csv(i === 0 && head ? [head, ...rows] : rows)]));
    await parts[parts.length - 1]?.slice(0, 1).arrayBuffer();
    await breath();
  }
  return { blob: blobOf(parts), rows: total };
}

/** Every table under its title, an empty line between two of them. */
function summaryCsv(tables: readonly ExportTable[]): { blob: Blob; rows: number } {
  const parts = tables.map((table) => `${csv([[table.title]])}${csv(plainRows(table))}`);
  return { blob: blobOf([parts.join('\r\n')]), rows: tables.reduce((sum, { rows }) => sum + rows.length, 0) };
}

/** The tables of a workbook: the summary, and the changed cases of every pair as far as a sheet should hold them. */
export function tablesOf(ran: Ran | null, options: Options): ExportTable[] {
  if (!ran) return [];
  const summary = summaryOf(ran, options);
  const lists = ran.tally.names.slice(1).map((_, pair) => {
    const table = changed(ran, pair, 0, inWorkbook);
    return table.rows.length < inWorkbook
      ? table
      : { ...table, title: `${table.title} (the first ${inWorkbook}; the CSV has all)` };
  });
  return [...summary, ...lists];
}

/** The file that was asked for; empty where nothing was run. */
export async function fileOf(
  ran: Ran | null,
  { what, pair, ...options }: ImpactFileAsk,
): Promise<{ blob: Blob; rows: number }> {
  if (!ran) return { blob: new Blob([]), rows: 0 };
  if (what === 'problems') return { blob: ran.rows.problems.csv(), rows: ran.rows.problems.total };
  if (what === 'changed') return changedCsv(ran, pair);
  return summaryCsv(summaryOf(ran, options));
}
