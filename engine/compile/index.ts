/**
 * Rules compiled for batches: every case under every edition, as bits. `decide` is the published meaning and explains one
 * case; this says the same of many at once, without the explanation, or it is wrong.
 *
 * `compile(editions)` once for a set of editions, `load(compiled, cases, …)` once for a set of cases, then `run(compiled,
 * table)`. After an edit compile the editions again and run them over the same table: columns and predicates that the edit
 * left alone are not evaluated again.
 */
import type { WorkingCalendar } from '../calendar.ts';
import { type Case, onceForEach, type PreparedEdition } from '../model/index.ts';
import type { Result } from '../problems.ts';
import { AloneRun } from './alone.ts';
import { hasBit, rowsOf, type Vector } from './bits.ts';
import { type Kernels, plainKernels } from './kernels.ts';
import { fastKernels } from './wasm/index.ts';
import { HeldRun } from './delta.ts';
import { PlainRun } from './plain.ts';
import { EditionCompiler } from './edition.ts';
import { type Kept, takeOver } from './kept.ts';
import { type EditionPlan, Slots } from './plan.ts';
import { emit, execute, Graph, type Program, Scratch } from './program.ts';
import { BatchResult } from './result.ts';
import { CasesInRows, type ChunkRows, type RowsSource } from './source.ts';
import { Chunk } from './table.ts';
import { type Asked, determineAll, type Determined, type DetermineOptions } from './whole.ts';

export { type Kernels, plainKernels } from './kernels.ts';
export { fastKernels } from './wasm/index.ts';
export type { Kept } from './kept.ts';
export type { ChunkRows, RowsSource } from './source.ts';
export { HeldRun, type Rerun } from './delta.ts';
export { BatchResult, NO_ROLE, type Told, UNREADABLE } from './result.ts';
export type { Asked, Determined, DetermineOptions } from './whole.ts';

/** Editions as one program over shared predicates. Plain data: it may be kept, and says nothing of any case. */
export interface Compiled {
  readonly editions: readonly EditionPlan[];
  readonly program: Program;
}

/** Compiles editions that have been read and checked. */
export function compile(editions: readonly PreparedEdition[]): Compiled {
  const graph = new Graph();
  const slots = new Slots();
  const plans = editions.map((edition) => new EditionCompiler(edition, graph, slots).plan());
  return { editions: plans, program: emit(graph, slots.roots) };
}

/** What loading needs beside the cases. */
export interface LoadOptions {
  readonly calendar: WorkingCalendar;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Where nothing is said the fastest that this machine allows, and plain ones for few cases. */
  readonly kernels?: Kernels;
  /** Cases in one step of a run; a multiple of 32, 32,768 where nothing is said. */
  readonly chunk?: number;
}

/** Cases in columns, and the predicates that were evaluated over them. */
export interface Table {
  readonly cases: number;
  readonly chunks: readonly Chunk[];
  /** What works on the rows; its `form` tells whether that is WebAssembly. */
  readonly kernels: Kernels;
  /** Where the program writes; a run that finds another's results there works its own out again. */
  readonly scratch: Scratch;
}

/** Puts cases that have been read and checked into columns: those that the editions read, and any other when it is first asked for. */
export function load(compiled: Compiled, cases: readonly Case[], options: LoadOptions): Table {
  const size = Math.max(32, (options.chunk ?? 32_768) & ~31);
  const chunks: ChunkRows[] = [];
  for (let start = 0; start < cases.length; start += size)
    chunks.push(new CasesInRows(cases.slice(start, start + size)));
  return loadFrom(compiled, { size: cases.length, chunks: () => chunks }, options);
}

/** Loads of fewer cases run on the plain kernels where nothing is said: a memory of their own is not worth making. */
const fastFrom = 4096;

/** Bytes that the rows of a table and its vectors take up, with some to spare for edits. */
function bytesFor({ program, editions }: Compiled, rows: number): number {
  const names = new Set(program.predicates.map(({ spec }) => spec.key)).size;
  const heads = editions.reduce((sum, { heads: each }) => sum + each.length, 0);
  const perRow = names * 4.5 + (program.predicates.length * 2) / 8 + heads;
  return Math.ceil(rows * perRow) + program.registers * 8192 + 4_194_304;
}

/**
 * The same from a source that keeps its cases in columns already, such as a `CaseStore`: its chunks are the table's, and
 * `chunk` of the options says nothing. The source must not take more cases while the table is used.
 */
export function loadFrom(compiled: Compiled, source: RowsSource, options: LoadOptions): Table {
  const { calendar, asOf } = options;
  const asked = options.kernels ?? (source.size < fastFrom ? plainKernels : fastKernels());
  const kernels = asked.roomFor?.(bytesFor(compiled, source.size)) ?? asked;
  let start = 0;
  const chunks = source.chunks().map((rows) => {
    const chunk = new Chunk(start, rows, calendar, asOf, kernels);
    start += rows.rows;
    for (const { spec } of compiled.program.predicates) chunk.space.column(spec);
    for (const { edition } of compiled.editions) chunk.asideFor(edition);
    return chunk;
  });
  return { cases: source.size, chunks, kernels, scratch: new Scratch() };
}

/** How many predicate vectors a table holds: after an edit it grows by what the edit added. */
export const evaluatedPredicates = (table: Table): number =>
  table.chunks.reduce((count, chunk) => count + chunk.space.evaluated, 0);

/**
 * Bytes of the columns and vectors of a table, each array once; `more`: arrays that are held beside them, such as those of the
 * store behind the table, which it shares. Results and what a run writes on in passing are not in it.
 */
export function bytesOf({ chunks, kernels: { room } }: Table, more: Iterable<ArrayBufferView> = []): number {
  const seen = new Set<ArrayBufferLike>();
  for (const array of [...chunks.flatMap(({ space }) => space.arrays), ...more])
    if (!room?.holds(array)) seen.add(array.buffer);
  return [...seen].reduce((sum, { byteLength }) => sum + byteLength, room?.lent ?? 0);
}

/** How far a run has come, in pairs of a case and an edition. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Cases that run one by one, and take longer, in one step. */
const aloneInStep = 1024;

/**
 * Runs all editions over a table in steps of one chunk and edition, or of some of its cases that run one by one, so that a worker can report progress and give up for
 * a newer edit. Returns one result for each edition, in the order in which they were compiled. `kept` may say of an edition
 * what a run before told of cases that cannot come out otherwise: of those that run one by one, these are taken over.
 */
export function* steps(
  compiled: Compiled,
  table: Table,
  kept: readonly (Kept | null | undefined)[] = [],
): Generator<Progress, BatchResult[], void> {
  const results = compiled.editions.map(({ edition }) => new BatchResult(edition, table.cases));
  const total = table.cases * compiled.editions.length;
  let done = 0;
  for (const chunk of table.chunks) {
    chunk.space.begin(compiled.program);
    const plain = new PlainRun(chunk, table.scratch);
    const rows = new Int32Array(chunk.space.words << 5);
    let outputs: Vector[] | undefined;
    for (const [i, plan] of compiled.editions.entries()) {
      if (!outputs || table.scratch.owner !== plain)
        outputs = execute(compiled.program, chunk.space, table.scratch);
      table.scratch.owner = plain;
      const result = results[i] as BatchResult;
      const count = rowsOf(plain.run(plan, outputs, result), rows);
      const alone = new AloneRun(plan, chunk, result);
      const known = kept[i];
      for (let k = 0; k < count; k += 1) {
        const row = rows[k] as number;
        const at = chunk.start + row;
        if (known && !hasBit(known.again, at)) takeOver(known.result, result, at);
        else alone.add(row);
        if (k % aloneInStep === aloneInStep - 1) yield { done, total };
      }
      alone.flush();
      done += chunk.rows;
      yield { done, total };
    }
  }
  return results;
}

/** Runs all editions over a table at once. */
export function run(compiled: Compiled, table: Table): BatchResult[] {
  const going = steps(compiled, table);
  for (;;) {
    const step = going.next();
    if (step.done) return step.value;
  }
}

/** Holds on to a run, so that an edit of one of its editions is answered without running everything again. */
export function hold(table: Table, results: readonly BatchResult[]): HeldRun<Table> {
  return new HeldRun(table, results, (edition) => run(compile([edition]), table)[0] as BatchResult);
}

/**
 * Whole determinations of cases under one of the compiled editions, in their order: all that `decide` says but the trace.
 * For what a batch does not keep (heads, bars, flags, steps of authorisation, deadlines); a batch is many times faster.
 * Throws where the edition is none of the compiled ones.
 */
export function determine(
  compiled: Compiled,
  edition: PreparedEdition,
  asked: readonly Asked[],
  options: DetermineOptions,
): Result<Determined>[] {
  const plan = compiled.editions.find((each) => each.edition === edition);
  if (!plan) throw new Error(`${edition.edition.id} was not compiled`);
  return determineAll(plan, asked, options);
}

/** A case under an edition. */
export interface AskedOf extends Asked {
  readonly edition: PreparedEdition;
}

const planOf = onceForEach(
  (edition: PreparedEdition) => compile([edition]).editions[0] as Compiled['editions'][number],
);

/** Whole determinations of pairs of a case and an edition, in their order; an edition is compiled when it is first met. */
export function determinePairs(pairs: readonly AskedOf[], options: DetermineOptions): Result<Determined>[] {
  const answers = new Array<Result<Determined>>(pairs.length);
  const places = new Map<PreparedEdition, number[]>();
  pairs.forEach(({ edition }, at) => {
    const known = places.get(edition);
    if (known) known.push(at);
    else places.set(edition, [at]);
  });
  for (const [edition, own] of places) {
    const asked = own.map((at) => pairs[at] as AskedOf);
    determineAll(planOf(edition), asked, options).forEach((answer, i) => {
      answers[own[i] as number] = answer;
    });
  }
  return answers;
}

/** Only which rules hold, for measuring: runs the shared program over every chunk and returns how many words of results it made. */
export function runProgram(compiled: Compiled, table: Table): number {
  table.scratch.owner = undefined;
  return table.chunks.reduce(
    (words, { space }) => words + execute(compiled.program, space, table.scratch).length * space.words,
    0,
  );
}
