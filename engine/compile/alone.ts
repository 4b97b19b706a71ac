/** Cases that do not fit one row: with items, unknown facts, limits or exclusive heads at work. They run as combinations. */
import { OutsideCalendar } from '../calendar.ts';
import { caseClock } from '../check/clock.ts';
import { authorisationOf, paymentOf, touches } from '../decide/authority.ts';
import { begin } from '../decide/begin.ts';
import type { Setting } from '../decide/context.ts';
import { nothing } from '../decide/interval.ts';
import { counted } from '../decide/limits.ts';
import { outcomes, engineFacts } from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import { Combinations } from './combinations.ts';
import { type Combo, ContextRows } from './contexts.ts';
import type { Kernels } from './kernels.ts';
import type { EditionPlan } from './plan.ts';
import type { BatchResult } from './result.ts';
import type { Chunk } from './table.ts';
import { type Combination, writeMerged } from './write.ts';

/** Runs cases of a chunk one by one under one edition: in figures, but for those whose bands are held against a decided sum. */
export class AloneRun {
  private figures: Combinations | null = null;
  private whole: ContextRows<number> | null = null;

  /** Makes nothing before the first case: most chunks of most editions have none. */
  constructor(
    private readonly plan: EditionPlan,
    private readonly chunk: Chunk,
    private readonly result: BatchResult,
  ) {}

  /** Decides one case of the chunk, now or with the next ones. */
  add(row: number): void {
    const at = this.chunk.start + row;
    try {
      const problem = this.mayTouch(row) ? this.addWhole(row) : this.addFigures(row);
      if (problem !== null) this.fail(at, problem);
    } catch (error) {
      if (!(error instanceof OutsideCalendar)) throw error;
      this.fail(at, 'date-outside-calendar');
    }
  }

  /** Whether a sum was decided that may stand in two bands with roles of their own. */
  private mayTouch(row: number): boolean {
    const { shared } = this.plan;
    if (shared?.size === 0) return false;
    const amount = this.chunk.caseAt(row).decided?.amount;
    const pence = amount === undefined ? null : poundsToPence(amount);
    return pence !== null && (shared === null || shared.has(pence));
  }

  private get kernels(): Kernels {
    const { kernels } = this.chunk.space;
    return kernels.heap ?? kernels;
  }

  private addFigures(row: number): string | null {
    this.figures ??= new Combinations(this.plan, this.chunk, this.kernels, this.result);
    return this.figures.add(row);
  }

  private addWhole(row: number): string | null {
    const c = this.chunk.caseAt(row);
    const { edition } = this.plan;
    const { calendar, asOf, start } = this.chunk;
    const begun = begin(calendar, edition, c, { asOf, trace: false });
    if (!begun.ok) return begun.problems[0]?.code ?? '';
    if (this.chunk.isAtEdge(row)) caseClock(calendar, edition, c, asOf);
    this.whole ??= new ContextRows(this.plan, this.kernels, (at, { begun: of, combos, pairs, holding }) => {
      const each = combos.map((combo) => combination(of.setting, combo));
      writeMerged(this.result, at, each, pairs, holding);
    });
    this.whole.add(start + row, begun.value);
    return null;
  }

  private fail(at: number, code: string): void {
    this.result.outcomes[at] = outcomes.indexOf('undetermined');
    this.result.problems.set(at, code);
  }

  /** Decides what was gathered. */
  flush(): void {
    this.figures?.flush();
    this.whole?.flush();
  }
}

/** What a batch keeps of one combination. */
function combination(setting: Setting, { row, settled, authorising }: Combo): Combination {
  const { outcome, pay, bars, fired, runs } = settled;
  const paid = runs[0]?.context.values.get(engineFacts.paid)?.value;
  const base = { outcome, row, paid: typeof paid === 'number' ? paid : 0 };
  if (outcome !== 'award')
    return { ...base, total: nothing, lines: [], terms: [], authorisation: null, payment: null };
  const { edition } = setting;
  const touching = touches(edition, counted(pay.lines), bars);
  return {
    ...base,
    total: pay.total,
    lines: pay.lines,
    terms: fired.filter(({ rule }) => rule.event.type === 'term').map(({ rule }) => rule),
    authorisation: authorisationOf(edition, setting.case, pay.lines, authorising, touching).authorisation,
    payment: paymentOf(pay.ends, fired).payment,
  };
}
