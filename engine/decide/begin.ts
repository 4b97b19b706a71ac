/** How deciding a case begins, whoever says which rules hold: its views, unknown facts and their combinations; or the problem. */
import type { OutsideCalendar, WorkingCalendar } from '../calendar.ts';
import { formatDate } from '../dates.ts';
import type { Case, PreparedEdition } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { scopesOf, type Setting } from './context.ts';
import { combinationLimit, combinations, type Representative } from './unknown.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';
import { viewsOf } from './view.ts';

/** A case ready to be decided. */
export interface Begun {
  readonly setting: Setting;
  readonly unknowns: Unknowns;
  /** Every combination of representatives of the unknown facts; one empty one where nothing is unknown. */
  readonly combos: readonly ReadonlyMap<string, Representative>[];
}

/** Makes a case ready. Throws `OutsideCalendar` where a derived fact leaves the calendar: see `outsideCalendar`. */
export function begin(
  calendar: WorkingCalendar,
  edition: PreparedEdition,
  c: Case,
  options: { readonly asOf?: string; readonly trace?: boolean },
): Result<Begun> {
  const views = viewsOf(edition, c, options.asOf);
  const scopes = scopesOf(edition, views);
  const setting: Setting = { edition, calendar, case: c, asOf: options.asOf, traced: options.trace, scopes };
  const unknowns = unknownsOf(setting);
  const combos = combinations(unknowns.choices);
  if (combos) return { ok: true, value: { setting, unknowns, combos }, problems: [] };
  const names = [...new Set([...unknowns.facts.values()].flat())].join(', ');
  const what = `case \`${c.id}\` has too many unknown facts for \`${edition.edition.id}\` (${names})`;
  const why = `their values have more than ${combinationLimit} combinations`;
  return {
    ok: false,
    problems: [problem(c, 'too-many-unknowns', what, why, 'give some of them a value')],
  };
}

/** The problem behind an `OutsideCalendar`. */
export function outsideCalendar(
  calendar: WorkingCalendar,
  c: Case,
  error: OutsideCalendar,
): { ok: false; problems: Problem[] } {
  const span = `${formatDate(calendar.from)} to ${formatDate(calendar.to)}`;
  const what = `the timeline of case \`${c.id}\` reaches ${formatDate(error.day)}`;
  const why = `bank holidays are known from ${span} only, and working days are not guessed`;
  const mend = 'correct the date, or extend rules/calendars';
  return { ok: false, problems: [problem(c, 'date-outside-calendar', what, why, mend)] };
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
