/** A reader of NDJSON: whole case documents, or flat objects that a mapping explains. */
import type { Vocabulary } from '../model/index.ts';
import type { CaseWorld } from '../read/case.ts';
import { maxBytes } from '../read/document.ts';
import type { Batch, Head, Mapping, PortfolioReader, RawCell, RowProblem } from './model.ts';
import { cellOf, isPlain } from './ndjson-head.ts';
import { Refusal, shown } from './refusal.ts';
import { Gathered, rowProblem, RowReader } from './row.ts';
import { WholeCases } from './whole-cases.ts';

const tooLong = new Refusal(
  'row-too-long',
  `this line has more than ${maxBytes} characters`,
  'check that each case stands on a line of its own',
);

/** Cuts text into lines that end with LF, CR LF or CR; a line without end is told of and passed over. */
class LineSplitter {
  private rest = '';
  private line = 1;
  private skipping = false;

  constructor(
    private readonly take: (text: string, line: number) => void,
    private readonly refuse: (line: number) => void,
  ) {}

  push(piece: string, final = false): void {
    const text = this.rest + piece;
    let start = 0;
    for (;;) {
      let end = start;
      while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1;
      // A CR at the end of a piece may be half of a line's end.
      const half = end + 1 === text.length && text.charCodeAt(end) === 13;
      if (!final && (end === text.length || half)) break;
      this.give(text, start, end);
      if (end >= text.length) break;
      start = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    }
    this.rest = final ? '' : text.slice(start);
    if (this.rest.length <= maxBytes) return;
    this.give(this.rest, 0, this.rest.length, true);
    this.rest = this.rest.endsWith('\r') ? '\r' : '';
  }

  private give(text: string, start: number, end: number, goesOn = false): void {
    if (!this.skipping && end - start > maxBytes) this.refuse(this.line);
    else if (!this.skipping && end > start) this.take(text.slice(start, end), this.line);
    this.skipping = goesOn;
    if (!goesOn) this.line += 1;
  }
}

const notPlain = new Refusal(
  'value-type',
  'this is a list or an object',
  'write one value, or leave the key out',
);

/** The cells of a flat object, by the columns of the head. */
function cellsOf(
  value: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): (RawCell | Refusal)[] {
  return columns.map((column) => {
    const cell = cellOf(Object.hasOwn(value, column) ? value[column] : null);
    return cell === undefined ? notPlain : cell;
  });
}

/** Keys that first appear behind the lines that the head was made from: nobody could say what they mean. */
function strangers(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  line: number,
): RowProblem[] {
  return Object.keys(value)
    .filter((key) => !known.has(key) && value[key] !== null)
    .map((key) => {
      const fault = new Refusal(
        'unknown-column',
        `${shown(key)} is no column of this file: the lines at its beginning do not have it`,
        'write it in the first line too (null will do), or take it out',
      );
      return rowProblem(line, fault, key);
    });
}

const amongFlat = new Refusal(
  'wrong-shape',
  'this line is a whole case document among flat objects',
  'keep case documents in a file of their own',
);

const notAnObject = new Refusal(
  'bad-json',
  'this line is not a JSON object',
  'write each case as one object on a line of its own',
);

/**
 * Reads the text of an NDJSON file, from its beginning, cut anywhere. Whole case documents are checked as the engine checks
 * case files: `world` is what names in them may be (`caseWorld(library)`), else the vocabulary's facts and the shared kinds.
 */
export function ndjsonReader(
  vocabulary: Vocabulary,
  mapping: Mapping,
  head: Head,
  world?: CaseWorld,
): PortfolioReader {
  const out = new Gathered();
  const whole = head.wholeCases ? new WholeCases(vocabulary, mapping, out, world) : undefined;
  const rows = new RowReader(vocabulary, mapping, head.columns, out);
  const known = new Set(head.columns);
  const flat = (text: string, line: number): void => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (!isPlain(value)) return out.refuse([rowProblem(line, notAnObject)]);
    if (isPlain(value['facts'])) return out.refuse([rowProblem(line, amongFlat)]);
    const unknown = strangers(value, known, line);
    if (unknown.length > 0) return out.refuse(unknown);
    rows.read(line, cellsOf(value, head.columns), head.columns.length);
  };
  const lines = new LineSplitter(
    (text, line) => {
      if (text.trim() === '') return;
      if (whole) whole.read(text, line);
      else flat(text, line);
    },
    (line) => out.refuse([rowProblem(line, tooLong)]),
  );
  let begun = false;
  const push = (text: string): Batch => {
    if (text === '') return out.take();
    lines.push(!begun && text.startsWith('\uFEFF') ? text.slice(1) : text);
    begun = true;
    return out.take();
  };
  return {
    push,
    end: () => {
      lines.push('', true);
      return out.take();
    },
  };
}
