/**
 * Cases that do not fit one row: with items, unknown facts, limits or exclusive heads at work. Each combination of
 * representatives gives one row for each context; the program says which rules hold, and the lines follow as in `decide`.
 */
import { OutsideCalendar } from '../calendar.ts';
import { caseClock } from '../check/clock.ts';
import { authorisationOf, paymentOf, touches } from '../decide/authority.ts';
import { type Bars, barsOf, type Fired } from '../decide/bars.ts';
import { concrete, type Context, type Scope, scopesOf, type Setting } from '../decide/context.ts';
import { type ContextRun, OPEN } from '../decide/evaluator.ts';
import { nothing } from '../decide/interval.ts';
import { counted } from '../decide/limits.ts';
import { outcomeOf, payable } from '../decide/payable.ts';
import { combinations } from '../decide/unknown.ts';
import { unknownsOf } from '../decide/unknowns.ts';
import { type View, viewsOf } from '../decide/view.ts';
import { type Case, type Gate, type Outcome, outcomes, type PreparedRule } from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import { denseNumbers } from './columns.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import type { BatchResult } from './result.ts';
import { Space } from './space.ts';
import type { Chunk } from './table.ts';
import { type Combination, type Pair, writeMerged } from './write.ts';

/** Contexts are gathered up to this many rows before the program runs. */
const mostRows = 2048;

/** One case, its combinations, and where their contexts stand among the rows. */
interface Pending {
  readonly at: number;
  readonly setting: Setting;
  readonly contexts: readonly (readonly Context[])[];
  readonly pairs: readonly Pair[];
  readonly first: number;
}

/** What one combination comes to before anybody is asked to authorise it. */
interface Settled {
  readonly list: readonly Context[];
  /** The row of its first context. */
  readonly row: number;
  readonly fired: readonly Fired[];
  readonly bars: Bars;
  readonly pay: ReturnType<typeof payable>;
  readonly outcome: Outcome;
}

/** Runs cases of a chunk one by one under one edition. */
export class AloneRun {
  private readonly scopes = new Map<string, Scope>();
  private readonly scratch = new Scratch();
  private readonly lateScratch = new Scratch();
  private pending: Pending[] = [];
  private contexts: Context[] = [];

  constructor(
    private readonly plan: EditionPlan,
    private readonly chunk: Chunk,
    private readonly result: BatchResult,
  ) {}

  /** The scopes of a case. What runs in one depends on the kinds of the items alone, so it is worked out once for each. */
  private scopesFor(views: readonly View[]): Scope[] {
    const kinds = [...new Set(views.map((view) => view.kind))].sort().join();
    let made: Scope[] | undefined;
    return views.map((view, i) => {
      const key = view.item === undefined ? `case|${kinds}` : `item|${view.kind}`;
      const known = this.scopes.get(key) ?? ((made ??= scopesOf(this.plan.edition, views))[i] as Scope);
      this.scopes.set(key, known);
      return { rules: known.rules, direct: known.direct, view };
    });
  }

  /** Which rule runs in which context, in document order, for one rule the case before its items. */
  private pairsFor(views: readonly View[]): Pair[] {
    return this.plan.edition.rules.flatMap(({ for: kind }, rule): Pair[] => {
      const items = views.flatMap((view, context) =>
        kind !== undefined && view.kind === kind ? [{ rule, context }] : [],
      );
      return items.length > 0 ? items : [{ rule, context: 0 }];
    });
  }

  /** Decides one case of the chunk, now or with the next ones. */
  add(row: number): void {
    const c = this.chunk.cases[row] as Case;
    const at = this.chunk.start + row;
    const { edition } = this.plan;
    const { calendar, asOf } = this.chunk;
    try {
      const views = viewsOf(edition, c, asOf);
      const setting = { edition, calendar, case: c, asOf, scopes: this.scopesFor(views) };
      const combos = combinations(unknownsOf(setting).choices);
      if (!combos) return this.fail(at, 'too-many-unknowns');
      const contexts = combos.map((combo) => setting.scopes.map((scope) => concrete(setting, scope, combo)));
      if (this.chunk.isAtEdge(row)) caseClock(calendar, edition, c, asOf);
      const pairs = this.pairsFor(views);
      this.pending.push({ at, setting, contexts, pairs, first: this.contexts.length });
      for (const list of contexts) this.contexts.push(...list);
    } catch (error) {
      if (!(error instanceof OutsideCalendar)) throw error;
      return this.fail(at, 'date-outside-calendar');
    }
    if (this.contexts.length >= mostRows) this.flush();
  }

  private fail(at: number, code: string): void {
    this.result.outcomes[at] = outcomes.indexOf('undetermined');
    this.result.problems.set(at, code);
  }

  /** Decides what was gathered. */
  flush(): void {
    const { contexts, pending } = this;
    if (pending.length === 0) return;
    this.contexts = [];
    this.pending = [];
    const space = new Space(
      contexts.length,
      this.chunk.space.kernels,
      (spec) => (row) => contexts[row]?.values.get(spec.name)?.value ?? null,
    );
    const early = execute(this.plan.alone, space, this.scratch);
    const settled = pending.map((each) => this.settleAll(each, early));
    const holding = [...early.slice(1, 1 + this.plan.edition.rules.length)];
    const late = this.runLate(space, settled.flat());
    this.plan.late.rules.forEach((rule, i) => (holding[rule] = late[i] as Vector));
    pending.forEach((each, i) => this.finish(each, settled[i] as Settled[], holding));
  }

  private settleAll({ setting, contexts, pairs, first }: Pending, early: readonly Vector[]): Settled[] {
    let row = first;
    return contexts.map((list) => {
      const settled = this.settle(setting, list, pairs, row, early);
      row += list.length;
      return settled;
    });
  }

  private settle(
    setting: Setting,
    list: readonly Context[],
    pairs: readonly Pair[],
    row: number,
    early: readonly Vector[],
  ): Settled {
    const { rules, categoryRules, edition } = this.plan.edition;
    const fired: Fired[] = [];
    for (const { rule, context } of pairs)
      if (hasBit(early[1 + rule] as Vector, row + context))
        fired.push({ rule: rules[rule] as PreparedRule, context: list[context] as Context });
    const runs = list.map((context, k): ContextRun => {
      const gate = { fired: hasBit(early[0] as Vector, row + k), trace: null };
      const holding = categoryRules.filter((_, i) => hasBit(early[1 + rules.length + i] as Vector, row + k));
      const categories = holding.map((rule) => ({ rule, outcome: { fired: true, trace: null } }));
      return { context, gate, rules: [], categories };
    });
    const { heads, clauses } = edition.gate;
    const gate: Gate = { open: runs[0]?.gate.fired ?? true, heads: heads ?? null, clauses };
    const bars = barsOf(fired);
    const pay = payable(setting, runs, fired, bars, gate);
    return { list, row, fired, bars, pay, outcome: outcomeOf(bars, pay.lines) };
  }

  /** The rules that read the total, each context over the total of its own combination. */
  private runLate(space: Space, settled: readonly Settled[]): Vector[] {
    if (this.plan.late.rules.length === 0) return [];
    const min = new Float64Array(space.words << 5).fill(-Infinity);
    const max = new Float64Array(space.words << 5).fill(-Infinity);
    for (const { pay, outcome, row, list } of settled) {
      const total = outcome === 'award' ? pay.total : nothing;
      min.fill(total.min ?? 0, row, row + list.length);
      max.fill(total.max ?? OPEN, row, row + list.length);
    }
    space.replace('awardMin', denseNumbers(min, space.all));
    space.replace('awardMax', denseNumbers(max, space.all));
    return execute(this.plan.late.program, space, this.lateScratch);
  }

  private finish(
    { at, setting, pairs }: Pending,
    settled: readonly Settled[],
    holding: readonly Vector[],
  ): void {
    const { edition } = this.plan;
    const asked = pairs.filter(({ rule }) => edition.rules[rule]?.event.type === 'authorise');
    const combos = settled.map(({ list, row, fired, bars, pay, outcome }): Combination => {
      const paid = list[0]?.values.get('alreadyPaid')?.value;
      const base = { outcome, row, paid: typeof paid === 'number' ? paid : 0 };
      if (outcome !== 'award')
        return { ...base, total: nothing, lines: [], terms: [], authorisation: null, payment: null };
      const authorise: Fired[] = [];
      for (const { rule, context } of asked)
        if (hasBit(holding[rule] as Vector, row + context))
          authorise.push({ rule: edition.rules[rule] as PreparedRule, context: list[context] as Context });
      const touching = touches(edition, counted(pay.lines), bars);
      return {
        ...base,
        total: pay.total,
        lines: pay.lines,
        terms: fired.filter(({ rule }) => rule.event.type === 'term').map(({ rule }) => rule),
        authorisation: authorisationOf(edition, setting.case, pay.lines, authorise, touching).authorisation,
        payment: paymentOf(pay.ends, fired).payment,
      };
    });
    writeMerged(this.result, at, combos, pairs, holding);
  }
}
