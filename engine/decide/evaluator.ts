/** json-rules-engine over the contexts of a case: one engine for each set of rules, and what was run before is kept. */
import {
  type Condition,
  eachLeaf,
  type Encoded,
  encodeCondition,
  type PreparedEdition,
  type PreparedRule,
  totalNames,
} from '../model/index.ts';
import type { Context } from './context.ts';
import { type Interval, nothing } from './interval.ts';
import { type RuleOutcome, RuleRunner } from './json-rules.ts';

/** Combinations of unknown facts ask the same of many contexts; this many answers are kept. */
const mostSeen = 4096;

/** How an open-ended most stands in `authorise` conditions: above every literal. */
export const OPEN = Number.MAX_SAFE_INTEGER;

/** Runs the rules of an edition, keeping one json-rules-engine for each set of rules and the outcomes seen before. */
export class Evaluator {
  private readonly runners = new Map<string, RuleRunner>();
  private readonly named: Record<string, Condition>;
  private readonly conditionNames: ReadonlySet<string>;
  private readonly seen = new Map<string, Promise<RuleOutcome[]>>();

  constructor(readonly edition: PreparedEdition) {
    const code = (condition: Condition): Condition => encodeCondition(condition, edition.typeOf);
    this.named = Object.fromEntries(
      Object.entries(edition.named).map(([name, condition]) => [name, code(condition)]),
    );
    const names = new Set<string>();
    const note = (condition: Condition): void =>
      eachLeaf(condition, edition.named, (leaf) => names.add(leaf.fact));
    for (const rule of [...edition.rules, ...edition.categoryRules])
      if (rule.conditions) note(rule.conditions);
    for (const condition of Object.values(edition.named)) note(condition);
    note(edition.edition.gate.conditions);
    this.conditionNames = names;
  }

  private run(
    key: string,
    conditions: readonly (Condition | null)[],
    context: Context,
    total: Interval,
  ): Promise<RuleOutcome[]> {
    let runner = this.runners.get(key);
    if (!runner) {
      const encoded = conditions.map((c) => ({ conditions: c && encodeCondition(c, this.edition.typeOf) }));
      runner = new RuleRunner(encoded, this.named);
      this.runners.set(key, runner);
    }
    const values: Record<string, Encoded | null> = {};
    for (const name of this.conditionNames) values[name] = context.values.get(name)?.value ?? null;
    values[totalNames.min] = total.min ?? 0;
    values[totalNames.max] = total.max ?? OPEN;
    const mark = `${key}|${JSON.stringify(values)}`;
    const before = this.seen.get(mark);
    if (before) return before;
    if (this.seen.size >= mostSeen) this.seen.clear();
    const outcomes = runner.run(values);
    this.seen.set(mark, outcomes);
    return outcomes;
  }

  /** Gate, rules and category rows of one context; `authorise` rules wait for the total. */
  async runContext(context: Context): Promise<ContextRun> {
    const rules = context.rules.filter((rule) => rule.event.type !== 'authorise');
    const gate = this.edition.edition.gate.conditions;
    const categories = this.edition.categoryRules;
    const conditions = [gate, ...rules.map((r) => r.conditions), ...categories.map((r) => r.conditions)];
    const key = `${context.item === undefined ? 'case' : 'item'}|${rules.map((r) => r.pointer).join()}`;
    const outcomes = await this.run(key, conditions, context, nothing);
    return {
      context,
      gate: outcomes[0] as RuleOutcome,
      rules: rules.map((rule, i) => ({ rule, outcome: outcomes[i + 1] as RuleOutcome })),
      categories: categories.map((rule, i) => ({
        rule,
        outcome: outcomes[i + 1 + rules.length] as RuleOutcome,
      })),
    };
  }

  /** The `authorise` rules of one context over the total. */
  async runAuthorise(context: Context, total: Interval): Promise<Ran[]> {
    const rules = context.rules.filter((rule) => rule.event.type === 'authorise');
    if (rules.length === 0) return [];
    const outcomes = await this.run(
      `authorise|${rules.map((r) => r.pointer).join()}`,
      rules.map((r) => r.conditions),
      context,
      total,
    );
    return rules.map((rule, i) => ({ rule, outcome: outcomes[i] as RuleOutcome }));
  }
}

/** A rule and what json-rules-engine said of it. */
export interface Ran {
  readonly rule: PreparedRule;
  readonly outcome: RuleOutcome;
}
/** What ran in one context. */
export interface ContextRun {
  readonly context: Context;
  readonly gate: RuleOutcome;
  readonly rules: readonly Ran[];
  readonly categories: readonly Ran[];
}
