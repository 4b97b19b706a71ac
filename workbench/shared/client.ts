/** A typed way to the worker. A request can be dropped; a dropped one never answers. */
import type { FromWorker, Requests, RequestType } from './protocol.ts';

interface Waiting {
  readonly part: (answer: unknown) => void;
  readonly done: (answer: unknown) => void;
  readonly failed: (message: string) => void;
}

/** What a caller hears of its request. */
export interface Listener<T extends RequestType> {
  readonly part?: (answer: Requests[T]['answer']) => void;
  readonly done: (answer: Requests[T]['answer']) => void;
  readonly failed: (message: string) => void;
}

/** The engine as the screens see it. */
export interface EngineClient {
  /** Sends a request; the function given back drops it. */
  ask<T extends RequestType>(type: T, ask: Requests[T]['ask'], listener: Listener<T>): () => void;
  close(): void;
}

/** Starts the worker. A fault of the worker itself fails whatever waits, and whatever is asked after it. */
export function startEngine(): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let fault: string | null = null;
  worker.onmessage = (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    const listener = waiting.get(message.id);
    if (!listener) return;
    if (message.kind === 'part') return listener.part(message.answer);
    waiting.delete(message.id);
    if (message.kind === 'failed') listener.failed(message.message);
    else listener.done(message.answer);
  };
  worker.onerror = (event) => {
    fault = event.message || 'the engine could not be started';
    for (const listener of waiting.values()) listener.failed(fault);
    waiting.clear();
  };
  return {
    ask(type, ask, listener) {
      if (fault !== null) {
        const message = fault;
        let dropped = false;
        queueMicrotask(() => {
          if (!dropped) listener.failed(message);
        });
        return () => {
          dropped = true;
        };
      }
      const id = next;
      next += 1;
      waiting.set(id, {
        part: (answer) => listener.part?.(answer as Requests[typeof type]['answer']),
        done: (answer) => listener.done(answer as Requests[typeof type]['answer']),
        failed: listener.failed,
      });
      worker.postMessage({ id, type, ask });
      return () => {
        if (waiting.delete(id)) worker.postMessage({ id, type: 'cancel' });
      };
    },
    close: () => worker.terminate(),
  };
}
