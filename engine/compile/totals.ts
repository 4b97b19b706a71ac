/** The awards of a chunk: what each head pays by its hit policy, and the total of each row, in pence. */
import { hull, type Interval, isUnspecified, larger } from '../decide/interval.ts';
import { anyBit, hasBit, rowsOf, setBit, type Vector } from './bits.ts';
import { amountAt, type ByValue, maySubtract, sumRows, tableOf } from './amounts.ts';
import { type AmountLayout, type Coded, isCoded, layoutOf } from './layout.ts';
import type { SumRows } from './passes.ts';
import type { EditionPlan, HeadPlan, HitPlan } from './plan.ts';
import { addShares, type Shares, sharesOf } from './shares.ts';
import type { Space } from './space.ts';
import { Codes, Union, type Work } from './work.ts';

/** What the awards of all rows come to. Arrays and vectors hold until the work space is used again. */
export interface Totals {
  /** The ends by row; open and unspecified are Infinity at the top. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Rows in which a part is "above" its least, has no amount, has one. */
  readonly exclusive: Union;
  readonly without: Union;
  readonly stated: Union;
  /** By head: rows in which it pays something, or may; and those in which it has no amount. */
  readonly paying: Map<string, Union>;
  readonly withoutBy: Map<string, Union>;
  /** Rows whose amounts were worked out one by one: their ends may cross, or stand where nothing is paid. */
  readonly single: Union;
}

/** What one head comes to. */
interface HeadTotals {
  readonly head: string;
  readonly paying: Union;
  readonly without: Union;
  readonly stated: Union;
}

/** Amounts that are worked out row by row, once the others have been added. */
interface Single {
  readonly into: HeadTotals;
  readonly rows: Vector;
  readonly at: (row: number) => Interval;
  readonly table?: ByValue;
  readonly shares?: Shares;
}

const layouts = new WeakMap<EditionPlan, AmountLayout>();

/** Adds up the awards of one chunk under one edition. */
export class Adder {
  private readonly totals: Totals;
  private readonly layout: AmountLayout;
  private readonly codes: readonly Codes[];
  private readonly sums: SumRows[] = [];
  private readonly singles: Single[] = [];

  constructor(
    private readonly plan: EditionPlan,
    private readonly space: Space,
    private readonly work: Work,
    private readonly outputs: readonly Vector[],
  ) {
    const union = (): Union => new Union(work);
    this.layout = layouts.get(plan) ?? layoutOf(plan);
    layouts.set(plan, this.layout);
    this.codes = this.layout.passes.map(() => new Codes(work));
    this.totals = {
      min: work.min,
      max: work.max,
      exclusive: union(),
      without: union(),
      stated: union(),
      paying: new Map(),
      withoutBy: new Map(),
      single: union(),
    };
  }

  /** The totals of the rows of `open`. */
  total(open: Vector): Totals {
    const { totals, plan } = this;
    const heads = plan.heads.map((head) => this.addHead(head, open));
    this.addEnds();
    for (const { into, rows, at, table, shares } of this.singles) {
      const left = table ? this.addByValue(rows, table, into) : rows;
      if (shares) addShares(rows, shares, totals, into.paying.own());
      else if (left) this.addSingle(left, at, into);
    }
    for (const { head, stated, without } of heads) {
      if (stated.rows) totals.stated.add(stated.rows);
      if (!without.rows) continue;
      totals.without.add(without.rows);
      const only = this.work.shelf.spare();
      this.space.kernels.andNot(only, without.rows, stated.rows ?? this.space.none);
      const before = totals.withoutBy.get(head) ?? new Union(this.work);
      before.add(only);
      totals.withoutBy.set(head, before);
    }
    return totals;
  }

  /** The constant amounts and the sums of columns, all at once. */
  private addEnds(): void {
    const { layout, totals, space, sums } = this;
    const { min, max } = totals;
    layout.passes.forEach(({ pairs }, i) => {
      const planes = (this.codes[i] as Codes).planes(space.none);
      space.kernels.ends({ planes, pairs, sums: i === 0 ? sums : [], min, max, onTop: i > 0 });
    });
    if (layout.passes.length === 0)
      space.kernels.ends({ planes: [], pairs: nothing, sums, min, max, onTop: false });
  }

  private addHead({ head, policy, hits }: HeadPlan, open: Vector): HeadTotals {
    const { and, andNot, or } = this.space.kernels;
    const { shelf } = this.work;
    const paying = this.totals.paying.get(head) ?? new Union(this.work);
    const into: HeadTotals = { head, paying, without: new Union(this.work), stated: new Union(this.work) };
    if (hits.length === 0) return into;
    this.totals.paying.set(head, paying);
    const counted = hits.map(({ hit }) => {
      const rows = shelf.spare();
      and(rows, this.outputs[hit] as Vector, open);
      return rows;
    });
    let twice: Vector | null = null;
    if (hits.length > 1 && (policy === 'unique' || policy === 'collect-max')) {
      twice = shelf.take();
      const again = shelf.spare();
      const seen = shelf.take();
      for (const rows of counted) {
        and(again, seen, rows);
        or(twice, twice, again);
        or(seen, seen, rows);
      }
      if (!anyBit(twice)) twice = null;
    }
    hits.forEach((hit, i) => {
      const rows = counted[i] as Vector;
      const alone = twice ? shelf.spare() : rows;
      if (twice) andNot(alone, rows, twice);
      this.addHit(hit, alone, into);
    });
    if (twice) this.combine(policy === 'collect-max' ? larger : hull, hits, counted, twice, into);
    return into;
  }

  /** Adds one award in the rows where it stands alone in its head, or where its head adds up. */
  private addHit(hit: HitPlan, rows: Vector, into: HeadTotals): void {
    const { amount } = hit;
    if (amount.kind === 'constant' && (isCoded(amount) || amount.max === 0)) {
      (amount.unspecified ? into.without : into.stated).add(rows);
      if (amount.exclusive) this.totals.exclusive.add(rows);
      if (amount.max === 0) return;
      into.paying.add(rows);
      const { pass, plane, index } = this.layout.coded.get(hit) as Coded;
      (this.codes[pass] as Codes).add(rows, index << plane);
    } else if (amount.kind === 'sum' && !maySubtract(amount.operands, this.space)) {
      into.stated.add(rows);
      const { sums, paying } = sumRows(amount.operands, this.space, this.outputs, rows, this.work);
      if (paying.rows) into.paying.add(paying.rows);
      this.sums.push(...sums);
    } else {
      const table = tableOf(amount, this.space, this.outputs);
      const shares = sharesOf(amount, this.space, this.outputs);
      if (shares) into.stated.add(rows);
      const at = amountAt(amount, this.space, this.outputs);
      this.singles.push({ into, rows, at, ...(table && { table }), ...(shares && { shares }) });
    }
  }

  /** Rows in which several awards of a head hold at once and do not add up: their hull, or the larger of each end. */
  private combine(
    together: (parts: readonly Interval[]) => Interval,
    hits: readonly HitPlan[],
    counted: readonly Vector[],
    twice: Vector,
    into: HeadTotals,
  ): void {
    const amounts = hits.map(({ amount }) => amountAt(amount, this.space, this.outputs));
    const at = (row: number): Interval =>
      together(amounts.filter((_, k) => hasBit(counted[k] as Vector, row)).map((one) => one(row)));
    this.singles.push({ into, rows: twice, at });
  }

  /** Adds what a table says, and returns the rows of which it says nothing; null where there are none. */
  private addByValue(rows: Vector, { numbers, barred, pairs }: ByValue, into: HeadTotals): Vector | null {
    if (!anyBit(rows)) return null;
    const { min, max } = this.totals;
    let rest: Vector | null = null;
    const paying = into.paying.own();
    for (let w = 0; w < rows.length; w += 1) {
      const bars = barred[w] as number;
      let pays = 0;
      let left = 0;
      for (let bits = rows[w] as number; bits !== 0; bits &= bits - 1) {
        const bit = bits & -bits;
        const row = (w << 5) + (31 - Math.clz32(bit));
        const at = (numbers[row] as number) * 2;
        if ((bars & bit) !== 0 || at < 0 || at >= pairs.length) left |= bit;
        else if ((pairs[at + 1] as number) > 0) {
          pays |= bit;
          min[row] = (min[row] as number) + (pairs[at] as number);
          max[row] = (max[row] as number) + (pairs[at + 1] as number);
        }
      }
      if (pays !== 0) paying[w] = (paying[w] as number) | pays;
      if (left !== 0) (rest ??= this.work.shelf.take())[w] = left;
    }
    if (!rest) into.stated.add(rows);
    else {
      const told = this.work.shelf.spare();
      this.space.kernels.andNot(told, rows, rest);
      into.stated.add(told);
    }
    return rest;
  }

  /** Adds intervals to the totals of rows, one by one. */
  private addSingle(rows: Vector, at: (row: number) => Interval, into: HeadTotals): void {
    const list = this.work.rows;
    const count = rowsOf(rows, list);
    if (count === 0) return;
    const { min, max, exclusive, single } = this.totals;
    single.add(rows);
    const stated = into.stated.own();
    const paying = into.paying.own();
    for (let i = 0; i < count; i += 1) {
      const row = list[i] as number;
      const amount = at(row);
      setBit(isUnspecified(amount) ? into.without.own() : stated, row);
      if (amount.exclusive) setBit(exclusive.own(), row);
      if (amount.max === null || amount.max > 0) setBit(paying, row);
      min[row] = (min[row] as number) + (amount.min ?? 0);
      max[row] = (max[row] as number) + (amount.max ?? Infinity);
    }
  }
}

/** Least and most of the one code that there is where no amount is coded. */
const nothing = new Float64Array(2);
