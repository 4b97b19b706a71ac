/** The value of a name in a case as `decide` sees it: what was given, the months of the timeline, the default; or unknown. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import { applies } from '../decide/applies.ts';
import { deriveFact, isTimelineName, parameterAt, timelineOperand } from '../decide/derived.ts';
import { monthsFromTimeline } from '../decide/view.ts';
import { type Case, encode, type PreparedEdition } from '../model/index.ts';
import type { Cell } from './columns.ts';
import { type ColumnSpec, derivedIn, parameterIn } from './specs.ts';

const noMonths: ReadonlyMap<string, number> = new Map();

/** A run of cases, and the value of any name in each of them. */
export class CaseSource {
  private readonly months: readonly ReadonlyMap<string, number>[];

  constructor(
    readonly cases: readonly Case[],
    readonly calendar: WorkingCalendar,
    readonly asOf: string | undefined,
  ) {
    this.months = cases.map((c) => {
      const asked = c.timeline?.issueArose !== undefined || c.timeline?.closed !== undefined;
      return asked ? monthsFromTimeline(c, asOf) : noMonths;
    });
  }

  /** The value of a column in each case. */
  cellOf(spec: ColumnSpec): (row: number) => Cell {
    const { edition, name } = spec;
    if (derivedIn(edition, name)) return (row) => this.derived(edition, name, row);
    const fact = edition.facts.get(name);
    if (!fact) return (row) => this.parameter(edition, name, row);
    const stated = this.stated(edition, name);
    return fact.when ? (row) => (this.applies(edition, name, row) ? stated(row) : null) : stated;
  }

  /** A fact as the case states it, whether or not it applies. */
  private stated(edition: PreparedEdition, name: string): (row: number) => Cell {
    const fact = edition.facts.get(name);
    if (!fact) return () => null;
    const standard: Cell = fact.default === null ? undefined : encode(fact.type, fact.default);
    return (row) => {
      const derived = this.months[row]?.get(name);
      if (derived !== undefined) return encode(fact.type, derived);
      const facts = (this.cases[row] as Case).facts;
      const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
      if (given === null) return undefined;
      return given === undefined ? standard : encode(fact.type, given);
    };
  }

  private raw(edition: PreparedEdition, name: string, row: number): Cell {
    if (derivedIn(edition, name)) return this.derived(edition, name, row);
    return edition.reads.has(name) ? this.stated(edition, name)(row) : null;
  }

  /** Whether a fact applies; what is unknown makes a comparison false, and the row is run once for each of its values anyway. */
  private applies(edition: PreparedEdition, name: string, row: number): boolean {
    return applies(edition, name, (fact) => this.raw(edition, fact, row) ?? null);
  }

  private parameter(edition: PreparedEdition, name: string, row: number): number | null {
    const parameter = parameterIn(edition, name);
    return parameter ? parameterAt(parameter, this.cases[row]?.timeline?.received ?? this.asOf).value : null;
  }

  private derived(edition: PreparedEdition, name: string, row: number): number | null | undefined {
    try {
      return this.derivedNow(edition, name, row);
    } catch (error) {
      // The row is set aside as if unknown: deciding it on its own says why.
      if (error instanceof OutsideCalendar) return undefined;
      throw error;
    }
  }

  private derivedNow(edition: PreparedEdition, name: string, row: number): number | null | undefined {
    const derived = derivedIn(edition, name);
    if (!derived) return undefined;
    return deriveFact(edition, this.calendar, derived, (operand) => {
      if (derivedIn(edition, operand)) return this.derivedNow(edition, operand, row);
      if (isTimelineName(operand) && !edition.facts.has(operand))
        return timelineOperand(this.cases[row] as Case, this.asOf, operand);
      if (!edition.reads.has(operand)) return this.parameter(edition, operand, row);
      if (!this.applies(edition, operand, row)) return null;
      const value = this.stated(edition, operand)(row);
      return value === undefined ? undefined : typeof value === 'number' ? value : null;
    });
  }
}
