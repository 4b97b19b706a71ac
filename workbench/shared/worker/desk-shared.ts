/** What all editions share (vocabulary, calendars, profile, codes), with unsaved texts: then every edition is read anew. */
import {
  type CaseEntry,
  type Library,
  type Problem,
  readCaseFiles,
  readWhatCanBeRead,
  type SourceFile,
} from '../../../engine/index.ts';
import { landlordsLeftOut, withoutExpectations } from './left-out.ts';
import type { Loading } from './load.ts';

const isPolicy = (path: string): boolean => /^rules\/policies\/.*\.json$/.test(path);

/** A document below `rules/` that no edition is, and that something reads. */
export const isShared = (path: string): boolean =>
  /^rules\/.*\.json$/.test(path) && !isPolicy(path) && !/^rules\/(schema|clause-index)\//.test(path);

/** A reading of everything below `rules/`; without a library where vocabulary or calendar cannot be read. */
export interface SharedReading {
  readonly library: Library | undefined;
  readonly problems: readonly Problem[];
}

/** Files with unsaved texts over them, and without those that are gone. */
function laidOver(
  files: readonly SourceFile[],
  over: readonly SourceFile[],
  gone: readonly string[],
): SourceFile[] {
  const texts = new Map(over.map((file) => [file.path, file]));
  const known = new Set(files.map(({ path }) => path));
  return [
    ...files.map((file) => texts.get(file.path) ?? file),
    ...over.filter(({ path }) => !known.has(path)),
  ].filter(({ path }) => !gone.includes(path));
}

/** Keeps the last reading: the strip asks again for each keystroke, and others ask for the same. */
export class SharedReader {
  private rules: { key: string; reading: SharedReading } | undefined;
  private cases: { key: string; problems: readonly Problem[] } | undefined;

  constructor(private readonly loading: Loading) {}

  /** Everything below `rules/`, as it would be read if it were saved. */
  read(files: readonly SourceFile[], gone: readonly string[]): SharedReading {
    const over = files.filter(({ path }) => path.startsWith('rules/'));
    const key = JSON.stringify([over, gone]);
    if (this.rules?.key === key) return this.rules.reading;
    const all = this.loading.files.filter(({ path }) => path.startsWith('rules/'));
    const { library, problems } = readWhatCanBeRead(laidOver(all, over, gone));
    this.rules = { key, reading: { library, problems } };
    return this.rules.reading;
  }

  /** What is wrong with the saved cases under another library; those of `except` are read elsewhere. */
  caseProblems(library: Library, except: ReadonlySet<string>): readonly Problem[] {
    const wanted = new Set(this.loading.cases.map(({ file }: CaseEntry) => file));
    const leftOut = this.loading.library
      ? landlordsLeftOut(
          this.loading.files.filter(({ path }) => path.startsWith('rules/')),
          this.loading.library,
        )
      : [];
    const files = this.loading.files
      .filter(({ path }) => wanted.has(path) && !except.has(path))
      .map((file) => withoutExpectations(file, leftOut));
    const editions = library.editions.map(({ edition }) => edition.id);
    const key = JSON.stringify([editions, library.vocabulary, files.map(({ path }) => path)]);
    if (this.cases?.key !== key) this.cases = { key, problems: readCaseFiles(library, files).problems };
    return this.cases.problems;
  }
}
