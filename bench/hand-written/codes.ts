/** The codes of the vocabulary's enumerations in the hand-written evaluators: the places of their values. */
export const CUSTOMER = {
  tenant: 0,
  leaseholder: 1,
  sharedOwner: 2,
  formerTenant: 3,
  applicant: 4,
  facilityUser: 5,
  nonResident: 6,
} as const;
export const STAGE = { none: 0, informal: 1, stage1: 2, stage2: 3, stage3: 4 } as const;
export const OUTCOME = { undecided: 0, notUpheld: 1, partlyUpheld: 2, upheld: 3 } as const;
export const SUBJECT = {
  repair: 0,
  serviceCharge: 1,
  antisocialBehaviour: 2,
  staffConduct: 3,
  complaintHandling: 4,
  policyInformation: 5,
  other: 6,
} as const;
export const FAULT = { none: 0, partial: 1, full: 2 } as const;
export const IMPACT = { none: 0, low: 1, medium: 2, high: 3 } as const;
export const LEGAL = { none: 0, solicitor: 1, preAction: 2, started: 3, courtOrder: 4 } as const;
export const FINDING = {
  none: 0,
  serviceFailure: 1,
  maladministration: 2,
  severeMaladministration: 3,
} as const;
