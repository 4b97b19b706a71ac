/** From the paths on the command line to cases. Whatever is wrong is thrown as one `InputError`. */
import {
  type CaseEntry,
  type Library,
  type PreparedEdition,
  type SourceFile,
  readCaseFiles,
  readEditionFile,
} from '../engine/index.ts';
import { sourceFile } from './disk/index.ts';
import type { Edges } from './edges.ts';
import { brokenNames } from './held.ts';
import { printProblems, readAll } from './load.ts';
import { roleOf } from './placing.ts';
import type { Policy } from './policies.ts';
import { Faults, UsageError } from './usage.ts';

/** Where the cases are that a verb takes when none is named. */
const fixtureFolders = ['fixtures/cases', 'fixtures/determinations'] as const;
const STDIN = '<stdin>';

/** Case files, and the editions that stand beside them in a folder. */
export interface CaseFiles {
  readonly cases: readonly SourceFile[];
  readonly editions: readonly SourceFile[];
}

/** The source texts at one path: a file, all `.json` files below a folder, or stdin. */
export async function filesAt(edges: Edges, path: string): Promise<SourceFile[]> {
  if (path === '') throw new UsageError('a path is empty; name a file or a folder, `.` is the present one');
  if (path === '-') return [sourceFile(STDIN, await edges.stdin())];
  if (edges.disk.kindOf(path) !== 'folder') return readAll(edges, [path]);
  const below = edges.disk.jsonBelow(path);
  if (below.length === 0) throw new UsageError(`there is no case file below \`${path}\``);
  return readAll(edges, below);
}

const usualFolders = (edges: Edges): string[] =>
  fixtureFolders
    .map((folder) => edges.disk.inProject(folder))
    .filter((folder) => edges.disk.kindOf(folder) === 'folder' && edges.disk.jsonBelow(folder).length > 0);

/**
 * The source texts at the paths (files, folders, `-` for stdin); without paths the project's fixtures. What was named
 * itself is a case; in a folder an edition is told from a case by what is in it. What is wrong is noted in `faults`.
 */
export async function caseFiles(edges: Edges, paths: readonly string[], faults: Faults): Promise<CaseFiles> {
  const cases = new Map<string, SourceFile>();
  const editions: SourceFile[] = [];
  for (const path of paths.length > 0 ? [...new Set(paths)] : usualFolders(edges)) {
    const found = (await faults.tryLater(() => filesAt(edges, path))) ?? [];
    const folder = path !== '-' && edges.disk.kindOf(path) === 'folder';
    for (const file of found) {
      if (folder && roleOf(file) === 'policy') editions.push(file);
      else cases.set(file.path, file);
    }
  }
  return { cases: [...cases.values()], editions };
}

/** Cases, and the editions that came with them. */
export interface LoadedCases {
  readonly entries: readonly CaseEntry[];
  readonly editions: readonly PreparedEdition[];
}

/** Reads case files and the editions beside them, which declare facts as well. Throws every problem of all of them. */
export function readCases(
  edges: Edges,
  library: Library,
  { cases, editions }: CaseFiles,
  policies: readonly Policy[] = [],
  faults = new Faults(),
): LoadedCases {
  const beside = editions.flatMap((file) => {
    const result = readEditionFile(library, file);
    if (!result.ok) faults.add(result.problems);
    return result.ok ? [result.value] : [];
  });
  const extra = [...policies.flatMap(({ fixed }) => (fixed ? [fixed] : [])), ...beside];
  const result = readCaseFiles(library, cases, extra, brokenNames(library));
  if (result.ok) printProblems(edges, result.problems);
  else faults.add(result.problems);
  faults.end();
  return { entries: result.ok ? result.value : [], editions: beside };
}

/** The cases at the paths. */
export async function loadCases(
  edges: Edges,
  library: Library,
  paths: readonly string[],
  policies: readonly Policy[] = [],
): Promise<readonly CaseEntry[]> {
  const faults = new Faults();
  const files = await caseFiles(edges, paths, faults);
  return readCases(edges, library, files, policies, faults).entries;
}

/** Policies and cases together, so that what is wrong with one does not hide what is wrong with the other. */
export async function loadBoth(
  edges: Edges,
  library: Library,
  paths: readonly string[],
  policiesOf: () => Policy[],
): Promise<{ readonly policies: readonly Policy[]; readonly entries: readonly CaseEntry[] }> {
  const faults = new Faults();
  const policies = faults.try(policiesOf) ?? [];
  const entries = (await faults.tryLater(() => loadCases(edges, library, paths, policies))) ?? [];
  faults.end();
  return { policies, entries };
}
