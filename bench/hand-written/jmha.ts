/** The rules of `jmha@2023-07` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { FAULT, IMPACT, LEGAL, OUTCOME, STAGE } from './codes.ts';

/** Words of bits for each case. */
export const words = 2;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    alreadyOffered: alreadyOfferedOf,
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    arrears: arrearsOf,
    belongingsLoss: belongingsLossOf,
    beyondControl: beyondControlOf,
    cleaningCost: cleaningCostOf,
    complaintOutcome: complaintOutcomeOf,
    complaintStage: complaintStageOf,
    contentsInsuranceApplies: contentsInsuranceAppliesOf,
    customerCaused: customerCausedOf,
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
    ombudsmanOrder: ombudsmanOrderOf,
    ownRepairCost: ownRepairCostOf,
    personalInjuryClaim: personalInjuryClaimOf,
    poorComplaintHandling: poorComplaintHandlingOf,
    professionalFees: professionalFeesOf,
    redecorationCost: redecorationCostOf,
    remedialWorkComplete: remedialWorkCompleteOf,
    rentRefundOffered: rentRefundOfferedOf,
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
    const complaintStage = complaintStageOf[i] as number;
    const durationMonths = durationMonthsOf[i] as number;
    const heatingCost = heatingCostOf[i] as number;
    const impact = impactOf[i] as number;
    const mealsCost = mealsCostOf[i] as number;
    const missedAppointments = missedAppointmentsOf[i] as number;
    const ownRepairCost = ownRepairCostOf[i] as number;
    const poorComplaintHandling = poorComplaintHandlingOf[i] as number;
    const redecorationCost = redecorationCostOf[i] as number;
    const unevidencedLoss = unevidencedLossOf[i] as number;
    const standardMissed = serviceStandardMissedOf[i] === 1;
    const formalStage = complaintStage >= STAGE.stage1;
    const affected = impact !== IMPACT.none;
    const costs =
      belongingsLoss +
      heatingCost +
      alternativeAccommodationCost +
      redecorationCost +
      mealsCost +
      cleaningCost +
      ownRepairCost;
    let a = 0x68000 | 0;
    let b = 0x0 | 0;
    if (formalStage && affected) a |= 1 << (impact - 1); // impact-bands-minimal, -medium, -high
    if (rentRefundOfferedOf[i] === 1) a |= 1 << 3; // rent-refund
    if (complaintStage === STAGE.informal && affected) a |= 1 << 4; // goodwill-informal
    if (complaintStage !== STAGE.none && missedAppointments >= 1) a |= 1 << 5; // missed-appointment
    if (complaintStage === STAGE.none && missedAppointments >= 1) a |= 1 << 6; // missed-appointment-without-complaint
    if (poorComplaintHandling === 1) a |= 1 << 7; // poor-complaint-handling
    if (costs > 0) a |= 1 << 8; // reimbursement
    if (unevidencedLoss > 0) a |= 1 << 9; // reimbursement-without-evidence
    if (standardMissed) {
      a |= 7 << 10; // apology, assurance, gesture
      if (remedialWorkCompleteOf[i] === 0) a |= 1 << 13; // repair-escalated
      if (complaintStage >= STAGE.stage2 && affected) a |= 1 << 19; // later-stages
      if (complaintStage === STAGE.informal && impact >= IMPACT.medium) a |= 1 << 20; // informal-limit
      if (affected && complaintStage !== STAGE.none) a |= 1 << 21; // names-of-teams
      if (complaintStage === STAGE.none && affected) a |= 1 << 22; // no-complaint-no-band
      if (
        formalStage &&
        ((impact === IMPACT.low && durationMonths >= 3) ||
          (impact === IMPACT.medium && durationMonths > 0 && durationMonths < 3) ||
          (impact === IMPACT.medium && durationMonths > 6) ||
          (impact === IMPACT.high && durationMonths > 0 && durationMonths <= 6))
      )
        a |= 1 << 23; // impact-and-term
      if (formalStage && affected && missedAppointments >= 1) a |= 1 << 24; // appointment-beside-band
      if (formalStage && affected && poorComplaintHandling === 1) a |= 1 << 25; // handling-beside-band
      if (vulnerableHouseholdOf[i] === 1) a |= 1 << 26; // vulnerability
      if (complaintOutcomeOf[i] === OUTCOME.notUpheld) a |= 1 << 27; // not-upheld
      if ((flooringLossOf[i] as number) > 0) a |= 1 << 28; // flooring
      if ((lossOfEarningsOf[i] as number) + (professionalFeesOf[i] as number) > 0) a |= 1 << 29; // costs-not-named
      if (
        landlordResponsibilityOf[i] === FAULT.none ||
        customerCausedOf[i] === 1 ||
        thirdPartyFaultOf[i] === 1 ||
        beyondControlOf[i] === 1 ||
        contentsInsuranceAppliesOf[i] === 1 ||
        insurerClaimOf[i] === 1 ||
        personalInjuryClaimOf[i] === 1 ||
        legalProceedingsOf[i] !== LEGAL.none
      )
        a |= 1 << 30; // exclusions-missing
      if ((alreadyOfferedOf[i] as number) > 0) a |= 1 << 31; // offer-open
      if (arrears > 0 && costs + unevidencedLoss > 0) b |= 1 << 0; // offset-of-losses
    }
    if (arrears > 0) a |= 1 << 14; // deducted-from-arrears
    // paid-by-bacs always holds
    if (costs + unevidencedLoss > 0) a |= 1 << 16; // evidence-of-costs
    // confirmed-in-writing always holds
    // acceptance-required always holds
    if (arrears > 0 && (ombudsmanOrderOf[i] as number) > 0) b |= 1 << 1; // offset-of-order
    out[at] = a;
    out[at + 1] = b;
  }
}
