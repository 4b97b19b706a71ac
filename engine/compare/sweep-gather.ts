/** Steps of single cases gathered to the cliffs and turns of a policy. */
import type { BatchResult } from '../compile/index.ts';
import type { Encoded, PreparedEdition } from '../model/index.ts';
import { type Axis, isNumeric } from './sweep-axis.ts';
import { firedIn, jumps, movedRules, type RuleRef, type Step, sweepChanges } from './sweep-cliffs.ts';
import type { Line } from './sweep-lines.ts';
import type { SweepAnswer, SweepCliff } from './sweep-model.ts';
import { answerAt } from './sweep-points.ts';
import type { Sample } from './sweep-samples.ts';
import { totalsOf } from './totals.ts';

const uniqueRules = (rules: readonly RuleRef[]): RuleRef[] => [
  ...new Map(rules.map((ref) => [JSON.stringify(ref), ref])).values(),
];

/** The cliffs of several cases between the same values as one. */
function together(parts: readonly SweepCliff[]): SweepCliff {
  const changes = new Set(parts.flatMap((part) => part.changes));
  return {
    ...(parts[0] as SweepCliff),
    changes: sweepChanges.filter((change) => changes.has(change)),
    min: parts.reduce((sum, part) => sum + part.min, 0),
    max: parts.reduce((sum, part) => sum + part.max, 0),
    stopped: uniqueRules(parts.flatMap((part) => part.stopped)),
    began: uniqueRules(parts.flatMap((part) => part.began)),
    moves: parts.flatMap((part) => part.moves),
  };
}

/** Gathers the steps of a sweep. */
export class CliffGatherer {
  private readonly thresholds: readonly ReadonlySet<number>[];

  constructor(
    private readonly editions: readonly PreparedEdition[],
    private readonly axes: readonly Axis[],
    thresholds: readonly (readonly number[])[],
  ) {
    this.thresholds = thresholds.map((values) => new Set(values));
  }

  /** Cliffs, and the places where only the rules change. `place` gives the edition of a case. */
  of(
    steps: readonly Step[],
    place: (at: number) => number,
  ): { readonly cliffs: SweepCliff[]; readonly turns: SweepCliff[] } {
    const cliffs = new Map<string, SweepCliff[]>();
    const turns = new Map<string, SweepCliff[]>();
    for (const step of steps) {
      const { line, from, changes } = step;
      const e = place(line.case);
      const axis = this.axes[line.axis] as Axis;
      const words = changes.some((change) => change !== 'award');
      const isCliff =
        words || (changes.length > 0 && jumps(e, step, axis, this.thresholds[line.axis] ?? new Set()));
      const cliff = this.cliffOf(e, step);
      if (!isCliff && cliff.stopped.length + cliff.began.length === 0) continue;
      const kept = isCliff ? cliffs : turns;
      const key = `${line.axis}|${String(line.other)}|${from.v}`;
      kept.set(key, [...(kept.get(key) ?? []), cliff]);
    }
    return { cliffs: this.sorted(cliffs), turns: this.sorted(turns) };
  }

  /** By axis, then the value of the other one, then from low to high. */
  private sorted(parts: ReadonlyMap<string, readonly SweepCliff[]>): SweepCliff[] {
    const rank = (at: number, value: Encoded): number => {
      const place = this.axes[at]?.values.indexOf(value) ?? 0;
      return isNumeric(this.axes[at] as Axis) && typeof value === 'number' ? value : place;
    };
    const outer = ({ axis, other }: SweepCliff): number => (other === undefined ? 0 : rank(1 - axis, other));
    return [...parts.values()]
      .map(together)
      .sort(
        (a, b) => a.axis - b.axis || outer(a) - outer(b) || rank(a.axis, a.below) - rank(b.axis, b.below),
      );
  }

  private valueAt({ axis }: Line, { v }: Sample): Encoded {
    const moving = this.axes[axis] as Axis;
    return isNumeric(moving) ? v : (moving.values[v] as Encoded);
  }

  private cliffOf(e: number, step: Step): SweepCliff {
    const { line, from, to, changes } = step;
    const [below, above] = [this.valueAt(line, from), this.valueAt(line, to)];
    const at = (value: Encoded): Encoded[] =>
      this.axes.map((_, i) => (i === line.axis ? value : (line.other as Encoded)));
    const answer = ({ run, at: row }: Sample): SweepAnswer => answerAt(run.results[e] as BatchResult, row);
    const [before, after] = [answer(from), answer(to)];
    const [was, is] = [totalsOf([before]), totalsOf([after])];
    const moved = movedRules(this.editions[e] as PreparedEdition, e, step, this.axes, at(below), at(above));
    const rules = { rulesBefore: firedIn(e, from), rulesAfter: firedIn(e, to) };
    return {
      axis: line.axis,
      ...(line.other === undefined ? {} : { other: line.other }),
      below,
      above,
      changes,
      min: is.min - was.min,
      max: is.max - was.max,
      ...moved,
      moves: [{ case: line.case, changes, before, after, ...rules }],
    };
  }
}
