/** Files → library and its view. A file with errors is left out and named, and what remains is read. */
import {
  describeGate,
  describeHead,
  describeRule,
  landlordEditions,
  readCaseFiles,
  readLibrary,
  referenceIds,
} from '../../../engine/index.ts';
import type { CaseEntry, Library, PreparedEdition, Problem, SourceFile } from '../../../engine/index.ts';
import type { EditionView, LibraryView, Loaded, RuleView } from '../protocol.ts';
import { provisionsOf } from './code.ts';
import { conditionsView, mentionsOf } from './conditions.ts';
import { landlordsLeftOut, withoutExpectations } from './left-out.ts';

/** The library that later requests use, beside what the screens were told of it. */
export interface Loading {
  /** As they were handed in; what is edited is laid over them. */
  readonly files: readonly SourceFile[];
  readonly library: Library | null;
  readonly cases: readonly CaseEntry[];
  readonly loaded: Loaded;
}

const isError = (problem: Problem): boolean => problem.severity === 'error';

/** Where a file is missing, that it is missing: what follows from it in the others says no more. */
function causes(problems: readonly Problem[]): readonly Problem[] {
  const missing = problems.filter((problem) => problem.code === 'missing-file');
  return missing.length > 0 ? missing : problems;
}

/** Reads with `read`; files named by an error are left out and the rest is read again, until it can be read. */
function readRest<T>(
  files: readonly SourceFile[],
  read: (files: readonly SourceFile[]) => { ok: boolean; value?: T; problems: readonly Problem[] },
): { value: T | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const dropped = new Set<string>();
  let left = files;
  for (let round = 0; round < 6; round += 1) {
    const result = read(left);
    problems.push(...causes(result.problems).filter((problem) => !dropped.has(problem.file)));
    if (result.ok) return { value: result.value ?? null, problems };
    const bad = new Set(result.problems.filter(isError).map((problem) => problem.file));
    for (const file of bad) dropped.add(file);
    const rest = left.filter((file) => !bad.has(file.path));
    if (rest.length === left.length) return { value: null, problems };
    left = rest;
  }
  return { value: null, problems };
}

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((p) => [`${p.file}:${p.line}:${p.column}:${p.code}:${p.what}`, p])).values(),
];

function ruleView(edition: PreparedEdition, rule: PreparedEdition['rules'][number]): RuleView {
  const params: { clauses: string[]; head?: string } = rule.event.params;
  return {
    name: rule.name,
    type: rule.event.type,
    ...(params.head === undefined ? {} : { head: params.head }),
    ...(rule.for === undefined ? {} : { for: rule.for }),
    ...(rule.table === undefined ? {} : { table: rule.table }),
    text: describeRule(edition, rule),
    clauses: params.clauses,
    pointer: rule.pointer,
    mentions: [...rule.mentions],
  };
}

/** The gate stands among the rules: it decides like one. */
const gateView = (edition: PreparedEdition): RuleView => ({
  name: 'gate',
  type: 'gate',
  text: describeGate(edition),
  clauses: edition.edition.gate.clauses,
  pointer: '/gate',
  mentions: mentionsOf(edition, edition.edition.gate.conditions),
});

/** What screens show of one edition. */
export const editionView = (edition: PreparedEdition): EditionView => ({
  id: edition.edition.id,
  landlordId: edition.landlordId,
  edition: edition.edition,
  file: edition.file,
  text: edition.text,
  facts: [...edition.facts.values()],
  reads: [...edition.reads],
  roles: [...edition.roles],
  rules: [gateView(edition), ...edition.rules.map((rule) => ruleView(edition, rule))],
  heads: Object.fromEntries(
    Object.keys(edition.edition.heads).map((head) => [head, describeHead(edition, head) ?? '']),
  ),
  conditions: conditionsView(edition),
});

const viewOf = (library: Library, cases: readonly CaseEntry[]): LibraryView => ({
  vocabulary: library.vocabulary,
  editions: library.editions.map(editionView),
  landlords: landlordEditions(library),
  references: referenceIds(library),
  cases,
  provisions: provisionsOf(library),
});

/** Reads everything below `rules/`, then the cases below `fixtures/` (not the gallery of bad input). */
export function load(files: readonly SourceFile[]): Loading {
  const rules = files.filter((file) => file.path.startsWith('rules/'));
  const caseFiles = files.filter((file) => /^fixtures\/(cases|determinations)\/.*\.json$/.test(file.path));
  const libraryRead = readRest(rules, (some) => readLibrary(some));
  const library = libraryRead.value;
  if (!library)
    return {
      files,
      library: null,
      cases: [],
      loaded: { view: null, problems: unique(libraryRead.problems) },
    };
  const leftOut = landlordsLeftOut(rules, library);
  const casesRead = readRest(
    caseFiles.map((file) => withoutExpectations(file, leftOut)),
    (some) => readCaseFiles(library, some),
  );
  const cases = casesRead.value ?? [];
  const problems = unique([...libraryRead.problems, ...casesRead.problems]);
  return { files, library, cases, loaded: { view: viewOf(library, cases), problems } };
}
