/** What an explanation is made of: sections with a title, and lines with the clauses behind them. */

export interface ExplanationLine {
  /** A sentence with a capital and without a full stop; its clauses are not in it. */
  readonly text: string;
  readonly clauses: readonly string[];
  /** The rule behind it (`gate` for the gate). */
  readonly rule?: string;
  readonly tone?: 'plain' | 'warn' | 'muted';
}

export interface ExplanationSection {
  /** Stable, for a screen to tell sections apart: `outcome`, `award`, `flags-ambiguity`. */
  readonly id: string;
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
}
