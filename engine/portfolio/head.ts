/** The beginning of a file: its format, its columns and the first values of each. */
import type { Problem, Result } from '../problems.ts';
import type { Delimiter, Head, RawCell } from './model.ts';
import { ndjsonHead } from './ndjson-head.ts';
import { lostCharacter } from './refusal.ts';
import { CsvSplitter } from './split.ts';
import { limits } from './split-faults.ts';
import {
  columnNames,
  headerRow,
  headProblem,
  isNoHeader,
  type Line,
  samplesOf,
  widthOf,
} from './table-head.ts';

/** What somebody knows better than the file shows. */
export interface HeadOptions {
  /** The line (row) of the headers, from 1. */
  readonly headerLine?: number;
}

/** Texts that are longer than this were cut from a file that goes on: their last line may be half a line. */
const surelyCut = 500_000;

/** Rows that can be read, and the first line with more cells than a table has. */
interface Read {
  readonly rows: readonly Line[];
  readonly tooWide?: number;
}

function read(text: string, delimiter: Delimiter): Read {
  const rows: Line[] = [];
  let tooWide: number | undefined;
  const splitter = new CsvSplitter(delimiter, (cells, count, line, fault) => {
    if (!fault) rows.push({ line, cells: cells.slice(0, count).map((cell) => cell ?? null) });
    else if (fault.code === 'too-many-columns') tooWide ??= line;
  });
  splitter.push(text);
  if (text.length < surelyCut) splitter.end();
  return { rows, ...(tooWide === undefined ? {} : { tooWide }) };
}

/** The delimiter that makes the most rows of the same width; a comma where none makes more than one column. */
function delimiterOf(text: string): Delimiter {
  const start = text.slice(0, 65_536);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    const widths = new Map<number, number>();
    const { rows: lines, tooWide } = read(start, delimiter);
    if (tooWide !== undefined && lines.length === 0) return delimiter;
    for (const { cells } of lines.slice(0, 200))
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    const [width, rows] = [...widths].sort((a, b) => b[1] * (b[0] - 1) - a[1] * (a[0] - 1))[0] ?? [1, 0];
    const score = rows * (width - 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** What is certainly no text of cases. */
function notText(name: string, text: string): Problem | undefined {
  const say = (...words: readonly [string, string, string, string]): Problem => headProblem(name, 1, words);
  if (text.startsWith('PK\u0003\u0004'))
    return say('not-text', 'this is a workbook, not text', 'it is packed', 'name it with .xlsx at its end');
  if (text.slice(0, 65_536).includes('\0'))
    return say('not-text', 'this is not text', 'it has zero bytes', 'save it as CSV in UTF-8');
  if (text.trim() === '')
    return say('empty', 'the file is empty', 'there is nothing to read', 'choose another file');
  return undefined;
}

type Table = Pick<Head, 'headerLine' | 'columns' | 'samples'>;

const rowsBelow = (header: Line, rows: readonly Line[]): readonly Line[] =>
  rows.filter(({ line }) => line > header.line);

/** The headers and samples of rows, or why there are none. */
function tableOf(name: string, { rows, tooWide }: Read, { headerLine }: HeadOptions): Result<Table> {
  const say = (line: number, ...words: readonly [string, string, string, string]): Result<Table> => ({
    ok: false,
    problems: [headProblem(name, line, words)],
  });
  const header = headerLine === undefined ? headerRow(rows) : rows.find((row) => row.line === headerLine);
  const width = header ? widthOf(header, rowsBelow(header, rows)) : 0;
  if (width > limits.columns || (tooWide !== undefined && tooWide < (header?.line ?? Infinity)))
    return say(
      tooWide ?? header?.line ?? 1,
      'too-many-columns',
      `a row has more than ${limits.columns} cells`,
      'that is no table of cases',
      'leave out the columns that are not needed',
    );
  if (!header)
    return say(
      headerLine ?? rows[0]?.line ?? 1,
      'no-headers',
      'no row of headers was found',
      'without names nobody can say what a column means',
      headerLine === undefined ? 'write them above the first row' : 'name a line with headers',
    );
  const below = rowsBelow(header, rows);
  if (isNoHeader(header, below))
    return say(
      header.line,
      'no-headers',
      'this row looks like a case, not like headers',
      'its values would be taken for names of columns',
      'write headers above the first row, or name the line that has them',
    );
  const columns = columnNames(header.cells, width);
  const problems: Problem[] = [];
  const warn = (...words: readonly [string, string, string, string]): void =>
    void problems.push(headProblem(name, header.line, words, 'warning'));
  if (below.length === 0) warn('no-rows', 'there are no rows below the headers', '', 'check the file');
  if (columns.some((column) => column.includes(lostCharacter)))
    warn(
      'not-utf8',
      'a header has lost a character',
      'the file is not UTF-8 text',
      'save it as UTF-8 ("CSV UTF-8")',
    );
  return {
    ok: true,
    value: { headerLine: header.line, columns, samples: samplesOf(width, below) },
    problems,
  };
}

/**
 * The head of a CSV or NDJSON file from its beginning (a megabyte is plenty; less may miss values). Errors: `empty`,
 * `not-text`, `no-headers`, `too-many-columns`, `bad-json`; warnings: `no-rows`, `not-utf8`.
 */
export function headOf(
  format: 'csv' | 'ndjson',
  name: string,
  given: string,
  options: HeadOptions = {},
): Result<Head> {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const fault = notText(name, text);
  if (fault) return { ok: false, problems: [fault] };
  if (format === 'ndjson') return ndjsonHead(name, text);
  const delimiter = delimiterOf(text);
  const table = tableOf(name, read(text, delimiter), options);
  return table.ok ? { ...table, value: { format, delimiter, sheets: [], ...table.value } } : table;
}

/** The head of one sheet of a workbook. `rows[0]` is its first row; cells as `sheetCells` gives them. */
export function headOfSheet(
  name: string,
  sheets: readonly string[],
  sheet: string,
  rows: readonly (readonly RawCell[])[],
  options: HeadOptions = {},
): Result<Head> {
  const lines = rows
    .map((cells, i): Line => ({ line: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
  if (lines.length === 0) {
    const words = ['empty', `the sheet \`${sheet}\` is empty`, 'there is nothing to read', 'choose another'];
    return { ok: false, problems: [headProblem(name, 1, words as [string, string, string, string])] };
  }
  const table = tableOf(name, { rows: lines }, options);
  return table.ok ? { ...table, value: { format: 'xlsx', sheets, sheet, ...table.value } } : table;
}
