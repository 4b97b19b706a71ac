/** Determinations held against expectations and against each other. */
export type { Edit, Mismatch, Path } from './mismatch.ts';
export { matchExpectation } from './expect.ts';
export { describeDifferences } from './differences.ts';
export { type Totals, totalsOf } from './totals.ts';
