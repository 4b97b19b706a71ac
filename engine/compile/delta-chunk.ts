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

/** Rows of a chunk, by how they are worked out again. No row is in two of them. */
export interface Touched {
  /** Cases that run one by one after the edit. */
  readonly alone: Vector;
  /** Plain rows that ran one by one before it. */
  readonly freed: Vector;
  /** Rows that were plain and are so still. */
  readonly plain: Vector;
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

/** The rows of a chunk that have to be worked out again; those of changed sums come later. */
export function touchedIn(chunk: Chunk, sides: Sides, at: At): Touched {
  const { words } = chunk.space;
  const { changes, asideBefore: was, asideAfter: is } = sides;
  const plain = new Int32Array(words);
  for (const [a, b] of changes.pairs) {
    const [x, y] = [at(a), at(b)];
    for (let w = 0; w < words; w += 1)
      plain[w] = (plain[w] as number) | ((x[w] as number) ^ (y[w] as number));
  }
  for (const ref of changes.wherever) or(plain, at(ref));
  const freed = new Int32Array(words);
  const alone = anyBit(is) ? aloneRows(chunk, sides.alone(), { ...sides, at }) : new Int32Array(words);
  for (let w = 0; w < words; w += 1) {
    const [before, after] = [was[w] as number, is[w] as number];
    plain[w] = (plain[w] as number) & ~(before | after);
    freed[w] = before & ~after;
    alone[w] = after & ((alone[w] as number) | ~before);
  }
  return { alone, freed, plain };
}
