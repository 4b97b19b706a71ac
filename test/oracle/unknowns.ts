/** Representatives of what is not known: one for each class that the conditions tell apart, both ends where an amount reads it. */

import { day } from './dates';
import { compares } from './conditions';
import { locate, read, type Ctx, type Input, type Value, type World } from './context';
import { ratio } from './ratio';
import { allAmountNames, allTests, behind, editionNames, missingSteps, type Test } from './mentions';
import { unique, type FlatRule } from './rules';
import type { FactDecl } from './types';

/** More than 4,096 combinations of unknown facts. */
export class TooManyCombinations extends Error {}

export interface Choice {
  value: Value;
  open: boolean;
}
/** An unknown: its key (`:name`, `2:name`, `timeline:name`), its name and what it may be. */
export interface Unknown {
  key: string;
  name: string;
  choices: Choice[];
}

const STEP: FactDecl = { name: '', type: 'date', default: null };
const FIRST_DAY = day('1900-01-01');
const LAST_DAY = day('2100-12-31');

/** The lowest and highest whole unit (pence, days, minutes, counts) of a fact's domain. */
function domain(decl: FactDecl): [number, number] {
  if (decl.type === 'date') return [FIRST_DAY, LAST_DAY];
  if (decl.type === 'time') return [0, 1439];
  const unit = decl.type === 'money' ? 100 : 1;
  return [Math.round((decl.min ?? 0) * unit), Math.round((decl.max ?? 1_000_000) * unit)];
}
const natural = (decl: FactDecl, unit: number): Value => ratio(unit, decl.type === 'money' ? 100 : 1);

/** Keys of everything that the edition mentions and nobody knows. */
function unknownKeys(
  input: Input,
  rules: readonly FlatRule[],
): { key: string; name: string; decl: FactDecl }[] {
  const names = editionNames(input, rules);
  const slots = [undefined, ...(input.case.items ?? []).map((_, i) => i)];
  const facts = names.flatMap((name) => {
    const decl = input.declared.get(name);
    if (decl === undefined) return [];
    const keys = slots.map((item) => locate(input, item, name)).filter((l) => l.raw === null);
    return unique(keys.map((l) => l.key)).map((key) => ({ key, name, decl }));
  });
  return [
    ...facts,
    ...missingSteps(input, names).map((name) => ({ key: `timeline:${name}`, name, decl: STEP })),
  ];
}

/** The tests of a comparison as boundaries, so that a search can find where each flips. */
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

function finite(decl: FactDecl, tests: readonly Test[]): Choice[] {
  if (decl.type === 'boolean') return [false, true].map((value) => ({ value, open: false }));
  const named = new Set(
    tests.filter((t) => t.name === decl.name).flatMap((t) => (Array.isArray(t.value) ? t.value : [t.value])),
  );
  const values = decl.values ?? [];
  const other = values.find((v) => !named.has(v));
  return values.filter((v) => named.has(v) || v === other).map((value) => ({ value, open: false }));
}

/** Choices from the starts of the classes; with both ends where an amount reads the fact. */
function ranged(decl: FactDecl, starts: number[], amountReads: boolean): Choice[] {
  const [low, high] = domain(decl);
  const sorted = unique([low, ...starts]).sort((a, b) => a - b);
  const ends = sorted.map((_, i) => (sorted[i + 1] ?? high + 1) - 1);
  const units = amountReads ? unique(sorted.flatMap((s, i) => [s, ends[i] ?? s])) : sorted;
  return units.map((u) => ({
    value: natural(decl, u),
    open: amountReads && decl.type === 'money' && u === high,
  }));
}

function combine(unknowns: readonly Unknown[]): Map<string, Choice>[] {
  return unknowns.reduce<Map<string, Choice>[]>(
    (all, u) => all.flatMap((map) => u.choices.map((c) => new Map([...map, [u.key, c]]))),
    [new Map()],
  );
}

/** Where a derived fact's tests flip as one of its operands moves, for each choice of the other operands. */
function derivedStarts(
  world: World,
  u: { key: string; decl: FactDecl },
  tests: Test[],
  others: Unknown[],
): number[] {
  const [low, high] = domain(u.decl);
  const slots = [undefined, ...(world.case.items ?? []).map((_, i) => i)];
  return combine(others.slice(0, 4)).flatMap((fixedChoices) =>
    slots.flatMap((item) =>
      tests.flatMap((t) => {
        const at = flip(low, high, (unit) => {
          const chosen = new Map([
            ...world.chosen,
            ...fixedChoices,
            [u.key, { value: natural(u.decl, unit), open: false }],
          ]);
          const ctx: Ctx = { world: { ...world, chosen }, item };
          const reading = read(ctx, t.name);
          return reading !== null && compares(reading.value, t.operator, t.value, undefined);
        });
        return at === undefined ? [] : [at];
      }),
    ),
  );
}

/** Every unknown that the edition mentions, with its representatives. */
export function unknownsOf(input: Input, rules: readonly FlatRule[]): Unknown[] {
  const tests = allTests(input, rules);
  const inAmounts = allAmountNames(input, rules);
  const keys = unknownKeys(input, rules);
  const isFinite = (decl: FactDecl): boolean => decl.type === 'boolean' || decl.type === 'enumeration';
  const direct = keys.map((k) => {
    if (isFinite(k.decl)) return { ...k, starts: [], choices: finite(k.decl, tests) };
    const [low, high] = domain(k.decl);
    const starts = boundaries(tests.filter((t) => t.name === k.name)).flatMap(
      (t) =>
        flip(low, high, (unit) => compares(natural(k.decl, unit), t.operator, t.value, k.decl.type)) ?? [],
    );
    return { ...k, starts, choices: ranged(k.decl, starts, inAmounts.has(k.name)) };
  });
  const defaults = new Map(
    direct.flatMap((u): [string, Choice][] => (u.choices[0] ? [[u.key, u.choices[0]]] : [])),
  );
  const world: World = { ...input, chosen: defaults };
  return direct.map((u) => {
    if (isFinite(u.decl)) return u;
    const over = Object.keys(input.edition.derived ?? {}).filter((d) => behind(input, d).includes(u.name));
    const near = direct.filter((o) => o.key !== u.key && over.some((d) => behind(input, d).includes(o.name)));
    const starts = derivedStarts(world, u, boundaries(tests.filter((t) => over.includes(t.name))), near);
    return { ...u, choices: ranged(u.decl, [...u.starts, ...starts], inAmounts.has(u.name)) };
  });
}

/** How many combinations there are. */
export const countOf = (unknowns: readonly Unknown[]): number =>
  unknowns.reduce((n, u) => n * u.choices.length, 1);

/** All combinations, the last unknown moving fastest. */
export function combinations(unknowns: readonly Unknown[]): Map<string, Choice>[] {
  if (countOf(unknowns) > 4096)
    throw new TooManyCombinations(
      `${countOf(unknowns)} combinations of ${unknowns.length} unknown facts; 4096 at most`,
    );
  return combine(unknowns);
}
