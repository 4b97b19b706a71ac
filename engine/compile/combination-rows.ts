/**
 * Rows for the contexts of cases that do not fit one row: each combination of representatives of a case's unknown facts gives
 * one row for the case and one for each item.
 */
import { caseClock } from '../check/clock.ts';
import { begin } from '../decide/begin.ts';
import { concrete, type Context } from '../decide/context.ts';
import type { PreparedEdition } from '../model/index.ts';
import type { Cell, Column } from './columns.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { ColumnSpec } from './specs.ts';
import type { Chunk } from './table.ts';

/** The rows of one case: those of its first combination, then those of the next. */
export interface CaseRows {
  readonly shape: Shape;
  readonly first: number;
  readonly combos: number;
}

/** What the rows of some cases say. */
export interface CombinationRows {
  /** How many there are. */
  readonly rows: number;
  /** Adds the rows of a case of the chunk; the code of a problem where it cannot be decided. May throw `OutsideCalendar`. */
  add(row: number): CaseRows | string;
  /** The value of a column in each row, and the columns that are ready. */
  readonly cellOf: (spec: ColumnSpec) => (row: number) => Cell;
  readonly columnOf?: (spec: ColumnSpec) => Column;
  /** Whether a value stands for the open top of its domain. */
  isOpen(name: string, row: number): boolean;
}

/** Throws `OutsideCalendar` where a deadline of a case is beyond the calendar. */
export function checkClock(edition: PreparedEdition, chunk: Chunk, row: number): void {
  if (chunk.isAtEdge(row)) caseClock(chunk.calendar, edition, chunk.caseAt(row), chunk.asOf);
}

/** Rows whose facts rest on each other: every context is made as `decide` makes it. */
export class WorkedRows implements CombinationRows {
  private readonly contexts: Context[] = [];

  constructor(
    private readonly edition: PreparedEdition,
    private readonly chunk: Chunk,
  ) {}

  get rows(): number {
    return this.contexts.length;
  }

  add(row: number): CaseRows | string {
    const c = this.chunk.caseAt(row);
    const begun = begin(this.chunk.calendar, this.edition, c, { asOf: this.chunk.asOf, trace: false });
    if (!begun.ok) return begun.problems[0]?.code ?? '';
    checkClock(this.edition, this.chunk, row);
    const { setting, combos } = begun.value;
    const scopes = setting.scopes.filter(({ rules, view }) => view.item === undefined || rules.length > 0);
    const made = combos.flatMap((combo) => scopes.map((scope) => concrete(setting, scope, combo)));
    const first = this.contexts.length;
    for (const context of made) this.contexts.push(context);
    const kinds = (c.items ?? []).map(({ kind }) => kind);
    return { shape: shapeOf(this.edition, kinds), first, combos: combos.length };
  }

  readonly cellOf =
    ({ name }: ColumnSpec) =>
    (row: number): Cell =>
      this.contexts[row]?.values.get(name)?.value ?? null;

  isOpen(name: string, row: number): boolean {
    return this.contexts[row]?.values.get(name)?.open === true;
  }
}
