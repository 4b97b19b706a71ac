/** Which rows of one chunk an edit can touch. */
import { anyBit, type Vector } from './bits.ts';
import type { PreparedEdition } from '../model/index.ts';
import type { AloneDelta, PlanDelta } from './delta-plans.ts';
import type { EditionPlan } from './plan.ts';
import type { Ref } from './program.ts';
import type { BatchResult } from './result.ts';
import { specOf } from './specs.ts';
import type { Chunk } from './table.ts';

/** The vector of a node over the chunk's rows. */
export type At = (ref: Ref) => Vector;

/** Which ends of the rows in which a difference was added are not as they are held. */
export interface MovedEnds {
  readonly min: boolean;
  readonly max: boolean;
}

/** Rows of a chunk for which the answer is another than the held one, or may be. No row is in two of the vectors. */
export interface Written {
  /** Cases that run one by one after the edit. */
  readonly alone: Vector;
  /** Plain rows that ran one by one before it. */
  readonly freed: Vector;
  /** Rows that were plain and are so still, worked out again. */
  readonly plain: Vector;
  /** Rows to which only the difference of a sum was added, and the ends that it moved. */
  readonly sums: Vector;
  ends: MovedEnds;
}

/** Neither end. */
export const noEnds: MovedEnds = { min: false, max: false };

/** Vectors for a chunk of so many words. */
export function writtenFor(words: number): Written {
  const vector = (): Vector => new Int32Array(words);
  return { alone: vector(), freed: vector(), plain: vector(), sums: vector(), ends: noEnds };
}

const or = (out: Vector, a: Vector): void => {
  for (let w = 0; w < out.length; w += 1) out[w] = (out[w] as number) | (a[w] as number);
};

/** Cases of a chunk that run one by one under a plan, as `PlainRun` sets them aside. */
export function asideOf(
  chunk: Chunk,
  plan: EditionPlan,
  apart: Vector,
  touching: Vector,
  /** An edition that sets the same cases aside before any rule. */
  like: PreparedEdition = plan.edition,
): Vector {
  const aside = new Int32Array(chunk.space.words);
  if (plan.shared === null || plan.shared.size > 0) chunk.markDecided(aside, touching, plan.shared);
  or(aside, apart);
  or(aside, chunk.asideFor(like));
  return aside;
}

/** Rows that run one by one on both sides and that the edit can touch. */
function aloneRows(
  chunk: Chunk,
  delta: AloneDelta | null,
  plans: { readonly changes: PlanDelta; readonly held: BatchResult; readonly at: At },
): Vector {
  const { space, start } = chunk;
  if (!delta) return space.all.slice();
  const rows = new Int32Array(space.words);
  const from = start >>> 5;
  for (const rule of delta.effects)
    for (const fired of [plans.held.fired[rule], plans.held.maybeFired[rule]])
      for (let w = 0; w < rows.length; w += 1)
        rows[w] = (rows[w] as number) | ((fired?.[from + w] as number) ?? 0);
  const { edition } = plans.held;
  for (const name of delta.names) {
    const spec = specOf(edition, name);
    // What may not apply, or is worked out, rests on names behind it.
    if (!spec || spec.mayBeAbsent || !edition.facts.has(name)) return space.all.slice();
    or(rows, space.column(spec).unknown);
  }
  if (!delta.conditions) return rows;
  or(rows, chunk.withItems(edition));
  or(rows, chunk.atEdge);
  for (const [, was, is] of plans.changes.fired) {
    const [a, b] = [plans.at(was), plans.at(is)];
    for (let w = 0; w < rows.length; w += 1)
      rows[w] = (rows[w] as number) | ((a[w] as number) ^ (b[w] as number));
  }
  return rows;
}

/** What `touchedIn` looks at. */
export interface Sides {
  readonly changes: PlanDelta;
  /** Which cases that run one by one the edit touches. */
  readonly alone: () => AloneDelta | null;
  readonly held: BatchResult;
  readonly asideBefore: Vector;
  readonly asideAfter: Vector;
}

/** Writes the rows of a chunk that have to be worked out again; those of changed sums come later. */
export function touchedIn(chunk: Chunk, sides: Sides, at: At, { alone, freed, plain }: Written): void {
  const { changes, asideBefore: was, asideAfter: is } = sides;
  const again = at(changes.again);
  const among = anyBit(is) ? aloneRows(chunk, sides.alone(), { ...sides, at }) : chunk.space.none;
  for (let w = 0; w < plain.length; w += 1) {
    const before = was[w] as number;
    const after = is[w] as number;
    plain[w] = (again[w] as number) & ~(before | after);
    freed[w] = before & ~after;
    alone[w] = after & ((among[w] as number) | ~before);
  }
}
