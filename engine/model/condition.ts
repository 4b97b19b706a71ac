/** Conditions: json-rules-engine's format, without its traps. */
import { z } from 'zod';
import { FactName, Literal, Words } from './primitives.ts';

/** Operators on every type. */
export const equalityOperators = ['equal', 'notEqual', 'in', 'notIn'] as const;
/** Operators on integer, money, date and time. */
export const orderOperators = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export const operators = [...equalityOperators, ...orderOperators] as const;
export type Operator = (typeof operators)[number];

/** One fact against a literal, or a list of literals for `in` and `notIn`. */
export const Leaf = z.strictObject({
  fact: FactName,
  operator: z.enum(operators),
  value: z.union([Literal, z.array(Literal)]),
});
export type Leaf = z.infer<typeof Leaf>;

/** A condition: `all`, `any`, `not`, a named `condition`, or a leaf. Exactly one of them in one object. */
export type Condition =
  { all: Condition[] } | { any: Condition[] } | { not: Condition } | { condition: string } | Leaf;

export const Condition: z.ZodType<Condition> = z.lazy(() => z.union([Root, Leaf])).meta({ id: 'Condition' });

/** What may stand at the top of a rule's conditions: everything but a leaf. */
export const Root: z.ZodType<Exclude<Condition, Leaf>> = z
  .union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ condition: Words }),
  ])
  .meta({ id: 'Conditions' });
