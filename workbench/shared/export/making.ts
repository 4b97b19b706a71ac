/** The making of a file: begun, seen once it takes a while, stopped. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** What ends sooner is not told: nobody could have stopped it. */
const soon = 300;

/** Lets the page draw before the work begins. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** Makes a file in steps; after each it asks `isStopped`, and gives nothing once that is so. */
export type Make = (isStopped: () => boolean) => Promise<void> | void;

export interface Making {
  /** A file has been under way for so long that it is told, and can be stopped. */
  readonly isSlow: boolean;
  /** What went wrong with the last one; null where nothing did. */
  readonly fault: string | null;
  start(make: Make): void;
  stop(): void;
}

/** Keeps the keyboard in a box when one of its buttons takes the place of another: the first has it then. */
export function useKeptFocus(box: RefObject<HTMLElement | null>, shown: unknown): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [box, shown]);
}

/** One file at a time; another one, or leaving the screen, stops the one under way. */
export function useMaking(what = 'file'): Making {
  const [isSlow, setSlow] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = useRef(0);
  useEffect(() => () => void (run.current += 1), []);
  const stop = (): void => {
    run.current += 1;
    setSlow(false);
  };
  const start = (make: Make): void => {
    stop();
    const own = run.current;
    const isStopped = (): boolean => run.current !== own;
    setFault(null);
    const timer = setTimeout(() => setSlow(!isStopped()), soon);
    void breath()
      .then(() => (isStopped() ? undefined : make(isStopped)))
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (!isStopped()) setFault(`The ${what} could not be made: ${why}`);
      })
      .finally(() => {
        clearTimeout(timer);
        if (!isStopped()) stop();
      });
  };
  return { isSlow, fault, start, stop };
}
