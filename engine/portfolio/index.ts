/** Portfolios: a file's head, the mapping of its columns, and its rows as cases. */
export {
  type Batch,
  type BlankMeaning,
  blankMeanings,
  type ColumnMapping,
  type DateOrder,
  dateOrders,
  type DecidedField,
  decidedFields,
  type Delimiter,
  type Head as PortfolioHead,
  type LeftOutReason,
  leftOutReasons,
  Mapping,
  type PortfolioCase,
  type PortfolioReader,
  type RawCell,
  type RowProblem,
  type Target,
} from './model.ts';
export * from './head.ts';
export * from './suggest.ts';
export * from './mapping.ts';
export * from './findings.ts';
export * from './csv.ts';
export * from './ndjson.ts';
export * from './sheet.ts';
export { checkingWorkbook, oversized, workbookLimits } from './workbook.ts';
export { type FaultyCells, faultyCells } from './sheet-faults.ts';
export * from './problems.ts';
export * from './vocabulary.ts';
export { CaseStore } from './store.ts';
