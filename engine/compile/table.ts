/** Cases made ready for many runs: chunks of rows whose columns and predicate vectors are kept from run to run. */
import type { WorkingCalendar } from '../calendar.ts';
import type { Case, PreparedEdition } from '../model/index.ts';
import { hasBit, setBit, type Vector } from './bits.ts';
import type { Kernels } from './kernels.ts';
import { CaseSource, type ChunkRows } from './source.ts';
import { Space } from './space.ts';
import { namesRead, specOf } from './specs.ts';

/** Days near the ends of the calendar: a due date may leave it from here. */
const margin = 400;

/** A run of at most `chunkRows` cases. */
export class Chunk {
  readonly space: Space;
  /** Rows with a date near an end of the calendar, so that a due date may leave it. */
  readonly atEdge: Vector;
  /** Rows in which something was decided, and the pence, once they have been asked for. */
  private decided: readonly (readonly [number, number])[] | undefined;
  private readonly aside = new WeakMap<PreparedEdition, Vector>();

  constructor(
    /** The place of the first case in the table. */
    readonly start: number,
    private readonly of: ChunkRows,
    readonly calendar: WorkingCalendar,
    readonly asOf: string | undefined,
    kernels: Kernels,
  ) {
    const source = new CaseSource(of, calendar, asOf);
    this.space = new Space(
      of.rows,
      kernels,
      (spec) => source.cellOf(spec),
      (spec, all, none) => source.columnOf(spec, all, none),
    );
    this.atEdge = new Int32Array(this.space.words);
    const late = (day: number): boolean => day < calendar.from + margin || day > calendar.to - margin;
    of.eachWithDay(late, (row) => setBit(this.atEdge, row));
  }

  /** How many cases there are. */
  get rows(): number {
    return this.of.rows;
  }

  /** The case of a row, whole. */
  caseAt(row: number): Case {
    return this.of.caseAt(row);
  }

  /** Whether a date of the case is near an end of the calendar, so that a due date may leave it. */
  isAtEdge(row: number): boolean {
    return hasBit(this.atEdge, row);
  }

  /** Sets the rows of `among` in which one of some sums was decided; null stands for any sum. */
  markDecided(out: Vector, among: Vector, sums: ReadonlySet<number> | null): void {
    if (!this.decided) {
      const decided: [number, number][] = [];
      this.of.eachDecided((row, sum) => void decided.push([row, sum]));
      this.decided = decided;
    }
    for (const [row, sum] of this.decided)
      if (hasBit(among, row) && (sums === null || sums.has(sum))) setBit(out, row);
  }

  /** Cases with an item of a kind that an edition knows, in a vector of their own. */
  withItems(edition: PreparedEdition): Vector {
    const kinds = new Set(edition.rules.map((rule) => rule.for));
    const rows = new Int32Array(this.space.words);
    this.of.eachWithItem(
      (kind) => kinds.has(kind),
      (row) => setBit(rows, row),
    );
    return rows;
  }

  /** Cases that an edition looks at one by one: with items of a kind that it knows, an unknown fact, or a date at the calendar's end. */
  asideFor(edition: PreparedEdition): Vector {
    const before = this.aside.get(edition);
    if (before) return before;
    const aside = this.withItems(edition);
    const { or } = this.space.kernels;
    or(aside, aside, this.atEdge);
    for (const name of namesRead(edition)) {
      const spec = specOf(edition, name);
      if (spec) or(aside, aside, this.space.column(spec).unknown);
    }
    this.aside.set(edition, aside);
    return aside;
  }
}
