/** From the names on the command line to a library and policies. Whatever is wrong is thrown as one `InputError`. */
import {
  type Case,
  type Flag,
  type Library,
  type PreparedEdition,
  type Problem,
  type Result,
  type SourceFile,
  chooseEdition,
  datesOf,
  formatProblem,
  landlordEditions,
  readEditionFile,
  readLibrary,
  referenceIds,
} from '../engine/index.ts';
import type { Edges } from './disk.ts';
import { InputError, UsageError, unknownName } from './usage.ts';

/** A policy as it was named: it has an edition for every case. */
export interface Policy {
  /** The id that was named; for a file the id of its edition. */
  readonly name: string;
  /** Where it is a file: that edition, whatever the case's date. */
  readonly fixed?: PreparedEdition;
}

/** An edition for one case, with the flags of the choice. */
export interface Chosen {
  readonly edition: PreparedEdition;
  readonly flags: readonly Flag[];
}

/** The value; its warnings go to stderr. Throws the problems where there is none. */
export function take<T>(edges: Edges, result: Result<T>): T {
  if (!result.ok) throw new InputError(result.problems);
  printProblems(edges, result.problems);
  return result.value;
}

/** Problems on stderr, one a line. */
export function printProblems(edges: Edges, problems: readonly Problem[]): void {
  for (const problem of problems) edges.err(`${formatProblem(problem)}\n`);
}

/** Reads all files, or throws every problem that one of them has. */
export function readAll(edges: Edges, paths: readonly string[]): SourceFile[] {
  const results = paths.map((path) => edges.disk.read(path));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new InputError(problems);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/** The documents below `rules/` that the engine reads. Their paths start with `rules/`, wherever the project is. */
export function libraryFiles(edges: Edges): SourceFile[] {
  const folder = edges.disk.inProject('rules');
  if (edges.disk.kindOf(folder) !== 'folder') throw new UsageError(`there is no folder \`${folder}\``);
  const prefix = folder.slice(0, folder.length - 'rules'.length);
  const paths = edges.disk.jsonBelow(folder).filter((path) => !/rules\/(schema|clause-index)\//.test(path));
  return readAll(edges, paths).map(({ path, text }) => ({ path: path.slice(prefix.length), text }));
}

/** The library of the project. */
export function loadLibrary(edges: Edges): Library {
  return take(edges, readLibrary(libraryFiles(edges)));
}

/** All names by which a policy can be called. */
export function policyNames(library: Library): string[] {
  const ids = library.editions.map(({ edition }) => edition.id);
  return [...new Set([...landlordEditions(library), ...referenceIds(library), ...ids])];
}

const isName = (library: Library, name: string): boolean =>
  policyNames(library).includes(name) || chooseEdition(library, name, {}) !== undefined;

function loadPolicy(edges: Edges, library: Library, name: string): Policy {
  if (isName(library, name)) return { name };
  if (edges.disk.kindOf(name) === 'file') {
    const [file] = readAll(edges, [name]);
    const fixed = take(edges, readEditionFile(library, file ?? { path: name, text: '' }));
    return { name: fixed.edition.id, fixed };
  }
  if (/[\\/]|\.json$/.test(name))
    throw new UsageError(`there is no file \`${name}\`, and no policy of that name`);
  throw new UsageError(unknownName('policy', name, policyNames(library)));
}

/** The policies named, or every landlord's; with `references` those that are no landlord's, too. A name given twice counts once. */
export function loadPolicies(
  edges: Edges,
  library: Library,
  names: readonly string[],
  references = false,
): Policy[] {
  const wanted = names.length > 0 ? names : landlordEditions(library);
  const all = [...new Set([...wanted, ...(references ? referenceIds(library) : [])])];
  return all.map((name) => loadPolicy(edges, library, name));
}

/** The edition of a policy for a case. */
export function editionFor(library: Library, policy: Policy, c: Case, asOf?: string): Chosen {
  if (policy.fixed) return { edition: policy.fixed, flags: [] };
  const chosen = chooseEdition(library, policy.name, datesOf(c, asOf));
  if (!chosen) throw new UsageError(unknownName('policy', policy.name, policyNames(library)));
  return chosen;
}

const isEditionText = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && ('heads' in value || 'gate' in value);
  } catch {
    return /"heads"\s*:\s*\{/.test(text);
  }
};

/**
 * Tells policies from case paths where a list option took both (`--policy jmha case.json`): the first is what the
 * option is for; of the others a known policy or a file with an edition is a policy, what exists otherwise is a path.
 */
export function sortNames(
  edges: Edges,
  library: Library,
  values: readonly string[],
  first: 'policy' | 'path',
) {
  const policies: string[] = [];
  const paths: string[] = [];
  values.forEach((value, i) => {
    const kind = value === '-' ? 'file' : edges.disk.kindOf(value);
    const read = kind === 'file' && value !== '-' ? edges.disk.read(value) : undefined;
    const edition = isName(library, value) || (read?.ok === true && isEditionText(read.value.text));
    const policy = i === 0 ? first === 'policy' : edition || (kind === null && first === 'policy');
    (policy ? policies : paths).push(value);
  });
  return { policies, paths };
}
