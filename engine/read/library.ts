/** Everything below `rules/`, read and checked together. */
import type { WorkingCalendar } from '../calendar.ts';
import { claimFaults, codeFaults } from '../check/policy-meaning.ts';
import type { Code, ProfileVocabulary, SelfAssessment } from '../model/code.ts';
import type { PreparedEdition, Vocabulary } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import type { SourceFile } from './document.ts';
import { type ForeignRefs, readEdition, readShape, sortProblems } from './edition.ts';
import { checkTogether, faultProblems } from './together.ts';
import { readCalendar, readVocabulary } from './vocabulary.ts';

/** All documents of `rules/`, ready to use. Editions are in the order of landlord, then start. */
export interface Library {
  readonly vocabulary: Vocabulary;
  readonly calendar: WorkingCalendar;
  readonly editions: readonly PreparedEdition[];
  readonly profileVocabulary: ProfileVocabulary;
  readonly codes: readonly Code[];
  readonly selfAssessments: readonly SelfAssessment[];
}

type Sorted = Record<'policies' | 'codes' | 'self-assessments' | 'calendars', SourceFile[]>;

function sortFiles(files: readonly SourceFile[]): Sorted {
  const sorted: Sorted = { policies: [], codes: [], 'self-assessments': [], calendars: [] };
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const folder = /(?:^|\/)rules\/(policies|codes|self-assessments|calendars)\//.exec(file.path)?.[1];
    if (folder && file.path.endsWith('.json')) sorted[folder as keyof Sorted].push(file);
  }
  return sorted;
}

const missing = (path: string): Problem => ({
  code: 'missing-file',
  severity: 'error',
  file: path,
  line: 1,
  column: 1,
  pointer: '',
  what: `\`${path}\` is missing`,
  why: 'nothing can be read without it',
  mend: 'restore it from the repository',
});
/** Reads all files of `rules/`. On failure every problem of every file. */
export function readLibrary(files: readonly SourceFile[]): Result<Library> {
  const { library, problems } = readWhatCanBeRead(files);
  if (!library || problems.some((p) => p.severity === 'error')) return { ok: false, problems };
  return { ok: true, value: library, problems };
}

/** The library without the documents that have problems, and all problems; none where vocabulary or calendar cannot be read. */
export function readWhatCanBeRead(files: readonly SourceFile[]): {
  library: Library | undefined;
  problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const take = <T>(result: Result<T>): T[] => {
    problems.push(...result.problems);
    return result.ok ? [result.value] : [];
  };
  const find = (end: string): SourceFile | undefined => files.find((file) => file.path.endsWith(end));
  const vocabularyFile = find('rules/vocabulary.json');
  const profileFile = find('rules/profile.json');
  const sorted = sortFiles(files);
  if (!vocabularyFile) problems.push(missing('rules/vocabulary.json'));
  if (!profileFile) problems.push(missing('rules/profile.json'));
  if (sorted.calendars.length === 0) problems.push(missing('rules/calendars/england-and-wales.json'));
  const [vocabulary] = vocabularyFile ? take(readVocabulary(vocabularyFile)) : [];
  const [calendar] = sorted.calendars.flatMap((file) => take(readCalendar(file)));
  const [profileVocabulary = { groups: [], facts: [] }] = profileFile
    ? take(readShape<ProfileVocabulary>(profileFile, 'profile')).map((s) => s.value)
    : [];
  const profileNames = profileVocabulary.facts.map((fact) => fact.name);
  const codes = sorted.codes.flatMap((file) =>
    take(readShape<Code>(file, 'code')).map(({ doc, value }) => {
      problems.push(
        ...faultProblems(
          doc,
          '',
          codeFaults(value, profileVocabulary),
          'unknown-profile-fact',
          'profile-value',
          profileNames,
        ),
      );
      return value;
    }),
  );
  const provisions = codes.flatMap((code) => code.provisions.map((p) => p.id));
  const selfAssessments = sorted['self-assessments'].flatMap((file) =>
    take(readShape<SelfAssessment>(file, 'self-assessment')).map(({ doc, value }) => {
      const code = codes.find((one) => one.id === value.code);
      if (code)
        problems.push(
          ...faultProblems(doc, '', claimFaults(value, code), 'unknown-provision', 'claim', provisions),
        );
      return value;
    }),
  );
  if (!vocabulary || !calendar) return { library: undefined, problems: sortProblems(problems) };
  const foreign: ForeignRefs = new Map(
    codes.map((code) => [code.id, new Set(code.provisions.map((p) => p.id))]),
  );
  const editions = sorted.policies.flatMap((file) => take(readEdition(file, vocabulary, foreign)));
  editions.sort((a, b) =>
    a.landlordId < b.landlordId
      ? -1
      : a.landlordId > b.landlordId
        ? 1
        : a.edition.from < b.edition.from
          ? -1
          : 1,
  );
  problems.push(...checkTogether(editions, profileVocabulary));
  const library: Library = { vocabulary, calendar, editions, profileVocabulary, codes, selfAssessments };
  return { library, problems: sortProblems(problems) };
}

/** A file that is given where a policy is named: read, and held against the library's own facts and profile. */
export function readEditionFile(library: Library, file: SourceFile): Result<PreparedEdition> {
  const foreign: ForeignRefs = new Map(
    library.codes.map((code) => [code.id, new Set(code.provisions.map((p) => p.id))]),
  );
  const read = readEdition(file, library.vocabulary, foreign);
  if (!read.ok) return read;
  const others = library.editions.filter(({ edition }) => edition.id !== read.value.edition.id);
  const together = checkTogether([...others, read.value], library.profileVocabulary);
  const problems = [...read.problems, ...together.filter((problem) => problem.file === file.path)];
  return problems.some((p) => p.severity === 'error') ? { ok: false, problems } : { ...read, problems };
}
