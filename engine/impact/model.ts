/** What a change of policy does to a portfolio. Money is pence; counts are cases. */
import type { Outcome, PreparedEdition, Route } from '../model/index.ts';
import type { Cause } from '../compare/moves-causes.ts';

/** Sums over cases of one edition. An open or unspecified award has no sum and is counted apart. */
export interface ImpactTotals {
  readonly cases: number;
  readonly awarded: number;
  readonly min: number;
  readonly max: number;
  /** Half of the sum of both ends, in pence, rounded half up. */
  readonly midpoint: number;
  readonly openEnded: number;
  readonly unspecified: number;
  readonly undetermined: number;
  readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
}

/** How cases stand with one edition against another. A case gains where its midpoint rises, or its open end opens. */
export interface ImpactChange {
  readonly cases: number;
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  /** One side has no figure to hold against the other (open at one end only, undetermined, unspecified). */
  readonly notComparable: number;
  readonly outcome: number;
  readonly route: number;
  readonly authoriser: number;
  readonly terms: number;
  readonly min: number;
  readonly max: number;
  readonly midpoint: number;
}

/** A bar of the distribution: cases whose midpoint changed by `from` or more and less than `to` pence; null is no end. */
export interface ImpactBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly cases: number;
  readonly sum: number;
}

/** Cases that share a value of a fact. `value` is as the vocabulary writes it; null: not known; numbers come in spans. */
export interface ImpactSlice {
  readonly value: string | null;
  readonly label: string;
  readonly change: ImpactChange;
}

/** Cases that the same rules or shared parts moved. */
export interface ImpactCause {
  readonly causes: readonly Cause[];
  readonly change: ImpactChange;
}

/** A case that moved, small enough to keep a million of: where it stands in the portfolio and both standings. */
export interface ImpactMover {
  /** The place in the portfolio, from 0. */
  readonly at: number;
  /** The line of the file, from 1. */
  readonly line: number;
  readonly before: ImpactSide;
  readonly after: ImpactSide;
  readonly midpoint: number | null;
}

/** One side of a moved case. `max` null: no upper end. */
export interface ImpactSide {
  readonly outcome: Outcome;
  readonly min: number;
  readonly max: number | null;
  readonly route: Route | null;
  readonly authoriser: string | null;
}

/** One edition held against the base. */
export interface ImpactPair {
  readonly base: PreparedEdition;
  readonly edition: PreparedEdition;
  readonly change: ImpactChange;
  readonly bins: readonly ImpactBin[];
  readonly causes: readonly ImpactCause[];
  /** By the facts that were asked for. */
  readonly by: ReadonlyMap<string, readonly ImpactSlice[]>;
  /** The twenty whose midpoint changed most, largest first. */
  readonly largest: readonly ImpactMover[];
}

/** How what was decided stands against what the edition says. */
export interface OfferedCheck {
  readonly cases: number;
  readonly below: number;
  readonly within: number;
  readonly above: number;
  /** The edition gives no figure to hold it against. */
  readonly notComparable: number;
  readonly aboveAuthority: number;
  readonly noReason: number;
}

/** The whole answer. */
export interface Impact {
  readonly cases: number;
  readonly editions: readonly { readonly edition: PreparedEdition; readonly totals: ImpactTotals }[];
  /** Each edition after the first, against the first. */
  readonly pairs: readonly ImpactPair[];
  /** By edition id, where the portfolio says what was decided. */
  readonly offered: ReadonlyMap<string, OfferedReport>;
}

/** What was offered, held against one edition: all cases, and by officer and by household. */
export interface OfferedReport {
  readonly all: OfferedCheck;
  readonly byOfficer: readonly { readonly officer: string | null; readonly check: OfferedCheck }[];
  readonly byVulnerable: readonly { readonly value: string | null; readonly check: OfferedCheck }[];
}

/** Breakdowns of fewer cases than this are suppressed in exports unless asked for. */
export const leastShown = 5;
