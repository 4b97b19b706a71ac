/** The rows of a portfolio while it is open: its cases, and the rows that cannot be used. In memory, and nowhere else. */
import {
  type Batch,
  type Case,
  CaseStore,
  type FactDeclaration,
  problemsCsv,
  type RowProblem,
} from '../../../engine/index.ts';

/** Problems that are shown; all of them are in the file. */
export const shownProblems = 500;

/** The unusable rows: the first of them to be shown, all of them as the text of a file. */
class Problems {
  readonly first: RowProblem[] = [];
  private waiting: RowProblem[] = [];
  private readonly parts: Blob[] = [];
  total = 0;

  add(problems: readonly RowProblem[]): void {
    this.total += problems.length;
    for (const problem of problems) {
      if (this.first.length < shownProblems) this.first.push(problem);
      this.waiting.push(problem);
    }
    if (this.waiting.length > 5_000) this.flush();
  }

  /** Text in a Blob is none of the worker's memory. */
  private flush(): void {
    if (this.waiting.length === 0 && this.parts.length > 0) return;
    const text = problemsCsv(this.waiting);
    const isFirst = this.parts.length === 0;
    this.parts.push(new Blob([isFirst ? text : text.slice(text.indexOf('\n') + 1)]));
    this.waiting = [];
  }

  csv(): Blob {
    this.flush();
    return new Blob(['\uFEFF', ...this.parts], { type: 'text/csv;charset=utf-8' });
  }
}

export class Rows {
  readonly store: CaseStore;
  readonly problems = new Problems();
  /** Rows of the file, used or not. */
  read = 0;

  constructor(facts: readonly FactDeclaration[]) {
    this.store = new CaseStore(facts);
  }

  /** How many rows can be used. */
  get size(): number {
    return this.store.size;
  }

  add(batch: Batch): void {
    this.store.append(batch.cases);
    this.problems.add(batch.problems);
    this.read += batch.rows;
  }

  caseAt(at: number): Case {
    return this.store.caseAt(at);
  }

  lineOf(at: number): number {
    return this.store.lineOf(at);
  }
}
