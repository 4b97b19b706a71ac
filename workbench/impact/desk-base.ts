/** What the Impact screen's desk stands on: its state, told to whoever listens, and the worker that holds the rows. */
import type { SourceFile } from '../../engine/index.ts';
import { startEngine, type EngineClient } from '../shared/client.ts';
import type { Requests, RequestType } from '../shared/protocol.ts';
import { type DeskState, nothing } from './desk-state.ts';

/** The documents as they are saved. */
export type Saved = ReadonlyMap<string, SourceFile>;

/** `now` is the page's clock, `start` starts a worker. */
export class DeskBase {
  protected current = nothing;
  private readonly listeners = new Set<() => void>();
  private engine: EngineClient | null = null;
  /** What the worker has read, so that a save is read again before the next run. */
  private loaded: object | null = null;
  protected hasSource = false;
  /** The documents that were asked for last: what a worker that takes the place of one that was ended has to read. */
  protected saved: Saved = new Map();

  constructor(
    protected readonly now: () => number,
    private readonly start: () => EngineClient = startEngine,
  ) {}

  readonly state = (): DeskState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected set(part: Partial<DeskState>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }

  /** Asks the worker; an answer of a worker that was ended meanwhile never comes. */
  ask<T extends RequestType>(
    type: T,
    ask: Requests[T]['ask'],
    part?: (answer: Requests[T]['answer']) => void,
    droppable: (drop: () => void) => void = () => undefined,
  ): Promise<Requests[T]['answer']> {
    this.engine ??= this.start();
    const engine = this.engine;
    return new Promise((resolve, reject) => {
      const drop = engine.ask(type, ask, {
        ...(part === undefined ? {} : { part }),
        done: resolve,
        failed: (message) => reject(new Error(message)),
      });
      droppable(drop);
    });
  }

  /** Ends the worker: all that it had read is forgotten. */
  protected end(): void {
    this.engine?.close();
    this.engine = null;
    this.loaded = null;
    this.hasSource = false;
  }

  /** Whether there is a worker: one that was ended has nothing to say. */
  protected get isAwake(): boolean {
    return this.engine !== null;
  }

  protected fail(error: unknown): void {
    const what = error instanceof Error ? error.message : String(error);
    this.end();
    this.set({
      running: null,
      isReopening: false,
      fault: {
        what: `the portfolio could not be worked out: ${what}`,
        mend: 'try again, or open another file',
      },
      stage: this.current.opened?.kind === 'columns' ? 'mapping' : 'choose',
    });
  }

  /** Sees to it that the worker has read these documents. */
  protected async read(saved: Saved): Promise<void> {
    this.saved = saved;
    if (this.loaded === saved) return;
    const files = [...saved.values()].map(({ path, text }) => ({ path, text }));
    await this.ask('load', { files });
    this.loaded = saved;
  }

  /** And that it has the portfolio that is open: a worker that was ended has not. */
  protected async ready(saved: Saved): Promise<void> {
    await this.read(saved);
    const { source } = this.current;
    if (this.hasSource || !source) return;
    const opened = await this.ask('impactOpen', source);
    if (opened.kind === 'fault') throw new Error(opened.fault.what);
    this.hasSource = true;
  }
}
