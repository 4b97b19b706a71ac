/** The band of one policy along a fact of numbers, with its cliffs as lettered lines. */
import { useId } from 'react';
import { Area, CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { axisValueText } from '../../engine/compare/sweep-words.ts';
import { margin, pounds, type Sized, tick, tooltip } from './drawing.tsx';
import { TonePattern, toneColour } from './patterns.tsx';
import { placesOf } from './series.ts';
import { letterOf } from './words.ts';

/** Values that are numbers: a stepped band; a sum of money that rises with the fact is drawn as the slope that it is. */
export function BandPicture({ sweep, line, axis, top, isOpen, tone, title, width, height }: Sized) {
  const id = useId();
  const places = placesOf(sweep, line, top);
  const shape = axis.fact.type === 'money' ? 'linear' : 'stepAfter';
  return (
    <ComposedChart
      width={width}
      height={height}
      data={places}
      margin={margin}
      title={title}
      accessibilityLayer
    >
      <defs>
        <TonePattern id={id} tone={tone} />
      </defs>
      <CartesianGrid syncWithTicks vertical={false} stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={['dataMin', 'dataMax']}
        tickFormatter={(value: number) =>
          axisValueText({ ...axis, fact: { ...axis.fact, unit: undefined } }, value)
        }
        stroke="var(--line-strong)"
        tick={tick}
        minTickGap={24}
        allowDecimals={false}
      />
      <YAxis {...pounds(top, isOpen)} />
      {tooltip(axis)}
      <Area
        dataKey="band"
        type={shape}
        isAnimationActive={false}
        fill={`url(#${id})`}
        fillOpacity={1}
        stroke={toneColour(tone)}
        strokeWidth={2}
        activeDot={{ r: 4, style: { fill: toneColour(tone) } }}
      />
      {places.some((place) => place.open) ? (
        <Area
          dataKey="open"
          type={shape}
          isAnimationActive={false}
          fill="none"
          stroke="var(--ground)"
          strokeWidth={2}
          strokeDasharray="2 6"
          activeDot={false}
        />
      ) : null}
      {line.cliffs.map((cliff, i) => (
        <ReferenceLine
          key={String(cliff.above)}
          x={cliff.above as number}
          stroke="var(--ink)"
          strokeDasharray="4 3"
          label={{ value: letterOf(i), position: 'top', fill: 'var(--ink)', fontSize: 12, fontWeight: 700 }}
        />
      ))}
    </ComposedChart>
  );
}
