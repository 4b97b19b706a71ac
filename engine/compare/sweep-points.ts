/** Points of a sweep: the answers of a batch as plain values, with their sums. */
import type { BatchResult } from '../compile/index.ts';
import type { Encoded, Outcome } from '../model/index.ts';
import type { Axis } from './sweep-axis.ts';
import type { SweepAnswer, SweepPoint } from './sweep-model.ts';
import { totalsOf } from './totals.ts';

/** What a batch says of one row. */
export function answerAt(result: BatchResult, at: number): SweepAnswer {
  const outcomes = result.possible.get(at);
  const problem = result.problems.get(at);
  return {
    outcome: result.outcome(at),
    ...(outcomes ? { outcomes } : {}),
    award: result.award(at),
    net: result.net(at),
    role: result.role(at),
    route: result.route(at),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** A point from the answers of all cases. */
export function pointOf(at: readonly Encoded[], answers: readonly SweepAnswer[]): SweepPoint {
  const outcomes: Record<Outcome, number> = {
    award: 0,
    'no-award': 0,
    excluded: 0,
    referred: 0,
    'outside-policy': 0,
    undetermined: 0,
  };
  for (const { outcome } of answers) outcomes[outcome] += 1;
  return { at, answers, totals: totalsOf(answers), outcomes };
}

/** Every combination of the axes' values; the last varies fastest. */
export const gridOf = (axes: readonly Axis[]): Encoded[][] =>
  axes.reduce<Encoded[][]>(
    (grid, { values }) => grid.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
