/** Contexts made concrete: every fact of the case or an item has a value for one combination of the unknown ones. */
import type { WorkingCalendar } from '../calendar.ts';
import {
  type Case,
  eachLeaf,
  type Encoded,
  onceForEach,
  operandsOf,
  type PreparedEdition,
  type PreparedRule,
  engineFacts,
  orderHead,
} from '../model/index.ts';
import { applies } from './applies.ts';
import { deriveFact, isTimelineName, parameterAt, timelineOperand } from './derived.ts';
import type { Representative } from './unknown.ts';
import type { Known, Seen, View } from './view.ts';

/** A value as rules and amounts read it: null is not applicable. */
export interface Value {
  readonly value: Encoded | null;
  readonly open?: true;
}

/** The value of every name that the edition reads; undefined for any other. */
export interface Values {
  get(name: string): Value | undefined;
}

/** One context with all values known. */
export interface Context {
  readonly item?: number;
  /** Rules that run here. */
  readonly rules: readonly PreparedRule[];
  readonly values: Values;
}

/** A view, and the rules that run over it. */
export interface Scope {
  readonly view: View;
  readonly rules: readonly PreparedRule[];
  /** Names that these rules, the gate, category tables and the engine read directly. */
  readonly direct: ReadonlySet<string>;
}

/** Everything about a case that stays the same over all combinations. */
export interface Setting {
  readonly edition: PreparedEdition;
  readonly calendar: WorkingCalendar;
  readonly case: Case;
  readonly asOf?: string;
  /** False where no trace is wanted. */
  readonly traced?: boolean;
  readonly scopes: readonly Scope[];
}

const engineNames = [engineFacts.paid, engineFacts.order, engineFacts.inAddition];

function directNames(edition: PreparedEdition, rules: readonly PreparedRule[], isCase: boolean): Set<string> {
  const names = new Set<string>();
  for (const rule of rules) {
    for (const name of rule.mentions) names.add(name);
    if ('timeBar' in rule.event.params && rule.event.params.timeBar) names.add(engineFacts.lateReason);
  }
  const heads = new Set(rules.map((rule) => (rule.event.type === 'award' ? rule.event.params.head : '')));
  if (isCase) heads.add(orderHead);
  for (const rule of edition.categoryRules)
    if (heads.has(rule.name.split(':')[1] ?? '')) for (const name of rule.mentions) names.add(name);
  if (isCase) {
    eachLeaf(edition.edition.gate.conditions, edition.named, (leaf) => names.add(leaf.fact));
    for (const name of engineNames) names.add(name);
  }
  for (const name of [...names]) for (const fact of factsBelow(edition, name)) addWhen(edition, fact, names);
  return names;
}

function addWhen(edition: PreparedEdition, name: string, names: Set<string>): void {
  const when = edition.facts.get(name)?.when;
  if (!when) return;
  eachLeaf(when, edition.named, (leaf) => {
    if (names.has(leaf.fact)) return;
    names.add(leaf.fact);
    addWhen(edition, leaf.fact, names);
  });
}

/** The rules of a scope and what they read are the same for every case with the same kinds of item: found once. */
const known = onceForEach((_edition: PreparedEdition) => new Map<string, Omit<Scope, 'view'>>());

/** The case's scope and those of its items: rules with `for` run over the items of their kind, else over the case. */
export function scopesOf(edition: PreparedEdition, views: readonly View[]): Scope[] {
  const kinds = new Set(views.map((view) => view.kind));
  const seen = known(edition);
  const own = edition.rules.map((rule) => rule.for).filter((kind) => kind !== undefined && kinds.has(kind));
  const ofCase = `case|${[...new Set(own)].join()}`;
  return views.map((view) => {
    const isCase = view.item === undefined;
    const key = isCase ? ofCase : `item|${view.kind}`;
    const before = seen.get(key);
    if (before) return { view, ...before };
    const rules = edition.rules.filter((rule) =>
      isCase ? !rule.for || !kinds.has(rule.for) : rule.for === view.kind,
    );
    const made = { rules, direct: directNames(edition, rules, isCase) };
    seen.set(key, made);
    return { view, ...made };
  });
}

const derivedOf = (edition: PreparedEdition, name: string) =>
  edition.edition.derived && Object.hasOwn(edition.edition.derived, name)
    ? edition.edition.derived[name]
    : undefined;

/** The facts below a name: itself, or those that a derived fact rests on; timeline steps and `asOf` under their own names. */
export function factsBelow(edition: PreparedEdition, name: string): string[] {
  const derived = derivedOf(edition, name);
  return derived ? operandsOf(derived).flatMap((operand) => factsBelow(edition, operand)) : [name];
}

/** The key of an unknown derived fact: shared with the case where the item changes nothing below it. */
export function derivedKey(setting: Setting, view: View, name: string): string {
  const base = setting.scopes[0]?.view.facts;
  const sameSeen = (a: Seen | undefined, b: Seen | undefined): boolean =>
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      ('unknown' in a ? 'unknown' in b && a.unknown === b.unknown : 'value' in b && a.value === b.value));
  const shared = factsBelow(setting.edition, name).every((fact) =>
    sameSeen(view.facts.get(fact), base?.get(fact)),
  );
  return `${shared ? 'case' : view.item}|${name}`;
}

/** A parameter on the day the case was received, else the day asked about; null where it is none. */
function parameterOf(setting: Setting, name: string): number | null {
  const { parameters = {} } = setting.edition.edition;
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return parameter ? parameterAt(parameter, setting.case.timeline?.received ?? setting.asOf).value : null;
}

/** The names of an edition that a context gives values to, by where the value comes from. */
const namesOf = onceForEach(({ edition, facts, reads }: PreparedEdition) => ({
  plain: [...reads].filter((name) => !facts.get(name)?.when),
  conditional: [...reads].filter((name) => facts.get(name)?.when),
  parameters: Object.keys(edition.parameters ?? {}),
  derived: Object.keys(edition.derived ?? {}),
}));

const notApplicable: Value = { value: null };

/** Makes a view concrete. `assigned` gives the value that stands in for each unknown. */
export function concrete(
  setting: Setting,
  scope: Scope,
  assigned: ReadonlyMap<string, Representative>,
): Context {
  const { edition } = setting;
  const { view } = scope;
  const names = namesOf(edition);
  const isDerived = (name: string): boolean =>
    names.derived.length > 0 && derivedOf(edition, name) !== undefined;
  const rawValue = (name: string): Value => {
    if (isDerived(name)) return derivedNow(name);
    const seen = view.facts.get(name);
    if (!seen) return notApplicable;
    return 'unknown' in seen ? (assigned.get(seen.unknown) ?? notApplicable) : seen;
  };
  const valueOf = (name: string): Encoded | null => rawValue(name).value;
  const derivedNow = (name: string): Value => {
    const known = derivedValue(setting, scope, rawValue, (fact) => applies(edition, fact, valueOf), name);
    if (known !== undefined) return { value: known };
    return assigned.get(derivedKey(setting, view, name)) ?? notApplicable;
  };
  // What differs from the view: most facts of most contexts do not.
  const over = new Map<string, Value>();
  if (view.isOpen) for (const name of names.plain) over.set(name, rawValue(name));
  for (const name of names.conditional)
    over.set(name, applies(edition, name, valueOf) ? rawValue(name) : notApplicable);
  for (const name of names.parameters) over.set(name, { value: parameterOf(setting, name) });
  for (const name of names.derived) over.set(name, derivedNow(name));
  const get = (name: string): Value | undefined =>
    over.get(name) ?? (view.facts.get(name) as Known | undefined);
  return { item: view.item, rules: scope.rules, values: { get } };
}

/** The value of a derived fact; undefined where something below it is unknown, null where it does not apply. */
function derivedValue(
  setting: Setting,
  scope: Scope,
  valueOf: (name: string) => Value,
  applies: (name: string) => boolean,
  name: string,
): number | null | undefined {
  const derived = derivedOf(setting.edition, name);
  if (!derived) return undefined;
  return deriveFact(setting.edition, setting.calendar, derived, (operand) => {
    if (derivedOf(setting.edition, operand)) return derivedValue(setting, scope, valueOf, applies, operand);
    if (isTimelineName(operand) && !setting.edition.facts.has(operand))
      return timelineOperand(setting.case, setting.asOf, operand);
    const seen = scope.view.facts.get(operand);
    if (seen && !applies(operand)) return null;
    if (seen && 'unknown' in seen) return undefined;
    const value = seen ? valueOf(operand).value : parameterOf(setting, operand);
    return typeof value === 'number' ? value : null;
  });
}
