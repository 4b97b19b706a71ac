/** What a hand-written evaluator says of each case, in the arrays and codes in which the engine says it. Money is pence. */
import { compiled, outcomes, routes } from '../../../engine/index.ts';

/** Outcome, range, route and authoriser of every case under one edition. */
export interface Verdicts {
  readonly outcomes: Uint8Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly routes: Uint8Array;
  readonly roles: Int16Array;
}

/** Verdicts to write into: nothing awarded, nobody asked. */
export const verdictsFor = (cases: number): Verdicts => ({
  outcomes: new Uint8Array(cases),
  min: new Float64Array(cases),
  max: new Float64Array(cases),
  routes: new Uint8Array(cases),
  roles: new Int16Array(cases).fill(compiled.NO_ROLE),
});

export const AWARD = outcomes.indexOf('award');
export const NO_AWARD = outcomes.indexOf('no-award');
export const EXCLUDED = outcomes.indexOf('excluded');
export const REFERRED = outcomes.indexOf('referred');
export const OUTSIDE = outcomes.indexOf('outside-policy');

export const DIRECT = routes.indexOf('direct') + 1;
export const ARREARS_FIRST = routes.indexOf('arrears-first') + 1;
export const RENT_ACCOUNT = routes.indexOf('rent-account') + 1;
