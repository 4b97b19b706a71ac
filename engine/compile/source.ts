/** The value of a name in a case as `decide` sees it: what was given, the months of the timeline, the default; or unknown. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import { parseDate } from '../dates.ts';
import { applies } from '../decide/applies.ts';
import { deriveFact, isTimelineName, parameterAt, timelineOperand } from '../decide/derived.ts';
import { monthsFromTimeline } from '../decide/view.ts';
import {
  type Case,
  encode,
  type FactDeclaration,
  type PreparedEdition,
  type Timeline,
} from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import type { Vector } from './bits.ts';
import type { Cell, Column } from './columns.ts';
import { type ColumnSpec, derivedIn, parameterIn } from './specs.ts';

/** Some cases, as a chunk asks for them: rows from 0. `CasesInRows` are objects; a store of cases has columns. */
export interface ChunkRows {
  readonly rows: number;
  /** The case of a row, whole; asked for only where a row runs alone. */
  caseAt(row: number): Case;
  timelineAt(row: number): Timeline | undefined;
  /** What each case states of a fact, else its default; null is not applicable, undefined not known. */
  statedOf(fact: FactDeclaration): (row: number) => Cell;
  /** Calls back for each row in which a sum was decided, in pence. */
  eachDecided(visit: (row: number, pence: number) => void): void;
  /** Calls back for each row whose timeline has such a day. */
  eachWithDay(holds: (day: number) => boolean, visit: (row: number) => void): void;
  /** Calls back for each row that has an item of such a kind. */
  eachWithItem(holds: (kind: string) => boolean, visit: (row: number) => void): void;
  /** Whether any timeline gives months that stand in place of facts: a date of the issue or of the end of a tenancy. */
  readonly hasMonths: boolean;
  /** The column of a fact where the rows have it ready; `all` and `none` are vectors of their length. */
  columnOf?(fact: FactDeclaration, all: Vector, none: Vector): Column | null;
}

/** Cases in chunks: every chunk but the last has the same number of rows, a multiple of 32. */
export interface RowsSource {
  readonly size: number;
  chunks(): readonly ChunkRows[];
}

const givesMonths = ({ timeline }: Case): boolean =>
  timeline !== undefined && (timeline.issueArose !== undefined || timeline.closed !== undefined);

/** Cases as objects. */
export class CasesInRows implements ChunkRows {
  readonly rows: number;
  readonly hasMonths: boolean;

  constructor(private readonly cases: readonly Case[]) {
    this.rows = cases.length;
    this.hasMonths = cases.some(givesMonths);
  }

  caseAt(row: number): Case {
    return this.cases[row] as Case;
  }

  timelineAt(row: number): Timeline | undefined {
    return this.cases[row]?.timeline;
  }

  statedOf({ name, type, default: standard }: FactDeclaration): (row: number) => Cell {
    const otherwise: Cell = standard === null ? undefined : encode(type, standard);
    return (row) => {
      const { facts } = this.cases[row] as Case;
      const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
      if (given === null) return undefined;
      return given === undefined ? otherwise : encode(type, given);
    };
  }

  eachDecided(visit: (row: number, pence: number) => void): void {
    this.cases.forEach(({ decided }, row) => {
      const pence = decided?.amount === undefined ? null : poundsToPence(decided.amount);
      if (pence !== null) visit(row, pence);
    });
  }

  eachWithDay(holds: (day: number) => boolean, visit: (row: number) => void): void {
    const late = (text: string): boolean => {
      const day = parseDate(text);
      return day !== null && holds(day);
    };
    this.cases.forEach(({ timeline }, row) => {
      if (timeline && Object.values(timeline).some(late)) visit(row);
    });
  }

  eachWithItem(holds: (kind: string) => boolean, visit: (row: number) => void): void {
    this.cases.forEach(({ items }, row) => {
      if (items?.some(({ kind }) => holds(kind))) visit(row);
    });
  }
}

const noMonths: ReadonlyMap<string, number> = new Map();

/** The months of each row, and the names of the facts that they give. */
interface Months {
  readonly at: readonly ReadonlyMap<string, number>[];
  readonly names: ReadonlySet<string>;
}

/** A run of cases, and the value of any name in each of them. */
export class CaseSource {
  private known: Months | undefined;

  constructor(
    private readonly rows: ChunkRows,
    private readonly calendar: WorkingCalendar,
    private readonly asOf: string | undefined,
  ) {}

  /** The column of a name where the rows have it ready and nothing else may give it a value. */
  columnOf({ edition, name }: ColumnSpec, all: Vector, none: Vector): Column | null {
    if (!this.rows.columnOf || derivedIn(edition, name)) return null;
    const fact = edition.facts.get(name);
    if (!fact || fact.when || this.months().names.has(name)) return null;
    return this.rows.columnOf(fact, all, none);
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

  private months(): Months {
    if (this.known) return this.known;
    const at = Array.from({ length: this.rows.hasMonths ? this.rows.rows : 0 }, (_, row) => {
      const timeline = this.rows.timelineAt(row);
      return timeline ? monthsFromTimeline({ timeline }, this.asOf) : noMonths;
    });
    this.known = { at, names: new Set(at.flatMap((months) => [...months.keys()])) };
    return this.known;
  }

  /** A fact as the case states it, whether or not it applies. */
  private stated(edition: PreparedEdition, name: string): (row: number) => Cell {
    const fact = edition.facts.get(name);
    if (!fact) return () => null;
    const stated = this.rows.statedOf(fact);
    const { at, names } = this.months();
    if (!names.has(name)) return stated;
    return (row) => {
      const derived = at[row]?.get(name);
      return derived === undefined ? stated(row) : encode(fact.type, derived);
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
    return parameter ? parameterAt(parameter, this.rows.timelineAt(row)?.received ?? this.asOf).value : null;
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
        return timelineOperand({ timeline: this.rows.timelineAt(row) }, this.asOf, operand);
      if (!edition.reads.has(operand)) return this.parameter(edition, operand, row);
      if (!this.applies(edition, operand, row)) return null;
      const value = this.stated(edition, operand)(row);
      return value === undefined ? undefined : typeof value === 'number' ? value : null;
    });
  }
}
