/**
 * Canonical predicates: a number against a threshold from which it holds, an enumeration against one value, a truth, or
 * whether there is a value at all. Every comparison of the rule format is and, or, not over these, so that
 * `greaterThan 5`, `greaterThanInclusive 6` and the complement of `lessThan 6` are one predicate.
 */
import { encode, type Leaf, type PreparedEdition } from '../model/index.ts';
import { type ColumnSpec, specOf } from './specs.ts';

export type Test =
  | { readonly kind: 'atLeast'; readonly from: number }
  | { readonly kind: 'is'; readonly code: number }
  | { readonly kind: 'true' }
  | { readonly kind: 'present' };

export interface Predicate {
  readonly key: string;
  readonly spec: ColumnSpec;
  readonly test: Test;
}

/** What a leaf is turned into: a node of a graph over predicates. `Graph` builds them; a decision diagram may as well. */
export interface Algebra<T> {
  readonly none: T;
  readonly all: T;
  predicate(predicate: Predicate): T;
  and(a: T, b: T): T;
  or(a: T, b: T): T;
  not(a: T): T;
}

const make = (spec: ColumnSpec, test: Test): Predicate => {
  const value = test.kind === 'atLeast' ? test.from : test.kind === 'is' ? test.code : '';
  return { key: `${spec.key}|${test.kind}|${value}`, spec, test };
};

/** Rows with a value; all of them where the fact always has one (an unknown one is run once for each of its values). */
export const presence = <T>(on: Algebra<T>, spec: ColumnSpec): T =>
  spec.mayBeAbsent ? on.predicate(make(spec, { kind: 'present' })) : on.all;

const atLeast = <T>(on: Algebra<T>, spec: ColumnSpec, from: number): T =>
  on.predicate(make(spec, { kind: 'atLeast', from }));

/** Rows whose value is one literal. */
function equals<T>(on: Algebra<T>, spec: ColumnSpec, literal: unknown): T {
  if (spec.kind === 'boolean') {
    const told = on.predicate(make(spec, { kind: 'true' }));
    if (typeof literal !== 'boolean') return on.none;
    return literal ? told : on.and(presence(on, spec), on.not(told));
  }
  if (spec.kind === 'enumeration') {
    const code = spec.values.indexOf(literal as string) + 1;
    return code > 0 ? on.predicate(make(spec, { kind: 'is', code })) : on.none;
  }
  if (typeof literal !== 'number' || !Number.isInteger(literal)) return on.none;
  return on.and(atLeast(on, spec, literal), on.not(atLeast(on, spec, literal + 1)));
}

/** Rows whose value is one of a set; of an enumeration the smaller of the set and its complement is asked. */
function within<T>(on: Algebra<T>, spec: ColumnSpec, literals: readonly unknown[]): T {
  const any = (list: readonly unknown[]): T =>
    list.reduce<T>((found, literal) => on.or(found, equals(on, spec, literal)), on.none);
  const rest = spec.values.filter((value) => !literals.includes(value));
  if (spec.kind !== 'enumeration' || rest.length >= spec.values.length / 2) return any(literals);
  return on.and(presence(on, spec), on.not(any(rest)));
}

/** Rows below a threshold. */
const below = <T>(on: Algebra<T>, spec: ColumnSpec, from: number): T =>
  on.and(presence(on, spec), on.not(atLeast(on, spec, from)));

/** A leaf over canonical predicates. A fact without a value makes every comparison false, `notEqual` and `notIn` too. */
export function leafOver<T>(on: Algebra<T>, edition: PreparedEdition, leaf: Leaf): T {
  const spec = specOf(edition, leaf.fact);
  if (!spec) return on.none;
  const type = edition.typeOf(leaf.fact) ?? 'enumeration';
  const code = (literal: boolean | number | string): unknown => encode(type, literal) ?? literal;
  const { operator, value } = leaf;
  const other = (found: T): T => on.and(presence(on, spec), on.not(found));
  if (operator === 'equal' || operator === 'notEqual') {
    const found = Array.isArray(value) ? on.none : equals(on, spec, code(value));
    return operator === 'equal' ? found : other(found);
  }
  if (operator === 'in' || operator === 'notIn') {
    if (!Array.isArray(value)) return on.none;
    const found = within(on, spec, value.map(code));
    return operator === 'in' ? found : other(found);
  }
  const literal = Array.isArray(value) ? null : code(value);
  if (spec.kind !== 'number' || typeof literal !== 'number') return on.none;
  if (operator === 'greaterThanInclusive') return atLeast(on, spec, Math.ceil(literal));
  if (operator === 'greaterThan') return atLeast(on, spec, Math.floor(literal) + 1);
  return below(on, spec, operator === 'lessThan' ? Math.ceil(literal) : Math.floor(literal) + 1);
}
