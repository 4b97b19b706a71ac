/** The head of NDJSON: whole case documents, or flat objects whose keys are the columns. */
import type { Result } from '../problems.ts';
import type { Head, RawCell } from './model.ts';
import { limits } from './split-faults.ts';
import { headProblem, type Line, samplesOf } from './table-head.ts';

type Plain = Readonly<Record<string, unknown>>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a document in the Case format: its facts stand together. */
export const isWholeCase = (value: unknown): value is Plain => isPlain(value) && isPlain(value['facts']);

/** A value of a flat object as a cell; undefined for a list or an object. */
export const cellOf = (value: unknown): RawCell | undefined =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : undefined;

/** Lines looked at. */
const mostLines = 5000;
/** Parts of a case document that there is a choice about; items are always read, all else never. */
const chosen = ['facts', 'timeline', 'decided'];
const alone = ['id', 'title', 'narrative'];

/** The values of a whole case by the names under which the mapping lists them: `facts.impact`, `decided.officer`. */
function flattened(value: Plain): Map<string, unknown> {
  const flat = new Map<string, unknown>(
    alone.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]),
  );
  for (const part of chosen) {
    const inside = value[part];
    if (isPlain(inside)) for (const [key, entry] of Object.entries(inside)) flat.set(`${part}.${key}`, entry);
  }
  return flat;
}

/** Columns are the keys in the order in which they first appear; lines that are no object are passed over, the reader tells of them. The text has no byte order mark. */
export function ndjsonHead(name: string, text: string): Result<Head> {
  const columns = new Map<string, number>();
  const rows: Line[] = [];
  let wholeCases: boolean | undefined;
  let broken: number | undefined;
  const lines = text.split(/\r\n|\n|\r/, mostLines);
  if (lines.length > 1 && lines.length < mostLines && !/[\r\n]$/.test(text) && text.length > 500_000)
    lines.pop();
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      value = undefined;
    }
    if (!isPlain(value)) {
      broken ??= i + 1;
      // A list of objects is JSON, not NDJSON, even if one of its lines is an object by itself.
      if (rows.length === 0 && line.trimStart().startsWith('[')) break;
      continue;
    }
    wholeCases ??= isWholeCase(value);
    const entries = wholeCases ? flattened(value) : new Map(Object.entries(value));
    const cells: RawCell[] = [];
    for (const [key, entry] of entries) {
      if (!columns.has(key)) columns.set(key, columns.size);
      cells[columns.get(key) ?? 0] = cellOf(entry) ?? null;
    }
    rows.push({ line: i + 1, cells });
  }
  if (rows.length === 0) {
    const words = ['bad-json', 'this line is not a JSON object', 'NDJSON has one on each line'] as const;
    return {
      ok: false,
      problems: [headProblem(name, broken ?? 1, [...words, 'write each case on a line of its own'])],
    };
  }
  if (columns.size > limits.columns) {
    const words = ['too-many-columns', `there are ${columns.size} keys`, `the most are ${limits.columns}`];
    const mend = 'leave out the keys that are not needed';
    return {
      ok: false,
      problems: [headProblem(name, 1, [...words, mend] as [string, string, string, string])],
    };
  }
  return {
    ok: true,
    value: {
      format: 'ndjson',
      sheets: [],
      wholeCases: wholeCases ?? false,
      headerLine: 1,
      columns: [...columns.keys()],
      samples: samplesOf(columns.size, rows),
    },
    problems: [],
  };
}
