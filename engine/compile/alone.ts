/** Cases that do not fit one row: with items, unknown facts, limits or exclusive heads at work. They run as rows of contexts. */
import { OutsideCalendar } from '../calendar.ts';
import { caseClock } from '../check/clock.ts';
import { authorisationOf, paymentOf, touches } from '../decide/authority.ts';
import { begin } from '../decide/begin.ts';
import type { Setting } from '../decide/context.ts';
import { nothing } from '../decide/interval.ts';
import { counted } from '../decide/limits.ts';
import { outcomes, engineFacts } from '../model/index.ts';
import { type Combo, ContextRows } from './contexts.ts';
import type { EditionPlan } from './plan.ts';
import type { BatchResult } from './result.ts';
import type { Chunk } from './table.ts';
import { type Combination, writeMerged } from './write.ts';

/** Runs cases of a chunk one by one under one edition. */
export class AloneRun {
  private readonly rows: ContextRows<number>;

  constructor(
    private readonly plan: EditionPlan,
    private readonly chunk: Chunk,
    private readonly result: BatchResult,
  ) {
    this.rows = new ContextRows(
      plan,
      chunk.space.kernels.heap ?? chunk.space.kernels,
      (at, { begun, combos, pairs, holding }) => {
        const each = combos.map((combo) => combination(begun.setting, combo));
        writeMerged(result, at, each, pairs, holding);
      },
    );
  }

  /** Decides one case of the chunk, now or with the next ones. */
  add(row: number): void {
    const c = this.chunk.caseAt(row);
    const at = this.chunk.start + row;
    const { edition } = this.plan;
    const { calendar, asOf } = this.chunk;
    try {
      const begun = begin(calendar, edition, c, { asOf, trace: false });
      if (!begun.ok) return this.fail(at, begun.problems[0]?.code ?? '');
      if (this.chunk.isAtEdge(row)) caseClock(calendar, edition, c, asOf);
      this.rows.add(at, begun.value);
    } catch (error) {
      if (!(error instanceof OutsideCalendar)) throw error;
      this.fail(at, 'date-outside-calendar');
    }
  }

  private fail(at: number, code: string): void {
    this.result.outcomes[at] = outcomes.indexOf('undetermined');
    this.result.problems.set(at, code);
  }

  /** Decides what was gathered. */
  flush(): void {
    this.rows.flush();
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
