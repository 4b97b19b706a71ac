/** A million cases held in memory: what one edit moves of them, and how many bytes they take. */
import { caseAt } from '../portfolio/index.ts';
import { type Case, CaseStore, compiled, countMoves, type PreparedEdition } from '../../engine/index.ts';
import { BenchError } from '../error.ts';
import { isPlain } from '../flat.ts';
import { msOfNow, type Part, type Series } from '../measure.ts';
import { type EditionText, withRule, type World } from '../world.ts';

const edited = 'jmha@2023-07';
/** The rule whose threshold is edited. */
const moving = 'missed-appointment';
/** Edits of a kind in a round, one after the other as an author makes them. */
const RUNS = 5;
const fields = ['outcomes', 'min', 'max', 'netMin', 'netMax', 'roles', 'routes'] as const;

/** Plain cases of the portfolio, as rows of a file, in a store that keeps no object of them; `tell` hears of each. */
function storeOf(world: World, cases: number, tell: (c: Case) => void): CaseStore {
  const store = new CaseStore(world.facts);
  let batch: { line: number; case: Case }[] = [];
  for (let place = 1; store.size + batch.length < cases; place += 1) {
    const made = caseAt(world.sizes.seed, place);
    if (!isPlain(made)) continue;
    tell(made);
    const line = 2 + store.size + batch.length;
    batch.push({ line, case: { id: `row-${line}`, facts: made.facts, timeline: made.timeline } });
    if (batch.length < 4096) continue;
    store.append(batch);
    batch = [];
  }
  store.append(batch);
  return store;
}

export class HeldPart implements Part {
  readonly held: compiled.HeldRun<compiled.Table>;
  private readonly place: number;
  /** Bytes of columns and vectors for each case; and with the store beside them. */
  readonly bytesPerCase: number;
  readonly sizes: Readonly<Record<string, number>>;
  private edits = 0;

  constructor(
    private readonly world: World,
    readonly cases: number,
    tell: (c: Case) => void = () => undefined,
  ) {
    const { base, library } = world;
    const store = storeOf(world, cases, tell);
    const table = compiled.loadFrom(base, store, { calendar: library.calendar });
    this.held = compiled.hold(table, compiled.run(base, table));
    this.place = world.editions.findIndex(({ edition }) => edition.id === edited);
    this.held.prepare(this.place);
    this.bytesPerCase = (compiled.bytesOf(table, store.arrays) + store.otherBytes) / cases;
    this.sizes = {
      heldCases: cases,
      storeBytesPerCase: store.bytes / cases,
      amountMoves: this.check(this.amountEdit()),
      thresholdMoves: this.check(this.thresholdEdit()),
    };
  }

  private edit(change: (document: EditionText) => void): PreparedEdition {
    return withRule(this.world, edited, change)[this.place] as PreparedEdition;
  }

  /** Another sum in a band, never the same twice. */
  private amountEdit(): PreparedEdition {
    this.edits += 1;
    return this.edit(({ tables }) => {
      const row = tables[0]?.rows[1];
      if (row) row.amount = { between: [150, 600 + this.edits] };
    });
  }

  /** Another threshold of a rule, one of few. */
  private thresholdEdit(): PreparedEdition {
    this.edits += 1;
    return this.edit(({ rules }) => {
      for (const { name, conditions } of rules)
        if (name === moving && conditions)
          for (const leaf of conditions.all)
            if (typeof leaf.value === 'number') leaf.value += 1 + (this.edits % 3);
    });
  }

  /** Holds a rerun against a whole run; answers how many cases moved. */
  private check(after: PreparedEdition): number {
    const { table, results } = this.held;
    const rerun = this.held.rerun(this.place, after);
    const { result, whole } = rerun;
    const [wanted] = compiled.run(compiled.compile([after]), table);
    for (const field of fields)
      for (let at = 0; at < table.cases; at += 1)
        if (result[field][at] !== wanted?.[field][at])
          throw new BenchError(
            `the rerun disagrees with the whole run: case ${at}, ${field}; no figure is given`,
          );
    result.fired.forEach((bits, rule) => {
      if (bits.some((word, w) => word !== wanted?.fired[rule]?.[w]))
        throw new BenchError(`the rerun disagrees with the whole run: rule ${rule}; no figure is given`);
    });
    const before = results[this.place] as compiled.BatchResult;
    const counts = countMoves(before, result, rerun);
    const all = countMoves(before, wanted as compiled.BatchResult);
    if (JSON.stringify(counts) !== JSON.stringify(all))
      throw new BenchError('the counts of the touched cases are not those of all cases; no figure is given');
    if (whole || counts.moved === 0)
      throw new BenchError('the edit moves no case, or everything is run again: nothing would be measured');
    return counts.moved;
  }

  round(series: Series): void {
    series.note('bytes-per-case', this.bytesPerCase);
    for (const [name, edit] of [
      ['edit-amount', () => this.amountEdit()],
      ['edit-threshold', () => this.thresholdEdit()],
    ] as const)
      for (let n = 0; n < RUNS; n += 1) series.note(name, this.edited(edit()));
  }

  private edited(after: ReturnType<HeldPart['amountEdit']>): number {
    return msOfNow(() => {
      const rerun = this.held.rerun(this.place, after);
      return countMoves(this.held.results[this.place] as compiled.BatchResult, rerun.result, rerun);
    });
  }
}
