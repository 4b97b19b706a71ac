/** What cases are about: each story with its weight in a thousand and the facts that go together in it. */
import type { Draft } from './draft.ts';

export interface Story {
  readonly title: string;
  /** Cases in a thousand. */
  readonly weight: number;
  /** Tells the facts of one case. */
  tell(draft: Draft): void;
}

/** Percentages, medians in pounds and months are the author's estimate of a caseload of a few thousand homes; no landlord's data. */
export const stories: readonly Story[] = [
  {
    title: 'Repair that took too long',
    weight: 190,
    tell: (d) =>
      d.judged(12, 28, 60).lasting(3).misses(38).may('remedialWorkComplete', 72).may('processNotFollowed', 9),
  },
  {
    title: 'Missed appointment',
    weight: 150,
    tell: (d) => {
      d.judged(6, 14, 80).misses(100).loses('lossOfEarnings', 9, 85, 12);
      if (d.draw.percent(24)) d.lasting(1);
    },
  },
  {
    title: 'Leak with damage',
    weight: 150,
    tell: (d) => {
      d.judged(14, 30, 56).lasting(5).misses(22).may('remedialWorkComplete', 64);
      if (d.atFault) d.may('damageCausedByLandlord', 36);
      d.loses('belongingsLoss', 48, 320).loses('flooringLoss', 40, 410).loses('redecorationCost', 34, 260);
      d.loses('cleaningCost', 22, 70, 14)
        .loses('unevidencedLoss', 16, 140)
        .loses('alternativeAccommodationCost', 5, 640);
      d.may('contentsInsuranceApplies', 15).may('insurerClaim', 5);
    },
  },
  {
    title: 'Damp and mould',
    weight: 120,
    tell: (d) => {
      d.judged(10, 34, 56)
        .lasting(9, 14)
        .misses(20)
        .may('vulnerableHousehold', 46)
        .may('remedialWorkComplete', 48);
      d.loses('belongingsLoss', 38, 280).loses('redecorationCost', 30, 190).loses('heatingCost', 24, 150);
      d.loses('cleaningCost', 26, 55, 14).loses('unevidencedLoss', 18, 120).may('poorComplaintHandling', 24);
    },
  },
  {
    title: 'Loss of heating or hot water',
    weight: 100,
    tell: (d) => {
      d.judged(8, 18, 74).lasting(1, 20).misses(34).may('vulnerableHousehold', 33);
      d.loses('heatingCost', 58, 64, 16)
        .loses('mealsCost', 8, 45, 14)
        .loses('alternativeAccommodationCost', 3, 210);
      d.may('beyondControl', d.atFault ? 2 : 30);
    },
  },
  {
    title: 'Antisocial behaviour handled badly',
    weight: 65,
    tell: (d) => {
      d.set('complaintSubject', 'antisocialBehaviour').judged(30, 36, 34);
      if (d.atFault) d.lasting(7).may('processNotFollowed', 74).may('vulnerableHousehold', 28);
      d.may('thirdPartyFault', 6).may('poorComplaintHandling', 18);
    },
  },
  {
    title: 'Service charge query',
    weight: 60,
    tell: (d) => {
      d.set('complaintSubject', 'serviceCharge').judged(46, 32, 22);
      d.set(
        'customerType',
        d.draw.percent(58) ? 'leaseholder' : d.draw.percent(28) ? 'sharedOwner' : 'tenant',
      );
      if (d.draw.percent(30)) d.set('impact', 'low');
      d.may('poorComplaintHandling', 20);
      if (d.draw.percent(17)) firstReport(d);
    },
  },
  {
    title: 'Complaint answered late',
    weight: 50,
    tell: (d) => {
      d.set('complaintSubject', 'complaintHandling').judged(5, 20, 75).set('poorComplaintHandling', true);
      d.may('processNotFollowed', 48);
      if (d.draw.percent(46)) d.lasting(2);
    },
  },
  {
    title: 'Conduct of staff or a contractor',
    weight: 36,
    tell: (d) => {
      d.set('complaintSubject', 'staffConduct').judged(42, 36, 22).may('contractorInvolved', 22);
      if (d.atFault) d.set('impact', d.draw.percent(70) ? 'low' : 'medium').may('damageCausedByLandlord', 7);
    },
  },
  {
    title: 'Decoration after works',
    weight: 27,
    tell: (d) => {
      d.judged(28, 40, 32)
        .set('impact', d.draw.percent(70) ? 'low' : 'none')
        .may('decorationMismatchOnly', 44);
      d.loses('redecorationCost', 42, 210);
      if (d.atFault) d.may('damageCausedByLandlord', 48);
    },
  },
  {
    title: 'Own contractor paid for',
    weight: 20,
    tell: (d) => {
      d.judged(26, 46, 28).lasting(2).loses('ownRepairCost', 100, 230).may('priorWrittenPermission', 22);
      d.may('reportedBeforeOwnRepair', 77);
    },
  },
  {
    title: 'Legal disrepair claim',
    weight: 14,
    tell: (d) => {
      d.judged(12, 44, 44)
        .lasting(14, 12)
        .loses('belongingsLoss', 42, 620)
        .loses('professionalFees', 36, 780);
      d.set('legalProceedings', d.draw.pick(proceedings)).may('remedialWorkComplete', 34);
      if (d.atFault) d.may('landlordNegligent', 24);
    },
  },
  {
    title: 'Decant or planned works',
    weight: 7,
    tell: (d) => {
      d.judged(36, 38, 26)
        .lasting(4)
        .may('decantExpenses', 58)
        .may('agreedPlanKept', d.atFault ? 10 : 62);
      d.loses('alternativeAccommodationCost', 26, 480).loses('mealsCost', 22, 90);
    },
  },
  {
    title: 'Injury at home',
    weight: 6,
    tell: (d) => {
      d.judged(32, 40, 28)
        .lasting(1)
        .set('personalInjuryClaim', true)
        .set('personalInjuryAmount', d.draw.pounds(2600, 24));
      d.loses('lossOfEarnings', 38, 420).may('insurerClaim', 40);
    },
  },
  {
    title: 'Not for the complaints procedure',
    weight: 5,
    tell: (d) => {
      d.judged(88, 12, 0);
      const why = d.draw.pick([
        ['outsideLandlordControl', 34],
        ['rightOfAppeal', 16],
        ['anonymous', 16],
        ['alreadyConsidered', 22],
        ['unreasonableConduct', 12],
      ] as const);
      d.set(why, true).set('complaintSubject', d.draw.percent(40) ? 'policyInformation' : 'other');
    },
  },
];

const proceedings = [
  ['solicitor', 46],
  ['preAction', 34],
  ['started', 14],
  ['courtOrder', 6],
] as const;

/** A first request: not a complaint yet, so nothing has been decided. */
function firstReport(d: Draft): void {
  d.set('firstReport', true).set('complaintStage', 'none').set('complaintOutcome', 'undecided');
}
