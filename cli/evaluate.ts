/** Cases under policies: every pair decided, in the order of the cases and then of the policies. */
import {
  type CaseEntry,
  type Determination,
  type Flag,
  type Library,
  type PreparedEdition,
  type Problem,
  type Result,
  compiled,
  decide,
} from '../engine/index.ts';
import { type Policy, editionFor } from './policies.ts';
import { Faults, InputError } from './usage.ts';

/** A case under a policy, with the edition that was chosen. */
export interface Asked {
  readonly entry: CaseEntry;
  readonly policy: Policy;
  readonly edition: PreparedEdition;
  readonly flags: readonly Flag[];
}

/** What one policy says of one case. */
export interface Answer extends Asked {
  readonly determination: Determination;
}

/** A case under a policy; throws an `InputError` where no edition can be chosen. */
export function ask(library: Library, entry: CaseEntry, policy: Policy, asOf?: string): Asked {
  return { entry, policy, ...editionFor(library, policy, entry.case, asOf) };
}

/** A problem that the engine could not place is put at the case. */
const located = (problem: Problem, { case: c, file, line }: CaseEntry): Problem =>
  problem.file === '' || problem.file === c.id ? { ...problem, file, line, column: 1 } : problem;

/** The answer, or an `InputError` with the problems at the case. */
function answered(asked: Asked, result: Result<Determination>): Answer {
  if (result.ok) return { ...asked, determination: result.value };
  throw new InputError(result.problems.map((problem) => located(problem, asked.entry)));
}

/** One case at a time by `decide`, with the trace where it is asked for. */
async function byDecide(
  library: Library,
  list: readonly Asked[],
  asOf: string | undefined,
  trace: boolean,
): Promise<Result<Determination>[]> {
  const results: Result<Determination>[] = [];
  for (const { edition, entry, flags } of list)
    results.push(await decide(library, edition, entry.case, { asOf, flags, trace }));
  return results;
}

/** All at once by the compiled form, which agrees with `decide` and keeps no trace. */
function byCompiled(
  { calendar }: Library,
  list: readonly Asked[],
  asOf: string | undefined,
): Result<Determination>[] {
  const pairs = list.map(({ edition, entry, flags }) => ({ edition, flags, case: entry.case }));
  return compiled
    .determinePairs(pairs, { calendar, asOf })
    .map((each) => (each.ok ? { ...each, value: each.value.determination } : each));
}

/** Answers what was asked, in its order. What cannot be decided goes into `faults`, each case's problem once. */
export function answerAll(library: Library, list: readonly Asked[], faults: Faults, asOf?: string): Answer[] {
  return gather(list, byCompiled(library, list, asOf), faults);
}

function gather(list: readonly Asked[], results: readonly Result<Determination>[], faults: Faults): Answer[] {
  const said = new Map<CaseEntry, Set<string>>();
  return list.flatMap((asked, i) => {
    try {
      return [answered(asked, results[i] as Result<Determination>)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // What keeps a case from being decided is the same under every policy, whatever each counted: once is enough.
      const before = said.get(asked.entry) ?? new Set<string>();
      said.set(asked.entry, before);
      faults.add(error.problems.filter(({ code }) => !before.has(code)));
      for (const { code } of error.problems) before.add(code);
      return [];
    }
  });
}

/**
 * `by` says who evaluates: `decide` explains single cases, the compiled form is for many. `trace` keeps the traces of
 * `decide`: most of a determination's weight, and nothing that a table shows. With `once` two names that mean the same
 * edition for a case give one answer.
 */
export interface EvaluateOptions {
  readonly by: 'decide' | 'compiled';
  readonly asOf?: string;
  readonly trace?: boolean;
  readonly once?: boolean;
}

/** Every case under every policy. What cannot be decided is thrown once all have been tried. */
export async function evaluateAll(
  library: Library,
  entries: readonly CaseEntry[],
  policies: readonly Policy[],
  { by, asOf, trace = false, once = false }: EvaluateOptions,
): Promise<Answer[]> {
  const faults = new Faults();
  const list: Asked[] = [];
  for (const entry of entries) {
    const seen = new Set<PreparedEdition>();
    for (const policy of policies) {
      try {
        const asked = ask(library, entry, policy, asOf);
        if (once && seen.has(asked.edition)) continue;
        seen.add(asked.edition);
        list.push(asked);
      } catch (error) {
        faults.note(error);
      }
    }
  }
  const results =
    by === 'decide' ? await byDecide(library, list, asOf, trace) : byCompiled(library, list, asOf);
  const answers = gather(list, results, faults);
  faults.end();
  return answers;
}
