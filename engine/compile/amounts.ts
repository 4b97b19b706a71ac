/** Amounts over rows of cases: constants add as they are, sums of columns in a loop, the rest as `decide` works it out. */
import { evaluate } from '../decide/amount.ts';
import { between, type Interval, nothing, shareOf, unspecified } from '../decide/interval.ts';
import { anyBit, hasBit, setBit, type Vector } from './bits.ts';
import { type Column, LEAST, numberAt } from './columns.ts';
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
  return (row) => {
    now = row;
    return evaluate(plan.amount, reader);
  };
}

/** Adds a column to the sums of some rows, where it is not barred. */
function addColumn(each: Bound, rows: Int32Array, count: number, sums: Float64Array): void {
  const { column, barred } = each;
  if (column === null) return;
  if (column.numbers instanceof Int32Array && !anyBit(barred)) {
    const { numbers } = column;
    for (let i = 0; i < count; i += 1) {
      const value = numbers[rows[i] as number] as number;
      if (value >= LEAST) sums[i] = (sums[i] as number) + value;
    }
  } else for (let i = 0; i < count; i += 1) sums[i] = (sums[i] as number) + valueAt(each, rows[i] as number);
}

/** Adds sums of columns to the totals of some rows, and notes the rows in which the sum is above nothing. */
export function addSums(
  operands: readonly Operand[],
  space: Space,
  outputs: readonly Vector[],
  rows: Int32Array,
  count: number,
  totals: { readonly min: Float64Array; readonly max: Float64Array },
  paying: Vector,
): void {
  const sums = new Float64Array(count);
  for (const operand of operands) addColumn(bind(operand, space, outputs), rows, count, sums);
  for (let i = 0; i < count; i += 1) {
    const sum = sums[i] as number;
    if (sum <= 0) continue;
    const row = rows[i] as number;
    totals.min[row] = (totals.min[row] as number) + sum;
    totals.max[row] = (totals.max[row] as number) + sum;
    setBit(paying, row);
  }
}
