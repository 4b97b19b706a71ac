/** What is compared with the engine: something that says which rules hold in a slice of the cases. */
import type { Encoded } from '../../engine/index.ts';
import type { Layout } from '../answers.ts';

/** The values of a plain case by fact. */
export type Row = Readonly<Record<string, Encoded>>;

/** A package that runs the rules case by case. `ask` is what is timed; its answers are read afterwards. */
export interface Peer {
  readonly name: string;
  /** Makes what the package needs of some cases, outside of the measured time. */
  prepare(rows: readonly Row[]): Slice;
}

export interface Slice {
  /** Runs every rule of every edition over the slice. */
  ask(): Promise<void> | void;
  /** The bits of the slice, from what the last `ask` gave. */
  answers(layout: Layout): Int32Array;
}
