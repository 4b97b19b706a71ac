/** The award ranges of all policies on one pound scale. What has no upper end runs into an arrow, and says so. */
import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { Sweep } from '../../engine/index.ts';
import { formatPence } from '../../engine/money.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { Frame } from './frame.tsx';
import { TonePattern, toneColour, useTones } from './patterns.tsx';
import { topOf } from './series.ts';
import { PlainTooltip } from './tooltip.tsx';
import { pointSpan, type Span } from './words.ts';

interface Row extends Span {
  readonly policy: string;
  readonly name: string;
  readonly tone: string;
  /** What is drawn: an open end stands at the top of the scale. */
  readonly drawn: readonly [number, number];
}

interface ShapeProps {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: Row;
}

/** A bar; a thin mark for a fixed sum, an arrow for an open end, and its figure behind it. */
function RangeShape({ x = 0, y = 0, width = 0, height = 0, payload, id }: ShapeProps & { id: string }) {
  if (!payload) return null;
  const { min, max, text, tone } = payload;
  const style = { fill: `url(#${id}-${tone})`, stroke: toneColour(tone) };
  const isNothing = min === null || (min === 0 && max === 0);
  const isOpen = min !== null && max === null;
  const end = x + Math.max(width, 4);
  const tip = 10;
  return (
    <g>
      {isNothing ? null : isOpen ? (
        <path
          d={`M${x} ${y}H${end - tip}L${end} ${y + height / 2}L${end - tip} ${y + height}H${x}Z`}
          style={style}
          strokeWidth={1.5}
        />
      ) : (
        <rect
          x={width < 4 ? x - 2 : x}
          y={y}
          width={Math.max(width, 4)}
          height={height}
          style={width < 4 ? { fill: toneColour(tone) } : style}
          strokeWidth={1.5}
        />
      )}
      <text
        x={(isNothing ? x : end) + 6}
        y={y + height / 2}
        dominantBaseline="central"
        fontSize={12}
        style={{ fill: 'var(--ink)' }}
      >
        {text}
      </text>
    </g>
  );
}

const shareForWords = 1.35;

/** The chart. */
export function RangeChart({ sweep }: { sweep: Sweep }) {
  const name = usePolicyName();
  const tone = useTones();
  const id = useId();
  const spans = sweep.policies.flatMap(({ policy, points }) => {
    const [point] = points;
    return point ? [{ policy, name: name(policy).full, tone: tone(policy), ...pointSpan(point) }] : [];
  });
  const top = topOf(spans);
  const rows: Row[] = spans.map((span) => ({
    ...span,
    drawn: [span.min ?? 0, span.min === null ? 0 : (span.max ?? top * 1.05)],
  }));
  return (
    <Frame picture="" height={56 + rows.length * 44}>
      {(width, height) => (
        <BarChart
          width={width}
          height={height}
          data={rows}
          layout="vertical"
          margin={{ top: 8, right: 8, bottom: 4, left: 4 }}
          barSize={20}
          title="Award ranges"
        >
          <defs>
            {[...new Set(rows.map((row) => row.tone))].map((each) => (
              <TonePattern key={each} id={`${id}-${each}`} tone={each} />
            ))}
          </defs>
          <CartesianGrid syncWithTicks horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[0, top * shareForWords]}
            ticks={[0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(top * share))}
            tickFormatter={(pence: number) => formatPence(pence)}
            stroke="var(--line-strong)"
            tick={{ fill: 'var(--ink-2)', fontSize: 12 }}
          />
          <YAxis
            type="category"
            dataKey="name"
            width={Math.min(190, width / 3)}
            stroke="var(--line-strong)"
            tick={{ fill: 'var(--ink)', fontSize: 12 }}
          />
          <Tooltip
            cursor={{ fill: 'var(--ground-3)', fillOpacity: 0.5 }}
            isAnimationActive={false}
            content={<PlainTooltip words={(row: Row) => [row.name, row.text]} />}
          />
          <Bar
            dataKey="drawn"
            isAnimationActive={false}
            shape={(props: ShapeProps) => <RangeShape {...props} id={id} />}
          />
        </BarChart>
      )}
    </Frame>
  );
}
