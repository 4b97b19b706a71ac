/** What may stand at a place of an edition: facts, operators that fit, values, heads, roles, clauses and the other names. */
import { findNodeAtLocation, getNodeValue, type JSONPath } from 'jsonc-parser';
import { equalityOperators, operators } from '../../../engine/model/condition.ts';
import { pathAt, treeOf } from '../places.ts';
import { describeName } from './describe.ts';
import { type Names, typeOf } from './names.ts';

/** One thing that may stand there; `value` is written as JSON. */
export interface Suggestion {
  readonly value: string | number | boolean;
  readonly kind: 'fact' | 'operator' | 'value' | 'head' | 'role' | 'clause' | 'condition' | 'name';
  readonly detail: string;
  readonly documentation: string;
}

const steps =
  'received stage1Acknowledged stage1ExtendedTo stage1Responded escalationRequested stage2Acknowledged stage2ExtendedTo stage2Responded asOf'.split(
    ' ',
  );

const of = (
  names: Names,
  kind: Suggestion['kind'],
  values: Iterable<string>,
  detail: (value: string) => string,
): Suggestion[] =>
  [...values].map((value) => ({
    value,
    kind,
    detail: detail(value),
    documentation: describeName(names, kind, value),
  }));

const facts = (names: Names, only: (type: string) => boolean = () => true): Suggestion[] =>
  of(
    names,
    'fact',
    [...names.facts.keys(), ...names.derived.keys()].filter((name) => only(typeOf(names, name) ?? 'integer')),
    (name) => names.facts.get(name)?.type ?? 'derived',
  );
const parameters = (names: Names): Suggestion[] => of(names, 'name', names.parameters, () => 'parameter');
const heads = (names: Names): Suggestion[] =>
  of(
    names,
    'head',
    new Set([...names.heads.keys(), 'ombudsman-order']),
    (name) => names.heads.get(name) ?? 'head',
  );
const clauses = (names: Names): Suggestion[] => [
  ...of(names, 'clause', names.clauses.keys(), (ref) => names.clauses.get(ref)?.summary ?? ''),
  ...names.provisions.map((one) => ({
    value: `${one.document}#${one.ref}`,
    kind: 'clause' as const,
    detail: `Code ${one.ref}`,
    documentation: one.summary,
  })),
];

/** Operators that go with the fact; all of them where it is not known. */
function fitting(names: Names, fact: unknown): Suggestion[] {
  const type = typeof fact === 'string' ? typeOf(names, fact) : undefined;
  const noOrder = type === 'boolean' || type === 'enumeration';
  return of(names, 'operator', noOrder ? equalityOperators : operators, () =>
    type === undefined ? '' : `on ${type}`,
  );
}

/** The values of a fact's domain. */
function domain(names: Names, name: unknown): Suggestion[] {
  const fact = typeof name === 'string' ? names.facts.get(name) : undefined;
  if (!fact) return [];
  const value = (one: string | number | boolean, detail: string): Suggestion => ({
    value: one,
    kind: 'value',
    detail,
    documentation: fact.question,
  });
  if (fact.type === 'boolean') return [value(true, 'yes'), value(false, 'no')];
  if (fact.values)
    return fact.values.map((one) => value(one, fact.labels?.[one] ?? `a value of ${fact.name}`));
  return [fact.min, fact.max].flatMap((end, i) =>
    end === undefined ? [] : [value(end, i === 0 ? 'the least' : 'the most')],
  );
}

const valueAt = (text: string, path: JSONPath): unknown => {
  const root = treeOf(text);
  const node = root && findNodeAtLocation(root, path);
  return node && (getNodeValue(node) as unknown);
};

/** The name of a list or field without the places in lists. */
const shape = (path: JSONPath): string =>
  path.map((part) => (typeof part === 'number' ? '*' : part)).join('/');

const isIn = (path: JSONPath, ...keys: string[]): boolean => path.some((part) => keys.includes(String(part)));
const amountKeys = 'fixed upTo atLeast each base floor cap at between'.split(' ');

/** Cells of a table: the input that stands in the same place decides. */
function cells(text: string, path: JSONPath, names: Names): Suggestion[] | undefined {
  const when = path.lastIndexOf('when');
  const at = path[when + 1];
  const rows = path.lastIndexOf('rows', when);
  if (when < 0 || rows < 0 || typeof at !== 'number') return undefined;
  const inputs = valueAt(text, [...path.slice(0, rows), 'inputs']);
  const any: Suggestion = {
    value: '-',
    kind: 'value',
    detail: 'any value',
    documentation: 'The cell asks nothing.',
  };
  return [...domain(names, Array.isArray(inputs) ? (inputs as unknown[])[at] : undefined), any];
}

/** Names in an amount: facts to count or to add, parameters where pounds stand. */
function inAmount(last: string, names: Names): Suggestion[] | undefined {
  if (last === 'sumOf') return facts(names, (type) => type === 'money');
  if (last === 'of' || last === 'times')
    return [...facts(names, (type) => type === 'integer' || type === 'money'), ...parameters(names)];
  return amountKeys.includes(last) ? parameters(names) : undefined;
}

/** What may stand for a value at the path; empty where the schema knows best. */
function values(text: string, path: JSONPath, names: Names): Suggestion[] {
  const keys = path.filter((part) => typeof part === 'string');
  const last = keys.at(-1) ?? '';
  const isElement = typeof path.at(-1) === 'number';
  const parent = isElement ? path.slice(0, -2) : path.slice(0, -1);
  const inCells = cells(text, path, names);
  if (inCells) return inCells;
  if (last === 'clauses' && isElement && path.length > 2) return clauses(names);
  if (last === 'fact') {
    const late =
      shape(path).includes('rules') && valueAt(text, [...path.slice(0, 2), 'event', 'type']) === 'authorise';
    const totals = late ? of(names, 'fact', ['awardMin', 'awardMax'], () => 'the total') : [];
    return [...totals, ...facts(names)];
  }
  if (last === 'operator') return fitting(names, valueAt(text, [...parent, 'fact']));
  if (last === 'value' && valueAt(text, [...parent, 'fact']) !== undefined)
    return domain(names, valueAt(text, [...parent, 'fact']));
  if (last === 'default' && path[0] === 'facts') return domain(names, valueAt(text, [...parent, 'name']));
  if (last === 'head' || (last === 'heads' && isElement)) return heads(names);
  if (last === 'role' || (last === 'roles' && isElement)) return of(names, 'role', names.roles, () => 'role');
  if (last === 'condition') return of(names, 'condition', names.conditions.keys(), () => 'named condition');
  if (last === 'for') return of(names, 'name', names.kinds, () => 'kind of item');
  if ((last === 'inputs' && isElement) || last === 'scale') return facts(names);
  if (path[0] === 'derived' && isElement)
    return [
      ...facts(names),
      ...parameters(names),
      ...of(names, 'name', steps, () => 'a date of the timeline'),
    ];
  if (isIn(path, 'amount') || last === 'cap') return inAmount(last, names) ?? [];
  if (last === 'of' && isElement) return [...heads(names), ...facts(names, (type) => type === 'money')];
  return [];
}

/** What may stand at an offset, and where the value under it starts and ends. Nothing where a key is being written. */
export function suggestAt(text: string, offset: number, names: Names): readonly Suggestion[] {
  const { path, isKey } = pathAt(text, offset);
  return isKey ? [] : values(text, path, names);
}
