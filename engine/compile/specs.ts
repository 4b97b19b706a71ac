/** What a column holds: a fact, a parameter or a derived fact as an edition declares it. Editions that declare it alike share it. */
import {
  type Condition,
  eachLeaf,
  type Leaf,
  operandsOf,
  type PreparedEdition,
  totalNames,
} from '../model/index.ts';
import type { ColumnKind } from './columns.ts';

export interface ColumnSpec {
  /** The same key means the same value in every row, whatever the edition. */
  readonly key: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** The values of an enumeration; their codes are their places from 1. */
  readonly values: readonly string[];
  /** A row may have no value: the fact has a `when`, or is derived. */
  readonly mayBeAbsent: boolean;
  /** An edition that declares it so. */
  readonly edition: PreparedEdition;
}

/** The total as `authorise` conditions read it. */
export const isTotal = (name: string): boolean => name === totalNames.min || name === totalNames.max;

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

export const derivedIn = (edition: PreparedEdition, name: string) => own(edition.edition.derived, name);
export const parameterIn = (edition: PreparedEdition, name: string) => own(edition.edition.parameters, name);

/** A condition with the named ones written out. */
function inline(condition: Condition, edition: PreparedEdition): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => inline(part, edition)) };
  if ('any' in condition) return { any: condition.any.map((part) => inline(part, edition)) };
  if ('not' in condition) return { not: inline(condition.not, edition) };
  if (!('condition' in condition)) return condition;
  const target = edition.named[condition.condition];
  return target ? inline(target, edition) : condition;
}

/** The leaves of a condition, through the named ones. */
export function leavesOf(condition: Condition, edition: PreparedEdition): Leaf[] {
  const leaves: Leaf[] = [];
  eachLeaf(condition, edition.named, (leaf) => leaves.push(leaf));
  return leaves;
}

/** Everything that the value of a name rests on, as text. */
function keyOf(edition: PreparedEdition, name: string, path: readonly string[]): string {
  if (path.includes(name)) return `^${name}`;
  const below = (names: readonly string[]): string[] =>
    names.map((each) => keyOf(edition, each, [...path, name]));
  const derived = derivedIn(edition, name);
  if (derived) return JSON.stringify([name, derived, below(operandsOf(derived))]);
  const fact = edition.facts.get(name);
  if (!fact) return JSON.stringify([name, parameterIn(edition, name) ?? null]);
  const { type, values, default: standard, when } = fact;
  if (!when) return JSON.stringify([name, type, values ?? [], standard]);
  const behind = below(leavesOf(when, edition).map((leaf) => leaf.fact));
  return JSON.stringify([name, type, values ?? [], standard, inline(when, edition), behind]);
}

const known = new WeakMap<PreparedEdition, Map<string, ColumnSpec | null>>();

/** The column behind a name; null where the edition has no such name. */
export function specOf(edition: PreparedEdition, name: string): ColumnSpec | null {
  const specs = known.get(edition) ?? new Map<string, ColumnSpec | null>();
  known.set(edition, specs);
  const before = specs.get(name);
  if (before !== undefined) return before;
  const type = edition.typeOf(name);
  const fact = edition.facts.get(name);
  const kind: ColumnKind = type === 'boolean' || type === 'enumeration' ? type : 'number';
  const values = fact?.values ?? [];
  const mayBeAbsent =
    fact?.when !== undefined ||
    derivedIn(edition, name) !== undefined ||
    (kind === 'enumeration' && values.length === 0);
  const key = isTotal(name) ? name : keyOf(edition, name, []);
  const spec: ColumnSpec | null =
    type === undefined ? null : { key, name, kind, values, mayBeAbsent, edition };
  specs.set(name, spec);
  return spec;
}

/** Facts and derived facts that rules, gate and `when` look at, and what stands behind them: where one is unknown, so is the case. */
export function namesRead(edition: PreparedEdition): Set<string> {
  const names = new Set<string>(edition.reads);
  const add = (name: string): void => {
    const derived = derivedIn(edition, name);
    if (!derived || names.has(name)) return;
    names.add(name);
    operandsOf(derived).forEach(add);
  };
  for (const rule of [...edition.rules, ...edition.categoryRules]) rule.mentions.forEach(add);
  for (const leaf of leavesOf(edition.edition.gate.conditions, edition)) add(leaf.fact);
  for (const name of edition.reads) {
    const when = edition.facts.get(name)?.when;
    if (when) for (const leaf of leavesOf(when, edition)) add(leaf.fact);
  }
  return names;
}
