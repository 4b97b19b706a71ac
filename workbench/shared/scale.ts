/** One pound scale for all bars of a screen. Positions are shares of the track, 0 to 1. */
import type { Range } from '../../engine/model/determination.ts';
import type { Pence } from '../../engine/money.ts';

export type ScaleKind = 'sqrt' | 'linear';

/** Where amounts stand on the track; the last part is kept for the arrow of open-ended bars. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly max: Pence;
  position(pence: Pence): number;
  readonly ticks: readonly Pence[];
}

/** The share of the track on which sums stand; what is above it only says "and more". */
const closedShare = 0.9;
const steps = [1, 2, 2.5, 5, 10];

/** The next round number of pence at or above: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(pence: Pence): Pence {
  const power = 10 ** Math.floor(Math.log10(Math.max(pence, 1000)));
  return Math.round((steps.find((step) => step * power >= pence) ?? 10) * power);
}

function ticksOf(max: Pence, position: (pence: Pence) => number): Pence[] {
  const ticks: Pence[] = [max];
  for (let power = max; power >= 500; power /= 10) {
    for (const part of [0.5, 0.25, 0.1]) {
      const tick = Math.round(power * part);
      if (tick % 100 !== 0 || tick === 0) continue;
      const clear = ticks.every((other) => Math.abs(position(other) - position(tick)) > 0.27);
      if (clear && position(tick) > 0.25) ticks.push(tick);
    }
  }
  return [0, ...ticks.sort((a, b) => a - b)];
}

/** A scale that holds every closed end of the ranges. */
export function scaleFor(ranges: Iterable<Range>, kind: ScaleKind): Scale {
  let most = 10000;
  for (const { min, max } of ranges) most = Math.max(most, max ?? 0, min ?? 0);
  const max = roundUp(most);
  const share = kind === 'sqrt' ? (p: number) => Math.sqrt(p / max) : (p: number) => p / max;
  const position = (pence: Pence): number =>
    Math.min(1, Math.max(0, share(Math.max(0, pence)))) * closedShare;
  return { kind, max, position, ticks: ticksOf(max, position) };
}
