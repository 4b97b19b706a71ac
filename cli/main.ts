/** The command line: verbs in `commands/`, what they print in `reporters/`, the disk behind `disk/`. */
import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addImpact } from './commands/impact.ts';
import { addRun } from './commands/run.ts';
import { addSweep } from './commands/sweep.ts';
import { addTest } from './commands/test.ts';
import { addValidate } from './commands/validate.ts';
import type { Edges } from './edges.ts';
import { isIncomplete } from './held.ts';
import { printProblems } from './load.ts';
import { InputError, UsageError, exit } from './usage.ts';

export { nodeEdges } from './disk/index.ts';

/** The version of the package; read only where it is asked for. */
function versionOf(edges: Edges): string {
  const file = edges.disk.read(edges.disk.inProject('package.json'));
  return (file.ok && /"version"\s*:\s*"([^"]*)"/.exec(file.value.text)?.[1]) || 'unknown';
}

function makeProgram(edges: Edges, done: (status: number) => void, version: () => string): Command {
  const program = new Command('redress')
    .description(
      'Compensation policies of social landlords as rules: evaluate cases, compare awards, check against the Complaint Handling Code.',
    )
    .exitOverride()
    .configureOutput({ writeOut: edges.out, writeErr: edges.err })
    .helpCommand(true)
    .option('-V, --version', 'the version of this program')
    .on('option:version', () => {
      edges.out(`${version()}\n`);
      throw new CommanderError(exit.ok, 'redress.version', version());
    })
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      `
Examples:
  redress run                                   what every policy says of every fixture case
  redress compare jmha derby-homes              two policies side by side, with totals
  redress sweep --fact monthsSinceIssue=0..24   where awards jump while a fact changes
  redress impact --base jmha --with my-draft.json --portfolio cases.csv
  redress test                                  hold the fixtures against what they expect
  redress check jmha                            a policy against the Complaint Handling Code
  redress validate rules/policies/jmha/2023-07.json

Exit status: 0 where all is well; 1 where a fixture or check fails; 2 for a mistake in the input or the options; 3 for one of the program’s own.
\`redress <verb> --help\` shows the options and examples of a verb.`,
    );
  for (const add of [addRun, addTest, addCompare, addSweep, addImpact, addCheck, addValidate])
    add(program, edges, done);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** What an error means: its text on stderr, and the exit status. Never a stack trace. */
function explainError(error: unknown, edges: Edges): number {
  if (error instanceof InputError) {
    for (const text of error.usage) edges.err(`error: ${text}\n`);
    printProblems(edges, error.problems);
    return exit.input;
  }
  if (error instanceof UsageError) {
    edges.err(`error: ${error.message}\n`);
    return exit.input;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.input;
  const message = error instanceof Error ? error.message : String(error);
  edges.err(`redress: a fault of our own: ${message.split('\n', 1)[0]}\n`);
  return exit.fault;
}

/** Runs the command line with its arguments; answers the exit status. */
export async function main(args: readonly string[], edges: Edges): Promise<number> {
  let status: number = exit.ok;
  const program = makeProgram(
    edges,
    (given) => (status = given),
    () => versionOf(edges),
  );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return isIncomplete(edges) ? exit.input : status;
  } catch (error) {
    return explainError(error, edges);
  }
}
