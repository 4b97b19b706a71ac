/** `redress validate`: every problem of every document. */
import type { Command } from 'commander';
import { type Library, type Problem, type SourceFile, readCaseFiles, readEditionFile, readLibrary } from '../../engine/index.ts';
import type { Edges } from '../disk.ts';
import { caseFiles, libraryFiles, printProblems } from '../load.ts';
import { roleOf, withDocument } from '../placing.ts';
import { count } from '../reporters/columns.ts';
import { InputError, exit } from '../usage.ts';

interface Checked {
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** The problems of what a function reads, whether it answers them or throws them. */
async function problemsOf(read: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** Everything of the project. Without a library no case can be read: then its problems are all there is to say. */
async function validateProject(edges: Edges): Promise<Checked> {
  const rules = libraryFiles(edges);
  const library = readLibrary(rules);
  if (!library.ok) return { files: rules.length, problems: library.problems };
  let cases: readonly SourceFile[] = [];
  const problems = await problemsOf(async () => {
    cases = await caseFiles(edges, []);
    return readCaseFiles(library.value, cases).problems;
  });
  return { files: rules.length + cases.length, problems: [...library.problems, ...problems] };
}

/** The problems of one given document, read in the place where it belongs. */
function validateOne(rules: readonly SourceFile[], library: Library, file: SourceFile): readonly Problem[] {
  const role = roleOf(file);
  if (role === 'cases') return readCaseFiles(library, [file]).problems;
  const own = rules.some(({ path }) => path === file.path);
  if (role === 'policy' && !own) return readEditionFile(library, file).problems;
  const { files, back, place } = withDocument(rules, file, role);
  return readLibrary(files).problems.filter((problem) => problem.file === place).map(back);
}

async function validateNamed(edges: Edges, paths: readonly string[]): Promise<Checked> {
  const rules = libraryFiles(edges);
  const library = readLibrary(rules);
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    problems.push(...(await problemsOf(async () => {
      files.push(...(await caseFiles(edges, [path])));
      return [];
    })));
  }
  if (!library.ok) {
    const named = new Set(files.map((file) => file.path));
    return { files: files.length, problems: [...problems, ...library.problems.filter((p) => named.has(p.file) || !named.size)] };
  }
  for (const file of files) problems.push(...validateOne(rules, library.value, file));
  return { files: files.length, problems };
}

/** Adds the verb; `done` takes the exit status. */
export function addValidate(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('validate')
    .summary('every problem of editions, cases and all other documents')
    .description('Reads documents and prints every problem as `file:line:column code: what, why, mend` on stderr. Exit status 2 where there is one.')
    .argument('[files...]', 'files or folders (default: all of rules/ and fixtures/, but not fixtures/bad-input)')
    .addHelpText(
      'after',
      `
Examples:
  redress validate                                    everything
  redress validate rules/policies/jmha/2023-07.json   one edition
  redress validate my-case.json my-draft.json         your own files: what they are is told from what is in them`,
    )
    .action(async (paths: string[]) => {
      const { files, problems } = paths.length > 0 ? await validateNamed(edges, paths) : await validateProject(edges);
      printProblems(edges, problems);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const warnings = problems.length - errors;
      edges.out(`${count(files, 'file')}: ${count(errors, 'problem')}${warnings > 0 ? `, ${count(warnings, 'warning')}` : ''}\n`);
      done(errors > 0 ? exit.input : exit.ok);
    });
}
