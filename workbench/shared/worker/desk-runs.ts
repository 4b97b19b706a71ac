/** What was run of editions: cases in columns, results, findings of the Code. Kept between two keystrokes. */
import {
  type Case,
  type CaseEntry,
  checkPolicy,
  compiled,
  type Finding,
  keptOf,
  type Library,
  onceForEach,
  type PreparedEdition,
} from '../../../engine/index.ts';

/** Cases in one step of a run: a newer request is heard between two steps. A step of few cases costs as much as one of many. */
const chunk = 1024;

/** An edition compiled alone, once. */
export const planOf = onceForEach((edition: PreparedEdition) => compiled.compile([edition]));

/** What a case says of its facts; expectations and words left out. */
const factsOf = ({ facts, items, timeline, decided }: Case): string =>
  JSON.stringify([facts, items, timeline, decided]);
const sameFacts = (a: Case | undefined, b: Case | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && factsOf(a) === factsOf(b));

/** For one reading of the saved files. */
export class Runs {
  private readonly runs = new WeakMap<
    PreparedEdition,
    { table: compiled.Table; result: compiled.BatchResult }
  >();
  private readonly findings = new WeakMap<PreparedEdition, Finding[]>();
  private readonly tables = new WeakMap<
    Library['calendar'],
    { cases: readonly Case[]; table: compiled.Table }
  >();

  /** The cases in columns; kept while no case has other facts and the calendar is the same. */
  tableOf(entries: readonly CaseEntry[], library: Library): compiled.Table {
    const cases = entries.map((entry) => entry.case);
    const known = this.tables.get(library.calendar);
    if (known?.cases.length === cases.length && cases.every((c, i) => sameFacts(c, known.cases[i])))
      return known.table;
    const { calendar, editions } = library;
    const table = compiled.load(compiled.compile(editions), cases, { calendar, chunk });
    this.tables.set(calendar, { cases, table });
    return table;
  }

  /** An edition over the table, in steps; the result is kept. What an edit of `saved` leaves alone is taken over from there. */
  *run(
    edition: PreparedEdition,
    table: compiled.Table,
    saved?: PreparedEdition,
  ): Generator<unknown, compiled.BatchResult, void> {
    const known = this.runs.get(edition);
    if (known?.table === table) return known.result;
    const base = saved && saved !== edition ? yield* this.run(saved, table) : null;
    const kept = base && keptOf(base, edition);
    const results = yield* compiled.steps(planOf(edition), table, [kept]);
    const result = results[0] as compiled.BatchResult;
    this.runs.set(edition, { table, result });
    return result;
  }

  /** Findings of the Code for an edition. */
  findingsOf(edition: PreparedEdition, library: Library): Finding[] {
    const known = this.findings.get(edition);
    if (known) return known;
    const made = checkPolicy(library, edition);
    this.findings.set(edition, made);
    return made;
  }
}
