/**
 * CSV text to rows of cells, piece by piece. Papa Parse, which writes the project's CSV, says neither in which line a row
 * stands nor finds its way again after a stray quote; the tests hold this splitter against it wherever a file is well-formed.
 */
import type { Delimiter } from './model.ts';
import type { Refusal } from './refusal.ts';
import { limits, splitFaults as faults } from './split-faults.ts';

/**
 * Takes a row: its cells, how many there are, and the line on which it starts, from 1. `cells` is used again for the next
 * row. A fault means that the cells are not to be trusted.
 */
export type TakeRow = (
  cells: readonly (string | undefined)[],
  count: number,
  line: number,
  fault?: Refusal,
) => void;

const [quote, lineFeed, carriageReturn, space] = [34, 10, 13, 32];
const twoQuotes = /""/g;

/** What became of an attempt to read a row. `wait`: it is not whole yet. */
type Step = 'row' | 'wait' | Refusal;

/** Splits CSV with one delimiter. Lines end with LF, CR LF or CR, inside quotes as well. */
export class CsvSplitter {
  private rest = '';
  private skipping = false;
  private line = 1;
  private final = false;
  private text = '';
  /** Where the row being read starts, where reading stands, and the lines that it takes. */
  private start = 0;
  private at = 0;
  private lines = 0;
  private count = 0;
  private blank = true;
  private fault: Refusal | undefined;
  /** Where the field being read starts: after a fault, reading goes on with the next line after it. */
  private field = 0;
  private readonly cells: (string | undefined)[] = [];
  private readonly code: number;

  /** `wanted` says which columns' cells are needed; the others are undefined, but for the first of a row that is not blank. */
  constructor(
    delimiter: Delimiter,
    private readonly take: TakeRow,
    private readonly wanted: (column: number) => boolean = () => true,
  ) {
    this.code = delimiter.charCodeAt(0);
  }

  push(piece: string): void {
    this.read(this.rest === '' ? piece : this.rest + piece);
  }

  end(): void {
    this.final = true;
    this.read(this.rest);
  }

  private read(text: string): void {
    this.text = text;
    this.start = 0;
    if (this.skipping && !this.skipLine(0)) return;
    while (this.start < text.length) {
      const step = this.row();
      if (step === 'row') {
        if (!this.blank || this.fault) this.take(this.cells, this.count, this.line, this.fault);
        this.line += this.lines;
        this.start = this.at;
      } else if (step === 'wait') {
        const isQuoted = text.charCodeAt(this.field) === quote;
        if (this.final || text.length - this.start <= (isQuoted ? limits.quoted : limits.row)) break;
        this.give(isQuoted ? faults.open : (this.fault ?? faults.row));
        if (this.skipping) return;
      } else {
        this.give(step);
        if (this.skipping) return;
      }
    }
    this.rest = text.slice(this.start);
    this.text = '';
  }

  /** Tells of a row that cannot be read and goes on behind the line on which the field at fault starts. */
  private give(fault: Refusal): void {
    this.take([], 0, this.line, fault);
    for (let i = this.start; i < this.field; i += 1) if (this.breaks(i)) this.line += 1;
    this.skipLine(this.field);
  }

  /** Goes on behind the next line's end; false where it is not there yet. */
  private skipLine(from: number): boolean {
    const { text } = this;
    for (let i = from; i < text.length; i += 1) {
      if (!this.breaks(i)) continue;
      if (text.charCodeAt(i) === carriageReturn && i + 1 === text.length && !this.final) break;
      this.line += 1;
      this.start = i + 1;
      this.skipping = false;
      return true;
    }
    this.skipping = !this.final;
    this.rest = !this.final && text.endsWith('\r') ? '\r' : '';
    this.start = text.length;
    return false;
  }

  /** True at the last character of a line's end. */
  private breaks(i: number): boolean {
    const c = this.text.charCodeAt(i);
    return c === lineFeed || (c === carriageReturn && this.text.charCodeAt(i + 1) !== lineFeed);
  }

  private row(): Step {
    this.at = this.start;
    this.count = 0;
    this.lines = 0;
    this.blank = true;
    this.fault = undefined;
    for (;;) {
      this.field = this.at;
      const step = this.text.charCodeAt(this.at) === quote ? this.quoted() : this.bare();
      if (step !== 'row') return step;
      const c = this.text.charCodeAt(this.at);
      this.at += 1;
      if (c === this.code) {
        if (this.count >= limits.columns) return faults.columns;
        continue;
      }
      if (c === carriageReturn && this.text.charCodeAt(this.at) === lineFeed) this.at += 1;
      this.lines += 1;
      return 'row';
    }
  }

  /** Reads a field without quotes; `at` is then at what ends it. */
  private bare(): Step {
    const { text, code } = this;
    const end = text.length;
    let at = this.at;
    for (; at < end; at += 1) {
      const c = text.charCodeAt(at);
      if (c === code || c === lineFeed || c === carriageReturn) break;
    }
    if (!this.final && (at === end || (at + 1 === end && text.charCodeAt(at) === carriageReturn)))
      return 'wait';
    if (at - this.start > limits.row) return this.fault ?? faults.row;
    this.put(this.at, at, false);
    this.at = at;
    return 'row';
  }

  /** Reads a field in quotes; `at` is then at what ends it. */
  private quoted(): Step {
    const { text } = this;
    let doubled = false;
    let close = text.indexOf('"', this.at + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === quote) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0) return this.final ? faults.open : 'wait';
    if (close - this.start > limits.quoted) return faults.open;
    let after = close + 1;
    while (text.charCodeAt(after) === space && this.code !== space) after += 1;
    const c = text.charCodeAt(after);
    const ended = after >= text.length || (after + 1 === text.length && c === carriageReturn);
    if (ended && !this.final) return 'wait';
    if (!ended && c !== this.code && c !== lineFeed && c !== carriageReturn) return faults.stray;
    for (let i = this.at; i < close; i += 1) if (this.breaks(i)) this.lines += 1;
    this.put(this.at + 1, close, doubled);
    this.at = after;
    return 'row';
  }

  private put(from: number, to: number, doubled: boolean): void {
    if (to - from > limits.field) this.fault ??= faults.field;
    const needed = this.wanted(this.count);
    if (needed || this.blank) {
      const cell = this.text.slice(from, to);
      const isFirst = this.blank && cell.trim() !== '';
      if (isFirst) this.blank = false;
      this.cells[this.count] =
        needed || isFirst ? (doubled ? cell.replace(twoQuotes, '"') : cell) : undefined;
    } else this.cells[this.count] = undefined;
    this.count += 1;
  }
}
