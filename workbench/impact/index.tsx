/** Impact: a portfolio of past cases under other rules: who gets more, who gets less, what it costs. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { SourceFile } from '../../engine/index.ts';
import { type ImpactAsk, isUnsaved, type ReadyPortfolio, savedName } from '../shared/impact-protocol.ts';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { useWorkState } from '../work/use-work.tsx';
import { Answer } from './answer/index.tsx';
import { Chooser } from './chooser.tsx';
import { EditionChoosers } from './editions.tsx';
import { MappingStage } from './mapping/index.tsx';
import { answeredBy, changesOf, type Question } from './question.ts';
import { Stopped, UnderWay } from './running.tsx';
import { useDesk } from './use-desk.tsx';
import { type ImpactUrl, useImpactUrl, usualFact } from './view.ts';
import { readyNames } from './words.ts';
import classes from './impact.module.css';

const generatedUrl = `${import.meta.env.BASE_URL}portfolios/generated-1000.ndjson`;
const readySource = (which: ReadyPortfolio) => ({ kind: 'ready' as const, which, url: generatedUrl });

/** The author's unsaved texts, where an edition is asked for as it is not saved. */
function useUnsaved(isAsked: boolean): { files: SourceFile[]; gone: string[] } {
  const files = useWorkState((state) => state.files);
  const changed = useWorkState((state) => state.changed);
  return useMemo(() => {
    if (!isAsked) return { files: [], gone: [] };
    const own = changed.flatMap((path) => files.get(path) ?? []);
    return {
      files: own.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
      gone: own.filter(({ text }) => text === null).map(({ path }) => path),
    };
  }, [files, changed, isAsked]);
}

/** Works the answer out, whenever the question is another. */
function useRunning(url: ImpactUrl): () => void {
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const { base, against, by, missing } = url;
  const names = [base, ...against].join(',');
  const unsaved = useUnsaved(names.split(',').some(isUnsaved));
  const ask = useMemo((): ImpactAsk => {
    const [first = '', ...others] = names.split(',');
    const mapping = state.opened?.kind === 'columns' ? state.mapping : null;
    return { mapping, base: first, against: others, by: [by], ...unsaved };
  }, [names, by, unsaved, state.opened, state.mapping]);
  const key = useMemo(() => JSON.stringify([ask, [...saved.values()].map(({ etag }) => etag)]), [ask, saved]);
  const { stage, asked, stopped } = state;
  const isAsked =
    stage === 'answer' && asked !== key && stopped !== key && against.length > 0 && missing.length === 0;
  useEffect(() => {
    if (isAsked) void desk.run(ask, key, saved);
  }, [desk, isAsked, ask, key, saved]);
  const isSettled = stage === 'answer' && asked === key;
  useEffect(() => {
    if (isSettled) desk.settle();
  }, [desk, isSettled]);
  return useCallback(() => void desk.run(ask, key, saved), [desk, ask, key, saved]);
}

/** Keeps the question as long as the portfolio is open, and puts back into the URL what it does not name. */
function useKeptQuestion({ query, asked, whole }: ImpactUrl): void {
  const { desk, state } = useDesk();
  const { source, stage, question } = state;
  const isOpen = stage !== 'choose';
  const from = source?.kind === 'ready' ? source.which : undefined;
  // As text: the values are new ones at every drawing.
  const text = JSON.stringify({ asked, whole });
  const isNamed = query.get('base') !== undefined && query.list('with').length > 0;
  const isWhole = isNamed && (from === undefined || query.get('from') === from);
  useEffect(() => {
    if (!isOpen) return;
    const now = JSON.parse(text) as Record<'asked' | 'whole', Question>;
    const changes = { ...(from === undefined ? {} : { from }), ...changesOf(now.whole) };
    if (!isWhole && changes.base !== '' && changes.with !== undefined) query.set(changes);
    else desk.remember(now.asked);
  }, [desk, query, isOpen, isWhole, from, text, question]);
}

/** What the link names and is not there; nothing else is shown in its place. */
function missingText({ missing }: ImpactUrl): string {
  const names = [...new Set(missing.map(savedName))].join(', ');
  return missing.length === 1 ? `There is no edition ${names}` : `There are no editions ${names}`;
}

/** Why there is nothing to work out. */
function NoQuestion({ url }: { url: ImpactUrl }) {
  if (url.missing.length > 0)
    return (
      <EmptyState
        title={missingText(url)}
        text="Nothing else is shown in its place. Choose another one above, or save the edition where the link was made."
      />
    );
  if (url.isSame)
    return (
      <EmptyState
        title="Both are the same edition"
        text="What was not saved of it is saved now, and there is nothing to hold it against. Choose another one above."
      />
    );
  return (
    <EmptyState
      title="There is no second edition"
      text="An impact is that of one edition against another. Write a draft on the Author screen."
    />
  );
}

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
