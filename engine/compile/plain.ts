/** The plain rows of a chunk (one context, nothing unknown, no limit at work) under one edition, in bit algebra throughout. */
import { OPEN } from '../decide/evaluator.ts';
import { outcomes, type Outcome, engineFacts, totalNames } from '../model/index.ts';
import { type Paid, writeRoles, writeRoutes } from './authority.ts';
import { eachRow, hasBit, rowsOf, setBit, type Vector } from './bits.ts';
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
  private readonly adder: Adder;
  private readonly scratch = new Scratch();
  private readonly rows: Int32Array;
  private readonly space: Space;

  constructor(private readonly chunk: Chunk) {
    this.space = chunk.space;
    this.adder = new Adder(this.space);
    this.rows = new Int32Array(this.space.words << 5);
  }

  private vector(): Vector {
    return new Int32Array(this.space.words);
  }

  /** Writes the determinations of the plain rows and returns the other rows, which are for `AloneRun`. */
  run(plan: EditionPlan, outputs: readonly Vector[], result: BatchResult): Vector {
    const { and, andNot, or } = this.space.kernels;
    const at = (slot: number): Vector => outputs[slot] as Vector;
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
    const totals = this.adder.total(plan, outputs, open);
    const awarded = this.vector();
    for (const paying of totals.paying.values()) or(awarded, awarded, paying);
    this.writeOutcomes(plan, outputs, plain, awarded, result);
    this.writeSums(plan, totals, awarded, result);
    const late = this.late(plan, totals, awarded);
    this.writeFired(plan, outputs, late, plain, result);
    const paid: Paid = { plan, space: this.space, start: this.chunk.start, outputs, late, totals, awarded };
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
    const left = Int32Array.from(plain);
    const now = this.vector();
    const write = (rows: Vector, outcome: Outcome): void => {
      and(now, left, rows);
      andNot(left, left, now);
      const code = codeOf(outcome);
      eachRow(now, (row) => void (result.outcomes[start + row] = code));
    };
    write(outputs[plan.outside] as Vector, 'outside-policy');
    write(outputs[plan.excluded] as Vector, 'excluded');
    write(outputs[plan.referred] as Vector, 'referred');
    write(awarded, 'award');
    write(outputs[plan.partReferred] as Vector, 'referred');
    write(this.space.all, 'no-award');
  }

  /** Award and net. What is left cannot be more at least than at most; a least that is also the most is not "above". */
  private writeSums(plan: EditionPlan, totals: Totals, awarded: Vector, result: BatchResult): void {
    const { start } = this.chunk;
    const spec = specOf(plan.edition, engineFacts.paid);
    const paid = spec && this.space.column(spec);
    eachRow(awarded, (row) => {
      const max = totals.max[row] as number;
      const min = Math.min(totals.min[row] as number, max);
      totals.min[row] = min;
      const less = paid ? numberAt(paid, row) : 0;
      result.min[start + row] = min;
      result.max[start + row] = max;
      result.netMin[start + row] = Math.max(0, min - less);
      result.netMax[start + row] = Math.max(0, max - less);
      if (min !== max && hasBit(totals.exclusive, row)) setBit(result.exclusive, start + row);
    });
    const { and, andNot } = this.space.kernels;
    const without = this.vector();
    andNot(without, totals.without, totals.stated);
    and(without, without, awarded);
    place(without, result.unspecified, start);
    for (const [head, rows] of totals.withoutBy) {
      and(without, rows, awarded);
      const into = result.without.get(head);
      if (into) eachRow(without, (row) => setBit(into, start + row));
    }
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
