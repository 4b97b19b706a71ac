/** A determination as the JSON of the contract: the same fields, money in pounds, keys in a fixed order. */
import type { Award, Determination, HeadLine, Payment, Range } from '../model/index.ts';
import { penceToPounds, type Pence } from '../money.ts';

/** Replaces pence by pounds in the fields of a range. */
type InPounds<T extends Range> = Omit<T, 'min' | 'max'> & {
  readonly min: number | null;
  readonly max: number | null;
};
export type AwardJson = InPounds<Award>;
export type HeadJson = InPounds<HeadLine>;
export type PaymentJson = Omit<Payment, 'parts'> & {
  readonly parts: readonly InPounds<Payment['parts'][number]>[];
};

/**
 * The contract's determination (section 3). All sums are pounds with at most two decimals; null where open or
 * unspecified. Every list is there, empty or not; `outcomes` has entries only where the outcome is `undetermined`.
 * Beyond the contract: `gate` and `trace`, whose values are as the documents spell them.
 */
export interface DeterminationJson extends Omit<
  Determination,
  'award' | 'net' | 'heads' | 'butFor' | 'payment' | 'outcomes'
> {
  readonly outcomes: NonNullable<Determination['outcomes']>;
  readonly award: AwardJson;
  readonly net: { readonly min: number | null; readonly max: number | null };
  readonly heads: readonly HeadJson[];
  readonly payment: PaymentJson | null;
  readonly butFor: readonly HeadJson[];
}

const pounds = (pence: Pence | null): number | null => (pence === null ? null : penceToPounds(pence));

function awardJson(award: Award): AwardJson {
  return {
    min: pounds(award.min),
    max: pounds(award.max),
    basis: award.basis,
    ...(award.minExclusive ? { minExclusive: true as const } : {}),
    ...(award.unspecified ? { unspecified: award.unspecified } : {}),
  };
}

function headJson(line: HeadLine): HeadJson {
  return {
    head: line.head,
    category: line.category,
    ...awardJson(line),
    rule: line.rule,
    rules: line.rules,
    clauses: line.clauses,
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(line.supersededBy === undefined ? {} : { supersededBy: line.supersededBy }),
    ...(line.limitedBy === undefined ? {} : { limitedBy: line.limitedBy }),
    ...(line.maybe ? { maybe: true as const } : {}),
  };
}

function paymentJson(payment: Payment): PaymentJson {
  const parts = payment.parts.map((part) => ({
    heads: part.heads,
    to: part.to,
    min: pounds(part.min),
    max: pounds(part.max),
  }));
  return {
    route: payment.route,
    parts,
    rule: payment.rule,
    clauses: payment.clauses,
    ...(payment.maybe ? { maybe: true as const } : {}),
  };
}

/** The JSON of a determination; the same determination always gives the same bytes. */
export function determinationToJson(d: Determination): DeterminationJson {
  return {
    policy: d.policy,
    case: d.case,
    outcome: d.outcome,
    outcomes: d.outcomes ?? [],
    award: awardJson(d.award),
    net: { min: pounds(d.net.min), max: pounds(d.net.max) },
    heads: d.heads.map(headJson),
    exclusions: d.exclusions,
    referrals: d.referrals,
    remedies: d.remedies,
    terms: d.terms,
    authorisation: d.authorisation,
    payment: d.payment && paymentJson(d.payment),
    flags: d.flags,
    deadlines: d.deadlines,
    compliance: d.compliance,
    assumed: d.assumed,
    unread: d.unread,
    needs: d.needs,
    butFor: d.butFor.map(headJson),
    gate: d.gate,
    trace: d.trace,
  };
}
