/** One edition held against the base, run by run. */
import { hasBit } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import type { Cause } from '../compare/moves-causes.ts';
import { anyMoved, movedRows, type MovedRows } from '../compare/moves-rows.ts';
import { binCount, binEnds, binOf, half } from './bins.ts';
import { CauseGroups, UNMOVED } from './causes.ts';
import { Counts, fares, marks } from './counts.ts';
import { Largest } from './largest.ts';
import type { ImpactBin, ImpactChange, ImpactOutside, ImpactPair } from './model.ts';
import { AWARD, stands } from './standings.ts';

/** Stands at a case without a figure on both sides: it is in no bar. */
export const NO_BIN = 255;

/** Groups of causes that are told one by one. */
export const mostCauses = 200;

/** What happened to each case of a run. */
export interface PairRun {
  readonly bytes: Uint8Array;
  readonly bins: Uint8Array;
  readonly causes: Int32Array;
}

/** A side of a pair: a run, and how each case stands in it. */
export interface Side {
  readonly result: BatchResult;
  readonly stand: Uint8Array;
}

const endAt = ({ result }: Side, ends: Float64Array, at: number): number =>
  result.outcomes[at] === AWARD ? (ends[at] as number) : 0;

/** How a case fares where an end is open on either side: by its ends, none of which may go the other way. */
function faresOpenly(low: number, high: number): number {
  if (low === 0 && high === 0) return fares.same;
  if (low >= 0 && high >= 0) return fares.gain;
  return low <= 0 && high <= 0 ? fares.lose : fares.notComparable;
}

/** Counts of one pair. */
export class PairTally {
  private readonly all = new Counts();
  private readonly byCause = new Counts();
  private readonly bySlice: readonly Counts[];
  private readonly causes = new CauseGroups();
  /** Groups that were met, and their first cases. */
  private readonly causesMet = new Map<number, number>();
  private readonly binCases = new Float64Array(binCount);
  private readonly binSums = new Float64Array(binCount);
  private readonly outside = { openEnded: 0, unspecified: 0, undetermined: 0, before: 0, after: 0 };
  readonly largest = new Largest();

  constructor(facts: number) {
    this.bySlice = Array.from({ length: facts }, () => new Counts());
  }

  /** Adds a run that begins at a place of the portfolio; `slices` has for each fact the slice of each case. */
  add(
    start: number,
    before: Side,
    after: Side,
    slices: readonly Uint16Array[],
    idAt: (at: number) => string,
  ): PairRun {
    const moved = movedRows(before.result, after.result);
    const any = anyMoved(moved);
    const { cases } = before.result;
    const bytes = new Uint8Array(cases);
    const bins = new Uint8Array(cases).fill(NO_BIN);
    const causes = this.causes.groupsOf(before.result, after.result, any);
    for (let row = 0; row < cases; row += 1) {
      const isMoved = hasBit(any, row);
      const figures = before.stand[row] === stands.figure && after.stand[row] === stands.figure;
      let byte = figures ? marks.figure : 0;
      let low = 0;
      let high = 0;
      if (isMoved) {
        const lows = endAt(after, after.result.min, row) - endAt(before, before.result.min, row);
        const highs = this.highChange(before, after, row);
        if (figures) [low, high] = [lows, highs];
        byte |= movedMarks(moved, row) | this.faresOf(before, after, moved, row, figures, lows, highs);
      }
      bytes[row] = byte;
      if (figures) {
        const bin = binOf(low + high);
        bins[row] = bin;
        this.binCases[bin] = (this.binCases[bin] as number) + 1;
        this.binSums[bin] = (this.binSums[bin] as number) + low + high;
        if (low + high !== 0) this.largest.add(start + row, low + high, idAt);
      } else this.addOutside(before, after, row);
      this.all.add(0, byte, low, high);
      for (let f = 0; f < slices.length; f += 1)
        (this.bySlice[f] as Counts).add((slices[f] as Uint16Array)[row] as number, byte, low, high);
      const cause = causes[row] as number;
      if (cause === UNMOVED) continue;
      if (!this.causesMet.has(cause)) this.causesMet.set(cause, start + row);
      this.byCause.add(cause, byte, low, high);
    }
    return { bytes, bins, causes };
  }

  /** Counts a case that is in no sum. */
  private addOutside(before: Side, after: Side, row: number): void {
    const { outside } = this;
    const isOf = (stand: number): boolean => before.stand[row] === stand || after.stand[row] === stand;
    if (isOf(stands.undetermined)) outside.undetermined += 1;
    else if (isOf(stands.unspecified)) outside.unspecified += 1;
    else {
      outside.openEnded += 1;
      outside.before += endAt(before, before.result.min, row);
      outside.after += endAt(after, after.result.min, row);
    }
  }

  /** The change of the upper ends; nothing where both are open. */
  private highChange(before: Side, after: Side, row: number): number {
    const [a, b] = [endAt(before, before.result.max, row), endAt(after, after.result.max, row)];
    return a === b ? 0 : b - a;
  }

  private faresOf(
    before: Side,
    after: Side,
    moved: MovedRows,
    row: number,
    figures: boolean,
    low: number,
    high: number,
  ): number {
    if (figures) return low + high === 0 ? fares.same : low + high > 0 ? fares.gain : fares.lose;
    if (!hasBit(moved.award, row) && !hasBit(moved.outcome, row)) return fares.same;
    const vague = (stand: number | undefined): boolean => stand !== stands.figure && stand !== stands.open;
    if (vague(before.stand[row]) || vague(after.stand[row])) return fares.notComparable;
    return faresOpenly(low, high);
  }

  change(): ImpactChange {
    return this.all.change([0]);
  }

  /** What is in no sum. */
  outsideOf(): ImpactOutside {
    return { ...this.outside };
  }

  bars(): ImpactBin[] {
    return Array.from({ length: binCount }, (_, bin) => ({
      ...binEnds(bin),
      cases: this.binCases[bin] as number,
      sum: half(this.binSums[bin] as number),
    }));
  }

  /** The group of most cases first, of equally many the one that was met first; and all groups beyond the largest together. */
  causeList(): Pick<ImpactPair, 'causes' | 'otherCauses'> {
    const counted = [...this.causesMet].map(([id, first]) => ({ id, first, cases: this.byCause.cases(id) }));
    counted.sort((a, b) => b.cases - a.cases || a.first - b.first);
    const causes = counted
      .slice(0, mostCauses)
      .map(({ id }) => ({ id, causes: this.causes.of(id), change: this.byCause.change([id]) }));
    const rest = counted.slice(mostCauses).map(({ id }) => id);
    if (rest.length === 0) return { causes };
    return { causes, otherCauses: { groups: rest.length, change: this.byCause.change(rest) } };
  }

  /** The causes of a group. */
  causesOf(id: number): Cause[] {
    return this.causes.of(id);
  }

  slice(fact: number, code: number): ImpactChange {
    return (this.bySlice[fact] as Counts).change([code]);
  }
}

function movedMarks(moved: MovedRows, row: number): number {
  return (
    marks.moved |
    (hasBit(moved.outcome, row) ? marks.outcome : 0) |
    (hasBit(moved.route, row) ? marks.route : 0) |
    (hasBit(moved.authoriser, row) ? marks.authoriser : 0) |
    (hasBit(moved.terms, row) ? marks.terms : 0)
  );
}
