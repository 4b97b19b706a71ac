/** How far the deciding of the cases is, the way to stop it, and what a comparison is that was stopped. */
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useActions } from '../app/palette/actions.ts';
import { count } from '../shared/words.ts';
import type { Running } from '../shared/use-run.ts';
import classes from './compare.module.css';

/** What ends sooner is over before anybody could stop it. */
const soon = 300;

/** True where something has been under way for longer than `soon`. */
function useIsSlow(isUnderWay: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setTimeout(() => setSlow(true), soon);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isUnderWay]);
  return isSlow;
}

/** How much of the comparison is there: "128 of 306 cases". */
export const howFar = ({ done, total }: Pick<Running, 'done' | 'total'>): string =>
  `${done} of ${count(total, 'case')}`;

/** One button for both ways, so that the keyboard stays where it is. */
export function RunProgress({ run }: { run: Running }) {
  const isUnderWay = !run.finished && !run.isStopped && run.failed === undefined;
  const isSlow = useIsSlow(isUnderWay);
  const button = useRef<HTMLButtonElement>(null);
  const [isAgain, setAgain] = useState(false);
  const mayAct = (isUnderWay && (isSlow || isAgain)) || run.isStopped;
  const again = (): void => {
    setAgain(true);
    run.again();
  };
  const act = run.isStopped ? again : run.stop;
  useActions(
    mayAct ? [{ id: 'run', label: run.isStopped ? 'Decide all cases' : 'Stop deciding the cases', act }] : [],
  );
  // With the last case the button goes: the keyboard goes on in the table.
  const hadFocus = useRef(false);
  useEffect(() => {
    if (run.finished && hadFocus.current)
      document.querySelector<HTMLElement>('[data-comparison]')?.focus({ preventScroll: true });
    hadFocus.current = document.activeElement === button.current && button.current !== null;
  });
  return (
    <>
      {isUnderWay ? (
        <Progress
          size={3}
          radius={0}
          value={run.total === 0 ? 0 : (100 * run.done) / run.total}
          aria-label={`Cases decided: ${run.done} of ${run.total}`}
        />
      ) : null}
      {mayAct ? (
        <div className={classes.underWay} data-stopped={run.isStopped || undefined}>
          <span role="status">
            {run.isStopped
              ? `Stopped: ${howFar(run)} are decided. Rows, sums and exports are of these only.`
              : ''}
          </span>
          <span aria-hidden={run.isStopped || undefined}>
            {run.isStopped ? '' : `${howFar(run)} are decided`}
          </span>
          <Button ref={button} variant="default" onClick={act}>
            {run.isStopped ? 'Decide all cases' : 'Stop'}
          </Button>
        </div>
      ) : null}
    </>
  );
}
