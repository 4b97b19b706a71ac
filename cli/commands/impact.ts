/** `redress impact`: what a change of policy does to cases of the past. */
import { type Command, Option } from 'commander';
import {
  type Impact,
  impactToJson,
  type Library,
  type PreparedEdition,
  takenFacts,
} from '../../engine/index.ts';
import type { Edges } from '../edges.ts';
import { csvText, type ImpactRun, runImpact } from '../impact.ts';
import { loadLibrary } from '../load.ts';
import { type Assumptions, assumptions, keepMapping, tellMapping } from '../mapping.ts';
import { checkFiles } from '../impact-files.ts';
import { openPortfolio, type Portfolio } from '../portfolio.ts';
import { aboutRows, impactMarkdown, impactRows, impactTable } from '../reporters/impact.ts';
import { jsonText } from '../reporters/json.ts';
import { baseEdition, type NamedEdition, namedEdition } from '../revision.ts';
import { shown } from '../shown.ts';
import { asOfOption, choice, exit, Faults, unknownName, UsageError } from '../usage.ts';

interface ImpactVerbOptions {
  readonly base?: string;
  readonly with?: readonly string[];
  readonly portfolio?: string;
  readonly mapping?: string;
  readonly sheet?: string;
  readonly by?: readonly string[];
  readonly asOf?: string;
  readonly changed?: string;
  readonly problems?: string;
  readonly showSmall?: boolean;
  readonly writeMapping?: boolean;
  readonly format: 'table' | 'json' | 'csv' | 'markdown';
}

/** The editions, the base first. Throws what is wrong with any of them. */
function editionsOf(edges: Edges, library: Library, options: ImpactVerbOptions): NamedEdition[] {
  const { base, with: others = [] } = options;
  if (base === undefined || others.length === 0)
    throw new UsageError(
      'impact holds editions against a base; name both: --base <edition> --with <edition>',
    );
  const faults = new Faults();
  const found = others.flatMap((name) => faults.try(() => namedEdition(edges, library, name)) ?? []);
  const first = faults.try(() => baseEdition(edges, library, base, found[0]));
  faults.end();
  return first ? [first, ...found] : found;
}

/** Throws where a fact is in none of the editions. */
function checkFacts(names: readonly string[], editions: readonly PreparedEdition[]): void {
  const known = [...new Set(editions.flatMap(({ facts }) => [...facts.keys()]))];
  const faults = new Faults();
  for (const name of names)
    if (!known.includes(name)) faults.note(new UsageError(unknownName('fact', name, known)));
  faults.end();
}

/** The last part of a path: a folder tells more of a machine than of cases. */
const fileName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;

function print(
  impact: Impact,
  run: ImpactRun,
  { reading, path }: Portfolio,
  taken: Assumptions | undefined,
  options: ImpactVerbOptions,
): string {
  const { rows, unusable } = run;
  const editions = impact.editions.map(({ edition }) => edition);
  const facts = takenFacts(editions, reading?.mapping.withoutColumn ?? {});
  const name = shown(fileName(path));
  const about = { portfolio: name, rows, unusable, taken: facts };
  const show = { showSmall: options.showSmall, about };
  if (options.format === 'csv') return csvText(impactRows(impact, show));
  if (options.format === 'markdown') return impactMarkdown(impact, run, show);
  if (options.format === 'table') return impactTable(impact, run, show);
  const portfolio = {
    ...{ name, rows, used: rows - unusable, unusable },
    ...(taken ? { assumed: taken.assumed, unknown: taken.unknown, leftOut: taken.leftOut } : {}),
    ...(reading ? { taken: facts.map(({ fact, as, value }) => ({ fact, as, value })) } : {}),
  };
  return jsonText({ portfolio, ...impactToJson(impact, show) });
}

async function impactVerb(edges: Edges, options: ImpactVerbOptions): Promise<number> {
  const library = loadLibrary(edges);
  const faults = new Faults();
  if (options.portfolio === undefined)
    faults.note(new UsageError('impact needs cases of the past; name them: --portfolio <file or folder>'));
  faults.try(() => checkFiles(edges, options));
  const editions = faults.try(() => editionsOf(edges, library, options)) ?? [];
  const prepared = editions.map(({ edition }) => edition);
  if (editions.length > 0) faults.try(() => checkFacts(options.by ?? [], prepared));
  const opened = await faults.tryLater<Portfolio | undefined>(() =>
    options.portfolio === undefined
      ? Promise.resolve(undefined)
      : openPortfolio(edges, library, options.portfolio, prepared, options),
  );
  faults.end();
  if (!opened) return exit.input;
  const { reading } = opened;
  if (!reading && (options.writeMapping || options.mapping !== undefined))
    throw new UsageError('case documents need no mapping; leave it out');
  const taken = reading && assumptions(reading, editions);
  if (reading && taken) tellMapping(edges, reading, taken, options.writeMapping ?? false);
  if (reading && options.writeMapping) keepMapping(edges, reading);
  const run = await runImpact(edges, library, editions, opened, { ...options, by: options.by ?? [] });
  const about = aboutRows(run);
  if (run.unusable > 0)
    edges.err(`${about}${options.problems === undefined ? '; --problems <file> lists them all' : ''}\n`);
  if (run.tally.cases === 0) throw new UsageError(`no row can be used: ${about}`);
  edges.out(print(run.tally.answer(), run, opened, taken, options));
  return exit.ok;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the verb; `done` takes the exit status. */
export function addImpact(program: Command, edges: Edges, done: (status: number) => void): void {
  const many = (flags: string, text: string): Option => new Option(flags, text).argParser(collect);
  program
    .command('impact')
    .summary('who gets more, who gets less, and what it costs, over cases of the past')
    .description(
      'Runs cases of the past under a base edition and others, and says who gains, who loses, what it comes to, which rule caused it, and how what was decided stands against the ranges.',
    )
    .option(
      '--base <edition>',
      'an edition id, a landlord (its newest edition), an edition file, <revision>:<path>, or git:<revision> for the file of --with as it was',
    )
    .addOption(many('--with <edition>', 'an edition to hold against it, as the base; may be repeated'))
    .option('--portfolio <path>', 'cases: .csv, .xlsx, .ndjson, a case document, or a folder of them')
    .option(
      '--mapping <file>',
      'what its columns mean (default: <file>.mapping.json beside it, else suggested)',
    )
    .option('--write-mapping', 'keep the suggested mapping beside the file')
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
    .addOption(many('--by <fact>', 'tell cases apart by a fact; may be repeated'))
    .option('--changed <file>', 'write the cases that moved to a CSV file')
    .option('--problems <file>', 'write the rows that cannot be used to a CSV file')
    .option('--show-small', 'show breakdowns of fewer than five cases, too')
    .addOption(asOfOption())
    .addOption(choice('-f, --format <format>', 'how to print', ['table', 'json', 'csv', 'markdown']))
    .addHelpText(
      'after',
      `
Examples:
  redress impact --base jmha@2023-07 --with my-draft.json --portfolio last-year.csv
  redress impact --base git:HEAD --with rules/policies/jmha/2023-07.json --portfolio fixtures/portfolios/generated-1000.ndjson
  redress impact --base derby-homes --with jmha --with jliving --portfolio fixtures/determinations
  redress impact --base jmha --with my-draft.json --portfolio cases.xlsx --by impact --by vulnerableHousehold --changed moved.csv`,
    )
    .action(async (options: ImpactVerbOptions) => done(await impactVerb(edges, options)));
}
