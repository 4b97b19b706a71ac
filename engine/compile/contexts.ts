/**
 * Cases as rows of contexts: each combination of representatives of its unknown facts gives one row for the case and one
 * for each item. The program says which rules hold in each row, and the lines follow as in `decide`.
 */
import type { Begun } from '../decide/begin.ts';
import type { Fired } from '../decide/bars.ts';
import { concrete, type Context } from '../decide/context.ts';
import { type ContextRun, OPEN } from '../decide/evaluator.ts';
import { settle, type Settled, totalAsked } from '../decide/settle.ts';
import { type PreparedRule, totalNames } from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import { denseNumbers } from './columns.ts';
import type { Kernels } from './kernels.ts';
import type { EditionPlan } from './plan.ts';
import { execute, Scratch } from './program.ts';
import { type Pair, type Shape, shapeOf } from './shapes.ts';
import { Space } from './space.ts';

/** Contexts are gathered up to this many rows before the program runs. */
const mostRows = 2048;

/** One combination of a case: its contexts, the row of the first, and what it comes to. */
export interface Combo {
  readonly row: number;
  readonly settled: Settled;
  /** The `authorise` rules that hold over the total, in document order. */
  readonly authorising: readonly Fired[];
}

/** A case whose rules are decided. `holding` has a vector over all rows for each rule of the edition. */
export interface Decided {
  readonly begun: Begun;
  readonly combos: readonly Combo[];
  readonly pairs: readonly Pair[];
  readonly holding: readonly Vector[];
}

interface Pending<T> {
  readonly key: T;
  readonly begun: Begun;
  readonly contexts: readonly (readonly Context[])[];
  readonly pairs: Shape;
  readonly first: number;
}

const unexplained = { fired: true, trace: null };
const closed = { fired: false, trace: null };

/** Gathers cases of one edition and decides them many at a time. `tell` hears of each, in the order in which they came. */
export class ContextRows<T> {
  private readonly scratch = new Scratch();
  private readonly lateScratch = new Scratch();
  private pending: Pending<T>[] = [];
  private contexts: Context[] = [];

  constructor(
    private readonly plan: EditionPlan,
    private readonly kernels: Kernels,
    private readonly tell: (key: T, decided: Decided) => void,
  ) {}

  /** Decides a case, now or with the next ones. May throw `OutsideCalendar`, and then takes nothing of the case. */
  add(key: T, begun: Begun): void {
    const { setting, combos } = begun;
    // An item for which the edition has no rule changes nothing.
    const scopes = setting.scopes.filter(({ rules, view }) => view.item === undefined || rules.length > 0);
    const contexts = combos.map((combo) => scopes.map((scope) => concrete(setting, scope, combo)));
    const pairs = shapeOf(
      setting.edition,
      (setting.case.items ?? []).map(({ kind }) => kind),
    );
    this.pending.push({ key, begun, contexts, pairs, first: this.contexts.length });
    for (const list of contexts) this.contexts.push(...list);
    if (this.contexts.length >= mostRows) this.flush();
  }

  /** Decides what was gathered. */
  flush(): void {
    const { contexts, pending, plan } = this;
    if (pending.length === 0) return;
    this.contexts = [];
    this.pending = [];
    const space = new Space(
      contexts.length,
      this.kernels,
      ({ name }) =>
        (row) =>
          contexts[row]?.values.get(name)?.value ?? null,
    );
    const early = execute(plan.alone, space, this.scratch);
    const settled = pending.map((each) => this.settleAll(each, early));
    const holding = early.slice(1, 1 + plan.edition.rules.length);
    const late = this.runLate(space, pending, settled);
    plan.late.rules.forEach((rule, i) => (holding[rule] = late[i] as Vector));
    pending.forEach(({ key, begun, contexts: lists, pairs, first }, i) => {
      let row = first;
      const combos = lists.map((list, k): Combo => {
        const at = row;
        row += list.length;
        const one = settled[i]?.[k] as Settled;
        const authorising = one.outcome === 'award' ? this.firedOf(pairs.authorising, holding, list, at) : [];
        return { row: at, settled: one, authorising };
      });
      this.tell(key, { begun, combos, pairs: pairs.all, holding });
    });
  }

  private firedOf(
    pairs: readonly Pair[],
    holding: readonly Vector[],
    list: readonly Context[],
    row: number,
  ): Fired[] {
    const fired: Fired[] = [];
    for (const { rule, context } of pairs)
      if (hasBit(holding[rule] as Vector, row + context))
        fired.push({
          rule: this.plan.edition.rules[rule] as PreparedRule,
          context: list[context] as Context,
        });
    return fired;
  }

  private settleAll({ begun, contexts, pairs, first }: Pending<T>, early: readonly Vector[]): Settled[] {
    const { rules, categoryRules } = this.plan.edition;
    const ofRules = early.slice(1, 1 + rules.length);
    const ofCategories = early.slice(1 + rules.length);
    let row = first;
    return contexts.map((list) => {
      const runs = list.map((context, k): ContextRun => {
        const gate = hasBit(early[0] as Vector, row + k) ? unexplained : closed;
        const holding = categoryRules.filter((_, i) => hasBit(ofCategories[i] as Vector, row + k));
        return {
          context,
          gate,
          rules: [],
          categories: holding.map((rule) => ({ rule, outcome: unexplained })),
        };
      });
      const settled = settle(begun.setting, runs, this.firedOf(pairs.settling, ofRules, list, row));
      row += list.length;
      return settled;
    });
  }

  /** The rules that read the total, each context over the total of its own combination. */
  private runLate(
    space: Space,
    pending: readonly Pending<T>[],
    settled: readonly (readonly Settled[])[],
  ): Vector[] {
    if (this.plan.late.rules.length === 0) return [];
    const min = new Float64Array(space.words << 5).fill(-Infinity);
    const max = new Float64Array(space.words << 5).fill(-Infinity);
    pending.forEach(({ contexts, first }, i) => {
      let row = first;
      contexts.forEach((list, k) => {
        const total = totalAsked(settled[i]?.[k] as Settled);
        min.fill(total.min ?? 0, row, row + list.length);
        max.fill(total.max ?? OPEN, row, row + list.length);
        row += list.length;
      });
    });
    space.replace(totalNames.min, denseNumbers(min, space.all));
    space.replace(totalNames.max, denseNumbers(max, space.all));
    return execute(this.plan.late.program, space, this.lateScratch);
  }
}
