/** The saved files with what is unsaved over them, read for the strip: between two keystrokes only what changed is read. */
import {
  type CaseEntry,
  type Library,
  type PreparedEdition,
  type Problem,
  readEditionFile,
  type Result,
  type SourceFile,
} from '../../../engine/index.ts';
import { CaseReader, isCase } from './desk-cases.ts';
import { Runs } from './desk-runs.ts';
import { isShared, SharedReader } from './desk-shared.ts';
import type { Loading } from './load.ts';

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

const inOrder = (a: PreparedEdition, b: PreparedEdition): number =>
  a.landlordId === b.landlordId
    ? a.edition.from < b.edition.from
      ? -1
      : 1
    : a.landlordId < b.landlordId
      ? -1
      : 1;

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** For one reading of the saved files. */
export class Desk {
  private readonly editions = new Map<
    string,
    { text: string; others: readonly PreparedEdition[]; result: Result<PreparedEdition> }
  >();
  /** What was run. */
  readonly runs = new Runs();
  private readonly cases: CaseReader;
  private readonly shared: SharedReader;

  constructor(
    readonly library: Library,
    private readonly loading: Loading,
  ) {
    this.shared = new SharedReader(loading);
    this.cases = new CaseReader(loading.cases);
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
    const { entries, problems: caseProblems } = this.cases.read(library, cases, gone);
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
    const { entries, problems } = this.cases.read(library, cases, gone);
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
}

const desks = new WeakMap<Loading, Desk>();

/** The desk of a reading; null where nothing could be read. */
export function deskOf(loading: Loading): Desk | null {
  if (!loading.library) return null;
  const desk = desks.get(loading) ?? new Desk(loading.library, loading);
  desks.set(loading, desk);
  return desk;
}
