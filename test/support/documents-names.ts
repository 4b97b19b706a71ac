/** Conditions and cells over the names of a generated edition, with values that its facts may take. */
import type { Draw } from './draw.ts';

/** Names by type, as they are declared one after the other. `count`: whole parameters; `scaled`: other parameters. */
export interface Namespace {
  boolean: string[];
  enumeration: string[];
  integer: string[];
  money: string[];
  date: string[];
  time: string[];
  scaled: string[];
  count: string[];
  values: Record<string, string[]>;
  /** The least of a whole number, where it is not 0. */
  lows: Record<string, number>;
  conditions: string[];
}

type Literal = boolean | number | string;
type Plain = Record<string, unknown>;
type Type = 'boolean' | 'enumeration' | 'integer' | 'money' | 'date' | 'time';
const typed = ['boolean', 'enumeration', 'integer', 'money', 'date', 'time'] as const;

const typeOf = (names: Namespace, name: string): Type =>
  typed.find((type) => names[type].includes(name)) ?? 'money';

/** A value inside the domain of a name, so that an equality may stand; small, so that cases meet it. */
function literal(draw: Draw, names: Namespace, name: string): Literal {
  const type = typeOf(names, name);
  if (type === 'boolean') return draw.in100(50);
  if (type === 'enumeration') return draw.of(names.values[name] ?? ['']);
  if (type === 'integer') return (names.lows[name] ?? 0) + draw.int(0, 3);
  if (type === 'money') return draw.of([0, 0.01, 20, 99.99, 100, 250, 499.5]);
  if (type === 'date') return draw.of(['2024-02-29', '2025-01-01', '2025-02-28']);
  return draw.of(['00:00', '08:59', '09:00', '17:30', '23:59']);
}

const orders = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function leaf(draw: Draw, names: Namespace, extra: readonly string[]): Plain {
  const own = draw.of([names.boolean, names.enumeration, names.integer, names.money, names.date, names.time]);
  const list = extra.length > 0 && draw.in100(50) ? extra : own.length > 0 ? own : names.boolean;
  const fact = draw.of(list);
  const ordered = !['boolean', 'enumeration'].includes(typeOf(names, fact));
  const operator =
    ordered && draw.in100(70) ? draw.of(orders) : draw.of(['equal', 'notEqual', 'in', 'notIn']);
  const many = operator === 'in' || operator === 'notIn';
  const one = (): Literal => literal(draw, names, fact);
  return { fact, operator, value: many ? [...new Set(draw.times(1, 2, one))] : one() };
}

/** A condition of at most so many levels below it; `extra` are names that may stand here only. */
export function condition(draw: Draw, names: Namespace, depth: number, extra: readonly string[] = []): Plain {
  return depth <= 0 || draw.in100(55) ? leaf(draw, names, extra) : root(draw, names, depth, extra);
}

/** A condition that is no leaf. */
export function root(draw: Draw, names: Namespace, depth: number, extra: readonly string[] = []): Plain {
  const part = (): Plain => condition(draw, names, depth - 1, extra);
  if (names.conditions.length > 0 && draw.in100(15)) return { condition: draw.of(names.conditions) };
  const kind = draw.of(['all', 'all', 'any', 'any', 'not']);
  return kind === 'not' ? { not: part() } : { [kind]: draw.times(1, 3, part) };
}

/** A cell over an input: any, a value, some values, or a range. */
export function cell(draw: Draw, names: Namespace, input: string): unknown {
  const one = (): Literal => literal(draw, names, input);
  if (draw.in100(25)) return '-';
  if (['boolean', 'enumeration'].includes(typeOf(names, input)))
    return draw.in100(50) ? one() : [...new Set([one(), one()])];
  if (draw.in100(20)) return one();
  const [a, b] = [one(), one()];
  const [from, to] = a <= b ? [a, b] : [b, a];
  return draw.of<unknown>([{ from }, { to }, { from, to }]);
}
