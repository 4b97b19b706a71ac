/** `redress validate`: every problem of every document. */
import type { Command } from 'commander';
import { type Problem, type SourceFile, readLibrary } from '../../engine/index.ts';
import { filesAt } from '../cases.ts';
import type { Edges } from '../edges.ts';
import { syntaxProblems } from '../documents.ts';
import { examine } from '../examine.ts';
import { libraryFiles, printProblems } from '../load.ts';
import { count } from '../reporters/columns.ts';
import { Faults, exit } from '../usage.ts';

interface Checked {
  readonly files: number;
  readonly problems: readonly Problem[];
  readonly usage: readonly string[];
}

/** Everything below `rules/` and `fixtures/`. */
const projectFolders = (edges: Edges): string[] =>
  ['rules', 'fixtures']
    .map((folder) => edges.disk.inProject(folder))
    .filter((folder) => edges.disk.kindOf(folder) === 'folder' && edges.disk.jsonBelow(folder).length > 0);

/** The files at the paths, each once. The gallery of bad input is left out where it is not what was named. */
async function filesAtAll(edges: Edges, paths: readonly string[], faults: Faults): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>();
  for (const path of paths) {
    const named = path === '' || path === '-' ? undefined : edges.disk.placeOf(path);
    for (const file of (await faults.tryLater(() => filesAt(edges, path))) ?? []) {
      const bad = edges.disk.placeOf(file.path)?.startsWith('fixtures/bad-input/') === true;
      if (!bad || named?.startsWith('fixtures/bad-input')) files.set(file.path, file);
    }
  }
  return [...files.values()];
}

/** The paths named, or everything. Where the project's own rules cannot be read, their problems come first, then syntax. */
async function validate(edges: Edges, paths: readonly string[]): Promise<Checked> {
  const faults = new Faults();
  const files = await filesAtAll(edges, paths.length > 0 ? paths : projectFolders(edges), faults);
  const rules = faults.try(() => libraryFiles(edges)) ?? [];
  const library = readLibrary(rules);
  if (paths.length === 0 || !library.ok) faults.add(library.problems);
  if (library.ok)
    faults.add(await examine({ edges, rules, library: library.value, held: library.problems }, files, paths));
  else faults.add(files.flatMap(syntaxProblems));
  return { files: files.length, problems: faults.all(), usage: faults.usage };
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
      const checked = await validate(edges, paths);
      for (const text of checked.usage) edges.err(`error: ${text}\n`);
      printProblems(edges, checked.problems);
      edges.out(summary(checked));
      const wrong = checked.usage.length > 0 || checked.problems.some(({ severity }) => severity === 'error');
      done(wrong ? exit.input : exit.ok);
    });
}
