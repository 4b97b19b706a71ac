/** A reader of CSV: pieces of text to cases. */
import type { Vocabulary } from '../model/index.ts';
import type { Batch, Head, Mapping, PortfolioReader } from './model.ts';
import { Gathered, rowProblem, RowReader } from './row.ts';
import { CsvSplitter } from './split.ts';

/**
 * Reads the text of a CSV file, from its beginning, cut anywhere. Lines before the headers and blank rows are passed over;
 * the delimiter and the columns are those of the head.
 */
export function csvReader(vocabulary: Vocabulary, mapping: Mapping, head: Head): PortfolioReader {
  const out = new Gathered();
  const rows = new RowReader(vocabulary, mapping, head.columns, out);
  const wanted = Array.from({ length: head.columns.length }, (_, i) => rows.wants(i));
  const splitter = new CsvSplitter(
    head.delimiter ?? ',',
    (cells, count, line, fault) => {
      if (line <= mapping.headerLine) return;
      if (fault) out.refuse([rowProblem(line, fault)]);
      else rows.read(line, cells, count);
    },
    (column) => wanted[column] ?? true,
  );
  let begun = false;
  const push = (text: string): Batch => {
    if (text === '') return out.take();
    splitter.push(!begun && text.startsWith('\uFEFF') ? text.slice(1) : text);
    begun = true;
    return out.take();
  };
  return {
    push,
    end: () => {
      splitter.end();
      return out.take();
    },
  };
}
