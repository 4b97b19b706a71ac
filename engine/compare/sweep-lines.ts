/**
 * Lines of a sweep: one case, one fact moving, the other still. Each holds the points that were asked for, the values on
 * both sides of every threshold, and what bisection adds between them until every change stands between neighbours.
 */
import type { Case, Encoded } from '../model/index.ts';
import { type Axis, domainOf, isNumeric } from './sweep-axis.ts';
import { type Run, type Runner, type Sample, sameRegime, variantOf } from './sweep-samples.ts';

/** A line of samples in ascending order. */
export interface Line {
  /** The place of the case. */
  readonly case: number;
  /** Which axis moves. */
  readonly axis: number;
  /** The value of the other axis, where there are two. */
  readonly other?: Encoded;
  samples: Sample[];
}

/** A value that a line wants to have run. */
export interface Wanted {
  readonly line: Line;
  readonly v: number;
}

/** Runs what lines want; tells how many pairs of a case and an edition were run. */
export class LineRunner {
  constructor(
    private readonly runner: Runner,
    private readonly cases: readonly Case[],
    private readonly axes: readonly Axis[],
  ) {}

  /** The values of all axes at one place of a line. */
  private at({ axis, other }: Line, v: number): Encoded[] {
    const value = isNumeric(this.axes[axis] as Axis) ? v : (this.axes[axis]?.values[v] as Encoded);
    return this.axes.map((_, i) => (i === axis ? value : (other as Encoded)));
  }

  /** Adds samples to their lines; values that a line has already are left out. */
  *add(wanted: readonly Wanted[]): Generator<number, void, void> {
    const fresh = new Map<Line, Set<number>>();
    for (const { line, v } of wanted) {
      const values = fresh.get(line) ?? new Set<number>();
      fresh.set(line, values);
      if (!line.samples.some((sample) => sample.v === v)) values.add(v);
    }
    const list = [...fresh].flatMap(([line, values]) => [...values].map((v) => ({ line, v })));
    if (list.length === 0) return;
    const variants = list.map(({ line, v }) =>
      variantOf(this.cases[line.case] as Case, this.axes, this.at(line, v)),
    );
    const run: Run = yield* this.runner.run(variants);
    list.forEach(({ line, v }, at) => line.samples.push({ v, run, at }));
    for (const line of fresh.keys()) line.samples.sort((a, b) => a.v - b.v);
  }
}

/** Which editions a case is looked at under: places among the compiled ones. */
export type EditionsOf = (at: number) => readonly number[];

/** The values next to every threshold inside the range of a line. */
export function aroundThresholds(line: Line, axis: Axis, thresholds: readonly number[]): Wanted[] {
  const [first, last] = [line.samples[0], line.samples.at(-1)];
  if (!first || !last || !isNumeric(axis)) return [];
  return thresholds.flatMap((cut) =>
    cut > first.v && cut <= last.v
      ? [
          { line, v: cut - 1 },
          { line, v: cut },
        ]
      : [],
  );
}

/** The middles of those gaps of a line over which some edition changes its mind. */
function middles(line: Line, axis: Axis, editions: readonly number[]): Wanted[] {
  if (!isNumeric(axis)) return [];
  return line.samples.flatMap((b, i): Wanted[] => {
    const a = line.samples[i - 1];
    if (!a || b.v - a.v <= 1 || editions.every((e) => sameRegime(e, a, b))) return [];
    return [{ line, v: Math.floor((a.v + b.v) / 2) }];
  });
}

/** Halves every gap over which something changes until each change stands between two neighbours. */
export function* bisect(
  runner: LineRunner,
  lines: readonly Line[],
  axes: readonly Axis[],
  editionsOf: EditionsOf,
): Generator<number, void, void> {
  let open = lines;
  while (open.length > 0) {
    const wanted = open.flatMap((line) => middles(line, axes[line.axis] as Axis, editionsOf(line.case)));
    yield* runner.add(wanted);
    open = [...new Set(wanted.map(({ line }) => line))];
  }
}

/** The neighbours of a step from one value to the next, inside the domain: what the slope on either side is told from. */
export function neighbours(line: Line, axis: Axis, a: number): Wanted[] {
  const [low, high] = domainOf(axis.fact);
  return [a - 1, a + 2].flatMap((v) => (v >= low && v <= high ? [{ line, v }] : []));
}
