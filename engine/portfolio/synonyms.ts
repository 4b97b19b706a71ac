/** Words that landlords' systems use for the values of the shared vocabulary. Data: by fact, then value. */

type Words = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What can mean one value only, whoever wrote it: understood wherever it stands. */
export const synonyms: Words = {
  impact: {
    none: ['no impact', 'nil', 'not affected'],
    low: ['minor', 'slight', 'mild', 'small', 'limited', 'l'],
    medium: ['moderate', 'med', 'm', 'average', 'mid'],
    high: ['major', 'severe', 'serious', 'extensive', 'critical', 'extreme', 'very high', 'h'],
  },
  customerType: {
    tenant: [
      'tenants',
      'secure tenant',
      'assured tenant',
      'assured shorthold tenant',
      'general needs',
      'general needs tenant',
      'current tenant',
      'introductory tenant',
      'starter tenant',
      'social rent',
      'affordable rent',
      'renter',
    ],
    leaseholder: ['leasehold', 'lessee', 'long leaseholder'],
    sharedOwner: ['shared ownership', 'shared owners'],
    formerTenant: ['ex tenant', 'past tenant', 'previous tenant'],
    applicant: ['housing applicant', 'prospective tenant', 'waiting list applicant'],
    facilityUser: ['facility user', 'user of facility'],
    nonResident: ['non resident', 'not a resident', 'member of the public'],
  },
  complaintStage: {
    none: ['not a complaint'],
    informal: ['informal stage', 'early resolution', 'pre complaint', 'stage 0'],
    stage1: ['1', 's1', 'st1', 'stage one', 'first stage', 'formal stage 1', 'stage 1 complaint', 'stage i'],
    stage2: [
      '2',
      's2',
      'st2',
      'stage two',
      'second stage',
      'stage 2 review',
      'stage 2 appeal',
      'stage 2 complaint',
      'stage ii',
    ],
    stage3: ['3', 's3', 'st3', 'stage three', 'third stage', 'stage iii'],
  },
  complaintOutcome: {
    undecided: ['open', 'pending', 'in progress', 'ongoing', 'awaiting decision', 'not decided'],
    notUpheld: ['rejected', 'dismissed', 'not justified', 'unfounded', 'unjustified'],
    partlyUpheld: [
      'partially upheld',
      'part upheld',
      'upheld in part',
      'partial',
      'partially',
      'partly',
      'part',
      'partly justified',
      'partially justified',
    ],
    upheld: ['fully upheld', 'upheld in full', 'justified'],
  },
  complaintSubject: {
    repair: [
      'repairs',
      'responsive repairs',
      'repairs and maintenance',
      'damp and mould',
      'damp mould',
      'damp',
      'leak',
      'leaks',
      'heating',
      'boiler',
      'maintenance',
      'disrepair',
    ],
    serviceCharge: ['service charges', 'rent and service charges'],
    antisocialBehaviour: ['asb', 'anti social behaviour', 'antisocial behavior', 'anti social behavior'],
    staffConduct: ['staff', 'staff conduct', 'staff behaviour', 'staff attitude'],
    complaintHandling: ['complaint handling', 'complaints handling', 'handling of complaint'],
    policyInformation: ['policy', 'information', 'policy or information'],
    other: ['something else', 'miscellaneous', 'misc'],
  },
  landlordResponsibility: {
    none: ['no responsibility', 'no fault', 'landlord not at fault'],
    partial: ['part', 'partly', 'partially', 'partially responsible', 'shared', 'joint', 'in part'],
    full: ['fully', 'wholly', 'whole', 'sole', 'complete', 'total', 'in full'],
  },
  legalProceedings: {
    none: ['no', 'n', 'nil', 'no legal action', 'no proceedings'],
    solicitor: ['solicitors', 'solicitor instructed', 'solicitor letter', 'solicitors letter'],
    preAction: ['pre action', 'pre action protocol', 'disrepair protocol', 'letter of claim'],
    started: [
      'issued',
      'claim issued',
      'court proceedings',
      'proceedings issued',
      'litigation',
      'court claim',
    ],
    courtOrder: ['court order', 'judgment', 'judgement'],
  },
  ombudsmanFinding: {
    none: ['no maladministration'],
    serviceFailure: ['service failure found'],
    maladministration: ['maladministration found', 'mal'],
    severeMaladministration: ['severe mal', 'severe maladmin'],
  },
};

/**
 * What most likely means a value, so that a mapping proposes it and a person sees it; never taken unasked. "n/a" means no
 * value: whoever wrote it left the question open.
 */
export const likely: Words = {
  impact: {
    none: ['no', '0', 'negligible'],
    low: ['minimal', '1'],
    medium: ['significant', '2'],
    high: ['substantial', '3'],
  },
  customerType: { tenant: ['resident'], leaseholder: ['homeowner', 'owner'], nonResident: ['neighbour'] },
  complaintStage: { informal: ['service request'], stage2: ['review', 'escalated', 'final'] },
  complaintOutcome: {
    notUpheld: ['no', 'n', 'false'],
    partlyUpheld: ['partly upheld resolved'],
    upheld: ['yes', 'y', 'full', 'fully', 'true'],
  },
  complaintSubject: {
    repair: ['property condition', 'planned works', 'repairs service', 'gas', 'electrical', 'plumbing'],
    serviceCharge: ['rent', 'charges'],
    antisocialBehaviour: ['noise', 'nuisance', 'neighbour dispute'],
    staffConduct: ['customer service', 'conduct'],
    other: ['general'],
  },
  landlordResponsibility: {
    none: ['no', 'n', '0', 'customer', 'third party'],
    partial: ['50', 'some'],
    full: ['yes', 'y', 'landlord', '100'],
  },
  legalProceedings: { preAction: ['pre court'], started: ['yes', 'y', 'court'] },
  ombudsmanFinding: { none: ['no', 'no case'], severeMaladministration: ['severe'] },
};
