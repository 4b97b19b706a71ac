/** The bars into which changes of a midpoint fall. Changes are doubled midpoints in pence, so that a half penny is whole. */
import type { ImpactPair } from './model.ts';
import { sideOf } from './withhold-cells.ts';

/** Where bars end, in pounds, on both sides of nothing. */
const edgesInPounds = [10, 50, 100, 250, 500, 1_000, 2_500] as const;
const edges: readonly number[] = edgesInPounds.map((pounds) => pounds * 100);
const side = edges.length + 1;

/** The bar of the unchanged; losses stand before it, gains behind. */
export const unchangedBin = side;

/** How many bars there are. */
export const binCount = 2 * side + 1;

/** The bar of a change, which is a doubled midpoint in pence. */
export function binOf(doubled: number): number {
  if (doubled === 0) return unchangedBin;
  const size = Math.abs(doubled);
  let place = 0;
  while (place < edges.length && size >= 2 * (edges[place] as number)) place += 1;
  return doubled > 0 ? unchangedBin + 1 + place : unchangedBin - 1 - place;
}

/** From where to where a bar goes, in pence; null is no end. */
export function binEnds(bin: number): { readonly from: number | null; readonly to: number | null } {
  if (bin === unchangedBin) return { from: 0, to: 0 };
  const place = Math.abs(bin - unchangedBin) - 1;
  const near = place === 0 ? 0 : (edges[place - 1] as number);
  const far = edges[place] ?? null;
  return bin > unchangedBin ? { from: near, to: far } : { from: far === null ? null : 0 - far, to: 0 - near };
}

/** The cases of a pair that no bar of a change shows, because a side has no figure: those that gain and lose among them. */
export interface NotDrawn {
  readonly cases: number;
  readonly gain: number;
  readonly lose: number;
}

/** What is in no bar of a distribution, the one of the unchanged included. */
export function notDrawn({ change, bins }: Pick<ImpactPair, 'change' | 'bins'>): NotDrawn {
  const drawn = { lose: 0, same: 0, gain: 0 };
  for (const bin of bins) drawn[sideOf(bin)] += bin.cases;
  const cases = change.cases - drawn.lose - drawn.same - drawn.gain;
  return { cases, gain: change.gain - drawn.gain, lose: change.lose - drawn.lose };
}

/** Half of a sum in pence; a half penny goes away from nothing, so that turning a change round only turns its sign. */
export const half = (doubled: number): number =>
  Math.sign(doubled) * Math.floor((Math.abs(doubled) + 1) / 2) + 0;
