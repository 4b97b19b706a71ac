/**
 * The Impact screen's own state, for the life of the page: a portfolio, its mapping, and what the worker says of it. The
 * worker is one of its own and holds the rows; to end it is to forget them. Nothing of this is stored or put into a URL.
 */
import type { Mapping, SourceFile } from '../../engine/index.ts';
import { startEngine, type EngineClient } from '../shared/client.ts';
import type { ImpactAsk, ImpactGlance, ImpactStep, PortfolioSource } from '../shared/impact-protocol.ts';
import type { Requests, RequestType } from '../shared/protocol.ts';
import { type DeskState, nothing, type Running } from './desk-state.ts';

/** The documents as they are saved. */
type Saved = ReadonlyMap<string, SourceFile>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const most = 100;

/** One for the page. `now` is the page's clock. */
export class ImpactDesk {
  private current = nothing;
  private readonly listeners = new Set<() => void>();
  private engine: EngineClient | null = null;
  /** What the worker has read, so that a save is read again before the next run. */
  private loaded: object | null = null;
  private hasSource = false;
  private dropCheck: () => void = () => undefined;

  constructor(private readonly now: () => number) {}

  readonly state = (): DeskState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(part: Partial<DeskState>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }

  /** Asks the worker; an answer of a worker that was ended meanwhile never comes. */
  ask<T extends RequestType>(
    type: T,
    ask: Requests[T]['ask'],
    part?: (answer: Requests[T]['answer']) => void,
  ): Promise<Requests[T]['answer']> {
    this.engine ??= startEngine();
    const engine = this.engine;
    return new Promise((resolve, reject) => {
      engine.ask(type, ask, {
        ...(part === undefined ? {} : { part }),
        done: resolve,
        failed: (message) => reject(new Error(message)),
      });
    });
  }

  private end(): void {
    this.engine?.close();
    this.engine = null;
    this.loaded = null;
    this.hasSource = false;
  }

  private fail(error: unknown): void {
    const what = error instanceof Error ? error.message : String(error);
    this.end();
    this.set({
      running: null,
      fault: {
        what: `the portfolio could not be worked out: ${what}`,
        mend: 'try again, or open another file',
      },
      stage: this.current.opened?.kind === 'columns' ? 'mapping' : 'choose',
    });
  }

  /** Sees to it that the worker has read these documents. */
  private async read(saved: Saved): Promise<void> {
    if (this.loaded === saved) return;
    const files = [...saved.values()].map(({ path, text }) => ({ path, text }));
    await this.ask('load', { files });
    this.loaded = saved;
  }

  /** And that it has the portfolio that is open: a worker that was ended has not. */
  private async ready(saved: Saved): Promise<void> {
    await this.read(saved);
    const { source } = this.current;
    if (this.hasSource || !source) return;
    const opened = await this.ask('impactOpen', source);
    if (opened.kind === 'fault') throw new Error(opened.fault.what);
    this.hasSource = true;
  }

  /** Opens a portfolio. What was open before is forgotten. */
  async open(source: PortfolioSource, name: string, saved: Saved, isByHand = true): Promise<void> {
    this.end();
    this.set({ ...nothing, stage: 'opening', source, name, isByHand });
    try {
      await this.read(saved);
      const opened = await this.ask('impactOpen', source);
      if (this.current.source !== source) return;
      this.hasSource = opened.kind !== 'fault';
      if (opened.kind === 'fault') {
        this.end();
        return this.set({ ...nothing, fault: opened.fault });
      }
      if (opened.kind === 'cases') return this.set({ opened, stage: 'answer' });
      this.set({ opened, stage: 'mapping', said: 'The columns are ready to be mapped.' });
      this.put(opened.mapping);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Another sheet of the workbook, or another line of headers: read anew, with a mapping of its own. */
  async reopen(part: { sheet?: string; headerLine?: number }, saved: Saved): Promise<void> {
    const { source, name } = this.current;
    if (source?.kind === 'file') await this.open({ ...source, ...part }, name, saved);
  }

  private put(mapping: Mapping): void {
    this.set({ mapping });
    this.dropCheck();
    let dropped = false;
    this.dropCheck = () => {
      dropped = true;
    };
    this.ask('impactCheck', { mapping })
      .then((check) => {
        if (!dropped) this.set({ check });
      })
      .catch((error: unknown) => {
        if (!dropped) this.fail(error);
      });
  }

  /** A step of the mapping, which can be undone. */
  map(mapping: Mapping): void {
    const { mapping: before, undo } = this.current;
    if (!before || isSame(before, mapping)) return;
    this.set({ undo: [...undo.slice(-most), before], redo: [] });
    this.put(mapping);
  }

  undo(): void {
    const { mapping, undo, redo } = this.current;
    const last = undo.at(-1);
    if (!mapping || !last) return;
    this.set({ undo: undo.slice(0, -1), redo: [...redo, mapping] });
    this.put(last);
  }

  redo(): void {
    const { mapping, undo, redo } = this.current;
    const next = redo.at(-1);
    if (!mapping || !next) return;
    this.set({ undo: [...undo, mapping], redo: redo.slice(0, -1) });
    this.put(next);
  }

  /** Takes over a mapping file; the faults where it cannot be. */
  async mapFrom(text: string, saved: Saved): Promise<readonly string[]> {
    await this.ready(saved);
    const { mapping, faults } = await this.ask('impactMapping', { text });
    if (mapping) this.map(mapping);
    return faults;
  }

  /** From the mapping to the answer. */
  toAnswer(): void {
    this.set({ stage: 'answer', view: null, asked: null, fault: null, said: '' });
  }

  /** Back to the mapping; the file stays open. */
  toMapping(): void {
    if (this.current.opened?.kind !== 'columns') return;
    if (this.current.running) this.end();
    this.set({ stage: 'mapping', running: null });
  }

  /** Works out the editions over the portfolio; the newest question holds, and the one before it is dropped. */
  async run(ask: ImpactAsk, key: string, saved: Saved): Promise<void> {
    if (this.current.running) this.end();
    const began = this.now();
    const running: Running = { step: null, since: began, phaseSince: began };
    this.set({ running, asked: key, fault: null, said: '' });
    const isOurs = (): boolean => this.current.running !== null && this.current.asked === key;
    try {
      await this.ready(saved);
      const answer = await this.ask('impactRun', ask, (part) => {
        if (part.kind === 'step' && isOurs()) this.step(part.step);
      });
      if (!isOurs()) return;
      if (answer.kind === 'fault') this.set({ running: null, view: null, fault: answer.fault });
      if (answer.kind === 'view')
        this.set({ running: null, view: answer.view, said: 'The answer is there.' });
    } catch (error) {
      if (isOurs()) this.fail(error);
    }
  }

  /**
   * Asks what an edit moves in the portfolio that is open, while an answer stands there; the function given back drops the
   * question.
   */
  glance(
    ask: Omit<ImpactAsk, 'mapping' | 'by'>,
    saved: Saved,
    told: (glance: ImpactGlance) => void,
  ): () => void {
    let drop = (): void => undefined;
    let isDropped = false;
    const fault = (error: unknown): void => {
      const what = error instanceof Error ? error.message : String(error);
      if (!isDropped) told({ kind: 'fault', fault: { what, mend: 'open the portfolio again' } });
    };
    const { opened, mapping } = this.current;
    this.ready(saved)
      .then(() => {
        if (isDropped || !this.engine) return;
        const whole = { ...ask, mapping: opened?.kind === 'columns' ? mapping : null, by: [] };
        drop = this.engine.ask('impactGlance', whole, {
          done: (glance) => {
            if (glance) told(glance);
          },
          failed: (message) => fault(new Error(message)),
        });
      })
      .catch(fault);
    return () => {
      isDropped = true;
      drop();
    };
  }

  private step(step: ImpactStep): void {
    const { running } = this.current;
    if (!running) return;
    const phaseSince = running.step?.phase === step.phase ? running.phaseSince : this.now();
    this.set({ running: { ...running, step, phaseSince } });
  }

  /** Stops at once: the worker goes, and with it all that it had read. */
  cancel(): void {
    this.end();
    const said = 'Stopped. Nothing was kept.';
    if (this.current.opened?.kind === 'columns')
      this.set({ stage: 'mapping', running: null, view: null, asked: null, said });
    else this.set({ ...nothing, said });
  }

  /** Forgets the portfolio. */
  close(): void {
    this.end();
    this.set({ ...nothing, said: 'The portfolio was closed, and is forgotten.' });
  }

  /** A sentence for whoever cannot see what happened. */
  say(said: string): void {
    this.set({ said });
  }
}
