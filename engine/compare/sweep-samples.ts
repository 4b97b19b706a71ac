/** Cases with a fact set to one value after the other, run in batches; and whether two of them are decided by the same rules. */
import type { WorkingCalendar } from '../calendar.ts';
import { hasBit } from '../compile/bits.ts';
import { numberAt } from '../compile/columns.ts';
import { type BatchResult, type Compiled, load, steps, type Table } from '../compile/index.ts';
import { specOf } from '../compile/specs.ts';
import { factsBelow } from '../decide/context.ts';
import { representatives } from '../decide/unknown.ts';
import { type Case, decode, type Encoded, type PreparedEdition } from '../model/index.ts';
import type { Axis } from './sweep-axis.ts';

/** What a sweep needs beside the cases. */
export interface SweepOptions {
  readonly calendar: WorkingCalendar;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Cases in one step of a run; a multiple of 32. */
  readonly chunk?: number;
}

/** The timeline's step that would give a fact whatever the case states. */
const givenBy: Readonly<Record<string, 'issueArose' | 'closed'>> = {
  monthsSinceIssue: 'issueArose',
  monthsSinceClosure: 'closed',
};

/** The case with its own facts set; items keep what they state themselves, and a date that would give the fact is left out. */
export function variantOf(c: Case, axes: readonly Axis[], at: readonly Encoded[]): Case {
  const facts = { ...c.facts };
  let { timeline } = c;
  axes.forEach(({ fact }, i) => {
    facts[fact.name] = decode(fact.type, at[i] as Encoded);
    const step = givenBy[fact.name];
    if (step === undefined || timeline?.[step] === undefined) return;
    timeline = { ...timeline };
    delete timeline[step];
  });
  return { ...c, facts, ...(timeline ? { timeline } : {}) };
}

/** A derived fact that rests on a swept one, and the values from which the edition tells it apart. */
interface Mark {
  readonly spec: NonNullable<ReturnType<typeof specOf>>;
  readonly cuts: readonly number[];
}

function marksOf(edition: PreparedEdition, axes: readonly Axis[]): Mark[] {
  const swept = new Set(axes.map(({ fact }) => fact.name));
  return Object.keys(edition.edition.derived ?? {}).flatMap((name) => {
    const spec = specOf(edition, name);
    if (!spec || !factsBelow(edition, name).some((fact) => swept.has(fact))) return [];
    const cuts = representatives(edition, name).flatMap(({ value }) =>
      typeof value === 'number' ? [value] : [],
    );
    return [{ spec, cuts }];
  });
}

/** A batch that has been run: one result for each edition. */
export class Run {
  constructor(
    private readonly marks: readonly (readonly Mark[])[],
    private readonly table: Table,
    readonly results: readonly BatchResult[],
  ) {}

  /** In which of the classes that edition `e` tells apart the derived facts of a row are. */
  classesAt(e: number, at: number): number[] {
    const marks = this.marks[e] ?? [];
    const chunk = this.table.chunks.find(({ start, rows }) => at >= start && at < start + rows);
    if (marks.length === 0 || !chunk) return [];
    return marks.map(({ spec, cuts }) => {
      const column = chunk.space.column(spec);
      if (!hasBit(column.present, at - chunk.start)) return -1;
      const value = numberAt(column, at - chunk.start);
      return cuts.filter((cut) => value >= cut).length;
    });
  }
}

/** Runs batches of cases under the same editions. */
export class Runner {
  private readonly marks: readonly (readonly Mark[])[];

  constructor(
    private readonly compiled: Compiled,
    axes: readonly Axis[],
    private readonly options: SweepOptions,
  ) {
    this.marks = compiled.editions.map(({ edition }) => marksOf(edition, axes));
  }

  /** Runs cases; yields how many pairs of a case and an edition are done. */
  *run(cases: readonly Case[]): Generator<number, Run, void> {
    const { calendar, asOf, chunk = 1024 } = this.options;
    const table = load(this.compiled, cases, { calendar, asOf, chunk });
    const going = steps(this.compiled, table);
    for (;;) {
      const step = going.next();
      if (step.done) return new Run(this.marks, table, step.value);
      yield step.value.done;
    }
  }
}

/** One value of a line, with where its answers stand. `v` is the value where it is a number, else its place on the axis. */
export interface Sample {
  readonly v: number;
  readonly run: Run;
  readonly at: number;
}

/** Whether the same rules hold, as certainly, under edition `e`. */
export function sameRules(e: number, a: Sample, b: Sample): boolean {
  const [left, right] = [a.run.results[e] as BatchResult, b.run.results[e] as BatchResult];
  const { rules } = left.edition;
  for (let i = 0; i < rules.length; i += 1) {
    if (hasBit(left.fired[i] as Int32Array, a.at) !== hasBit(right.fired[i] as Int32Array, b.at))
      return false;
    if (hasBit(left.maybeFired[i] as Int32Array, a.at) !== hasBit(right.maybeFired[i] as Int32Array, b.at))
      return false;
  }
  return true;
}

/** Whether outcome, role and route are the same; where only the outcome is undetermined, also what it may be. */
export function sameWords(e: number, a: Sample, b: Sample): boolean {
  const [left, right] = [a.run.results[e] as BatchResult, b.run.results[e] as BatchResult];
  return (
    left.outcomes[a.at] === right.outcomes[b.at] &&
    left.roles[a.at] === right.roles[b.at] &&
    left.routes[a.at] === right.routes[b.at] &&
    hasBit(left.roleMaybe, a.at) === hasBit(right.roleMaybe, b.at) &&
    hasBit(left.routeMaybe, a.at) === hasBit(right.routeMaybe, b.at) &&
    left.problems.get(a.at) === right.problems.get(b.at) &&
    left.possible.get(a.at)?.join() === right.possible.get(b.at)?.join()
  );
}

/** Whether the ends of the award are the same kind: open, unspecified, or exclusive. */
export function sameKind(e: number, a: Sample, b: Sample): boolean {
  const [left, right] = [a.run.results[e] as BatchResult, b.run.results[e] as BatchResult];
  return (
    hasBit(left.unspecified, a.at) === hasBit(right.unspecified, b.at) &&
    hasBit(left.exclusive, a.at) === hasBit(right.exclusive, b.at) &&
    (left.max[a.at] === Infinity) === (right.max[b.at] === Infinity)
  );
}

/** How much the least and the most rise from one sample to the next; an open most does not rise. */
export function risesBetween(e: number, a: Sample, b: Sample): readonly [number, number] {
  const [left, right] = [a.run.results[e] as BatchResult, b.run.results[e] as BatchResult];
  const end = (value: number | undefined): number => (value === undefined || value === Infinity ? 0 : value);
  return [end(right.min[b.at]) - end(left.min[a.at]), end(right.max[b.at]) - end(left.max[a.at])];
}

/** Whether nothing that a change of rules could explain differs: rules, words, kind, and the classes of derived facts. */
export const sameRegime = (e: number, a: Sample, b: Sample): boolean =>
  sameRules(e, a, b) &&
  sameWords(e, a, b) &&
  sameKind(e, a, b) &&
  a.run.classesAt(e, a.at).join() === b.run.classesAt(e, b.at).join();
