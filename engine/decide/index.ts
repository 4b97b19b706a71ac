/** One case under one edition, explained: json-rules-engine evaluates, the determination holds everything that follows. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import { formatDate } from '../dates.ts';
import type { Case, Determination, Flag, PreparedEdition } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { assemble } from './assemble.ts';
import { concrete, scopesOf, type Setting } from './context.ts';
import { type Concrete, evaluateOnce } from './evaluate.ts';
import { Evaluator } from './evaluator.ts';
import { combinationLimit, combinations } from './unknown.ts';
import { needsOf, unknownsOf } from './unknowns.ts';
import { viewsOf } from './view.ts';

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
const problem = (c: Case, code: string, what: string, why: string, mend: string): Problem => ({
  code,
  severity: 'error',
  file: c.id,
  line: 1,
  column: 1,
  pointer: '',
  what,
  why,
  mend,
});

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
    return await decideNow(calendar, edition, c, options);
  } catch (error) {
    if (!(error instanceof OutsideCalendar)) throw error;
    const span = `${formatDate(calendar.from)} to ${formatDate(calendar.to)}`;
    const what = `the timeline of case \`${c.id}\` reaches ${formatDate(error.day)}`;
    const why = `bank holidays are known from ${span} only, and working days are not guessed`;
    return {
      ok: false,
      problems: [
        problem(c, 'date-outside-calendar', what, why, 'correct the date, or extend rules/calendars'),
      ],
    };
  }
}

async function decideNow(
  calendar: WorkingCalendar,
  edition: PreparedEdition,
  c: Case,
  options: DecideOptions,
): Promise<Result<Determination>> {
  const views = viewsOf(edition, c, options.asOf);
  const setting: Setting = {
    edition,
    calendar,
    case: c,
    asOf: options.asOf,
    traced: options.trace,
    scopes: scopesOf(edition, views),
  };
  const unknowns = unknownsOf(setting);
  const combos = combinations(unknowns.choices);
  if (!combos) {
    const names = [...new Set([...unknowns.facts.values()].flat())].join(', ');
    const what = `case \`${c.id}\` has too many unknown facts for \`${edition.edition.id}\` (${names})`;
    const why = `their values have more than ${combinationLimit} combinations`;
    return { ok: false, problems: [problem(c, 'too-many-unknowns', what, why, 'give some of them a value')] };
  }
  const evaluator = evaluatorFor(edition);
  const results: Concrete[] = [];
  for (const combo of combos) {
    const contexts = setting.scopes.map((scope) => concrete(setting, scope, combo));
    results.push(await evaluateOnce(setting, evaluator, contexts));
  }
  const needs = combos.length > 1 ? needsOf(unknowns, combos, results) : [];
  return { ok: true, value: assemble(setting, results, needs, options.flags ?? []), problems: [] };
}
