/** The shapes of a sweep: what is asked, what is answered, and how much of it at most. Money is pence. */
import type { Award, Case, Encoded, Outcome, PreparedEdition, Range, Route } from '../model/index.ts';
import type { Pence } from '../money.ts';
import type { Axis } from './sweep-axis.ts';
import type { RuleRef, SweepChange } from './sweep-cliffs.ts';
import type { Totals } from './totals.ts';

/** A policy of a sweep, with its edition for each case. */
export interface SweepPolicy {
  readonly name: string;
  /** In the order of the cases. */
  readonly editions: readonly PreparedEdition[];
}

/** One edition for every case, under its own id. */
export const asPolicy = (edition: PreparedEdition, cases: readonly Case[]): SweepPolicy => ({
  name: edition.edition.id,
  editions: cases.map(() => edition),
});

/** What a policy says of one case at one point. `maybe` and `outcomes` are of unknown facts. */
export interface SweepAnswer {
  readonly outcome: Outcome;
  readonly outcomes?: readonly Outcome[];
  readonly award: Award;
  readonly net: Range;
  readonly role: { readonly value: string | null; readonly maybe: boolean } | null;
  readonly route: { readonly value: Route; readonly maybe: boolean } | null;
  /** The code of the problem where the case cannot be decided. */
  readonly problem?: string;
}

/** One point: a value for each axis, the answer for each case, and their sums. */
export interface SweepPoint {
  readonly at: readonly Encoded[];
  readonly answers: readonly SweepAnswer[];
  readonly totals: Totals;
  /** How many cases have each outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** One case at a cliff: what is said on both sides, by which rules. */
export interface SweepMove {
  /** The place of the case. */
  readonly case: number;
  readonly changes: readonly SweepChange[];
  readonly before: SweepAnswer;
  readonly after: SweepAnswer;
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
}

/** Neighbouring values between which something jumps. For counts, sums, dates and times they are the nearest that there are. */
export interface SweepCliff {
  /** Which axis moves, and the value of the other one where there are two. */
  readonly axis: number;
  readonly other?: Encoded;
  readonly below: Encoded;
  readonly above: Encoded;
  readonly changes: readonly SweepChange[];
  /** Over the cases that move: by how much the sums of the least and the most rise. Open ends count as their least. */
  readonly min: Pence;
  readonly max: Pence;
  /** Rules that stop and begin to hold in one of these cases, with their clauses. */
  readonly stopped: readonly RuleRef[];
  readonly began: readonly RuleRef[];
  readonly moves: readonly SweepMove[];
}

/** What one policy says over the whole sweep. */
export interface SweepLine {
  readonly policy: string;
  readonly editions: readonly string[];
  /** Swept facts that none of its editions looks at: it is flat along them because they are unread. */
  readonly unread: readonly string[];
  /** Swept facts along which no answer changes at the points of the sweep, unread ones among them. */
  readonly still: readonly string[];
  /** Point by point; of two axes the last varies fastest. */
  readonly points: readonly SweepPoint[];
  readonly cliffs: readonly SweepCliff[];
  /** Where other rules begin or stop to hold and nothing jumps: `changes` is empty, or the award begins to rise. */
  readonly turns: readonly SweepCliff[];
}

/** The answers of a sweep. Money is pence. */
export interface Sweep {
  readonly axes: readonly Axis[];
  readonly cases: readonly string[];
  /** By axis: items that state the fact themselves and keep what they state. */
  readonly kept: readonly number[];
  readonly policies: readonly SweepLine[];
}

/** How far a sweep has come; the total grows where cliffs are looked for. */
export interface SweepProgress {
  readonly done: number;
  readonly total: number;
}

/** At most this many answers: points times cases times policies. */
export const sweepLimit = 200_000;

/** One sentence where a sweep is too large, or has no case; undefined where it can be run. */
export function sweepFault(
  axes: readonly Axis[],
  cases: readonly Case[],
  policies: readonly SweepPolicy[],
): string | undefined {
  const count = axes.reduce((total, { values }) => total * values.length, cases.length * policies.length);
  if (count === 0) return 'there is nothing to sweep: name at least one value, one case and one policy';
  if (count <= sweepLimit) return undefined;
  return `too many points: ${count} answers are asked for and at most ${sweepLimit} are given; take fewer values, cases or policies, or a larger step`;
}
