/** A range of money on a scale. The figure stands beside it in words: the bar itself is hidden from screen readers. */
import type { Range } from '../../engine/model/determination.ts';
import { formatPence } from '../../engine/money.ts';
import type { Scale } from './scale.ts';
import { useTone } from './landlord.tsx';
import classes from './shared.module.css';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** From least to most; open-ended ends in an arrow, a fixed sum is a thin mark, no amount stated a dashed line. */
export function RangeBar({ range, scale, landlord }: { range: Range; scale: Scale; landlord: string }) {
  const tone = useTone(landlord);
  if (range.min === null) return <div className={classes.track} data-unstated aria-hidden />;
  const from = scale.position(range.min);
  const to = range.max === null ? 1 : scale.position(range.max);
  const fixed = range.max !== null && range.max === range.min;
  return (
    <div className={classes.track} aria-hidden>
      {fixed ? (
        <span className={classes.mark} data-tone={tone} style={{ left: percent(from) }} />
      ) : (
        <span
          className={classes.bar}
          data-tone={tone}
          data-open={range.max === null || undefined}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      )}
    </div>
  );
}

/** The pound figures of the scale, to stand above a column of bars. */
export function ScaleAxis({ scale }: { scale: Scale }) {
  return (
    <div className={classes.axis} aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: percent(scale.position(tick)) }} data-first={tick === 0 || undefined}>
          {formatPence(tick)}
        </span>
      ))}
    </div>
  );
}
