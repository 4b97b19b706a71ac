/** Representatives of what is not known: one for each class that the comparisons tell apart, both ends where an amount reads it. */

import { compares } from './conditions';
import { domainOf, type Domain } from './domains';
import type { Input, Value } from './context';
import { once } from './once';
import { ratio } from './ratio';
import { slotsOf, type Slot } from './reach';
import { allAmountNames, allTests, type Test } from './mentions';
import { unique, type FlatRule } from './rules';
import type { FactDecl, FactType } from './types';

/** More than 4,096 combinations of unknown facts. */
export class TooManyCombinations extends Error {}

export interface Choice {
  value: Value;
  open: boolean;
}
/** An unknown: its key (`:name`, `2:name`, `timeline:name`), the facts it stands for and what it may be. */
export interface Unknown extends Slot {
  choices: Choice[];
}

/** Beyond every figure that an edition may name, in whole units. */
const FAR = 1e13;

/** The comparisons as boundaries, so that a search can find where each flips. */
function boundaries(tests: readonly Test[]): Test[] {
  return tests.flatMap((t) =>
    (Array.isArray(t.value) ? t.value : [t.value]).flatMap((value) => {
      const atLeast = { name: t.name, operator: 'greaterThanInclusive', value };
      const more = { name: t.name, operator: 'greaterThan', value };
      if (t.operator === 'lessThan' || t.operator === 'greaterThanInclusive') return [atLeast];
      return t.operator === 'greaterThan' || t.operator === 'lessThanInclusive' ? [more] : [atLeast, more];
    }),
  );
}

/** The unit at which a monotone test flips inside the domain, if it does. */
function flip(low: number, high: number, test: (unit: number) => boolean): number | undefined {
  const before = test(low);
  if (test(high) === before) return undefined;
  let [a, b] = [low, high];
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (test(middle) === before) a = middle;
    else b = middle;
  }
  return b;
}

/** One value for each way of answering all the comparisons, in the order of the values. */
function finite(decl: FactDecl, tests: readonly Test[]): Choice[] {
  const values = decl.type === 'boolean' ? [false, true] : (decl.values ?? []);
  const answers = (value: boolean | string): string =>
    tests.map((t) => (compares(value, t.operator, t.value, decl.type) ? 'y' : 'n')).join('');
  const first = new Map<string, boolean | string>();
  for (const value of values) if (!first.has(answers(value))) first.set(answers(value), value);
  return [...first.values()].map((value) => ({ value, open: false }));
}

/** Where one class ends and the next begins, in whole units inside the domain, in order. */
function cutsOf(domain: Domain, tests: readonly Test[], type: FactType | undefined): number[] {
  const [low, high] = [domain.low ?? -FAR, domain.high ?? FAR];
  const cuts = boundaries(tests).flatMap(
    (t) => flip(low, high, (n) => compares(ratio(n, domain.unit), t.operator, t.value, type)) ?? [],
  );
  return unique(cuts).sort((a, b) => a - b);
}

/** The choices of a number, date or time: the start of each class, and its end too where an amount reads it. */
export function ranged(domain: Domain, cuts: readonly number[], amountReads: boolean): Choice[] {
  const { low, high, unit } = domain;
  const choice = (n: number, open = false): Choice => ({ value: ratio(n, unit), open });
  const below = cuts[0] === undefined ? (high ?? 0) : cuts[0] - 1;
  const lowest = low ?? (amountReads ? Math.min(below, 0) : below);
  const starts = [lowest, ...cuts];
  if (!amountReads) return starts.map((n) => choice(n));
  return starts.flatMap((start, i) => {
    const next = starts[i + 1];
    const end = next === undefined ? high : next - 1;
    if (end === undefined) return [choice(start), choice(start, true)];
    const top = next === undefined && domain.money;
    if (end === start) return [choice(start, top)];
    return [choice(start), choice(end, top)];
  });
}

const choicesSeen = once((_: readonly Test[]) => new Map<string, Choice[]>());
/** The choices of a name over a domain: of the comparisons of an edition, not of a case. */
function rangedIn(tests: readonly Test[], domain: string, make: () => Choice[]): Choice[] {
  const seen = choicesSeen(tests);
  const found = seen.get(domain) ?? make();
  seen.set(domain, found);
  return found;
}

/** Every unknown that the edition asks for, with its representatives. */
export function unknownsOf(input: Input, rules: readonly FlatRule[]): Unknown[] {
  const slots = slotsOf(input, rules);
  if (slots.length === 0) return [];
  const all = allTests(input, rules);
  const inAmounts = allAmountNames(rules);
  return slots.map((slot) => {
    const tests = all.filter((t) => t.name === slot.name);
    const decl = input.declared.get(slot.name);
    if (decl?.type === 'boolean' || decl?.type === 'enumeration')
      return { ...slot, choices: finite(decl, tests) };
    const domain = domainOf(input, slot.name);
    const choices = rangedIn(all, `${slot.name} ${domain.low} ${domain.high}`, () => {
      const cuts = cutsOf(domain, tests, decl?.type);
      return ranged(domain, cuts, inAmounts.has(slot.name));
    });
    return { ...slot, choices };
  });
}

/** How many combinations there are. */
export const countOf = (unknowns: readonly Unknown[]): number =>
  unknowns.reduce((n, u) => n * u.choices.length, 1);

/** All combinations, the last unknown moving fastest. */
export function combinations(unknowns: readonly Unknown[]): Map<string, Choice>[] {
  const count = countOf(unknowns);
  if (count > 4096)
    throw new TooManyCombinations(`${count} combinations of ${unknowns.length} unknown facts; 4096 at most`);
  return unknowns.reduce<Map<string, Choice>[]>(
    (maps, u) => maps.flatMap((map) => u.choices.map((c) => new Map([...map, [u.key, c]]))),
    [new Map()],
  );
}
