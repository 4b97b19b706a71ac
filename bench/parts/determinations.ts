/** Outcome, range, route and authoriser of each case under all editions: the engine beside the hand-written code. */
import { compiled } from '../../engine/index.ts';
import { checksum } from '../answers.ts';
import { BenchError } from '../error.ts';
import { byHand } from '../hand-written/index.ts';
import { type Verdicts, verdictsFor } from '../hand-written/awards/verdicts.ts';
import { msOfNow, type Part, Series } from '../measure.ts';
import { forget, type World } from '../world.ts';

/** Runs of each side in a round; their mean counts. */
const RUNS = 3;

/** Rounds that are thrown away, besides those of all parts. */
const WARM_UP = 15;

const fields = ['outcomes', 'min', 'max', 'routes', 'roles'] as const;

export class DeterminationsPart implements Part {
  constructor(
    private readonly world: World,
    private readonly plant: (name: string, bits: Int32Array) => void,
  ) {}

  private byHand(): Verdicts[] {
    const { editions, columns, plain } = this.world;
    return editions.map(({ edition }) => {
      const verdicts = verdictsFor(plain.length);
      byHand[edition.id]?.decide(columns, plain.length, verdicts);
      return verdicts;
    });
  }

  /** Holds the hand-written verdicts on every case against the engine's, and answers their checksum. */
  check(): string {
    const { base, table, editions, plain, plainTable } = this.world;
    const results = compiled.run(base, table);
    const sums = (of: readonly compiled.BatchResult[]): string =>
      checksum(
        ...of.flatMap((result) => [
          ...fields.map((field) => result[field]),
          result.netMin,
          result.netMax,
          ...result.fired,
        ]),
      );
    if (sums(results) !== sums(compiled.run(base, plainTable)))
      throw new BenchError('the two forms of the kernels disagree; no figure is given');
    const hand = this.byHand();
    if (hand[0]) {
      const first = Int32Array.from(hand[0].outcomes.subarray(0, 1));
      this.plant('hand-written determinations', first);
      hand[0].outcomes.set(first);
    }
    results.forEach((result, i) => {
      for (const field of fields) {
        const [mine, theirs] = [result[field], hand[i]?.[field] ?? []];
        for (let row = 0; row < plain.length; row += 1)
          if (mine[row] !== theirs[row])
            throw new BenchError(
              `hand-written disagrees with the engine: ${plain[row]?.id} under ${editions[i]?.edition.id}: ${field} ${theirs[row]}, the engine has ${mine[row]}; no figure is given`,
            );
      }
    });
    return checksum(...results.flatMap((result) => fields.map((field) => result[field])));
  }

  /** Runs every side until the machine has compiled what it runs: the engine's is more code and takes longer. */
  warmUp(): void {
    for (let n = 0; n < WARM_UP; n += 1) this.round(new Series(), n);
  }

  round(series: Series, n: number): void {
    const { base, table, plain, plainTable } = this.world;
    const perCase = (ms: number): number => (ms * 1000) / plain.length;
    const mean = (work: () => unknown, before: () => void = () => undefined): number => {
      let ms = 0;
      for (let k = 0; k < RUNS; k += 1) {
        before();
        ms += msOfNow(work);
      }
      return perCase(ms / RUNS);
    };
    const anew = (name: string, of: compiled.Table): void => {
      const results = mean(
        () => compiled.run(base, of),
        () => forget(base, of),
      );
      series.note(name, results);
    };
    const tasks = [
      () => {
        anew('determinations', table);
        series.note('determinations-kept', perCase(msOfNow(() => compiled.run(base, table))));
      },
      () => {
        anew('determinations-plain', plainTable);
      },
      () =>
        series.note(
          'hand-written-determinations',
          mean(() => this.byHand()),
        ),
    ];
    for (let i = 0; i < tasks.length; i += 1) tasks[(i + n) % tasks.length]?.();
  }
}
