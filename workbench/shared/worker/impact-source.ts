/** Opens a portfolio in the worker: a file of the reader's, cases that stand ready, or a draft. */
import {
  headOf,
  type Library,
  type Mapping,
  ndjsonReader,
  portfolioVocabulary,
  suggestMapping,
} from '../../../engine/index.ts';
import { caseWorld } from '../../../engine/read/cases.ts';
import { readKept } from '../../impact/kept.ts';
import type { PortfolioSource } from '../impact-protocol.ts';
import { NotUtf8, sniff } from './impact-file.ts';
import {
  faulty,
  noHead,
  numbered,
  ofCases,
  ofText,
  ofWorkbook,
  type OpenPortfolio,
  type Part,
} from './impact-formats.ts';
import type { Loading } from './load.ts';

async function ofFile(
  source: Extract<PortfolioSource, { kind: 'file' }>,
  library: Library,
): Promise<OpenPortfolio> {
  const { file, sheet, headerLine } = source;
  const sniffed = await sniff(file);
  if (sniffed.kind === 'fault') return faulty(sniffed.fault);
  if (sniffed.kind === 'xlsx') return ofWorkbook(file, sheet, headerLine, library);
  const options = headerLine === undefined ? {} : { headerLine };
  const read = headOf(sniffed.format, file.name, sniffed.text, options);
  if (!read.ok) return noHead(read.problems);
  return ofText(file, read.value, sniffed.encoding, sniffed.text, library);
}

async function ofReady(
  loading: Loading,
  library: Library,
  source: Extract<PortfolioSource, { kind: 'ready' }>,
): Promise<OpenPortfolio> {
  if (source.which !== 'generated') {
    const folder = source.which === 'determinations' ? 'fixtures/determinations/' : 'fixtures/cases/';
    const entries = loading.cases.filter(({ file }) => file.startsWith(folder));
    return ofCases(numbered(entries.map((entry) => entry.case)));
  }
  const response = await fetch(source.url).catch(() => null);
  const text = response?.ok === true ? await response.text() : null;
  if (text === null || !text.startsWith('{'))
    return faulty({ what: 'the generated cases could not be fetched', mend: 'build the workbench again' });
  const head = headOf('ndjson', 'generated', text);
  if (!head.ok) return noHead(head.problems);
  const mapping = suggestMapping(portfolioVocabulary(library), head.value);
  const reader = ndjsonReader(portfolioVocabulary(library), mapping, head.value, caseWorld(library));
  const batches = [reader.push(text), reader.end()];
  return ofCases(batches.flatMap(({ cases }) => cases));
}

async function ofKept(id: string): Promise<OpenPortfolio> {
  const { cases, about } = await readKept(id);
  return { ...ofCases(cases), ...(about ? { about } : {}) };
}

/** Opens a portfolio. Never rejects for what is in it: that is a fault. */
export async function openPortfolio(loading: Loading, source: PortfolioSource): Promise<OpenPortfolio> {
  const { library } = loading;
  if (!library) return faulty({ what: 'the rules cannot be read', mend: 'mend them first' });
  try {
    if (source.kind === 'file') return await ofFile(source, library);
    if (source.kind === 'kept') return await ofKept(source.id);
    return await ofReady(loading, library, source);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotReadableError')
      return faulty({ what: 'the file changed, or can no longer be read', mend: 'choose it again' });
    throw error;
  }
}

/** The same portfolio read as Windows wrote it, where it turned out late that it is not UTF-8. */
export async function* rowsOf(
  portfolio: OpenPortfolio,
  source: PortfolioSource,
  library: Library,
  mapping: Mapping | null,
  again: () => void,
): AsyncGenerator<Part> {
  try {
    yield* portfolio.rows(library, mapping);
  } catch (error) {
    if (!(error instanceof NotUtf8) || source.kind !== 'file' || !portfolio.head) throw error;
    again();
    yield* ofText(source.file, portfolio.head, 'windows-1252', '', library).rows(library, mapping);
  }
}
