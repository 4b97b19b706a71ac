/** All fixture cases under some policies, as they come in; kept for as long as the engine lives, so that a way back is instant. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useData } from '../app/data.tsx';
import type { EngineClient } from './client.ts';
import type { Answered, Requests, RunOptions, RunRow } from './protocol.ts';

/** What is known so far. */
export interface Run {
  readonly rows: ReadonlyMap<string, RunRow>;
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
  /** Ended by the reader before its last case: `rows` are of the first `done` cases only. */
  readonly isStopped: boolean;
  readonly failed?: string;
}

/** A run, and the ways to end it and to begin it anew. */
export interface Running extends Run {
  stop(): void;
  again(): void;
}

const kept = new WeakMap<EngineClient, Map<string, Run>>();
const nothing: Run = { rows: new Map(), done: 0, total: 0, finished: false, isStopped: false };

const keptBy = (engine: EngineClient): Map<string, Run> => {
  const runs = kept.get(engine) ?? new Map<string, Run>();
  kept.set(engine, runs);
  return runs;
};

/** Runs the cases; other options drop a run that is under way. */
export function useRun(options: RunOptions): Running {
  const { engine } = useData();
  const key = JSON.stringify(options);
  const [state, setState] = useState<{ key: string; run: Run }>({ key, run: nothing });
  const [round, setRound] = useState(0);
  const halt = useRef<() => void>(() => undefined);
  const done = keptBy(engine).get(key);
  useEffect(() => {
    if (keptBy(engine).has(key)) return;
    const asked = JSON.parse(key) as RunOptions;
    const rows = new Map<string, RunRow>();
    let latest = nothing;
    const add = (batch: Requests['run']['answer'], finished: boolean): void => {
      for (const row of batch.rows) rows.set(row.id, row);
      const { done: count, total } = batch;
      const run: Run = { rows: new Map(rows), done: count, total, finished, isStopped: false };
      latest = run;
      if (finished) keptBy(engine).set(key, run);
      // After a save the rows of before stand until the new ones are there, so that the reader keeps the place.
      setState((before) => {
        if (finished || before.key !== key) return { key, run };
        return { key, run: { ...run, rows: new Map([...before.run.rows, ...rows]) } };
      });
    };
    const drop = engine.ask(
      'run',
      { options: asked },
      {
        part: (batch) => add(batch, false),
        done: (batch) => add(batch, true),
        failed: (message) => setState({ key, run: { ...nothing, failed: message } }),
      },
    );
    halt.current = () => {
      drop();
      // Only what this run has answered is left: rows of before the last save would pass for answers of now.
      if (!latest.finished) setState({ key, run: { ...latest, isStopped: true } });
    };
    return drop;
  }, [engine, key, round]);
  const stop = useCallback(() => halt.current(), []);
  const again = useCallback(() => {
    setState((before) => ({ ...before, run: { ...before.run, isStopped: false } }));
    setRound((n) => n + 1);
  }, []);
  const run = done ?? (state.key === key ? state.run : nothing);
  return useMemo(() => ({ ...run, stop, again }), [run, stop, again]);
}

/** An answer with explanations, and whether a newer one is under way. The last answer stands until the next is there. */
export function useAnswer(ask: Requests['answer']['ask'] | null): {
  answer: Answered | null;
  waiting: boolean;
  failed?: string;
} {
  const { engine } = useData();
  const key = ask === null ? null : JSON.stringify(ask);
  const [state, setState] = useState<{ key: string | null; answer: Answered | null; failed?: string }>({
    key: null,
    answer: null,
  });
  useEffect(() => {
    if (key === null) return undefined;
    return engine.ask('answer', JSON.parse(key) as Requests['answer']['ask'], {
      done: (answer) => setState({ key, answer }),
      failed: (failed) => setState({ key, answer: null, failed }),
    });
  }, [engine, key]);
  return useMemo(
    () => ({
      answer: key === null ? null : state.answer,
      waiting: key !== state.key,
      ...(state.failed === undefined ? {} : { failed: state.failed }),
    }),
    [key, state],
  );
}
