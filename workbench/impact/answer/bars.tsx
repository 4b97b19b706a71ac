/** The bars of the distribution: each opens its cases. */
import { type FocusEvent, type KeyboardEvent, useId } from 'react';
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';
import type { ImpactBin } from '../../../engine/impact/model.ts';
import { count } from '../../shared/words.ts';
import { binText, signed } from '../words.ts';
import { labelled } from './distribution-rows.ts';
import classes from '../impact.module.css';

/** A bar with its place among the bins. */
export interface Place extends ImpactBin {
  readonly at: number;
  readonly label: string;
  /** Neither its number nor its height is told: for a picture that is handed on. */
  readonly isWithheld?: boolean;
}

/** What a bar is drawn from; all of it comes with the bar, so that it stays the same element however often it is drawn. */
interface Drawn extends Place {
  readonly isFirst: boolean;
  readonly pattern: string;
  readonly room: number;
  readonly open: (place: Place) => void;
}

interface BarShape {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: Drawn;
}

const isLoss = ({ to }: ImpactBin): boolean => (to ?? 1) <= 0;
const tick = { fill: 'var(--ink-2)', fontSize: 12 };

/** In the place of a bar that is withheld: always as high as the word. */
function Withheld({ x = 0, y = 0, width = 0, height = 0, payload }: BarShape) {
  const tall = 20;
  const top = y + height - tall;
  return (
    <g data-withheld={payload?.at}>
      <rect
        {...{ x, y: top, width, height: tall }}
        strokeDasharray="3 3"
        style={{ fill: 'none', stroke: 'var(--ink-2)' }}
      />
      <text x={x + width / 2} y={top + 14} textAnchor="middle" fontSize={11} style={{ fill: 'var(--ink)' }}>
        {width > 52 ? 'withheld' : '…'}
      </text>
    </g>
  );
}

function Figure(shape: BarShape) {
  const { x = 0, y = 0, width = 0, height = 0, payload } = shape;
  if (payload?.isWithheld) return <Withheld {...shape} />;
  if (!payload || payload.cases === 0) return <g />;
  const tall = Math.max(height, 3);
  const top = y + height - tall;
  const spoken = `${binText(payload)}: ${count(payload.cases, 'case')}, ${signed(payload.sum)} together`;
  const loses = isLoss(payload);
  return (
    <g
      role="button"
      tabIndex={payload.isFirst ? 0 : -1}
      aria-label={`${spoken}, show them`}
      data-bar={payload.at}
      className={classes.column}
      onClick={() => payload.open(payload)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        payload.open(payload);
      }}
    >
      <title>{spoken}</title>
      <rect x={x} y={0} width={width} height={payload.room} fill="transparent" stroke="none" />
      <rect
        x={x}
        y={top}
        width={width}
        height={tall}
        strokeWidth={1.5}
        data-figure
        style={{
          fill: loses ? `url(#${payload.pattern})` : 'var(--tone-0)',
          stroke: loses ? 'var(--tone-1)' : 'var(--tone-0)',
        }}
      />
      <text x={x + width / 2} y={top - 5} textAnchor="middle" fontSize={11} style={{ fill: 'var(--ink)' }}>
        {width > 24 ? payload.cases.toLocaleString('en-GB') : ''}
      </text>
    </g>
  );
}

const barsIn = (ground: Element): SVGElement[] => [...ground.querySelectorAll<SVGElement>('[data-bar]')];

/** Arrows, Home and End lead from bar to bar. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const bars = barsIn(event.currentTarget);
  const now = bars.findIndex((bar) => bar === document.activeElement);
  const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: bars.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  bars[Math.min(bars.length - 1, Math.max(0, next))]?.focus();
}

/** One bar is in the tab order: the last that had the focus. */
function remember(event: FocusEvent<HTMLElement>): void {
  for (const bar of barsIn(event.currentTarget))
    bar.setAttribute('tabindex', (bar as Element) === event.target ? '0' : '-1');
}

/** The bars; one of them is in the tab order, arrows lead to the others. */
export function Bars(props: {
  places: readonly Place[];
  width: number;
  height: number;
  open: (place: Place) => void;
}) {
  const { places, width, height, open } = props;
  const pattern = useId();
  const named = labelled(
    places.map(({ cases }) => cases),
    width - 68,
  );
  const first = places.find(({ cases }) => cases > 0)?.at;
  const drawn = places.map((place): Drawn => ({
    ...place,
    isFirst: place.at === first,
    pattern,
    room: height - 40,
    open,
  }));
  return (
    <div onKeyDown={move} onFocus={remember} role="group" aria-label="Bars; arrow keys move from bar to bar">
      <BarChart
        width={width}
        height={height}
        data={drawn}
        margin={{ top: 22, right: 8, bottom: 4, left: 4 }}
        accessibilityLayer={false}
      >
        <defs>
          <pattern id={pattern} width={8} height={8} patternUnits="userSpaceOnUse">
            <rect width={8} height={8} style={{ fill: 'var(--tone-1)' }} fillOpacity={0.25} />
            <path
              d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4"
              style={{ stroke: 'var(--tone-1)' }}
              strokeWidth={1.6}
              fill="none"
            />
          </pattern>
        </defs>
        <CartesianGrid syncWithTicks vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          stroke="var(--line-strong)"
          tick={tick}
          interval={0}
          tickFormatter={(label: string, i: number) => (named.has(i) ? label : '')}
        />
        <YAxis allowDecimals={false} width={56} stroke="var(--line-strong)" tick={tick} />
        <Bar dataKey="cases" isAnimationActive={false} shape={Figure} maxBarSize={90} />
      </BarChart>
    </div>
  );
}
