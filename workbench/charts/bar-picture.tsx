/** The bars of one policy over the values of an enumeration. */
import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';
import { margin, pounds, type Sized, tick, tooltip } from './drawing.tsx';
import { TonePattern, toneColour } from './patterns.tsx';
import { type Place, placesOf } from './series.ts';

interface BarShape {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: Place;
}

/** Values of an enumeration: a bar for each. */
export function BarPicture({ sweep, line, axis, top, isOpen, tone, title, width, height }: Sized) {
  const id = useId();
  const places = placesOf(sweep, line, top);
  const shape = ({ x = 0, y = 0, width: w = 0, height: h = 0, payload }: BarShape) => {
    if (!payload || payload.min === null) return <g />;
    const tall = Math.max(h, 3);
    const isNothing = payload.min === 0 && payload.max === 0;
    return (
      <g>
        {isNothing ? null : (
          <rect
            x={x}
            y={h < 3 ? y - 1.5 : y}
            width={w}
            height={tall}
            style={{ fill: `url(#${id})`, stroke: toneColour(tone) }}
            strokeWidth={1.5}
          />
        )}
        <text x={x + w / 2} y={y - 5} textAnchor="middle" fontSize={11} style={{ fill: 'var(--ink)' }}>
          {w > 70 ? `${payload.max === null ? '↑ ' : ''}${payload.text}` : ''}
        </text>
      </g>
    );
  };
  return (
    <BarChart width={width} height={height} data={places} margin={margin} title={title} accessibilityLayer>
      <defs>
        <TonePattern id={id} tone={tone} />
      </defs>
      <CartesianGrid syncWithTicks vertical={false} stroke="var(--line)" />
      <XAxis dataKey="at" stroke="var(--line-strong)" tick={tick} />
      <YAxis {...pounds(top, isOpen)} />
      {tooltip(axis)}
      <Bar dataKey="band" isAnimationActive={false} shape={shape} maxBarSize={140} />
    </BarChart>
  );
}
