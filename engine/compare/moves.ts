/** What an edit moves: two runs over the same cases, case by case, grouped by what caused it. Money is pence. */
import { hasBit, rowsOf } from '../compile/bits.ts';
import type { BatchResult, Told } from '../compile/result.ts';
import type { Award, Outcome, Range, Route } from '../model/index.ts';
import { type Cause, causeKey, Causes } from './moves-causes.ts';
import { anyMoved, type MovedField, movedFields, movedRows } from './moves-rows.ts';
import { type Totals, totalsOf } from './totals.ts';

/** Where a case stands on one side. */
export interface Standing {
  readonly outcome: Outcome;
  /** Where the outcome is undetermined: those that the unknown facts allow. */
  readonly outcomes: readonly Outcome[];
  readonly award: Award;
  readonly net: Range;
  readonly authoriser: Told<string | null> | null;
  readonly route: Told<Route> | null;
  readonly terms: readonly Told<string>[];
  /** The code of the problem for which the case could not be decided. */
  readonly problem?: string;
}

/** A case that moved. `at` is its place in the table. */
export interface Move {
  readonly at: number;
  readonly fields: readonly MovedField[];
  readonly before: Standing;
  readonly after: Standing;
}

/** Cases moved by the same causes, and what they come to. */
export interface MoveGroup {
  readonly causes: readonly Cause[];
  readonly moves: readonly Move[];
  readonly before: Totals;
  readonly after: Totals;
}

/** What moved between two runs. Where nothing did, `moved` is 0 and there is no group. */
export interface Moves {
  /** How many cases were run. */
  readonly cases: number;
  readonly moved: number;
  /** The group of most cases first. */
  readonly groups: readonly MoveGroup[];
  /** Sums over the cases that moved. */
  readonly before: Totals;
  readonly after: Totals;
}

/** Where a case stands in a run. */
export function standing(result: BatchResult, at: number): Standing {
  const problem = result.problems.get(at);
  return {
    outcome: result.outcome(at),
    outcomes: result.possible.get(at) ?? [],
    award: result.award(at),
    net: result.net(at),
    authoriser: result.role(at),
    route: result.route(at),
    terms: result.termsOf(at),
    ...(problem === undefined ? {} : { problem }),
  };
}

const sums = (moves: readonly Move[]): { before: Totals; after: Totals } => ({
  before: totalsOf(moves.map((move) => move.before)),
  after: totalsOf(moves.map((move) => move.after)),
});

const keyOf = (causes: readonly Cause[]): string => causes.map(causeKey).join('\n');

/**
 * Compares two runs over the same cases (of one table, or of tables of the same cases): which cases moved in outcome,
 * award, net, authoriser, route or terms, and which rules or shared parts caused it. Objects are made for the moved cases
 * only. Throws where the runs are over different numbers of cases.
 */
export function moves(before: BatchResult, after: BatchResult): Moves {
  const rows = movedRows(before, after);
  const any = anyMoved(rows);
  const causes = new Causes(before, after, any);
  const places = new Int32Array(any.length << 5);
  const count = rowsOf(any, places);
  const groups = new Map<string, { causes: Cause[]; moves: Move[] }>();
  const all: Move[] = [];
  for (const at of places.subarray(0, count)) {
    const found = causes.of(at);
    const group = groups.get(keyOf(found)) ?? { causes: found, moves: [] };
    groups.set(keyOf(found), group);
    const fields = movedFields.filter((field) => hasBit(rows[field], at));
    const move = { at, fields, before: standing(before, at), after: standing(after, at) };
    group.moves.push(move);
    all.push(move);
  }
  const sorted = [...groups.values()].sort((a, b) => b.moves.length - a.moves.length);
  return {
    cases: after.cases,
    moved: count,
    groups: sorted.map((group) => ({ ...group, ...sums(group.moves) })),
    ...sums(all),
  };
}
