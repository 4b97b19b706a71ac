/** Which values of a column a person is asked about. */
import type { FactDeclaration } from '../model/index.ts';
import { columnReader, placeOf } from './columns.ts';
import type { ColumnMapping, RawCell } from './model.ts';
import { Refusal } from './refusal.ts';
import { saysTotal } from './words.ts';

/** The texts of the samples whose rows are refused as they are written, whatever the mapping says of them; of a fact, `fact`. */
export function refusedAsWritten(
  { values: _said, ...column }: ColumnMapping,
  fact: FactDeclaration | undefined,
  samples: readonly RawCell[],
): string[] {
  const facts = new Map(fact ? [[fact.name, fact]] : []);
  const place = placeOf(column, facts);
  if (!place) return [];
  const read = columnReader(column, place, facts);
  return samples
    .filter((sample) => read(sample) instanceof Refusal)
    .map((sample) => String(sample).trim())
    .filter((text) => !saysTotal(text));
}
