/** `redress sweep`: what moves while one or two facts change. */
import { type Command, Option } from 'commander';
import Papa from 'papaparse';
import {
  type Axis,
  type CaseEntry,
  type Library,
  type PreparedEdition,
  type Sweep,
  type SweepPolicy,
  nearestName,
  readAxis,
  sweepFault,
  sweepRows,
  sweepSteps,
  sweepToJson,
} from '../../engine/index.ts';
import { loadBoth } from '../cases.ts';
import type { Edges } from '../edges.ts';
import { loadLibrary } from '../load.ts';
import { type Policy, editionFor, loadPolicies, sortNames } from '../policies.ts';
import { jsonText } from '../reporters/json.ts';
import { sweepTable } from '../reporters/sweep-table.ts';
import { Faults, UsageError, asOfOption, choice, exit } from '../usage.ts';

interface SweepVerbOptions {
  readonly fact?: readonly string[];
  readonly policy?: readonly string[];
  readonly case?: readonly string[];
  readonly references?: boolean;
  readonly step?: string;
  readonly asOf?: string;
  readonly format: 'table' | 'json' | 'csv';
}

/** The cases with these ids; throws where there is no such case. */
function chosen(entries: readonly CaseEntry[], ids: readonly string[] | undefined): readonly CaseEntry[] {
  if (ids === undefined) return entries;
  const known = new Map(entries.map((entry) => [entry.case.id, entry]));
  const faults = new Faults();
  const found = [...new Set(ids)].flatMap((id) => {
    const entry = known.get(id);
    if (entry) return [entry];
    const nearest = nearestName(id, known.keys());
    const hint = nearest === undefined ? '`redress run` lists them' : `did you mean \`${nearest}\`?`;
    faults.note(new UsageError(`unknown case \`${id}\`; ${hint}`));
    return [];
  });
  faults.end();
  return found;
}

/** The axes; throws what is wrong with any of them. */
function axesOf(
  texts: readonly string[],
  editions: readonly PreparedEdition[],
  entries: readonly CaseEntry[],
  step: string | undefined,
): Axis[] {
  const faults = new Faults();
  const cases = entries.map((entry) => entry.case);
  const results = texts.map((text) => readAxis(text, { editions, cases, step }));
  const axes = results.flatMap((result) => {
    if (result.ok) return [result.axis];
    faults.note(new UsageError(result.fault));
    return [];
  });
  if (step !== undefined && results.every((result) => result.ok && !result.takesStep))
    faults.note(
      new UsageError(
        `--step ${step} has nothing to do: each fact names its step after \`/\`, or its values; leave one of the two out`,
      ),
    );
  faults.end();
  if (axes.length === 2 && axes[0]?.fact.name === axes[1]?.fact.name)
    throw new UsageError(`\`${axes[0]?.fact.name}\` is named twice; name two different facts`);
  return axes;
}

const sweepPolicy = (
  library: Library,
  policy: Policy,
  entries: readonly CaseEntry[],
  asOf: string | undefined,
): SweepPolicy => ({
  name: policy.name,
  editions: entries.map((entry) => editionFor(library, policy, entry.case, asOf).edition),
});

function print(swept: Sweep, entries: readonly CaseEntry[], format: SweepVerbOptions['format']): string {
  if (format === 'json') return jsonText(sweepToJson(swept));
  if (format === 'csv')
    return `${Papa.unparse([...sweepRows(swept)], { escapeFormulae: true, newline: '\n' })}\n`;
  return sweepTable(swept, entries);
}

async function sweepVerb(edges: Edges, files: readonly string[], options: SweepVerbOptions): Promise<number> {
  const texts = options.fact ?? [];
  if (texts.length === 0 || texts.length > 2)
    throw new UsageError('sweep takes one or two facts; write for example --fact durationMonths=0..24');
  const library = loadLibrary(edges);
  const sorted = sortNames(edges, library, options.policy ?? [], 'policy');
  const { policies, entries: all } = await loadBoth(edges, library, [...files, ...sorted.paths], () =>
    loadPolicies(edges, library, sorted.policies, options.references),
  );
  const entries = chosen(all, options.case);
  const cases = entries.map((entry) => entry.case);
  const chosenPolicies = policies.map((policy) => sweepPolicy(library, policy, entries, options.asOf));
  const editions = [...new Set(chosenPolicies.flatMap((policy) => policy.editions))];
  const axes = axesOf(texts, editions, entries, options.step);
  const fault = sweepFault(axes, cases, chosenPolicies);
  if (fault !== undefined) throw new UsageError(fault);
  const going = sweepSteps(chosenPolicies, cases, axes, { calendar: library.calendar, asOf: options.asOf });
  let step = going.next();
  while (!step.done) step = going.next();
  edges.out(print(step.value, entries, options.format));
  return exit.ok;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the verb; `done` takes the exit status. */
export function addSweep(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('sweep')
    .summary('what moves while one or two facts change')
    .description(
      'Gives one or two facts every value of a range in a case, or in a set of cases, and prints what each policy says, and the values between which it jumps. An item that states the fact itself keeps what it states.',
    )
    .argument('[cases...]', 'case files or folders; `-` reads a case from stdin (default: the fixtures)')
    .addOption(
      new Option(
        '--fact <fact>',
        'a fact and its values: `durationMonths`, `durationMonths=0..24`, `impact=low,high`, `heatingCost=0..500/50`; twice for two facts',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '-p, --policy <policy...>',
        'landlord ids, edition ids or edition files (default: every landlord)',
      ),
    )
    .addOption(
      new Option('--case <id>', 'only the case of this id; may be repeated (default: all)').argParser(
        collect,
      ),
    )
    .addOption(
      new Option('--step <step>', 'from one value to the next: a number, pounds, or day or month for dates'),
    )
    .option('--references', 'also the editions that are no landlord’s')
    .addOption(asOfOption())
    .addOption(choice('-f, --format <format>', 'how to print', ['table', 'json', 'csv']))
    .addHelpText(
      'after',
      `
Examples:
  redress sweep my-case.json --fact monthsSinceIssue=0..24            where a claim comes too late
  redress sweep my-case.json --fact impact --fact landlordResponsibility --policy alliance-homes
  redress sweep --fact missedAppointments=0..6                        over all fixture cases, in sums
  redress sweep --case 202222548 --fact heatingCost=0..500/50 --format csv`,
    )
    .action(async (files: string[], options: SweepVerbOptions) =>
      done(await sweepVerb(edges, files, options)),
    );
}
