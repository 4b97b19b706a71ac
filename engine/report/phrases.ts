/**
 * How the facts of the shared vocabulary read inside a sentence. A fact that is not here (an edition's own) is worded
 * from its label, unit and question by `names.ts`. Clauses start in lower case and take no full stop.
 */

/** A boolean fact: the clause where it is true, and where it is not. */
export const yesNo: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  vulnerableHousehold: ['somebody in the household is vulnerable', 'nobody in the household is vulnerable'],
  firstReport: ['this is a first report', 'this is not a first report'],
  anonymous: ['the complaint is anonymous', 'the complaint is not anonymous'],
  unreasonableConduct: [
    'the customer acts unreasonably in pursuing the complaint',
    'the customer does not act unreasonably in pursuing the complaint',
  ],
  alreadyConsidered: [
    'the matter has been through the complaints process already',
    'the matter has not been through the complaints process before',
  ],
  rightOfAppeal: ['the decision has its own right of appeal', 'there is no separate right of appeal'],
  outsideLandlordControl: [
    'the matter is outside the landlord’s remit',
    'the matter is within the landlord’s remit',
  ],
  lateForGoodReason: ['there is good reason for a late claim', 'there is no good reason for a late claim'],
  serviceStandardMissed: [
    'the landlord fell short of its service standards',
    'the landlord kept to its service standards',
  ],
  landlordNegligent: ['the landlord was clearly negligent', 'the landlord was not clearly negligent'],
  processNotFollowed: [
    'the landlord did not follow its own process',
    'the landlord followed its own process',
  ],
  poorComplaintHandling: ['complaint handling was poor', 'complaint handling was not poor'],
  reportedBeforeOwnRepair: [
    'the customer reported the problem before paying for a repair',
    'the customer did not report the problem before paying for a repair',
  ],
  priorWrittenPermission: [
    'the landlord agreed in writing beforehand',
    'the landlord did not agree in writing beforehand',
  ],
  damageCausedByLandlord: ['the landlord caused the damage', 'the landlord did not cause the damage'],
  contentsInsuranceApplies: [
    'a claim on contents insurance is reasonable',
    'a claim on contents insurance is not reasonable',
  ],
  insurerClaim: [
    'an insurer is or was dealing with the claim',
    'no insurer is or was dealing with the claim',
  ],
  personalInjuryClaim: ['there is a personal injury claim', 'there is no personal injury claim'],
  customerCaused: ['the customer caused it', 'the customer did not cause it'],
  thirdPartyFault: ['a third party was at fault', 'no third party was at fault'],
  beyondControl: [
    'the cause was beyond the landlord’s control',
    'the cause was within the landlord’s control',
  ],
  agreedPlanKept: ['a plan of works was announced and kept', 'no plan of works was announced and kept'],
  decorationMismatchOnly: [
    'the only complaint is decoration that does not match',
    'the complaint is not only about decoration that does not match',
  ],
  decantExpenses: [
    'the claim is for the expenses of a temporary move',
    'the claim is not for the expenses of a temporary move',
  ],
  contractorInvolved: [
    'it is about an agent or contractor whose own process has not been used yet',
    'there is no agent or contractor whose own process has still to be used',
  ],
  rentRefundOffered: ['a rent refund has been offered', 'no rent refund has been offered'],
  bankDetailsProvided: ['bank details have been given', 'bank details have not been given'],
  remedialWorkComplete: [
    'the works that put things right are complete',
    'the works that put things right are not complete',
  ],
  orderInAddition: [
    'the Ombudsman’s order comes on top of the landlord’s own award',
    'the Ombudsman’s order does not come on top of the landlord’s own award',
  ],
};

/** An enumeration: `stem` and a value make a clause; `whole` are values with a clause, and its opposite, of their own. */
export interface ChoiceWords {
  readonly stem: string;
  readonly values: Readonly<Record<string, string>>;
  readonly whole?: Readonly<Record<string, readonly [is: string, isNot: string]>>;
}

export const choices: Readonly<Record<string, ChoiceWords>> = {
  customerType: {
    stem: 'the customer is',
    values: {
      tenant: 'a tenant',
      leaseholder: 'a leaseholder',
      sharedOwner: 'a shared owner',
      formerTenant: 'a former tenant',
      applicant: 'an applicant for a home',
      facilityUser: 'a user of a facility',
      nonResident: 'not a resident',
    },
  },
  complaintStage: {
    stem: 'the complaint is at',
    values: { stage1: 'stage 1', stage2: 'stage 2', stage3: 'stage 3' },
    whole: {
      none: ['there is no complaint', 'there is a complaint'],
      informal: ['the complaint is informal', 'the complaint is not informal'],
    },
  },
  complaintOutcome: {
    stem: 'the outcome of the complaint is',
    values: {
      undecided: 'undecided',
      notUpheld: 'not upheld',
      partlyUpheld: 'partly upheld',
      upheld: 'upheld',
    },
  },
  complaintSubject: {
    stem: 'the complaint is about',
    values: {
      repair: 'a repair',
      serviceCharge: 'a service charge',
      antisocialBehaviour: 'antisocial behaviour',
      staffConduct: 'the conduct of staff',
      complaintHandling: 'how a complaint was handled',
      policyInformation: 'information about a policy',
      other: 'something else',
    },
  },
  landlordResponsibility: {
    stem: 'the landlord is',
    values: { partial: 'partly responsible', full: 'fully responsible' },
    whole: { none: ['the landlord is not responsible', 'the landlord is at least partly responsible'] },
  },
  impact: {
    stem: 'the impact is',
    values: { low: 'low', medium: 'medium', high: 'high' },
    whole: { none: ['there is no impact', 'there is some impact'] },
  },
  legalProceedings: {
    stem: 'legal steps have gone as far as',
    values: {},
    whole: {
      none: ['no legal steps have been taken', 'legal steps have been taken'],
      solicitor: ['the matter is with a solicitor', 'legal steps are not at the point of a solicitor'],
      preAction: [
        'a pre-action protocol has begun',
        'legal steps are not at the point of a pre-action protocol',
      ],
      started: ['a claim has been filed at court', 'legal steps are not at the point of a claim at court'],
      courtOrder: ['a court has made an order', 'no court has made an order'],
    },
  },
  ombudsmanFinding: {
    stem: 'the Ombudsman found',
    values: {
      serviceFailure: 'service failure',
      maladministration: 'maladministration',
      severeMaladministration: 'severe maladministration',
    },
    whole: { none: ['the Ombudsman has made no finding of failure', 'the Ombudsman has found a failure'] },
  },
};
