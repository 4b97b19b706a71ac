/** A mapping carried over to another sheet, or another line of headers, of the same file. */
import type { BlankMeaning, ColumnMapping, Mapping, PortfolioHead, Target } from '../../engine/index.ts';

/** Where the headers stand. */
export interface HeadPlace {
  readonly sheet?: string;
  readonly headerLine?: number;
}

/** Whether two values of plain data are equal, key order included. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Every fact that a suggested mapping knows stands in a column or in `withoutColumn`. */
const factsOf = ({ columns, withoutColumn }: Mapping): string[] => [
  ...columns.flatMap(({ to }) => (to && 'fact' in to ? [to.fact] : [])),
  ...Object.keys(withoutColumn),
];

/**
 * The mapping that is suggested at the new place, with what the reader chose before for columns of the same name, and for
 * facts without a column. What was merely suggested (`suggested`: for the old place) gives way to the new suggestion, and so
 * does a new suggestion to a choice with the same target.
 */
export function carriedOver(before: Mapping, suggested: Mapping, fresh: Mapping): Mapping {
  const chosen = new Map<string, ColumnMapping>();
  for (const column of before.columns) {
    const own = suggested.columns.find((one) => one.column === column.column);
    const isThere = fresh.columns.some((one) => one.column === column.column);
    if (isThere && !isSame(own, column)) chosen.set(column.column, column);
  }
  const taken = [...chosen.values()].flatMap(({ to }) => to ?? []);
  const isTaken = (to: Target | undefined): boolean =>
    to !== undefined && taken.some((one) => isSame(one, to));
  const columns = fresh.columns.map((column): ColumnMapping => {
    const own = chosen.get(column.column);
    return own ?? (isTaken(column.to) ? { column: column.column, leftOut: 'no-match' } : column);
  });
  const mapped = new Set(columns.flatMap(({ to }) => (to && 'fact' in to ? [to.fact] : [])));
  const withoutColumn: Record<string, BlankMeaning> = {};
  for (const fact of factsOf(fresh))
    if (!mapped.has(fact))
      withoutColumn[fact] = before.withoutColumn[fact] ?? fresh.withoutColumn[fact] ?? 'default';
  return { ...fresh, columns, withoutColumn };
}

/** Where a mapping says the headers stand. */
export const placeOf = ({ sheet, headerLine }: Mapping): HeadPlace => ({
  headerLine,
  ...(sheet === undefined ? {} : { sheet }),
});

/** The same of the text of a mapping file; nothing where it says nothing, or cannot be read. */
export function placeIn(text: string): HeadPlace {
  try {
    const value = JSON.parse(text) as { sheet?: unknown; headerLine?: unknown } | null;
    const { sheet, headerLine } = value ?? {};
    return {
      ...(typeof sheet === 'string' ? { sheet } : {}),
      ...(Number.isInteger(headerLine) && Number(headerLine) > 0 ? { headerLine: Number(headerLine) } : {}),
    };
  } catch {
    return {};
  }
}

/** Whether a head stands there; what a place does not say fits every head. A sheet that the file does not have is none. */
export const isAt = (head: PortfolioHead, { sheet, headerLine }: HeadPlace): boolean =>
  head.format === 'ndjson' ||
  ((sheet === undefined || sheet === head.sheet || !head.sheets.includes(sheet)) &&
    (headerLine === undefined || headerLine === head.headerLine));
