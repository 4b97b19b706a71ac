/** Which cases stand behind a figure. */
import { fares, marks } from './counts.ts';
import type { PairRun } from './pair.ts';

/** What can be true of a case in a pair. */
export const changeKinds = [
  'all',
  'gain',
  'lose',
  'same',
  'notComparable',
  'moved',
  'outcome',
  'route',
  'authoriser',
  'terms',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A figure: a bar by its place in `bins`, a slice by its fact and value, a group of causes by its id; `change` narrows it. */
export type Selector =
  | { readonly kind: 'change'; readonly change: ChangeKind }
  | { readonly kind: 'bin'; readonly bin: number }
  | {
      readonly kind: 'slice';
      readonly fact: string;
      readonly value: string | null;
      readonly change?: ChangeKind;
    }
  | { readonly kind: 'cause'; readonly id: number; readonly change?: ChangeKind };

/** How many cases there are, and the places of those that were asked for. */
export interface Found {
  readonly total: number;
  readonly places: readonly number[];
}

const masks: Readonly<Record<ChangeKind, readonly [mask: number, value: number]>> = {
  all: [0, 0],
  gain: [3, fares.gain],
  lose: [3, fares.lose],
  same: [3, fares.same],
  notComparable: [3, fares.notComparable],
  moved: [marks.moved, marks.moved],
  outcome: [marks.outcome, marks.outcome],
  route: [marks.route, marks.route],
  authoriser: [marks.authoriser, marks.authoriser],
  terms: [marks.terms, marks.terms],
};

/** Whether a change is of a kind. */
export const isOf = (kind: ChangeKind, byte: number): boolean => {
  const [mask, value] = masks[kind];
  return (byte & mask) === value;
};

/** A run as a selector looks at it. */
export interface SelectedRun {
  readonly pair: PairRun;
  sliceOf(fact: string): Uint16Array;
  codeOf(fact: string, value: string | null): number | undefined;
}

/** Whether a row of a run is behind the figure. */
export function inRun(selector: Selector, run: SelectedRun): (row: number) => boolean {
  const { bytes, bins, causes } = run.pair;
  if (selector.kind === 'bin') return (row) => bins[row] === selector.bin;
  const kind = selector.change ?? 'all';
  const changed = (row: number): boolean => isOf(kind, bytes[row] as number);
  if (selector.kind === 'change') return changed;
  if (selector.kind === 'cause') return (row) => causes[row] === selector.id && changed(row);
  const codes = run.sliceOf(selector.fact);
  const code = run.codeOf(selector.fact, selector.value);
  return (row) => codes[row] === code && changed(row);
}
