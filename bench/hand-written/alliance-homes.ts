/** The rules of `alliance-homes@2024-12` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { FAULT, IMPACT, LEGAL } from './codes.ts';

/** Words of bits for each case. */
export const words = 2;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    agreedPlanKept: agreedPlanKeptOf,
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    arrears: arrearsOf,
    belongingsLoss: belongingsLossOf,
    beyondControl: beyondControlOf,
    cleaningCost: cleaningCostOf,
    contentsInsuranceApplies: contentsInsuranceAppliesOf,
    contractorInvolved: contractorInvolvedOf,
    customerCaused: customerCausedOf,
    damageCausedByLandlord: damageCausedByLandlordOf,
    decantExpenses: decantExpensesOf,
    decorationMismatchOnly: decorationMismatchOnlyOf,
    durationMonths: durationMonthsOf,
    flooringLoss: flooringLossOf,
    heatingCost: heatingCostOf,
    impact: impactOf,
    insurerClaim: insurerClaimOf,
    landlordResponsibility: landlordResponsibilityOf,
    legalProceedings: legalProceedingsOf,
    lossOfEarnings: lossOfEarningsOf,
    mealsCost: mealsCostOf,
    missedAppointments: missedAppointmentsOf,
    monthsSinceIssue: monthsSinceIssueOf,
    outsideLandlordControl: outsideLandlordControlOf,
    ownRepairCost: ownRepairCostOf,
    personalInjuryClaim: personalInjuryClaimOf,
    poorComplaintHandling: poorComplaintHandlingOf,
    priorWrittenPermission: priorWrittenPermissionOf,
    processNotFollowed: processNotFollowedOf,
    professionalFees: professionalFeesOf,
    redecorationCost: redecorationCostOf,
    remedialWorkComplete: remedialWorkCompleteOf,
    serviceStandardMissed: serviceStandardMissedOf,
    thirdPartyFault: thirdPartyFaultOf,
    unevidencedLoss: unevidencedLossOf,
    vulnerableHousehold: vulnerableHouseholdOf,
  } = c;
  for (let i = from, at = 0; i < to; i += 1, at += 2) {
    const alternativeAccommodationCost = alternativeAccommodationCostOf[i] as number;
    const arrears = arrearsOf[i] as number;
    const belongingsLoss = belongingsLossOf[i] as number;
    const cleaningCost = cleaningCostOf[i] as number;
    const contentsInsuranceApplies = contentsInsuranceAppliesOf[i] as number;
    const damageCausedByLandlord = damageCausedByLandlordOf[i] as number;
    const flooringLoss = flooringLossOf[i] as number;
    const heatingCost = heatingCostOf[i] as number;
    const impact = impactOf[i] as number;
    const landlordResponsibility = landlordResponsibilityOf[i] as number;
    const legalProceedings = legalProceedingsOf[i] as number;
    const lossOfEarnings = lossOfEarningsOf[i] as number;
    const mealsCost = mealsCostOf[i] as number;
    const ownRepairCost = ownRepairCostOf[i] as number;
    const priorWrittenPermission = priorWrittenPermissionOf[i] as number;
    const professionalFees = professionalFeesOf[i] as number;
    const redecorationCost = redecorationCostOf[i] as number;
    const unevidencedLoss = unevidencedLossOf[i] as number;
    const atFault = landlordResponsibility !== FAULT.none;
    const plain =
      belongingsLoss +
      flooringLoss +
      heatingCost +
      mealsCost +
      cleaningCost +
      redecorationCost +
      alternativeAccommodationCost;
    const plainLoss = plain > 0;
    const anyLoss = plain + lossOfEarnings + ownRepairCost + professionalFees + unevidencedLoss > 0;
    let a = 0x0 | 0;
    let b = 0x1076000 | 0;
    // grid: three rows for each responsibility, then grid-no-impact: one for each.
    if (impact === IMPACT.none) a |= 1 << (9 + landlordResponsibility);
    else a |= 1 << (3 * landlordResponsibility + impact - 1);
    if (thirdPartyFaultOf[i] === 1) a |= 1 << 12; // third-party-fault
    if (outsideLandlordControlOf[i] === 1) a |= 1 << 13; // not-responsible
    if (customerCausedOf[i] === 1) a |= 1 << 14; // customer-caused
    if (beyondControlOf[i] === 1) a |= 1 << 15; // beyond-control
    if (agreedPlanKeptOf[i] === 1) a |= 1 << 16; // agreed-plan-kept
    if (decorationMismatchOnlyOf[i] === 1) a |= 1 << 17; // decoration-mismatch
    if ((monthsSinceIssueOf[i] as number) > 6) a |= 3 << 18; // too-late, six-months-and-the-code
    if (insurerClaimOf[i] === 1) a |= 1 << 20; // landlord-insurer
    if (contentsInsuranceApplies === 1) a |= 1 << 21; // contents-insurance
    if (personalInjuryClaimOf[i] === 1) a |= 1 << 22; // personal-injury
    if (legalProceedings === LEGAL.courtOrder) a |= 1 << 23; // court-payment
    if (legalProceedings === LEGAL.started) a |= 1 << 24; // suing
    if (legalProceedings === LEGAL.solicitor || legalProceedings === LEGAL.preAction) a |= 1 << 25; // before-suing
    if (decantExpensesOf[i] === 1) a |= 1 << 26; // decant
    if (contractorInvolvedOf[i] === 1) a |= 1 << 27; // contractor
    if (plainLoss) a |= 1 << 28; // losses
    if (unevidencedLoss > 0) a |= 1 << 29; // unevidenced-loss
    if (lossOfEarnings > 0) a |= 1 << 30; // loss-of-earnings
    if (ownRepairCost > 0 && priorWrittenPermission === 1) a |= 1 << 31; // own-contractor-permitted
    if (ownRepairCost > 0 && priorWrittenPermission === 0) b |= 1 << 0; // own-contractor
    if (professionalFees > 0 && priorWrittenPermission === 1) b |= 1 << 1; // advocate-permitted
    if (professionalFees > 0 && priorWrittenPermission === 0) b |= 1 << 2; // advocate
    if (belongingsLoss > 0) b |= 1 << 3; // belongings
    if (damageCausedByLandlord === 1 && contentsInsuranceApplies === 1) b |= 1 << 4; // insured-damage-caused-by-landlord
    if ((missedAppointmentsOf[i] as number) >= 1) b |= 1 << 5; // missed-appointment
    if (poorComplaintHandlingOf[i] === 1) b |= 1 << 6; // complaint-handling
    if (serviceStandardMissedOf[i] === 0 && atFault) b |= 1 << 7; // standard-kept
    if (vulnerableHouseholdOf[i] === 1) b |= 1 << 8; // vulnerable
    if ((durationMonthsOf[i] as number) > 0) b |= 1 << 9; // duration
    if (processNotFollowedOf[i] === 1) b |= 1 << 10; // own-process
    if (atFault) {
      b |= 3 << 11; // practical-action, goodwill-gesture
      if (arrears > 0) b |= 1 << 22; // arrears
      if (arrears > 0 && damageCausedByLandlord === 1) b |= 1 << 23; // mixed-payment
    }
    // after-works always holds
    // settled always holds
    if (remedialWorkCompleteOf[i] === 0) b |= 1 << 15; // works-outstanding
    // investigate always holds
    // review always holds
    // approve always holds
    // approve-over-5000 reads the total: not among these
    if (arrears > 0 && damageCausedByLandlord === 1 && anyLoss) b |= 1 << 20; // pay-damage-in-full
    if (arrears > 0) b |= 1 << 21; // pay-arrears-first
    // approval-blank always holds
    out[at] = a;
    out[at + 1] = b;
  }
}
