/** `derby-homes@2024-04` by hand: outcome, range, route and authoriser. */
import type { Columns } from '../../flat.ts';
import { FAULT, IMPACT, LEGAL, SUBJECT } from '../codes.ts';
import { AWARD, DIRECT, EXCLUDED, NO_AWARD, REFERRED, RENT_ACCOUNT, type Verdicts } from './verdicts.ts';

/** The bands of 14.14 in pence, by impact. */
const least = Int32Array.from([0, 1000, 60000, 100000]);
const most = Float64Array.from([0, 60000, 100000, Infinity]);
const SUPERVISOR = 0;
const SENIOR_TEAM = 1;

/** Decides every case of the columns. */
export function decide(c: Columns, cases: number, out: Verdicts): void {
  const {
    alreadyConsidered,
    alternativeAccommodationCost,
    anonymous,
    bankDetailsProvided,
    belongingsLoss,
    cleaningCost,
    complaintSubject,
    contentsInsuranceApplies,
    firstReport,
    flooringLoss,
    heatingCost,
    impact,
    insurerClaim,
    landlordResponsibility,
    lateForGoodReason,
    legalProceedings,
    lossOfEarnings,
    mealsCost,
    missedAppointments,
    monthsSinceClosure,
    monthsSinceIssue,
    ombudsmanOrder,
    orderInAddition,
    outsideLandlordControl,
    ownRepairCost,
    personalInjuryAmount,
    personalInjuryClaim,
    poorComplaintHandling,
    processNotFollowed,
    redecorationCost,
    reportedBeforeOwnRepair,
    unevidencedLoss,
    unreasonableConduct,
  } = c;
  const { outcomes, min: mins, max: maxes, routes, roles } = out;
  for (let i = 0; i < cases; i += 1) {
    const subject = complaintSubject[i] as number;
    if (
      firstReport[i] === 1 ||
      anonymous[i] === 1 ||
      unreasonableConduct[i] === 1 ||
      (subject === SUBJECT.antisocialBehaviour && processNotFollowed[i] === 0) ||
      subject === SUBJECT.policyInformation ||
      alreadyConsidered[i] === 1 ||
      outsideLandlordControl[i] === 1 ||
      ((monthsSinceIssue[i] as number) > 12 && lateForGoodReason[i] === 0)
    ) {
      outcomes[i] = EXCLUDED;
      continue;
    }
    if (
      insurerClaim[i] === 1 ||
      (legalProceedings[i] as number) >= LEGAL.preAction ||
      (personalInjuryClaim[i] === 1 && (personalInjuryAmount[i] as number) > 500000)
    ) {
      outcomes[i] = REFERRED;
      continue;
    }
    const order = ombudsmanOrder[i] as number;
    const belongings = belongingsLoss[i] as number;
    const insurable = (flooringLoss[i] as number) + (redecorationCost[i] as number);
    const insured = contentsInsuranceApplies[i] === 1 && belongings + insurable > 0;
    let min = order;
    let max = order;
    if (landlordResponsibility[i] !== FAULT.none && (order === 0 || orderInAddition[i] === 1)) {
      let losses =
        (cleaningCost[i] as number) +
        (mealsCost[i] as number) +
        (heatingCost[i] as number) +
        (alternativeAccommodationCost[i] as number) +
        (lossOfEarnings[i] as number) +
        (unevidencedLoss[i] as number);
      if (!insured) losses += insurable;
      if (reportedBeforeOwnRepair[i] === 1) losses += ownRepairCost[i] as number;
      min += losses;
      max += losses;
      let band = impact[i] as number;
      if (band === IMPACT.none && (missedAppointments[i] as number) > 0) band = IMPACT.low;
      if (band !== IMPACT.none) {
        min += least[band] as number;
        max += most[band] as number;
        roles[i] = band === IMPACT.high ? SENIOR_TEAM : SUPERVISOR;
      } else if (poorComplaintHandling[i] === 1) max = Infinity; // no sum is stated
    }
    if (max > 0) {
      outcomes[i] = AWARD;
      mins[i] = min;
      maxes[i] = max;
      routes[i] =
        bankDetailsProvided[i] === 0 && (monthsSinceClosure[i] as number) > 1 ? RENT_ACCOUNT : DIRECT;
    } else outcomes[i] = belongings > 0 || insured ? REFERRED : NO_AWARD;
  }
}
