/** The plain rows of a chunk (one context, nothing unknown, no limit at work) under one edition, in bit algebra throughout. */
import { outcomes, type Outcome, engineFacts, totalNames } from '../model/index.ts';
import { type Paid, writeRoles, writeRoutes } from './authority.ts';
import { eachRow, rowsOf, sameBits, setBit, type Vector } from './bits.ts';
import { type Column, denseNumbers, numberAt } from './columns.ts';
import type { PaidRows } from './left.ts';
import type { Choice } from './passes.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import type { BatchResult } from './result.ts';
import type { Space } from './space.ts';
import { specOf } from './specs.ts';
import type { Chunk } from './table.ts';
import { Adder, type Totals } from './totals.ts';
import { type Work, workFor } from './work.ts';

const codeOf = (outcome: Outcome): number => outcomes.indexOf(outcome);

/** Copies the bits of a chunk to their place in the result. */
export function place(from: Vector, to: Vector, start: number): void {
  to.set(from, start >>> 5);
}

const nobody = { rows: new Int32Array(0), less: new Float64Array(0) };

/** What a run needs of a chunk, or of rows that were picked out of several. */
export type PlainRows = Pick<Chunk, 'space' | 'start' | 'markDecided' | 'asideFor'>;

/** Runs the plain rows of one chunk; made once for a chunk and used for every edition. */
export class PlainRun {
  private readonly work: Work;
  private readonly space: Space;
  private readonly paid = new Map<Column, Pick<PaidRows, 'rows' | 'less'>>();

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
    this.writeOutcomes(plan, outputs, { aside, awarded }, result);
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
    { aside, awarded }: { readonly aside: Vector; readonly awarded: Vector },
    result: BatchResult,
  ): void {
    const { bytes } = this.work;
    const at = (slot: number, outcome: Outcome): Choice => ({
      rows: outputs[slot] as Vector,
      code: codeOf(outcome),
    });
    const choices = [
      { rows: aside, code: codeOf('no-award') },
      at(plan.outside, 'outside-policy'),
      at(plan.excluded, 'excluded'),
      at(plan.referred, 'referred'),
      { rows: awarded, code: codeOf('award') },
      at(plan.partReferred, 'referred'),
    ];
    this.space.kernels.pick(bytes, choices, codeOf('no-award'), 0);
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
    const { rows, none } = this.space;
    const spec = specOf(plan.edition, engineFacts.paid);
    const told = spec ? this.paidIn(this.space.column(spec)) : nobody;
    const among = told.rows.length > 0 ? awarded.slice() : none;
    result.left.note({ start, ...told, among }, min.subarray(0, rows), max.subarray(0, rows));
  }

  /** Rows in which something was paid, whatever they are awarded: the same for every edition. */
  private paidIn(column: Column): Pick<PaidRows, 'rows' | 'less'> {
    const before = this.paid.get(column);
    if (before) return before;
    const count = rowsOf(column.aboveNothing ?? this.space.all, this.work.rows);
    const rows = this.work.rows.slice(0, count);
    const less = new Float64Array(count);
    for (let i = 0; i < count; i += 1) less[i] = numberAt(column, rows[i] as number);
    const made = { rows, less };
    this.paid.set(column, made);
    return made;
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
    const isWhole = sameBits(plain, this.space.all);
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
