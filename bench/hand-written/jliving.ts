/** The rules of `jliving@2018` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { CUSTOMER, IMPACT, LEGAL, OUTCOME, STAGE, SUBJECT } from './codes.ts';

/** Words of bits for each case. */
export const words = 1;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    alreadyConsidered: alreadyConsideredOf,
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    arrears: arrearsOf,
    belongingsLoss: belongingsLossOf,
    cleaningCost: cleaningCostOf,
    complaintOutcome: complaintOutcomeOf,
    complaintStage: complaintStageOf,
    complaintSubject: complaintSubjectOf,
    contractorInvolved: contractorInvolvedOf,
    customerType: customerTypeOf,
    firstReport: firstReportOf,
    flooringLoss: flooringLossOf,
    heatingCost: heatingCostOf,
    impact: impactOf,
    insurerClaim: insurerClaimOf,
    landlordNegligent: landlordNegligentOf,
    legalProceedings: legalProceedingsOf,
    lossOfEarnings: lossOfEarningsOf,
    mealsCost: mealsCostOf,
    missedAppointments: missedAppointmentsOf,
    ombudsmanOrder: ombudsmanOrderOf,
    outsideLandlordControl: outsideLandlordControlOf,
    ownRepairCost: ownRepairCostOf,
    personalInjuryClaim: personalInjuryClaimOf,
    poorComplaintHandling: poorComplaintHandlingOf,
    processNotFollowed: processNotFollowedOf,
    professionalFees: professionalFeesOf,
    redecorationCost: redecorationCostOf,
    rightOfAppeal: rightOfAppealOf,
    serviceStandardMissed: serviceStandardMissedOf,
    unevidencedLoss: unevidencedLossOf,
    unreasonableConduct: unreasonableConductOf,
  } = c;
  for (let i = from, at = 0; i < to; i += 1, at += 1) {
    const alternativeAccommodationCost = alternativeAccommodationCostOf[i] as number;
    const arrears = arrearsOf[i] as number;
    const belongingsLoss = belongingsLossOf[i] as number;
    const cleaningCost = cleaningCostOf[i] as number;
    const complaintOutcome = complaintOutcomeOf[i] as number;
    const complaintStage = complaintStageOf[i] as number;
    const complaintSubject = complaintSubjectOf[i] as number;
    const customerType = customerTypeOf[i] as number;
    const flooringLoss = flooringLossOf[i] as number;
    const heatingCost = heatingCostOf[i] as number;
    const impact = impactOf[i] as number;
    const legalProceedings = legalProceedingsOf[i] as number;
    const lossOfEarnings = lossOfEarningsOf[i] as number;
    const mealsCost = mealsCostOf[i] as number;
    const ownRepairCost = ownRepairCostOf[i] as number;
    const poorComplaintHandling = poorComplaintHandlingOf[i] as number;
    const professionalFees = professionalFeesOf[i] as number;
    const redecorationCost = redecorationCostOf[i] as number;
    const serviceStandardMissed = serviceStandardMissedOf[i] as number;
    const atFault = serviceStandardMissed === 1 || landlordNegligentOf[i] === 1;
    const mayBeCompensated =
      complaintStage !== STAGE.none && complaintOutcome >= OUTCOME.partlyUpheld && atFault;
    const losses =
      belongingsLoss +
      flooringLoss +
      heatingCost +
      mealsCost +
      cleaningCost +
      redecorationCost +
      alternativeAccommodationCost +
      ownRepairCost +
      lossOfEarnings +
      professionalFees;
    let a = 0x10000 | 0;
    if (complaintStage >= STAGE.stage1) a |= 1 << (complaintStage - STAGE.stage1); // authority-by-stage
    if (
      firstReportOf[i] === 1 &&
      !(complaintSubject === SUBJECT.serviceCharge && serviceStandardMissed === 1)
    )
      a |= 1 << 3; // first-request
    if (complaintSubject === SUBJECT.antisocialBehaviour && serviceStandardMissed === 0) a |= 1 << 4; // antisocial-behaviour
    if (complaintSubject === SUBJECT.serviceCharge && serviceStandardMissed === 0) a |= 1 << 5; // service-charge-query
    if (rightOfAppealOf[i] === 1 && processNotFollowedOf[i] === 0) a |= 1 << 6; // right-of-appeal
    if (legalProceedings === LEGAL.solicitor) a |= 1 << 7; // with-a-solicitor
    if (legalProceedings >= LEGAL.preAction) a |= 1 << 8; // in-legal-proceedings
    if (insurerClaimOf[i] === 1) a |= 1 << 9; // with-insurers
    if (alreadyConsideredOf[i] === 1) a |= 1 << 10; // already-considered
    if (unreasonableConductOf[i] === 1) a |= 1 << 11; // unreasonable-conduct
    if (outsideLandlordControlOf[i] === 1) a |= 1 << 12; // outside-remit
    if (contractorInvolvedOf[i] === 1) a |= 1 << 13; // agent-or-contractor
    if (losses > 0) a |= 1 << 14; // losses-restored
    if (customerType === CUSTOMER.tenant && arrears > 0) a |= 1 << 15; // offset-against-arrears
    // full-and-final always holds
    if (mayBeCompensated) {
      if (impact !== IMPACT.none || poorComplaintHandling === 1) a |= 1 << 17; // no-payment-on-top
      if ((missedAppointmentsOf[i] as number) >= 1) a |= 1 << 18; // no-sum-for-appointments
      if (impact === IMPACT.none && poorComplaintHandling === 0 && losses === 0) a |= 1 << 19; // nothing-to-restore
      if (personalInjuryClaimOf[i] === 1) a |= 1 << 20; // injury-as-loss
      if (complaintOutcome === OUTCOME.partlyUpheld) a |= 1 << 21; // partly-upheld
      if ((unevidencedLossOf[i] as number) > 0) a |= 1 << 23; // without-receipts
      if (complaintStage === STAGE.informal) a |= 1 << 24; // informal-resolution
      if (complaintOutcome === OUTCOME.upheld && complaintStage >= STAGE.stage2) a |= 1 << 25; // upheld-and-escalated
      if (customerType === CUSTOMER.formerTenant && arrears > 0) a |= 1 << 26; // former-tenant-arrears
    }
    if (complaintOutcome === OUTCOME.upheld && !atFault) a |= 1 << 22; // usually-only
    if (customerType === CUSTOMER.tenant && arrears > 0 && (ombudsmanOrderOf[i] as number) > 0) a |= 1 << 27; // offset-of-order
    out[at] = a;
  }
}
