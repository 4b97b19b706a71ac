/** The mapping of a file: read from its text, and written beside the file. */
import type { Vocabulary } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { readShape, sortProblems } from '../read/edition.ts';
import { MappingChecker } from './mapping-check.ts';
import { type ColumnMapping, type Head, Mapping } from './model.ts';

/** The name of the mapping that is kept beside a file. */
export const mappingName = (file: string): string => `${file}.mapping.json`;

/**
 * Reads a mapping, and every problem of it at once. With a head its columns must be in the file; one that is left out may
 * be missing there. Beside the codes of any document: `duplicate-target`, `unknown-fact`, `unknown-column`,
 * `unknown-sheet`, `value-domain`, `left-out-and-mapped`, `fact-conflict`.
 */
export function readMapping(
  text: string,
  path: string,
  vocabulary: Vocabulary,
  head?: Head,
): Result<Mapping> {
  const shape = readShape<unknown>({ path, text }, 'mapping');
  if (!shape.ok) return shape;
  const { doc } = shape.value;
  const mapping = Mapping.parse(shape.value.value);
  const checker = new MappingChecker(vocabulary, mapping, head);
  checker.run();
  const problems: Problem[] = checker.found.map(({ pointer, finding }) => doc.problem(pointer, finding));
  return problems.length > 0
    ? { ok: false, problems: sortProblems(problems) }
    : { ok: true, value: mapping, problems: [] };
}

const columnText = ({ column, to, leftOut, values, blank, dates }: ColumnMapping): ColumnMapping => ({
  column,
  ...(to ? { to } : {}),
  ...(leftOut && !to ? { leftOut } : {}),
  ...(values && to ? { values } : {}),
  ...(blank && to ? { blank } : {}),
  ...(dates && to ? { dates } : {}),
});

/** The mapping as it is kept beside the file: headers and the meanings of values, nothing of a case. */
export function mappingJson(mapping: Mapping): string {
  const { $schema, sheet, headerLine, columns, withoutColumn } = mapping;
  const made: Mapping = {
    ...($schema === undefined ? {} : { $schema }),
    ...(sheet === undefined ? {} : { sheet }),
    headerLine,
    columns: columns.map(columnText),
    withoutColumn,
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}
