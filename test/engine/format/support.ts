/** The proof of the format: a policy of our own making, and ways to ask it. Each answer is held against the oracle too. */
import { expect } from 'vitest';
import {
  type Case,
  decide,
  type Determination,
  type DeterminationJson,
  determinationToJson,
  formatProblem,
  type Library,
  type PreparedEdition,
  readCaseFiles,
  readEditionFile,
  readLibrary,
} from '../../../engine/index.ts';
import { oracle } from '../../oracle/oracle.ts';
import { filesBelow, textOf } from '../read/base.ts';

const path = 'test/engine/format/proving-homes.json';

/** The text of the policy of our own making. */
export const provingText = (): string => textOf(path);

let library: Library | undefined;

/** The project's own documents, read. */
export function realLibrary(): Library {
  if (library) return library;
  const files = filesBelow('rules').filter(
    (name) => name.endsWith('.json') && !name.startsWith('schema/') && !name.startsWith('clause-index/'),
  );
  const result = readLibrary(files.map((name) => ({ path: `rules/${name}`, text: textOf(`rules/${name}`) })));
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return (library = result.value);
}

let edition: PreparedEdition | undefined;

/** The policy of our own making, read against the project's vocabulary. */
export function proving(): PreparedEdition {
  if (edition) return edition;
  const result = readEditionFile(realLibrary(), { path, text: provingText() });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return (edition = result.value);
}

/** What a case may say beside its facts. */
export type More = Omit<Partial<Case>, 'facts' | 'id'> & { readonly asOf?: string };

const sorted = (clauses: readonly string[] | undefined): string[] => [...(clauses ?? [])].sort();
interface Line {
  readonly head: string;
  readonly category: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly basis: string;
  readonly rule: string;
  readonly clauses: readonly string[];
  readonly item?: number;
  readonly supersededBy?: string;
  readonly limitedBy?: string;
  readonly maybe?: true;
}
const line = ({
  head,
  category,
  min,
  max,
  basis,
  rule,
  clauses,
  item,
  supersededBy,
  limitedBy,
  maybe,
}: Line): unknown => ({
  ...{
    head,
    category,
    min,
    max,
    basis,
    rule,
    clauses: sorted(clauses),
    item,
    supersededBy,
    limitedBy,
    maybe,
  },
});

/** The parts that engine and oracle must agree on: wording and order of clauses are each one's own. */
function shared(
  d: Omit<Determination, 'trace' | 'gate' | 'deadlines' | 'compliance'> | ReturnType<typeof oracle>,
): unknown {
  const cited = (list: readonly { readonly clauses: readonly string[] }[]): unknown[] =>
    list.map((entry) => ({ ...entry, clauses: sorted(entry.clauses) }));
  const flags = d.flags
    .filter((flag) => flag.clauses.length > 0)
    .map(({ kind, clauses, maybe }) => JSON.stringify({ kind, clauses: sorted(clauses), maybe }));
  return {
    outcome: d.outcome,
    outcomes: sorted(d.outcomes),
    award: { ...d.award },
    net: { min: d.net.min, max: d.net.max },
    heads: d.heads.map(line),
    butFor: d.butFor.map(line),
    exclusions: cited(d.exclusions),
    referrals: cited(d.referrals),
    remedies: cited(d.remedies),
    terms: cited(d.terms),
    authorisation: d.authorisation && {
      role: d.authorisation.role,
      steps: d.authorisation.steps,
      rule: d.authorisation.rule,
      maybe: d.authorisation.maybe,
    },
    payment: d.payment && {
      route: d.payment.route,
      parts: d.payment.parts,
      rule: d.payment.rule,
      maybe: d.payment.maybe,
    },
    flags: [...new Set(flags)].sort(),
    assumed: d.assumed,
    unread: d.unread,
    needs: d.needs,
  };
}

/** The timeline of a case that says nothing else: answered in five working days, when every parameter has a value. */
const usual = { received: '2025-05-12', stage1Responded: '2025-05-19' };

/** Asks the policy (or another edition) of a case; fails where the oracle says otherwise. Money is pounds. */
export async function ask(
  facts: Case['facts'],
  more: More = {},
  of: PreparedEdition = proving(),
): Promise<DeterminationJson> {
  const { asOf, ...rest } = more;
  const c: Case = { id: 'proof', facts, timeline: usual, ...rest };
  const read = readCaseFiles(realLibrary(), [{ path: 'proof.json', text: JSON.stringify(c) }], [of]);
  expect(read.problems.map(formatProblem)).toEqual([]);
  const result = await decide(realLibrary(), of, c, { asOf });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  const { holidays } = realLibrary().calendar;
  const dates = [...holidays].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  const second = oracle({ edition: of.edition, case: c, vocabulary: of.vocabulary, holidays: dates, asOf });
  expect(shared(result.value)).toEqual(shared(second));
  return determinationToJson(result.value);
}

/** The ends of the award, in pounds. */
export async function paid(
  facts: Case['facts'],
  more: More = {},
): Promise<readonly [number | null, number | null]> {
  const { award } = await ask(facts, more);
  return [award.min, award.max];
}
