/** Two facts as a map: each square has its figure in words, its shade only says the same again. Of two policies the difference. */
import { type KeyboardEvent, useId, useState } from 'react';
import { axisValueText } from '../../engine/compare/sweep-words.ts';
import type { Axis, Sweep, SweepLine } from '../../engine/index.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { Frame } from './frame.tsx';
import { pointSpan, signedPounds, type Span } from './words.ts';
import classes from './charts.module.css';

/** A square: its figure, how strong its shade is (-1 to 1), and what it says aloud. */
export interface Square {
  readonly text: string;
  readonly spoken: string;
  readonly share: number;
}

const by = (pence: number): string => (pence === 0 ? 'the same' : signedPounds(pence));
const highest = ({ min, max }: Span): number => max ?? min ?? 0;

/** "+£50 to +£100" more than the other policy; what has no end is compared at its least. */
function difference(a: Span, b: Span): string {
  const least = (a.min ?? 0) - (b.min ?? 0);
  const most = highest(a) - highest(b);
  const open = (a.max === null) !== (b.max === null) ? ' (one has no limit)' : '';
  return `${least === most ? by(most) : `least ${by(least)}, most ${by(most)}`}${open}`;
}

/** The squares of a policy, or of what it awards more than another, in the order of the points. */
export function squaresOf(sweep: Sweep, line: SweepLine, less: SweepLine | undefined): Square[] {
  const spans = line.points.map((point) => pointSpan(point));
  const others = less?.points.map((point) => pointSpan(point));
  const size = (span: Span, i: number): number => highest(span) - (others ? highest(others[i] as Span) : 0);
  const most = Math.max(1, ...spans.map((span, i) => Math.abs(size(span, i))));
  const [down, across] = sweep.axes as readonly [Axis, Axis];
  return spans.map((span, i) => {
    const at = line.points[i]?.at ?? [];
    const text = others ? difference(span, others[i] as Span) : span.text;
    const where = [down, across]
      .map((axis, k) => `${axis.fact.label} ${axisValueText(axis, at[k] ?? '')}`)
      .join(', ');
    return { text, spoken: `${where}: ${text}`, share: size(span, i) / most };
  });
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

const cut = (text: string, room: number): string => {
  const letters = Math.max(1, Math.floor(room / 6.4));
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
};

function Picture(props: {
  sweep: Sweep;
  squares: readonly Square[];
  width: number;
  height: number;
  label: string;
}) {
  const { squares, width, height } = props;
  const id = useId();
  const [down, across] = props.sweep.axes as readonly [Axis, Axis];
  const columns = across.values.length;
  const [current, setCurrent] = useState(0);
  const left = Math.min(170, Math.max(90, width / 5));
  const head = 44;
  const [w, h] = [(width - left) / columns, (height - head) / down.values.length];
  const move = (event: KeyboardEvent<SVGSVGElement>): void => {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const row = Math.min(down.values.length - 1, Math.max(0, Math.floor(current / columns) + by[0]));
    const column = Math.min(columns - 1, Math.max(0, (current % columns) + by[1]));
    const next = row * columns + column;
    setCurrent(next);
    event.currentTarget.querySelector<SVGElement>(`[data-square="${next}"]`)?.focus();
  };
  const shade = (share: number): string => (share < 0 ? 'var(--tone-1)' : 'var(--tone-0)');
  return (
    <svg
      width={width}
      height={height}
      role="group"
      aria-label={props.label}
      onKeyDown={move}
      data-scrolls
      className={classes.map}
    >
      <defs>
        <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
          <path
            d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4"
            style={{ stroke: 'var(--tone-1)' }}
            strokeWidth={1}
            strokeOpacity={0.45}
            fill="none"
          />
        </pattern>
      </defs>
      <g aria-hidden fontSize={12}>
        <text x={left} y={14} fontWeight={600} style={{ fill: 'var(--ink)' }}>
          {across.fact.label} →
        </text>
        <text x={0} y={34} fontWeight={600} style={{ fill: 'var(--ink)' }}>
          {cut(`${down.fact.label} ↓`, left)}
        </text>
        {across.values.map((value, j) => (
          <text
            key={String(value)}
            x={left + (j + 0.5) * w}
            y={34}
            textAnchor="middle"
            style={{ fill: 'var(--ink-2)' }}
          >
            {cut(axisValueText(across, value), w)}
          </text>
        ))}
        {down.values.map((value, i) => (
          <text
            key={String(value)}
            x={0}
            y={head + (i + 0.5) * h}
            dominantBaseline="central"
            style={{ fill: 'var(--ink-2)' }}
          >
            {cut(axisValueText(down, value), left)}
          </text>
        ))}
      </g>
      {squares.map((square, k) => {
        const [x, y] = [left + (k % columns) * w, head + Math.floor(k / columns) * h];
        return (
          <g
            key={square.spoken}
            role="img"
            aria-label={square.spoken}
            tabIndex={k === current ? 0 : -1}
            data-square={k}
            onFocus={() => setCurrent(k)}
          >
            <title>{square.spoken}</title>
            <rect
              x={x + 1}
              y={y + 1}
              width={w - 2}
              height={h - 2}
              style={{ fill: shade(square.share), stroke: 'var(--line-strong)' }}
              fillOpacity={Math.abs(square.share) * 0.4}
            />
            {square.share < 0 ? (
              <rect x={x + 1} y={y + 1} width={w - 2} height={h - 2} style={{ fill: `url(#${id})` }} />
            ) : null}
            <text
              x={x + w / 2}
              y={y + h / 2}
              textAnchor="middle"
              dominantBaseline="central"
              fontSize={12}
              style={{ fill: 'var(--ink)' }}
            >
              {cut(square.text, w - 6)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The map. */
export function HeatMap({
  sweep,
  line,
  less,
}: {
  sweep: Sweep;
  line: SweepLine;
  less: SweepLine | undefined;
}) {
  const name = usePolicyName();
  const squares = squaresOf(sweep, line, less);
  const rows = sweep.axes[0]?.values.length ?? 1;
  const title = less ? `${name(line.policy).full} less ${name(less.policy).full}` : name(line.policy).full;
  return (
    <Frame picture={title} height={44 + Math.min(560, rows * 52)}>
      {(width, height) => (
        <Picture
          sweep={sweep}
          squares={squares}
          width={width}
          height={height}
          label={`${title}; arrow keys move from square to square`}
        />
      )}
    </Frame>
  );
}
