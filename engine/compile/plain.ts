/** The plain rows of a chunk (one context, nothing unknown, no limit at work) under one edition, in bit algebra throughout. */
import { OPEN } from '../decide/evaluator.ts';
import { outcomes, type Outcome, engineFacts, totalNames } from '../model/index.ts';
import { type Paid, writeRoles, writeRoutes } from './authority.ts';
import { anyBit, eachRow, fillRows, rowsOf, setBit, Shelf, type Vector } from './bits.ts';
import { denseNumbers, LEAST, MOST, numberAt } from './columns.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import type { BatchResult } from './result.ts';
import type { Space } from './space.ts';
import { specOf } from './specs.ts';
import type { Chunk } from './table.ts';
import { Adder, type Totals } from './totals.ts';

const codeOf = (outcome: Outcome): number => outcomes.indexOf(outcome);

/** Copies the bits of a chunk to their place in the result. */
export function place(from: Vector, to: Vector, start: number): void {
  to.set(from, start >>> 5);
}

/** Runs the plain rows of one chunk; made once for a chunk and used for every edition. */
export class PlainRun {
  private readonly shelf: Shelf;
  private readonly adder: Adder;
  private readonly scratch = new Scratch();
  private readonly rows: Int32Array;
  private readonly space: Space;

  constructor(private readonly chunk: Chunk) {
    this.space = chunk.space;
    this.shelf = new Shelf(this.space.words);
    this.adder = new Adder(this.space, this.shelf);
    this.rows = new Int32Array(this.space.words << 5);
  }

  /** A cleared vector until the end of this edition's run. */
  private vector(): Vector {
    return this.shelf.take();
  }

  /** Writes the determinations of the plain rows and returns the other rows, which are for `AloneRun`. */
  run(plan: EditionPlan, outputs: readonly Vector[], result: BatchResult): Vector {
    const { and, andNot, or } = this.space.kernels;
    const at = (slot: number): Vector => outputs[slot] as Vector;
    this.shelf.putBack();
    const aside = this.vector();
    if (plan.shared === null || plan.shared.size > 0)
      this.chunk.markDecided(aside, at(plan.touching), plan.shared);
    or(aside, aside, at(plan.apart));
    or(aside, aside, this.chunk.asideFor(plan.edition));
    const plain = this.vector();
    andNot(plain, this.space.all, aside);
    const open = this.vector();
    for (const slot of [plan.outside, plan.excluded, plan.referred]) or(open, open, at(slot));
    andNot(open, plain, open);
    const { start } = this.chunk;
    const end = start + this.space.rows;
    const ends = { min: result.min.subarray(start, end), max: result.max.subarray(start, end) };
    const totals = this.adder.total(plan, outputs, open, ends);
    const awarded = this.vector();
    for (const paying of totals.paying.values()) or(awarded, awarded, paying);
    this.writeOutcomes(plan, outputs, plain, awarded, result);
    this.writeSums(plan, totals, open, awarded, result);
    const late = this.late(plan, totals, awarded);
    this.writeFired(plan, outputs, late, plain, result);
    const paid: Paid = {
      plan,
      space: this.space,
      start: this.chunk.start,
      outputs,
      late,
      totals,
      awarded,
      shelf: this.shelf,
    };
    writeRoles(paid, result);
    writeRoutes(paid, result);
    const terms = this.vector();
    plan.terms.forEach(({ slot }, i) => {
      and(terms, at(slot), awarded);
      place(terms, result.terms[i]?.on as Vector, this.chunk.start);
    });
    return aside;
  }

  /** Outside before excluded before referred, then what pays, then what was referred in part. */
  private writeOutcomes(
    plan: EditionPlan,
    outputs: readonly Vector[],
    plain: Vector,
    awarded: Vector,
    result: BatchResult,
  ): void {
    const { and, andNot } = this.space.kernels;
    const { start } = this.chunk;
    const into = result.outcomes.subarray(start, start + this.space.rows);
    into.fill(codeOf('no-award'));
    const left = this.vector();
    left.set(plain);
    const now = this.vector();
    const write = (rows: Vector, outcome: Outcome): void => {
      and(now, left, rows);
      andNot(left, left, now);
      fillRows(now, into, codeOf(outcome));
    };
    write(outputs[plan.outside] as Vector, 'outside-policy');
    write(outputs[plan.excluded] as Vector, 'excluded');
    write(outputs[plan.referred] as Vector, 'referred');
    write(awarded, 'award');
    write(outputs[plan.partReferred] as Vector, 'referred');
  }

  /** What stands beside the ends of the awards, which the adder has written in their place. */
  private writeSums(
    plan: EditionPlan,
    totals: Totals,
    open: Vector,
    awarded: Vector,
    result: BatchResult,
  ): void {
    const { start } = this.chunk;
    const { min, max } = totals;
    if (plan.mayCross) this.uncross(totals, open, awarded);
    this.writeNets(plan, awarded, totals, result);
    const { and, andNot } = this.space.kernels;
    const without = this.vector();
    andNot(without, totals.without, totals.stated);
    and(without, without, awarded);
    place(without, result.unspecified, start);
    and(without, totals.exclusive, awarded);
    eachRow(without, (row) => {
      if (min[row] !== max[row]) setBit(result.exclusive, start + row);
    });
    for (const [head, rows] of totals.withoutBy) {
      and(without, rows, awarded);
      const into = result.without.get(head);
      if (into) eachRow(without, (row) => setBit(into, start + row));
    }
  }

  /** A least above its most stands at the most; what is not awarded has neither. */
  private uncross({ min, max }: Totals, open: Vector, awarded: Vector): void {
    eachRow(awarded, (row) => void (min[row] = Math.min(min[row] as number, max[row] as number)));
    const rest = this.vector();
    this.space.kernels.andNot(rest, open, awarded);
    eachRow(rest, (row) => void (min[row] = max[row] = 0));
  }

  /** What is left to pay, where something was paid in a row that is awarded, or in a chunk before. */
  private writeNets(plan: EditionPlan, awarded: Vector, totals: Totals, result: BatchResult): void {
    const { start } = this.chunk;
    const spec = specOf(plan.edition, engineFacts.paid);
    const paid = spec && this.space.column(spec);
    const rows = this.vector();
    rows.set(awarded);
    if (paid?.aboveNothing) this.space.kernels.and(rows, rows, paid.aboveNothing);
    const any = paid !== null && anyBit(rows);
    if (!any && result.netMin === result.min) return;
    const net = result.ownNet();
    net.min.set(totals.min, start);
    net.max.set(totals.max, start);
    eachRow(rows, (row) => {
      const less = paid ? numberAt(paid, row) : 0;
      net.min[start + row] = Math.max(0, (totals.min[row] as number) - less);
      net.max[start + row] = Math.max(0, (totals.max[row] as number) - less);
    });
  }

  /** The rules that read the total: over nothing where there is no award, and an open most is above every literal. */
  private late(plan: EditionPlan, totals: Totals, awarded: Vector): Vector[] {
    if (plan.late.rules.length === 0) return [];
    this.put(totalNames.min, totals.min, awarded, plan);
    this.put(totalNames.max, totals.max, awarded, plan);
    return execute(plan.late.program, this.space, this.scratch);
  }

  /** Makes one end of the totals a column: of 30 bits where all sums and thresholds are. */
  private put(name: string, ends: Float64Array, awarded: Vector, plan: EditionPlan): void {
    const { rows, all, words } = this.space;
    const count = rowsOf(awarded, this.rows);
    let wide = plan.late.program.predicates.some(({ test }) => test.kind === 'atLeast' && test.from > MOST);
    for (let i = 0; i < count && !wide; i += 1) {
      const end = ends[this.rows[i] as number] as number;
      wide = end > MOST && end !== Infinity;
    }
    const open = wide ? OPEN : MOST;
    const numbers = wide ? new Float64Array(words << 5) : new Int32Array(words << 5);
    for (let i = 0; i < count; i += 1) {
      const row = this.rows[i] as number;
      numbers[row] = Math.min(ends[row] as number, open);
    }
    numbers.fill(wide ? -Infinity : LEAST - 1, rows);
    this.space.replace(name, denseNumbers(numbers, all));
  }

  private writeFired(
    plan: EditionPlan,
    outputs: readonly Vector[],
    late: readonly Vector[],
    plain: Vector,
    result: BatchResult,
  ): void {
    const { and } = this.space.kernels;
    const at = this.chunk.start >>> 5;
    const write = (rule: number, rows: Vector): void => {
      const into = (result.fired[rule] as Vector).subarray(at, at + this.space.words);
      and(into, rows, plain);
    };
    plan.fired.forEach((slot, rule) => {
      if (slot >= 0) write(rule, outputs[slot] as Vector);
    });
    plan.late.rules.forEach((rule, i) => write(rule, late[i] as Vector));
  }
}
