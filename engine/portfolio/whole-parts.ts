/** Parts of a case document: without words, in order, and what is wrong with them as problems of a row. */
import { parseDate } from '../dates.ts';
import { allSteps, type Case, type Step } from '../model/index.ts';
import type { Problem } from '../problems.ts';
import { follows } from '../read/case.ts';
import type { RowProblem } from './model.ts';
import { isPlain } from './ndjson-head.ts';
import { isTelling } from './personal.ts';

/** An object of JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/** An object without the keys that the mapping leaves out. */
export function without(value: unknown, part: string, left: ReadonlySet<string>): unknown {
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.has(`${part}.${key}`)));
}

/** An item without its words. */
export const bareItem = (item: unknown): unknown =>
  isPlain(item)
    ? Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'title' && key !== 'note'))
    : item;

/** The figures of a published determination; what it says in words stays in the file. */
export function bareDetermination(value: unknown): unknown {
  if (!isPlain(value)) return value;
  const { decisionDate = null, offered = null, ordered = null } = value;
  return { ref: '-', landlord: '-', decisionDate, findings: [], offered, ordered };
}

const columnOf = ({ pointer }: Problem): string | undefined => {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.length === 0 ? undefined : parts.join('.');
};

/** A problem of a case file as one of its row: the column is the path to the value. */
export const asRowProblem = (line: number, problem: Problem): RowProblem => {
  const column = columnOf(problem);
  const said = problem.why === '' ? problem.what : `${problem.what}, ${problem.why}`;
  const what = said.replace(/`([^`]*)`/g, (all, value: string) => (isTelling(value) ? 'this value' : all));
  return { line, ...(column ? { column } : {}), code: problem.code, what, mend: problem.mend };
};

/** Whether all dates exist and no step comes before the nearest earlier one. */
export function isInOrder(timeline: NonNullable<Case['timeline']>): boolean {
  return allSteps.every((step) => {
    const date = timeline[step];
    if (date === undefined) return true;
    const before = follows[step as Step]?.find((earlier) => timeline[earlier] !== undefined);
    return parseDate(date) !== null && (before === undefined || date >= (timeline[before] ?? ''));
  });
}
