/** Amounts over rows of cases: constants add as they are, sums of columns in a loop, the rest as `decide` works it out. */
import { evaluate } from '../decide/amount.ts';
import { between, type Interval, nothing, shareOf, unspecified } from '../decide/interval.ts';
import { hasBit, rowsOf, setBit, type Vector } from './bits.ts';
import { type Column, numberAt } from './columns.ts';
import type { AmountPlan, Operand } from './plan.ts';
import type { Space } from './space.ts';

/** A column and the rows in which it is barred, of one operand. */
interface Bound {
  readonly column: Column | null;
  readonly barred: Vector;
  readonly unit: number;
}

const bind = (operand: Operand, space: Space, outputs: readonly Vector[]): Bound => ({
  column: operand.spec && space.column(operand.spec),
  barred: outputs[operand.barred] as Vector,
  unit: operand.unit,
});

const valueAt = ({ column, barred }: Bound, row: number): number =>
  column === null || hasBit(barred, row) ? 0 : numberAt(column, row);

/** Amounts over one name are kept for this many of its values. */
const mostKnown = 1024;

/** The interval of an amount in any row. */
export function amountAt(
  plan: AmountPlan,
  space: Space,
  outputs: readonly Vector[],
): (row: number) => Interval {
  if (plan.kind === 'constant') {
    const { min, max, exclusive } = plan;
    const always = plan.unspecified ? unspecified : between(min, max === Infinity ? null : max, exclusive);
    return () => always;
  }
  if (plan.kind === 'sum') {
    const bound = plan.operands.map((operand) => bind(operand, space, outputs));
    return (row) => {
      let sum = 0;
      for (const each of bound) sum += valueAt(each, row);
      return sum > 0 ? { min: sum, max: sum } : nothing;
    };
  }
  if (plan.kind === 'share') {
    const of = amountAt(plan.of, space, outputs);
    return (row) => shareOf(of(row), plan.low, plan.high, plan.rounding);
  }
  const bound = new Map([...plan.operands].map(([name, operand]) => [name, bind(operand, space, outputs)]));
  let now = 0;
  const read = (name: string, counted: boolean): readonly [number, number] => {
    const each = bound.get(name);
    const value = each ? valueAt(each, now) : 0;
    const whole = each && counted ? Math.trunc(value / each.unit) : value;
    return [whole, whole];
  };
  const reader = { count: (name: string) => read(name, true), money: (name: string) => read(name, false) };
  const worked = (row: number): Interval => {
    now = row;
    return evaluate(plan.amount, reader);
  };
  const [only, ...others] = bound.values();
  if (!only || others.length > 0) return worked;
  // What reads one name rests on its value alone, and few values recur: visits, days, weeks.
  const known = new Map<number, Interval>();
  return (row) => {
    const value = valueAt(only, row);
    const before = known.get(value);
    if (before) return before;
    const made = worked(row);
    if (known.size < mostKnown) known.set(value, made);
    return made;
  };
}

/** Rows over which sums are added, with room to work in. */
export interface Rows {
  readonly rows: Vector;
  /** A vector and a list of rows to write on. */
  readonly now: Vector;
  readonly list: Int32Array;
}

/** Totals of rows, and the rows that they pay. */
interface Sums {
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly paying: Vector;
}

/** Adds sums of columns to the totals of some rows, and notes the rows in which the sum is above nothing. */
export function addSums(
  operands: readonly Operand[],
  space: Space,
  outputs: readonly Vector[],
  over: Rows,
  sums: Sums,
): void {
  const bound = operands.map((operand) => bind(operand, space, outputs));
  const isNegative = ({ column }: Bound): boolean => column !== null && column.aboveNothing === undefined;
  if (bound.some(isNegative)) addWhole(bound, over, sums);
  else for (const each of bound) addColumn(each, space, over, sums);
}

/** One column where none is below nothing: only the rows in which it is above it. */
function addColumn({ column, barred }: Bound, space: Space, { rows, now, list }: Rows, sums: Sums): void {
  if (!column?.aboveNothing || !column.numbers) return;
  const { and, andNot, or } = space.kernels;
  and(now, rows, column.aboveNothing);
  andNot(now, now, barred);
  const count = rowsOf(now, list);
  if (count === 0) return;
  or(sums.paying, sums.paying, now);
  const { numbers } = column;
  for (let i = 0; i < count; i += 1) {
    const row = list[i] as number;
    const value = numbers[row] as number;
    sums.min[row] = (sums.min[row] as number) + value;
    sums.max[row] = (sums.max[row] as number) + value;
  }
}

/** A policy pays or does not: a sum below nothing as a whole is nothing. */
function addWhole(bound: readonly Bound[], { rows, list }: Rows, { min, max, paying }: Sums): void {
  const count = rowsOf(rows, list);
  for (let i = 0; i < count; i += 1) {
    const row = list[i] as number;
    let sum = 0;
    for (const each of bound) sum += valueAt(each, row);
    if (sum <= 0) continue;
    min[row] = (min[row] as number) + sum;
    max[row] = (max[row] as number) + sum;
    setBit(paying, row);
  }
}
