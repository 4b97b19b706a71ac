/** Cases under policies: every pair decided, in the order of the cases and then of the policies. */
import {
  type CaseEntry,
  type Determination,
  type Library,
  type PreparedEdition,
  type Problem,
  decide,
} from '../engine/index.ts';
import type { Edges } from './disk.ts';
import { printProblems } from './load.ts';
import { type Policy, editionFor } from './policies.ts';
import { Faults, InputError } from './usage.ts';

/** What one policy says of one case, with the edition that was chosen. */
export interface Answer {
  readonly entry: CaseEntry;
  readonly policy: Policy;
  readonly edition: PreparedEdition;
  readonly determination: Determination;
}

/** One case under one policy, with the trace where it is asked for; throws an `InputError` where the case cannot be decided. */
export async function evaluateOne(
  edges: Edges,
  library: Library,
  entry: CaseEntry,
  policy: Policy,
  { asOf, trace = false }: EvaluateOptions = {},
): Promise<Answer> {
  const { edition, flags } = editionFor(library, policy, entry.case, asOf);
  const result = await decide(library, edition, entry.case, { asOf, flags, trace });
  if (!result.ok) throw new InputError(result.problems.map((problem) => located(problem, entry)));
  printProblems(
    edges,
    result.problems.map((problem) => located(problem, entry)),
  );
  return { entry, policy, edition, determination: result.value };
}

/** A problem that the engine could not place is put at the case. */
const located = (problem: Problem, { case: c, file, line }: CaseEntry): Problem =>
  problem.file === '' || problem.file === c.id ? { ...problem, file, line, column: 1 } : problem;

/**
 * `trace` keeps the traces: most of a determination's weight, and nothing that a table shows. With `once` two names that
 * mean the same edition for a case give one answer.
 */
export interface EvaluateOptions {
  readonly asOf?: string;
  readonly trace?: boolean;
  readonly once?: boolean;
}

/** Every case under every policy. What cannot be decided is thrown once all have been tried. */
export async function evaluateAll(
  edges: Edges,
  library: Library,
  entries: readonly CaseEntry[],
  policies: readonly Policy[],
  { asOf, trace = false, once = false }: EvaluateOptions = {},
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const faults = new Faults();
  for (const entry of entries) {
    const seen = new Set<PreparedEdition>();
    const said = new Set<string>();
    for (const policy of policies) {
      try {
        const { edition } = editionFor(library, policy, entry.case, asOf);
        if (once && seen.has(edition)) continue;
        seen.add(edition);
        const answer = await evaluateOne(edges, library, entry, policy, { asOf, trace });
        answers.push(answer);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        // What keeps a case from being decided is the same under every policy, whatever each counted: once is enough.
        faults.add(error.problems.filter(({ code }) => !said.has(code)));
        for (const { code } of error.problems) said.add(code);
      }
    }
  }
  faults.end();
  return answers;
}
