/** Conditions and table cells as plain recursion: a comparison with a fact that is not applicable is always false. */

import { once } from './once';
import { compare, type Ratio } from './ratio';
import { read, toValue, type Ctx, type Value } from './context';
import type { Cell, Cond, FactType, Raw } from './types';

const isNumber = (v: Value): v is Ratio => typeof v === 'object';

/** Below 0, 0 or above 0; values of different sorts are only ever unequal. */
function order(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) return compare(a, b);
  return a === b ? 0 : undefined;
}

/** One comparison, by the operator's name. */
export function compares(
  value: Value,
  operator: string,
  literal: Raw | Raw[],
  type: FactType | undefined,
): boolean {
  const one = (raw: Raw): number | undefined => order(value, toValue(raw, type));
  const among = (): boolean => (Array.isArray(literal) ? literal : [literal]).some((raw) => one(raw) === 0);
  if (operator === 'in') return among();
  if (operator === 'notIn') return !among();
  if (Array.isArray(literal)) throw new Error(`${operator} compares with one value`);
  const sign = one(literal);
  if (operator === 'equal') return sign === 0;
  if (operator === 'notEqual') return sign !== 0;
  if (sign === undefined) return false;
  if (operator === 'lessThan') return sign < 0;
  if (operator === 'lessThanInclusive') return sign <= 0;
  if (operator === 'greaterThan') return sign > 0;
  if (operator === 'greaterThanInclusive') return sign >= 0;
  throw new Error(`no such operator: ${operator}`);
}

/** Whether a condition holds here. Absent conditions mean always. */
export function holds(ctx: Ctx, cond: Cond | undefined): boolean {
  if (cond === undefined) return true;
  if (cond.all !== undefined) return cond.all.every((c) => holds(ctx, c));
  if (cond.any !== undefined) return cond.any.some((c) => holds(ctx, c));
  if (cond.not !== undefined) return !holds(ctx, cond.not);
  if (cond.condition !== undefined) {
    const named = ctx.world.edition.conditions?.[cond.condition];
    if (named === undefined) throw new Error(`no such condition: ${cond.condition}`);
    return holds(ctx, named);
  }
  if (cond.fact === undefined || cond.operator === undefined || cond.value === undefined)
    throw new Error('neither a root nor a leaf');
  const reading = read(ctx, cond.fact);
  if (reading === null) return false;
  return compares(reading.value, cond.operator, cond.value, ctx.world.declared.get(cond.fact)?.type);
}

/** A table's cell as the comparisons that it stands for: none where it takes anything. */
export function cellTests(cell: Cell): { operator: string; value: Raw | Raw[] }[] {
  if (cell === '-') return [];
  if (Array.isArray(cell)) return [{ operator: 'in', value: cell }];
  if (typeof cell !== 'object' || cell === null) return [{ operator: 'equal', value: cell }];
  const from = cell.from === undefined ? [] : [{ operator: 'greaterThanInclusive', value: cell.from }];
  const to = cell.to === undefined ? [] : [{ operator: 'lessThanInclusive', value: cell.to }];
  return [...from, ...to];
}

const testsOfCells = once((cells: readonly Cell[]) => cells.map(cellTests));

/** Whether every cell of a row holds for its input. */
export function rowHolds(ctx: Ctx, inputs: readonly string[], cells: readonly Cell[]): boolean {
  const all = testsOfCells(cells);
  return inputs.every((input, i) => {
    const tests = all[i] ?? [];
    if (tests.length === 0) return true;
    const reading = read(ctx, input);
    const type = ctx.world.declared.get(input)?.type;
    return reading !== null && tests.every((t) => compares(reading.value, t.operator, t.value, type));
  });
}
