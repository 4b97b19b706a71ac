/** A second, deliberately plain evaluator of the rule format, written from the three documents and docs/semantics.md alone. */

import { day } from './dates';
import type { Input, World } from './context';
import { assumedIn, unreadIn } from './assumed';
import { editionNames } from './mentions';
import { merge } from './merge';
import { flatten, unique, type FlatRule } from './rules';
import { run } from './run';
import { combinations, countOf, unknownsOf, type Choice, type Unknown } from './unknowns';
import type { CaseSpec, Edition, OracleDetermination, Run, Vocabulary } from './types';

export { TooManyCombinations } from './unknowns';
export type { OracleDetermination } from './types';

/** Parsed documents that a reader has found valid; dates are ISO, holidays the bank holidays of the calendar. */
export interface OracleInput {
  edition: unknown;
  case: unknown;
  vocabulary: unknown;
  holidays: readonly string[];
  asOf?: string | undefined;
}

function prepare(given: OracleInput): { input: Input; rules: FlatRule[] } {
  const edition = given.edition as Edition;
  const vocabulary = given.vocabulary as Vocabulary;
  const declared = new Map([...vocabulary.facts, ...(edition.facts ?? [])].map((f) => [f.name, f]));
  const holidays = given.holidays.map(day);
  const input = { edition, case: given.case as CaseSpec, declared, holidays, asOf: given.asOf };
  return { input, rules: flatten(edition) };
}

/** Unknown facts that change the result while all others stay as they are. */
function needs(unknowns: Unknown[], choices: Map<string, Choice>[], runs: Run[]): string[] {
  const texts = runs.map((r) => JSON.stringify({ ...r, held: [] }));
  const sizes = unknowns.map((u) => u.choices.length);
  return unknowns
    .filter((_, k) => {
      const stride = sizes.slice(k + 1).reduce((a, b) => a * b, 1);
      return choices.some((_, i) => {
        const at = Math.floor(i / stride) % (sizes[k] ?? 1);
        return at > 0 && texts[i] !== texts[i - stride];
      });
    })
    .flatMap((u) => u.names);
}

/** How many combinations of unknown facts a case has under an edition. */
export function combinationCount(given: OracleInput): number {
  const { input, rules } = prepare(given);
  return countOf(unknownsOf(input, rules));
}

/** The determination of contract.md section 3, without deadlines and compliance; money in pence. */
export function oracle(given: OracleInput): OracleDetermination {
  const { input, rules } = prepare(given);
  const names = editionNames(input, rules);
  const parameters = names.filter((name) => input.edition.parameters?.[name] !== undefined);
  const unknowns = unknownsOf(input, rules);
  const choices = combinations(unknowns);
  const worlds = choices.map((chosen): World => ({ ...input, chosen }));
  const runs = worlds.map((world) => run(world, rules, parameters));
  const conditional = [...input.declared.values()].some((f) => f.when !== undefined);
  const assumed = (conditional ? worlds : worlds.slice(0, 1)).flatMap((world) => assumedIn(world, rules));
  const { held: _held, ...merged } = merge(input.edition, rules, runs);
  return {
    policy: input.edition.id,
    case: input.case.id,
    ...merged,
    assumed: unique(assumed).sort(),
    unread: unreadIn(input, rules),
    needs: unique(needs(unknowns, choices, runs)).sort(),
  };
}
