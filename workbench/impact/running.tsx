/** A run under way: rows, seconds left, and a way to stop it at once. */
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Running } from './desk-state.ts';
import { secondsLeft, stepText } from './words.ts';
import classes from './impact.module.css';

const words = { reading: 'Reading rows', deciding: 'Deciding cases' } as const;

/** The page's clock, told twice a second. */
function useNow(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** In short, above an answer that stands until the next is there; or alone, where there is none yet. */
export function UnderWay({
  running,
  stop,
  isAlone,
}: {
  running: Running;
  stop: () => void;
  isAlone: boolean;
}) {
  const now = useNow();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAlone) button.current?.focus();
  }, [isAlone]);
  const { step } = running;
  const share = step?.share ?? 0;
  const left = share > 0.02 ? (((now - running.phaseSince) / 1000) * (1 - share)) / share : null;
  const what = step === null ? 'Getting ready' : words[step.phase];
  return (
    <div className={classes.underWay} data-alone={isAlone || undefined}>
      <div className={classes.progress}>
        <strong>{what}</strong> <span>{stepText(step)}</span>
        <span className={classes.grow} />
        <span>{left === null ? '' : `about ${secondsLeft(left)} left`}</span>
      </div>
      <Progress size={8} value={share * 100} aria-label={`${what}: ${Math.round(share * 100)} %`} />
      <Button ref={button} variant="default" onClick={stop} w="fit-content">
        Cancel
      </Button>
    </div>
  );
}

/** Above an older answer that stands because the newer question was stopped. */
export function Stopped({ again }: { again: () => void }) {
  return (
    <div className={classes.underWay}>
      <p className={classes.note}>
        This is the answer from before: what was asked since was stopped.{' '}
        <Button variant="default" onClick={again}>
          Work it out
        </Button>
      </p>
    </div>
  );
}
