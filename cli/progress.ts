/** How far a long run has come, in one line on standard error that is written over; only where somebody watches. */
import type { Edges } from './edges.ts';

/** Milliseconds between two lines, and before the first. */
const PAUSE = 300;

export class Progress {
  private readonly begun: number;
  private last: number;
  private shown = false;

  constructor(private readonly edges: Pick<Edges, 'clock' | 'err'>) {
    this.begun = this.last = edges.clock?.() ?? 0;
  }

  /** Rows so far, and how much of the file has gone by. */
  tell(rows: number, done: number, total: number): void {
    const now = this.edges.clock?.();
    if (now === undefined || now - this.last < PAUSE) return;
    this.last = now;
    this.shown = true;
    const spent = now - this.begun;
    const left =
      done > 0 && total > done ? `, ${Math.ceil((spent * (total - done)) / done / 1000)} s left` : '';
    this.edges.err(`\r\u001B[K${rows.toLocaleString('en-GB')} rows${left}`);
  }

  /** What is done before there are rows, and what part of it, from 0 to 1; without a part it is said at once. */
  note(what: string, share?: number): void {
    const now = this.edges.clock?.();
    if (now === undefined || (share !== undefined && now - this.last < PAUSE)) return;
    this.last = now;
    this.shown = true;
    this.edges.err(`\r\u001B[K${what}${share === undefined ? '' : `, ${Math.floor(share * 100)} %`}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.shown) this.edges.err('\r\u001B[K');
    this.shown = false;
  }
}
