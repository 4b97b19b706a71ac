/** Rows of the comparison: cases with their cells, how far the policies are apart, filters and order. No amounts are worked out here but differences. */
import type { CaseEntry } from '../../engine/index.ts';
import type { Pence } from '../../engine/money.ts';
import type { Answer, Cell } from '../shared/protocol.ts';
import type { Run } from '../shared/use-run.ts';

/** The largest difference between what any two policies pay at most; `open` where only some have an upper limit. */
export interface Spread {
  readonly pence: Pence;
  readonly open: boolean;
  /** Some give an award, others none. */
  readonly outcomes: boolean;
  /** Anything at all differs in outcome or range. */
  readonly differs: boolean;
}

export interface CompareRow {
  readonly entry: CaseEntry;
  readonly title: string;
  /** The folder of the fixture. */
  readonly family: string;
  readonly cells: readonly Cell[];
  readonly spread: Spread | null;
}

const isAnswer = (cell: Cell): cell is Answer => cell.kind === 'answer';

/** How far apart the answers are; null with fewer than two. Amounts that are not stated do not count. */
export function spreadOf(cells: readonly Cell[]): Spread | null {
  const answers = cells.filter(isAnswer);
  const first = answers[0];
  if (!first || answers.length < 2) return null;
  const awards = answers.map((answer) => answer.determination.award);
  const stated = awards.filter((award) => award.min !== null);
  const closed = stated.flatMap((award) => (award.max === null ? [] : [award.max]));
  const ends = closed.length === stated.length ? closed : stated.map((award) => award.max ?? award.min ?? 0);
  const signature = (answer: Answer): string => {
    const { outcome, award } = answer.determination;
    return `${outcome} ${award.min} ${award.max}`;
  };
  const paying = new Set(answers.map((answer) => answer.determination.outcome));
  return {
    pence: ends.length === 0 ? 0 : Math.max(...ends) - Math.min(...ends),
    open: closed.length > 0 && closed.length < stated.length,
    outcomes: paying.size > 1,
    differs: answers.some((answer) => signature(answer) !== signature(first)),
  };
}

/** The folder: `fixtures/cases/time-limits/six-months.json` → `time-limits`; a file in no folder is its own family. */
export const familyOf = (file: string): string =>
  file
    .replace(/^fixtures\/(cases\/)?/, '')
    .replace(/\.json$/, '')
    .replace(/\/[^/]*$/, '');

/** One row for each case that has been answered. `landlords` says which columns count for the spread; all do where fewer than two are. */
export function rowsOf(
  cases: readonly CaseEntry[],
  run: Run,
  columns: number,
  landlords: readonly boolean[],
): CompareRow[] {
  const counted = landlords.filter(Boolean).length < 2 ? landlords.map(() => true) : landlords;
  return cases.flatMap((entry) => {
    const row = run.rows.get(entry.case.id);
    if (!row) return [];
    const cells = row.cells.slice(0, columns);
    return [
      {
        entry,
        title: entry.case.title ?? entry.case.id,
        family: familyOf(entry.file),
        cells,
        spread: spreadOf(cells.filter((_, index) => counted[index])),
      },
    ];
  });
}

export interface Filters {
  readonly text: string;
  readonly outcome: string;
  readonly family: string;
  readonly flag: string;
  readonly differ: boolean;
  readonly unmet: boolean;
  /** `edition:rule`; `fired` gives the cases in which it fired. */
  readonly rule: string;
}

const holds = (row: CompareRow, filters: Filters): boolean => {
  const { entry, cells } = row;
  const words = filters.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const text =
    `${row.title} ${entry.case.id} ${entry.case.narrative ?? ''} ${entry.case.tests ?? ''} ${row.family}`.toLowerCase();
  const some = (test: (answer: Answer) => boolean): boolean =>
    cells.some((cell) => isAnswer(cell) && test(cell));
  return (
    words.every((word) => text.includes(word)) &&
    (filters.family === '' || row.family === filters.family) &&
    (filters.outcome === '' || some((answer) => answer.determination.outcome === filters.outcome)) &&
    (filters.flag === '' ||
      some((answer) => answer.determination.flags.some((flag) => flag.kind === filters.flag))) &&
    (!filters.unmet || some((answer) => answer.expected === 'differs')) &&
    (!filters.differ || row.spread?.differs === true)
  );
};

/** The rows that every filter lets through. */
export const filterRows = (
  rows: readonly CompareRow[],
  filters: Filters,
  fired: ReadonlySet<string> | null,
): CompareRow[] =>
  rows.filter((row) => (fired === null || fired.has(row.entry.case.id)) && holds(row, filters));

/** What a column is sorted by; not answered and not stated come last. */
function sortValue(row: CompareRow, sort: string, columns: readonly string[]): number {
  if (sort === 'spread') {
    if (!row.spread) return -1;
    return row.spread.pence + (row.spread.open ? 1e12 : 0);
  }
  const cell = row.cells[columns.indexOf(sort)];
  if (!cell || !isAnswer(cell)) return -2;
  const { award } = cell.determination;
  if (award.min === null) return -1;
  return award.max === null ? 1e12 + award.min : award.max + award.min / 1e9;
}

/** Sorted by `case` (title), `spread` or a column; without either as the files have it. Equal rows keep that order. */
export function sortRows(
  rows: readonly CompareRow[],
  sort: string,
  down: boolean,
  columns: readonly string[],
): CompareRow[] {
  if (sort === '') return [...rows];
  const sign = down ? -1 : 1;
  if (sort === 'case')
    return [...rows].sort((a, b) => sign * a.title.localeCompare(b.title, 'en-GB', { numeric: true }));
  return [...rows].sort((a, b) => sign * (sortValue(a, sort, columns) - sortValue(b, sort, columns)));
}
