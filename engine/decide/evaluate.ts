/** One combination of facts under one edition: json-rules-engine says which rules hold, the rest follows. */
import type {
  Authorisation,
  Bar,
  Category,
  Condition,
  Encoded,
  Flag,
  Gate,
  Outcome,
  Payment,
  PreparedEdition,
  PreparedRule,
  RemedyLine,
  TermLine,
  TraceEntry,
  TraceNode,
} from '../model/index.ts';
import { decode, eachLeaf, encodeCondition } from '../model/index.ts';
import { authorisationOf, paymentOf, touches } from './authority.ts';
import { barsOf, type Bars, type Fired } from './bars.ts';
import type { Context, Setting } from './context.ts';
import { engineFlags } from './flags.ts';
import { type Interval, nothing } from './interval.ts';
import { RuleRunner, type RuleOutcome } from './json-rules.ts';
import { type Line, linesOf, readerFor, union } from './lines.ts';
import { counted, settle } from './limits.ts';
import { formatPence } from '../money.ts';

/** A determination of one combination, in intervals; the whole one is the hull of these. */
export interface Concrete {
  readonly outcome: Outcome;
  readonly total: Interval;
  readonly paid: number;
  readonly lines: readonly Line[];
  readonly butFor: readonly Line[];
  readonly gate: Gate;
  readonly bars: readonly Bar[];
  readonly remedies: readonly RemedyLine[];
  readonly terms: readonly TermLine[];
  readonly authorisation: Authorisation | null;
  readonly payment: Payment | null;
  readonly flags: readonly Flag[];
  readonly trace: readonly TraceEntry[];
}

const OPEN = Number.MAX_SAFE_INTEGER;

/** Runs the rules of an edition, keeping one json-rules-engine for each set of rules and the outcomes seen before. */
export class Evaluator {
  private readonly runners = new Map<string, RuleRunner>();
  private readonly named: Record<string, Condition>;
  private readonly conditionNames: ReadonlySet<string>;
  private readonly authoriseNames = new Set<string>();

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
    values['awardMin'] = total.min ?? 0;
    values['awardMax'] = total.max ?? OPEN;
    return runner.run(values);
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

interface Ran {
  readonly rule: PreparedRule;
  readonly outcome: RuleOutcome;
}
interface ContextRun {
  readonly context: Context;
  readonly gate: RuleOutcome;
  readonly rules: readonly Ran[];
  readonly categories: readonly Ran[];
}

/** Fired rules in document order, and for one rule the case before its items. */
function inOrder(
  edition: PreparedEdition,
  runs: readonly { context: Context; rules: readonly Ran[] }[],
): Fired[] {
  const at = new Map(edition.rules.map((rule, i) => [rule, i]));
  return runs
    .flatMap(({ context, rules }) =>
      rules.filter((r) => r.outcome.fired).map(({ rule }) => ({ rule, context })),
    )
    .sort(
      (a, b) =>
        (at.get(a.rule) ?? 0) - (at.get(b.rule) ?? 0) || (a.context.item ?? -1) - (b.context.item ?? -1),
    );
}

/** Evaluates one combination. */
export async function evaluateOnce(
  setting: Setting,
  evaluator: Evaluator,
  contexts: readonly Context[],
): Promise<Concrete> {
  const { edition } = setting;
  const runs: ContextRun[] = [];
  for (const context of contexts) runs.push(await evaluator.runContext(context));
  const fired = inOrder(edition, runs);
  const caseContext = contexts[0] as Context;
  const gate: Gate = {
    open: runs[0]?.gate.fired ?? true,
    heads: edition.edition.gate.heads ?? null,
    clauses: edition.edition.gate.clauses,
  };
  const bars = barsOf(fired);
  const pay = payable(setting, runs, fired, bars, gate);
  const outcome = outcomeOf(bars, pay.lines);
  const awarded = outcome === 'award';
  const authoriseRuns: { context: Context; rules: Ran[] }[] = [];
  for (const context of contexts)
    authoriseRuns.push({
      context,
      rules: await evaluator.runAuthorise(context, awarded ? pay.total : nothing),
    });
  const touching = awarded ? touches(edition, counted(pay.lines), bars) : [];
  const authorising = awarded ? inOrder(edition, authoriseRuns) : [];
  const authority = awarded
    ? authorisationOf(edition, setting.case, pay.lines, authorising, touching)
    : { authorisation: null, flags: [] };
  const payment = awarded ? paymentOf(pay.lines, fired) : { payment: null, flags: [] };
  const scale: Flag[] = touching.map((t) => ({
    kind: 'ambiguity',
    text: `${formatPence(t.shared)} lies in two bands, ${t.hit.rule.row} and ${t.row.name}`,
    clauses: t.clauses,
  }));
  const paidFact = caseContext.values.get('alreadyPaid')?.value;
  return {
    outcome,
    total: awarded ? pay.total : nothing,
    paid: typeof paidFact === 'number' ? paidFact : 0,
    lines: awarded ? pay.lines : [],
    butFor: bars.ofCase.length > 0 && anyPayable(pay.lines) ? pay.lines : [],
    gate,
    bars: bars.list,
    remedies: unique(
      fired.flatMap(({ rule }) =>
        rule.event.type === 'remedy'
          ? [{ remedy: rule.event.params.remedy, rule: rule.name, clauses: rule.event.params.clauses }]
          : [],
      ),
    ),
    terms: awarded
      ? unique(
          fired.flatMap(({ rule }) =>
            rule.event.type === 'term'
              ? [{ term: rule.event.params.term, rule: rule.name, clauses: rule.event.params.clauses }]
              : [],
          ),
        )
      : [],
    authorisation: authority.authorisation,
    payment: payment.payment,
    flags: unique([
      ...engineFlags(edition, setting.case, setting.asOf, caseContext),
      ...ruleFlags([...fired, ...authorising], awarded),
      ...bars.flags,
      ...(bars.ofCase.length > 0 ? [] : pay.flags),
      ...scale,
      ...authority.flags,
      ...payment.flags,
    ]),
    trace: traceEntries(edition, runs, authoriseRuns),
  };
}

const unique = <T>(list: readonly T[]): T[] => [
  ...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values(),
];

/** Flags of `flag` rules, and those attached to remedies, terms, routes, roles and limits that hold. */
function ruleFlags(fired: readonly Fired[], awarded: boolean): Flag[] {
  return fired.flatMap(({ rule }): Flag[] => {
    const { event } = rule;
    if (event.type === 'flag')
      return [{ kind: event.params.kind, text: event.params.text, clauses: event.params.clauses }];
    const attached =
      event.type === 'remedy' ||
      (awarded &&
        (event.type === 'term' ||
          event.type === 'pay' ||
          event.type === 'limit' ||
          event.type === 'authorise'));
    if (!attached || !('flags' in event.params)) return [];
    return (event.params.flags ?? []).map((flag) => ({
      kind: flag.kind,
      text: flag.text,
      clauses: flag.clauses ?? event.params.clauses,
    }));
  });
}

const anyPayable = (lines: readonly Line[]): boolean =>
  counted(lines).some((line) => line.amount.max === null || line.amount.max > 0);

/** The outcome follows the lists: outside before excluded before referred, then what is payable. */
function outcomeOf(bars: Bars, lines: readonly Line[]): Outcome {
  const has = (effect: Bar['effect']): boolean => bars.ofCase.some((bar) => bar.effect === effect);
  if (has('outside')) return 'outside-policy';
  if (has('exclude')) return 'excluded';
  if (has('refer')) return 'referred';
  if (anyPayable(lines)) return 'award';
  return bars.list.some((bar) => bar.effect === 'refer') ? 'referred' : 'no-award';
}

/** What would be paid if the case as a whole were not barred. */
function payable(
  setting: Setting,
  runs: readonly ContextRun[],
  fired: readonly Fired[],
  bars: Bars,
  gate: Gate,
): { lines: Line[]; total: Interval; flags: Flag[] } {
  const { edition } = setting;
  const contexts = runs.map((run) => run.context);
  const gateOpen = (head: string): boolean =>
    gate.open === true || (gate.heads === null ? head === 'ombudsman-order' : !gate.heads.includes(head));
  const categoryOf = (head: string, context: Context): { category: Category; clauses: readonly string[] } => {
    const declared = edition.edition.heads[head]?.category ?? 'compensation';
    if (typeof declared === 'string') return { category: declared, clauses: [] };
    const run = runs.find((r) => r.context === context);
    const row = run?.categories.find((r) => r.outcome.fired && r.rule.name.startsWith(`category:${head}:`));
    if (!row) return { category: declared.otherwise, clauses: [] };
    const at = Number(row.rule.name.split(':')[2]);
    return {
      category: declared.rows[at]?.category ?? declared.otherwise,
      clauses: declared.rows[at]?.clauses ?? declared.clauses ?? [],
    };
  };
  const made = linesOf(edition, contexts, fired, bars, gateOpen, categoryOf);
  const lines = withOrder(edition, contexts[0] as Context, made.lines, bars, categoryOf);
  const inAddition = contexts[0]?.values.get('orderInAddition')?.value === true;
  const settled = settle(lines, fired, edition.edition.exclusive, inAddition, (f) =>
    readerFor(edition, f.context, bars),
  );
  return { ...settled, flags: made.flags };
}

/** The engine adds the Ombudsman's order for every edition, unless a rule of the edition awards it. */
function withOrder(
  edition: PreparedEdition,
  context: Context,
  lines: readonly Line[],
  bars: Bars,
  categoryOf: (head: string, context: Context) => { category: Category; clauses: readonly string[] },
): Line[] {
  const head = 'ombudsman-order';
  const seen = context.values.get('ombudsmanOrder');
  const sum = typeof seen?.value === 'number' ? seen.value : 0;
  if (sum <= 0 || bars.isBarred(head, undefined) || lines.some((line) => line.head === head))
    return [...lines];
  const { category, clauses } = categoryOf(head, context);
  const cited = union([edition.edition.heads[head]?.clauses ?? [], clauses]);
  const order: Line = {
    head,
    category,
    amount: { min: sum, max: seen?.open ? null : sum },
    hits: [],
    rule: head,
    rules: [head],
    clauses: cited,
  };
  const heads = Object.keys(edition.edition.heads);
  const at = heads.indexOf(head);
  const later = at < 0 ? lines.length : lines.findIndex((line) => heads.indexOf(line.head) > at);
  const place = later < 0 ? lines.length : later;
  return [...lines.slice(0, place), order, ...lines.slice(place)];
}

/** Every condition of every rule, in document order; for one rule the case before its items. */
function traceEntries(
  edition: PreparedEdition,
  runs: readonly ContextRun[],
  authorise: readonly { context: Context; rules: readonly Ran[] }[],
): TraceEntry[] {
  const decodeNode = (node: TraceNode): TraceNode => {
    if (node.kind !== 'leaf') return { ...node, children: node.children.map(decodeNode) };
    const type = edition.typeOf(node.fact) ?? 'enumeration';
    const one = (value: unknown): unknown => (value === null ? null : decode(type, value as Encoded));
    const actual =
      node.actual === OPEN ? 'open' : node.actual === null ? 'not applicable' : decode(type, node.actual);
    return { ...node, value: Array.isArray(node.value) ? node.value.map(one) : one(node.value), actual };
  };
  const entry = (
    rule: string,
    event: TraceEntry['event'],
    clauses: readonly string[],
    item: number | undefined,
    outcome: RuleOutcome,
  ): TraceEntry => ({
    rule,
    event,
    ...(item === undefined ? {} : { item }),
    fired: outcome.fired,
    clauses,
    conditions: outcome.trace && decodeNode(outcome.trace),
  });
  const at = new Map(edition.rules.map((rule, i) => [rule, i]));
  const all = runs.flatMap((run, i) =>
    [...run.rules, ...(authorise[i]?.rules ?? [])].map((ran) => ({ ...ran, item: run.context.item })),
  );
  all.sort((a, b) => (at.get(a.rule) ?? 0) - (at.get(b.rule) ?? 0) || (a.item ?? -1) - (b.item ?? -1));
  const first = runs[0];
  return [
    ...(first ? [entry('gate', 'gate', edition.edition.gate.clauses, undefined, first.gate)] : []),
    ...all.map(({ rule, outcome, item }) =>
      entry(rule.name, rule.event.type, rule.event.params.clauses, item, outcome),
    ),
    ...runs.flatMap((run) =>
      run.categories.map(({ rule, outcome }) =>
        entry(rule.name, 'category', rule.event.params.clauses, run.context.item, outcome),
      ),
    ),
  ];
}
