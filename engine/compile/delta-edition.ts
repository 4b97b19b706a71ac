/** Reruns of one edition of a run that is held. */
import type { PreparedEdition } from '../model/index.ts';
import { AloneRun } from './alone.ts';
import { anyBit, eachRow, rowsOf, type Vector, wordsFor } from './bits.ts';
import type { HeldTable, Rerun } from './delta.ts';
import { asideOf, type At, noEnds, touchedIn, type Written, writtenFor } from './delta-chunk.ts';
import {
  type AloneDelta,
  aloneDelta,
  asideText,
  type PlanDelta,
  planDelta,
  type Planned,
} from './delta-plans.ts';
import { copyCase, copyPlain, copySums, writeLeft } from './delta-rows.ts';
import { addSums } from './delta-sums.ts';
import { EditionCompiler } from './edition.ts';
import type { Ends } from './left.ts';
import { PlainRun } from './plain.ts';
import { Slots } from './plan.ts';
import type { Predicate } from './predicates.ts';
import { emit, execute, Graph, type Program, type Ref, Scratch } from './program.ts';
import { BatchResult } from './result.ts';
import type { Chunk } from './table.ts';

/** Edits that are compiled into one graph before it is made anew. */
const mostEdits = 256;

const compileInto = (edition: PreparedEdition, graph: Graph): Planned => {
  const slots = new Slots();
  return { plan: new EditionCompiler(edition, graph, slots).plan(), slots };
};

/** An edit, ready to be run. */
interface Edit {
  readonly after: Planned;
  readonly changes: PlanDelta;
  /** Which of the cases that run one by one it touches: asked for only where there is one. */
  readonly alone: () => AloneDelta | null;
  /** The same cases run one by one as before, whatever they are. */
  readonly sameAside: boolean;
  /** What tells the rows that it can touch. */
  readonly program: Program;
  readonly places: ReadonlyMap<Ref, number>;
  /** Everything that a run of the edition asks for. */
  readonly whole: () => Program;
  /** Answers of one chunk, by its rows. */
  readonly found: (rows: number) => BatchResult;
}

const onceFor = <T>(make: () => T): (() => T) => {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: make() }).value;
};

/** Takes the rows of `b` out of `a`. */
function without(a: Vector, b: Vector): Vector {
  for (let w = 0; w < a.length; w += 1) a[w] = (a[w] as number) & ~(b[w] as number);
  return a;
}

function either(a: Vector, b: Vector): Vector {
  const out = a.slice();
  for (let w = 0; w < out.length; w += 1) out[w] = (out[w] as number) | (b[w] as number);
  return out;
}

/** One edition of a held run. */
export class EditionDelta {
  private graph = new Graph();
  private before: Planned;
  private edits = 0;
  private work: BatchResult | null = null;
  private readonly written = new Map<Chunk, Written>();
  /** Vectors of the edit before the last one, for the next one. */
  private readonly spare = new Map<Chunk, Written>();
  private rules: readonly number[] = [];
  private readonly asides = new Map<Chunk, Vector>();
  private readonly scratch = new Scratch();
  private readonly plainScratch = new Scratch();
  private readonly known: ReadonlySet<string>;
  private asked: readonly Predicate[] = [];
  private readonly list: Int32Array;
  private readonly room = new Map<number, Vector>();

  constructor(
    private readonly table: HeldTable,
    private readonly held: BatchResult,
  ) {
    this.before = compileInto(held.edition, this.graph);
    this.known = new Set(emit(this.graph, this.before.slots.roots).predicates.map(({ key }) => key));
    this.list = new Int32Array(Math.max(0, ...table.chunks.map(({ space }) => space.words << 5)));
  }

  /** Makes the arrays that reruns write on. */
  prepare(): BatchResult {
    return (this.work ??= this.held.copy());
  }

  /** The answer under another edition, and the cases that may differ; null where everything has to be run. */
  rerun(edition: PreparedEdition): Omit<Rerun, 'whole'> | null {
    const edit = this.edit(edition);
    if (!edit) return null;
    const result = this.prepare().as(edition);
    this.work = result;
    result.left.postpone((into) => this.leftOf(result, into));
    for (const rule of this.rules) (result.fired[rule] as Vector).set(this.held.fired[rule] as Vector);
    this.rules = edit.changes.fired.map(([rule]) => rule);
    const words = wordsFor(this.table.cases);
    const [touched, sums, apart] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
    for (const chunk of this.table.chunks) {
      const now = this.inChunk(chunk, edit, result);
      const at = chunk.start >>> 5;
      sums.set(now.sums, at);
      for (let w = 0; w < now.sums.length; w += 1) {
        const single = (now.freed[w] as number) | (now.alone[w] as number);
        apart[at + w] = single;
        touched[at + w] = (now.sums[w] as number) | (now.plain[w] as number) | single;
      }
    }
    return { result, touched, sums, apart };
  }

  /** What is left to pay: as it is held, but for the rows that the last edit has written. */
  private leftOf(result: BatchResult, into: Ends | null): Ends {
    const { netMin, netMax } = this.held;
    const left = into ?? { min: new Float64Array(netMin.length), max: new Float64Array(netMax.length) };
    left.min.set(netMin);
    left.max.set(netMax);
    for (const [chunk, { sums, plain, freed }] of this.written)
      for (const rows of [sums, plain, freed])
        writeLeft(chunk, result, left, this.list, rowsOf(rows, this.list));
    return left;
  }

  private edit(edition: PreparedEdition): Edit | null {
    if (this.edits >= mostEdits) {
      this.edits = 0;
      this.graph = new Graph();
      this.before = compileInto(this.held.edition, this.graph);
    }
    this.edits += 1;
    const { before, graph } = this;
    const after = compileInto(edition, graph);
    const changes = planDelta(graph, before, after);
    if (!changes) return null;
    const refs = new Set<Ref>([changes.again, changes.uneven, ...changes.sums.map(({ rows }) => rows)]);
    for (const [, was, is] of changes.fired) refs.add(was).add(is);
    for (const { plan, slots } of [before, after])
      for (const slot of [plan.apart, plan.touching]) refs.add(slots.roots[slot] as Ref);
    const roots = [...refs];
    const program = emit(graph, roots);
    const whole = onceFor(() => emit(graph, after.slots.roots));
    this.forget(edition === this.held.edition ? program.predicates : whole().predicates);
    const found = new Map<number, BatchResult>();
    return {
      after,
      changes,
      alone: onceFor(() => aloneDelta(this.held.edition, edition)),
      sameAside: this.sameAside(after),
      program,
      places: new Map(roots.map((ref, i) => [ref, i])),
      whole,
      found: (rows) => {
        const made = found.get(rows) ?? new BatchResult(edition, rows);
        found.set(rows, made);
        return made;
      },
    };
  }

  /** Forgets the vectors that only the edit before asked for. */
  private forget(asked: readonly Predicate[]): void {
    const now = new Set(asked.map(({ key }) => key));
    for (const predicate of this.asked)
      if (!this.known.has(predicate.key) && !now.has(predicate.key))
        for (const { space } of this.table.chunks) space.forget(predicate);
    this.asked = asked;
  }

  /** Cases that run one by one before the edit, and after it. */
  private asidesOf(chunk: Chunk, { after, sameAside }: Edit, at: At): [Vector, Vector] {
    const { edition } = this.held;
    const like = asideText(edition) === asideText(after.plan.edition) ? edition : after.plan.edition;
    const make = ({ plan, slots }: Planned): Vector =>
      asideOf(
        chunk,
        plan,
        at(slots.roots[plan.apart] as Ref),
        at(slots.roots[plan.touching] as Ref),
        plan === after.plan ? like : edition,
      );
    const was = this.asides.get(chunk) ?? make(this.before);
    this.asides.set(chunk, was);
    return [was, sameAside ? was : make(after)];
  }

  /** Room for a vector of so many words. */
  private vector(words: number): Vector {
    const known = this.room.get(words) ?? new Int32Array(words);
    this.room.set(words, known);
    return known;
  }

  private sameAside(after: Planned): boolean {
    const { before } = this;
    const root = ({ slots }: Planned, slot: number): Ref => slots.roots[slot] as Ref;
    const sums = ({ plan }: Planned): string => JSON.stringify(plan.shared && [...plan.shared].sort());
    return (
      asideText(before.plan.edition) === asideText(after.plan.edition) &&
      root(before, before.plan.apart) === root(after, after.plan.apart) &&
      root(before, before.plan.touching) === root(after, after.plan.touching) &&
      sums(before) === sums(after)
    );
  }

  /** Works a chunk out again where it has to be, and puts the held answer back where the edit before has written another. */
  private inChunk(chunk: Chunk, edit: Edit, result: BatchResult): Written {
    const { changes, program, places } = edit;
    const { held } = this;
    const { start, space } = chunk;
    const vectors = execute(program, space, this.scratch);
    const at: At = (ref) => vectors[places.get(ref) as number] as Vector;
    const [asideBefore, asideAfter] = this.asidesOf(chunk, edit, at);
    const before = this.written.get(chunk);
    const now = this.spare.get(chunk) ?? writtenFor(space.words);
    touchedIn(chunk, { changes, alone: edit.alone, held, asideBefore, asideAfter }, at, now);
    if (before) this.restore(chunk, before, now.plain, result);
    now.sums.fill(0);
    const rows = {
      ...{ start, sums: now.sums, again: now.plain, spare: this.vector(space.words) },
      aside: asideBefore === asideAfter ? asideBefore : either(asideBefore, asideAfter),
    };
    now.ends = addSums(changes, at, rows, { held, work: result }, before?.ends ?? noEnds);
    if (before) this.restoreSums(chunk, before, now, result);
    const from = start >>> 5;
    for (const [rule, , is] of changes.fired) {
      const [bits, was] = [at(is), held.fired[rule] as Vector];
      const into = result.fired[rule] as Vector;
      for (let w = 0; w < bits.length; w += 1) {
        const apart = asideAfter[w] as number;
        into[from + w] = ((bits[w] as number) & ~apart) | ((was[from + w] as number) & apart);
      }
    }
    this.runPlain(chunk, now, edit, result);
    this.runAlone(chunk, now.alone, edit, result);
    this.written.set(chunk, now);
    if (before) this.spare.set(chunk, before);
    return now;
  }

  /** Puts the held answer back in the rows of a chunk; not where `again` writes another one anyway. */
  private restore(chunk: Chunk, before: Written, again: Vector, result: BatchResult): void {
    const { held } = this;
    const { start } = chunk;
    const plain = without(before.plain, again);
    if (anyBit(plain))
      copyPlain(plain, [held, result], { from: start, to: start }, this.before.plan.late.rules, this.list);
    for (const rest of [before.freed, before.alone])
      eachRow(without(rest, again), (row) => copyCase(held, start + row, result, start + row));
  }

  /** The same of rows to which a sum was added, where none is added now. */
  private restoreSums({ start }: Chunk, before: Written, now: Written, result: BatchResult): void {
    if (!before.ends.min && !before.ends.max) return;
    copySums(without(without(before.sums, now.plain), now.sums), this.held, result, start);
  }

  /** Works out rows that one row each says all of: the chunk is run with all others set aside, into an answer of its own. */
  private runPlain(chunk: Chunk, { plain, freed }: Written, edit: Edit, result: BatchResult): void {
    if (!anyBit(plain) && !anyBit(freed)) return;
    const { space, start } = chunk;
    const { plan } = edit.after;
    const others = space.all.map((bits, w) => bits & ~((plain[w] as number) | (freed[w] as number)));
    const found = edit.found(space.rows);
    for (const vector of [found.exclusive, found.unspecified, ...found.without.values()]) vector.fill(0);
    const rows = { space, start: 0, markDecided: () => undefined, asideFor: () => others };
    const outputs = execute(edit.whole(), space, this.plainScratch);
    new PlainRun(rows, this.plainScratch).run(plan, outputs, found);
    eachRow(freed, (row) => copyCase(found, row, result, start + row));
    for (const some of [freed, plain])
      copyPlain(some, [found, result], { from: 0, to: start }, plan.late.rules, this.list);
  }

  private runAlone(chunk: Chunk, alone: Vector, { after }: Edit, result: BatchResult): void {
    if (!anyBit(alone)) return;
    const nothing = new BatchResult(after.plan.edition, 1);
    const run = new AloneRun(after.plan, chunk, result);
    eachRow(alone, (row) => {
      copyCase(nothing, 0, result, chunk.start + row);
      result.putNet(chunk.start + row, 0, 0);
      run.add(row);
    });
    run.flush();
  }
}
