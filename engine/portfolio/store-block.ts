/** A block of a store's cases: their facts as columns, dates and what was decided for the rows that have them, and few cases whole. */
import type { Vector } from '../compile/bits.ts';
import type { Cell, Column } from '../compile/columns.ts';
import type { ChunkRows } from '../compile/source.ts';
import { formatDate, parseDate } from '../dates.ts';
import {
  allSteps,
  type Case,
  encode,
  type FactDeclaration,
  type Literal,
  type Timeline,
  type TimelineStep,
} from '../model/index.ts';
import { penceToPounds, poundsToPence } from '../money.ts';
import type { PortfolioCase } from './model.ts';
import { constantColumn, FactRows, factText, type Kept, keptFact } from './store-fact.ts';
import { type Days, Names, Narrow, Some, type Words } from './store-parts.ts';

/** What the blocks of a store share. */
export interface Shared {
  readonly facts: readonly Kept[];
  readonly places: ReadonlyMap<string, number>;
  readonly words: Words;
  readonly days: Days;
  /** Arrays of one value throughout. */
  readonly constants: Map<string, Uint8Array | Uint16Array | Int32Array | Float64Array>;
}

type Decided = NonNullable<Case['decided']>;

const known = new Set(['id', 'title', 'facts', 'timeline', 'decided']);
const wordFields = ['role', 'officer', 'reasons'] as const;
const decidedFields = new Set<string>(['amount', 'date', ...wordFields]);
const stepNames = new Set<string>(allSteps);

/** Sets the columns of rows that only some cases have. */
class Extra {
  readonly rows: Some;
  readonly columns = new Map<string, Narrow>();

  constructor(room: number) {
    this.rows = new Some(room);
  }

  put(place: number, name: string, value: number): void {
    const column = this.columns.get(name) ?? new Narrow();
    this.columns.set(name, column);
    column.put(place, value);
  }

  at(place: number, name: string): number | undefined {
    return this.columns.get(name)?.at(place);
  }

  get bytes(): number {
    return [...this.columns.values()].reduce((sum, { bytes }) => sum + bytes, this.rows.bytes);
  }
}

const entriesOf = (record: object): [string, unknown][] =>
  Object.entries(record).filter(([, value]) => value !== undefined);

/** Some cases of a store, one after the other. */
export class Block implements ChunkRows {
  rows = 0;
  hasMonths = false;
  private readonly facts: (FactRows | undefined)[] = [];
  private readonly whole = new Map<number, Case>();
  private readonly firstLine: number;
  /** How many lines of the file were passed over since the block began, where any were. */
  private passed: Narrow | null = null;
  private names: Names | null = null;
  private titles: Narrow | null = null;
  private timelines: Extra | null = null;
  private decisions: Extra | null = null;

  constructor(
    private readonly shared: Shared,
    private readonly room: number,
    first: number,
  ) {
    this.firstLine = first;
  }

  /** Takes a case as the next row; the block must have room. */
  add({ line, case: c }: PortfolioCase): void {
    const row = this.rows;
    this.rows += 1;
    const passed = line - this.firstLine - row;
    if (passed !== 0 || this.passed) (this.passed ??= new Narrow()).put(row, passed);
    if (c.id !== `row-${line}`) (this.names ??= new Names()).put(row, c.id);
    let plain = Object.keys(c).every((key) => known.has(key)) && c.id !== '';
    plain = this.putFacts(row, c.facts) && plain;
    if (c.title !== undefined) plain = this.putTitle(row, c.title) && plain;
    if (c.timeline !== undefined) plain = this.putTimeline(row, c.timeline) && plain;
    if (c.decided !== undefined) plain = this.putDecided(row, c.decided) && plain;
    if (!plain) this.whole.set(row, c);
    if (this.rows === this.room) this.names?.close();
  }

  private putFacts(row: number, facts: Case['facts']): boolean {
    let plain = true;
    for (const name of Object.keys(facts)) {
      const literal = facts[name];
      if (literal === undefined) continue;
      const place = this.shared.places.get(name);
      if (place === undefined) plain = false;
      else plain = this.factRows(place).put(row, literal) && plain;
    }
    return plain;
  }

  private factRows(place: number): FactRows {
    const before = this.facts[place];
    if (before) return before;
    const made = new FactRows(this.shared.facts[place] as Kept, this.room);
    this.facts[place] = made;
    return made;
  }

  private putTitle(row: number, title: string): boolean {
    const place = this.shared.words.placeOf(title);
    if (place !== null) (this.titles ??= new Narrow()).put(row, place);
    return place !== null;
  }

  private putTimeline(row: number, timeline: Timeline): boolean {
    if (timeline.issueArose !== undefined || timeline.closed !== undefined) this.hasMonths = true;
    const extra = (this.timelines ??= new Extra(this.room));
    const place = extra.rows.add(row);
    let plain = true;
    for (const step of Object.keys(timeline)) {
      const text: unknown = timeline[step as TimelineStep];
      if (text === undefined) continue;
      const day = stepNames.has(step) && typeof text === 'string' ? this.shared.days.of(text) : null;
      if (day !== null) extra.put(place, step, day);
      plain &&= day !== null;
    }
    return plain;
  }

  private putDecided(row: number, decided: Decided): boolean {
    const extra = (this.decisions ??= new Extra(this.room));
    const place = extra.rows.add(row);
    const put = (name: string, value: number | null): boolean => {
      if (value !== null) extra.put(place, name, value);
      return value !== null;
    };
    let plain = entriesOf(decided).every(([name]) => decidedFields.has(name));
    const { amount, date } = decided;
    if (amount !== undefined) plain = put('amount', poundsToPence(amount)) && plain && !Object.is(amount, -0);
    if (date !== undefined) plain = put('date', parseDate(date)) && plain;
    for (const field of wordFields) {
      const word = decided[field];
      if (word !== undefined) plain = put(field, this.shared.words.placeOf(word)) && plain;
    }
    return plain;
  }

  /** The line of the file. */
  lineOf(row: number): number {
    return this.firstLine + row + (this.passed?.at(row) ?? 0);
  }

  caseAt(row: number): Case {
    const whole = this.whole.get(row);
    if (whole) return whole;
    const facts: Record<string, Literal | null> = {};
    this.facts.forEach((of, place) => {
      const literal = of?.literalAt(row);
      if (literal !== undefined) facts[(this.shared.facts[place] as Kept).fact.name] = literal;
    });
    const title = this.shared.words.at(this.titles?.at(row));
    const timeline = this.timelineAt(row);
    const decided = this.decidedAt(row);
    return {
      id: this.names?.at(row) || `row-${this.lineOf(row)}`,
      ...(title === undefined ? {} : { title }),
      facts,
      ...(timeline ? { timeline } : {}),
      ...(decided ? { decided } : {}),
    };
  }

  timelineAt(row: number): Timeline | undefined {
    const whole = this.whole.get(row);
    if (whole) return whole.timeline;
    const place = this.timelines?.rows.placeOf(row) ?? -1;
    if (place < 0) return undefined;
    const timeline: Record<string, string> = {};
    for (const step of allSteps) {
      const day = this.timelines?.at(place, step);
      if (day !== undefined) timeline[step] = formatDate(day);
    }
    return timeline;
  }

  /** What was decided. */
  decidedAt(row: number): Decided | undefined {
    const whole = this.whole.get(row);
    if (whole) return whole.decided;
    const place = this.decisions?.rows.placeOf(row) ?? -1;
    if (place < 0) return undefined;
    const at = (name: string): number | undefined => this.decisions?.at(place, name);
    const [amount, date] = [at('amount'), at('date')];
    const decided: Decided = {};
    if (amount !== undefined) decided.amount = penceToPounds(amount);
    if (date !== undefined) decided.date = formatDate(date);
    for (const field of wordFields) {
      const word = this.shared.words.at(at(field));
      if (word !== undefined) decided[field] = word;
    }
    return decided;
  }

  /** What a case states of a fact; undefined where it says nothing of it. */
  literalAt(row: number, name: string): Literal | null | undefined {
    const whole = this.whole.get(row);
    if (whole) return Object.hasOwn(whole.facts, name) ? whole.facts[name] : undefined;
    const place = this.shared.places.get(name);
    return place === undefined ? undefined : this.facts[place]?.literalAt(row);
  }

  statedOf(fact: FactDeclaration): (row: number) => Cell {
    const otherwise = keptFact(fact).standard;
    const place = this.shared.places.get(fact.name);
    const same = place !== undefined && this.shared.facts[place]?.text === factText(fact);
    const ready = same ? this.facts[place] : undefined;
    return (row) => {
      if (same && !this.whole.has(row)) return ready ? ready.cellAt(row) : otherwise;
      const literal = this.literalAt(row, fact.name);
      if (literal === null) return undefined;
      return literal === undefined ? otherwise : encode(fact.type, literal);
    };
  }

  eachDecided(visit: (row: number, pence: number) => void): void {
    const amounts = this.decisions?.columns.get('amount');
    if (amounts)
      this.decisions?.rows.each((row, place) => {
        const pence = amounts.at(place);
        if (pence !== undefined) visit(row, pence);
      });
  }

  eachWithDay(holds: (day: number) => boolean, visit: (row: number) => void): void {
    const columns = [...(this.timelines?.columns.values() ?? [])];
    this.timelines?.rows.each((row, place) => {
      for (const column of columns) {
        const day = column.at(place);
        if (day !== undefined && holds(day)) return visit(row);
      }
    });
  }

  eachWithItem(holds: (kind: string) => boolean, visit: (row: number) => void): void {
    for (const [row, { items }] of this.whole) if (items?.some(({ kind }) => holds(kind))) visit(row);
  }

  columnOf(fact: FactDeclaration, all: Vector, none: Vector): Column {
    const place = this.shared.places.get(fact.name);
    const kept = place === undefined ? undefined : this.shared.facts[place];
    if (place !== undefined && kept?.text === factText(fact))
      return (
        this.facts[place]?.column(this.rows, all, none) ??
        constantColumn(kept, this.rows, all, none, this.shared.constants)
      );
    const made = new FactRows(keptFact(fact), this.rows);
    for (let row = 0; row < this.rows; row += 1) {
      const literal = this.literalAt(row, fact.name);
      if (literal !== undefined) made.put(row, literal);
    }
    return made.column(this.rows, all, none);
  }

  /** Arrays of the facts. */
  get arrays(): ArrayBufferView[] {
    return this.facts.flatMap((of) => of?.parts ?? []);
  }

  /** Bytes of all but the facts, with an estimate for the cases that are kept whole. */
  get otherBytes(): number {
    let sum = (this.passed?.bytes ?? 0) + (this.names?.bytes ?? 0) + (this.titles?.bytes ?? 0);
    sum += (this.timelines?.bytes ?? 0) + (this.decisions?.bytes ?? 0);
    for (const c of this.whole.values()) sum += 2 * JSON.stringify(c).length;
    return sum;
  }
}
