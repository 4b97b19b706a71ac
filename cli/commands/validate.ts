/** `redress validate`: every problem of every document. */
import type { Command } from 'commander';
import {
  type Library,
  type Problem,
  type SourceFile,
  parseDocument,
  readCaseFiles,
  readEditionFile,
  readLibrary,
} from '../../engine/index.ts';
import { caseFiles } from '../cases.ts';
import type { Edges } from '../disk.ts';
import { libraryFiles, printProblems, readAll } from '../load.ts';
import { roleOf, withDocument } from '../placing.ts';
import { count } from '../reporters/columns.ts';
import { InputError, exit } from '../usage.ts';

interface Checked {
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** Reads files, and hands their problems over instead of throwing them. */
async function collect(
  read: () => readonly SourceFile[] | Promise<readonly SourceFile[]>,
  problems: Problem[],
): Promise<readonly SourceFile[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}

/** The clause index, which no reader of the engine asks for: it is well formed at least. */
function indexFiles(edges: Edges): SourceFile[] {
  const folder = edges.disk.inProject('rules/clause-index');
  return edges.disk.kindOf(folder) === 'folder' ? readAll(edges, edges.disk.jsonBelow(folder)) : [];
}

/** Everything of the project. Without a library no case can be read: then its problems are all there is to say. */
async function validateProject(edges: Edges): Promise<Checked> {
  const problems: Problem[] = [];
  const rules = await collect(() => libraryFiles(edges), problems);
  const index = await collect(() => indexFiles(edges), problems);
  for (const file of index) problems.push(...parseDocument(file).problems);
  const library = readLibrary(rules);
  problems.push(...library.problems);
  const cases = await collect(() => caseFiles(edges, []), problems);
  if (library.ok) problems.push(...readCaseFiles(library.value, cases).problems);
  return { files: rules.length + index.length + cases.length, problems };
}

/** The problems of one given document, read in the place where it belongs. */
function validateOne(rules: readonly SourceFile[], library: Library, file: SourceFile): readonly Problem[] {
  const role = roleOf(file);
  if (role === 'cases') return readCaseFiles(library, [file]).problems;
  if (role === 'policy') return readEditionFile(library, file).problems;
  const { files, back, place } = withDocument(rules, file, role);
  return readLibrary(files)
    .problems.filter((problem) => problem.file === place)
    .map(back);
}

/** The files named. Where the project's own rules cannot be read, their problems come first: nothing can be told without. */
async function validateNamed(edges: Edges, paths: readonly string[]): Promise<Checked> {
  const rules = libraryFiles(edges);
  const library = readLibrary(rules);
  const problems: Problem[] = [];
  const files: SourceFile[] = [];
  for (const path of paths) files.push(...(await collect(() => caseFiles(edges, [path]), problems)));
  if (!library.ok) return { files: files.length, problems: [...problems, ...library.problems] };
  for (const file of files) problems.push(...validateOne(rules, library.value, file));
  return { files: files.length, problems };
}

function summary({ files, problems }: Checked): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const also = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  return `${count(files, 'file')}: ${count(errors, 'problem')}${also}\n`;
}

/** Adds the verb; `done` takes the exit status. */
export function addValidate(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('validate')
    .summary('every problem of editions, cases and all other documents')
    .description(
      'Reads documents and prints every problem as `file:line:column code: what, why, mend` on stderr. Exit status 2 where there is one.',
    )
    .argument(
      '[files...]',
      'files or folders (default: all of rules/ and fixtures/, but not fixtures/bad-input)',
    )
    .addHelpText(
      'after',
      `
Examples:
  redress validate                                    everything
  redress validate rules/policies/jmha/2023-07.json   one edition
  redress validate my-case.json my-draft.json         your own files: what they are is told from what is in them`,
    )
    .action(async (paths: string[]) => {
      const checked = paths.length > 0 ? await validateNamed(edges, paths) : await validateProject(edges);
      printProblems(edges, checked.problems);
      edges.out(summary(checked));
      const wrong = checked.problems.some(({ severity }) => severity === 'error');
      done(wrong ? exit.input : exit.ok);
    });
}
