/**
 * The Impact screen's own state, for the life of the page: a portfolio, its mapping, and what the worker says of it. The
 * worker is one of its own and holds the rows; to end it is to forget them. Nothing of this is stored or put into a URL.
 */
import type { Mapping, SourceFile } from '../../engine/index.ts';
import { startEngine, type EngineClient } from '../shared/client.ts';
import type {
  ImpactAsk,
  ImpactGlance,
  ImpactStep,
  KeptPortfolio,
  Opened,
  PortfolioFault,
  PortfolioSource,
} from '../shared/impact-protocol.ts';
import type { Requests, RequestType } from '../shared/protocol.ts';
import { carriedOver, type HeadPlace, isAt, placeIn, placeOf } from './carry.ts';
import { type DeskState, nothing, type Running } from './desk-state.ts';
import type { Question } from './question.ts';

/** The documents as they are saved. */
type Saved = ReadonlyMap<string, SourceFile>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const most = 100;

type Columns = Extract<Opened, { kind: 'columns' }>;
/** The file read at another place; why it cannot be; null where something newer took its place. */
type Reopened = { readonly source: PortfolioSource; readonly opened: Columns } | PortfolioFault | null;

/** "Line 9 as the headers", "the sheet “Cases”, line 2 as the headers". */
const placeText = ({ sheet, headerLine }: HeadPlace): string =>
  [
    ...(sheet === undefined ? [] : [`the sheet “${sheet}”`]),
    ...(headerLine === undefined ? [] : [`line ${headerLine} as the headers`]),
  ].join(', ');

/** One for the page. `now` is the page's clock, `start` starts a worker. */
export class ImpactDesk {
  private current = nothing;
  private readonly listeners = new Set<() => void>();
  private engine: EngineClient | null = null;
  /** What the worker has read, so that a save is read again before the next run. */
  private loaded: object | null = null;
  private hasSource = false;
  /** The documents that were asked for last: what a worker that takes the place of one that was ended has to read. */
  private saved: Saved = new Map();
  private reopenings = 0;
  private keeping: Promise<KeptPortfolio> | null = null;
  private dropCheck: () => void = () => undefined;
  private dropRun: () => void = () => undefined;

  constructor(
    private readonly now: () => number,
    private readonly start: () => EngineClient = startEngine,
  ) {}

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

  private end(): void {
    this.engine?.close();
    this.engine = null;
    this.loaded = null;
    this.hasSource = false;
    this.keeping = null;
  }

  private fail(error: unknown): void {
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
  private async read(saved: Saved): Promise<void> {
    this.saved = saved;
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

  /** Reads the file at another sheet or line of headers. Where it cannot be, the worker goes back to what is open. */
  private async openAt(place: HeadPlace): Promise<Reopened> {
    const { source } = this.current;
    if (source?.kind !== 'file') return null;
    this.reopenings += 1;
    const own = this.reopenings;
    const isOurs = (): boolean => this.reopenings === own && this.current.source === source;
    const { headerLine: _, ...whole } = source;
    const other = { ...(place.sheet === undefined ? source : whole), ...place };
    this.set({ isReopening: true });
    await this.ready(this.saved);
    const opened = await this.ask('impactOpen', other);
    if (!isOurs()) return null;
    if (opened.kind !== 'columns') await this.ask('impactOpen', source);
    if (!isOurs()) return null;
    this.set({ isReopening: false, fault: null, mappingFaults: [] });
    if (opened.kind === 'columns') return { source: other, opened };
    return opened.kind === 'fault' ? opened.fault : null;
  }

  /**
   * Another sheet of the workbook, or another line of headers. What was chosen for columns of the same name stays, and the
   * step can be undone; where the file has no headers there, all stays as it was, and the fault is told.
   */
  async reopen(place: HeadPlace, saved: Saved): Promise<void> {
    try {
      await this.read(saved);
      const found = await this.openAt(place);
      const { opened, mapping, undo } = this.current;
      if (found === null || opened?.kind !== 'columns' || !mapping) return;
      if ('what' in found)
        return this.set({ fault: { ...found, what: `${placeText(place)}: ${found.what}` } });
      this.put(carriedOver(mapping, opened.mapping, found.opened.mapping), {
        ...found,
        undo: [...undo.slice(-most), mapping],
        redo: [],
        said: 'The columns were read anew; what you chose for columns of the same name stays.',
      });
    } catch (error) {
      this.fail(error);
    }
  }

  /** The fault was of a line or sheet that is no longer asked for. */
  forgive(): void {
    if (this.current.fault !== null) this.set({ fault: null });
  }

  private put(mapping: Mapping, also: Partial<DeskState> = {}): void {
    this.set({ ...also, mapping });
    this.dropCheck();
    let dropped = false;
    this.dropCheck = () => {
      dropped = true;
    };
    this.ready(this.saved)
      .then(() => (dropped ? null : this.ask('impactCheck', { mapping })))
      .then((check) => {
        if (!dropped && check) this.set({ check });
      })
      .catch((error: unknown) => {
        if (!dropped) this.fail(error);
      });
  }

  /** A step of the mapping, which can be undone. */
  map(mapping: Mapping): void {
    const { mapping: before, undo } = this.current;
    if (!before || isSame(before, mapping)) return;
    this.put(mapping, { undo: [...undo.slice(-most), before], redo: [], fault: null, mappingFaults: [] });
  }

  /** A mapping of the history: its headers may stand on another line or sheet, which is read again. */
  private async goTo(to: Mapping | undefined, stacks: Pick<DeskState, 'undo' | 'redo'>): Promise<void> {
    const { mapping, opened } = this.current;
    if (!to || opened?.kind !== 'columns') return;
    if (isAt(opened.head, placeOf(to))) return this.put(to, { ...stacks, fault: null, mappingFaults: [] });
    const found = await this.openAt(placeOf(to)).catch((error: unknown) => this.fail(error));
    if (!found || this.current.mapping !== mapping) return;
    if ('what' in found) return this.set({ fault: found });
    this.put(to, { ...stacks, ...found });
  }

  undo(): void {
    const { mapping, undo, redo } = this.current;
    if (mapping) void this.goTo(undo.at(-1), { undo: undo.slice(0, -1), redo: [...redo, mapping] });
  }

  redo(): void {
    const { mapping, undo, redo } = this.current;
    if (mapping) void this.goTo(redo.at(-1), { undo: [...undo, mapping], redo: redo.slice(0, -1) });
  }

  /** Takes over a mapping file, read at the sheet and line that it names; why it does not fit stands in `mappingFaults`. */
  async mapFrom(text: string, saved: Saved): Promise<void> {
    try {
      await this.ready(saved);
      const { opened, mapping: before, undo, source } = this.current;
      if (opened?.kind !== 'columns' || !before || !source) return;
      const place = placeIn(text);
      const found = isAt(opened.head, place) ? { source, opened } : await this.openAt(place);
      if (found === null) return;
      if ('what' in found)
        return this.set({ mappingFaults: [`${placeText(place)}: ${found.what}; ${found.mend}`] });
      const { mapping, faults } = await this.ask('impactMapping', { text });
      if (mapping) {
        const { sheet, headerLine } = found.opened.head;
        const whole = { ...mapping, headerLine, ...(sheet === undefined ? {} : { sheet }) };
        this.put(whole, { ...found, undo: [...undo.slice(-most), before], redo: [], mappingFaults: [] });
      } else {
        if (found.source !== source) await this.ask('impactOpen', source);
        this.set({ mappingFaults: faults });
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** From the mapping to the answer. */
  toAnswer(): void {
    this.set({
      stage: 'answer',
      view: null,
      asked: null,
      answered: null,
      stopped: null,
      fault: null,
      mappingFaults: [],
      said: '',
    });
  }

  /** Back to the mapping; the file stays open. */
  toMapping(): void {
    if (this.current.opened?.kind !== 'columns') return;
    if (this.current.running) this.stop();
    this.set({ stage: 'mapping', running: null });
  }

  /** Works out the editions over the portfolio; the newest question holds, and the one before it is dropped. */
  async run(ask: ImpactAsk, key: string, saved: Saved): Promise<void> {
    if (this.current.running) this.stop();
    const began = this.now();
    const running: Running = { step: null, since: began, phaseSince: began };
    this.set({ running, asked: key, stopped: null, fault: null, said: '' });
    const isOurs = (): boolean => this.current.running !== null && this.current.asked === key;
    const part = (answer: Requests['impactRun']['answer']): void => {
      if (answer.kind === 'step' && isOurs()) this.step(answer.step);
    };
    try {
      await this.ready(saved);
      if (!isOurs()) return;
      const answer = await this.ask('impactRun', ask, part, (drop) => {
        this.dropRun = drop;
      });
      if (!isOurs()) return;
      if (answer.kind === 'fault')
        this.set({ running: null, view: null, answered: null, fault: answer.fault });
      if (answer.kind === 'view')
        this.set({ running: null, view: answer.view, answered: key, said: 'The answer is there.' });
    } catch (error) {
      if (isOurs()) this.fail(error);
    }
  }

  /** Ends what runs. While an older answer stands the worker stays: it has the cases behind its figures. */
  private stop(): void {
    if (this.current.view === null) this.end();
    else this.dropRun();
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

  /**
   * Stops. An older answer stays, and what was stopped is not asked again by itself; without one the worker goes at once, and
   * with it all that it had read.
   */
  cancel(): void {
    const { opened, view, asked, answered } = this.current;
    this.stop();
    if (view !== null) {
      const said = 'Stopped. The answer that was there stands.';
      return this.set({ running: null, asked: answered, stopped: asked, said });
    }
    const said = 'Stopped. Nothing was kept.';
    if (opened?.kind === 'columns') this.set({ stage: 'mapping', running: null, asked: null, said });
    else this.set({ ...nothing, said });
  }

  /** The question is again that of the answer: another one is asked as ever. */
  settle(): void {
    if (this.current.stopped !== null) this.set({ stopped: null });
  }

  /** Keeps what the URL says of the question, as long as the portfolio is open. */
  remember(question: Question): void {
    if (!isSame(question, this.current.question)) this.set({ question });
  }

  /** Keeps the rows that were read as a draft of this browser. `isNew` false: the same rows are kept already. */
  async keep(now: number): Promise<{ readonly draft: KeptPortfolio; readonly isNew: boolean }> {
    const { kept, mapping, name, source } = this.current;
    if (kept && isSame(kept.mapping, mapping)) return { draft: kept.draft, isNew: false };
    if (this.keeping) return { draft: await this.keeping, isNew: false };
    this.keeping = this.ask('impactKeep', { name, now });
    try {
      const draft = await this.keeping;
      if (this.current.source === source) this.set({ kept: { draft, mapping } });
      return { draft, isNew: true };
    } finally {
      this.keeping = null;
    }
  }

  /** Forgets the portfolio, and with it the question. */
  close(): void {
    this.end();
    this.set({ ...nothing, said: 'The portfolio was closed, and is forgotten.' });
  }

  /** A sentence for whoever cannot see what happened. */
  say(said: string): void {
    this.set({ said });
  }
}
