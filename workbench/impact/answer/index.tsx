/** The answer: what it costs, who gets more and less, by how much, whom it touches, why; the cases behind every figure. */
import { NativeSelect } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImpactView } from '../../shared/impact-protocol.ts';
import { EmptyState } from '../../shared/states.tsx';
import { count } from '../../shared/words.ts';
import { useDesk } from '../use-desk.tsx';
import { type ImpactUrl, useEditionName } from '../view.ts';
import { Breakdown } from './breakdown.tsx';
import { CaseSheet, type Opened } from './case-sheet.tsx';
import { Causes } from './causes.tsx';
import { Changes } from './changes.tsx';
import { Distribution } from './distribution.tsx';
import { AnswerFiles, useFiles } from './files.tsx';
import { Largest } from './largest.tsx';
import { Offered } from './offered.tsx';
import { Ordered } from './ordered.tsx';
import type { Show } from './parts.tsx';
import { TotalsTable } from './totals.tsx';
import { Taken } from './taken.tsx';
import { Unusable } from './unusable.tsx';
import classes from '../impact.module.css';

/** Where the focus was before the sheet came: a bar is no element that the sheet itself would go back to. */
function useWayBack(): { remember: () => void; back: () => void } {
  const from = useRef<string | null>(null);
  const remember = useCallback(() => {
    from.current = document.activeElement?.getAttribute('data-bar') ?? null;
  }, []);
  const back = useCallback(() => {
    const bar = from.current;
    if (bar !== null)
      setTimeout(() => document.querySelector<SVGElement>(`[data-bar="${bar}"]`)?.focus(), 80);
  }, []);
  return { remember, back };
}

/** The whole answer, or that there is none. */
export function Answer({ view, url }: { view: ImpactView; url: ImpactUrl }) {
  const name = useEditionName();
  const [opened, setOpened] = useState<Opened | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const files = useFiles();
  const { remember, back } = useWayBack();
  const show: Show = useCallback(
    (listed) => {
      remember();
      setOpened({ listed, at: null, name: '' });
    },
    [remember],
  );
  const close = useCallback(() => {
    setOpened(null);
    back();
  }, [back]);
  const open = useCallback((at: number, title: string) => setOpened({ listed: null, at, name: title }), []);
  const { isByHand, name: portfolio } = useDesk().state;
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isByHand && isLost) heading.current?.focus({ preventScroll: true });
  }, [isByHand]);
  const pair = view.pairs[url.pair] ?? view.pairs[0];
  const place = pair ? view.pairs.indexOf(pair) : 0;
  return (
    <>
      <p className="print-only">Portfolio: {portfolio}</p>
      <div className={classes.answerHead}>
        <h2 ref={heading} tabIndex={-1}>
          {count(view.cases, 'case')}
        </h2>
        {view.unusable === 0 ? null : (
          <a href="#impact-unusable">{count(view.unusable, 'row')} cannot be used</a>
        )}
        <span className={classes.grow} />
        <AnswerFiles view={view} files={files} pair={place} />
      </div>
      {view.cases === 0 || !pair ? (
        <EmptyState
          title="No row can be used"
          text={
            view.rows === 0
              ? 'The file has headers and no rows below them.'
              : 'Every row has something wrong with it: see below, and change the mapping or the file.'
          }
        />
      ) : (
        <>
          <Taken view={view} />
          <TotalsTable view={view} />
          {view.pairs.length < 2 ? null : (
            <NativeSelect
              label="Look at"
              w="fit-content"
              value={String(place)}
              onChange={(event) => {
                const next = Number(event.currentTarget.value);
                url.query.set({ pair: next === 0 ? undefined : String(next + 1) });
              }}
              data={view.pairs.map((one, i) => ({
                value: String(i),
                label: `${name(one.edition)} against ${name(one.base)}`,
              }))}
            />
          )}
          <Changes pair={pair} place={place} show={show} />
          <Distribution pair={pair} place={place} url={url} show={show} isSmall={files.isSmall} />
          <Breakdown pair={pair} place={place} url={url} show={show} />
          <Causes pair={pair} place={place} show={show} />
          <Largest pair={pair} open={open} />
          <Offered view={view} show={show} />
          <Ordered view={view} open={open} />
        </>
      )}
      <Unusable view={view} save={() => files.save('problems', place)} />
      <CaseSheet opened={opened} close={close} />
    </>
  );
}
