/** The unknown facts of a case under an edition, which of them matter, and what was assumed or never read. */
import { type Encoded, operandsOf } from '../model/index.ts';
import { mayApply } from './applies.ts';
import { derivedKey, factsBelow, type Scope, type Setting } from './context.ts';
import { isTimelineName, timelineOperand } from './derived.ts';
import type { Concrete } from './settle.ts';
import { headLine, netOf } from './merge.ts';
import { type Representative, representatives } from './unknown.ts';

/** The unknowns of a setting that rules read: key → the values that stand for it, and the facts behind it. */
export interface Unknowns {
  readonly choices: Map<string, readonly Representative[]>;
  readonly facts: Map<string, readonly string[]>;
}

/** Every unknown that the rules of a setting read, with the values that stand for it. */
export function unknownsOf(setting: Setting): Unknowns {
  const choices = new Map<string, readonly Representative[]>();
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
    const standing = standingOf(setting, scope);
    for (const name of scope.direct) {
      if (!scope.view.isOpen && edition.facts.has(name)) continue;
      if (standing(name) !== 'unknown') continue;
      const seen = scope.view.facts.get(name);
      if (seen && 'unknown' in seen) {
        add(seen.unknown, name, [name]);
        continue;
      }
      const below = factsBelow(edition, name).filter((fact) => standing(fact) === 'unknown');
      add(derivedKey(setting, scope.view, name), name, below);
    }
  }
  return { choices, facts };
}

/** Whether a name is known, unknown, or certain not to apply, whatever the unknown facts turn out to be. */
function standingOf(
  setting: Setting,
  scope: Scope,
): (name: string) => 'known' | 'unknown' | 'not-applicable' {
  const { edition } = setting;
  const { derived = {} } = edition.edition;
  const valueOf = (name: string): Encoded | null | undefined => {
    const seen = scope.view.facts.get(name);
    if ((seen && 'unknown' in seen) || Object.hasOwn(derived, name)) return undefined;
    return seen?.value ?? null;
  };
  const standing = (name: string): 'known' | 'unknown' | 'not-applicable' => {
    const own = Object.hasOwn(derived, name) ? derived[name] : undefined;
    if (own) {
      const parts = operandsOf(own).map(standing);
      const between = 'daysBetween' in own || 'workingDaysBetween' in own || 'monthsBetween' in own;
      if (between && parts.includes('not-applicable')) return 'not-applicable';
      return parts.includes('unknown') ? 'unknown' : 'known';
    }
    const seen = scope.view.facts.get(name);
    if (seen) {
      if (mayApply(edition, name, valueOf) === false) return 'not-applicable';
      return 'unknown' in seen ? 'unknown' : 'known';
    }
    if (!isTimelineName(name) || edition.facts.has(name)) return 'known';
    return timelineOperand(setting.case, setting.asOf, name) === undefined ? 'unknown' : 'known';
  };
  return standing;
}

/** The facts whose value changes the result while all others stand. */
export function needsOf(
  unknowns: Unknowns,
  combos: readonly ReadonlyMap<string, Representative>[],
  results: readonly Concrete[],
): string[] {
  const needs = new Set<string>();
  const marks = results.map((result) =>
    JSON.stringify({
      ...result,
      paid: netOf([result]),
      gate: null,
      trace: [],
      flags: result.flags.filter((flag) => flag.clauses.length > 0),
      lines: result.lines.map(headLine),
      butFor: result.butFor.map(headLine),
      held: [],
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

/** The facts of an item that the rules that run in it look at; to bar a loss by name is to look at it. */
function lookedAt(setting: Setting, scope: Scope): Set<string> {
  if (scope.rules.length === 0) return new Set();
  const names = new Set([...scope.direct].flatMap((name) => factsBelow(setting.edition, name)));
  for (const { event } of scope.rules)
    if ('of' in event.params && Array.isArray(event.params.of))
      for (const name of event.params.of) names.add(name);
  return names;
}

/** Facts that took their default and were read, and facts of the case that the edition never looks at. */
export function readingOf(setting: Setting): { assumed: string[]; unread: string[] } {
  const { edition } = setting;
  const assumed = new Set<string>();
  for (const scope of setting.scopes) {
    if (scope.rules.length === 0 && scope.view.item !== undefined) continue;
    const standing = standingOf(setting, scope);
    for (const name of scope.direct)
      for (const fact of factsBelow(edition, name)) {
        const seen = scope.view.facts.get(fact);
        const defaulted = seen !== undefined && 'defaulted' in seen && seen.defaulted;
        if (defaulted && standing(fact) !== 'not-applicable') assumed.add(fact);
      }
  }
  const seen = new Set(Object.keys(setting.case.facts).filter((name) => edition.reads.has(name)));
  const given = new Set(Object.keys(setting.case.facts));
  for (const scope of setting.scopes) {
    if (scope.view.item === undefined) continue;
    const looked = lookedAt(setting, scope);
    for (const name of Object.keys(setting.case.items?.[scope.view.item]?.facts ?? {})) {
      given.add(name);
      if (looked.has(name)) seen.add(name);
    }
  }
  const unread = [...given].filter((name) => !seen.has(name));
  return { assumed: [...assumed].sort(), unread: unread.sort() };
}
