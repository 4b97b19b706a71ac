/** From files to the library. Whatever is wrong is thrown as one `InputError`. */
import {
  type Library,
  type Problem,
  type Result,
  type SourceFile,
  formatProblem,
  readWhatCanBeRead,
} from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { isOfEdition, withoutBroken } from './held.ts';
import { InputError, UsageError } from './usage.ts';

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

/**
 * The library of the project. Editions with errors are left out of it, and their problems go to stderr: `brokenBehind` says
 * of a name that it rests on one. Throws the problems where anything else has errors.
 */
export function loadLibrary(edges: Edges): Library {
  const files = libraryFiles(edges);
  const { library, problems } = readWhatCanBeRead(files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!library || !errors.every(isOfEdition)) throw new InputError(problems);
  printProblems(edges, problems);
  return errors.length > 0 ? withoutBroken(library, files, errors) : library;
}
