/** A case: facts, items, a timeline, what was decided, what is expected. */
import { z } from 'zod';
import { bases, complianceStatuses, outcomes } from './determination.ts';
import { categories } from './edition.ts';
import { Citation, FactName, Id, IsoDate, Literal, Words } from './primitives.ts';
import { flagKinds, routes } from './rule.ts';

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

const amount = z.number().nullable();
const range = { min: amount.optional(), max: amount.optional() };
const cited = z.array(z.string().min(1)).optional();
const named = { rule: z.string().nullable().optional(), clauses: cited, maybe: z.boolean().optional() };
const head = z.strictObject({
  head: Id.optional(),
  category: z.enum(categories).optional(),
  ...range,
  basis: z.enum(bases).optional(),
  minExclusive: z.boolean().optional(),
  unspecified: z.array(z.string()).optional(),
  rules: z.array(z.string()).optional(),
  item: z.int().optional(),
  supersededBy: z.string().optional(),
  limitedBy: z.string().optional(),
  ...named,
});
const bar = z.strictObject({
  reason: z.string().optional(),
  effect: z.enum(['outside', 'exclude', 'refer']).optional(),
  of: z.union([z.enum(['case', 'item']), z.array(z.string())]).optional(),
  item: z.int().optional(),
  ...named,
});
const part = z.strictObject({
  heads: z.array(z.string()).optional(),
  to: z.enum(['customer', 'arrears', 'rent-account']).optional(),
  ...range,
});
const partial = {
  policy: z.string().optional(),
  case: z.string().optional(),
  outcome: z.enum(outcomes).optional(),
  outcomes: z.array(z.enum(outcomes)).optional(),
  award: z
    .strictObject({
      ...range,
      basis: z.enum(bases).optional(),
      minExclusive: z.boolean().optional(),
      unspecified: z.array(z.string()).optional(),
    })
    .optional(),
  net: z.strictObject(range).optional(),
  heads: z.array(head).optional(),
  gate: z
    .strictObject({
      open: z.boolean().nullable().optional(),
      heads: z.array(z.string()).nullable().optional(),
      clauses: cited,
    })
    .optional(),
  exclusions: z.array(bar).optional(),
  referrals: z.array(bar).optional(),
  remedies: z.array(z.strictObject({ remedy: z.string().optional(), ...named })).optional(),
  terms: z.array(z.strictObject({ term: z.string().optional(), ...named })).optional(),
  authorisation: z
    .strictObject({ role: z.string().nullable().optional(), steps: z.array(z.string()).optional(), ...named })
    .nullable()
    .optional(),
  payment: z
    .strictObject({ route: z.enum(routes).optional(), parts: z.array(part).optional(), ...named })
    .nullable()
    .optional(),
  flags: z
    .array(
      z.strictObject({
        kind: z.enum(flagKinds).optional(),
        text: z.string().optional(),
        clauses: cited,
        maybe: z.boolean().optional(),
      }),
    )
    .optional(),
  deadlines: z
    .array(z.strictObject({ step: z.enum(steps).optional(), due: IsoDate.optional(), clauses: cited }))
    .optional(),
  compliance: z
    .array(
      z.strictObject({
        provision: z.string().optional(),
        status: z.enum(complianceStatuses).optional(),
        text: z.string().optional(),
      }),
    )
    .optional(),
  assumed: z.array(z.string()).optional(),
  unread: z.array(z.string()).optional(),
  needs: z.array(z.string()).optional(),
  butFor: z.array(head).optional(),
  because: cited,
};
const Partial = z.strictObject(partial);

/** Why an expectation was changed together with a rule. `policy` is its key under `expect`. */
const Accepted = z.strictObject({
  policy: Words,
  clauses: z.array(Citation).min(1),
  reason: Words,
  on: IsoDate.optional(),
});

/** What a case expects of a policy: a part of a determination, `because`, and in `not` what must not match. */
export const Expectation = z
  .strictObject({ ...partial, not: z.union([Partial, z.array(Partial)]).optional() })
  .meta({ id: 'Expectation' });
export type Expectation = z.infer<typeof Expectation>;

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
    expect: z.record(z.string(), Expectation).optional(),
    accepted: z
      .array(Accepted)
      .optional()
      .describe('changed expectations, oldest first: the reason and the clauses that a person gave for each'),
  })
  .meta({ id: 'Case', title: 'A case' });
export type Case = z.infer<typeof Case>;

/** A file of cases: one, or a family. */
export const CaseFile = z.union([Case, z.array(Case).min(1)]);
export { FactName };
