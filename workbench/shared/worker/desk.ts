/** What the strip keeps between two keystrokes: readings of edited texts, cases in columns, runs, findings, judgements. */
import {
  type Case,
  type CaseEntry,
  checkPolicy,
  compiled,
  type Finding,
  keptOf,
  type Library,
  type PreparedEdition,
  type Problem,
  readCaseFiles,
  readEditionFile,
  type Result,
  type SourceFile,
} from '../../../engine/index.ts';
import { isShared, SharedReader } from './desk-shared.ts';
import type { Loading } from './load.ts';

/** Cases in one step of a run: a newer request is heard between two steps. A step of few cases costs as much as one of many. */
const chunk = 1024;

/** Everything as it would be if the unsaved texts were saved. What cannot be read stands as it was saved. */
export interface Overlaid {
  readonly library: Library;
  readonly entries: readonly CaseEntry[];
  /** Edited editions by path: as saved (absent: new) and as edited (absent: cannot be read, or deleted). */
  readonly edited: ReadonlyMap<string, { before?: PreparedEdition; after?: PreparedEdition }>;
  /** Every problem of the edited texts, and of the same files as saved. */
  readonly problems: readonly Problem[];
  readonly problemsBefore: readonly Problem[];
  /** What all editions share is edited too: each was read anew, and any case may come out otherwise. */
  readonly isShared: boolean;
  /** That cannot be read, and nothing can be said. */
  readonly isUnreadable: boolean;
}

const isPolicy = (path: string): boolean => /^rules\/policies\/.*\.json$/.test(path);
const isCase = (path: string): boolean => /^fixtures\/(cases|determinations)\/.*\.json$/.test(path);

const inOrder = (a: PreparedEdition, b: PreparedEdition): number =>
  a.landlordId === b.landlordId
    ? a.edition.from < b.edition.from
      ? -1
      : 1
    : a.landlordId < b.landlordId
      ? -1
      : 1;

/** What a case says of its facts; expectations and words left out. */
const factsOf = ({ facts, items, timeline, decided }: Case): string =>
  JSON.stringify([facts, items, timeline, decided]);
const sameFacts = (a: Case | undefined, b: Case | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && factsOf(a) === factsOf(b));

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** For one reading of the saved files. */
export class Desk {
  private readonly editions = new Map<
    string,
    { text: string; others: readonly PreparedEdition[]; result: Result<PreparedEdition> }
  >();
  private readonly caseFiles = new Map<
    string,
    { text: string; vocabulary: Library['vocabulary']; result: Result<CaseEntry[]> }
  >();
  private readonly runs = new WeakMap<
    PreparedEdition,
    { table: compiled.Table; result: compiled.BatchResult }
  >();
  private readonly findings = new WeakMap<PreparedEdition, Finding[]>();
  private readonly tables = new WeakMap<
    Library['calendar'],
    { cases: readonly Case[]; table: compiled.Table }
  >();
  private readonly shared: SharedReader;

  constructor(
    readonly library: Library,
    private readonly loading: Loading,
  ) {
    this.shared = new SharedReader(loading);
  }

  /** The saved files with unsaved texts over them, and without those that are gone. Only what changed is read. */
  overlay(files: readonly SourceFile[], gone: readonly string[]): Overlaid {
    if ([...files.map(({ path }) => path), ...gone].some(isShared)) return this.overlayShared(files, gone);
    const problems: Problem[] = [];
    const edited = new Map<string, { before?: PreparedEdition; after?: PreparedEdition }>();
    let library = this.library;
    const put = (path: string, after: PreparedEdition | undefined): void => {
      const before = this.library.editions.find(({ file }) => file === path);
      const others = library.editions.filter(({ file }) => file !== path);
      const editions = after ? [...others, after].sort(inOrder) : others;
      library = { ...library, editions };
      edited.set(path, { ...(before ? { before } : {}), ...(after ? { after } : {}) });
    };
    for (const path of gone) if (isPolicy(path)) put(path, undefined);
    for (const file of files.filter(({ path }) => isPolicy(path))) {
      const others = library.editions.filter((one) => one.file !== file.path);
      const result = this.readEdition({ ...library, editions: others }, file);
      problems.push(...result.problems);
      if (result.ok) put(file.path, result.value);
      else edited.set(file.path, this.savedSide(file.path));
    }
    const cases = files.filter(({ path }) => isCase(path));
    const { entries, problems: caseProblems } = this.readCases(library, cases, gone);
    problems.push(...caseProblems);
    const paths = new Set([...files.map(({ path }) => path), ...gone]);
    if (gone.some(isPolicy)) problems.push(...this.shared.caseProblems(library, paths));
    const problemsBefore = this.loading.loaded.problems.filter(
      ({ file }) => paths.has(file) || (gone.some(isPolicy) && isCase(file)),
    );
    return { library, entries, edited, problems, problemsBefore, isShared: false, isUnreadable: false };
  }

  /** The same where what all editions share is edited: every edition and case is read anew. */
  private overlayShared(files: readonly SourceFile[], gone: readonly string[]): Overlaid {
    const reading = this.shared.read(files, gone);
    const library = reading.library ?? this.library;
    const cases = files.filter(({ path }) => isCase(path));
    const { entries, problems } = this.readCases(library, cases, gone);
    const edited = new Map<string, { before?: PreparedEdition; after?: PreparedEdition }>();
    for (const before of this.library.editions) edited.set(before.file, { before });
    for (const after of reading.library?.editions ?? [])
      edited.set(after.file, { ...edited.get(after.file), after });
    const own = new Set([...cases.map(({ path }) => path), ...gone]);
    return {
      library,
      entries,
      edited,
      problems: [...reading.problems, ...problems, ...this.shared.caseProblems(library, own)],
      problemsBefore: this.loading.loaded.problems,
      isShared: true,
      isUnreadable: reading.library === undefined,
    };
  }

  private savedSide(path: string): { before?: PreparedEdition } {
    const before = this.library.editions.find(({ file }) => file === path);
    return before ? { before } : {};
  }

  private readEdition(library: Library, file: SourceFile): Result<PreparedEdition> {
    const { editions: others } = library;
    const known = this.editions.get(file.path);
    if (known?.text === file.text && sameList(known.others, others)) return known.result;
    const result = readEditionFile(library, file);
    this.editions.set(file.path, { text: file.text, others, result });
    return result;
  }

  private readCases(
    library: Library,
    files: readonly SourceFile[],
    gone: readonly string[],
  ): { entries: readonly CaseEntry[]; problems: Problem[] } {
    const problems: Problem[] = [];
    const skip = new Set(gone);
    const read = new Map<string, readonly CaseEntry[]>();
    for (const file of files) {
      const known = this.caseFiles.get(file.path);
      const same = known?.text === file.text && known.vocabulary === library.vocabulary;
      const result = same ? known.result : readCaseFiles(library, [file]);
      this.caseFiles.set(file.path, { text: file.text, vocabulary: library.vocabulary, result });
      problems.push(...result.problems);
      if (result.ok) read.set(file.path, result.value);
    }
    if (read.size === 0 && skip.size === 0) return { entries: this.loading.cases, problems };
    const done = new Set<string>();
    const entries = this.loading.cases.flatMap((entry) => {
      const now = read.get(entry.file);
      if (!now) return skip.has(entry.file) ? [] : [entry];
      if (done.has(entry.file)) return [];
      done.add(entry.file);
      return now;
    });
    const fresh = [...read].filter(([path]) => !done.has(path)).flatMap(([, some]) => some);
    return { entries: [...entries, ...fresh], problems };
  }

  /** The cases in columns; kept while no case has other facts and the calendar is the same. */
  tableOf(entries: readonly CaseEntry[], library: Library = this.library): compiled.Table {
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
    const results = yield* compiled.steps(compiled.compile([edition]), table, [kept]);
    const result = results[0] as compiled.BatchResult;
    this.runs.set(edition, { table, result });
    return result;
  }

  /** Findings of the Code for an edition. */
  findingsOf(edition: PreparedEdition, library: Library = this.library): Finding[] {
    const known = this.findings.get(edition);
    if (known) return known;
    const made = checkPolicy(library, edition);
    this.findings.set(edition, made);
    return made;
  }
}

const desks = new WeakMap<Loading, Desk>();

/** The desk of a reading; null where nothing could be read. */
export function deskOf(loading: Loading): Desk | null {
  if (!loading.library) return null;
  const desk = desks.get(loading) ?? new Desk(loading.library, loading);
  desks.set(loading, desk);
  return desk;
}
