/** `redress run`: determinations. */
import { type Command, Option } from 'commander';
import { type DeterminationJson, determinationToJson } from '../../engine/index.ts';
import { loadBoth } from '../cases.ts';
import type { Edges } from '../edges.ts';
import { type Answer, evaluateAll } from '../evaluate.ts';
import { loadLibrary } from '../load.ts';
import { loadPolicies, sortNames } from '../policies.ts';
import { jsonText } from '../reporters/json.ts';
import { runTable } from '../reporters/run-table.ts';
import { UsageError, asOfOption, choice, exit } from '../usage.ts';

interface RunOptions {
  readonly policy?: readonly string[];
  readonly references?: boolean;
  readonly asOf?: string;
  readonly explain?: boolean;
  readonly trace?: boolean;
  readonly format: 'table' | 'json';
}

/** A determination as JSON, with the file of its edition where one was named, and the trace where it is asked for. */
function toJson(
  { determination, policy }: Answer,
  trace: boolean,
): Partial<DeterminationJson> & { readonly file?: string } {
  const { trace: entries, ...rest } = determinationToJson(determination);
  const file = policy.file === undefined ? {} : { file: policy.file };
  return { ...rest, ...file, ...(trace ? { trace: entries } : {}) };
}

async function run(edges: Edges, files: readonly string[], options: RunOptions): Promise<number> {
  if (options.explain && options.format === 'json')
    throw new UsageError(
      '--explain goes with the table; json has every rule and clause, and --trace adds more',
    );
  if (options.trace && options.format === 'table')
    throw new UsageError('--trace goes with --format json; the table has --explain');
  const library = loadLibrary(edges);
  const sorted = sortNames(edges, library, options.policy ?? [], 'policy');
  const { policies, entries } = await loadBoth(edges, library, [...files, ...sorted.paths], () =>
    loadPolicies(edges, library, sorted.policies, options.references),
  );
  const answers = await evaluateAll(library, entries, policies, {
    by: 'decide',
    asOf: options.asOf,
    once: true,
    trace: options.trace === true || options.explain === true,
  });
  edges.out(
    options.format === 'json'
      ? jsonText({
          determinations: answers.map((answer) => toJson(answer, options.trace === true)),
        })
      : runTable(answers, options.explain === true),
  );
  return exit.ok;
}

/** Adds the verb; `done` takes the exit status. */
export function addRun(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('run')
    .summary('what each policy says of each case')
    .description('Evaluates cases under policies and prints the determinations.')
    .argument('[cases...]', 'case files or folders; `-` reads a case from stdin (default: the fixtures)')
    .addOption(
      new Option(
        '-p, --policy <policy...>',
        'landlord ids, edition ids or edition files (default: every landlord)',
      ),
    )
    .option('--references', 'also the editions that are no landlord’s, such as housing-ombudsman')
    .addOption(asOfOption())
    .option('--explain', 'with the table: what was decided and why, clause by clause')
    .option('--trace', 'with json: every condition of every rule, with its operands and outcome (large)')
    .addOption(choice('-f, --format <format>', 'how to print', ['table', 'json']))
    .addHelpText(
      'after',
      `
Examples:
  redress run                                        every fixture case under every landlord's policy
  redress run case.json --policy derby-homes         one case under the edition in force when it was received
  redress run case.json --policy jmha@2023-07 draft.json --explain
  redress run - --format json < case.json            JSON for a program: { "determinations": [ … ] }
  redress run case.json --as-of 2025-06-30           open steps that are overdue on that day

A bare landlord id means the edition in force on the day the case was received, or on --as-of.`,
    )
    .action(async (files: string[], options: RunOptions) => done(await run(edges, files, options)));
}
