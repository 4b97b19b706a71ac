/** Cases that do not fit one row under an edition: decided combination by combination in figures, and merged into their ranges. */
import { type Interval, nothing } from '../decide/interval.ts';
import { OPEN } from '../decide/evaluator.ts';
import { engineFacts, type Outcome, totalNames } from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import { denseNumbers } from './columns.ts';
import { CombinationLines, type Figure } from './combination-lines.ts';
import { CombinationReading } from './combination-reading.ts';
import { combinationPlan, type CombinationPlan } from './combination-plan.ts';
import { type CaseRows, type CombinationRows, WorkedRows } from './combination-rows.ts';
import { GatheredRows, isStated } from './gathered-rows.ts';
import { type Merging, mergeFigures, NO_LEVEL, type Paid } from './combination-merge.ts';
import type { Kernels } from './kernels.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import type { BatchResult } from './result.ts';
import type { Pair } from './shapes.ts';
import { Space } from './space.ts';
import type { Chunk } from './table.ts';

/** Rows are gathered up to this many before the program runs. */
const mostRows = 2048;

interface Pending extends CaseRows {
  readonly at: number;
}

/** A combination before anybody is asked to authorise it. */
interface Settled {
  readonly row: number;
  readonly outcome: Outcome;
  readonly lines: readonly Figure[];
  readonly total: Interval;
  readonly paid: number;
  readonly fired: readonly Pair[];
}

const pays = ({ amount: { max } }: Figure): boolean => max === null || max > 0;

/** Gathers cases of a chunk and decides them many at a time. */
export class Combinations {
  private readonly steps: CombinationPlan;
  private readonly scratch = new Scratch();
  private readonly lateScratch = new Scratch();
  private rows: CombinationRows | null = null;
  private pending: Pending[] = [];

  constructor(
    private readonly plan: EditionPlan,
    private readonly chunk: Chunk,
    private readonly kernels: Kernels,
    private readonly result: BatchResult,
  ) {
    this.steps = combinationPlan(plan);
  }

  /** Decides a case, now or with the next ones; the code of a problem where it cannot be. May throw `OutsideCalendar`. */
  add(row: number): string | null {
    const { edition } = this.plan;
    this.rows ??= isStated(edition)
      ? new GatheredRows(edition, this.chunk)
      : new WorkedRows(edition, this.chunk);
    const added = this.rows.add(row);
    if (typeof added === 'string') return added;
    this.pending.push({ ...added, at: this.chunk.start + row });
    if (this.rows.rows >= mostRows) this.flush();
    return null;
  }

  /** Decides what was gathered. */
  flush(): void {
    const { rows, pending, plan, kernels } = this;
    this.rows = null;
    this.pending = [];
    if (!rows || pending.length === 0) return;
    const space = new Space(rows.rows, kernels, rows.cellOf, rows.columnOf);
    const early = execute(plan.alone, space, this.scratch);
    const read = new CombinationReading(plan.edition, this.steps, { rows, space, early });
    const lines = new CombinationLines(plan.edition, this.steps, read);
    const settled = pending.map((each) => this.settle(each, read, lines));
    const holding = early.slice(1, 1 + plan.edition.rules.length);
    const late = this.late(space, pending, settled);
    plan.late.rules.forEach((rule, i) => (holding[rule] = late[i] as Vector));
    pending.forEach(({ shape, at }, i) => {
      const merging = (settled[i] as Settled[]).map((one): Merging => {
        if (one.outcome !== 'award') return { ...one, level: NO_LEVEL, payment: null };
        const level = this.levelOf(one, shape.authorising, holding);
        return { ...one, level, payment: this.paymentOf(one) };
      });
      mergeFigures(this.result, at, merging, shape, holding);
    });
  }

  private settle(
    { shape, first, combos }: Pending,
    read: CombinationReading,
    lines: CombinationLines,
  ): Settled[] {
    const { early } = read.of;
    return Array.from({ length: combos }, (_, k): Settled => {
      const row = first + k * shape.items.length;
      const fired = shape.settling.filter(({ rule, context }) =>
        hasBit(early[rule + 1] as Vector, row + context),
      );
      const paid = read.numberOf(engineFacts.paid, row);
      const bars = read.bars(shape, row, fired);
      const barred: Outcome | null = bars.outside
        ? 'outside-policy'
        : bars.excluded
          ? 'excluded'
          : bars.referred
            ? 'referred'
            : null;
      if (barred) return { row, outcome: barred, lines: [], total: nothing, paid, fired };
      const found = lines.lines(shape, row, fired);
      if (found.lines.some(pays)) return { row, outcome: 'award', ...found, paid, fired };
      const outcome = bars.partReferred ? 'referred' : 'no-award';
      return { row, outcome, lines: [], total: nothing, paid, fired };
    });
  }

  /** The rules that read the total, each row over the total of its own combination. */
  private late(
    space: Space,
    pending: readonly Pending[],
    settled: readonly (readonly Settled[])[],
  ): Vector[] {
    if (this.plan.late.rules.length === 0) return [];
    const min = new Float64Array(space.words << 5).fill(-Infinity);
    const max = new Float64Array(space.words << 5).fill(-Infinity);
    pending.forEach(({ shape }, i) => {
      for (const { row, total } of settled[i] as Settled[]) {
        min.fill(total.min ?? 0, row, row + shape.items.length);
        max.fill(total.max ?? OPEN, row, row + shape.items.length);
      }
    });
    space.replace(totalNames.min, denseNumbers(min, space.all));
    space.replace(totalNames.max, denseNumbers(max, space.all));
    return execute(this.plan.late.program, space, this.lateScratch);
  }

  /** The highest level that the bands of lines and the rules that authorise call for. */
  private levelOf({ lines, row }: Settled, authorising: readonly Pair[], holding: readonly Vector[]): number {
    let level = NO_LEVEL;
    for (const line of lines) level = Math.max(level, line.level);
    for (const { rule, context } of authorising) {
      const step = this.steps.steps[rule];
      if (step?.kind !== 'authorise' || !hasBit(holding[rule] as Vector, row + context)) continue;
      const { heads } = step;
      if (!heads || lines.some((line) => pays(line) && heads.includes(line.head)))
        level = Math.max(level, step.level);
    }
    return level;
  }

  /** For each head that pays the first rule that covers it; of the rules so used the first against a debt. */
  private paymentOf({ lines, fired }: Settled): Paid | null {
    const left = new Set(lines.filter(pays).map(({ head }) => head));
    for (const { rule } of fired) {
      const step = this.steps.steps[rule];
      if (step?.kind !== 'pay') continue;
      const { heads, route } = step;
      let covers = false;
      for (const head of heads ?? left) covers = left.delete(head) || covers;
      if (covers && route !== 'direct') return { route, rule };
    }
    return null;
  }
}
