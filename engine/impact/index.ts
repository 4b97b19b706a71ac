/** What a change of policy does to a portfolio: who gets more, who gets less, what it costs, which rule caused it. */
export * from './model.ts';
export { changeBetween } from './between.ts';
export { silentCounts, silentIn } from './silent.ts';
export { ImpactTally, type TallyOptions, type TallyRows } from './tally.ts';
export { type ChangeKind, changeKinds, type Found, isOf, type Selector } from './select.ts';
export {
  type OfferedCase,
  type OfferedKind,
  offeredKinds,
  type OfferedSelector,
  type PublishedCase,
} from './offered-runs.ts';
export {
  binLabel,
  causeTable,
  changeTable,
  distributionTable,
  impactTables,
  largestTable,
  sliceTable,
  totalsTable,
} from './tables.ts';
export { type ChangedOptions, changedTable } from './changed.ts';
export {
  type CellKind as ExportCellKind,
  type ExportCell,
  type ExportColumn,
  type ExportOptions,
  type ExportTable,
  plainRows,
  readableRows,
  WITHHELD,
} from './table-model.ts';
export { withheld } from './withhold.ts';
export { impactToJson } from './json.ts';
export { causeText, sharesRules } from './cause-text.ts';
export { offeredTable } from './offered-table.ts';
export { aboutTable, type ImpactAbout, type TakenFact, takenFacts } from './about.ts';
export { notDrawn } from './bins.ts';
