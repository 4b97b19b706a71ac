/** Amounts of every kind over the names of a generated edition. */
import type { Namespace } from './documents-names.ts';
import type { Draw } from './draw.ts';

type Plain = Record<string, unknown>;
const roundings = ['down', 'half-up', 'up'];
const low = [0, 5, 10, 37.5];
const high = [150, 250, 400.01];
const unspecified = { unspecified: 'The page is cut.' };

/** An amount of at most so many levels below it. */
export function amountFrom(draw: Draw, names: Namespace, depth: number): Plain {
  const pounds = (list: readonly number[]): number | string =>
    names.scaled.length > 0 && draw.in100(15) ? draw.of(names.scaled) : draw.of(list);
  const counts = [...names.integer, ...names.count];
  const count = (): string | string[] =>
    draw.in100(70) ? draw.of(counts) : draw.times(1, 2, () => draw.of(counts));
  const money = [...names.money, ...names.scaled];
  const nested = (): Plain => amountFrom(draw, names, depth - 1);
  const flat: (() => Plain)[] = [
    () => ({ fixed: pounds(low) }),
    () => ({ fixed: pounds(high) }),
    () => ({ upTo: pounds(high) }),
    () => ({ between: [pounds(low), draw.of(high)] }),
    () => ({ atLeast: pounds(low), ...draw.maybe(40, 'exclusive', () => draw.in100(80)) }),
    () => ({
      each: pounds(low),
      of: count(),
      ...draw.maybe(25, 'base', () => pounds(low)),
      ...draw.maybe(30, 'grace', () => draw.int(0, 2)),
      ...draw.maybe(25, 'floor', () => pounds(low)),
      ...draw.maybe(40, 'cap', () => pounds(high)),
    }),
    () => ({ sumOf: draw.times(1, 3, () => draw.of(money)) }),
    () => ({
      percent: draw.of([0, 12.5, 15, 100]),
      of: draw.of(money),
      ...draw.maybe(40, 'times', count),
      rounding: draw.of(roundings),
    }),
    () => unspecified,
  ];
  const deep: (() => Plain)[] = [
    () => ({ each: nested(), of: count(), ...draw.maybe(30, 'cap', () => pounds(high)) }),
    () => ({
      share: draw.of([[25, 50], [0, 100], 33.33, 0] as const),
      of: nested(),
      rounding: draw.of(roundings),
    }),
    () => ({ greaterOf: draw.times(1, 3, nested) }),
    () => ({ lesserOf: draw.times(1, 3, nested) }),
    () => ({ capped: nested(), at: pounds(high) }),
  ];
  return draw.of(depth > 0 ? [...flat, ...deep, ...deep] : flat)();
}
