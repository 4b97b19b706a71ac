/** The points of a band: those of the sweep, and both sides of every cliff and turn, so that a step stands where it is. */
import type { Axis, Encoded, Sweep, SweepLine } from '../../engine/index.ts';
import { axisValueText } from '../../engine/compare/sweep-words.ts';
import { roundUp } from '../shared/scale.ts';
import { pointSpan, type Span, spanOf } from './words.ts';

/** One point of a band, in pence; `band` is null where there is no amount. */
export interface Place extends Span {
  readonly x: number;
  readonly at: string;
  readonly band: readonly [number, number] | null;
  /** The part above the least, where there is no upper end. */
  readonly open: readonly [number, number] | null;
}

/** The top of the scale that holds all closed ends. */
export function topOf(spans: Iterable<Span>): number {
  let most = 1_000;
  for (const { min, max } of spans) most = Math.max(most, max ?? 0, min ?? 0);
  return roundUp(most);
}

/** Every interval of a sweep. */
export const spansOf = (sweep: Sweep): Span[] =>
  sweep.policies.flatMap(({ points }) => points.map((point) => pointSpan(point)));

/** Whether the values of an axis are numbers: a line, not a row of bars. */
export const isAlong = ({ fact }: Axis): boolean => fact.type !== 'boolean' && fact.type !== 'enumeration';

function placeAt(axis: Axis, value: Encoded, i: number, span: Span, top: number): Place {
  const isOpen = span.min !== null && span.max === null;
  return {
    ...span,
    x: isAlong(axis) && typeof value === 'number' ? value : i,
    at: axisValueText(axis, value),
    band: span.min === null ? null : [span.min, span.max ?? top * 1.05],
    open: isOpen ? [span.min ?? 0, top * 1.05] : null,
  };
}

/** The points of one policy along one axis, from low to high. */
export function placesOf(sweep: Sweep, line: SweepLine, top: number): Place[] {
  const axis = sweep.axes[0];
  if (!axis) return [];
  const places = new Map<number, Place>();
  line.points.forEach((point, i) => {
    const place = placeAt(axis, point.at[0] as Encoded, i, pointSpan(point), top);
    places.set(place.x, place);
  });
  if (isAlong(axis) && sweep.cases.length === 1)
    for (const { below, above, moves } of [...line.cliffs, ...line.turns]) {
      const [move] = moves;
      if (!move) continue;
      const sides = [
        [below, move.before],
        [above, move.after],
      ] as const;
      for (const [value, answer] of sides) {
        const place = placeAt(axis, value, 0, spanOf(answer), top);
        if (!places.has(place.x)) places.set(place.x, place);
      }
    }
  return [...places.values()].sort((a, b) => a.x - b.x);
}
