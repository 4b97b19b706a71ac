/** A table on its way into a file: typed columns, rows, and notes that say what was chosen. */
import { penceToPounds, type Pence } from '../../../engine/money.ts';

/** `pounds` are numbers with two decimals; `cited` are clauses, with the document that bare references belong to. */
export type Kind = 'text' | 'pounds' | 'cited';

export interface Column {
  readonly heading: string;
  readonly kind: Kind;
  /** In characters, for a spreadsheet. */
  readonly width: number;
}

/** Clauses as they are cited; `main` is the document of bare references, `documents` are cited whole. */
export interface Cited {
  readonly clauses: readonly string[];
  readonly main: string;
  readonly documents?: readonly string[];
}

/** Null: nothing is stated. Sums are pounds, made by `pounds`. */
export type Cell = string | number | Cited | null;

export interface Sheet {
  /** Of the file, without an ending. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What was chosen and what the sums are: what, and what it is. */
  readonly notes: readonly (readonly [string, string])[];
}

/** Pence as the pounds of a cell; null stays null. */
export const pounds = (pence: Pence | null | undefined): number | null =>
  pence === null || pence === undefined ? null : penceToPounds(pence);

/** Whether a cell holds citations. */
export const isCited = (cell: Cell): cell is Cited => typeof cell === 'object' && cell !== null;

/** Citations with the document in front of each, so that no program takes `2.10` for a number. */
export const fullCitations = ({ clauses, main, documents }: Cited): string =>
  clauses
    .map((clause) =>
      clause.includes('#') || documents?.includes(clause) === true ? clause : `${main}#${clause}`,
    )
    .join('; ');
