/** Amounts over rows of cases: sums of columns as the rows in which each counts, the rest as `decide` works it out. */
import { evaluate } from '../decide/amount.ts';
import type { Amount } from '../model/index.ts';
import { between, type Interval, nothing, shareOf, unspecified } from '../decide/interval.ts';
import { hasBit, type Vector } from './bits.ts';
import { type Column, numberAt } from './columns.ts';
import type { Numbers } from './kernels.ts';
import type { SumRows } from './passes.ts';
import type { AmountPlan, Operand } from './plan.ts';
import type { Space } from './space.ts';
import { Union, type Work } from './work.ts';

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

/** A sum of columns of which none is below nothing: where which are added, and the rows in which that is above nothing. */
export function sumRows(
  operands: readonly Operand[],
  space: Space,
  outputs: readonly Vector[],
  over: Vector,
  work: Work,
): { readonly sums: SumRows[]; readonly paying: Union } {
  const { and, andNot } = space.kernels;
  const paying = new Union(work);
  // Columns that are barred in the same rows are one sum.
  const byBarred = new Map<Vector, { columns: Numbers[]; above: Vector[]; any: Union }>();
  for (const operand of operands) {
    const { column, barred } = bind(operand, space, outputs);
    if (!column?.aboveNothing || !column.numbers) continue;
    const one = byBarred.get(barred) ?? { columns: [], above: [], any: new Union(work) };
    byBarred.set(barred, one);
    one.columns.push(column.numbers);
    one.above.push(column.aboveNothing);
    one.any.add(column.aboveNothing);
  }
  const sums = [...byBarred].map(([barred, { columns, above, any }]): SumRows => {
    const rows = work.shelf.spare();
    and(rows, over, any.rows ?? space.none);
    if (barred !== space.none) andNot(rows, rows, barred);
    paying.add(rows);
    return { rows, columns, above };
  });
  return { sums, paying };
}

/** Whether a sum may have a part below nothing, so that it is nothing or something as a whole. */
export const maySubtract = (operands: readonly Operand[], space: Space): boolean =>
  operands.some(({ spec }) => spec !== null && space.column(spec).aboveNothing === undefined);

/** Values from 0 whose amounts are kept. */
const inTable = 256;

/** Least and most of an amount over one name, for each of its values from 0, one after the other. */
export interface ByValue {
  readonly numbers: Numbers;
  readonly barred: Vector;
  readonly pairs: Float64Array;
}

const pairsOf = new WeakMap<AmountPlan, Float64Array | null>();

/** An amount over one whole name as a table, where it is stated for all values, its least never above its most; else null. */
export function tableOf(plan: AmountPlan, space: Space, outputs: readonly Vector[]): ByValue | null {
  if (plan.kind !== 'read' || plan.operands.size !== 1) return null;
  const [operand] = [...plan.operands.values()] as [Operand];
  const { column, barred } = bind(operand, space, outputs);
  if (!column?.aboveNothing || !column.numbers) return null;
  const known = pairsOf.get(plan);
  const pairs = known === undefined ? pairsFor(plan.amount, operand.unit) : known;
  pairsOf.set(plan, pairs);
  return pairs && { numbers: column.numbers, barred, pairs };
}

function pairsFor(amount: Amount, unit: number): Float64Array | null {
  const pairs = new Float64Array(inTable * 2);
  for (let value = 0; value < inTable; value += 1) {
    const counted = Math.trunc(value / unit);
    const { min, max, exclusive } = evaluate(amount, {
      count: () => [counted, counted],
      money: () => [value, value],
    });
    if (min === null || exclusive || min < 0 || (max !== null && max < min)) return null;
    pairs[value << 1] = min;
    pairs[(value << 1) + 1] = max ?? Infinity;
  }
  return pairs;
}
