/** A second, deliberately plain evaluator of the rule format, written from the three documents and docs/semantics.md alone. */

import { day } from './dates';
import type { Input, World } from './context';
import { assumedIn, unreadIn } from './assumed';
import { parametersRead } from './mentions';
import { merge } from './merge';
import { once, onceEach } from './once';
import { firingAll, flatten, unique, type Fired, type FlatRule } from './rules';
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

const declaredIn = onceEach(
  (vocabulary: Vocabulary, edition: Edition) =>
    new Map([...vocabulary.facts, ...(edition.facts ?? [])].map((f) => [f.name, f])),
);
const daysOf = once((holidays: readonly string[]) => holidays.map(day));

function prepare(given: OracleInput): { input: Input; rules: FlatRule[] } {
  const edition = given.edition as Edition;
  const declared = declaredIn(given.vocabulary as Vocabulary, edition);
  const holidays = daysOf(given.holidays);
  const input = { edition, case: given.case as CaseSpec, declared, holidays, asOf: given.asOf };
  return { input, rules: flatten(edition) };
}

/** Unknown facts that change the result while all others stay as they are. */
function needs(unknowns: Unknown[], choices: Map<string, Choice>[], runs: Run[]): string[] {
  if (unknowns.length === 0) return [];
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

const sometimes = once((declared: Input['declared']) =>
  [...declared.values()].some((f) => f.when !== undefined),
);

/** A rule that fires somewhere in the case; `maybe` where only some values of the unknown facts make it. */
export interface FiredRule {
  rule: string;
  maybe: boolean;
}

/** The rules that fire, in document order: certainly where one context has them whatever the unknown facts are. */
function firedRules(worlds: World[], rules: readonly FlatRule[], runs: Run[]): FiredRule[] {
  const fires = (i: number): Fired[] =>
    firingAll({ ...(worlds[i] as World), award: runs[i]?.award ?? { min: 0, max: 0 } }, rules);
  if (worlds.length === 1) {
    const some = new Set(fires(0).map(({ rule }) => rule));
    return rules.filter((rule) => some.has(rule)).map(({ name }) => ({ rule: name, maybe: false }));
  }
  const counts = new Map<FlatRule, Map<number | undefined, number>>();
  worlds.forEach((_, i) => {
    for (const { rule, ctx } of fires(i)) {
      const items = counts.get(rule) ?? new Map<number | undefined, number>();
      counts.set(rule, items.set(ctx.item, (items.get(ctx.item) ?? 0) + 1));
    }
  });
  return rules.flatMap((rule) => {
    const items = counts.get(rule);
    const certain = items !== undefined && [...items.values()].includes(worlds.length);
    return items === undefined ? [] : [{ rule: rule.name, maybe: !certain }];
  });
}

/** The determination of contract.md section 3, without deadlines and compliance; money in pence. */
export const oracle = (given: OracleInput): OracleDetermination => oracleWithRules(given).determination;

/** The same, and which rules fire. */
export function oracleWithRules(given: OracleInput): {
  determination: OracleDetermination;
  fired: FiredRule[];
} {
  const { input, rules } = prepare(given);
  const parameters = parametersRead(input, rules);
  const unknowns = unknownsOf(input, rules);
  const choices = combinations(unknowns);
  const worlds = choices.map((chosen): World => ({
    ...input,
    chosen,
    seen: { readings: [], fired: new Map() },
  }));
  const runs = worlds.map((world) => run(world, rules, parameters));
  const conditional = sometimes(input.declared);
  const assumed = (conditional ? worlds : worlds.slice(0, 1)).flatMap((world) => assumedIn(world, rules));
  const { held: _held, ...merged } = merge(input.edition, rules, runs);
  const determination = {
    policy: input.edition.id,
    case: input.case.id,
    ...merged,
    assumed: unique(assumed).sort(),
    unread: unreadIn(input, rules),
    needs: unique(needs(unknowns, choices, runs)).sort(),
  };
  return { determination, fired: firedRules(worlds, rules, runs) };
}
