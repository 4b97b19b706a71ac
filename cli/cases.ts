/** From the paths on the command line to cases. Whatever is wrong is thrown as one `InputError`. */
import {
  type CaseEntry,
  type Library,
  type Problem,
  type SourceFile,
  readCaseFiles,
} from '../engine/index.ts';
import { type Edges, sourceFile } from './disk.ts';
import { type Policy, readAll, take } from './load.ts';
import { InputError, UsageError } from './usage.ts';

/** Where the cases are that a verb takes when none is named. */
const fixtureFolders = ['fixtures/cases', 'fixtures/determinations'] as const;
const STDIN = '<stdin>';

async function filesOf(edges: Edges, path: string): Promise<SourceFile[]> {
  if (path === '-') return [sourceFile(STDIN, await edges.stdin())];
  if (edges.disk.kindOf(path) !== 'folder') return readAll(edges, [path]);
  const below = edges.disk.jsonBelow(path);
  if (below.length === 0) throw new UsageError(`there is no case file below \`${path}\``);
  return readAll(edges, below);
}

/** The source texts at the paths (files, folders, `-` for stdin); without paths the project's fixtures. */
export async function caseFiles(edges: Edges, paths: readonly string[]): Promise<SourceFile[]> {
  const usual = fixtureFolders
    .map((folder) => edges.disk.inProject(folder))
    .filter((folder) => edges.disk.kindOf(folder) === 'folder' && edges.disk.jsonBelow(folder).length > 0);
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths.length > 0 ? [...new Set(paths)] : usual) {
    try {
      files.push(...(await filesOf(edges, path)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return files;
}

/** The cases at the paths. */
export async function loadCases(
  edges: Edges,
  library: Library,
  paths: readonly string[],
  policies: readonly Policy[] = [],
): Promise<readonly CaseEntry[]> {
  const extra = policies.flatMap(({ fixed }) => (fixed ? [fixed] : []));
  return take(edges, readCaseFiles(library, await caseFiles(edges, paths), extra));
}
