/** What the pictures of one fact share: axes, the tip at a point, and what they are given. */
import { Tooltip } from 'recharts';
import type { Axis, Sweep, SweepLine } from '../../engine/index.ts';
import { formatPence } from '../../engine/money.ts';
import type { Place } from './series.ts';
import { PlainTooltip } from './tooltip.tsx';

export const tick = { fill: 'var(--ink-2)', fontSize: 12 };
export const margin = { top: 22, right: 24, bottom: 4, left: 4 };
export const tooltip = (axis: Axis) => (
  <Tooltip
    isAnimationActive={false}
    cursor={{ stroke: 'var(--ink-2)', strokeDasharray: '3 3', fill: 'var(--ground-3)', fillOpacity: 0.5 }}
    content={<PlainTooltip words={(place: Place) => [`${axis.fact.label}: ${place.at}`, place.text]} />}
  />
);

export const pounds = (top: number, isOpen: boolean) => ({
  domain: [0, isOpen ? top * 1.05 : top] as [number, number],
  ticks: [0, top / 2, top],
  tickFormatter: (pence: number) => formatPence(Math.round(pence)),
  width: 70,
  stroke: 'var(--line-strong)',
  tick,
});

export interface Drawing {
  readonly sweep: Sweep;
  readonly line: SweepLine;
  readonly axis: Axis;
  readonly top: number;
  /** Some award of the sweep has no upper end, and needs room above the scale. */
  readonly isOpen: boolean;
  readonly tone: string;
  readonly title: string;
}

/** A drawing with its room. */
export type Sized = Drawing & { readonly width: number; readonly height: number };
