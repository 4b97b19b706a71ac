/** What an edit did to an edition, as far as it can move a case: rules by name, and the parts that rules share. */
import { type Condition, operandsOf, type PreparedEdition, type PreparedRule } from '../model/index.ts';

/** How a rule differs. `effect`: what follows from it; `conditions`: when it holds. */
export type RuleChange = 'added' | 'removed' | 'effect' | 'conditions';

/** The parts of an edition that several rules share. */
export type SharedPart =
  | 'gate'
  | 'condition'
  | 'parameter'
  | 'derived'
  | 'fact'
  | 'head'
  | 'exclusive'
  | 'roles'
  | 'scale'
  | 'order';

/** A shared part that differs. `reaches` says whether a rule rests on it. */
export interface PartChange {
  readonly part: SharedPart;
  /** Empty where there is one of its kind. */
  readonly name: string;
  readonly reaches: (rule: PreparedRule) => boolean;
  /** It shows where such a rule holds on one side only, and not already where it holds. */
  readonly switches?: true;
}

/** Both sides' places of a rule; -1 where it is not there. */
export interface RulePair {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

const text = (value: unknown): string => JSON.stringify(value ?? null);
const differ = (a: unknown, b: unknown): boolean => text(a) !== text(b);

/** Words that explain a rule and never change what a case gets. */
const words = new Set(['clauses', 'flags', 'note', 'reason', 'text', 'unspecified']);
const effect = ({ event, for: kind }: PreparedRule): string =>
  text([
    event.type,
    kind,
    Object.entries(event.params)
      .filter(([key]) => !words.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

/** The rules of two editions side by side, by name: those of `after` in its order, then what is gone. */
export function pairRules(before: PreparedEdition, after: PreparedEdition): RulePair[] {
  const old = new Map(before.rules.map(({ name }, i) => [name, i]));
  const pairs = after.rules.map(({ name }, i) => ({ name, before: old.get(name) ?? -1, after: i }));
  const now = new Set(after.rules.map(({ name }) => name));
  const gone = before.rules.flatMap(({ name }, i) => (now.has(name) ? [] : [{ name, before: i, after: -1 }]));
  return [...pairs, ...gone];
}

/** How a rule's own text differs, as far as that can move a case; null where it does not. */
export function ruleChange(
  before: PreparedRule | undefined,
  after: PreparedRule | undefined,
): RuleChange | null {
  if (!before || !after) return before ? 'removed' : 'added';
  if (effect(before) !== effect(after)) return 'effect';
  return differ(before.conditions, after.conditions) ? 'conditions' : null;
}

/** Names whose declarations differ on the two sides. */
function differing(
  a: Readonly<Record<string, unknown>> = {},
  b: Readonly<Record<string, unknown>> = {},
): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => differ(a[name], b[name]));
}

/** Whether a name rests on another: itself, or through derived facts. */
function restsOn(edition: PreparedEdition, name: string, on: string, depth = 0): boolean {
  if (name === on) return true;
  const derived = edition.edition.derived?.[name];
  return (
    derived !== undefined &&
    depth < 64 &&
    operandsOf(derived).some((each) => restsOn(edition, each, on, depth + 1))
  );
}

/** Whether a condition is built on a named one. */
function uses(
  condition: Condition | null,
  name: string,
  named: PreparedEdition['named'],
  depth = 0,
): boolean {
  if (condition === null || depth > 64) return false;
  const any = (parts: readonly Condition[]): boolean =>
    parts.some((part) => uses(part, name, named, depth + 1));
  if ('all' in condition) return any(condition.all);
  if ('any' in condition) return any(condition.any);
  if ('not' in condition) return any([condition.not]);
  if (!('condition' in condition)) return false;
  return condition.condition === name || uses(named[condition.condition] ?? null, name, named, depth + 1);
}

/** A record's entries with only those fields that can move a case. */
const pick = <T extends object>(
  record: Iterable<readonly [string, T]>,
  keys: readonly (keyof T)[],
): Record<string, unknown> =>
  Object.fromEntries([...record].map(([name, entry]) => [name, keys.map((key) => entry[key])]));

const factFields = ['type', 'values', 'default', 'when', 'min', 'max'] as const;
const scalesOf = ({ edition }: PreparedEdition): Record<string, unknown> =>
  Object.fromEntries((edition.tables ?? []).map(({ name, scale }) => [name, scale]));
const heads = ({ edition }: PreparedEdition): Record<string, unknown> =>
  pick(Object.entries(edition.heads), ['hitPolicy', 'category', 'items']);
const gate = ({ edition }: PreparedEdition): unknown => [edition.gate.conditions, edition.gate.heads];

const isAward = ({ event }: PreparedRule): boolean => event.type === 'award';
const awards =
  (of: readonly string[]) =>
  ({ event }: PreparedRule) =>
    event.type === 'award' && of.includes(event.params.head);

/** Named conditions that differ, and the rules under them: every award where the gate uses one. */
function changedConditions(before: PreparedEdition, after: PreparedEdition): PartChange[] {
  const sides = [before, after];
  return differing(before.named, after.named).map((name): PartChange => {
    const gated = sides.some((side) => uses(side.edition.gate.conditions, name, side.named));
    const under = (rule: PreparedRule): boolean =>
      sides.some((side) => uses(rule.conditions, name, side.named));
    return gated
      ? { part: 'condition', name, reaches: (rule) => under(rule) || isAward(rule) }
      : { part: 'condition', name, reaches: under, switches: true };
  });
}

/** Every shared part that differs between two editions. */
export function changedParts(before: PreparedEdition, after: PreparedEdition): PartChange[] {
  const [a, b] = [before.edition, after.edition];
  const exclusive = [...(a.exclusive ?? []), ...(b.exclusive ?? [])].flatMap((one) => one.heads);
  const mentions = (name: string) => (rule: PreparedRule) =>
    [before, after].some((side) => [...rule.mentions].some((each) => restsOn(side, each, name)));
  const named = (
    part: SharedPart,
    names: readonly string[],
    reach: (name: string) => PartChange['reaches'],
  ) => names.map((name): PartChange => ({ part, name, reaches: reach(name) }));
  const one = (part: SharedPart, changed: boolean, reaches: PartChange['reaches']): PartChange[] =>
    changed ? [{ part, name: '', reaches }] : [];
  return [
    ...one('gate', differ(gate(before), gate(after)), isAward),
    ...changedConditions(before, after),
    ...named('parameter', differing(a.parameters, b.parameters), mentions),
    ...named('derived', differing(a.derived, b.derived), mentions),
    ...named('fact', differing(pick(before.facts, factFields), pick(after.facts, factFields)), mentions),
    ...named('head', differing(heads(before), heads(after)), (head) => awards([head])),
    ...one('exclusive', differ(a.exclusive, b.exclusive), awards(exclusive)),
    ...named(
      'scale',
      differing(scalesOf(before), scalesOf(after)),
      (table) => (rule) => rule.table === table,
    ),
    ...one('roles', differ(before.roles, after.roles), ({ event }) => 'role' in event.params),
  ];
}

/** Whether the rules that both editions have stand in another order: of those that hold, the first may be another. */
export function isReordered(before: PreparedEdition, after: PreparedEdition): boolean {
  const names = ({ rules }: PreparedEdition): string[] => rules.map(({ name }) => name);
  const [a, b] = [names(before), names(after)];
  const [inA, inB] = [new Set(a), new Set(b)];
  return differ(
    a.filter((name) => inB.has(name)),
    b.filter((name) => inA.has(name)),
  );
}
