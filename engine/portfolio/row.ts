/** Rows to cases: every cell by its column, then the dates in their order; all that is wrong with a row, not the first of it. */
import { type Case, steps, type TimelineStep, type Timeline, type Vocabulary } from '../model/index.ts';
import { follows } from '../read/case.ts';
import { type ReadyColumn, readyColumns } from './columns.ts';
import { Ids } from './ids.ts';
import type { Batch, Mapping, PortfolioCase, RawCell, RowProblem } from './model.ts';
import { Refusal, shown } from './refusal.ts';
import { isBlank, tidy } from './values.ts';
import { saysTotal } from './words.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** The case format before its dates are checked: `reasons` says only that something was written. */
type Decided = Writable<NonNullable<Case['decided']>>;

/** Gathers what became whole while a piece was read. */
export class Gathered {
  private cases: PortfolioCase[] = [];
  private problems: RowProblem[] = [];
  private rows = 0;

  use(one: PortfolioCase): void {
    this.rows += 1;
    this.cases.push(one);
  }

  refuse(problems: readonly RowProblem[]): void {
    this.rows += 1;
    this.problems.push(...problems);
  }

  /** What was gathered since it was last taken. */
  take(): Batch {
    const { cases, problems, rows } = this;
    this.cases = [];
    this.problems = [];
    this.rows = 0;
    return { cases, problems, rows };
  }
}

/** A problem of a row as the refusal has it. */
export const rowProblem = (line: number, { code, what, mend }: Refusal, column?: string): RowProblem => ({
  line,
  ...(column === undefined ? {} : { column }),
  code,
  what,
  mend,
});

/** Each step that a mapping gives, with the earlier steps that it follows, nearest first. */
type Order = readonly (readonly [TimelineStep, readonly TimelineStep[]])[];

const isBlankCell = (cell: RawCell | Refusal | undefined): boolean =>
  !(cell instanceof Refusal) && isBlank(cell);

const lineOfTotals = new Refusal(
  'line-of-totals',
  'this is a line of totals, not a case',
  'take it out of the file; or write something else where it says "total", if it is a case',
);

/** Reads the rows of one file with one mapping. */
export class RowReader {
  private readonly ready: readonly ReadyColumn[];
  private readonly order: Order;
  private readonly unknown: readonly string[];
  private readonly ids: Ids | undefined;
  private readonly headerOf = new Map<string, string>();

  constructor(
    vocabulary: Vocabulary,
    mapping: Mapping,
    private readonly columns: readonly string[],
    private readonly out: Gathered,
  ) {
    this.ready = readyColumns(vocabulary, mapping, columns);
    const given = new Set<string>();
    for (const { column, place } of this.ready) {
      given.add(`${place.kind} ${place.name}`);
      if (place.kind === 'timeline') this.headerOf.set(place.name, column);
    }
    this.ids = given.has('id id') ? new Ids() : undefined;
    this.unknown = vocabulary.facts
      .map(({ name }) => name)
      .filter((name) => mapping.withoutColumn[name] === 'unknown' && !given.has(`fact ${name}`));
    const dated = [...steps, 'closed' as const].filter((step) => given.has(`timeline ${step}`));
    this.order = dated.map((step) => [step, follows[step] ?? []] as const);
  }

  /** Whether the cells of a column are needed. */
  readonly wants = (column: number): boolean =>
    column >= this.columns.length || this.ready.some(({ index }) => index === column);

  /** Reads a row that is not blank. `count`: how many cells it has. A cell may come as the refusal of what stood there. */
  read(line: number, cells: readonly (RawCell | Refusal | undefined)[], count: number): void {
    if (this.isTotals(cells, count)) return this.out.refuse([rowProblem(line, lineOfTotals)]);
    const problems: RowProblem[] = [];
    if (count !== this.columns.length) {
      const fault = this.raggedness(cells, count);
      if (fault) problems.push(rowProblem(line, fault));
    }
    const facts: Case['facts'] = {};
    let timeline: Writable<Timeline> | undefined;
    let decided: Decided | undefined;
    let id: string | undefined;
    for (const { index, column, place, read } of this.ready) {
      const cell = cells[index];
      const value = cell instanceof Refusal ? cell : read(cell);
      if (value === undefined) continue;
      if (value instanceof Refusal) problems.push(rowProblem(line, value, column));
      else if (place.kind === 'fact') facts[place.name] = value;
      else if (value === null) continue;
      else if (place.kind === 'timeline') (timeline ??= {})[place.name] = value as string;
      else if (place.kind === 'id') id = this.newId(cell as RawCell, value as string, line, column, problems);
      else (decided ??= {})[place.name] = value as never;
    }
    for (const name of this.unknown) facts[name] = null;
    if (timeline) this.checkOrder(timeline, line, problems);
    if (problems.length > 0) return this.out.refuse(problems);
    const made: Case = { id: id ?? this.ids?.ofLine(line) ?? `row-${line}`, facts };
    if (timeline) made.timeline = timeline;
    if (decided) made.decided = decided;
    this.out.use({ line, case: made });
  }

  /** Whether the first cell that is not blank says "total", and that is no value of its fact. */
  private isTotals(cells: readonly (RawCell | Refusal | undefined)[], count: number): boolean {
    let at = 0;
    while (at < count && isBlankCell(cells[at])) at += 1;
    const cell = cells[at];
    if (typeof cell !== 'string' || !saysTotal(cell)) return false;
    const own = this.ready.find(({ index }) => index === at);
    return own?.place.kind !== 'fact' || own.read(cell) instanceof Refusal;
  }

  private raggedness(cells: readonly (RawCell | Refusal | undefined)[], count: number): Refusal | undefined {
    const width = this.columns.length;
    let filled = count;
    while (filled > width && isBlankCell(cells[filled - 1])) filled -= 1;
    if (filled === width) return undefined;
    return new Refusal(
      'row-length',
      `this row has ${filled} cell${filled === 1 ? '' : 's'}, the headers are ${width}`,
      filled > width
        ? 'put quotation marks around a cell with the delimiter in it, or take the cells too many out'
        : 'write all cells of the row, blank ones too',
    );
  }

  /** A reference stands once in a portfolio. */
  private newId(
    cell: RawCell,
    slug: string,
    line: number,
    column: string,
    problems: RowProblem[],
  ): string | undefined {
    const id = this.ids?.take(tidy(String(cell)), slug, line);
    if (id === undefined) {
      const fault = new Refusal(
        'duplicate-id',
        `${shown(cell)} stands in an earlier row too`,
        'rename one of them',
      );
      problems.push(rowProblem(line, fault, column));
    }
    return id;
  }

  private checkOrder(timeline: Timeline, line: number, problems: RowProblem[]): void {
    for (const [step, earlier] of this.order) {
      const date = timeline[step];
      if (date === undefined) continue;
      const before = earlier.find((name) => timeline[name] !== undefined);
      if (before === undefined || date >= (timeline[before] ?? '')) continue;
      const nameOf = (name: string): string => this.headerOf.get(name) ?? name;
      const fault = new Refusal(
        'date-order',
        `${shown(nameOf(step))} (${date}) is before ${shown(nameOf(before))} (${timeline[before]})`,
        'correct one of the dates',
      );
      problems.push(rowProblem(line, fault, this.headerOf.get(step)));
    }
  }
}
