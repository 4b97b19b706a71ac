/** Conditions that stand by themselves, in plain English, and what a condition mentions. */
import { describeCondition, eachLeaf, pointerPart } from '../../../engine/index.ts';
import type { Condition, PreparedEdition } from '../../../engine/index.ts';

/** Every fact that a condition compares, through named ones; each once. */
export function mentionsOf(edition: PreparedEdition, condition: Condition): string[] {
  const names = new Set<string>();
  eachLeaf(condition, edition.named, (leaf) => names.add(leaf.fact));
  return [...names];
}

/** Pointer → sentence part, for the conditions of tables, named conditions, and `when` of the edition's own facts. */
export function conditionsView(edition: PreparedEdition): Record<string, string> {
  const { tables = [], facts = [] } = edition.edition;
  const all: (readonly [string, Condition | undefined])[] = [
    ...tables.map((table, i) => [`/tables/${i}/conditions`, table.conditions] as const),
    ...Object.entries(edition.named).map(([name, one]) => [`/conditions/${pointerPart(name)}`, one] as const),
    ...facts.map((fact, i) => [`/facts/${i}/when`, fact.when] as const),
  ];
  return Object.fromEntries(
    all.flatMap(([pointer, condition]) =>
      condition ? [[pointer, describeCondition(edition, condition)] as const] : [],
    ),
  );
}
