/** Everything below `rules/`, read and checked together. */
import type { WorkingCalendar } from '../calendar.ts';
import { parseDate } from '../dates.ts';
import type { CalendarDocument, FactDeclaration, Flag, PreparedEdition, Vocabulary } from '../model/index.ts';
import type { Code, ProfileVocabulary, SelfAssessment } from '../model/code.ts';
import { claimFaults, codeFaults, type MeaningFault, profileFaults } from '../check/policy-meaning.ts';
import { nearestName, type Problem, type Result } from '../problems.ts';
import { type CaseEntry, type CaseWorld, readCaseFile } from './case.ts';
import { EditionChecker } from './names.ts';
import { checkFact, checkUnique } from './declarations.ts';
import { type JsonDocument, parseDocument, type SourceFile } from './document.ts';
import { type ForeignRefs, readEdition, readShape, sortProblems } from './edition.ts';
import { prepareEdition } from '../model/index.ts';

/** All documents of `rules/`, ready to use. Editions are in the order of landlord, then start. */
export interface Library {
  readonly vocabulary: Vocabulary;
  readonly calendar: WorkingCalendar;
  readonly editions: readonly PreparedEdition[];
  readonly profileVocabulary: ProfileVocabulary;
  readonly codes: readonly Code[];
  readonly selfAssessments: readonly SelfAssessment[];
}

const sharedKinds = ['failure', 'appointment', 'loss'];

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

/** Reads the vocabulary alone. */
export function readVocabulary(file: SourceFile): Result<Vocabulary> {
  const shape = readShape<Vocabulary>(file, 'vocabulary');
  if (!shape.ok) return shape;
  const { doc, value } = shape.value;
  const gate = { conditions: { all: [] }, clauses: [] };
  const bare = {
    id: 'vocabulary@2000',
    landlord: '-',
    title: '-',
    status: 'draft' as const,
    from: '2000',
    documents: [],
    clauses: [],
    heads: {},
    gate,
  };
  const check = new EditionChecker(
    doc,
    prepareEdition(bare, value, file.path, file.text),
    new Set(),
    new Map(),
  );
  const groups = new Set(value.groups.map((group) => group.id));
  value.facts.forEach((fact, i) => {
    checkFact(check, `/facts/${i}`, fact);
    if (fact.group !== undefined && !groups.has(fact.group))
      check.unknown(
        `/facts/${i}/group`,
        'unknown-group',
        'group',
        fact.group,
        groups,
        'list it under `groups`',
      );
  });
  checkUnique(
    check,
    'fact',
    value.facts.map(({ name }, i) => ({ name, at: `/facts/${i}/name` })),
  );
  value.tensions?.forEach((tension, i) => check.condition(`/tensions/${i}/conditions`, tension.conditions));
  return check.problems.length > 0
    ? { ok: false, problems: sortProblems(check.problems) }
    : { ok: true, value, problems: [] };
}

/** Reads a bank-holiday calendar. */
export function readCalendar(file: SourceFile): Result<WorkingCalendar> {
  const shape = readShape<CalendarDocument>(file, 'calendar');
  if (!shape.ok) return shape;
  const { doc, value } = shape.value;
  const problems: Problem[] = [];
  const day = (text: string, pointer: string): number => {
    const parsed = parseDate(text);
    if (parsed === null)
      problems.push(
        doc.problem(pointer, {
          code: 'bad-date',
          what: `\`${text}\` is not a date`,
          mend: 'write a date that exists as YYYY-MM-DD',
        }),
      );
    return parsed ?? 0;
  };
  const from = day(value.from, '/from');
  const to = day(value.to, '/to');
  const holidays = new Set<number>();
  value.holidays.forEach((holiday, i) => {
    const at = day(holiday.date, `/holidays/${i}/date`);
    if (holidays.has(at))
      problems.push(
        doc.problem(`/holidays/${i}/date`, {
          code: 'duplicate-name',
          what: `${holiday.date} stands twice`,
          mend: 'keep one of them',
        }),
      );
    if (at < from || at > to)
      problems.push(
        doc.problem(`/holidays/${i}/date`, {
          code: 'bad-range',
          what: `${holiday.date} is outside ${value.from} to ${value.to}`,
          mend: 'correct the date, or `from` and `to`',
        }),
      );
    holidays.add(at);
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { from, to, holidays }, problems: [] };
}

/** Faults of meaning as problems: one code for a name that is not known, one for a value that does not fit. */
function faultProblems(
  doc: JsonDocument,
  at: string,
  faults: readonly MeaningFault[],
  unknownCode: string,
  valueCode: string,
  known: Iterable<string>,
): Problem[] {
  return faults.map(({ pointer, what, mend, unknown }) => {
    const nearest = unknown === undefined ? undefined : nearestName(unknown, known);
    const code = unknown === undefined ? valueCode : unknownCode;
    return doc.problem(`${at}${pointer}`, {
      code,
      what,
      mend: nearest ? `did you mean \`${nearest}\`?` : mend,
      nearest,
      onKey: unknown !== undefined,
    });
  });
}

/** Two editions may declare one fact only with the same type, unit and values; ids stand once; profiles name known facts. */
function checkTogether(editions: readonly PreparedEdition[], profile: ProfileVocabulary): Problem[] {
  const problems: Problem[] = [];
  const seenFacts = new Map<string, { fact: FactDeclaration; edition: string }>();
  const seenIds = new Map<string, string>();
  const profileFacts = profile.facts.map((fact) => fact.name);
  for (const { edition, file, text } of editions) {
    const parsed = parseDocument({ path: file, text });
    if (!parsed.ok) continue;
    const doc = parsed.value;
    const other = seenIds.get(edition.id);
    if (other !== undefined)
      problems.push(
        doc.problem('/id', {
          code: 'duplicate-id',
          what: `edition \`${edition.id}\` stands in ${other} too`,
          mend: 'give one of them another id',
        }),
      );
    seenIds.set(edition.id, file);
    edition.facts?.forEach((fact, i) => {
      const before = seenFacts.get(fact.name);
      const same = (key: 'type' | 'unit' | 'values'): boolean =>
        JSON.stringify(before?.fact[key]) === JSON.stringify(fact[key]);
      if (before && !(same('type') && same('unit') && same('values')))
        problems.push(
          doc.problem(`/facts/${i}/name`, {
            code: 'fact-conflict',
            what: `\`${fact.name}\` is declared otherwise by \`${before.edition}\``,
            why: 'one name has one type, unit and list of values',
            mend: 'make them agree, or choose another name',
          }),
        );
      if (!before) seenFacts.set(fact.name, { fact, edition: edition.id });
    });
    if (profile.facts.length > 0)
      problems.push(
        ...faultProblems(
          doc,
          '/profile',
          profileFaults(edition.profile ?? {}, profile),
          'unknown-profile-fact',
          'profile-value',
          profileFacts,
        ),
      );
  }
  return problems;
}

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

/** A file that is given where a policy is named. */
export function readEditionFile(library: Library, file: SourceFile): Result<PreparedEdition> {
  const foreign: ForeignRefs = new Map(
    library.codes.map((code) => [code.id, new Set(code.provisions.map((p) => p.id))]),
  );
  return readEdition(file, library.vocabulary, foreign);
}

/** Reads case files. `extra` are editions given as files, whose own facts and kinds count too. */
export function readCaseFiles(
  library: Library,
  files: readonly SourceFile[],
  extra: readonly PreparedEdition[] = [],
): Result<CaseEntry[]> {
  const world = caseWorld(library, extra);
  const problems: Problem[] = [];
  const entries: CaseEntry[] = [];
  const seen = new Map<string, CaseEntry>();
  for (const file of files) {
    const result = readCaseFile(file, world);
    problems.push(...result.problems);
    for (const entry of result.ok ? result.value : []) {
      const before = seen.get(entry.case.id);
      if (before)
        problems.push({
          ...missing(file.path),
          code: 'duplicate-id',
          line: entry.line,
          pointer: `${entry.pointer}/id`,
          what: `case \`${entry.case.id}\` stands in ${before.file}:${before.line} too`,
          why: 'a case has one id',
          mend: 'rename one of them',
        });
      seen.set(entry.case.id, before ?? entry);
      entries.push(entry);
    }
  }
  const ok = problems.every((problem) => problem.severity === 'warning');
  return ok ? { ok, value: entries, problems } : { ok: false, problems };
}

/** What names in a case may be, over all editions. */
export function caseWorld(library: Library, extra: readonly PreparedEdition[] = []): CaseWorld {
  const facts = new Map(library.vocabulary.facts.map((fact) => [fact.name, fact]));
  const kinds = new Set(sharedKinds);
  const policies = new Set<string>();
  for (const prepared of [...library.editions, ...extra]) {
    for (const fact of prepared.edition.facts ?? []) facts.set(fact.name, facts.get(fact.name) ?? fact);
    for (const kind of prepared.edition.kinds ?? []) kinds.add(kind.name);
    policies.add(prepared.edition.id).add(prepared.landlordId);
  }
  return { facts, kinds, policies };
}

const firstDay = (text: string): string =>
  text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
const lastDay = (text: string): string =>
  text.length === 4 ? `${text}-12-31` : text.length === 7 ? `${text}-31` : text;

/**
 * The edition that a name means: an edition id is itself; a landlord's is the one in force on the day the case was
 * received, else on `asOf`, else the newest that is neither draft nor reference; before the first edition the first,
 * with an `assumption` flag. A reference "landlord" is chosen by date among its reference editions.
 */
export function chooseEdition(
  library: Library,
  id: string,
  when: { readonly received?: string; readonly asOf?: string },
): { edition: PreparedEdition; flags: Flag[] } | undefined {
  if (id.includes('@')) {
    const exact = library.editions.find((e) => e.edition.id === id);
    return exact && { edition: exact, flags: [] };
  }
  const mine = library.editions.filter((e) => e.landlordId === id);
  const published = mine.filter((e) => e.edition.status !== 'draft' && !e.edition.reference);
  const usable = published.length > 0 ? published : mine.filter((e) => e.edition.status !== 'draft');
  const date = when.received ?? when.asOf;
  const newest = usable.at(-1);
  if (!newest) return undefined;
  if (date === undefined) return { edition: newest, flags: [] };
  const holds = usable
    .filter(
      ({ edition }) => firstDay(edition.from) <= date && (edition.to == null || date <= lastDay(edition.to)),
    )
    .at(-1);
  if (holds) return { edition: holds, flags: [] };
  const earlier = usable.filter(({ edition }) => firstDay(edition.from) <= date).at(-1);
  const edition = earlier ?? (usable[0] as PreparedEdition);
  const text = earlier
    ? `no edition is in force on ${date}; the last one before it is applied`
    : `the case is from ${date}, before the first edition that is held; that edition is applied`;
  return { edition, flags: [{ kind: 'assumption', text, clauses: [] }] };
}

/** Landlords with an edition that is neither draft nor reference. */
export function landlordEditions(library: Library): string[] {
  const ids = library.editions
    .filter((e) => e.edition.status !== 'draft' && !e.edition.reference)
    .map((e) => e.landlordId);
  return [...new Set(ids)];
}

/** Ids of those whose editions are references. */
export function referenceIds(library: Library): string[] {
  return [...new Set(library.editions.filter((e) => e.edition.reference).map((e) => e.landlordId))];
}
