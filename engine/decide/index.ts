/** One case under one edition, explained: json-rules-engine evaluates, the determination holds everything that follows. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import type { Case, Determination, Flag, PreparedEdition } from '../model/index.ts';
import type { Result } from '../problems.ts';
import { assemble } from './assemble.ts';
import { begin, outsideCalendar } from './begin.ts';
import { concrete } from './context.ts';
import { evaluateOnce } from './evaluate.ts';
import { Evaluator } from './evaluator.ts';
import type { Concrete } from './settle.ts';
import { needsOf } from './unknowns.ts';

/** What deciding needs beside the edition and the case. */
export interface DecideOptions {
  /** The day asked about, `YYYY-MM-DD`: open steps of the timeline, parameters and `asOf` look at it. */
  readonly asOf?: string;
  /** Flags from the choice of the edition. */
  readonly flags?: readonly Flag[];
  /** False leaves the trace empty, which is faster over many cases; true where nothing is said. */
  readonly trace?: boolean;
}

const evaluators = new WeakMap<PreparedEdition, Evaluator>();

function evaluatorFor(edition: PreparedEdition): Evaluator {
  const known = evaluators.get(edition);
  if (known) return known;
  const made = new Evaluator(edition);
  evaluators.set(edition, made);
  return made;
}
/**
 * What an edition says of a case. The case has been read and checked. Problems: `too-many-unknowns` where the unknown
 * facts have more than 4,096 combinations, `date-outside-calendar` where working days leave the calendar.
 */
export async function decideCase(
  calendar: WorkingCalendar,
  edition: PreparedEdition,
  c: Case,
  options: DecideOptions = {},
): Promise<Result<Determination>> {
  try {
    const begun = begin(calendar, edition, c, options);
    if (!begun.ok) return begun;
    const { setting, combos, unknowns } = begun.value;
    const evaluator = evaluatorFor(edition);
    const results: Concrete[] = [];
    for (const combo of combos) {
      const contexts = setting.scopes.map((scope) => concrete(setting, scope, combo));
      results.push(await evaluateOnce(setting, evaluator, contexts));
    }
    const needs = combos.length > 1 ? needsOf(unknowns, combos, results) : [];
    return { ok: true, value: assemble(setting, results, needs, options.flags ?? []), problems: [] };
  } catch (error) {
    if (error instanceof OutsideCalendar) return outsideCalendar(calendar, c, error);
    throw error;
  }
}
