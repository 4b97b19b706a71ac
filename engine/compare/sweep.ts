/**
 * A sweep: what policies say of a case, or of a set of cases, while one or two facts take one value after the other; where
 * the answer jumps (cliffs, to the exact value), and which policies do not look at the fact at all. By the compiled form.
 */
import { type BatchResult, compile } from '../compile/index.ts';
import type { Case, Encoded, PreparedEdition } from '../model/index.ts';
import { type Axis, thresholdsOf } from './sweep-axis.ts';
import { changesBetween, type Step } from './sweep-cliffs.ts';
import { CliffGatherer } from './sweep-gather.ts';
import { aroundThresholds, bisect, type Line, LineRunner, neighbours } from './sweep-lines.ts';
import {
  asPolicy,
  type Sweep,
  type SweepLine,
  type SweepPoint,
  type SweepPolicy,
  type SweepProgress,
} from './sweep-model.ts';
import { answerAt, gridOf, pointOf } from './sweep-points.ts';
import { Runner, type Sample, sameRules, type SweepOptions, variantOf } from './sweep-samples.ts';

/** One sweep while it runs. */
class Sweeping {
  private readonly editions: readonly PreparedEdition[];
  private readonly runner: Runner;
  private readonly grid: readonly Encoded[][];
  private readonly lines: Line[] = [];
  private readonly thresholds: readonly (readonly number[])[];
  private readonly gather: CliffGatherer;

  constructor(
    private readonly policies: readonly SweepPolicy[],
    private readonly cases: readonly Case[],
    private readonly axes: readonly Axis[],
    options: SweepOptions,
  ) {
    this.editions = [...new Set(policies.flatMap(({ editions }) => editions))];
    this.runner = new Runner(compile(this.editions), axes, options);
    this.grid = gridOf(axes);
    this.thresholds = axes.map(({ fact }) => thresholdsOf(this.editions, fact));
    this.gather = new CliffGatherer(this.editions, axes, this.thresholds);
  }

  *go(): Generator<SweepProgress, Sweep, void> {
    const { cases, axes, grid } = this;
    let done = 0;
    const told = function* <T>(
      going: Generator<number, T, void>,
      total: number,
    ): Generator<SweepProgress, T, void> {
      const before = done;
      for (;;) {
        const step = going.next();
        if (step.done) return step.value;
        done = Math.max(done, before + step.value);
        yield { done, total: Math.max(total, done) };
      }
    };
    const variants = cases.flatMap((c) => grid.map((at) => variantOf(c, axes, at)));
    const total = variants.length * this.editions.length;
    const run = yield* told(this.runner.run(variants), total);
    const samples = variants.map((_, at): Sample => ({ v: 0, run, at }));
    this.makeLines(samples);
    const lines = new LineRunner(this.runner, cases, axes);
    const axisOf = (line: Line): Axis => axes[line.axis] as Axis;
    const around = this.lines.flatMap((line) =>
      aroundThresholds(line, axisOf(line), this.thresholds[line.axis] ?? []),
    );
    yield* told(lines.add(around), total);
    yield* told(
      bisect(lines, this.lines, axes, (at) => this.editionsOf(at)),
      total,
    );
    const steps = this.policies.map((policy) => this.stepsOf(policy));
    const beside = steps
      .flat()
      .flatMap(({ line, from, changes }) =>
        changes.includes('award') ? neighbours(line, axisOf(line), from.v) : [],
      );
    yield* told(lines.add(beside), total);
    return {
      axes,
      cases: cases.map(({ id }) => id),
      kept: axes.map(({ fact }) => this.keptBy(fact.name)),
      policies: this.policies.map((policy, i) => this.lineOf(policy, samples, steps[i] ?? [])),
    };
  }

  private editionsOf(at: number): number[] {
    return [...new Set(this.policies.map((policy) => this.place(policy, at)))];
  }

  private place(policy: SweepPolicy, at: number): number {
    return this.editions.indexOf(policy.editions[at] as PreparedEdition);
  }

  private keptBy(name: string): number {
    const states = this.cases.flatMap(({ items = [] }) =>
      items.filter(({ facts }) => facts !== undefined && Object.hasOwn(facts, name)),
    );
    return states.length;
  }

  /** A line for each case along each axis, at each value of the other one. */
  private makeLines(samples: readonly Sample[]): void {
    const [first, second] = this.axes;
    if (!first) return;
    const width = second?.values.length ?? 1;
    const size = this.grid.length;
    const sample = (c: number, at: number, axis: number, place: number): Sample => {
      const value = this.axes[axis]?.values[place];
      return { ...(samples[c * size + at] as Sample), v: typeof value === 'number' ? value : place };
    };
    this.cases.forEach((_, c) => {
      for (let j = 0; j < width; j += 1)
        this.lines.push({
          case: c,
          axis: 0,
          ...(second ? { other: second.values[j] } : {}),
          samples: first.values.map((_v, i) => sample(c, i * width + j, 0, i)),
        });
      if (!second) return;
      first.values.forEach((value, i) => {
        const along = second.values.map((_v, j) => sample(c, i * width + j, 1, j));
        this.lines.push({ case: c, axis: 1, other: value, samples: along });
      });
    });
  }

  /** Neighbours of every line between which something differs under a policy. */
  private stepsOf(policy: SweepPolicy): Step[] {
    return this.lines.flatMap((line) => {
      const e = this.place(policy, line.case);
      return line.samples.flatMap((to, i): Step[] => {
        const from = line.samples[i - 1];
        if (!from || to.v - from.v !== 1) return [];
        const changes = changesBetween(e, from, to);
        return changes.length > 0 || !sameRules(e, from, to) ? [{ line, from, to, changes }] : [];
      });
    });
  }

  private lineOf(policy: SweepPolicy, samples: readonly Sample[], steps: readonly Step[]): SweepLine {
    const { cases, axes, grid } = this;
    const points = grid.map((at, p) =>
      pointOf(
        at,
        cases.map((_, c) => {
          const { run, at: row } = samples[c * grid.length + p] as Sample;
          return answerAt(run.results[this.place(policy, c)] as BatchResult, row);
        }),
      ),
    );
    const editions = [...new Set(policy.editions)];
    const isRead = (name: string): boolean => editions.some(({ reads }) => reads.has(name));
    return {
      policy: policy.name,
      editions: editions.map(({ edition }) => edition.id),
      unread: axes.flatMap(({ fact }) => (isRead(fact.name) ? [] : [fact.name])),
      still: axes.flatMap(({ fact }, axis) => (this.moves(points, axis) ? [] : [fact.name])),
      points,
      ...this.gather.of(steps, (at) => this.place(policy, at)),
    };
  }

  /** Whether any answer changes along an axis from point to point. */
  private moves(points: readonly SweepPoint[], axis: number): boolean {
    const width = axis === 0 ? (this.axes[1]?.values.length ?? 1) : 1;
    const marks = points.map(({ answers }) => JSON.stringify(answers));
    const isSameLine = (p: number): boolean =>
      axis === 0 ? p >= width : p % (this.axes[1]?.values.length ?? 1) !== 0;
    return marks.some((mark, p) => isSameLine(p) && mark !== marks[p - width]);
  }
}

/** Sweeps in steps, so that a worker can report progress and give up. Ask `sweepFault` first whether it is not too large. */
export const sweepSteps = (
  policies: readonly SweepPolicy[],
  cases: readonly Case[],
  axes: readonly Axis[],
  options: SweepOptions,
): Generator<SweepProgress, Sweep, void> => new Sweeping(policies, cases, axes, options).go();

/**
 * Sweeps one or two facts over cases under editions, all at once. The case's own fact is swept: an item that states the
 * fact keeps its own. A timeline date that would give the fact is left out of the swept cases.
 */
export function sweep(
  editions: readonly PreparedEdition[],
  cases: readonly Case[],
  axes: readonly Axis[],
  options: SweepOptions,
): Sweep {
  const going = sweepSteps(
    editions.map((edition) => asPolicy(edition, cases)),
    cases,
    axes,
    options,
  );
  for (;;) {
    const step = going.next();
    if (step.done) return step.value;
  }
}
