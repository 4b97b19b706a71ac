/** `redress check`: a policy against the Complaint Handling Code, with a landlord's claims. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Finding,
  type Library,
  type PreparedEdition,
  checkPolicy,
  findingStatuses,
  readLibrary,
} from '../../engine/index.ts';
import type { Edges } from '../edges.ts';
import { libraryFiles, loadLibrary, take } from '../load.ts';
import { withDocument } from '../placing.ts';
import { type Policy, editionFor, loadPolicies } from '../policies.ts';
import { checkTable } from '../reporters/check-table.ts';
import { jsonText } from '../reporters/json.ts';
import { InputError, UsageError, asOfOption, choice, exit, unknownName } from '../usage.ts';

interface CheckOptions {
  readonly claims?: string;
  readonly failOn?: readonly string[];
  readonly references?: boolean;
  readonly asOf?: string;
  readonly format: 'table' | 'json';
}

/** The findings of one edition. */
export interface Checked {
  readonly edition: PreparedEdition;
  readonly findings: readonly Finding[];
}

type SelfAssessment = Library['selfAssessments'][number];

const statuses: readonly string[] = [
  ...findingStatuses,
  'supported',
  'contradicted',
  'unsupported',
  'unanswered',
];

/** The claims of a named file, and the library that they were read in. */
function claimsIn(edges: Edges, path: string): SelfAssessment {
  const file = take(edges, edges.disk.read(path));
  const { files, back } = withDocument(libraryFiles(edges), file, 'self-assessment');
  const result = readLibrary(files);
  if (!result.ok) throw new InputError(result.problems.map(back));
  const before = new Set(
    loadLibrary({ ...edges, err: () => undefined }).selfAssessments.map((one) => JSON.stringify(one)),
  );
  const all = result.value.selfAssessments;
  const found =
    all.find((one) => !before.has(JSON.stringify(one))) ??
    all.find((one) => file.text.includes(`"${one.landlord}"`));
  if (!found) throw new UsageError(`\`${path}\` is no self-assessment`);
  return found;
}

async function check(edges: Edges, named: readonly string[], options: CheckOptions): Promise<number> {
  const library = loadLibrary(edges);
  const policies: Policy[] = loadPolicies(edges, library, named, options.references);
  const given = options.claims === undefined ? undefined : claimsIn(edges, options.claims);
  const editions = policies.map(
    (policy) => editionFor(library, policy, { id: 'none', facts: {} }, options.asOf).edition,
  );
  if (given && !editions.some(({ landlordId }) => landlordId === given.landlord)) {
    throw new UsageError(
      `the claims are those of \`${given.landlord}\`, and none of its policies is checked`,
    );
  }
  const checks = editions.map((edition): Checked => {
    const own = given?.landlord === edition.landlordId ? { selfAssessment: given } : {};
    return { edition, findings: checkPolicy(library, edition, own) };
  });
  const json = { checks: checks.map(({ edition, findings }) => ({ policy: edition.edition.id, findings })) };
  edges.out(options.format === 'json' ? jsonText(json) : checkTable(checks));
  const bad = new Set(options.failOn ?? []);
  const hit = (finding: Finding): boolean => bad.has(finding.status) || bad.has(finding.claimStatus ?? '');
  return checks.some(({ findings }) => findings.some(hit)) ? exit.failed : exit.ok;
}

/** A comma list of statuses. */
function statusList(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!statuses.includes(name)) throw new InvalidArgumentError(`${unknownName('status', name, statuses)}.`);
  }
  return names;
}

/** Adds the verb; `done` takes the exit status. */
export function addCheck(program: Command, edges: Edges, done: (status: number) => void): void {
  program
    .command('check')
    .summary('policies against the Complaint Handling Code, provision by provision')
    .description(
      'Holds policies against the Complaint Handling Code, and the claims of a self-assessment against both.',
    )
    .argument('[policies...]', 'landlord ids, edition ids or edition files (default: every landlord)')
    .option('--claims <file>', 'a self-assessment (default: the landlord’s newest)')
    .addOption(
      new Option('--fail-on <statuses>', `exit with 1 where one is found: ${statuses.join(', ')}`).argParser(
        statusList,
      ),
    )
    .option('--references', 'also the editions that are no landlord’s')
    .addOption(asOfOption())
    .addOption(
      choice('-f, --format <format>', 'how to print', ['table', 'json'], ['markdown', 'html', 'docx']),
    )
    .addHelpText(
      'after',
      `
Examples:
  redress check                                       every landlord's newest edition
  redress check jmha --fail-on not-met,contradicted   a bar for CI: exit status 1 where it is missed
  redress check jmha --claims my-self-assessment.json
  redress check derby-homes --format json             { "checks": [ { policy, findings } ] }`,
    )
    .action(async (named: string[], options: CheckOptions) => done(await check(edges, named, options)));
}
