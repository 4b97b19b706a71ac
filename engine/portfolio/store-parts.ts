/** Small columns of a store beside the facts: whole numbers, words that recur, names, and what only some rows have. */
import { hasBit, setBit, type Vector, wordsFor } from '../compile/bits.ts';
import { type Day, parseDate } from '../dates.ts';

type Ints = Int8Array | Int16Array | Int32Array | Float64Array;

const widths = [
  [Int8Array, 2 ** 7],
  [Int16Array, 2 ** 15],
  [Int32Array, 2 ** 31],
] as const;

/** Whole numbers, absent where none was put, in as many bits as the widest of them needs. */
export class Narrow {
  private data: Ints = new Int8Array(0);
  private empty = -(2 ** 7);

  get bytes(): number {
    return this.data.byteLength;
  }

  /** Puts a number at a place; places between are absent. */
  put(at: number, value: number): void {
    const width = widths.find(([, top]) => Math.abs(value) < top);
    const needed = width ? width[0].BYTES_PER_ELEMENT : 8;
    if (at >= this.data.length || needed > this.data.BYTES_PER_ELEMENT) this.grow(at, needed);
    this.data[at] = value;
  }

  private grow(at: number, needed: number): void {
    const before = this.data;
    const length = at < before.length ? before.length : Math.max(64, at + 1, Math.ceil(before.length * 1.5));
    const bytes = Math.max(needed, before.BYTES_PER_ELEMENT);
    const width = widths.find(([{ BYTES_PER_ELEMENT }]) => BYTES_PER_ELEMENT === bytes);
    const empty = width ? -width[1] : -Infinity;
    const data: Ints = width ? new width[0](length) : new Float64Array(length);
    data.fill(empty);
    for (let i = 0; i < before.length; i += 1) if (before[i] !== this.empty) data[i] = before[i] as number;
    this.data = data;
    this.empty = empty;
  }

  /** The number at a place; undefined where none was put. */
  at(at: number): number | undefined {
    const value = this.data[at];
    return value === this.empty ? undefined : value;
  }
}

/** Words that recur, each kept once. */
export class Words {
  private readonly places = new Map<string, number>();
  private readonly words: string[] = [];

  /** The place of a word from 0; null where there are too many different ones already. */
  placeOf(word: string): number | null {
    const before = this.places.get(word);
    if (before !== undefined) return before;
    if (this.words.length >= 32_767) return null;
    this.places.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  at(place: number | undefined): string | undefined {
    return place === undefined ? undefined : this.words[place];
  }

  /** An estimate: two bytes a character, and what a map takes. */
  get bytes(): number {
    return this.words.reduce((sum, word) => sum + 2 * word.length + 64, 0);
  }
}

/** So many dates are kept: those of more than twenty years. */
const mostDays = 8192;

/** Dates as days, each text looked at once. */
export class Days {
  private readonly known = new Map<string, Day>();

  /** The day of a date; null where it is none. */
  of(text: string): Day | null {
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const day = parseDate(text);
    if (day !== null && this.known.size < mostDays) this.known.set(text, day);
    return day;
  }
}

/** Names that seldom recur, in order; joined into one text when there will be no more. */
export class Names {
  private list: string[] | null = [];
  private joined = '';
  private ends = new Uint32Array(0);

  get bytes(): number {
    return this.list
      ? this.list.reduce((sum, name) => sum + name.length + 24, 0)
      : this.joined.length + this.ends.byteLength;
  }

  /** Puts the name of a row; rows between have none. */
  put(row: number, name: string): void {
    if (!this.list) return;
    while (this.list.length < row) this.list.push('');
    this.list[row] = name;
  }

  /** There will be no more. */
  close(): void {
    if (!this.list) return;
    let end = 0;
    this.ends = Uint32Array.from(this.list, (name) => (end += name.length));
    this.joined = this.list.join('');
    this.list = null;
  }

  /** The name of a row; empty where none was put. */
  at(row: number): string {
    if (this.list) return this.list[row] ?? '';
    return this.joined.slice(this.ends[row - 1] ?? 0, this.ends[row] ?? 0);
  }
}

/** Which rows have something that most do not, so that it is kept for these alone: the place of each among them. */
export class Some {
  private readonly has: Vector;
  /** How many there are before each word. */
  private readonly before: Uint16Array;
  private last = -1;
  count = 0;

  constructor(room: number) {
    this.has = new Int32Array(wordsFor(room));
    this.before = new Uint16Array(wordsFor(room));
  }

  get bytes(): number {
    return this.has.byteLength + this.before.byteLength;
  }

  /** Adds a row, later than all before, and gives its place. */
  add(row: number): number {
    const word = row >>> 5;
    if (word > this.last) this.before[(this.last = word)] = this.count;
    setBit(this.has, row);
    return this.count++;
  }

  /** The place of a row; -1 where it is not among them. */
  placeOf(row: number): number {
    if (!hasBit(this.has, row)) return -1;
    let place = this.before[row >>> 5] as number;
    for (let bits = (this.has[row >>> 5] as number) & ((1 << (row & 31)) - 1); bits !== 0; bits &= bits - 1)
      place += 1;
    return place;
  }

  /** Calls back for each row with its place, in order. */
  each(visit: (row: number, place: number) => void): void {
    let place = 0;
    this.has.forEach((word, w) => {
      for (let bits = word; bits !== 0; bits &= bits - 1)
        visit((w << 5) + (31 - Math.clz32(bits & -bits)), place++);
    });
  }
}
