/** Edits of a mapping, as values. */
import type { BlankMeaning, ColumnMapping, FactDeclaration, Mapping } from '../../../engine/index.ts';

/** The columns with one of them changed. */
export const withColumn = (
  mapping: Mapping,
  name: string,
  change: (column: ColumnMapping) => ColumnMapping,
): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.column === name ? change(column) : column)),
});

/** Every fact stands either in a column or in `withoutColumn`, whose meanings so far are kept. */
export function settled(mapping: Mapping, facts: readonly FactDeclaration[]): Mapping {
  const mapped = new Set(mapping.columns.flatMap(({ to }) => (to && 'fact' in to ? [to.fact] : [])));
  const withoutColumn = Object.fromEntries(
    facts
      .filter(({ name }) => !mapped.has(name))
      .map(({ name }): [string, BlankMeaning] => [name, mapping.withoutColumn[name] ?? 'default']),
  );
  return { ...mapping, withoutColumn };
}

/** What a value of the file means; undefined: as the file writes it. */
export function withValue(
  column: ColumnMapping,
  value: string,
  meaning: string | number | boolean | null | undefined,
): ColumnMapping {
  const { [value]: _old, ...rest } = column.values ?? {};
  const values = meaning === undefined ? rest : { ...rest, [value]: meaning };
  const { values: _values, ...others } = column;
  return Object.keys(values).length === 0 ? others : { ...others, values };
}
