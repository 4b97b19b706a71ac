/** The rows that cannot be used, as a file. */
import Papa from 'papaparse';
import type { RowProblem } from './model.ts';

/** Row problems as CSV (RFC 4180). Texts that a spreadsheet would take for a formula are marked as texts. */
export function problemsCsv(problems: readonly RowProblem[]): string {
  const rows = problems.map(({ line, column, code, what, mend }) => [line, column ?? '', code, what, mend]);
  const table = Papa.unparse([['line', 'column', 'code', 'what', 'mend'], ...rows], { escapeFormulae: true });
  return `${table}\r\n`;
}
