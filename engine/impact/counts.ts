/** Counts of changes, for many groups of cases at once: what happened to a case is one byte, a group is one row of numbers. */
import { half } from './bins.ts';
import type { ImpactChange } from './model.ts';

/** How a case fared: the two lowest bits of its byte. */
export const fares = { same: 0, gain: 1, lose: 2, notComparable: 3 } as const;
/** What else is true of it: the bits above. */
export const marks = { figure: 4, outcome: 8, route: 16, authoriser: 32, terms: 64, moved: 128 } as const;

/** The numbers of a row: the four fares, the marks in their order, and the changes of both ends. */
const FARES = 4;
const MARKS = 6;
const LOW = FARES + MARKS;
const WIDTH = LOW + 2;

/** For each of some groups how its cases fared, and the sums of the changes of both ends. */
export class Counts {
  private rows = new Float64Array(WIDTH);
  private groups = 1;

  /** Counts a case: what happened to it, and by how much both ends changed, 0 where there is no figure. */
  add(group: number, byte: number, low: number, high: number): void {
    if (group >= this.groups) this.grow(group);
    const { rows } = this;
    const at = group * WIDTH;
    const fare = at + (byte & 3);
    rows[fare] = (rows[fare] as number) + 1;
    for (let mark = at + FARES, bits = byte >>> 2; bits !== 0; mark += 1, bits >>>= 1)
      if ((bits & 1) !== 0) rows[mark] = (rows[mark] as number) + 1;
    rows[at + LOW] = (rows[at + LOW] as number) + low;
    rows[at + LOW + 1] = (rows[at + LOW + 1] as number) + high;
  }

  private grow(group: number): void {
    this.groups = Math.max(2 * this.groups, group + 1);
    const rows = new Float64Array(this.groups * WIDTH);
    rows.set(this.rows);
    this.rows = rows;
  }

  /** How many cases a group has. */
  cases(group: number): number {
    let sum = 0;
    for (let fare = 0; fare < FARES; fare += 1) sum += this.at(group, fare);
    return sum;
  }

  /** How the cases of some groups stand together. */
  change(groups: readonly number[]): ImpactChange {
    const of = (place: number): number => groups.reduce((sum, group) => sum + this.at(group, place), 0);
    const marked = (mark: number): number => of(FARES + Math.log2(mark) - 2);
    const [min, max] = [of(LOW), of(LOW + 1)];
    return {
      cases: groups.reduce((sum, group) => sum + this.cases(group), 0),
      gain: of(fares.gain),
      lose: of(fares.lose),
      same: of(fares.same),
      notComparable: of(fares.notComparable),
      moved: marked(marks.moved),
      figures: marked(marks.figure),
      outcome: marked(marks.outcome),
      route: marked(marks.route),
      authoriser: marked(marks.authoriser),
      terms: marked(marks.terms),
      min,
      max,
      midpoint: half(min + max),
    };
  }

  private at(group: number, place: number): number {
    return this.rows[group * WIDTH + place] ?? 0;
  }
}
