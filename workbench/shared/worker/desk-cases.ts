/** The cases with unsaved texts over them. Only what changed is read. */
import {
  type CaseEntry,
  type Library,
  type Problem,
  readCaseFiles,
  type Result,
  type SourceFile,
} from '../../../engine/index.ts';

/** A document that holds cases. */
export const isCase = (path: string): boolean => /^fixtures\/(cases|determinations)\/.*\.json$/.test(path);

/** Keeps the last reading of each unsaved text. */
export class CaseReader {
  private readonly known = new Map<
    string,
    { text: string; vocabulary: Library['vocabulary']; result: Result<CaseEntry[]> }
  >();

  constructor(private readonly saved: readonly CaseEntry[]) {}

  /** The saved cases with unsaved texts over them and without those that are gone, and the problems of the unsaved ones. */
  read(
    library: Library,
    files: readonly SourceFile[],
    gone: readonly string[],
  ): { entries: readonly CaseEntry[]; problems: Problem[] } {
    const problems: Problem[] = [];
    const skip = new Set(gone);
    const read = new Map<string, readonly CaseEntry[]>();
    for (const file of files) {
      const known = this.known.get(file.path);
      const same = known?.text === file.text && known.vocabulary === library.vocabulary;
      const result = same ? known.result : readCaseFiles(library, [file]);
      this.known.set(file.path, { text: file.text, vocabulary: library.vocabulary, result });
      problems.push(...result.problems);
      if (result.ok) read.set(file.path, result.value);
    }
    if (read.size === 0 && skip.size === 0) return { entries: this.saved, problems };
    const done = new Set<string>();
    const entries = this.saved.flatMap((entry) => {
      const now = read.get(entry.file);
      if (!now) return skip.has(entry.file) ? [] : [entry];
      if (done.has(entry.file)) return [];
      done.add(entry.file);
      return now;
    });
    const fresh = [...read].filter(([path]) => !done.has(path)).flatMap(([, some]) => some);
    return { entries: [...entries, ...fresh], problems };
  }
}
