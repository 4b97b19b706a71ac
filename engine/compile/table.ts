/** Cases made ready for many runs: chunks of rows whose columns and predicate vectors are kept from run to run. */
import type { WorkingCalendar } from '../calendar.ts';
import { parseDate } from '../dates.ts';
import type { Case, PreparedEdition } from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import { hasBit, setBit, type Vector } from './bits.ts';
import type { Kernels } from './kernels.ts';
import { CaseSource } from './source.ts';
import { Space } from './space.ts';
import { namesRead, specOf } from './specs.ts';

/** Days near the ends of the calendar: a due date may leave it from here. */
const margin = 400;

/** A run of at most `chunkRows` cases. */
export class Chunk {
  readonly space: Space;
  /** What was decided in each case, in pence; NaN where nothing was. */
  private readonly decided: Float64Array;
  private readonly edge: Vector;
  private readonly aside = new WeakMap<PreparedEdition, Vector>();

  constructor(
    /** The place of the first case in the table. */
    readonly start: number,
    readonly cases: readonly Case[],
    readonly calendar: WorkingCalendar,
    readonly asOf: string | undefined,
    kernels: Kernels,
  ) {
    const source = new CaseSource(cases, calendar, asOf);
    this.space = new Space(cases.length, kernels, (spec) => source.cellOf(spec));
    this.decided = Float64Array.from(cases, ({ decided }) =>
      decided?.amount === undefined ? NaN : (poundsToPence(decided.amount) ?? NaN),
    );
    const late = (text: string): boolean => {
      const day = parseDate(text);
      return day !== null && (day < calendar.from + margin || day > calendar.to - margin);
    };
    this.edge = this.rowsWhere(
      (c) => c.timeline !== undefined && Object.values(c.timeline).some((text) => late(text)),
    );
  }

  private rowsWhere(holds: (c: Case) => boolean): Vector {
    const rows = new Int32Array(this.space.words);
    this.cases.forEach((c, row) => {
      if (holds(c)) setBit(rows, row);
    });
    return rows;
  }

  /** Whether a date of the case is near an end of the calendar, so that a due date may leave it. */
  isAtEdge(row: number): boolean {
    return hasBit(this.edge, row);
  }

  /** Sets the rows of `among` in which one of some sums was decided; null stands for any sum. */
  markDecided(out: Vector, among: Vector, sums: ReadonlySet<number> | null): void {
    for (let row = 0; row < this.cases.length; row += 1) {
      const sum = this.decided[row] as number;
      if (!Number.isNaN(sum) && hasBit(among, row) && (sums === null || sums.has(sum))) setBit(out, row);
    }
  }

  /** Cases that an edition looks at one by one: with items of a kind that it knows, an unknown fact, or a date at the calendar's end. */
  asideFor(edition: PreparedEdition): Vector {
    const before = this.aside.get(edition);
    if (before) return before;
    const kinds = new Set(edition.rules.map((rule) => rule.for));
    const aside = this.rowsWhere(
      (c) => c.items !== undefined && c.items.some((item) => kinds.has(item.kind)),
    );
    const { or } = this.space.kernels;
    or(aside, aside, this.edge);
    for (const name of namesRead(edition)) {
      const spec = specOf(edition, name);
      if (spec) or(aside, aside, this.space.column(spec).unknown);
    }
    this.aside.set(edition, aside);
    return aside;
  }
}
