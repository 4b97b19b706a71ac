/** Rows over which a program runs, with the columns and predicate vectors that were made for them, each once. */
import { anyBit, sameBits, type Vector, wordsFor } from './bits.ts';
import { onceForEach } from '../model/index.ts';
import { arraysOf, type Cell, type Column, columnOf, keptIn } from './columns.ts';
import { type Kernels, vectorFor } from './kernels.ts';
import type { Predicate } from './predicates.ts';
import type { Program } from './program.ts';
import type { ColumnSpec } from './specs.ts';

/** A vector or column that this many programs did not ask for is dropped: it belongs to an edit that was given up. */
const runsKept = 32;

/** Enumerations of at most this many values have a vector made for each value in one pass. */
const mostCodes = 64;

/** The keys of an enumeration's predicates, by code: long texts, put together once. */
const codeKeysOf = onceForEach(({ key, values }: ColumnSpec): readonly string[] =>
  Array.from({ length: values.length + 2 }, (_, code) => `${key}|is|${code}`),
);

export class Space {
  readonly words: number;
  readonly all: Vector;
  readonly none: Vector;
  private readonly columns = new Map<string, Column>();
  private readonly vectors = new Map<string, Vector>();
  /** The last program that asked for a vector or column, by its key, as programs were counted here. */
  private readonly asked = new Map<string, number>();
  /** Arrays in the kernels' room that were made for a predicate or column. */
  private readonly own = new Map<string, readonly ArrayBufferView[]>();
  private runs = 0;
  private last: readonly Predicate[] | undefined;

  constructor(
    readonly rows: number,
    readonly kernels: Kernels,
    private readonly cellOf: (spec: ColumnSpec) => (row: number) => Cell,
    /** A column that is there already. */
    private readonly ready?: (spec: ColumnSpec, all: Vector, none: Vector) => Column | null,
  ) {
    this.words = wordsFor(rows);
    this.none = vectorFor(kernels, this.words);
    this.all = vectorFor(kernels, this.words);
    if (this.words > 0) kernels.ones(this.all, rows);
  }

  /** How many predicates have been evaluated over these rows so far. */
  get evaluated(): number {
    return this.vectors.size;
  }

  /** Every array that is held for these rows; some may stand in several places. */
  get arrays(): ArrayBufferView[] {
    return [this.all, this.none, ...[...this.columns.values()].flatMap(arraysOf), ...this.vectors.values()];
  }

  /** Begins a run of a program over these rows. What edits since given up have left behind is dropped from time to time. */
  begin({ predicates }: Program): void {
    if (predicates === this.last) return;
    this.last = predicates;
    this.runs += 1;
    for (const { key, spec } of predicates) {
      this.asked.set(key, this.runs);
      this.asked.set(spec.key, this.runs);
    }
    if (this.runs % runsKept !== 0) return;
    for (const [key, run] of this.asked) {
      if (run > this.runs - runsKept) continue;
      this.asked.delete(key);
      this.drop(key);
      this.columns.delete(key);
    }
  }

  /** The column of a fact, parameter or derived fact. */
  column(spec: ColumnSpec): Column {
    const before = this.columns.get(spec.key);
    if (before) return before;
    const made =
      this.ready?.(spec, this.all, this.none) ??
      this.made(spec.key, columnOf(spec.kind, spec.values, this.rows, this.cellOf(spec)));
    this.columns.set(spec.key, made);
    return made;
  }

  /** Puts a column that was worked out in place of the one before, and forgets the predicates over it. */
  replace(key: string, column: Column): void {
    this.columns.set(key, column);
    const prefix = `${key}|`;
    for (const known of this.vectors.keys()) if (known.startsWith(prefix)) this.drop(known);
  }

  /** The rows for which a predicate holds. INVARIANT: each predicate is evaluated once, whoever asks for it. */
  vector(predicate: Predicate): Vector {
    const before = this.vectors.get(predicate.key);
    if (before) return before;
    const made = this.evaluate(predicate);
    this.vectors.set(predicate.key, made);
    return made;
  }

  /** Puts a column that was made here where the kernels like it best. */
  private made(key: string, made: Column): Column {
    const { room } = this.kernels;
    const { all, none } = this;
    const column = {
      ...made,
      present: sameBits(made.present, all) ? all : made.present,
      unknown: anyBit(made.unknown) ? made.unknown : none,
    };
    if (!room) return column;
    const kept = keptIn(room, column);
    this.own.set(
      key,
      arraysOf(kept).filter((array) => array !== all && array !== none),
    );
    return kept;
  }

  /** A vector that `drop` gives back to the room. */
  private ownVector(key: string): Vector {
    const made = vectorFor(this.kernels, this.words);
    this.own.set(key, [made]);
    return made;
  }

  /** Forgets the vector of a predicate that nobody will ask for again soon. */
  forget({ key, test }: Predicate): void {
    if (test.kind === 'atLeast') this.drop(key);
  }

  /** Forgets a vector, and gives back what was made for a key. INVARIANT: nobody holds it from one run to the next. */
  private drop(key: string): void {
    this.vectors.delete(key);
    for (const array of this.own.get(key) ?? []) this.kernels.room?.release(array);
    this.own.delete(key);
  }

  private evaluate({ spec, test, key }: Predicate): Vector {
    const column = this.column(spec);
    if (test.kind === 'present') return column.present;
    if (test.kind === 'true') return column.truths ?? this.none;
    if (test.kind === 'atLeast' && column.aboveNothing && test.from <= 1)
      return test.from > 0 ? column.aboveNothing : column.present;
    if (test.kind === 'atLeast') {
      const out = this.ownVector(key);
      if (column.numbers) this.kernels.atLeast(out, column.numbers, test.from);
      return out;
    }
    if (!column.codes) return this.none;
    if (spec.values.length > mostCodes) {
      const out = this.ownVector(key);
      this.kernels.atLeast(
        out,
        Float64Array.from(column.codes, (code) => (code === test.code ? 1 : 0)),
        1,
      );
      return out;
    }
    const keys = codeKeysOf(spec);
    const outs = Array.from({ length: spec.values.length + 2 }, (_, code) => {
      const of = keys[code] as string;
      return this.vectors.get(of) ?? this.ownVector(of);
    });
    this.kernels.codes(outs, column.codes);
    spec.values.forEach((_, i) => this.vectors.set(keys[i + 1] as string, outs[i + 1] as Vector));
    for (const code of [0, spec.values.length + 1]) this.drop(keys[code] as string);
    return this.vectors.get(key) ?? this.none;
  }
}
