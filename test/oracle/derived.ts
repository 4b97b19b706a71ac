/** Derived facts: computed where every operand is known, and an unknown of their own where one is not. */

import { applicable, chosen, locate, read, step, type Ctx, type Input, type Reading } from './context';
import { monthsBetween, workingDaysBetween } from './dates';
import { behind } from './mentions';
import { ZERO, add, multiply, ratio, subtract, type Ratio } from './ratio';
import { unique } from './rules';
import type { Edition } from './types';

/** What a derived fact is made by, and of what. */
export function recipe(edition: Edition, name: string): { kind: string; names: string[] } | undefined {
  const spec = edition.derived?.[name];
  const [kind = '', names = []] = spec === undefined ? [] : (Object.entries(spec)[0] ?? []);
  return spec === undefined ? undefined : { kind, names };
}

/** The facts, parameters and steps at the bottom of a derived fact; of any other name itself. */
export function operandsOf(edition: Edition, name: string): string[] {
  const made = recipe(edition, name);
  return made === undefined ? [name] : unique(made.names.flatMap((n) => operandsOf(edition, n)));
}

type State = 'known' | 'unknown' | 'not applicable';

function stateOf(ctx: Ctx, name: string): State {
  const { edition, declared } = ctx.world;
  const made = recipe(edition, name);
  if (made !== undefined) {
    const states = made.names.map((n) => stateOf(ctx, n));
    if (made.kind.endsWith('Between') && states.includes('not applicable')) return 'not applicable';
    return states.includes('unknown') ? 'unknown' : 'known';
  }
  if (declared.has(name)) {
    if (!applicable(ctx, name)) return 'not applicable';
    return locate(ctx.world, ctx.item, name).raw === null ? 'unknown' : 'known';
  }
  if (edition.parameters?.[name] !== undefined) return 'known';
  return step(ctx.world, name) === undefined ? 'unknown' : 'known';
}

/** What is seen from here of everything behind a derived fact: values, and which unknowns. */
function seen(input: Input, item: number | undefined, name: string): string {
  const facts = behind(input, name).filter((n) => input.declared.has(n));
  return JSON.stringify(
    facts.map((n) => {
      const { key, raw } = locate(input, item, n);
      return raw === null ? { unknown: key } : raw;
    }),
  );
}

/** The key of a derived fact as an unknown: the case's own wherever nothing behind it differs from the case. */
export function derivedKey(input: Input, item: number | undefined, name: string): string {
  const shared = item === undefined || seen(input, item, name) === seen(input, undefined, name);
  return shared ? `:${name}` : `${item}:${name}`;
}

function between(kind: string, a: Ratio, b: Ratio, holidays: readonly number[]): Ratio {
  const [from, to] = [Number(a.n / a.d), Number(b.n / b.d)];
  if (kind === 'daysBetween') return ratio(to - from);
  return ratio(kind === 'monthsBetween' ? monthsBetween(from, to) : workingDaysBetween(from, to, holidays));
}

/** A derived fact here. What does not apply counts 0 in sums, and leaves no days or months between. */
export function readDerived(ctx: Ctx, name: string): Reading {
  const { world, item } = ctx;
  const { kind, names } = recipe(world.edition, name) ?? { kind: '', names: [] };
  const state = stateOf(ctx, name);
  if (state === 'not applicable') return null;
  if (state === 'unknown') return chosen(world, derivedKey(world, item, name));
  const values = names.map((n) => (read(ctx, n)?.value ?? ZERO) as Ratio);
  const [a = ZERO, b = ZERO] = values;
  if (kind === 'sum') return { value: values.reduce(add, ZERO), open: false };
  if (kind === 'difference') return { value: subtract(a, b), open: false };
  if (kind === 'product') return { value: values.reduce(multiply, ratio(1)), open: false };
  return { value: between(kind, a, b, world.holidays), open: false };
}
