/** One fact along an axis: for each policy a band from least to most, with its cliffs as lettered lines. */
import type { Sweep } from '../../engine/index.ts';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { BandPicture } from './band-picture.tsx';
import { BarPicture } from './bar-picture.tsx';
import { CliffTable, Turns } from './cliffs.tsx';
import type { Drawing } from './drawing.tsx';
import { Flatness } from './flatness.tsx';
import { Frame } from './frame.tsx';
import { useTones } from './patterns.tsx';
import { isAlong, spansOf, topOf } from './series.ts';
import { pointSpan } from './words.ts';
import classes from './charts.module.css';

function PolicyBand(props: Omit<Drawing, 'title'>) {
  const { sweep, line, axis } = props;
  const name = usePolicyName()(line.policy).full;
  const spans = line.points.map((point) => pointSpan(point));
  const hasOpen = spans.some(({ min, max }) => min !== null && max === null);
  const always = new Set(spans.map(({ text }) => text)).size === 1 ? spans[0]?.text : undefined;
  const title = `${name}: award by ${axis.fact.label}`;
  return (
    <section className={classes.band}>
      <h3>
        <LandlordMark landlord={line.policy} /> {name}
        {always === undefined ? null : <small> {always} throughout</small>}
      </h3>
      <Frame picture={name} height={190}>
        {(width, height) =>
          isAlong(axis) ? (
            <BandPicture {...props} title={title} width={width} height={height} />
          ) : (
            <BarPicture {...props} title={title} width={width} height={height} />
          )
        }
      </Frame>
      {hasOpen ? <p className={classes.remark}>A dashed edge at the top: no upper limit is stated.</p> : null}
      <Flatness sweep={sweep} line={line} />
      <CliffTable sweep={sweep} line={line} cliffs={line.cliffs} title="Cliffs" lettered={isAlong(axis)} />
      <Turns sweep={sweep} line={line} />
    </section>
  );
}

/** A band for each policy, all on one scale. */
export function SweepChart({ sweep }: { sweep: Sweep }) {
  const tone = useTones();
  const [axis] = sweep.axes;
  if (!axis) return null;
  const spans = spansOf(sweep);
  const top = topOf(spans);
  const isOpen = spans.some(({ min, max }) => min !== null && max === null);
  return (
    <div className={classes.bands}>
      {sweep.policies.map((line) => (
        <PolicyBand
          key={line.policy}
          sweep={sweep}
          line={line}
          axis={axis}
          top={top}
          isOpen={isOpen}
          tone={tone(line.policy)}
        />
      ))}
    </div>
  );
}
