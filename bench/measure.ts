/** Times by round: each figure is the median over the rounds, each ratio the median of the ratios of one round. */

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The middle value; the mean of the two in the middle where their number is even; NaN of none. */
export function median(values: readonly number[]): number {
  const list = sorted(values);
  const half = list.length >>> 1;
  if (list.length % 2 === 1) return list[half] as number;
  return ((list[half - 1] ?? NaN) + (list[half] ?? NaN)) / 2;
}

/** What was measured, by name, one value a round. */
export class Series {
  private readonly lists = new Map<string, number[]>();

  /** Notes the value of this round. */
  note(name: string, value: number): void {
    const list = this.lists.get(name) ?? [];
    this.lists.set(name, list);
    list.push(value);
  }

  values(name: string): readonly number[] {
    return this.lists.get(name) ?? [];
  }

  names(): string[] {
    return [...this.lists.keys()];
  }

  median(name: string): number {
    return median(this.values(name));
  }

  /** The median of one over the other, round by round. */
  ratio(over: string, under: string): number {
    const below = this.values(under);
    return median(this.values(over).map((value, i) => value / (below[i] as number)));
  }
}

/**
 * Milliseconds of the processor that this process has used, so that other programs on the machine do not count; on
 * Windows, which tells these in steps of 16 ms, milliseconds of the clock.
 */
export function clock(): number {
  if (process.platform === 'win32') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that something takes. */
export async function msOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = clock();
  await work();
  return clock() - start;
}

/** Milliseconds that something takes that hands back no promise: nothing is waited for. */
export function msOfNow(work: () => unknown): number {
  const start = clock();
  work();
  return clock() - start;
}

/** Something that is measured in every round. */
export interface Part {
  /** Runs once and notes what it took. Rounds are numbered from 0; the first ones may be thrown away. */
  round(series: Series, n: number): Promise<void> | void;
}
