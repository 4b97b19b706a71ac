/** Tables and rules as one list in document order (tables' rows first), and what of it fires where. */

import { contexts, type Ctx, type World } from './context';
import { holds, rowHolds } from './conditions';
import { once } from './once';
import type { Cell, Cond, Edition, Params, RowSpec, TableSpec } from './types';

export interface FlatRule {
  name: string;
  order: number;
  kind: string | undefined;
  conditions: Cond | undefined;
  inputs: string[];
  cells: Cell[];
  type: string;
  params: Params;
  clauses: string[];
  table: string | undefined;
  scale: string | undefined;
}
export interface Fired {
  rule: FlatRule;
  ctx: Ctx;
}

function fromRow(table: TableSpec, row: RowSpec, order: number): FlatRule {
  return {
    name: `${table.name}-${row.name ?? order}`,
    order,
    kind: table.for,
    conditions: table.conditions,
    inputs: table.inputs,
    cells: row.when,
    type: table.event,
    params: { ...table, ...row },
    clauses: row.clauses ?? table.clauses ?? [],
    table: table.name,
    scale: table.scale,
  };
}

/** Every row and rule of an edition in document order. */
export const flatten = once((edition: Edition): FlatRule[] => {
  const rows = (edition.tables ?? []).flatMap((table) => table.rows.map((row) => ({ table, row })));
  const fromTables = rows.map(({ table, row }, i) => fromRow(table, row, i));
  const fromRules = (edition.rules ?? []).map((rule, i) => ({
    name: rule.name,
    order: rows.length + i,
    kind: rule.for,
    conditions: rule.conditions,
    inputs: [],
    cells: [],
    type: rule.event.type,
    params: rule.event.params,
    clauses: rule.event.params.clauses ?? [],
    table: undefined,
    scale: undefined,
  }));
  return [...fromTables, ...fromRules];
});

const byType = once((rules: readonly FlatRule[]) => {
  const types = new Map<string, FlatRule[]>();
  for (const rule of rules) types.set(rule.type, [...(types.get(rule.type) ?? []), rule]);
  return types;
});

function firesIn(world: World, rules: readonly FlatRule[]): Fired[] {
  const byKind = new Map<string | undefined, readonly Ctx[]>();
  const fired: Fired[] = [];
  for (const rule of rules) {
    const where = byKind.get(rule.kind) ?? contexts(world, rule.kind);
    byKind.set(rule.kind, where);
    for (const ctx of where)
      if (holds(ctx, rule.conditions) && rowHolds(ctx, rule.inputs, rule.cells)) fired.push({ rule, ctx });
  }
  return fired;
}

/** Each rule of a type with each context where it fires, in document order, then by item. */
export function firing(world: World, rules: readonly FlatRule[], type: string): Fired[] {
  const own = byType(rules).get(type) ?? [];
  // Only the rules of authority look at the award, which is not there from the start.
  if (world.seen === undefined || type === 'authorise') return firesIn(world, own);
  const found = world.seen.fired.get(type) ?? firesIn(world, own);
  world.seen.fired.set(type, found);
  return found;
}

/** Everything that fires over an award; in no order. */
export const firingAll = (world: World, rules: readonly FlatRule[]): Fired[] =>
  [...byType(rules).keys()].flatMap((type) => firing(world, rules, type));

/** Values in order of first appearance, each once. */
export const unique = <T>(xs: readonly T[]): T[] => [...new Set(xs)];

/** The clauses of several rules, in document order. */
export const clausesOf = (rules: readonly FlatRule[]): string[] =>
  unique([...rules].sort((a, b) => a.order - b.order).flatMap((r) => r.clauses));
