/** Portfolios by their format, each as its columns with a suggested mapping, and its rows in batches. */
import {
  type Batch,
  type Case,
  checkingWorkbook,
  csvReader,
  headOfSheet,
  type Library,
  type Mapping,
  ndjsonReader,
  oversized,
  type PortfolioCase,
  type PortfolioHead,
  portfolioVocabulary,
  type Result,
  sheetCells,
  faultyCells,
  sheetReader,
  sheetRows,
  suggestMapping,
} from '../../../engine/index.ts';
import { caseWorld } from '../../../engine/read/cases.ts';
import type { Encoding, FileAbout, Opened, PortfolioFault } from '../impact-protocol.ts';
import { pieces } from './impact-file.ts';

/** Rows that were read, and what part of the portfolio that is. */
export interface Part {
  readonly batch: Batch;
  readonly share: number;
}

/** An open portfolio. `rows` may be asked for again and again; it reads anew each time. */
export interface OpenPortfolio {
  readonly opened: Opened;
  readonly head: PortfolioHead | null;
  /** Of the file behind cases that were kept. */
  readonly about?: FileAbout;
  rows(library: Library, mapping: Mapping | null): AsyncGenerator<Part> | Generator<Part>;
  /** The first rows. */
  first(library: Library, mapping: Mapping, count: number): Promise<Batch>;
}

const empty: Batch = { cases: [], problems: [], rows: 0 };
const inSheet = 2_000;
/** Rows of a sheet that are looked at before it is mapped. */
const inHead = 2_000;

/** A portfolio that cannot be used. */
export const faulty = (fault: PortfolioFault): OpenPortfolio => ({
  opened: { kind: 'fault', fault },
  head: null,
  rows: function* () {
    yield { batch: empty, share: 1 };
  },
  first: () => Promise.resolve(empty),
});

/** One whose columns cannot be found. */
export const noHead = (problems: readonly { what: string; mend: string }[]): OpenPortfolio =>
  faulty(
    problems[0] ?? { what: 'the columns of the file could not be found', mend: 'give it a line of headers' },
  );

/** Cases without lines of their own: their place in the list. */
export const numbered = (cases: readonly Case[]): PortfolioCase[] =>
  cases.map((one, i) => ({ line: i + 1, case: one }));

/** Cases that need no mapping. */
export function ofCases(cases: readonly PortfolioCase[]): OpenPortfolio {
  const batchOf = (some: readonly PortfolioCase[]): Batch => ({
    cases: some,
    problems: [],
    rows: some.length,
  });
  if (cases.length === 0)
    return faulty({ what: 'there are no cases in it', mend: 'choose another portfolio' });
  return {
    opened: { kind: 'cases', cases: cases.length },
    head: null,
    rows: function* () {
      for (let at = 0; at < cases.length; at += inSheet)
        yield { batch: batchOf(cases.slice(at, at + inSheet)), share: (at + inSheet) / cases.length };
    },
    first: (_library, _mapping, count) => Promise.resolve(batchOf(cases.slice(0, count))),
  };
}

/** CSV or NDJSON: read piece by piece. */
export function ofText(
  file: Blob,
  head: PortfolioHead,
  encoding: Encoding,
  text: string,
  library: Library,
): OpenPortfolio {
  const readerOf = (now: Library, mapping: Mapping) =>
    head.format === 'ndjson'
      ? ndjsonReader(portfolioVocabulary(now), mapping, head, caseWorld(now))
      : csvReader(portfolioVocabulary(now), mapping, head);
  return {
    opened: {
      kind: 'columns',
      head,
      mapping: suggestMapping(portfolioVocabulary(library), head),
      encoding,
    },
    head,
    rows: async function* (now, mapping) {
      if (!mapping) return;
      const reader = readerOf(now, mapping);
      for await (const { text: piece, bytes } of pieces(file, encoding))
        yield { batch: reader.push(piece), share: bytes / file.size };
      yield { batch: reader.end(), share: 1 };
    },
    first: (now, mapping, count) => {
      const reader = readerOf(now, mapping);
      const lines = text.split('\n', head.headerLine + count * 3).join('\n');
      const [one, rest] = [reader.push(`${lines}\n`), reader.end()];
      return Promise.resolve({
        cases: [...one.cases, ...rest.cases],
        problems: [...one.problems, ...rest.problems],
        rows: one.rows + rest.rows,
      });
    },
  };
}

const wrongWorkbook: PortfolioFault = {
  what: 'the workbook cannot be read: it is protected, damaged, or no workbook of Excel',
  mend: 'open it in your spreadsheet and save it as .xlsx without a password, or as .csv',
};

/** The bytes of a workbook that may be read; why another may not. To stop is to end the worker. */
async function checkedWorkbook(file: File): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const fault = oversized(file.name, file.size);
  if (fault) return { ok: false, problems: [fault] };
  const checking = checkingWorkbook(file.name, new Uint8Array(await file.arrayBuffer()));
  let step = checking.next();
  while (!step.done) step = checking.next();
  return step.value;
}

/** A workbook: one of its sheets. */
export async function ofWorkbook(
  file: File,
  wanted: string | undefined,
  headerLine: number | undefined,
  library: Library,
): Promise<OpenPortfolio> {
  const { default: readXlsxFile } = await import('read-excel-file/web-worker');
  const checked = await checkedWorkbook(file);
  if (!checked.ok) return noHead(checked.problems);
  const bytes = checked.value;
  const sheets = await readXlsxFile(new Blob([bytes])).catch(() => null);
  if (!sheets) return faulty(wrongWorkbook);
  if (sheets.length === 0) return faulty({ what: 'the workbook has no sheet', mend: 'choose another file' });
  const names = sheets.map((one) => one.sheet);
  const options = headerLine === undefined ? {} : { headerLine };
  const asked = sheets.filter((one) => one.sheet === wanted);
  const tried = (asked.length > 0 ? asked : sheets).map((one) => {
    const broken = faultyCells(bytes, one.sheet);
    const cells = sheetCells(one.data, broken);
    return { cells, broken, read: headOfSheet(file.name, names, one.sheet, cells.slice(0, inHead), options) };
  });
  // The first sheet is often one to read: the first that looks like a table is taken.
  const found =
    tried.find(({ read }) => read.ok && read.value.columns.length > 1) ?? tried.find(({ read }) => read.ok);
  if (!found?.read.ok) return noHead(tried[0]?.read.problems ?? []);
  const { cells, broken } = found;
  const head = found.read.value;
  return {
    opened: {
      kind: 'columns',
      head,
      mapping: suggestMapping(portfolioVocabulary(library), head),
      encoding: 'utf-8',
    },
    head,
    rows: function* (now, mapping) {
      if (!mapping) return;
      const read = sheetReader(portfolioVocabulary(now), mapping, head, broken);
      for (let at = 0; at < cells.length; at += inSheet)
        yield {
          batch: read(cells.slice(at, at + inSheet), at + 1),
          share: Math.min(1, (at + inSheet) / cells.length),
        };
    },
    first: (now, mapping, count) =>
      Promise.resolve(
        sheetRows(
          portfolioVocabulary(now),
          mapping,
          head,
          cells.slice(0, head.headerLine + count),
          1,
          broken,
        ),
      ),
  };
}
