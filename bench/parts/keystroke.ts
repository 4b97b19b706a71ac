/** What a keystroke asks for: 500 cases under five editions, from case objects to determinations and what moved. */
import { type Case, compiled } from '../../engine/index.ts';
import { BenchError } from '../error.ts';
import { msOfNow, type Part, type Series } from '../measure.ts';
import { portfolio } from '../portfolio/index.ts';
import { withRule, type World } from '../world.ts';

/** The landlords' editions and the Ombudsman's newest guidance. */
const five = [
  'jmha@2023-07',
  'jliving@2018',
  'derby-homes@2024-04',
  'alliance-homes@2024-12',
  'housing-ombudsman@2026-04',
];
const CASES = 500;
/** Runs of a round. */
const RUNS = 5;

const plainFields = ['outcomes', 'min', 'max', 'routes', 'roles'] as const;

/** The cases of which outcome, range, route, authoriser or terms differ. */
export function moved(before: compiled.BatchResult, after: compiled.BatchResult): number[] {
  const found: number[] = [];
  const terms = (result: compiled.BatchResult, at: number): number =>
    result.terms.reduce(
      (sum, { on, maybe }) =>
        sum * 4 +
        (((on[at >>> 5] as number) >>> (at & 31)) & 1) +
        2 * (((maybe[at >>> 5] as number) >>> (at & 31)) & 1),
      0,
    );
  for (let at = 0; at < after.cases; at += 1)
    if (
      plainFields.some((field) => before[field][at] !== after[field][at]) ||
      terms(before, at) !== terms(after, at)
    )
      found.push(at);
  return found;
}

export class KeystrokePart implements Part {
  private readonly cases: readonly Case[];
  private readonly before: compiled.BatchResult[];
  private readonly edited: compiled.Compiled;
  private readonly table: compiled.Table;
  /** Cases that the edit moves, over all editions. */
  readonly moves: number;

  constructor(private readonly world: World) {
    const { fixtures, editions } = world;
    this.cases = [...fixtures, ...portfolio(Math.max(0, CASES - fixtures.length), 1)].slice(0, CASES);
    const chosen = (list: typeof editions) =>
      five.map((id) => list.find(({ edition }) => edition.id === id)).filter((e) => e !== undefined);
    if (chosen(editions).length !== five.length)
      throw new BenchError(`an edition is missing of ${five.join(', ')}`);
    const base = compiled.compile(chosen(editions));
    this.table = compiled.load(base, this.cases, { calendar: world.library.calendar });
    this.before = compiled.run(base, this.table);
    const raised = withRule(world, 'jmha@2023-07', ({ tables }) => {
      const row = tables[0]?.rows[1];
      if (row) row.amount = { between: [150, 600] };
    });
    this.edited = compiled.compile(chosen(raised));
    this.moves = this.whole();
    if (this.moves === 0) throw new BenchError('the edit moves no case: nothing would be measured');
  }

  /** From case objects to what moved. */
  private whole(): number {
    const table = compiled.load(this.edited, this.cases, { calendar: this.world.library.calendar });
    return this.differences(compiled.run(this.edited, table));
  }

  private differences(results: readonly compiled.BatchResult[]): number {
    return results.reduce(
      (sum, result, i) => sum + moved(this.before[i] as compiled.BatchResult, result).length,
      0,
    );
  }

  /** Some of each in a row: an author types more than one character, and the first of a row finds everything cold. */
  round(series: Series): void {
    for (let n = 0; n < RUNS; n += 1)
      series.note(
        'keystroke',
        msOfNow(() => this.whole()),
      );
    for (let n = 0; n < RUNS; n += 1)
      series.note(
        'keystroke-kept',
        msOfNow(() => this.differences(compiled.run(this.edited, this.table))),
      );
  }
}
