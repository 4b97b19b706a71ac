/** A portfolio: cases of the past from somebody's own file, and the mapping that says what its columns mean. */
import { z } from 'zod';
import type { Case } from '../model/index.ts';
import { allSteps } from '../model/case.ts';
import { Literal, Words } from '../model/primitives.ts';

/** What a column may say of a case beside its facts. `id` names the row in lists and exports; else its line does. */
export const decidedFields = ['amount', 'role', 'officer', 'date', 'reasons'] as const;
export type DecidedField = (typeof decidedFields)[number];

/** How dates are written: day first, month first, or year first. A cell that a spreadsheet knows to be a date needs none. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What stands for a blank cell, or for a fact that has no column: not known, or what the vocabulary takes for granted. */
export const blankMeanings = ['unknown', 'default'] as const;
export type BlankMeaning = (typeof blankMeanings)[number];

/** Why a column is left out: its reader chose so, it is about a person, it is free text, nothing fits it, or its header stands twice. */
export const leftOutReasons = ['chosen', 'personal', 'free-text', 'no-match', 'duplicate'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

const Target = z
  .union([
    z.strictObject({ fact: Words }),
    z.strictObject({ timeline: z.enum(allSteps as [string, ...string[]]) }),
    z.strictObject({ decided: z.enum(decidedFields) }),
    z.strictObject({ id: z.literal(true) }),
  ])
  .describe('what the column says: a fact, a step of the timeline, what was decided, or the id of the case');
export type Target = z.infer<typeof Target>;

const ColumnMapping = z.strictObject({
  /** The header as the file has it. */
  column: z.string(),
  /** Absent: the column is left out and nothing of it is kept. */
  to: Target.optional(),
  leftOut: z.enum(leftOutReasons).optional(),
  /** What a value of the file means, by the value as it is written, without spaces at its ends; null: not known. */
  values: z.record(z.string(), z.union([Literal, z.null()])).optional(),
  blank: z.enum(blankMeanings).optional(),
  dates: z.enum(dateOrders).optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** `<name>.mapping.json` beside the file. It holds headers and values' meanings, and nothing of a case. */
export const Mapping = z.strictObject({
  $schema: z.string().optional(),
  /** The sheet of a workbook; its first where nothing is said. */
  sheet: z.string().optional(),
  /** The line (row) of the headers, from 1. */
  headerLine: z.int().min(1).default(1),
  columns: z.array(ColumnMapping),
  /** What stands for each fact of the vocabulary that no column gives. */
  withoutColumn: z.record(z.string(), z.enum(blankMeanings)).default({}),
});
export type Mapping = z.infer<typeof Mapping>;

/** A cell of a file: text, or what a spreadsheet knows it to be. A `Date` of a spreadsheet comes as a calendar date in text. */
export type RawCell = string | number | boolean | null;

/** What stands between the cells of a CSV line. */
export type Delimiter = ',' | ';' | '\t' | '|';

/**
 * The beginning of a file: enough for a mapping to be suggested. `samples[i]` are the first values of column i, each once,
 * blanks left out. Columns have names of their own: a header that stands twice is numbered, a blank one is called by its letter.
 */
export interface Head {
  readonly format: 'csv' | 'xlsx' | 'ndjson';
  /** Of a CSV file. */
  readonly delimiter?: Delimiter;
  /** NDJSON of whole case documents: facts, items and timeline need no mapping; columns are what else there is to choose. */
  readonly wholeCases?: boolean;
  readonly sheets: readonly string[];
  readonly sheet?: string;
  readonly headerLine: number;
  readonly columns: readonly string[];
  readonly samples: readonly (readonly RawCell[])[];
}

/** Why a row cannot be used, or what was not understood in it. `line` is the file's own, from 1. */
export interface RowProblem {
  readonly line: number;
  /** The header of the column; absent where the row as a whole is at fault. */
  readonly column?: string;
  readonly code: string;
  readonly what: string;
  readonly mend: string;
}

/** A row that can be used. */
export interface PortfolioCase {
  readonly line: number;
  readonly case: Case;
}

/** Some rows, in the order of the file; `problems` are of the rows that are not among `cases`. */
export interface Batch {
  readonly cases: readonly PortfolioCase[];
  readonly problems: readonly RowProblem[];
  /** Rows read in this batch, used or not; blank lines are none. */
  readonly rows: number;
}

/** A reader of one format: fed piece by piece, it gives batches. Pure; the caller reads the file. */
export interface PortfolioReader {
  /** Takes the next piece of the file's text and gives what became whole by it. */
  push(text: string): Batch;
  /** The file is over. */
  end(): Batch;
}
