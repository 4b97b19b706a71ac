/** Every problem of given documents: each is read as what it is, cases are decided, editions declare facts for them. */
import {
  type Library,
  type PreparedEdition,
  type Problem,
  type SourceFile,
  portfolioVocabulary,
  readCaseFiles,
  readEditionFile,
  readLibrary,
  readMapping,
} from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { assessmentProblems, indexProblems, placeProblems, syntaxProblems } from './documents.ts';
import { evaluateAll } from './evaluate.ts';
import { type Role, roleAt, roleOf, withDocument } from './placing.ts';
import { loadPolicies } from './policies.ts';
import { Faults } from './usage.ts';

/** What is known while documents are looked at. */
export interface Desk {
  readonly edges: Edges;
  /** The documents of the project's `rules/` that the engine reads, and the library that they make. */
  readonly rules: readonly SourceFile[];
  readonly library: Library;
  /** The problems of the library: warnings. */
  readonly held: readonly Problem[];
}

/** What stands below `rules/` and is no part of the library. */
const apart: ReadonlySet<Role> = new Set(['clause-index', 'schema', 'promises']);

/** True for a file of the project that the engine reads as a part of the library. */
function isOfLibrary(place: string | undefined, rules: readonly SourceFile[]): place is string {
  const role = place === undefined ? undefined : roleAt(place);
  return role !== undefined && !apart.has(role) && rules.some(({ path }) => path === place);
}

/** A document of the project that stands where the engine reads it: what the library says of it, at its own name. */
const inLibrary = (problems: readonly Problem[], file: SourceFile, place: string): Problem[] =>
  problems.filter((problem) => problem.file === place).map((problem) => ({ ...problem, file: file.path }));

/** The problems of a document that is no edition and no case, read in the place where it belongs. */
function otherProblems({ rules, library }: Desk, file: SourceFile, role: Role): readonly Problem[] {
  if (role === 'clause-index') return indexProblems(file, library);
  if (role === 'schema' || role === 'promises') return syntaxProblems(file);
  if (role === 'mapping') return readMapping(file.text, file.path, portfolioVocabulary(library)).problems;
  const { files, back, place } = withDocument(rules, file, role);
  const read = readLibrary(files).problems.filter((problem) => problem.file === place);
  const named = role === 'self-assessment' ? assessmentProblems(file, library) : [];
  return [...read.map(back), ...named];
}

/** Decides every case that can be read under all policies and the editions beside it: some problems show only then. */
async function decided(
  { edges, library }: Desk,
  files: readonly SourceFile[],
  editions: readonly PreparedEdition[],
): Promise<readonly Problem[]> {
  const entries = files.flatMap((file) => {
    const result = readCaseFiles(library, [file], editions);
    return result.ok ? result.value : [];
  });
  const quiet = { ...edges, err: () => undefined };
  const beside = editions.map((fixed) => ({ name: fixed.edition.id, fixed }));
  const faults = new Faults();
  const policies = [...loadPolicies(quiet, library, []), ...beside];
  await faults.tryLater(() => evaluateAll(library, entries, policies, { by: 'compiled' }));
  return faults.all();
}

/** Below `rules/` or `fixtures/`, where every file should have its place; the gallery of bad input has none. */
const inFolders = (place: string | undefined): place is string =>
  place !== undefined && /^(rules|fixtures)\/(?!bad-input\/)/.test(place);

/** What a file is: by its place in the project, else by what is in it; nothing where nobody reads it. */
function roleIn(file: SourceFile, place: string | undefined, named: boolean): Role | undefined {
  const there = place === undefined ? undefined : roleAt(place);
  if (there) return there;
  return inFolders(place) && !named ? undefined : roleOf(file);
}

/** The problems of the files; `named` are those that were named themselves, and are read wherever they stand. */
export async function examine(
  desk: Desk,
  files: readonly SourceFile[],
  named: readonly string[],
): Promise<Problem[]> {
  const { edges, library, rules, held } = desk;
  const problems: Problem[] = [];
  const cases: SourceFile[] = [];
  const editions: PreparedEdition[] = [];
  for (const file of files) {
    const place = file.path === '<stdin>' ? undefined : edges.disk.placeOf(file.path);
    const role = roleIn(file, place, named.includes(file.path));
    if (inFolders(place)) problems.push(...placeProblems(file, place));
    if (role === 'cases') cases.push(file);
    else if (isOfLibrary(place, rules)) {
      problems.push(...inLibrary(held, file, place));
      if (role === 'self-assessment') problems.push(...assessmentProblems(file, library));
    } else if (role === 'policy') {
      const result = readEditionFile(library, file);
      problems.push(...result.problems);
      if (result.ok) editions.push(result.value);
    } else if (role) problems.push(...otherProblems(desk, file, role));
    else problems.push(...syntaxProblems(file));
  }
  problems.push(...readCaseFiles(library, cases, editions).problems);
  return [...problems, ...(await decided(desk, cases, editions))];
}
