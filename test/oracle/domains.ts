/** What a number may be: the declared domain of a fact, and of a derived fact what its operands' domains make of it. */

import type { Input } from './context';
import { operandsOf, recipe } from './derived';
import type { FactDecl } from './types';

/** Whole units (pence, days, minutes, counts) and how many of them make 1; an end that is missing is unbounded. */
export interface Domain {
  low: number | undefined;
  high: number | undefined;
  unit: number;
  money: boolean;
}
/** In pounds or counts. */
interface Span {
  low: number | undefined;
  high: number | undefined;
}
const UNBOUNDED: Span = { low: undefined, high: undefined };

const plus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b;
const minus = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a - b;

/** A fact that may not apply may also read 0. */
function declaredSpan(decl: FactDecl): Span {
  if (decl.type !== 'integer' && decl.type !== 'money') return UNBOUNDED;
  const { min: low, max: high } = decl;
  if (decl.when === undefined) return { low, high };
  return {
    low: low === undefined ? low : Math.min(low, 0),
    high: high === undefined ? high : Math.max(high, 0),
  };
}

function spanOf(input: Input, name: string): Span {
  const made = recipe(input.edition, name);
  const decl = input.declared.get(name);
  if (decl !== undefined) return declaredSpan(decl);
  if (made === undefined) {
    const values = input.edition.parameters?.[name]?.map(({ value }) => value);
    return values === undefined ? UNBOUNDED : { low: Math.min(...values), high: Math.max(...values) };
  }
  const spans = made.names.map((n) => spanOf(input, n));
  const [a = UNBOUNDED, b = UNBOUNDED] = spans;
  if (made.kind === 'sum')
    return spans.reduce((x, y) => ({ low: plus(x.low, y.low), high: plus(x.high, y.high) }), {
      low: 0,
      high: 0,
    });
  if (made.kind === 'difference') return { low: minus(a.low, b.high), high: minus(a.high, b.low) };
  if (made.kind !== 'product') return UNBOUNDED;
  const lows = spans.map((s) => s.low ?? -1);
  if (lows.some((low) => low < 0)) return UNBOUNDED;
  return { low: lows.reduce((x, y) => x * y, 1), high: undefined };
}

/** The domain of a fact, derived fact or step in whole units. */
export function domainOf(input: Input, name: string): Domain {
  const decl = input.declared.get(name);
  if (decl?.type === 'time') return { low: 0, high: 1439, unit: 1, money: false };
  const operands = operandsOf(input.edition, name);
  const money = operands.some((n) => input.declared.get(n)?.type === 'money');
  const unit = money || operands.some((n) => input.edition.parameters?.[n] !== undefined) ? 100 : 1;
  const span = decl === undefined ? spanOf(input, name) : { low: decl.min, high: decl.max };
  const units = (n: number | undefined): number | undefined =>
    n === undefined ? undefined : Math.round(n * unit);
  return { low: units(span.low), high: units(span.high), unit, money };
}
