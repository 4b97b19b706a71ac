/** What a change of policy does to a portfolio. Money is pence; counts are cases. */
import type { Outcome, PreparedEdition, Route } from '../model/index.ts';
import type { Cause } from '../compare/moves-causes.ts';

/**
 * Sums over cases of one edition. A case has a figure, or is open-ended, unspecified or undetermined: one of the four. Only
 * those with a figure (£0 where nothing is payable) are in the sums.
 */
export interface ImpactTotals {
  readonly cases: number;
  readonly awarded: number;
  /** Cases with a figure: those that are in the sums. */
  readonly figures: number;
  readonly min: number;
  readonly max: number;
  /** Half of the sum of both ends, in pence; a half penny goes away from nothing. */
  readonly midpoint: number;
  readonly openEnded: number;
  /** The sum of the least of the open-ended awards, which is in no other sum. */
  readonly openMin: number;
  readonly unspecified: number;
  readonly undetermined: number;
  /** Of the undetermined: those that could not be decided at all, such as with too many unknown facts. */
  readonly undecidable: number;
  readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
}

/**
 * How cases stand with one edition against another. Where both have a figure, a case gains where its midpoint rises and
 * loses where it falls. Where an end is open, it gains where one end rises and none falls, and loses where one falls and
 * none rises. Gain, lose, same and not comparable add up to the cases.
 */
export interface ImpactChange {
  readonly cases: number;
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  /** The award or outcome moved and no sum says how: one side is undetermined or unspecified, or open ends cross. */
  readonly notComparable: number;
  /** Cases in which anything moved: outcome, award, net, route, authoriser or terms. */
  readonly moved: number;
  /** Cases with a figure on both sides: those that are in the sums. */
  readonly figures: number;
  readonly outcome: number;
  readonly route: number;
  readonly authoriser: number;
  readonly terms: number;
  readonly min: number;
  readonly max: number;
  readonly midpoint: number;
}

/**
 * A bar of the distribution: cases whose midpoint changed by `from` to `to` pence, the end nearer to nothing included;
 * null is no end. The bar from 0 to 0 has the unchanged; the bars beside it begin above nothing.
 */
export interface ImpactBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly cases: number;
  readonly sum: number;
}

/**
 * Cases of a pair that are in no sum, because a side has no figure: each once, as undetermined before unspecified before
 * open-ended. `before` and `after` are the least of the open-ended cases together, under the base and under the edition, in pence.
 */
export interface ImpactOutside {
  readonly openEnded: number;
  readonly unspecified: number;
  readonly undetermined: number;
  readonly before: number;
  readonly after: number;
}

/** Cases that share a value of a fact. `value` is as the vocabulary writes it; null: not known; numbers come in spans. */
export interface ImpactSlice {
  readonly value: string | null;
  readonly label: string;
  readonly change: ImpactChange;
}

/** Cases that the same rules or shared parts moved. */
export interface ImpactCause {
  /** By which the tally gives the cases. */
  readonly id: number;
  readonly causes: readonly Cause[];
  readonly change: ImpactChange;
}

/** A case that moved, small enough to keep a million of: where it stands in the portfolio and both standings. */
export interface ImpactMover {
  /** The place in the portfolio, from 0. */
  readonly at: number;
  /** The line of the file, from 1. */
  readonly line: number;
  readonly id: string;
  readonly before: ImpactSide;
  readonly after: ImpactSide;
  readonly midpoint: number | null;
}

/** One side of a moved case. `max` null: no upper end, or no amount at all. */
export interface ImpactSide {
  readonly outcome: Outcome;
  readonly unspecified: boolean;
  readonly min: number;
  readonly max: number | null;
  readonly route: Route | null;
  readonly authoriser: string | null;
}

/** One edition held against the base. */
export interface ImpactPair {
  readonly baseName: string;
  readonly name: string;
  readonly base: PreparedEdition;
  readonly edition: PreparedEdition;
  readonly change: ImpactChange;
  /** What is in none of the sums of `change` and in none of the bars. */
  readonly outside: ImpactOutside;
  readonly bins: readonly ImpactBin[];
  /** The largest groups, at most 200; those of different landlords can be as many as there are cases. */
  readonly causes: readonly ImpactCause[];
  /** All other groups together. */
  readonly otherCauses?: { readonly groups: number; readonly change: ImpactChange };
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
  /** The edition gives no figure to hold it against: undetermined, or unspecified. */
  readonly notComparable: number;
  /** The role that decided may not approve what was decided. */
  readonly aboveAuthority: number;
  /** Whether it may cannot be told: no role was given, or the answer needs more of the determination than is known. */
  readonly authorityUnknown: number;
  /** A role was given that this edition does not name. */
  readonly otherRole: number;
  readonly noReason: number;
  /** The sum of what was decided, and of what is missing below and too much above. */
  readonly sum: number;
  readonly belowBy: number;
  readonly aboveBy: number;
  readonly least: number | null;
  readonly most: number | null;
}

/** The whole answer. */
export interface Impact {
  readonly cases: number;
  readonly editions: readonly {
    readonly name: string;
    readonly edition: PreparedEdition;
    readonly totals: ImpactTotals;
  }[];
  /** Each edition after the first, against the first. */
  readonly pairs: readonly ImpactPair[];
  /** By the edition's name, where the portfolio says what was decided, offered or ordered. */
  readonly offered: ReadonlyMap<string, OfferedReport>;
}

/** What a portfolio may say of who decided and why. One that says it of no case has no place for it. */
export const toldFields = ['role', 'reasons'] as const;
export type ToldField = (typeof toldFields)[number];

/** What was offered, held against one edition: all cases, and by officer and by household. */
export interface OfferedReport {
  /** What the portfolio has no place for: counts of what is missing in it would accuse everybody. */
  readonly silent: readonly ToldField[];
  readonly all: OfferedCheck;
  readonly byOfficer: readonly { readonly officer: string | null; readonly check: OfferedCheck }[];
  readonly byVulnerable: readonly { readonly value: string | null; readonly check: OfferedCheck }[];
  /**
   * Of published determinations of the Ombudsman: what the landlord had offered, and what was ordered, each held against what
   * the edition gives of its own where there is no order. An edition that pays whatever is ordered says nothing of an order.
   */
  readonly published?: { readonly offered: OfferedCheck; readonly ordered: OfferedCheck };
}

/** Breakdowns of fewer cases than this are suppressed in exports unless asked for. */
export const leastShown = 5;
