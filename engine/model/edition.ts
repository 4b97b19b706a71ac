/** An edition of a policy: one JSON document. */
import { z } from 'zod';
import { Root } from './condition.ts';
import { FactDeclaration } from './fact.ts';
import { Citation, Clauses, EditionId, FactName, Id, IsoDate, MonthOrDate, Words } from './primitives.ts';
import { Cell, Rule, Table } from './rule.ts';

export const categories = ['goodwill', 'financial-redress', 'compensation', 'reimbursement'] as const;
export type Category = (typeof categories)[number];
export const hitPolicies = ['unique', 'first', 'collect-sum', 'collect-max'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

const CategoryTable = z.strictObject({
  inputs: z.array(FactName).min(1),
  rows: z
    .array(z.strictObject({ when: z.array(Cell), category: z.enum(categories), clauses: Clauses.optional() }))
    .min(1),
  otherwise: z.enum(categories),
  clauses: Clauses.optional(),
});
export type CategoryTable = z.infer<typeof CategoryTable>;

/** A head of award. `items` says how several items of one head combine (absent: they add up). */
export const Head = z
  .strictObject({
    hitPolicy: z.enum(hitPolicies),
    category: z.union([z.enum(categories), CategoryTable]),
    items: z.enum(['sum', 'max', 'first']).optional(),
    label: Words.optional(),
    clauses: Clauses.optional().describe('for a head whose line the engine adds: ombudsman-order'),
  })
  .meta({ id: 'Head' });
export type Head = z.infer<typeof Head>;

export const PolicyDocument = z.strictObject({
  id: Id,
  title: Words,
  published: MonthOrDate.nullable().optional(),
  file: z.string().nullable().optional(),
  url: z.string().nullable().optional(),
  read: IsoDate.nullable().optional(),
  note: Words.optional(),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

/** One clause of a source, in our own words; not encoded only with the reason. */
export const Clause = z.strictObject({
  ref: Citation,
  summary: Words,
  encoded: z.boolean(),
  because: Words.optional(),
  note: Words.optional(),
});
export type Clause = z.infer<typeof Clause>;

export const Parameter = z
  .array(
    z.strictObject({
      value: z.number(),
      from: IsoDate,
      until: IsoDate.nullable().optional(),
      clauses: Clauses,
      note: Words.optional(),
    }),
  )
  .min(1);
export type Parameter = z.infer<typeof Parameter>;

const pair = z.tuple([Words, Words]);
export const Derived = z.union([
  z.strictObject({ daysBetween: pair }),
  z.strictObject({ workingDaysBetween: pair }),
  z.strictObject({ monthsBetween: pair }),
  z.strictObject({ sum: z.array(Words).min(1) }),
  z.strictObject({ product: z.array(Words).min(1) }),
  z.strictObject({ difference: pair }),
]);
export type Derived = z.infer<typeof Derived>;

/** What the policy says of one fact that the Code asks about. `asserted`: known only from a claim. */
export const ProfileValue = z.strictObject({
  value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]),
  clauses: Clauses,
  asserted: z.boolean().optional(),
  note: Words.optional(),
});
export type ProfileValue = z.infer<typeof ProfileValue>;

/** Who brought an edition into force, when, and the minute that says so. */
export const Approval = z.strictObject({
  by: Words.describe('the person or body that approved it'),
  date: IsoDate,
  minute: Words.describe('the minute or decision that records it'),
});
export type Approval = z.infer<typeof Approval>;

/** A change to the encoding of an edition that is in force: what its document says was always so, and was encoded wrongly. */
export const Correction = z.strictObject({
  date: IsoDate,
  clauses: Clauses,
  reason: Words,
  by: Words.optional(),
});
export type Correction = z.infer<typeof Correction>;

export const Edition = z
  .strictObject({
    $schema: z.string().optional(),
    id: EditionId,
    landlord: Words,
    title: Words,
    status: z.enum(['draft', 'published', 'superseded']),
    reference: z.boolean().optional(),
    from: MonthOrDate,
    to: MonthOrDate.nullable().optional(),
    reviewBy: MonthOrDate.nullable().optional(),
    note: Words.optional(),
    approval: Approval.optional(),
    corrections: z.array(Correction).min(1).optional(),
    documents: z.array(PolicyDocument).min(1),
    notHeld: z.array(z.strictObject({ title: Words, clauses: Clauses, note: Words.optional() })).optional(),
    kinds: z
      .array(z.strictObject({ name: Id, label: Words, facts: z.array(FactName).optional() }))
      .optional(),
    facts: z.array(FactDeclaration).optional(),
    parameters: z.record(z.string(), Parameter).optional(),
    derived: z.record(z.string(), Derived).optional(),
    conditions: z.record(z.string(), Root).optional(),
    roles: z.array(Words).optional(),
    clauses: z.array(Clause).min(1),
    profile: z.record(z.string(), ProfileValue).optional(),
    gate: z.strictObject({
      conditions: Root,
      heads: z.array(Id).min(1).optional(),
      clauses: Clauses,
      note: Words.optional(),
    }),
    heads: z.record(z.string(), Head),
    exclusive: z
      .array(
        z.strictObject({
          heads: z.array(Id).min(2),
          keep: z.enum(['larger', 'one']),
          clauses: Clauses,
          note: Words.optional(),
        }),
      )
      .optional(),
    tables: z.array(Table).optional(),
    rules: z.array(Rule).optional(),
  })
  .meta({ id: 'Edition', title: 'An edition of a policy' });
export type Edition = z.infer<typeof Edition>;
