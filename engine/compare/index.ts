/** Determinations held against expectations and against each other. */
export type { Edit, Mismatch, Path } from './mismatch.ts';
export { matchExpectation } from './expect.ts';
export { describeDifferences } from './differences.ts';
export { type Totals, totalsOf } from './totals.ts';
export { type Move, type MoveGroup, type Moves, moves, type Standing, standing } from './moves.ts';
export { countMoves, type MoveCounts } from './moves-count.ts';
export type { Cause, RuleCause } from './moves-causes.ts';
export type { SharedPart } from './moves-edits.ts';
export { type MovedField, movedFields } from './moves-rows.ts';
export {
  type Axis,
  type AxisOptions,
  type AxisResult,
  axisLimit,
  factsOf as sweepableFacts,
  readAxis,
} from './sweep-axis.ts';
export type { RuleRef, SweepChange } from './sweep-cliffs.ts';
export type { SweepOptions } from './sweep-samples.ts';
export {
  asPolicy,
  type Sweep,
  type SweepAnswer,
  type SweepCliff,
  sweepFault,
  type SweepLine,
  sweepLimit,
  type SweepMove,
  type SweepPoint,
  type SweepPolicy,
  type SweepProgress,
} from './sweep-model.ts';
export { sweep, sweepSteps } from './sweep.ts';
export { sweepRows, type SweepRow, sweepToJson } from './sweep-json.ts';
export { describeCause, movedWords } from './moves-words.ts';
export { keptOf, touchedRows } from './moves-touched.ts';
export { citedClauses } from './reasons.ts';
export { type Certain, certainOf } from './certain.ts';
export { axisValueText } from './sweep-words.ts';
export { compareEditions } from './editions.ts';
export {
  type EditionChange,
  type EditionChangeKind,
  editionChangeKinds,
  type EditionComparison,
  type ElementSide,
  type FieldChange,
  type FieldSide,
} from './editions-model.ts';
export { type EditionPart, editionParts } from './editions-elements.ts';
