/** A portfolio from a file or folder: its head, its mapping, and its cases in pieces. */
import {
  type Batch,
  type Case,
  caseWorld,
  csvReader,
  headOf,
  headOfSheet,
  type Library,
  type Mapping,
  mappingName,
  ndjsonReader,
  portfolioVocabulary,
  type PortfolioHead,
  type PortfolioReader,
  type PreparedEdition,
  readMapping,
  sheetRows,
  suggestMapping,
  type Vocabulary,
} from '../engine/index.ts';
import { loadCases } from './cases.ts';
import type { Edges } from './edges.ts';
import { readAll, take } from './load.ts';
import { UsageError } from './usage.ts';
import { readSheets, type Sheets } from './workbook.ts';

/** As much of a file as its head is made from. */
const HEAD_BYTES = 1 << 20;
/** Rows of a workbook that are made into cases at a time. */
const SHEET_ROWS = 8192;

/** A piece of a portfolio, and how much of the file has gone by: of `total`, in whatever unit. */
export interface Piece extends Batch {
  readonly done: number;
  readonly total: number;
}

/** How a file is read. */
export interface Reading {
  readonly head: PortfolioHead;
  readonly mapping: Mapping;
  readonly vocabulary: Vocabulary;
  /** Where the mapping is from: a file, or nowhere, so that it was suggested. */
  readonly from: string | undefined;
  /** Where a mapping is looked for, and kept. */
  readonly beside: string;
}

export interface Portfolio {
  readonly path: string;
  /** Absent for case documents, which need no mapping. */
  readonly reading?: Reading;
  pieces(): AsyncIterable<Piece>;
}

export interface PortfolioOptions {
  readonly mapping?: string;
  readonly sheet?: string;
}

type Format = 'csv' | 'ndjson' | 'xlsx' | 'cases';
const formats: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  xlsx: 'xlsx',
  json: 'cases',
};

function formatOf(edges: Edges, path: string): Format {
  const kind = edges.disk.kindOf(path);
  if (kind === 'folder') return 'cases';
  const end = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const format = formats[end];
  if (format !== undefined) return format;
  if (kind === null) readAll(edges, [path]);
  throw new UsageError(
    `\`${path}\` is no portfolio by its name; a portfolio is .csv, .xlsx, .ndjson, a case document or a folder of them`,
  );
}

/** Tables that stand in a folder, by their names; texts may be notes. */
const tables = /\.(csv|tsv|ndjson|jsonl|xlsx)$/i;
/** Tables that are named in one message. */
const mostNamed = 5;

/** Throws where a folder of case documents has tables, too: they would be passed over, and nobody would know. */
function checkFolder(edges: Edges, path: string): void {
  const found = edges.disk.below(path, tables);
  if (found.length === 0) return;
  const named = found.slice(0, mostNamed).map((file) => `\`${file}\``);
  const more = found.length > mostNamed ? ` and ${found.length - mostNamed} more` : '';
  throw new UsageError(
    `of a folder only case documents (.json) are read, and \`${path}\` has tables: ${named.join(', ')}${more}; name a table by itself, or move it elsewhere`,
  );
}

/** The text of a mapping that was named, or stands beside the file. */
function mappingText(
  edges: Edges,
  path: string,
  named: string | undefined,
): { path: string; text: string } | undefined {
  const where = named ?? mappingName(path);
  if (named === undefined && edges.disk.kindOf(where) !== 'file') return undefined;
  const [file] = readAll(edges, [where]);
  return file;
}

/** What a mapping says before the file is looked at: the line of the headers, and the sheet. */
function early(text: string | undefined): { headerLine?: number; sheet?: string } {
  if (text === undefined) return {};
  try {
    const { headerLine, sheet } = JSON.parse(text) as { headerLine?: unknown; sheet?: unknown };
    return {
      ...(typeof headerLine === 'number' && Number.isInteger(headerLine) && headerLine > 0
        ? { headerLine }
        : {}),
      ...(typeof sheet === 'string' ? { sheet } : {}),
    };
  } catch {
    return {}; // Reading the mapping says what is wrong with it.
  }
}

async function beginning(edges: Edges, path: string): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const piece of edges.disk.pieces(path, HEAD_BYTES))
    text += decoder.decode(piece, { stream: true });
  return text;
}

/** Feeds a reader with a file's text. */
async function* textPieces(edges: Edges, path: string, reader: PortfolioReader): AsyncGenerator<Piece> {
  const decoder = new TextDecoder('utf-8');
  const total = edges.disk.sizeOf(path);
  let done = 0;
  for await (const bytes of edges.disk.pieces(path)) {
    done += bytes.length;
    yield { ...reader.push(decoder.decode(bytes, { stream: true })), done, total };
  }
  const last = decoder.decode();
  if (last !== '') yield { ...reader.push(last), done, total };
  yield { ...reader.end(), done: total, total };
}

async function* sheetPieces(
  { head, mapping, vocabulary }: Reading,
  { rows, faulty }: Sheets,
): AsyncGenerator<Piece> {
  for (let at = 0; at < rows.length; at += SHEET_ROWS) {
    const some = rows.slice(at, at + SHEET_ROWS);
    const done = Math.min(rows.length, at + SHEET_ROWS);
    yield await Promise.resolve({
      ...sheetRows(vocabulary, mapping, head, some, at + 1, faulty),
      done,
      total: rows.length,
    });
  }
}

/** The project's own cases, which are about nobody. */
const isFixture = (path: string): boolean => path.split(/[\\/]/).includes('fixtures');

/** A case as a portfolio keeps it: called by its place, without words, and without the name of who decided it. */
function bareCase(given: Case, line: number): Case {
  const { title: _title, narrative: _narrative, tests: _tests, ...kept } = given;
  if (!kept.decided) return { ...kept, id: `row-${line}` };
  const { officer: _officer, reasons, ...decided } = kept.decided;
  const said = reasons !== undefined && reasons.trim() !== '' ? { reasons: 'given' } : {};
  return { ...kept, id: `row-${line}`, decided: { ...decided, ...said } };
}

async function* casePieces(
  edges: Edges,
  library: Library,
  path: string,
  editions: readonly PreparedEdition[],
): AsyncGenerator<Piece> {
  const fixed = editions.map((edition) => ({ name: edition.edition.id, fixed: edition }));
  const entries = await loadCases(edges, library, [path], fixed);
  const cases = entries.map((entry, i) => ({
    line: i + 1,
    case: isFixture(path) ? entry.case : bareCase(entry.case, i + 1),
  }));
  yield { cases, problems: [], rows: cases.length, done: 1, total: 1 };
}

/** Opens a portfolio: what is wrong with its name, its head or its mapping is thrown before a row is read. */
export async function openPortfolio(
  edges: Edges,
  library: Library,
  path: string,
  editions: readonly PreparedEdition[],
  options: PortfolioOptions,
): Promise<Portfolio> {
  const format = formatOf(edges, path);
  if (format !== 'xlsx' && options.sheet !== undefined)
    throw new UsageError(`only a workbook (.xlsx) has sheets, \`${path}\` is none; leave --sheet out`);
  if (edges.disk.kindOf(path) === 'folder') checkFolder(edges, path);
  if (format === 'cases') return { path, pieces: () => casePieces(edges, library, path, editions) };
  const kept = mappingText(edges, path, options.mapping);
  const { headerLine, sheet } = early(kept?.text);
  const headOptions = headerLine === undefined ? {} : { headerLine };
  const sheets = format === 'xlsx' ? await readSheets(edges, path, options.sheet ?? sheet) : undefined;
  const head = take(
    edges,
    sheets
      ? headOfSheet(path, sheets.names, sheets.name, sheets.rows, headOptions)
      : headOf(format === 'ndjson' ? 'ndjson' : 'csv', path, await beginning(edges, path), headOptions),
  );
  const vocabulary = portfolioVocabulary(library, editions);
  const mapping = kept
    ? take(edges, readMapping(kept.text, kept.path, vocabulary, head))
    : suggestMapping(vocabulary, head);
  const reading: Reading = { head, mapping, vocabulary, from: kept?.path, beside: mappingName(path) };
  if (sheets) return { path, reading, pieces: () => sheetPieces(reading, sheets) };
  const reader = (): PortfolioReader =>
    format === 'ndjson'
      ? ndjsonReader(vocabulary, mapping, head, caseWorld(library, editions))
      : csvReader(vocabulary, mapping, head);
  return { path, reading, pieces: () => textPieces(edges, path, reader()) };
}
