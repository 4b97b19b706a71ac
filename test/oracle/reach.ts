/** What can be unknown where: which facts and derived facts a run may ask for a chosen value. */

import { contexts, locate, read, step, toValue, type Input, type World } from './context';
import { compares } from './conditions';
import { derivedKey, operandsOf, recipe } from './derived';
import { behind, directNames, leaves, standingNames, type Ground } from './mentions';
import { once, onceEach } from './once';
import { unique, type FlatRule } from './rules';
import type { Cond } from './types';

/** Which truth values a condition may take while some facts are not known. */
interface Can {
  yes: boolean;
  no: boolean;
}
/** What a name may turn out to be. */
interface May {
  known: boolean;
  unknown: boolean;
  notApplicable: boolean;
}
type Item = number | undefined;

const both: Can = { yes: true, no: true };

function leafCan(input: Input, item: Item, cond: Cond): Can {
  const { fact = '', operator = '', value = null } = cond;
  const may = mayBe(input, item, fact);
  if (may.unknown) return both;
  const decl = input.declared.get(fact);
  if (decl === undefined) {
    const open = behind(input, fact).some((n) => mayBe(input, item, n).unknown);
    if (open) return both;
    const world: World = { ...input, chosen: new Map() };
    const reading = read({ world, item }, fact);
    const holds = reading !== null && compares(reading.value, operator, value, undefined);
    return { yes: holds, no: !holds };
  }
  if (!may.known) return { yes: false, no: true };
  const raw = locate(input, item, fact).raw;
  const holds = compares(toValue(raw, decl.type), operator, value, decl.type);
  return { yes: holds, no: !holds || may.notApplicable };
}

function can(input: Input, item: Item, cond: Cond): Can {
  const each = (cs: Cond[]): Can[] => cs.map((c) => can(input, item, c));
  if (cond.all !== undefined) {
    const all = each(cond.all);
    return { yes: all.every((c) => c.yes), no: all.some((c) => c.no) };
  }
  if (cond.any !== undefined) {
    const any = each(cond.any);
    return { yes: any.some((c) => c.yes), no: any.every((c) => c.no) };
  }
  if (cond.not !== undefined) {
    const { yes, no } = can(input, item, cond.not);
    return { yes: no, no: yes };
  }
  const named = cond.condition === undefined ? undefined : input.edition.conditions?.[cond.condition];
  return named === undefined ? leafCan(input, item, cond) : can(input, item, named);
}

const answers = once((_: Input): Map<string, May>[] => []);

/** What a fact, derived fact, parameter or step may turn out to be here. */
function mayBe(input: Input, item: Item, name: string): May {
  const known = (answers(input)[(item ?? -1) + 1] ??= new Map<string, May>());
  const found = known.get(name) ?? mayBeNow(input, item, name);
  known.set(name, found);
  return found;
}

function mayBeNow(input: Input, item: Item, name: string): May {
  const made = recipe(input.edition, name);
  if (made !== undefined) {
    const operands = made.names.map((n) => mayBe(input, item, n));
    const between = made.kind.endsWith('Between');
    return {
      known: operands.every((o) => o.known || (!between && o.notApplicable)),
      unknown: operands.some((o) => o.unknown) && (!between || operands.every((o) => o.known || o.unknown)),
      notApplicable: between && operands.some((o) => o.notApplicable),
    };
  }
  const decl = input.declared.get(name);
  if (decl !== undefined) {
    const applies = decl.when === undefined ? { yes: true, no: false } : can(input, item, decl.when);
    const missing = locate(input, item, name).raw === null;
    return { known: applies.yes && !missing, unknown: applies.yes && missing, notApplicable: applies.no };
  }
  const given =
    input.edition.parameters?.[name] !== undefined ||
    ['awardMin', 'awardMax'].includes(name) ||
    step(input, name) !== undefined;
  return { known: given, unknown: !given, notApplicable: false };
}

/** What a mention makes a run ask for: the name, and what decides whether it or its operands apply. */
function asked(input: Ground, name: string): string[] {
  const whens = operandsOf(input.edition, name).flatMap((n) =>
    leaves(input.edition, input.declared.get(n)?.when).map((t) => t.name),
  );
  return unique([name, ...whens.flatMap((n) => asked(input, n))]);
}

/** Something that a run may ask for and nobody knows. */
export interface Slot {
  key: string;
  name: string;
  /** The unknown facts and steps that it stands for: itself, or the operands of a derived fact. */
  names: string[];
}

function slotOf(input: Input, item: Item, name: string): Slot[] {
  if (!mayBe(input, item, name).unknown) return [];
  if (input.declared.has(name)) return [{ key: locate(input, item, name).key, name, names: [name] }];
  if (recipe(input.edition, name) === undefined) return [{ key: `timeline:${name}`, name, names: [name] }];
  const names = operandsOf(input.edition, name).filter((n) => mayBe(input, item, n).unknown);
  return [{ key: derivedKey(input, item, name), name, names }];
}

/** Every unknown that the rules, where they run, and the gate ask for, once each. */
export function slotsOf(input: Input, rules: readonly FlatRule[]): Slot[] {
  const { ofCase, ofRules, open } = askedBy(input.declared, input.edition)(rules);
  if (!open && allGiven(input)) return [];
  const world: World = { ...input, chosen: new Map() };
  const first = new Map<string, Slot>();
  const looked: Set<string>[] = [];
  const look = (item: Item, names: readonly string[]): void => {
    const before = (looked[(item ?? -1) + 1] ??= new Set());
    for (const name of names) {
      if (before.has(name)) continue;
      before.add(name);
      for (const slot of slotOf(input, item, name)) if (!first.has(slot.key)) first.set(slot.key, slot);
    }
  };
  look(undefined, ofCase);
  ofRules.forEach((names, i) => {
    for (const { item } of contexts(world, rules[i]?.kind)) look(item, names);
  });
  return [...first.values()];
}

/** True where the case leaves nothing that it mentions unknown. */
const allGiven = ({ case: c }: Input): boolean =>
  [c.facts, ...(c.items ?? []).map((item) => item.facts ?? {})].every(
    (facts) => !Object.values(facts).includes(null),
  );

/**
 * The names that the case, and each rule, is asked for, and whether any of them, or of what stands behind them, may be
 * unknown where no entry is null: a step of the timeline, or a fact that defaults to null. Of an edition, not of a case.
 */
const askedBy = onceEach((declared: Input['declared'], edition: Input['edition']) =>
  once((rules: readonly FlatRule[]) => {
    const ground = { declared, edition };
    const ofCase = standingNames(edition).flatMap((n) => asked(ground, n));
    const ofRules = rules.map((rule) => unique(directNames(edition, rule).flatMap((n) => asked(ground, n))));
    const every = unique([...ofCase, ...ofRules.flat()].flatMap((n) => behind(ground, n)));
    const settled = (name: string): boolean =>
      declared.has(name)
        ? declared.get(name)?.default !== null
        : recipe(edition, name) !== undefined ||
          edition.parameters?.[name] !== undefined ||
          ['awardMin', 'awardMax'].includes(name);
    return { ofCase, ofRules, open: !every.every(settled) };
  }),
);
