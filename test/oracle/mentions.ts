/** Which names a rule, and the whole edition, mention: the ground for `assumed`, `unread` and unknowns. */

import type { Input } from './context';
import { cellTests } from './conditions';
import { ORDER_HEAD } from './lines';
import { unique, type FlatRule } from './rules';
import type { AmountSpec, Cell, Cond, Edition, HeadSpec, Raw } from './types';

/** A comparison that some condition or cell makes. */
export interface Test {
  name: string;
  operator: string;
  value: Raw | Raw[];
}

/** The leaves of a condition, through named conditions. */
export function leaves(edition: Edition, cond: Cond | undefined): Test[] {
  if (cond === undefined) return [];
  if (cond.condition !== undefined) return leaves(edition, edition.conditions?.[cond.condition]);
  const inner = [...(cond.all ?? []), ...(cond.any ?? []), ...(cond.not ? [cond.not] : [])];
  if (inner.length > 0) return inner.flatMap((c) => leaves(edition, c));
  if (cond.fact === undefined) return [];
  return [{ name: cond.fact, operator: cond.operator ?? '', value: cond.value ?? null }];
}

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
export function behind(input: Input, name: string): string[] {
  const operands = Object.values(input.edition.derived?.[name] ?? {}).flat();
  const when = leaves(input.edition, input.declared.get(name)?.when).map((t) => t.name);
  return unique([name, ...[...operands, ...when].flatMap((n) => behind(input, n))]);
}

/** The comparisons that one rule makes, its head's category table included. */
export function ruleTests(edition: Edition, rule: FlatRule): Test[] {
  const head =
    rule.type === 'award' && rule.params.head !== undefined ? edition.heads[rule.params.head] : undefined;
  return [
    ...leaves(edition, rule.conditions),
    ...cellLeaves(rule.inputs, [rule.cells]),
    ...categoryTests(head).tests,
  ];
}

/** The names that a rule itself mentions. */
export function directNames(edition: Edition, rule: FlatRule): string[] {
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
}

/** Only an exclusion can be a time limit. */
export const isTimeLimit = (rule: FlatRule): boolean =>
  rule.type === 'exclude' && rule.params.timeBar === true;

/** Every name that a rule mentions, with all that stands behind it. */
export const ruleNames = (input: Input, rule: FlatRule): string[] =>
  unique(directNames(input.edition, rule).flatMap((name) => behind(input, name)));

/** What the case is asked whatever the rules: the gate, the order's own category, and the engine's own facts. */
export function standingNames(edition: Edition): string[] {
  const gate = leaves(edition, edition.gate.conditions).map((t) => t.name);
  const own = ['alreadyPaid', 'ombudsmanOrder', 'orderInAddition'];
  return unique([...gate, ...own, ...categoryTests(edition.heads[ORDER_HEAD]).inputs]);
}

/** The same with all that stands behind it. */
export const standing = (input: Input): string[] =>
  unique(standingNames(input.edition).flatMap((n) => behind(input, n)));

/** All comparisons of an edition, those that decide whether a fact applies and the engine's own among them. */
export function allTests(input: Input, rules: readonly FlatRule[]): Test[] {
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
export function allAmountNames(rules: readonly FlatRule[]): ReadonlySet<string> {
  const direct = rules.flatMap((r) => [
    ...amountNames(r.params.amount),
    ...(typeof r.params.cap === 'string' ? [r.params.cap] : []),
  ]);
  return new Set([...direct, 'alreadyPaid', 'ombudsmanOrder']);
}

/** Every name that an edition mentions in what it runs. */
export const editionNames = (input: Input, rules: readonly FlatRule[]): string[] =>
  unique([...standing(input), ...rules.flatMap((rule) => ruleNames(input, rule))]);

/** The inputs of every head's category table. */
export const categoryNames = (input: Input): string[] =>
  unique(
    Object.values(input.edition.heads)
      .flatMap((head) => categoryTests(head).inputs)
      .flatMap((n) => behind(input, n)),
  );
