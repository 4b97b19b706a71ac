/** Charts: the awards of a case, a fact along an axis with its cliffs, two facts as a map; each with its table twin. */
import { Button, Progress, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Sweep, SweepLine } from '../../engine/index.ts';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { MissingPolicies } from '../shared/missing.tsx';
import type { Swept } from '../shared/protocol.ts';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { ChartCard } from './card.tsx';
import { Grounds } from './clauses.tsx';
import { CliffTable } from './cliffs.tsx';
import { Controls } from './controls.tsx';
import { Flatness } from './flatness.tsx';
import { HeatMap } from './heat-map.tsx';
import { RangeChart } from './range-chart.tsx';
import { SweepChart } from './sweep-chart.tsx';
import { MapTable, RangeTable, SweepTable } from './tables.tsx';
import { type Sweeping, useSweep } from './use-sweep.ts';
import { type ChartKind, type ChartView, useChartView } from './view.ts';
import classes from './charts.module.css';

const kindOf = (sweep: Sweep): ChartKind =>
  (['ranges', 'sweep', 'map'] as const)[sweep.axes.length] ?? 'ranges';

function titleOf(sweep: Sweep, view: ChartView): string {
  const of = view.own ? (view.own.title ?? view.own.id) : `all ${sweep.cases.length} cases`;
  const labels = sweep.axes.map(({ fact }) => fact.label);
  return labels.length === 0 ? `Awards: ${of}` : `${labels.join(' × ')}: ${of}`;
}

const fileName = (sweep: Sweep): string =>
  [
    'redress',
    ...sweep.axes.map(({ fact }) => fact.name),
    sweep.cases.length === 1 ? sweep.cases[0] : 'all-cases',
  ].join('-');

function mapLines(
  sweep: Sweep,
  view: ChartView,
): { line: SweepLine | undefined; less: SweepLine | undefined } {
  const find = (name: string): SweepLine | undefined =>
    sweep.policies.find(({ policy }) => policy === view.query.get(name));
  const line = find('of') ?? sweep.policies[0];
  const less = find('less');
  return { line, less: less === line ? undefined : less };
}

/** Under the chart: what stands behind the figures, clause by clause. */
function Beneath({ sweep, view, lines }: { sweep: Sweep; view: ChartView; lines: readonly SweepLine[] }) {
  const kind = kindOf(sweep);
  if (kind === 'ranges') return view.ask ? <Grounds ask={view.ask} /> : null;
  if (kind === 'sweep' && !view.isTable) return null;
  return (
    <>
      {lines.map((line) => (
        <PolicyCliffs key={line.policy} sweep={sweep} line={line} />
      ))}
    </>
  );
}

function PolicyCliffs({ sweep, line }: { sweep: Sweep; line: SweepLine }) {
  const name = usePolicyName()(line.policy).full;
  return (
    <section className={classes.band}>
      <h3>
        <LandlordMark landlord={line.policy} /> {name}
      </h3>
      <Flatness sweep={sweep} line={line} />
      <CliffTable sweep={sweep} line={line} cliffs={line.cliffs} title="Cliffs" />
    </section>
  );
}

/** The chart and its twin. */
function Shown({ sweep, swept, view }: { sweep: Sweep; swept: Swept; view: ChartView }) {
  const kind = kindOf(sweep);
  const { line, less } = mapLines(sweep, view);
  if (!line) return <EmptyState title="No policy can be shown" text="Choose at least one policy." />;
  const chart = {
    ranges: () => <RangeChart sweep={sweep} />,
    sweep: () => <SweepChart sweep={sweep} />,
    map: () => <HeatMap sweep={sweep} line={line} less={less} />,
  }[kind];
  const table = {
    ranges: () => <RangeTable sweep={sweep} />,
    sweep: () => <SweepTable sweep={sweep} />,
    map: () => <MapTable sweep={sweep} line={line} less={less} />,
  }[kind];
  return (
    <>
      <ChartCard
        title={titleOf(sweep, view)}
        name={fileName(sweep)}
        rows={swept.rows}
        isTable={view.isTable}
        setTable={(isTable) => view.query.set({ as: isTable ? 'table' : undefined })}
      >
        {view.isTable ? table() : chart()}
      </ChartCard>
      <Beneath
        sweep={sweep}
        view={view}
        lines={kind === 'map' ? [line, ...(less ? [less] : [])] : sweep.policies}
      />
    </>
  );
}

/** Progress with a way to stop; nothing for the first moments, in which most sweeps are done. */
function UnderWay({ sweeping }: { sweeping: Sweeping }) {
  const { progress } = sweeping;
  if (!progress || progress.total === 0) return null;
  return (
    <div className={classes.underWay}>
      <Progress
        size={4}
        radius={0}
        value={(100 * progress.done) / progress.total}
        aria-label={`Answers worked out: ${progress.done} of ${progress.total}`}
      />
      <Button variant="default" onClick={sweeping.stop} data-stop>
        Stop
      </Button>
    </div>
  );
}

function Body({ view, sweeping }: { view: ChartView; sweeping: Sweeping }) {
  const { swept, failed, progress, isStopped } = sweeping;
  if (view.own === undefined)
    return <EmptyState title={`There is no case ${view.caseId}`} text="Choose another one above." />;
  if (view.options.policies.length === 0)
    return <EmptyState title="There is no policy to draw" text="A chart shows what policies would pay." />;
  if (failed !== undefined) return <FailedState title="The chart could not be worked out" text={failed} />;
  if (isStopped)
    return (
      <EmptyState
        title="Stopped"
        text="The chart was not worked out to its end."
        action={
          <Button variant="default" onClick={sweeping.again} autoFocus>
            Work it out
          </Button>
        }
      />
    );
  if (swept && swept.faults.length > 0 && !progress)
    return <FailedState title="This cannot be drawn" text={swept.faults.join('. ')} />;
  if (!swept?.sweep) return <LoadingState what="Working out the chart" />;
  return (
    <div aria-busy={progress !== null} data-stale={progress !== null || undefined} className={classes.body}>
      <Shown sweep={swept.sweep} swept={swept} view={view} />
    </div>
  );
}

/** A sweep that is begun again by key goes on with the keyboard on its Stop, and at its end on the chart. */
function useFocusAgain(sweeping: Sweeping): Sweeping {
  const wanted = useRef(false);
  const { progress, isStopped } = sweeping;
  const isUnderWay = progress !== null && progress.total > 0;
  useEffect(() => {
    if (!wanted.current || isStopped || document.activeElement !== document.body) return;
    const at = isUnderWay ? '[data-stop]' : progress === null ? '[data-scrolls]' : null;
    if (at !== null) document.querySelector<HTMLElement>(at)?.focus({ preventScroll: true });
    if (progress === null) wanted.current = false;
  });
  const again = (): void => {
    wanted.current = true;
    sweeping.again();
  };
  return { ...sweeping, again };
}

/** The screen at `/charts`. */
export function ChartsScreen() {
  const view = useChartView();
  const sweeping = useFocusAgain(useSweep(view.ask));
  useTitle(view.own ? `${view.own.title ?? view.own.id} · Charts` : 'Charts');
  return (
    <div className={classes.screen}>
      <VisuallyHidden component="h1">Charts of awards</VisuallyHidden>
      <Controls view={view} />
      <MissingPolicies policies={view.options.policies} />
      <UnderWay sweeping={sweeping} />
      <div className={classes.scroll} data-scrolls tabIndex={0} role="region" aria-label="Charts, scroll">
        <Body view={view} sweeping={sweeping} />
      </div>
    </div>
  );
}
