/** The plain rows of a chunk (one context, nothing unknown, no limit at work) under one edition, in bit algebra throughout. */
import { outcomes, type Outcome, engineFacts, totalNames } from '../model/index.ts';
import { type Paid, writeRoles, writeRoutes } from './authority.ts';
import { eachRow, rowsOf, setBit, type Vector } from './bits.ts';
import { type Column, denseNumbers, numberAt } from './columns.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import type { BatchResult } from './result.ts';
import type { Space } from './space.ts';
import { specOf } from './specs.ts';
import type { Chunk } from './table.ts';
import { Adder, type Totals } from './totals.ts';
import { Codes, type Work, workFor } from './work.ts';

const codeOf = (outcome: Outcome): number => outcomes.indexOf(outcome);

/** Copies the bits of a chunk to their place in the result. */
export function place(from: Vector, to: Vector, start: number): void {
  to.set(from, start >>> 5);
}

/** What a run needs of a chunk, or of rows that were picked out of several. */
export type PlainRows = Pick<Chunk, 'space' | 'start' | 'markDecided' | 'asideFor'>;

/** Runs the plain rows of one chunk; made once for a chunk and used for every edition. */
export class PlainRun {
  private readonly work: Work;
  private readonly space: Space;

  /** `scratch` is the table's: chunks of one length write on the same arrays. */
  constructor(
    private readonly chunk: PlainRows,
    scratch = new Scratch(),
  ) {
    this.space = chunk.space;
    this.work = workFor(scratch, this.space);
  }

  /** Writes the determinations of the plain rows and returns the other rows, which are for `AloneRun`: they hold until the next run. */
  run(plan: EditionPlan, outputs: readonly Vector[], result: BatchResult): Vector {
    const { and, andNot, or } = this.space.kernels;
    const { shelf } = this.work;
    const at = (slot: number): Vector => outputs[slot] as Vector;
    shelf.putBack();
    const aside = shelf.take();
    if (plan.shared === null || plan.shared.size > 0)
      this.chunk.markDecided(aside, at(plan.touching), plan.shared);
    or(aside, aside, at(plan.apart));
    or(aside, aside, this.chunk.asideFor(plan.edition));
    const plain = shelf.spare();
    andNot(plain, this.space.all, aside);
    const open = shelf.spare();
    andNot(open, plain, at(plan.outside));
    for (const slot of [plan.excluded, plan.referred]) andNot(open, open, at(slot));
    const totals = new Adder(plan, this.space, this.work, outputs).total(open);
    const awarded = shelf.take();
    for (const { rows } of totals.paying.values()) if (rows) or(awarded, awarded, rows);
    this.uncross(totals, awarded);
    this.writeOutcomes(plan, outputs, plain, awarded, result);
    this.writeSums(plan, totals, awarded, result);
    const late = this.late(plan, totals);
    this.writeFired(plan, outputs, late, plain, result);
    const { start } = this.chunk;
    const { space, work } = this;
    const paid: Paid = { plan, space, start, outputs, late, totals, awarded, work };
    writeRoles(paid, result);
    writeRoutes(paid, result);
    const terms = shelf.spare();
    plan.terms.forEach(({ slot }, i) => {
      and(terms, at(slot), awarded);
      place(terms, result.terms[i]?.on as Vector, start);
    });
    return aside;
  }

  /** Where amounts were worked out one by one a least above its most stands at the most, and what is not awarded has neither. */
  private uncross({ min, max, single }: Totals, awarded: Vector): void {
    if (!single.rows) return;
    const { and, andNot } = this.space.kernels;
    const rows = this.work.shelf.spare();
    and(rows, single.rows, awarded);
    eachRow(rows, (row) => void (min[row] = Math.min(min[row] as number, max[row] as number)));
    andNot(rows, single.rows, awarded);
    eachRow(rows, (row) => void (min[row] = max[row] = 0));
  }

  /** Outside before excluded before referred, then what pays, then what was referred in part. */
  private writeOutcomes(
    plan: EditionPlan,
    outputs: readonly Vector[],
    plain: Vector,
    awarded: Vector,
    result: BatchResult,
  ): void {
    const { and, andNot, spread } = this.space.kernels;
    const { shelf, bytes } = this.work;
    const rest = shelf.spare();
    rest.set(this.space.all);
    const codes = new Codes(this.work);
    const write = (rows: Vector, outcome: Outcome): void => {
      const now = shelf.spare();
      and(now, rest, rows);
      and(now, now, plain);
      andNot(rest, rest, now);
      codes.add(now, codeOf(outcome));
    };
    write(outputs[plan.outside] as Vector, 'outside-policy');
    write(outputs[plan.excluded] as Vector, 'excluded');
    write(outputs[plan.referred] as Vector, 'referred');
    write(awarded, 'award');
    write(outputs[plan.partReferred] as Vector, 'referred');
    codes.add(rest, codeOf('no-award'));
    spread(bytes, codes.planes(this.space.none), 0);
    result.outcomes.set(bytes.subarray(0, this.space.rows), this.chunk.start);
  }

  /** The ends of the awards, and what stands beside them. */
  private writeSums(plan: EditionPlan, totals: Totals, awarded: Vector, result: BatchResult): void {
    const { start } = this.chunk;
    const { rows } = this.space;
    const { min, max, without, exclusive, stated, withoutBy } = totals;
    result.min.set(min.subarray(0, rows), start);
    result.max.set(max.subarray(0, rows), start);
    this.writeNets(plan, awarded, totals, result);
    const { and, andNot } = this.space.kernels;
    const now = this.work.shelf.spare();
    if (without.rows) {
      andNot(now, without.rows, stated.rows ?? this.space.none);
      and(now, now, awarded);
      place(now, result.unspecified, start);
    }
    if (exclusive.rows) {
      and(now, exclusive.rows, awarded);
      eachRow(now, (row) => {
        if (min[row] !== max[row]) setBit(result.exclusive, start + row);
      });
    }
    for (const [head, { rows: only }] of withoutBy) {
      const into = result.without.get(head);
      if (!only || !into) continue;
      and(now, only, awarded);
      place(now, into, start);
    }
  }

  /** What is left to pay, where something was paid in a row that is awarded. */
  private writeNets(plan: EditionPlan, awarded: Vector, { min, max }: Totals, result: BatchResult): void {
    const { start } = this.chunk;
    const spec = specOf(plan.edition, engineFacts.paid);
    const paid = spec && this.space.column(spec);
    const rows = this.work.shelf.spare();
    if (!paid) rows.fill(0);
    else if (paid.aboveNothing) this.space.kernels.and(rows, awarded, paid.aboveNothing);
    else rows.set(awarded);
    const count = rowsOf(rows, this.work.rows);
    const list = this.work.rows.slice(0, count);
    const less = new Float64Array(count);
    const whole = paid?.aboveNothing && paid.numbers instanceof Int32Array ? paid.numbers : null;
    if (whole) for (let i = 0; i < count; i += 1) less[i] = whole[list[i] as number] as number;
    else for (let i = 0; i < count; i += 1) less[i] = numberAt(paid as Column, list[i] as number);
    const { rows: all } = this.space;
    result.left.note({ start, rows: list, less }, min.subarray(0, all), max.subarray(0, all));
  }

  /** The rules that read the total: it is 0 where there is no award, and an open most is above every literal. */
  private late(plan: EditionPlan, { min, max }: Totals): Vector[] {
    if (plan.late.rules.length === 0) return [];
    const { rows, all } = this.space;
    for (const [name, ends] of [
      [totalNames.min, min],
      [totalNames.max, max],
    ] as const) {
      ends.fill(-Infinity, rows);
      this.space.replace(name, denseNumbers(ends, all));
    }
    return execute(plan.late.program, this.space, this.work.late);
  }

  private writeFired(
    plan: EditionPlan,
    outputs: readonly Vector[],
    late: readonly Vector[],
    plain: Vector,
    result: BatchResult,
  ): void {
    const { and } = this.space.kernels;
    const { start } = this.chunk;
    const now = this.work.shelf.spare();
    const isWhole = plain.every((word, w) => word === this.space.all[w]);
    const write = (rule: number, rows: Vector): void => {
      if (!isWhole) and(now, rows, plain);
      place(isWhole ? rows : now, result.fired[rule] as Vector, start);
    };
    plan.fired.forEach((slot, rule) => {
      if (slot >= 0) write(rule, outputs[slot] as Vector);
    });
    plan.late.rules.forEach((rule, i) => write(rule, late[i] as Vector));
  }
}
