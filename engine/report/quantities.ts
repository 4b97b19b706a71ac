/** How counts and sums of the shared vocabulary, and what the engine itself works out, read inside a sentence. */

export interface QuantityWords {
  /** A clause with `{}` where the quantity stands: "the failure lasted {}". */
  readonly is: string;
  /** The clauses where it is more than nothing, and where it is nothing. */
  readonly some?: string;
  readonly none?: string;
  /** The thing itself: "the arrears". */
  readonly noun: string;
  /** One of what is counted: "missed appointment". */
  readonly one?: string;
  /** The unit that follows a number in the clause; absent: none. */
  readonly unit?: readonly [one: string, many: string];
}

const months = ['month', 'months'] as const;

export const quantities: Readonly<Record<string, QuantityWords>> = {
  monthsSinceIssue: {
    is: '{} passed from the issue to the claim',
    some: 'some time passed from the issue to the claim',
    none: 'no month passed from the issue to the claim',
    noun: 'the months from the issue to the claim',
    one: 'month from the issue to the claim',
    unit: months,
  },
  durationMonths: {
    is: 'the failure lasted {}',
    some: 'the failure lasted a month or more',
    none: 'the failure lasted less than a month',
    noun: 'the months that the failure lasted',
    one: 'month that the failure lasted',
    unit: months,
  },
  missedAppointments: {
    is: 'the number of missed appointments is {}',
    some: 'an appointment was missed',
    none: 'no appointment was missed',
    noun: 'the number of missed appointments',
    one: 'missed appointment',
  },
  monthsSinceClosure: {
    is: '{} passed since the complaint was closed',
    some: 'the complaint has been closed',
    none: 'no month passed since the complaint was closed',
    noun: 'the months since the complaint was closed',
    one: 'month since the complaint was closed',
    unit: months,
  },
  unevidencedLoss: {
    is: 'the loss accepted without receipts is {}',
    some: 'there is a loss without receipts',
    none: 'there is no loss without receipts',
    noun: 'the loss accepted without receipts',
  },
  personalInjuryAmount: {
    is: 'the sum claimed for personal injury is {}',
    some: 'a sum is claimed for personal injury',
    none: 'no sum is claimed for personal injury',
    noun: 'the sum claimed for personal injury',
  },
  arrears: {
    is: 'the arrears and other sums owed are {}',
    some: 'there are arrears',
    none: 'there are no arrears',
    noun: 'the arrears and other sums owed',
  },
  alreadyOffered: {
    is: 'the sum already offered is {}',
    some: 'an offer has been made',
    none: 'no offer has been made',
    noun: 'the sum already offered',
  },
  alreadyPaid: {
    is: 'the sum already paid is {}',
    some: 'something has been paid already',
    none: 'nothing has been paid yet',
    noun: 'the sum already paid',
  },
  ombudsmanOrder: {
    is: 'the sum that the Ombudsman ordered is {}',
    some: 'the Ombudsman has ordered a payment',
    none: 'the Ombudsman has ordered no payment',
    noun: 'the sum that the Ombudsman ordered',
  },
  awardMax: {
    is: 'the award is {}',
    some: 'something is awarded',
    none: 'nothing is awarded',
    noun: 'the award',
  },
  awardMin: {
    is: 'the least that is awarded is {}',
    some: 'the least that is awarded is more than nothing',
    none: 'the award may be nothing',
    noun: 'the least that is awarded',
  },
};

/** Losses with evidence: "the evidenced cost of …". */
export const evidencedLosses: Readonly<Record<string, string>> = {
  belongingsLoss: 'damaged belongings',
  flooringLoss: 'damaged flooring',
  heatingCost: 'extra heating',
  mealsCost: 'meals',
  cleaningCost: 'cleaning',
  redecorationCost: 'redecoration',
  alternativeAccommodationCost: 'other accommodation',
  ownRepairCost: 'own repairs',
  lossOfEarnings: 'lost earnings',
  professionalFees: 'professional fees',
};
