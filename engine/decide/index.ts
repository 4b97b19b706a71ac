/** One case under one edition, explained: json-rules-engine evaluates, the determination holds everything that follows. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import { formatDate } from '../dates.ts';
import type { Case, Determination, Flag, PreparedEdition } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { caseClock } from '../check/clock.ts';
import { concrete, derivedKey, derivedValue, factsBelow, scopesOf, type Setting } from './context.ts';
import { type Concrete, evaluateOnce, Evaluator } from './evaluate.ts';
import { hull } from './interval.ts';
import {
  awardOf,
  headLine,
  inDocumentOrder,
  mergeAuthorisation,
  mergeLines,
  mergePayment,
  mergeTraces,
  merged,
  netOf,
  outcomesOf,
} from './merge.ts';
import { combinationLimit, combinations, type Representative, representatives } from './unknown.ts';
import { viewsOf } from './view.ts';

/** What deciding needs beside the edition and the case. */
export interface DecideOptions {
  /** The day asked about, `YYYY-MM-DD`: open steps of the timeline, parameters and `asOf` look at it. */
  readonly asOf?: string;
  /** Flags from the choice of the edition. */
  readonly flags?: readonly Flag[];
}

const evaluators = new WeakMap<PreparedEdition, Evaluator>();

function evaluatorFor(edition: PreparedEdition): Evaluator {
  const known = evaluators.get(edition);
  if (known) return known;
  const made = new Evaluator(edition);
  evaluators.set(edition, made);
  return made;
}

/** The unknowns of a setting that rules read: key → the values that stand for it, and the facts behind it. */
interface Unknowns {
  readonly choices: Map<string, Representative[]>;
  readonly facts: Map<string, readonly string[]>;
}

function unknownsOf(setting: Setting): Unknowns {
  const choices = new Map<string, Representative[]>();
  const facts = new Map<string, readonly string[]>();
  const { edition } = setting;
  const add = (key: string, name: string, below: readonly string[]): void => {
    if (choices.has(key)) return;
    const values = representatives(edition, name);
    if (values.length === 0) return;
    choices.set(key, values);
    facts.set(key, below);
  };
  for (const scope of setting.scopes) {
    if (scope.rules.length === 0 && scope.view.item !== undefined) continue;
    const { values } = concrete(setting, scope, new Map());
    for (const name of scope.direct) {
      const seen = scope.view.facts.get(name);
      if (seen && 'unknown' in seen) add(seen.unknown, name, [name]);
      const isDerived = edition.edition.derived && Object.hasOwn(edition.edition.derived, name);
      if (!isDerived || derivedValue(setting, scope, values, name) !== undefined) continue;
      const open = factsBelow(edition, name).filter((fact) => {
        const below = scope.view.facts.get(fact);
        return below === undefined ? !(fact in (edition.edition.parameters ?? {})) : 'unknown' in below;
      });
      add(derivedKey(setting, scope.view, name), name, open);
    }
  }
  return { choices, facts };
}

/** The facts whose value changes the result while all others stand. */
function needsOf(
  unknowns: Unknowns,
  combos: readonly ReadonlyMap<string, Representative>[],
  results: readonly Concrete[],
): string[] {
  const needs = new Set<string>();
  const marks = results.map((result) =>
    JSON.stringify({
      ...result,
      paid: netOf([result]),
      trace: [],
      lines: result.lines.map(headLine),
      butFor: result.butFor.map(headLine),
    }),
  );
  for (const key of unknowns.choices.keys()) {
    const first = new Map<string, string>();
    const matters = combos.some((combo, i) => {
      const rest = [...combo]
        .filter(([k]) => k !== key)
        .map(([, r]) => `${r.value}${r.open ? '+' : ''}`)
        .join('|');
      const before = first.get(rest);
      if (before === undefined) first.set(rest, marks[i] ?? '');
      return before !== undefined && before !== marks[i];
    });
    if (matters) for (const fact of unknowns.facts.get(key) ?? []) needs.add(fact);
  }
  return [...needs].sort();
}

/** Facts that took their default and were read, and facts of the case that the edition never looks at. */
function readingOf(setting: Setting): { assumed: string[]; unread: string[] } {
  const { edition } = setting;
  const assumed = new Set<string>();
  const base = concrete(setting, setting.scopes[0] as Setting['scopes'][number], new Map());
  for (const scope of setting.scopes) {
    if (scope.rules.length === 0 && scope.view.item !== undefined) continue;
    for (const name of scope.direct)
      for (const fact of factsBelow(edition, name)) {
        const seen = scope.view.facts.get(fact);
        const applies = edition.facts.get(fact)?.when === undefined || base.values.get(fact)?.value !== null;
        if (seen && 'defaulted' in seen && seen.defaulted && applies) assumed.add(fact);
      }
  }
  const given = [
    ...Object.keys(setting.case.facts),
    ...(setting.case.items ?? []).flatMap((item) => Object.keys(item.facts ?? {})),
  ];
  const unread = new Set(given.filter((name) => !edition.reads.has(name)));
  return { assumed: [...assumed].sort(), unread: [...unread].sort() };
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

function assemble(
  setting: Setting,
  results: readonly Concrete[],
  needs: readonly string[],
  flags: readonly Flag[],
): Determination {
  const { edition } = setting;
  const first = results[0] as Concrete;
  const several = outcomesOf(results);
  const outcome = several.length > 1 ? 'undetermined' : first.outcome;
  const settled = outcome !== 'undetermined';
  const total = hull(results.map((r) => r.total));
  const ofRule = <T extends { rule: string }>(entries: readonly T[]): T[] =>
    inDocumentOrder(edition, entries, (entry) => entry.rule);
  const bars = ofRule(merged(results.map((r) => r.bars)));
  const open = results.every((r) => r.gate.open === first.gate.open) ? first.gate.open : null;
  const net = netOf(results);
  const clock = caseClock(setting.calendar, edition, setting.case, setting.asOf);
  return {
    policy: edition.edition.id,
    case: setting.case.id,
    outcome,
    ...(settled ? {} : { outcomes: several }),
    award: awardOf(
      outcome,
      total,
      results.flatMap((r) => r.lines),
    ),
    net: { min: net.min, max: net.max },
    heads:
      results.length === 1
        ? first.lines.map(headLine)
        : mergeLines(
            edition,
            results.map((r) => r.lines),
          ),
    gate: { ...first.gate, open },
    exclusions: bars.filter((bar) => bar.effect !== 'refer'),
    referrals: bars.filter((bar) => bar.effect === 'refer'),
    remedies: ofRule(merged(results.map((r) => r.remedies))),
    terms: ofRule(merged(results.map((r) => r.terms))),
    authorisation: settled
      ? mergeAuthorisation(
          edition,
          results.map((r) => r.authorisation),
        )
      : null,
    payment: settled ? mergePayment(results.map((r) => r.payment)) : null,
    flags: [...flags, ...merged(results.map((r) => r.flags))],
    deadlines: clock.deadlines,
    compliance: clock.compliance,
    ...readingOf(setting),
    needs,
    butFor:
      results.length === 1
        ? first.butFor.map(headLine)
        : mergeLines(
            edition,
            results.map((r) => r.butFor),
          ),
    trace: mergeTraces(results.map((r) => r.trace)),
  };
}
