/**
 * One fact in one block of cases, in the form in which the compiled rules read it: the value or, where nothing is stated, the
 * default; beside it bits for the rows that state something, and for those in which it is not known. What no case of the
 * block states takes no room.
 */
import { setBit, clearBit, hasBit, type Vector, wordsFor } from '../compile/bits.ts';
import {
  aboveNothing,
  type Cell,
  type Column,
  type ColumnKind,
  emptyNumber,
  isWhole,
} from '../compile/columns.ts';
import { decode, encode, type Encoded, type FactDeclaration, type Literal } from '../model/index.ts';

/** A fact as the store keeps it. */
export interface Kept {
  readonly fact: FactDeclaration;
  readonly kind: ColumnKind;
  /** The value where nothing is stated; undefined: not known. */
  readonly standard: Cell;
  /** Places of an enumeration's values, from 1. */
  readonly codes: ReadonlyMap<unknown, number>;
  /** Two declarations with the same text read the same from the same columns. */
  readonly text: string;
}

/** What makes two declarations the same for a column. */
export const factText = ({ type, values, default: standard }: FactDeclaration): string =>
  JSON.stringify([type, values ?? [], standard]);

export function keptFact(fact: FactDeclaration): Kept {
  const { type, values = [], default: standard } = fact;
  return {
    fact,
    kind: type === 'boolean' || type === 'enumeration' ? type : 'number',
    standard: standard === null ? undefined : encode(type, standard),
    codes: new Map(values.map((value, i) => [value, i + 1])),
    text: factText(fact),
  };
}

type Numbers = Int32Array | Float64Array;

/** Sets the bits of some rows that stand side by side. */
export function setRows(vector: Vector, from: number, to: number): void {
  let row = from;
  for (; row < to && (row & 31) !== 0; row += 1) setBit(vector, row);
  const whole = Math.max(row, to & ~31);
  vector.fill(-1, row >>> 5, whole >>> 5);
  for (row = whole; row < to; row += 1) setBit(vector, row);
}

/** One fact of a block. Rows are added in order; `cover` gives new rows the default before any of them states a value. */
export class FactRows {
  private stated: Vector | null = null;
  private unknown: Vector | null = null;
  /** Rows whose value the fact does not have: neither known nor unknown. Their cases are kept whole. */
  private nothing: Vector | null = null;
  private truths: Vector | null = null;
  private codes: Uint8Array | Uint16Array | null = null;
  private numbers: Numbers | null = null;
  /** Worked out when it is asked for; null where a number is below nothing. */
  private above: Vector | null | undefined;
  private covered = 0;

  constructor(
    readonly kept: Kept,
    /** How many rows the block can have. */
    private readonly room: number,
  ) {}

  /** Arrays that are held. */
  get parts(): (Vector | Uint8Array | Uint16Array | Numbers)[] {
    return [
      this.stated,
      this.unknown,
      this.nothing,
      this.truths,
      this.codes,
      this.numbers,
      this.above,
    ].filter((part) => part !== null && part !== undefined);
  }

  private vector(): Vector {
    return new Int32Array(wordsFor(this.room));
  }

  /** Gives all rows before `to` a value where they have none yet: the default. */
  cover(to: number): void {
    const { kind, standard, codes } = this.kept;
    const from = this.covered;
    this.covered = to;
    if (standard === undefined || standard === null) {
      setRows(
        standard === null ? (this.nothing ??= this.vector()) : (this.unknown ??= this.vector()),
        from,
        to,
      );
    } else if (kind === 'boolean') {
      if (standard === true) setRows((this.truths ??= this.vector()), from, to);
    } else if (kind === 'enumeration') {
      this.codesNow().fill(codes.get(standard) ?? codes.size + 1, from, to);
    } else this.numbersFor(standard as number).fill(standard as number, from, to);
  }

  private codesNow(): Uint8Array | Uint16Array {
    const words = wordsFor(this.room) << 5;
    this.codes ??= this.kept.codes.size < 254 ? new Uint8Array(words) : new Uint16Array(words);
    return this.codes;
  }

  private numbersFor(value: number): Numbers {
    this.above = undefined;
    this.numbers ??= new Int32Array(wordsFor(this.room) << 5).fill(emptyNumber(false));
    if (!(this.numbers instanceof Int32Array) || isWhole(value)) return this.numbers;
    const empty = emptyNumber(false);
    this.numbers = Float64Array.from(this.numbers, (each) => (each === empty ? emptyNumber(true) : each));
    return this.numbers;
  }

  /** Takes what a case states of the fact; false where it is no value of it, and the case must be kept whole. */
  put(row: number, literal: Literal | null): boolean {
    // The row itself needs no default: it gets its value here.
    if (row > this.covered) this.cover(row);
    if (row === this.covered) {
      this.covered = row + 1;
      this.above = undefined;
    }
    setBit((this.stated ??= this.vector()), row);
    if (this.kept.standard === undefined) clearBit((this.unknown ??= this.vector()), row);
    if (literal === null) {
      this.putNone(row);
      setBit((this.unknown ??= this.vector()), row);
      return true;
    }
    const { kind, codes, fact } = this.kept;
    if (kind === 'boolean' && typeof literal === 'boolean') {
      if (literal) setBit((this.truths ??= this.vector()), row);
      else if (this.truths) clearBit(this.truths, row);
      return true;
    }
    const value = kind === 'enumeration' ? literal : encode(fact.type, literal);
    if (kind === 'enumeration' && typeof value === 'string') {
      const code = codes.get(value);
      this.codesNow()[row] = code ?? codes.size + 1;
      return code !== undefined;
    }
    if (kind === 'number' && typeof value === 'number') {
      this.numbersFor(value)[row] = value;
      return !Object.is(literal, -0);
    }
    this.putNone(row);
    setBit((this.nothing ??= this.vector()), row);
    return false;
  }

  /** Takes the value of a row away. */
  private putNone(row: number): void {
    if (this.truths) clearBit(this.truths, row);
    if (this.codes) this.codes[row] = 0;
    if (this.numbers) this.numbers[row] = emptyNumber(!(this.numbers instanceof Int32Array));
  }

  /** What a case states, as it was written; undefined where it says nothing of the fact. Not for rows whose case is kept whole. */
  literalAt(row: number): Literal | null | undefined {
    if (!this.stated || !hasBit(this.stated, row)) return undefined;
    const cell = this.cellAt(row);
    return cell === undefined || cell === null ? null : decode(this.kept.fact.type, cell);
  }

  /** The value of a row: what is stated, else the default; undefined where it is not known. */
  cellAt(row: number): Cell {
    if (row >= this.covered) return this.kept.standard;
    if (this.unknown && hasBit(this.unknown, row)) return undefined;
    if (this.nothing && hasBit(this.nothing, row)) return null;
    if (this.kept.kind === 'boolean') return this.truths !== null && hasBit(this.truths, row);
    if (this.kept.kind === 'number') return this.numbers?.[row] as Encoded;
    return this.kept.fact.values?.[(this.codes?.[row] as number) - 1] ?? '';
  }

  /** The rows as a column of the compiled form: the same arrays, cut to the words that are in use. */
  column(rows: number, all: Vector, none: Vector): Column {
    if (this.covered < rows) this.cover(rows);
    const words = all.length;
    const cut = (vector: Vector | null): Vector => vector?.subarray(0, words) ?? none;
    const unknown = cut(this.unknown);
    const nothing = cut(this.nothing);
    const present =
      unknown === none && nothing === none
        ? all
        : all.map((bits, w) => bits & ~((unknown[w] as number) | (nothing[w] as number)));
    const common = { kind: this.kept.kind, present, unknown };
    if (this.kept.kind === 'boolean') return { ...common, truths: cut(this.truths) };
    if (this.kept.kind === 'enumeration') {
      return { ...common, codes: this.codesNow().subarray(0, words << 5) };
    }
    const numbers = this.numbersFor(0).subarray(0, words << 5);
    if (this.above === undefined) this.above = aboveNothing(numbers, present) ?? null;
    return { ...common, numbers, aboveNothing: this.above ?? undefined };
  }
}

type Constants = Map<string, Uint8Array | Uint16Array | Int32Array | Float64Array>;

/** The column of a fact of which no row states anything. Its array is shared by all facts and blocks with the same value. */
export function constantColumn(
  { kind, standard, codes: places }: Kept,
  rows: number,
  all: Vector,
  none: Vector,
  constants: Constants,
): Column {
  const present = standard === undefined || standard === null ? none : all;
  const common = { kind, present, unknown: standard === undefined ? all : none };
  if (kind === 'boolean') return { ...common, truths: standard === true ? all : none };
  const shared = <T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(
    what: string,
    make: () => T,
  ): T => {
    const key = `${what}|${rows}|${standard}`;
    const known = constants.get(key) ?? make();
    constants.set(key, known);
    return known as T;
  };
  const size = all.length << 5;
  if (kind === 'enumeration') {
    const code = present === none ? 0 : (places.get(standard) ?? places.size + 1);
    const codes =
      places.size < 254
        ? shared(`code ${code}`, () => new Uint8Array(size).fill(code, 0, rows))
        : shared(`wide code ${code}`, () => new Uint16Array(size).fill(code, 0, rows));
    return { ...common, codes };
  }
  const value = typeof standard === 'number' ? standard : 0;
  const wide = !isWhole(value);
  const numbers = shared('number', () => {
    const empty = wide ? new Float64Array(size) : new Int32Array(size);
    empty.fill(emptyNumber(wide));
    return present === none ? empty : empty.fill(value, 0, rows);
  });
  const above = value > 0 && present === all ? all : none;
  return { ...common, numbers, aboveNothing: value < 0 ? undefined : above };
}
