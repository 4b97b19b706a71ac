/** The awards of a chunk: what each head pays by its hit policy, and the total of each row, in pence. */
import { hull, type Interval, isUnspecified, larger } from '../decide/interval.ts';
import { anyBit, hasBit, rowsOf, setBit, type Shelf, type Vector } from './bits.ts';
import { addSums, amountAt } from './amounts.ts';
import type { EditionPlan, HeadPlan, HitPlan } from './plan.ts';
import type { Space } from './space.ts';

/** The ends of totals by row; open and unspecified are Infinity at the top. */
export interface Ends {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** What the awards of all rows come to. */
export interface Totals extends Ends {
  /** Rows in which a part is "above" its least, has no amount, has one. */
  readonly exclusive: Vector;
  readonly without: Vector;
  readonly stated: Vector;
  /** By head: rows in which it pays something, or may; and those in which it has no amount. */
  readonly paying: Map<string, Vector>;
  readonly withoutBy: Map<string, Vector>;
}

/** Adds up the awards of one chunk. Arrays that are as long as the rows are kept from edition to edition. */
export class Adder {
  private readonly rows: Int32Array;

  constructor(
    private readonly space: Space,
    private readonly shelf: Shelf,
  ) {
    this.rows = new Int32Array(space.words << 5);
  }

  private vector(): Vector {
    return this.shelf.take();
  }

  /** The totals of the rows of `open`, added to the ends that are given: cleared arrays of the chunk's length. */
  total(plan: EditionPlan, outputs: readonly Vector[], open: Vector, ends: Ends): Totals {
    const totals: Totals = {
      ...ends,
      exclusive: this.vector(),
      without: this.vector(),
      stated: this.vector(),
      paying: new Map(),
      withoutBy: new Map(),
    };
    for (const head of plan.heads) this.addHead(head, outputs, open, totals);
    return totals;
  }

  private addHead(head: HeadPlan, outputs: readonly Vector[], open: Vector, totals: Totals): void {
    const { and, andNot, or } = this.space.kernels;
    const paying = totals.paying.get(head.head) ?? this.vector();
    const without = this.vector();
    const stated = this.vector();
    const seen = this.vector();
    const twice = this.vector();
    const again = this.vector();
    const hits = head.hits.map(({ hit }) => {
      const rows = this.vector();
      and(rows, outputs[hit] as Vector, open);
      and(again, seen, rows);
      or(twice, twice, again);
      or(seen, seen, rows);
      return rows;
    });
    const apart = head.policy !== 'collect-sum' && anyBit(twice);
    head.hits.forEach((hit, i) => {
      const rows = hits[i] as Vector;
      if (apart) andNot(again, rows, twice);
      this.addHit(hit, apart ? again : rows, outputs, { totals, paying, without, stated });
    });
    if (apart) this.combine(head, hits, twice, outputs, { totals, paying, without, stated });
    or(totals.stated, totals.stated, stated);
    or(totals.without, totals.without, without);
    andNot(without, without, stated);
    totals.paying.set(head.head, paying);
    const before = totals.withoutBy.get(head.head);
    if (before) or(without, without, before);
    totals.withoutBy.set(head.head, without);
  }

  /** Adds one award in the rows where it stands alone in its head, or where its head adds up. */
  private addHit({ amount }: HitPlan, rows: Vector, outputs: readonly Vector[], into: Into): void {
    const { or } = this.space.kernels;
    const { totals, paying } = into;
    if (amount.kind === 'constant') {
      const { min, max } = amount;
      if (max > 0) or(paying, paying, rows);
      if (amount.exclusive) or(totals.exclusive, totals.exclusive, rows);
      or(
        amount.unspecified ? into.without : into.stated,
        amount.unspecified ? into.without : into.stated,
        rows,
      );
      if (max === 0) return;
      const count = rowsOf(rows, this.rows);
      for (let i = 0; i < count; i += 1) {
        const row = this.rows[i] as number;
        totals.min[row] = (totals.min[row] as number) + min;
        totals.max[row] = (totals.max[row] as number) + max;
      }
      return;
    }
    if (amount.kind === 'sum') {
      or(into.stated, into.stated, rows);
      const { min, max } = totals;
      const over = { rows, now: this.shelf.take(), list: this.rows };
      addSums(amount.operands, this.space, outputs, over, { min, max, paying });
      return;
    }
    const count = rowsOf(rows, this.rows);
    const at = amountAt(amount, this.space, outputs);
    for (let i = 0; i < count; i += 1) add(this.rows[i] as number, at(this.rows[i] as number), into);
  }

  /** Rows in which several awards of a head hold at once and do not add up: their hull, or the larger of each end. */
  private combine(
    head: HeadPlan,
    hits: readonly Vector[],
    twice: Vector,
    outputs: readonly Vector[],
    into: Into,
  ): void {
    const amounts = head.hits.map(({ amount }) => amountAt(amount, this.space, outputs));
    const together = head.policy === 'collect-max' ? larger : hull;
    const count = rowsOf(twice, this.rows);
    for (let i = 0; i < count; i += 1) {
      const row = this.rows[i] as number;
      const parts = amounts.filter((_, k) => hasBit(hits[k] as Vector, row)).map((at) => at(row));
      add(row, together(parts), into);
    }
  }
}

interface Into {
  readonly totals: Totals;
  readonly paying: Vector;
  readonly without: Vector;
  readonly stated: Vector;
}

/** Adds an interval to the total of a row. */
function add(row: number, amount: Interval, { totals, paying, without, stated }: Into): void {
  setBit(isUnspecified(amount) ? without : stated, row);
  if (amount.exclusive) setBit(totals.exclusive, row);
  if (amount.max === null || amount.max > 0) setBit(paying, row);
  totals.min[row] = (totals.min[row] as number) + (amount.min ?? 0);
  totals.max[row] = (totals.max[row] as number) + (amount.max ?? Infinity);
}
