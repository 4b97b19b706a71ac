/** What an edition comes to over all cases, added up run by run. */
import { type BatchResult } from '../compile/result.ts';
import { type Outcome, outcomes } from '../model/index.ts';
import { half } from './bins.ts';
import type { ImpactTotals } from './model.ts';
import { AWARD, standOf, stands } from './standings.ts';

/** Sums of one edition. */
export class TotalsTally {
  private cases = 0;
  private readonly byOutcome = new Float64Array(outcomes.length);
  private readonly byStand = new Float64Array(4);
  private min = 0;
  private max = 0;
  private openMin = 0;
  private undecidable = 0;

  /** Adds a run; gives how each case stands. */
  add(result: BatchResult): Uint8Array {
    const found = new Uint8Array(result.cases);
    for (let at = 0; at < result.cases; at += 1) {
      const outcome = result.outcomes[at] as number;
      const stand = standOf(result, at);
      found[at] = stand;
      this.byOutcome[outcome] = (this.byOutcome[outcome] as number) + 1;
      this.byStand[stand] = (this.byStand[stand] as number) + 1;
      if (outcome !== AWARD) continue;
      if (stand === stands.open) this.openMin += result.min[at] as number;
      else if (stand === stands.figure) {
        this.min += result.min[at] as number;
        this.max += result.max[at] as number;
      }
    }
    this.cases += result.cases;
    this.undecidable += result.problems.size;
    return found;
  }

  answer(): ImpactTotals {
    const of = (stand: number): number => this.byStand[stand] as number;
    const counted = [...this.byOutcome].flatMap((count, i): [Outcome, number][] =>
      count > 0 ? [[outcomes[i] as Outcome, count]] : [],
    );
    return {
      cases: this.cases,
      awarded: this.byOutcome[AWARD] as number,
      figures: of(stands.figure),
      min: this.min,
      max: this.max,
      midpoint: half(this.min + this.max),
      openEnded: of(stands.open),
      openMin: this.openMin,
      unspecified: of(stands.unspecified),
      undetermined: of(stands.undetermined),
      undecidable: this.undecidable,
      byOutcome: Object.fromEntries(counted),
    };
  }
}
