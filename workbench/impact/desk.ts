/**
 * The Impact screen's own state, for the life of the page: a portfolio, its mapping, and what the worker says of it. The
 * worker is one of its own and holds the rows; to end it is to forget them. Nothing of this is stored or put into a URL.
 */
import type {
  ImpactAsk,
  ImpactGlance,
  ImpactStep,
  KeptPortfolio,
  PortfolioSource,
} from '../shared/impact-protocol.ts';
import type { Requests } from '../shared/protocol.ts';
import { isSame } from './carry.ts';
import type { Saved } from './desk-base.ts';
import { MappingDesk } from './desk-mapping.ts';
import { nothing, type Running } from './desk-state.ts';
import type { Question } from './question.ts';

/** One for the page. */
export class ImpactDesk extends MappingDesk {
  private keeping: Promise<KeptPortfolio> | null = null;
  private dropRun: () => void = () => undefined;

  protected override end(): void {
    super.end();
    this.keeping = null;
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
        if (isDropped || !this.isAwake) return null;
        const whole = { ...ask, mapping: opened?.kind === 'columns' ? mapping : null, by: [] };
        return this.ask('impactGlance', whole, undefined, (dropped) => {
          drop = dropped;
        });
      })
      .then((glance) => {
        if (glance && !isDropped) told(glance);
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
