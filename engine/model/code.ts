/** The Complaint Handling Code, the facts of a policy that it asks about, self-assessments, and findings. */
import { z } from 'zod';
import { operators } from './condition.ts';
import { Citation, EditionId, FactName, Id, IsoDate, Literal, MonthOrDate, Words } from './primitives.ts';
import { eventTypes, type EventType } from './rule.ts';

/** Operators on lists: one value, or a list of values. */
export const listOperators = [
  'contains',
  'doesNotContain',
  'containsAny',
  'containsAll',
  'containsOnly',
] as const;

/** A fact of a policy against a literal. An absent fact is unknown, never false. */
export const ProfileLeaf = z.strictObject({
  fact: FactName,
  operator: z.enum([...operators, ...listOperators]),
  value: z.union([Literal, z.array(Literal).min(1)]),
});
export type ProfileLeaf = z.infer<typeof ProfileLeaf>;
export type ProfileCondition =
  { all: ProfileCondition[] } | { any: ProfileCondition[] } | { not: ProfileCondition } | ProfileLeaf;
export const ProfileCondition: z.ZodType<ProfileCondition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(ProfileCondition).min(1) }),
      z.strictObject({ any: z.array(ProfileCondition).min(1) }),
      z.strictObject({ not: ProfileCondition }),
      ProfileLeaf,
    ]),
  )
  .meta({ id: 'ProfileCondition' });

/** A fact of a policy, or of practice, that the Code asks about; `provisions` are those that look at it. */
export const ProfileFact = z.strictObject({
  name: FactName,
  type: z.enum(['boolean', 'integer', 'enumeration', 'list']),
  about: z.literal('practice').optional().describe('a fact of what the landlord does, not of the text'),
  values: z.array(Words).min(1).optional(),
  unit: Words.optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  label: Words,
  question: Words,
  group: Id,
  provisions: z.array(Words).min(1),
});
export type ProfileFact = z.infer<typeof ProfileFact>;

/** `rules/profile.json`. */
export const ProfileVocabulary = z.strictObject({
  $schema: z.string().optional(),
  groups: z.array(z.strictObject({ id: Id, label: Words })).min(1),
  facts: z.array(ProfileFact).min(1),
});
export type ProfileVocabulary = z.infer<typeof ProfileVocabulary>;

export const amountKinds = [
  'fixed',
  'upTo',
  'between',
  'atLeast',
  'each',
  'sumOf',
  'percent',
  'share',
] as const;

/** A rule of an edition, told by what it does. Every part that is given must hold. */
export const RuleMatcher = z.strictObject({
  event: z.enum(eventTypes as [EventType, ...EventType[]]),
  params: z.record(z.string(), Literal).optional().describe('params of the event that must be equal'),
  requires: z
    .strictObject({ fact: FactName, in: z.array(Literal).min(1) })
    .optional()
    .describe('the rule can fire only where the fact is one of these'),
  reads: FactName.optional().describe('the rule looks at this fact'),
  doesNotRead: FactName.optional().describe('the rule does not look at this fact'),
  amount: z.array(z.enum(amountKinds)).min(1).optional().describe('the amount is of one of these kinds'),
});
export type RuleMatcher = z.infer<typeof RuleMatcher>;

/** What contradicts a claim: a rule of the edition, a fact of its profile (asserted ones too), or both together. */
export const Detector = z.strictObject({
  rule: RuleMatcher.optional(),
  profile: ProfileCondition.optional(),
});
export type Detector = z.infer<typeof Detector>;

/** What a person must decide. Without `when` it stands wherever nothing else decides. */
export const Judgement = z.strictObject({
  when: ProfileCondition.optional(),
  text: Words,
  overridesBreach: z.literal(true).optional().describe('looked at before the breach'),
});

export const Provision = z.strictObject({
  id: z.string().regex(/^\d+\.\d+$/),
  section: z.int(),
  obligation: z.enum(['must', 'may']),
  checkable: z.enum(['policy-text', 'both', 'practice-only']),
  summary: Words,
  needs: z.array(FactName),
  met: ProfileCondition.optional(),
  breached: ProfileCondition.optional(),
  judgements: z.array(Judgement).min(1).optional(),
  notApplicable: z.strictObject({ when: ProfileCondition.optional(), text: Words }).optional(),
  remarks: z.array(z.strictObject({ when: ProfileCondition, text: Words })).optional(),
  contradictedBy: z.array(z.strictObject({ ...Detector.shape, text: Words })).optional(),
  text: z.strictObject({ met: Words, notMet: Words, silent: Words }),
});
export type Provision = z.infer<typeof Provision>;

/** `rules/codes/<id>.json`. Texts may name a fact in braces: its value stands there. */
export const Code = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  title: Words,
  inForce: IsoDate,
  document: z.strictObject({
    id: Id,
    title: Words,
    published: MonthOrDate.nullable(),
    url: z.string().nullable(),
    read: IsoDate.nullable(),
    note: Words.optional(),
  }),
  heldWhen: ProfileCondition.optional().describe('where this holds, silence is silence whatever is not held'),
  provisions: z.array(Provision).min(1),
});
export type Code = z.infer<typeof Code>;

export const Claim = z.strictObject({
  provision: Words,
  answer: z.enum(['yes', 'no', 'blank']),
  evidence: Words.describe('the printed evidence, in our own words'),
  answers: z
    .array(z.strictObject({ element: Words, answered: z.boolean() }))
    .min(1)
    .optional(),
  conflicts: z
    .array(z.strictObject({ with: z.array(Citation).min(1), text: Words, when: Detector.optional() }))
    .optional(),
});
export type Claim = z.infer<typeof Claim>;

/** `rules/self-assessments/<landlord>.json`. `document` is the id by which its provisions are cited. */
export const SelfAssessment = z.strictObject({
  $schema: z.string().optional(),
  landlord: Id,
  edition: EditionId.optional(),
  code: Id,
  document: Id,
  date: IsoDate.nullable(),
  note: Words.optional(),
  claims: z.array(Claim).min(1),
});
export type SelfAssessment = z.infer<typeof SelfAssessment>;

export const findingStatuses = ['met', 'not-met', 'not-evidenced', 'judgement', 'not-applicable'] as const;
export type FindingStatus = (typeof findingStatuses)[number];
export type ClaimStatus = 'supported' | 'contradicted' | 'unsupported' | 'unanswered';

/** A remark or a contradiction with the clauses behind it; `rules` are those of the edition that show it. */
export interface CitedText {
  readonly text: string;
  readonly clauses: readonly string[];
  readonly rules?: readonly string[];
}

/** What a policy's text shows of one provision, and how a claim about it stands. */
export interface Finding {
  readonly provision: string;
  readonly status: FindingStatus;
  /** Only with `not-evidenced`. */
  readonly because?: 'silent' | 'document-not-held';
  /** Clauses of the edition, those that contradict a claim among them; for silence also the id of the document searched. */
  readonly clauses: readonly string[];
  readonly text: string;
  /** Documents that were searched without a result, with `not-evidenced`. */
  readonly searched?: readonly string[];
  readonly remarks?: readonly CitedText[];
  readonly claim?: Claim['answer'];
  readonly claimStatus?: ClaimStatus;
  /** With a supported claim: the policy’s own text, or what the self-assessment prints. */
  readonly basis?: 'document' | 'own-evidence';
  /** How the claim stands, in one sentence. */
  readonly claimText?: string;
  /** The printed evidence, told in our words. */
  readonly evidence?: string;
  /** Why a claim is contradicted. */
  readonly contradictions?: readonly CitedText[];
  /** Elements of the requirement that the printed evidence does not answer. */
  readonly unanswered?: readonly string[];
}
