/** Parameters at a date, and derived facts over known operands. */
import { OutsideCalendar, type WorkingCalendar, workingDaysBetween } from '../calendar.ts';
import { monthsBetween, parseDate } from '../dates.ts';
import { divideRounded, poundsToPence } from '../money.ts';
import {
  allSteps,
  type Case,
  type Derived,
  operandsOf,
  type Parameter,
  type PreparedEdition,
} from '../model/index.ts';

/** A parameter's value in hundredths, and whether its dates cover the day (else it is the nearest earlier). */
export interface ParameterValue {
  readonly value: number;
  readonly covered: boolean;
  /** The first day of the value. */
  readonly from: string;
  readonly clauses: readonly string[];
}

/** The value at a date; without one the newest; none covering it: the nearest earlier, else the earliest. */
export function parameterAt(parameter: Parameter, date: string | undefined): ParameterValue {
  const ordered = [...parameter].sort((a, b) => (a.from < b.from ? -1 : 1));
  const pick = (entry: Parameter[number] | undefined, covered: boolean): ParameterValue => ({
    value: poundsToPence(entry?.value ?? 0) ?? 0,
    covered,
    from: entry?.from ?? '',
    clauses: entry?.clauses ?? [],
  });
  if (date === undefined) return pick(ordered.at(-1), true);
  const covering = ordered.filter((e) => e.from <= date && (e.until == null || date <= e.until)).at(-1);
  if (covering) return pick(covering, true);
  return pick(ordered.filter((e) => e.from <= date).at(-1) ?? ordered[0], false);
}

/** The value of an operand: a number, null where not applicable, undefined where not known. */
export type Operand = (name: string) => number | null | undefined;

/** The date operands of a derived fact that come from the case's timeline, or `asOf`, as day numbers. */
export function timelineOperand(
  c: Pick<Case, 'timeline'>,
  asOf: string | undefined,
  name: string,
): number | null | undefined {
  const text =
    name === 'asOf' ? asOf : (c.timeline as Record<string, string | undefined> | undefined)?.[name];
  return text === undefined ? undefined : (parseDate(text) ?? undefined);
}

export const isTimelineName = (name: string): boolean =>
  name === 'asOf' || (allSteps as readonly string[]).includes(name);

/** A derived fact; undefined where an operand is unknown, null where a date does not apply (a sum reads 0 there). */
export function deriveFact(
  edition: PreparedEdition,
  calendar: WorkingCalendar,
  derived: Derived,
  operand: Operand,
): number | null | undefined {
  const names = operandsOf(derived);
  const values = names.map(operand);
  if ('daysBetween' in derived || 'workingDaysBetween' in derived || 'monthsBetween' in derived) {
    const [a, b] = values;
    if (a === null || b === null) return null;
    if (a === undefined || b === undefined) return undefined;
    if ('daysBetween' in derived) return b - a;
    return 'monthsBetween' in derived ? monthsBetween(a, b) : workingDaysBetween(calendar, a, b);
  }
  if (values.includes(undefined)) return undefined;
  const numbers = values.map((value) => value ?? 0);
  const types = names.map((name) => edition.typeOf(name));
  if ('product' in derived) return productOf(numbers, types);
  const hundredths = types.includes('money') || types.includes('scaled');
  const same = numbers.map((n, i) => (hundredths && types[i] === 'integer' ? n * 100 : n));
  if ('sum' in derived) return same.reduce((total, n) => total + n, 0);
  return (same[0] ?? 0) - (same[1] ?? 0);
}

/** Counts multiply; the first sum of money or hundredths gives the unit, every further one is brought back to ones. */
function productOf(numbers: readonly number[], types: readonly (string | undefined)[]): number {
  const scaled = types.filter((type) => type === 'money' || type === 'scaled').length;
  const product = numbers.reduce((total, n) => total * BigInt(n), 1n);
  const bottom = 100n ** BigInt(Math.max(0, scaled - 1));
  const size = product < 0n ? -product : product;
  return (product < 0n ? -1 : 1) * divideRounded(size, bottom, 'half-up');
}

export { OutsideCalendar };
