/** Impact: a portfolio of past cases under other rules: who gets more, who gets less, what it costs. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReadyPortfolio } from '../shared/impact-protocol.ts';
import { FailedState, LoadingState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { useWorkState } from '../work/use-work.tsx';
import { Answer } from './answer/index.tsx';
import { Chooser } from './chooser.tsx';
import { EditionChoosers } from './editions.tsx';
import { MappingStage } from './mapping/index.tsx';
import { missingText, NoQuestion } from './no-question.tsx';
import { answeredBy } from './question.ts';
import { Stopped, UnderWay } from './running.tsx';
import { useDesk } from './use-desk.tsx';
import { useKeptQuestion, useRunning } from './use-question.ts';
import { type ImpactUrl, useImpactUrl, usualFact } from './view.ts';
import { readyNames } from './words.ts';
import classes from './impact.module.css';

const generatedUrl = `${import.meta.env.BASE_URL}portfolios/generated-1000.ndjson`;
const readySource = (which: ReadyPortfolio) => ({ kind: 'ready' as const, which, url: generatedUrl });

function Body({ url, again, stop }: { url: ImpactUrl; again: () => void; stop: () => void }) {
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const { stage, running, view, fault } = state;
  if (stage === 'choose')
    return (
      <Chooser
        state={state}
        openFile={(file) => {
          url.query.set({ from: undefined });
          void desk.open({ kind: 'file', file }, file.name, saved);
        }}
        openReady={(which) => {
          url.query.set({ from: which });
          void desk.open(readySource(which), readyNames[which], saved);
        }}
        openKept={(id, name) => {
          url.query.set({ from: undefined });
          void desk.open({ kind: 'kept', id }, name, saved);
        }}
      />
    );
  if (stage === 'opening') return <LoadingState what="Opening the portfolio" />;
  if (stage === 'mapping')
    return (
      <>
        {fault === null ? null : (
          <p className={classes.fault} role="alert">
            {fault.what}; {fault.mend}.
          </p>
        )}
        <MappingStage editions={[url.base, ...url.against]} />
      </>
    );
  if (url.missing.length > 0 || url.against.length === 0) return <NoQuestion url={url} />;
  if (fault !== null && !running)
    return (
      <FailedState title="The impact could not be worked out" text={`${fault.what}; ${fault.mend}.`}>
        <Button variant="default" w="fit-content" onClick={again}>
          Try again
        </Button>
      </FailedState>
    );
  return (
    <>
      {running ? <UnderWay running={running} stop={stop} isAlone={view === null} /> : null}
      {view && state.stopped !== null ? <Stopped again={again} /> : null}
      {view ? (
        <div aria-busy={running !== null} data-stale={running !== null || undefined} className={classes.body}>
          <Answer view={view} url={url} />
        </div>
      ) : null}
    </>
  );
}

/** The screen at `/impact`. */
export function ImpactScreen() {
  const url = useImpactUrl();
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const again = useRunning(url);
  useTitle('Impact');
  const { from } = url;
  const isIdle = state.stage === 'choose' && state.said === '' && state.fault === null;
  useEffect(() => {
    if (from !== undefined && isIdle) void desk.open(readySource(from), readyNames[from], saved, false);
  }, [desk, from, isIdle, saved]);
  useKeptQuestion(url);
  const scroll = useRef<HTMLDivElement>(null);
  const stop = (): void => {
    // The question goes back to the one that is answered on the screen, and the focus to the answer.
    if (state.view) url.query.set(answeredBy(state.view, usualFact));
    desk.cancel();
    scroll.current?.focus({ preventScroll: true });
  };
  const close = (): void => {
    desk.close();
    url.query.set({ from: undefined });
  };
  return (
    <div
      className={classes.screen}
      // A file that misses its place must not take the place of the page.
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
    >
      <VisuallyHidden component="h1">Impact of a change of policy on past cases</VisuallyHidden>
      <p className="visually-hidden" role="status">
        {state.said}
      </p>
      <div className={classes.bar}>
        {state.stage === 'choose' ? null : (
          <div className={classes.chosen}>
            <span className={classes.chosenName}>{state.name}</span>
            <Button variant="default" onClick={close}>
              Close portfolio
            </Button>
            {state.stage === 'answer' && state.opened?.kind === 'columns' ? (
              <Button variant="default" onClick={() => desk.toMapping()}>
                Change the mapping
              </Button>
            ) : null}
          </div>
        )}
        <EditionChoosers url={url} />
      </div>
      {url.missing.length > 0 && (state.stage === 'choose' || state.stage === 'mapping') ? (
        <p className={classes.fault} role="alert">
          {missingText(url)}. Choose another one above.
        </p>
      ) : null}
      <div
        ref={scroll}
        className={classes.scroll}
        data-scrolls
        tabIndex={0}
        role="region"
        aria-label="Impact, scrolls"
      >
        <Body url={url} again={again} stop={stop} />
      </div>
    </div>
  );
}
