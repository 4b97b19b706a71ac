/** What a change of policy does to a portfolio, counted run by run: fed with the results of a run, it keeps a few bytes of each case. */
import type { WorkingCalendar } from '../calendar.ts';
import type { Cause } from '../compare/moves-causes.ts';
import type { BatchResult } from '../compile/result.ts';
import type { Case, FactDeclaration, PreparedEdition } from '../model/index.ts';
import { half } from './bins.ts';
import type {
  Impact,
  ImpactMover,
  ImpactPair,
  ImpactSide,
  ImpactSlice,
  OfferedReport,
  ToldField,
} from './model.ts';
import { OfferedRuns } from './offered-runs.ts';
import { NO_BIN, PairTally, type PairRun, type Side } from './pair.ts';
import { type Found, inRun, type Selector } from './select.ts';
import { factOf, Slicer } from './slices.ts';
import { Standings } from './standings.ts';
import { TotalsTally } from './totals.ts';

/** The cases of a run, by their place in the whole portfolio, from 0. */
export interface TallyRows {
  /** The line of the file, from 1. */
  line(at: number): number;
  caseAt(at: number): Case;
}

export interface TallyOptions {
  /** Facts by which cases are told apart. */
  readonly by?: readonly string[];
  /** What each edition is called; its id where nothing is said, told apart where two share one. */
  readonly names?: readonly string[];
  /** The day asked about, as in the run. */
  readonly asOf?: string;
  /** The calendar of the run, for published cases without their orders; without one they are taken as the run says. */
  readonly calendar?: WorkingCalendar;
  /** What the portfolio has no place for; where nothing is said, what none of its cases states. */
  readonly silent?: readonly ToldField[];
}

/** What is kept of the cases of a run. */
interface Run {
  readonly start: number;
  readonly cases: number;
  readonly lines: Int32Array;
  readonly slices: readonly Uint16Array[];
  readonly standings: readonly Standings[];
  readonly pairs: readonly PairRun[];
}

const namesOf = (editions: readonly PreparedEdition[], given: readonly string[] = []): string[] => {
  const seen = new Map<string, number>();
  return editions.map(({ edition }, i) => {
    const name = given[i] ?? edition.id;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};

/**
 * Counts what editions say of the same cases, the first of them the base. Feed it every run in the order of the portfolio
 * (`add`), then ask (`answer`, `casesOf`, `mover`). How the portfolio is cut into runs makes no difference. It keeps about
 * 20 bytes of a case for each edition and no case. Throws where a fact of `by` is in none of the editions, and where runs
 * do not follow each other.
 */
export class ImpactTally {
  readonly names: readonly string[];
  readonly facts: readonly FactDeclaration[];
  readonly offered: OfferedRuns;
  private readonly runs: Run[] = [];
  private readonly slicers: readonly Slicer[];
  private readonly totals: readonly TotalsTally[];
  private readonly pairs: readonly PairTally[];
  private size = 0;

  constructor(
    readonly editions: readonly PreparedEdition[],
    options: TallyOptions = {},
  ) {
    this.names = namesOf(editions, options.names);
    this.facts = [...new Set(options.by ?? [])].map((name) => {
      const fact = factOf(editions, name);
      if (!fact) throw new Error(`no edition has the fact ${name}`);
      return fact;
    });
    this.slicers = this.facts.map((fact) => new Slicer(fact, options.asOf));
    this.totals = editions.map(() => new TotalsTally());
    this.pairs = editions.slice(1).map(() => new PairTally(this.facts.length));
    this.offered = new OfferedRuns(editions, options.asOf, options.silent, options.calendar);
  }

  /** How many cases were added. */
  get cases(): number {
    return this.size;
  }

  /** Adds the results of all editions over the cases from `start` on, in the order of the editions. */
  add(start: number, rows: TallyRows, results: readonly BatchResult[]): void {
    const cases = results[0]?.cases ?? 0;
    if (start !== this.size || results.length !== this.editions.length)
      throw new Error('runs are added in order, with one result for each edition');
    const lines = new Int32Array(cases);
    const slices = this.slicers.map(() => new Uint16Array(cases));
    for (let row = 0; row < cases; row += 1) {
      const c = rows.caseAt(start + row);
      lines[row] = rows.line(start + row);
      this.slicers.forEach((slicer, f) => ((slices[f] as Uint16Array)[row] = slicer.codeOf(c)));
      this.offered.add(start + row, row, c, results);
    }
    const sides: Side[] = results.map((result, i) => ({
      result,
      stand: (this.totals[i] as TotalsTally).add(result),
    }));
    const idAt = (at: number): string => rows.caseAt(at).id;
    const pairs = this.pairs.map((pair, i) =>
      pair.add(start, sides[0] as Side, sides[i + 1] as Side, slices, idAt),
    );
    const standings = results.map((result) => new Standings(result));
    this.runs.push({ start, cases, lines, slices, standings, pairs });
    this.size += cases;
  }

  /** The whole answer over what was added so far. */
  answer(): Impact {
    return {
      cases: this.size,
      editions: this.editions.map((edition, i) => ({
        name: this.names[i] as string,
        edition,
        totals: (this.totals[i] as TotalsTally).answer(),
      })),
      pairs: this.pairs.map((_, i) => this.pair(i)),
      offered: this.offeredReports(),
    };
  }

  private pair(pair: number): ImpactPair {
    const tally = this.pairs[pair] as PairTally;
    return {
      baseName: this.names[0] as string,
      name: this.names[pair + 1] as string,
      base: this.editions[0] as PreparedEdition,
      edition: this.editions[pair + 1] as PreparedEdition,
      change: tally.change(),
      outside: tally.outsideOf(),
      bins: tally.bars(),
      ...tally.causeList(),
      by: new Map(this.facts.map((fact, f) => [fact.name, this.slicesOf(pair, f)])),
      largest: tally.largest
        .all()
        .map(({ at, id, doubled }) => ({ ...this.mover(pair, at), id, midpoint: half(doubled) })),
    };
  }

  private slicesOf(pair: number, fact: number): ImpactSlice[] {
    return (this.slicers[fact] as Slicer).ordered().flatMap(({ code, name }) => {
      const change = (this.pairs[pair] as PairTally).slice(fact, code);
      return change.cases > 0 ? [{ ...name, change }] : [];
    });
  }

  private offeredReports(): ReadonlyMap<string, OfferedReport> {
    const reports = this.editions.flatMap((_, i): [string, OfferedReport][] => {
      const report = this.offered.report(i);
      return report ? [[this.names[i] as string, report]] : [];
    });
    return new Map(reports);
  }

  private runOf(at: number): Run {
    let [low, high] = [0, this.runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.runs[middle] as Run).start <= at) low = middle;
      else high = middle - 1;
    }
    const run = this.runs[low];
    if (!run || at < run.start || at >= run.start + run.cases) throw new Error(`there is no case ${at}`);
    return run;
  }

  /** The line of a case in its file, from 1. */
  lineAt(at: number): number {
    const run = this.runOf(at);
    return run.lines[at - run.start] as number;
  }

  /** Where a case stands under one of the editions. */
  sideAt(edition: number, at: number): ImpactSide {
    const run = this.runOf(at);
    return (run.standings[edition] as Standings).side(at - run.start);
  }

  /** A case on both sides of a pair, by its place in `Impact.pairs`. Its id is empty: the tally keeps none but those of the largest. */
  mover(pair: number, at: number): ImpactMover {
    const run = this.runOf(at);
    const row = at - run.start;
    const before = (run.standings[0] as Standings).side(row);
    const after = (run.standings[pair + 1] as Standings).side(row);
    const bin = (run.pairs[pair] as PairRun).bins[row] as number;
    const doubled = after.min + (after.max ?? 0) - before.min - (before.max ?? 0);
    const midpoint = bin === NO_BIN ? null : half(doubled);
    return { at, line: run.lines[row] as number, id: '', before, after, midpoint };
  }

  /** What happened to a case: the marks of `counts.ts`. */
  byteAt(pair: number, at: number): number {
    const run = this.runOf(at);
    return (run.pairs[pair] as PairRun).bytes[at - run.start] as number;
  }

  /** The causes that moved a case, by the id of its group; undefined where it did not move. */
  causeAt(pair: number, at: number): number | undefined {
    const run = this.runOf(at);
    const group = (run.pairs[pair] as PairRun).causes[at - run.start] as number;
    return group < 0 ? undefined : group;
  }

  /** The causes of a group of a pair, by its id. */
  causesOf(pair: number, id: number): readonly Cause[] {
    return (this.pairs[pair] as PairTally).causesOf(id);
  }

  /**
   * The cases behind a figure of a pair: how many there are, and the places of up to `count` of them from the `from`th on,
   * in the order of the portfolio. Runs that end before `since` are passed over.
   */
  casesOf(pair: number, selector: Selector, from = 0, count = Infinity, since = 0): Found {
    const places: number[] = [];
    let total = 0;
    for (const run of this.runs) {
      if (run.start + run.cases <= since) continue;
      const chosen = inRun(selector, {
        pair: run.pairs[pair] as PairRun,
        sliceOf: (fact) => this.sliceIn(run, fact),
        codeOf: (fact, value) => this.slicers[this.factPlace(fact)]?.codeOfValue(value),
      });
      for (let row = 0; row < run.cases; row += 1) {
        if (!chosen(row)) continue;
        if (total >= from && places.length < count) places.push(run.start + row);
        total += 1;
      }
    }
    return { total, places };
  }

  private factPlace(fact: string): number {
    const place = this.facts.findIndex(({ name }) => name === fact);
    if (place < 0) throw new Error(`cases are not told apart by ${fact}`);
    return place;
  }

  private sliceIn(run: Run, fact: string): Uint16Array {
    return run.slices[this.factPlace(fact)] as Uint16Array;
  }
}
