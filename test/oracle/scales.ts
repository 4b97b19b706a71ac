/** Bands that touch: rows of one table that share a pound, and who holds it. */

import { pence, decimal } from './ratio';
import { amountOf, counts, type Contribution, type Line } from './lines';
import { clausesOf, type FlatRule } from './rules';
import type { Bars } from './bars';
import type { Order } from './order';
import type { Interval } from './amounts';
import type { CaseSpec, Flag } from './types';

export interface Touch {
  line: Line;
  row: Contribution;
  neighbour: FlatRule;
  shared: number;
}

/** The pound at which one band ends and the other begins; none where the upper one says "above". */
function sharedPound(a: Interval, b: Interval): number | undefined {
  const meet = (low: Interval, high: Interval): boolean =>
    low.max !== null && low.max > 0 && low.max === high.min && !high.above;
  if (meet(a, b)) return a.max ?? undefined;
  return meet(b, a) ? (b.max ?? undefined) : undefined;
}

/** Rows of the same table and scale: their cells for the other inputs are the same. */
function neighbours(row: FlatRule, rules: readonly FlatRule[]): FlatRule[] {
  const on = row.inputs.indexOf(row.scale ?? '');
  const others = (r: FlatRule): string => JSON.stringify(r.cells.filter((_, i) => i !== on));
  return rules.filter(
    (r) =>
      r !== row &&
      r.table === row.table &&
      r.params.head === row.params.head &&
      (on < 0 || others(r) === others(row)),
  );
}

/** Every touch of an awarded band that counts. */
export function touches(lines: Line[], rules: readonly FlatRule[], barred: Bars, order: Order): Touch[] {
  return lines.filter(counts).flatMap((line) =>
    line.contributions
      .filter((c) => c.rule.table !== undefined && c.rule.scale !== undefined)
      .flatMap((row) =>
        neighbours(row.rule, rules).flatMap((neighbour) => {
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
    text: `${t.row.rule.name} and ${t.neighbour.name} share a pound`,
    clauses: clausesOf([t.row.rule, t.neighbour]),
  }));

/** Whether the amount that was decided is the pound that the two rows share. */
export function decidedOnShared(spec: CaseSpec, touch: Touch): boolean {
  const decided = spec.decided?.amount;
  return typeof decided === 'number' && pence(decimal(decided)) === touch.shared;
}
