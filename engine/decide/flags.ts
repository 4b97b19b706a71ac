/** Flags that the engine itself raises: tensions between facts, values that do not apply, parameters out of date. */
import {
  type Case,
  compare,
  encode,
  type Encoded,
  eachLeaf,
  type Flag,
  holds,
  type Leaf,
  onceForEach,
  type PreparedEdition,
  type PreparedRule,
  engineFacts,
} from '../model/index.ts';
import { parameterAt } from './derived.ts';
import type { Fired } from './bars.ts';
import { type Context, factsBelow, type Setting } from './context.ts';
import { monthsFromTimeline } from './view.ts';

/** Facts of the case that sit badly together; only where all of them were stated. */
function tensionFlags(edition: PreparedEdition, c: Case): Flag[] {
  return (edition.vocabulary.tensions ?? []).flatMap(({ conditions, text }): Flag[] => {
    const leaves: Leaf[] = [];
    eachLeaf(conditions, {}, (leaf) => leaves.push(leaf));
    if (!leaves.every((leaf) => Object.hasOwn(c.facts, leaf.fact) && c.facts[leaf.fact] !== null)) return [];
    const told = holds(conditions, {}, (leaf) => {
      const type = edition.typeOf(leaf.fact) ?? 'enumeration';
      const code = (value: Encoded): Encoded | null => encode(type, value);
      const literal = Array.isArray(leaf.value) ? leaf.value.map(code) : code(leaf.value);
      return compare(leaf.operator, encode(type, c.facts[leaf.fact]), literal);
    });
    return told ? [{ kind: 'warning', text, clauses: [] }] : [];
  });
}

/** Months that were entered and that the timeline contradicts. */
function timelineFlags(edition: PreparedEdition, c: Case, asOf: string | undefined): Flag[] {
  return [...monthsFromTimeline(c, asOf)].flatMap(([name, months]): Flag[] => {
    const entered = Object.hasOwn(c.facts, name) ? c.facts[name] : undefined;
    if (typeof entered !== 'number' || entered === months) return [];
    const label = edition.facts.get(name)?.label ?? name;
    return [
      {
        kind: 'warning',
        text: `${label}: ${entered} was entered, and the timeline gives ${months}, which is used`,
        clauses: [],
      },
    ];
  });
}

/** Values given for facts that do not apply. */
function notApplicableFlags(edition: PreparedEdition, c: Case, context: Context | undefined): Flag[] {
  if (!context) return [];
  return (edition.edition.facts ?? []).flatMap((fact): Flag[] => {
    const given = Object.hasOwn(c.facts, fact.name) && c.facts[fact.name] !== null;
    if (
      !fact.when ||
      !given ||
      !edition.reads.has(fact.name) ||
      context.values.get(fact.name)?.value !== null
    )
      return [];
    return [
      {
        kind: 'warning',
        text: `${fact.label}: a value was given although it does not apply here, and is not used`,
        clauses: [],
      },
    ];
  });
}

/** Parameters whose dates do not cover the case. */
function parameterFlags(
  edition: PreparedEdition,
  date: string | undefined,
  used: (name: string) => boolean,
): Flag[] {
  return Object.entries(edition.edition.parameters ?? {}).flatMap(([name, parameter]): Flag[] => {
    const { covered, from, clauses } = parameterAt(parameter, date);
    if (covered || !used(name) || date === undefined) return [];
    const which = from > date ? 'the first one, which starts later,' : 'the nearest earlier one';
    const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return [{ kind: 'warning', text: `${words}: no value covers ${date}, so ${which} is used`, clauses }];
  });
}

/** Sums and counts of the case that its items read too: each item counts them, which a person may not have meant. */
function itemFlags(edition: PreparedEdition, c: Case): Flag[] {
  const flags: Flag[] = [];
  const items = c.items ?? [];
  for (const [name, value] of Object.entries(c.facts)) {
    const fact = edition.facts.get(name);
    if (!fact || typeof value !== 'number' || value === 0) continue;
    const warn = (text: string): unknown =>
      flags.push({ kind: 'warning', text: `${fact.label}: ${text}`, clauses: [] });
    if (name === engineFacts.missed && items.some((item) => item.kind === 'appointment')) {
      warn('the number given for the case is not used, because appointments are listed one by one');
      continue;
    }
    const kinds = new Set(
      edition.rules
        .filter((rule) => rule.event.type === 'award' && rule.mentions.has(name))
        .map((rule) => rule.for),
    );
    const counted = items.filter(
      (item) => kinds.has(item.kind) && !Object.hasOwn(item.facts ?? {}, name),
    ).length;
    if (counted > 1)
      warn(`given for the case, it counts with each of ${counted} items; give it in one of them`);
  }
  return flags;
}

const mentions = new WeakMap<PreparedEdition, ReadonlySet<string>>();

/** Every name that a rule of the edition mentions, or that stands behind one; found once. */
function mentionedIn(edition: PreparedEdition): ReadonlySet<string> {
  const known = mentions.get(edition);
  if (known) return known;
  const names = edition.rules.flatMap((rule) =>
    [...rule.mentions].flatMap((name) => factsBelow(edition, name)),
  );
  const found = new Set(names);
  mentions.set(edition, found);
  return found;
}

/** The same for every combination of a case's unknown facts. */
const flagsOfCase = onceForEach(({ edition, case: c, asOf }: Setting): [Flag[], Flag[]] => {
  const mentioned = mentionedIn(edition);
  const date = c.timeline?.received ?? asOf;
  return [
    [...tensionFlags(edition, c), ...timelineFlags(edition, c, asOf), ...itemFlags(edition, c)],
    parameterFlags(edition, date, (name) => mentioned.has(name)),
  ];
});

/** What the engine has to say before any rule speaks. */
export function engineFlags(setting: Setting, caseContext: Context | undefined): Flag[] {
  const [before, after] = flagsOfCase(setting);
  return [...before, ...notApplicableFlags(setting.edition, setting.case, caseContext), ...after];
}

/** The flags that a rule brings where it holds: one list for every combination. */
const flagsOfRule = onceForEach(({ event }: PreparedRule): readonly Flag[] => {
  if (event.type === 'flag')
    return [{ kind: event.params.kind, text: event.params.text, clauses: event.params.clauses }];
  if (!('flags' in event.params)) return [];
  return (event.params.flags ?? []).map((flag) => ({
    kind: flag.kind,
    text: flag.text,
    clauses: flag.clauses ?? event.params.clauses,
  }));
});

const always = new Set<string>(['flag', 'remedy']);
const whereAwarded = new Set<string>(['term', 'pay', 'limit', 'authorise']);

/** Flags of `flag` rules, and those attached to remedies, terms, routes, roles and limits that hold. */
export function ruleFlags(fired: readonly Fired[], awarded: boolean): Flag[] {
  return fired.flatMap(({ rule }) => {
    const { type } = rule.event;
    return always.has(type) || (awarded && whereAwarded.has(type)) ? flagsOfRule(rule) : [];
  });
}
