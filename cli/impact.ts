/** A portfolio run under several editions and counted, piece by piece, so that memory does not grow with the file. */
import Papa from 'papaparse';
import {
  changedTable,
  compiled,
  ImpactTally,
  type Library,
  type Mapping,
  plainRows,
  type PortfolioCase,
  type RowProblem,
  silentIn,
} from '../engine/index.ts';
import type { Edges, Output } from './edges.ts';
import type { Portfolio } from './portfolio.ts';
import { Progress } from './progress.ts';
import type { NamedEdition } from './revision.ts';
import { shown, shownName } from './shown.ts';

/** Cases that are run together. */
const CHUNK = 32_768;
/** Problems of rows that are told one by one on stderr. */
const TOLD = 20;

export interface ImpactRunOptions {
  readonly by: readonly string[];
  readonly asOf?: string;
  /** A file for the cases that moved, and one for the rows that cannot be used. */
  readonly changed?: string;
  readonly problems?: string;
}

/** What came of it. */
export interface ImpactRun {
  readonly tally: ImpactTally;
  readonly rows: number;
  /** Rows that cannot be used. */
  readonly unusable: number;
}

/** How a text begins that a spreadsheet would take for a formula; a number below nothing is none. */
const formula = /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?$))/;

/** One line of CSV for each row; what a spreadsheet would take for a formula is marked as text. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(rows as string[][], { escapeFormulae: formula, newline: '\r\n' })}\r\n`;

/** Rows that cannot be used: the first told on stderr, without what stands in them; all in a file that was asked for. */
class Unusable {
  private readonly lines = new Set<number>();
  private told = 0;

  constructor(
    private readonly edges: Edges,
    private readonly path: string,
    private readonly output: Output | undefined,
  ) {
    output?.write(csvText([['line', 'column', 'code', 'what', 'mend']]));
  }

  add(problems: readonly RowProblem[]): void {
    for (const { line, column, code, mend } of problems) {
      this.lines.add(line);
      if (this.told === TOLD) continue;
      this.told += 1;
      const where = column === undefined ? '' : `column ${shownName(column)}: `;
      this.edges.err(`${this.path}:${line} ${code}: ${where}${shown(mend)}\n`);
    }
    this.output?.write(
      csvText(
        problems.map(({ line, column, code, what, mend }) => [String(line), column ?? '', code, what, mend]),
      ),
    );
  }

  /** How many rows they are. */
  get rows(): number {
    return this.lines.size;
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Gathers cases to chunks, runs each and counts it. */
class Runner {
  private readonly program: compiled.Compiled;
  readonly tally: ImpactTally;
  private waiting: PortfolioCase[] = [];

  constructor(
    private readonly library: Library,
    editions: readonly NamedEdition[],
    private readonly options: ImpactRunOptions,
    private readonly changed: Output | undefined,
    mapping: Mapping | undefined,
  ) {
    const prepared = editions.map(({ edition }) => edition);
    const { by, asOf } = options;
    this.program = compiled.compile(prepared);
    const silent = mapping && silentIn(mapping);
    const names = editions.map(({ name }) => name);
    this.tally = new ImpactTally(prepared, {
      by,
      asOf,
      calendar: library.calendar,
      names,
      ...(silent ? { silent } : {}),
    });
  }

  async add(cases: readonly PortfolioCase[]): Promise<void> {
    for (const each of cases) {
      this.waiting.push(each);
      if (this.waiting.length === CHUNK) await this.flush();
    }
  }

  /** Runs what waits, with a breath between the steps of a run, so that an interrupt is heard. */
  async flush(): Promise<void> {
    const { waiting: rows, tally } = this;
    if (rows.length === 0) return;
    const start = tally.cases;
    const table = compiled.load(
      this.program,
      rows.map((row) => row.case),
      { calendar: this.library.calendar, asOf: this.options.asOf },
    );
    const at = (place: number): PortfolioCase => rows[place - start] as PortfolioCase;
    const going = compiled.steps(this.program, table);
    let step = going.next();
    for (; !step.done; step = going.next()) await breath();
    const results = step.value;
    tally.add(start, { line: (place) => at(place).line, caseAt: (place) => at(place).case }, results);
    this.writeChanged(start, (place) => at(place).case.id);
    this.waiting = [];
  }

  private writeChanged(since: number, idAt: (at: number) => string): void {
    if (!this.changed) return;
    for (let pair = 0; pair + 1 < this.tally.names.length; pair += 1) {
      const [header = [], ...rows] = plainRows(changedTable(this.tally, pair, { since, idAt }));
      this.changed.write(csvText(since === 0 && pair === 0 ? [header, ...rows] : rows));
    }
  }
}

/** Runs it all. Files that were asked for stand there only if everything went well. */
export async function runImpact(
  edges: Edges,
  library: Library,
  editions: readonly NamedEdition[],
  portfolio: Portfolio,
  options: ImpactRunOptions,
): Promise<ImpactRun> {
  const outputs: Output[] = [];
  const begin = (path: string | undefined): Output | undefined => {
    if (path === undefined) return undefined;
    const output = edges.disk.begin(path);
    outputs.push(output);
    return output;
  };
  const progress = new Progress(edges);
  try {
    const changed = begin(options.changed);
    const unusable = new Unusable(edges, portfolio.path, begin(options.problems));
    const runner = new Runner(library, editions, options, changed, portfolio.reading?.mapping);
    let rows = 0;
    for await (const piece of portfolio.pieces()) {
      rows += piece.rows;
      if (piece.problems.length > 0) progress.clear();
      unusable.add(piece.problems);
      await runner.add(piece.cases);
      progress.tell(rows, piece.done, piece.total);
    }
    await runner.flush();
    if (runner.tally.cases === 0) changed?.abandon();
    for (const output of outputs) output.settle();
    for (const output of outputs) output.finish();
    return { tally: runner.tally, rows, unusable: unusable.rows };
  } finally {
    progress.clear();
    for (const output of outputs) output.abandon();
  }
}
