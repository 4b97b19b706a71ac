/** Facts: what a case can say, with type, domain, default and the question that a person is asked. */
import { z } from 'zod';
import { Condition } from './condition.ts';
import { FactName, Id, Literal, Words } from './primitives.ts';

export const factTypes = ['boolean', 'enumeration', 'integer', 'money', 'date', 'time'] as const;
export type FactType = (typeof factTypes)[number];

/** A declared fact. Money domains are pounds. A default of null means: where it is absent it is unknown. */
export const FactDeclaration = z
  .strictObject({
    name: FactName,
    type: z.enum(factTypes),
    values: z.array(z.string().min(1)).min(1).optional().describe('the values of an enumeration'),
    labels: z.record(z.string(), z.string()).optional().describe('a plain label for each value'),
    min: z.number().optional(),
    max: z.number().optional(),
    default: z.union([Literal, z.null()]),
    unit: Words.optional(),
    label: Words,
    question: Words,
    note: Words.optional(),
    group: Id.optional(),
    when: Condition.optional().describe('the fact makes sense only where this holds'),
  })
  .meta({ id: 'Fact' });
export type FactDeclaration = z.infer<typeof FactDeclaration>;

/** The shared vocabulary: `rules/vocabulary.json`. `tensions` are facts that sit badly together. */
export const Vocabulary = z.strictObject({
  $schema: z.string().optional(),
  groups: z.array(z.strictObject({ id: Id, label: Words, note: Words.optional() })),
  facts: z.array(FactDeclaration).min(1),
  tensions: z.array(z.strictObject({ conditions: Condition, text: Words })).optional(),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** A bank-holiday calendar: `rules/calendars/<id>.json`. */
export const CalendarDocument = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  title: Words.optional(),
  source: z.strictObject({
    title: Words,
    url: z.string().nullable(),
    read: z.string().nullable(),
    note: Words.optional(),
  }),
  from: z.string(),
  to: z.string(),
  holidays: z.array(z.strictObject({ date: z.string(), name: Words, note: Words.optional() })),
});
export type CalendarDocument = z.infer<typeof CalendarDocument>;
