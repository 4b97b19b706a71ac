/** Where the headers of a table stand, what its columns are called, and the first values of each. */
import type { Problem } from '../problems.ts';
import { parseDay } from './dates.ts';
import type { RawCell } from './model.ts';
import { parsePence } from './numbers.ts';
import { samplesReason } from './personal.ts';
import { Refusal } from './refusal.ts';
import { isBlank, tidy } from './values.ts';
import { parseYesNo, saysNothing, saysTotal } from './words.ts';

/** A problem of a file as a whole, or of one of its lines. */
export const headProblem = (
  file: string,
  line: number,
  [code, what, why, mend]: readonly [string, string, string, string],
  severity: Problem['severity'] = 'error',
): Problem => ({ code, severity, file, line, column: 1, pointer: '', what, why, mend });

/** A row with the line on which it starts, from 1. */
export interface Line {
  readonly line: number;
  readonly cells: readonly RawCell[];
}

/** Values kept of each column, odd words beside them, rows looked at for headers, and the longest text of a sample. */
const [mostSamples, mostOdd, headRows, longestSample] = [40, 8, 40, 200];

const filled = (cells: readonly RawCell[]): number => cells.filter((cell) => !isBlank(cell)).length;

/** A cell that says something of a case, not what a column is. */
function isValue(cell: RawCell): boolean {
  if (typeof cell !== 'string') return cell !== null;
  const text = tidy(cell);
  return [parsePence(text), parseDay(text), parseYesNo(text)].some((value) => !(value instanceof Refusal));
}

/**
 * The row of the headers: the first one nearly as wide as the table with hardly a number, date or yes in it. Titles and
 * notes above are narrower. Undefined where there is none.
 */
export function headerRow(rows: readonly Line[]): Line | undefined {
  const first = rows.slice(0, headRows);
  const widest = Math.max(0, ...first.map(({ cells }) => filled(cells)));
  return first.find(({ cells }) => {
    const width = filled(cells);
    const values = cells.filter((cell) => !isBlank(cell) && isValue(cell)).length;
    return width > 0 && width >= widest * 0.6 && values <= width * 0.2;
  });
}

/** A row that is said to be headers, and is a row of cases: it is about a person, or its words stand again in the rows below. */
export function isNoHeader(header: Line, below: readonly Line[]): boolean {
  const words = header.cells.filter((cell): cell is string => typeof cell === 'string' && !isBlank(cell));
  if (words.some((word) => samplesReason([tidy(word)]) === 'personal')) return true;
  const filledCells = filled(header.cells);
  const values = header.cells.filter((cell) => !isBlank(cell) && isValue(cell)).length;
  if (values > filledCells * 0.5) return true;
  // Headers printed again on every page are headers still.
  const others = below.filter(({ cells }) => header.cells.some((cell, i) => cell !== (cells[i] ?? null)));
  const again = header.cells.filter(
    (cell, i) => !isBlank(cell) && others.some(({ cells }) => cells[i] === cell),
  ).length;
  return again >= 2 && again >= filledCells * 0.3;
}

/** The letters that a spreadsheet calls a column by, from 0: A, Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** One name for each column: spaces drawn together, a name that stands twice numbered, a blank one called by its letter. */
export function columnNames(headers: readonly RawCell[], width: number): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  for (let i = 0; i < width; i += 1) {
    const text = tidy(String(headers[i] ?? '')).replace(/\s+/g, ' ');
    const name = text === '' ? `Column ${columnLetters(i)}` : text;
    let own = name;
    for (let n = 2; taken.has(own); n += 1) own = `${name} (${n})`;
    taken.add(own);
    names.push(own);
  }
  return names;
}

/** As many columns as have a header, or as most rows below have cells. */
export function widthOf(header: Line, below: readonly Line[]): number {
  const last = (cells: readonly RawCell[]): number => {
    let width = cells.length;
    while (width > 0 && isBlank(cells[width - 1])) width -= 1;
    return width;
  };
  const own = last(header.cells);
  const wider = below.filter(({ cells }) => last(cells) > own);
  if (wider.length * 2 <= below.length) return own;
  const widths = wider.map(({ cells }) => last(cells)).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? own;
}

/** Words that somebody is asked about: they are looked for behind the first values, too. */
const isOdd = (cell: RawCell): boolean =>
  typeof cell === 'string' && cell.length <= 24 && !/\d/.test(cell) && (saysNothing(cell) || saysTotal(cell));

/** The first values of each column, each once, blanks left out; and words for nothing or a total that come later. */
export function samplesOf(width: number, rows: readonly Line[]): RawCell[][] {
  const seen = Array.from({ length: width }, () => new Map<string, RawCell>());
  for (const { cells } of rows)
    for (let i = 0; i < width; i += 1) {
      const cell = cells[i];
      const known = seen[i];
      if (cell === undefined || cell === null || isBlank(cell) || !known) continue;
      if (known.size >= mostSamples && (known.size >= mostSamples + mostOdd || !isOdd(cell))) continue;
      const sample = typeof cell === 'string' ? tidy(cell).slice(0, longestSample) : cell;
      known.set(`${typeof sample} ${String(sample)}`, sample);
    }
  return seen.map((values) => [...values.values()]);
}
