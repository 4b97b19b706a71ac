/** A sweep from the worker: what is there, how far the next one is, and a way to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useData } from '../app/data.tsx';
import type { SweepAsk, Swept } from '../shared/protocol.ts';

export interface Sweeping {
  /** The last sweep that was finished; it stands until the next is there. */
  readonly swept: Swept | null;
  /** Of the sweep under way; null where none is. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly failed?: string;
  readonly isStopped: boolean;
  stop(): void;
  again(): void;
}

interface State {
  readonly key: string | null;
  readonly swept: Swept | null;
  readonly failed?: string;
}

/** Asks for a sweep; another question drops the one under way. */
export function useSweep(ask: SweepAsk | null): Sweeping {
  const { engine } = useData();
  const key = ask === null ? null : JSON.stringify(ask);
  const [state, setState] = useState<State>({ key: null, swept: null });
  const [progress, setProgress] = useState<Sweeping['progress']>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const drop = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (key === null) return undefined;
    setProgress(null);
    drop.current = engine.ask('sweep', JSON.parse(key) as SweepAsk, {
      part: ({ done, total }) => setProgress({ done, total }),
      done: (swept) => {
        setProgress(null);
        setState({ key, swept });
      },
      failed: (failed) => {
        setProgress(null);
        setState({ key, swept: null, failed });
      },
    });
    return () => drop.current();
  }, [engine, key, round]);
  const stop = useCallback(() => {
    drop.current();
    setProgress(null);
    setStopped(key);
  }, [key]);
  const again = useCallback(() => {
    setStopped(null);
    setRound((n) => n + 1);
  }, []);
  const isStopped = stopped !== null && stopped === key;
  const isWaiting = key !== null && state.key !== key && !isStopped;
  return {
    swept: key === null ? null : state.swept,
    progress: isWaiting ? (progress ?? { done: 0, total: 0 }) : null,
    ...(state.failed === undefined ? {} : { failed: state.failed }),
    isStopped,
    stop,
    again,
  };
}
