/**
 * Typed columns, one value a row: truths as bits, enumerations as codes (0 absent, then the values from 1), numbers (counts,
 * pence, hundredths, days, minutes) as whole numbers of 30 bits or, where one is larger, as exact doubles.
 */
import type { Encoded } from '../model/index.ts';
import { hasBit, setBit, type Vector, wordsFor } from './bits.ts';
import type { Room } from './wasm/room.ts';

/** A value; null is not applicable, undefined not known. */
export type Cell = Encoded | null | undefined;
export type ColumnKind = 'boolean' | 'enumeration' | 'number';

/** Numbers from `LEAST` to `MOST` are kept in 32 bits, so that their differences fit too; an absent row is below them all. */
export const LEAST = -(2 ** 30 - 1);
export const MOST = 2 ** 30 - 1;
const ABSENT = LEAST - 1;

/** How an absent row stands among numbers: of 32 bits, or wide. */
export const emptyNumber = (wide: boolean): number => (wide ? -Infinity : ABSENT);

export interface Column {
  readonly kind: ColumnKind;
  /** Rows that have a value. */
  readonly present: Vector;
  /** Rows whose value is not known; the other absent ones are not applicable. */
  readonly unknown: Vector;
  readonly truths?: Vector;
  readonly codes?: Uint8Array | Uint16Array;
  readonly numbers?: Int32Array | Float64Array;
  /** Rows whose number is above nothing, where no number is below it. */
  readonly aboveNothing?: Vector;
}

/** The number of a row; 0 where it has none. */
export function numberAt(column: Column, row: number): number {
  const { numbers } = column;
  const value = numbers?.[row];
  if (value === undefined) return 0;
  return value === (numbers instanceof Int32Array ? ABSENT : -Infinity) ? 0 : value;
}

/** Whether a number is kept in 32 bits. */
export const isWhole = (value: number): boolean => Number.isInteger(value) && value >= LEAST && value <= MOST;

/** Numbers with the absent rows marked; 32 bits where all fit. */
function numbersFrom(wide: Float64Array): Int32Array | Float64Array {
  let fits = true;
  for (let i = 0; i < wide.length && fits; i += 1) fits = wide[i] === -Infinity || isWhole(wide[i] as number);
  if (!fits) return wide;
  const whole = new Int32Array(wide.length);
  for (let i = 0; i < wide.length; i += 1) whole[i] = wide[i] === -Infinity ? ABSENT : (wide[i] as number);
  return whole;
}

/** The rows whose number is above nothing; undefined where one is below it. */
export function aboveNothing(numbers: Int32Array | Float64Array, present: Vector): Vector | undefined {
  const above = new Int32Array(present.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row] as number;
    if (value > 0) setBit(above, row);
    else if (value < 0 && hasBit(present, row)) return undefined;
  }
  return above;
}

/** A column of numbers without a gap, such as a total that has been worked out; `numbers` is padded to whole words. */
export const denseNumbers = (numbers: Int32Array | Float64Array, present: Vector): Column => ({
  kind: 'number',
  present,
  unknown: new Int32Array(present.length),
  numbers,
});

/** Makes a column from the value of each row. A value of another kind counts as absent. */
export function columnOf(
  kind: ColumnKind,
  values: readonly string[],
  rows: number,
  cell: (row: number) => Cell,
): Column {
  const words = wordsFor(rows);
  const present = new Int32Array(words);
  const unknown = new Int32Array(words);
  const truths = new Int32Array(kind === 'boolean' ? words : 0);
  const size = kind === 'enumeration' ? words << 5 : 0;
  const codes = values.length < 254 ? new Uint8Array(size) : new Uint16Array(size);
  const wide = new Float64Array(kind === 'number' ? words << 5 : 0).fill(-Infinity);
  const codeOf = new Map(values.map((value, i) => [value, i + 1]));
  for (let row = 0; row < rows; row += 1) {
    const value = cell(row);
    if (value === undefined) setBit(unknown, row);
    if (value === undefined || value === null) continue;
    if (kind === 'boolean' && value === true) setBit(truths, row);
    else if (kind === 'enumeration') codes[row] = codeOf.get(value as string) ?? values.length + 1;
    else if (kind === 'number' && typeof value === 'number') wide[row] = value;
    setBit(present, row);
  }
  const common = { kind, present, unknown };
  if (kind === 'boolean') return { ...common, truths };
  if (kind === 'enumeration') return { ...common, codes };
  const numbers = numbersFrom(wide);
  return { ...common, numbers, aboveNothing: aboveNothing(numbers, present) };
}

/** The same column with its arrays in a room. */
export function keptIn(room: Room, column: Column): Column {
  const { present, unknown, truths, codes, numbers, aboveNothing: above } = column;
  return {
    kind: column.kind,
    present: room.keep(present),
    unknown: room.keep(unknown),
    ...(truths && { truths: room.keep(truths) }),
    ...(codes && { codes: room.keep(codes) }),
    ...(numbers && { numbers: room.keep(numbers) }),
    ...(above && { aboveNothing: room.keep(above) }),
  };
}

/** The arrays of a column. */
export const arraysOf = ({
  present,
  unknown,
  truths,
  codes,
  numbers,
  aboveNothing: above,
}: Column): ArrayBufferView[] =>
  [present, unknown, truths, codes, numbers, above].filter((array) => array !== undefined);
