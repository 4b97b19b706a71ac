/** `redress test`: the fixtures held against what they expect. */
import { type Command, Option } from 'commander';
import {
  type CaseEntry,
  type Library,
  type Mismatch,
  type PreparedEdition,
  determinationToJson,
  matchExpectation,
} from '../../engine/index.ts';
import { type LoadedCases, caseFiles, readCases } from '../cases.ts';
import type { Edges } from '../edges.ts';
import { answerAll, ask } from '../evaluate.ts';
import { brokenBehind, leaveOut } from '../held.ts';
import { loadLibrary } from '../load.ts';
import { type Policy, loadPolicies, policyNames } from '../policies.ts';
import { count } from '../reporters/columns.ts';
import { jsonText } from '../reporters/json.ts';
import { junit } from '../reporters/junit.ts';
import { pretty } from '../reporters/pretty.ts';
import { testJson } from '../reporters/test-json.ts';
import { updateFiles } from '../update.ts';
import { Faults, choice, exit } from '../usage.ts';

interface TestOptions {
  readonly reporter: 'pretty' | 'json' | 'junit';
  readonly update?: boolean;
}

/** One expectation: a case under one policy. `edition` is the one that was in force. */
export interface TestResult {
  readonly entry: CaseEntry;
  readonly policy: string;
  readonly edition: string;
  readonly mismatches: readonly Mismatch[];
}

/** All expectations of the cases, in the order of files, cases and policies. */
export interface TestRun {
  readonly cases: number;
  readonly results: readonly TestResult[];
}

/** The policy of an expectation: an edition that stands beside the cases, or one of the library. */
function policyOf(edges: Edges, library: Library, beside: readonly PreparedEdition[], name: string): Policy {
  const fixed =
    beside.find(({ edition }) => edition.id === name) ?? beside.find(({ landlordId }) => landlordId === name);
  if (fixed && !policyNames(library).includes(name)) return { name, fixed };
  return loadPolicies(edges, library, [name])[0] ?? { name };
}

/** Every expectation is asked for, all are determined at once by the compiled form, and each is held against its answer. */
function testAll(edges: Edges, library: Library, { entries, editions }: LoadedCases): TestRun {
  const faults = new Faults();
  const names = new Set(entries.flatMap((entry) => Object.keys(entry.case.expect ?? {})));
  const out = new Map(
    [...names].flatMap((name) => {
      const broken = brokenBehind(library, name);
      return broken ? [[name, broken] as const] : [];
    }),
  );
  leaveOut(edges, [...out]);
  const held = (name: string): boolean => !out.has(name);
  const asked = entries.flatMap((entry) =>
    Object.keys(entry.case.expect ?? {})
      .filter(held)
      .flatMap(
        (name) =>
          faults.try(() => ask(library, entry, { ...policyOf(edges, library, editions, name), name })) ?? [],
      ),
  );
  const answers = answerAll(library, asked, faults);
  faults.end();
  const results = answers.map(({ entry, policy, edition, determination }): TestResult => {
    const mismatches = matchExpectation(entry.case.expect?.[policy.name], determinationToJson(determination));
    return { entry, policy: policy.name, edition: edition.edition.id, mismatches };
  });
  return { cases: entries.length, results };
}

const reporters = { pretty, junit, json: (run: TestRun): string => jsonText(testJson(run)) };

async function test(edges: Edges, paths: readonly string[], options: TestOptions): Promise<number> {
  const library = loadLibrary(edges);
  const faults = new Faults();
  const files = await caseFiles(edges, paths, faults);
  let run = testAll(edges, library, readCases(edges, library, files, [], faults));
  if (options.update) {
    const updated = updateFiles(edges, files.cases, run);
    for (const { path, changes } of updated.written) edges.err(`${path}: ${count(changes, 'change')}\n`);
    run = testAll(edges, library, readCases(edges, library, { ...files, cases: updated.files }));
  }
  edges.out(reporters[options.reporter](run));
  return run.results.some(({ mismatches }) => mismatches.length > 0) ? exit.failed : exit.ok;
}

/** Adds the verb; `done` takes the exit status. */
export function addTest(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('test')
    .summary('the fixture cases against what they expect')
    .description(
      'Evaluates cases and holds every determination against the `expect` of its case. Exit status 1 where one differs.',
    )
    .argument(
      '[paths...]',
      'case files or folders; `-` is stdin (default: fixtures/cases and fixtures/determinations)',
    )
    .addOption(
      choice(
        '-r, --reporter <reporter>',
        'how to print',
        ['pretty', 'json', 'junit'],
        ['github', 'markdown'],
      ),
    )
    .addOption(
      new Option(
        '-u, --update',
        'write what is the case now into the files, changing only the values that differ',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  redress test                                   all fixtures
  redress test fixtures/cases/impact-bands       one folder
  redress test --reporter junit > results.xml    for a CI server
  redress test my-case.json --update             accept the new results; look at them with git diff

A difference reads: award: £50.00 → £75.00: rule \`service-failure-low\`, ¶16 (expected → found).
\`not\` and \`because\` in an expectation are promises: --update leaves them, and you change them by hand.`,
    )
    .action(async (paths: string[], options: TestOptions) => done(await test(edges, paths, options)));
}
