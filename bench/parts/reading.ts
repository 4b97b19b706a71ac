/** CSV to determinations of all editions, beside what its reading alone takes. */
import {
  type Batch,
  type Case,
  CaseStore,
  compiled,
  csvReader,
  type FactDeclaration,
  portfolioVocabulary,
} from '../../engine/index.ts';
import { checksum } from '../answers.ts';
import { BenchError } from '../error.ts';
import { msOfNow, type Part, type Series } from '../measure.ts';
import { csvHead, csvLine, csvMapping, headersOf } from '../portfolio/csv.ts';
import type { World } from '../world.ts';

/** The file is measured in so many parts, another in each round. */
const PARTS = 10;
/** Rows that are loaded and run together. */
const CHUNK = 32_768;
/** Rows of one piece of text. */
const PIECE = 1024;

const fields = ['outcomes', 'min', 'max', 'routes', 'roles'] as const;

/** A file as pieces of text, part by part. */
export class CsvText {
  readonly parts: string[][] = Array.from({ length: PARTS }, () => []);
  private lines: string[] = [];
  private rows = 0;

  constructor(
    private readonly facts: readonly FactDeclaration[],
    private readonly cases: number,
  ) {}

  add(c: Case): void {
    this.lines.push(csvLine(c, this.facts));
    this.rows += 1;
    const part = Math.floor(((this.rows - 1) * PARTS) / this.cases);
    const last = Math.floor((this.rows * PARTS) / this.cases) !== part;
    if (this.lines.length < PIECE && !last) return;
    this.parts[part]?.push(this.lines.join(''));
    this.lines = [];
  }
}

export class ReadingPart implements Part {
  /** Bytes of a row of the file. */
  readonly bytesPerRow: number;

  constructor(
    private readonly world: World,
    private readonly text: CsvText,
    cases: number,
    /** Answers of all editions over all cases, from the cases themselves. */
    expected: readonly compiled.BatchResult[],
  ) {
    const bytes = text.parts.flat().reduce((sum, piece) => sum + piece.length, 0);
    this.bytesPerRow = bytes / cases;
    const sums = text.parts.map((_, part) => {
      const [from, to] = [part, part + 1].map((n) => Math.ceil((n * cases) / PARTS)) as [number, number];
      return this.sumOf(expected, from, to);
    });
    text.parts.forEach((pieces, part) => {
      const { sum, rows } = this.whole(pieces, true);
      if (sum !== sums[part])
        throw new BenchError(
          `determinations from part ${part} of the CSV file (${rows} rows) are not those from the cases; no figure is given`,
        );
    });
  }

  private sumOf(results: readonly compiled.BatchResult[], from: number, to: number): string {
    return results
      .flatMap((result) => fields.map((field) => checksum(result[field].subarray(from, to))))
      .join(' ');
  }

  /** Reads pieces and hands over what came of each. */
  private read(pieces: readonly string[], take: (batch: Batch) => void): void {
    const { facts, library } = this.world;
    const reader = csvReader(portfolioVocabulary(library), csvMapping(facts), csvHead(facts));
    take(reader.push(`${headersOf(facts).join(',')}\r\n`));
    for (const piece of pieces) take(reader.push(piece));
    take(reader.end());
  }

  /** Reads, stores, loads and runs, chunk by chunk, so that memory does not grow with the file. */
  private whole(pieces: readonly string[], check: boolean): { sum: string; rows: number } {
    const { base, facts, library } = this.world;
    const lists = base.editions.flatMap(() => fields.map((): number[] => []));
    let store = new CaseStore(facts);
    let rows = 0;
    const flush = (): void => {
      const results = compiled.run(base, compiled.loadFrom(base, store, { calendar: library.calendar }));
      rows += store.size;
      store = new CaseStore(facts);
      if (!check) return;
      results.forEach((result, i) =>
        fields.forEach((field, k) => {
          const list = lists[i * fields.length + k] as number[];
          for (const value of result[field]) list.push(value);
        }),
      );
    };
    this.read(pieces, ({ cases, problems }) => {
      if (problems.length > 0)
        throw new BenchError(`line ${problems[0]?.line} of the CSV file cannot be read`);
      for (let from = 0; from < cases.length;) {
        const to = Math.min(cases.length, from + CHUNK - store.size);
        store.append(cases.slice(from, to));
        from = to;
        if (store.size === CHUNK) flush();
      }
    });
    flush();
    return { sum: lists.map((list) => checksum(list)).join(' '), rows };
  }

  round(series: Series, n: number): void {
    const pieces = this.text.parts[n % PARTS] as string[];
    const tasks = [
      () =>
        series.note(
          'csv-read',
          msOfNow(() => {
            let rows = 0;
            this.read(pieces, ({ cases }) => (rows += cases.length));
            return rows;
          }),
        ),
      () =>
        series.note(
          'csv-determinations',
          msOfNow(() => this.whole(pieces, false)),
        ),
    ];
    for (let i = 0; i < tasks.length; i += 1) tasks[(i + n) % tasks.length]?.();
  }
}
