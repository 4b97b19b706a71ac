/** Bands that touch: rows of one table that share a pound, and who holds it. */

import { rowHolds } from './conditions';
import { pence, decimal } from './ratio';
import { amountOf, counts, type Contribution, type Line } from './lines';
import { clausesOf, type FlatRule } from './rules';
import type { Bars } from './bars';
import type { Order } from './order';
import type { Interval } from './amounts';
import type { Cell, CaseSpec, Flag } from './types';

export interface Touch {
  line: Line;
  row: Contribution;
  neighbour: FlatRule;
  shared: number;
}

/** The pound at which one band ends and the other begins; none where the upper one says "above", or both are fixed. */
function sharedPound(a: Interval, b: Interval): number | undefined {
  const meet = (low: Interval, high: Interval): boolean =>
    low.max !== null && low.max > 0 && low.max === high.min && !high.above;
  if (a.min === a.max && b.min === b.max) return undefined;
  if (meet(a, b)) return a.max ?? undefined;
  return meet(b, a) ? (b.max ?? undefined) : undefined;
}

/** The other rows of the table whose cells, but for the one on the scale, hold where this row fired. */
function neighbours({ rule, ctx }: Contribution, rules: readonly FlatRule[]): FlatRule[] {
  const rest = (xs: readonly Cell[]): Cell[] => xs.filter((_, i) => rule.inputs[i] !== rule.scale);
  const inputs = rule.inputs.filter((name) => name !== rule.scale);
  return rules.filter((r) => r !== rule && r.table === rule.table && rowHolds(ctx, inputs, rest(r.cells)));
}

/** Every touch of an awarded band that counts. */
export function touches(lines: Line[], rules: readonly FlatRule[], barred: Bars, order: Order): Touch[] {
  return lines.filter(counts).flatMap((line) =>
    line.contributions
      .filter((c) => c.rule.table !== undefined && c.rule.scale !== undefined)
      .flatMap((row) =>
        neighbours(row, rules).flatMap((neighbour) => {
          const shared = sharedPound(row.amount, amountOf({ rule: neighbour, ctx: row.ctx }, barred, order));
          return shared === undefined ? [] : [{ line, row, neighbour, shared }];
        }),
      ),
  );
}

/** An `ambiguity` flag for each touch, with both rows' clauses. */
export const touchFlags = (all: Touch[]): Flag[] =>
  all.map((t) => ({
    kind: 'ambiguity',
    text: `${t.shared} in ${[t.row.rule, t.neighbour]
      .sort((a, b) => a.order - b.order)
      .map((r) => r.name)
      .join(' and ')}`,
    clauses: clausesOf([t.row.rule, t.neighbour]),
  }));

/** Whether the amount that was decided is the pound that the two rows share. */
export function decidedOnShared(spec: CaseSpec, touch: Touch): boolean {
  const decided = spec.decided?.amount;
  return typeof decided === 'number' && pence(decimal(decided)) === touch.shared;
}
