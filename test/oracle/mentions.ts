/** Which names a rule, and the whole edition, mention: the ground for `assumed`, `unread` and unknowns. */

import type { Input } from './context';
import { cellTests } from './conditions';
import { ORDER_HEAD } from './lines';
import { once, onceEach } from './once';
import { unique, type FlatRule } from './rules';
import type { AmountSpec, Cell, Cond, Edition, HeadSpec, Raw } from './types';

/** A comparison that some condition or cell makes. */
export interface Test {
  name: string;
  operator: string;
  value: Raw | Raw[];
}

/** The leaves of a condition, through named conditions. */
export const leaves = (edition: Edition, cond: Cond | undefined): Test[] =>
  cond === undefined ? [] : leavesOf(edition, cond);

const leavesOf = onceEach((edition: Edition, cond: Cond): Test[] => {
  if (cond.condition !== undefined) return leaves(edition, edition.conditions?.[cond.condition]);
  const inner = [...(cond.all ?? []), ...(cond.any ?? []), ...(cond.not ? [cond.not] : [])];
  if (inner.length > 0) return inner.flatMap((c) => leaves(edition, c));
  if (cond.fact === undefined) return [];
  return [{ name: cond.fact, operator: cond.operator ?? '', value: cond.value ?? null }];
});

function cellLeaves(inputs: readonly string[], rows: readonly Cell[][]): Test[] {
  return rows.flatMap((cells) =>
    inputs.flatMap((name, i) => cellTests(cells[i] ?? '-').map((t) => ({ name, ...t }))),
  );
}

/** The names an amount reads. */
export function amountNames(a: AmountSpec | undefined): string[] {
  if (a === undefined) return [];
  const name = (x: unknown): string[] => (typeof x === 'string' ? [x] : []);
  const of = Array.isArray(a.of) ? a.of : name(a.of);
  const times = Array.isArray(a.times) ? a.times : name(a.times);
  const figures = [
    a.fixed,
    a.upTo,
    a.atLeast,
    ...(a.between ?? []),
    a.base,
    a.grace,
    a.floor,
    a.cap,
    a.at,
    a.percent,
  ].flatMap(name);
  const inner = [a.each, a.of, a.capped, ...(a.greaterOf ?? []), ...(a.lesserOf ?? [])];
  const nested = inner.flatMap((x) =>
    typeof x === 'object' && !Array.isArray(x) ? amountNames(x) : name(x),
  );
  return unique([...of, ...times, ...figures, ...(a.sumOf ?? []), ...nested]);
}

function categoryTests(spec: HeadSpec | undefined): { inputs: string[]; tests: Test[] } {
  const category = spec?.category;
  if (category === undefined || typeof category === 'string') return { inputs: [], tests: [] };
  return {
    inputs: category.inputs,
    tests: cellLeaves(
      category.inputs,
      category.rows.map((r) => r.when),
    ),
  };
}

/** A name with all that stands behind it: operands of derived facts, and what decides whether a fact applies. */
export const behind = (input: Ground, name: string): string[] => groundOf(input).behind(name);

function behindNow(input: Ground, name: string, behindIt: (name: string) => string[]): string[] {
  const operands = Object.values(input.edition.derived?.[name] ?? {}).flat();
  const when = leaves(input.edition, input.declared.get(name)?.when).map((t) => t.name);
  return unique([name, ...[...operands, ...when].flatMap(behindIt)]);
}

/** The comparisons that one rule makes, its head's category table included. */
export const ruleTests = onceEach((edition: Edition, rule: FlatRule): Test[] => {
  const head =
    rule.type === 'award' && rule.params.head !== undefined ? edition.heads[rule.params.head] : undefined;
  return [
    ...leaves(edition, rule.conditions),
    ...cellLeaves(rule.inputs, [rule.cells]),
    ...categoryTests(head).tests,
  ];
});

/** The names that a rule itself mentions. */
export const directNames = onceEach((edition: Edition, rule: FlatRule): string[] => {
  const head =
    rule.type === 'award' && rule.params.head !== undefined ? edition.heads[rule.params.head] : undefined;
  const cap = typeof rule.params.cap === 'string' ? [rule.params.cap] : [];
  return unique([
    ...ruleTests(edition, rule).map((t) => t.name),
    ...rule.inputs,
    ...amountNames(rule.params.amount),
    ...categoryTests(head).inputs,
    ...cap,
    ...(isTimeLimit(rule) ? ['lateForGoodReason'] : []),
  ]);
});

/** Only an exclusion can be a time limit. */
export const isTimeLimit = (rule: FlatRule): boolean =>
  rule.type === 'exclude' && rule.params.timeBar === true;

/** Every name that a rule mentions, with all that stands behind it. */
export const ruleNames = (input: Ground, rule: FlatRule): string[] => groundOf(input).ruleNames(rule);

/** What the case is asked whatever the rules: the gate, the order's own category, and the engine's own facts. */
export function standingNames(edition: Edition): string[] {
  const gate = leaves(edition, edition.gate.conditions).map((t) => t.name);
  const own = ['alreadyPaid', 'ombudsmanOrder', 'orderInAddition'];
  return unique([...gate, ...own, ...categoryTests(edition.heads[ORDER_HEAD]).inputs]);
}

/** The same with all that stands behind it. */
export const standing = (input: Ground): string[] => groundOf(input).standing;

/** All comparisons of an edition, those that decide whether a fact applies and the engine's own among them. */
export const allTests = (input: Ground, rules: readonly FlatRule[]): Test[] => groundOf(input).tests(rules);

function testsNow(input: Ground, rules: readonly FlatRule[]): Test[] {
  const { edition } = input;
  const whens = [...input.declared.values()].flatMap((f) => leaves(edition, f.when));
  return [
    ...leaves(edition, edition.gate.conditions),
    ...rules.flatMap((rule) => ruleTests(edition, rule)),
    ...Object.values(edition.heads).flatMap((head) => categoryTests(head).tests),
    ...whens,
    { name: 'ombudsmanOrder', operator: 'greaterThan', value: 0 },
    { name: 'orderInAddition', operator: 'equal', value: true },
    ...(rules.some(isTimeLimit) ? [{ name: 'lateForGoodReason', operator: 'equal', value: true }] : []),
  ];
}

/** The names that amounts themselves read, the engine's own among them. */
export const allAmountNames = once((rules: readonly FlatRule[]): ReadonlySet<string> => {
  const direct = rules.flatMap((r) => [
    ...amountNames(r.params.amount),
    ...(typeof r.params.cap === 'string' ? [r.params.cap] : []),
  ]);
  return new Set([...direct, 'alreadyPaid', 'ombudsmanOrder']);
});

/** Every name that an edition mentions in what it runs. */
export const editionNames = (input: Ground, rules: readonly FlatRule[]): string[] =>
  groundOf(input).names(rules);

/** The parameters among them. */
export const parametersRead = (input: Ground, rules: readonly FlatRule[]): string[] =>
  groundOf(input).parameters(rules);

/** The inputs of every head's category table. */
export const categoryNames = (input: Ground): string[] => groundOf(input).categoryNames;

/** What is mentioned depends on the edition and the declared facts alone, not on the case. */
export type Ground = Pick<Input, 'edition' | 'declared'>;

class Mentions {
  readonly standing: string[];
  readonly categoryNames: string[];
  private readonly known = new Map<string, string[]>();

  constructor(private readonly input: Ground) {
    const { heads } = input.edition;
    this.standing = unique(standingNames(input.edition).flatMap(this.behind));
    this.categoryNames = unique(
      Object.values(heads)
        .flatMap((head) => categoryTests(head).inputs)
        .flatMap(this.behind),
    );
  }

  readonly behind = (name: string): string[] => {
    const found = this.known.get(name) ?? behindNow(this.input, name, this.behind);
    this.known.set(name, found);
    return found;
  };
  readonly ruleNames = once((rule: FlatRule) =>
    unique(directNames(this.input.edition, rule).flatMap(this.behind)),
  );
  readonly tests = once((rules: readonly FlatRule[]) => testsNow(this.input, rules));
  readonly names = once((rules: readonly FlatRule[]) =>
    unique([...this.standing, ...rules.flatMap(this.ruleNames)]),
  );
  readonly parameters = once((rules: readonly FlatRule[]) =>
    this.names(rules).filter((name) => this.input.edition.parameters?.[name] !== undefined),
  );
}

const mentions = onceEach(
  (declared: Ground['declared'], edition: Edition) => new Mentions({ declared, edition }),
);
const groundOf = ({ declared, edition }: Ground): Mentions => mentions(declared, edition);
