/** A case: facts, items, a timeline, what was decided, what is expected. */
import { z } from 'zod';
import { FactName, Id, IsoDate, Literal, Words } from './primitives.ts';

const facts = z.record(z.string(), z.union([Literal, z.null()]));

/** The steps of the contract in the order in which they follow each other. */
export const steps = [
  'received',
  'stage1Acknowledged',
  'stage1ExtendedTo',
  'stage1Responded',
  'escalationRequested',
  'stage2Acknowledged',
  'stage2ExtendedTo',
  'stage2Responded',
] as const;
export type Step = (typeof steps)[number];

/** Beside the contract's steps: when the issue arose or became known, and when the case was closed (ours; both optional). */
export const extraSteps = ['issueArose', 'closed'] as const;
export type TimelineStep = Step | (typeof extraSteps)[number];
export const allSteps: readonly TimelineStep[] = [...steps, ...extraSteps];

export const Timeline = z.strictObject({
  received: IsoDate.optional(),
  stage1Acknowledged: IsoDate.optional(),
  stage1ExtendedTo: IsoDate.optional(),
  stage1Responded: IsoDate.optional(),
  escalationRequested: IsoDate.optional(),
  stage2Acknowledged: IsoDate.optional(),
  stage2ExtendedTo: IsoDate.optional(),
  stage2Responded: IsoDate.optional(),
  issueArose: IsoDate.optional(),
  closed: IsoDate.optional(),
});
export type Timeline = z.infer<typeof Timeline>;

export const Item = z.strictObject({
  kind: Id,
  title: Words.optional(),
  note: Words.optional(),
  facts: facts.optional(),
});
export type Item = z.infer<typeof Item>;

export const Decided = z.strictObject({
  amount: z.number().min(0).optional(),
  role: Words.optional(),
  date: IsoDate.optional(),
  reasons: z.string().optional(),
  officer: z.string().optional(),
});
export type Decided = z.infer<typeof Decided>;

/** A published Ombudsman determination behind a case; pounds. */
const PublishedDetermination = z.strictObject({
  ref: Words,
  landlord: Words,
  decisionDate: IsoDate.nullable(),
  findings: z.array(z.strictObject({ aspect: Words, finding: Words, note: Words.nullable().optional() })),
  offered: z.number().nullable(),
  ordered: z.number().nullable(),
  orderHeads: z.array(z.strictObject({ what: Words, amount: z.number().nullable() })).optional(),
  note: z.string().nullable().optional(),
  url: z.string().nullable().optional(),
});

export const Case = z
  .strictObject({
    $schema: z.string().optional(),
    id: Id,
    title: Words.optional(),
    narrative: z.string().optional(),
    tests: z
      .string()
      .optional()
      .describe('the boundary that the case proves, and the clause it was worked out from'),
    facts,
    items: z.array(Item).optional(),
    timeline: Timeline.optional(),
    decided: Decided.optional(),
    determination: PublishedDetermination.optional(),
    expect: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  })
  .meta({ id: 'Case', title: 'A case' });
export type Case = z.infer<typeof Case>;

/** A file of cases: one, or a family. */
export const CaseFile = z.union([Case, z.array(Case).min(1)]);
export { FactName };
