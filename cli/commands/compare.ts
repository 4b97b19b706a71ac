/** `redress compare`: awards side by side. */
import { type Command, Option } from 'commander';
import {
  type CaseEntry,
  type Totals,
  determinationToJson,
  penceToPounds,
  totalsOf,
} from '../../engine/index.ts';
import { loadBoth } from '../cases.ts';
import type { Edges } from '../edges.ts';
import { type Answer, evaluateAll } from '../evaluate.ts';
import { loadLibrary } from '../load.ts';
import { loadPolicies, sortNames } from '../policies.ts';
import { compareTable } from '../reporters/compare-table.ts';
import { jsonText } from '../reporters/json.ts';
import { asOfOption, choice, exit } from '../usage.ts';

interface CompareOptions {
  readonly cases?: readonly string[];
  readonly references?: boolean;
  readonly asOf?: string;
  readonly format: 'table' | 'json';
}

/** The answers of each case, in the order of the policies, and what each policy comes to. */
export interface Comparison {
  readonly policies: readonly string[];
  readonly rows: readonly { readonly entry: CaseEntry; readonly answers: readonly Answer[] }[];
  readonly totals: readonly Totals[];
}

function arrange(
  entries: readonly CaseEntry[],
  policies: readonly string[],
  answers: readonly Answer[],
): Comparison {
  const width = policies.length;
  const rows = entries.map((entry, i) => ({ entry, answers: answers.slice(i * width, (i + 1) * width) }));
  const totals = policies.map((_, at) =>
    totalsOf(rows.flatMap(({ answers: own }) => (own[at] ? [own[at].determination] : []))),
  );
  return { policies, rows, totals };
}

const totalsToJson = (policy: string, totals: Totals) => ({
  policy,
  ...totals,
  min: penceToPounds(totals.min),
  max: penceToPounds(totals.max),
});

/** A comparison as JSON, in pounds. */
function toJson({ policies, rows, totals }: Comparison): unknown {
  const cases = rows.map(({ entry, answers }) => ({
    case: entry.case.id,
    title: entry.case.title,
    file: entry.file,
    awards: answers.map(({ policy, determination }) => {
      const { outcome, award, net } = determinationToJson(determination);
      const file = policy.file === undefined ? {} : { file: policy.file };
      return { policy: policy.name, edition: determination.policy, ...file, outcome, award, net };
    }),
  }));
  return {
    policies,
    cases,
    totals: policies.map((policy, i) => totalsToJson(policy, totals[i] ?? totalsOf([]))),
  };
}

async function compare(edges: Edges, named: readonly string[], options: CompareOptions): Promise<number> {
  const library = loadLibrary(edges);
  const sorted = sortNames(edges, library, options.cases ?? [], 'path');
  const { policies, entries } = await loadBoth(edges, library, sorted.paths, () =>
    loadPolicies(edges, library, [...named, ...sorted.policies], options.references),
  );
  const answers = await evaluateAll(library, entries, policies, { by: 'compiled', asOf: options.asOf });
  const comparison = arrange(
    entries,
    policies.map(({ name }) => name),
    answers,
  );
  edges.out(options.format === 'json' ? jsonText(toJson(comparison)) : compareTable(comparison));
  return exit.ok;
}

/** Adds the verb; `done` takes the exit status. */
export function addCompare(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('compare')
    .summary('awards of several policies side by side, case by case')
    .description(
      'Puts what several policies award side by side, with totals. Open-ended awards are counted apart from the sums.',
    )
    .argument('[policies...]', 'landlord ids, edition ids or edition files (default: every landlord)')
    .addOption(
      new Option('-c, --cases <paths...>', 'case files or folders; `-` is stdin (default: the fixtures)'),
    )
    .option('--references', 'also the editions that are no landlord’s')
    .addOption(asOfOption())
    .addOption(choice('-f, --format <format>', 'how to print', ['table', 'json']))
    .addHelpText(
      'after',
      `
Examples:
  redress compare jmha derby-homes                         two landlords over the fixture cases
  redress compare jmha@2023-07 my-draft.json               an edition against a draft of it
  redress compare --cases fixtures/determinations          every landlord on the Ombudsman's cases
  redress compare jmha jliving --cases case.json --format json`,
    )
    .action(async (policies: string[], options: CompareOptions) =>
      done(await compare(edges, policies, options)),
    );
}
