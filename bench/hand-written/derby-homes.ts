/** The rules of `derby-homes@2024-04` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { CUSTOMER, FAULT, FINDING, IMPACT, LEGAL, OUTCOME, STAGE, SUBJECT } from './codes.ts';

/** Words of bits for each case. */
export const words = 2;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    alreadyConsidered: alreadyConsideredOf,
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    anonymous: anonymousOf,
    arrears: arrearsOf,
    bankDetailsProvided: bankDetailsProvidedOf,
    belongingsLoss: belongingsLossOf,
    cleaningCost: cleaningCostOf,
    complaintOutcome: complaintOutcomeOf,
    complaintStage: complaintStageOf,
    complaintSubject: complaintSubjectOf,
    contentsInsuranceApplies: contentsInsuranceAppliesOf,
    customerCaused: customerCausedOf,
    customerType: customerTypeOf,
    durationMonths: durationMonthsOf,
    firstReport: firstReportOf,
    flooringLoss: flooringLossOf,
    heatingCost: heatingCostOf,
    impact: impactOf,
    insurerClaim: insurerClaimOf,
    landlordResponsibility: landlordResponsibilityOf,
    legalProceedings: legalProceedingsOf,
    lossOfEarnings: lossOfEarningsOf,
    mealsCost: mealsCostOf,
    missedAppointments: missedAppointmentsOf,
    monthsSinceClosure: monthsSinceClosureOf,
    monthsSinceIssue: monthsSinceIssueOf,
    ombudsmanFinding: ombudsmanFindingOf,
    outsideLandlordControl: outsideLandlordControlOf,
    ownRepairCost: ownRepairCostOf,
    personalInjuryAmount: personalInjuryAmountOf,
    personalInjuryClaim: personalInjuryClaimOf,
    poorComplaintHandling: poorComplaintHandlingOf,
    processNotFollowed: processNotFollowedOf,
    professionalFees: professionalFeesOf,
    redecorationCost: redecorationCostOf,
    remedialWorkComplete: remedialWorkCompleteOf,
    reportedBeforeOwnRepair: reportedBeforeOwnRepairOf,
    unevidencedLoss: unevidencedLossOf,
    unreasonableConduct: unreasonableConductOf,
    vulnerableHousehold: vulnerableHouseholdOf,
  } = c;
  for (let i = from, at = 0; i < to; i += 1, at += 2) {
    const alternativeAccommodationCost = alternativeAccommodationCostOf[i] as number;
    const arrears = arrearsOf[i] as number;
    const bankDetailsProvided = bankDetailsProvidedOf[i] as number;
    const belongingsLoss = belongingsLossOf[i] as number;
    const complaintOutcome = complaintOutcomeOf[i] as number;
    const complaintStage = complaintStageOf[i] as number;
    const complaintSubject = complaintSubjectOf[i] as number;
    const contentsInsuranceApplies = contentsInsuranceAppliesOf[i] as number;
    const customerType = customerTypeOf[i] as number;
    const flooringLoss = flooringLossOf[i] as number;
    const heatingCost = heatingCostOf[i] as number;
    const impact = impactOf[i] as number;
    const landlordResponsibility = landlordResponsibilityOf[i] as number;
    const legalProceedings = legalProceedingsOf[i] as number;
    const lossOfEarnings = lossOfEarningsOf[i] as number;
    const missedAppointments = missedAppointmentsOf[i] as number;
    const monthsSinceClosure = monthsSinceClosureOf[i] as number;
    const ombudsmanFinding = ombudsmanFindingOf[i] as number;
    const ownRepairCost = ownRepairCostOf[i] as number;
    const poorComplaintHandling = poorComplaintHandlingOf[i] as number;
    const redecorationCost = redecorationCostOf[i] as number;
    const reportedBeforeOwnRepair = reportedBeforeOwnRepairOf[i] as number;
    const unevidencedLoss = unevidencedLossOf[i] as number;
    const atFault = landlordResponsibility !== FAULT.none;
    const evidencedLoss =
      (cleaningCostOf[i] as number) +
        (mealsCostOf[i] as number) +
        flooringLoss +
        heatingCost +
        redecorationCost +
        alternativeAccommodationCost +
        lossOfEarnings >
      0;
    const accountNotBank = bankDetailsProvided === 0 && monthsSinceClosure > 1;
    const insurable = belongingsLoss + flooringLoss + redecorationCost;
    let a = 0x0 | 0;
    let b = 0x4400 | 0;
    if (atFault) {
      if (impact !== IMPACT.none) a |= 1 << (impact - 1); // impact-bands-minor, -moderate, -severe
      if (impact === IMPACT.none && missedAppointments >= 1) a |= 1 << 18; // minor-missed-appointment
      if (poorComplaintHandling === 1 && impact === IMPACT.none && missedAppointments === 0) a |= 1 << 30; // complaint-handling-alone
      if (
        complaintOutcome <= OUTCOME.notUpheld &&
        ombudsmanFinding === FINDING.none &&
        (impact !== IMPACT.none || missedAppointments >= 1)
      )
        b |= 1 << 5; // goodwill-only
      b |= 3 << 7; // apology, practical-action
      if (remedialWorkCompleteOf[i] === 0) b |= 1 << 9; // inspection-then-works
      if (accountNotBank) b |= 1 << 15; // offset-by-default
      if (
        accountNotBank &&
        (customerType === CUSTOMER.leaseholder ||
          customerType === CUSTOMER.applicant ||
          customerType === CUSTOMER.facilityUser ||
          customerType === CUSTOMER.nonResident)
      )
        b |= 1 << 16; // no-rent-account
      if (bankDetailsProvided === 0 && monthsSinceClosure <= 1) b |= 1 << 17; // waiting-for-bank-details
      if (arrears > 0) b |= 1 << 18; // arrears-position
    }
    if (firstReportOf[i] === 1) a |= 1 << 3; // first-report
    if (anonymousOf[i] === 1) a |= 1 << 4; // anonymous
    if (unreasonableConductOf[i] === 1) a |= 1 << 5; // unreasonable-conduct
    if (complaintSubject === SUBJECT.antisocialBehaviour && processNotFollowedOf[i] === 0) a |= 1 << 6; // antisocial-behaviour-report
    if (complaintSubject === SUBJECT.policyInformation) a |= 1 << 7; // policy-information
    if (alreadyConsideredOf[i] === 1) a |= 1 << 8; // already-considered
    if (outsideLandlordControlOf[i] === 1) a |= 1 << 9; // outside-remit
    if ((monthsSinceIssueOf[i] as number) > 12) {
      a |= 3 << 10; // too-late, late-discretion
      if (complaintStage === STAGE.stage2) a |= 1 << 12; // late-stage-2
    }
    if (insurerClaimOf[i] === 1) a |= 1 << 13; // insurer
    if (legalProceedings >= LEGAL.preAction) a |= 1 << 14; // legal-action
    if (legalProceedings === LEGAL.solicitor) a |= 1 << 15; // solicitor-only
    if (personalInjuryClaimOf[i] === 1) {
      if ((personalInjuryAmountOf[i] as number) > 500000)
        a |= 1 << 16; // personal-injury
      else a |= 1 << 17; // small-personal-injury
    }
    if (evidencedLoss) a |= 1 << 19; // evidenced-loss
    if (ownRepairCost > 0 && reportedBeforeOwnRepair === 1) a |= 1 << 20; // own-repair
    if (unevidencedLoss > 0) a |= 1 << 21; // unevidenced-loss
    if (ownRepairCost > 0 && reportedBeforeOwnRepair === 0) a |= 1 << 22; // own-repair-unreported
    if ((professionalFeesOf[i] as number) > 0) a |= 1 << 23; // professional-fees
    if (belongingsLoss > 0) a |= 1 << 24; // belongings
    if (contentsInsuranceApplies === 1 && insurable > 0) a |= 1 << 25; // insurable-loss
    if (flooringLoss > 0) a |= 1 << 26; // flooring-or-belongings
    if (heatingCost + redecorationCost + alternativeAccommodationCost + lossOfEarnings > 0) a |= 1 << 27; // loss-not-among-examples
    if (
      (evidencedLoss || ownRepairCost > 0 || unevidencedLoss > 0) &&
      impact === IMPACT.none &&
      missedAppointments === 0
    )
      a |= 1 << 28; // loss-authority
    if (contentsInsuranceApplies === 1 && insurable === 0) a |= 1 << 29; // insurance-without-loss
    if (poorComplaintHandling === 1 && (impact !== IMPACT.none || missedAppointments >= 1)) a |= 1 << 31; // complaint-handling
    if (vulnerableHouseholdOf[i] === 1) b |= 1 << 0; // vulnerable
    if ((durationMonthsOf[i] as number) > 0) b |= 1 << 1; // duration
    if (landlordResponsibility === FAULT.partial || customerCausedOf[i] === 1) b |= 1 << 2; // shared-fault
    if (complaintStage === STAGE.none) b |= 1 << 3; // no-complaint
    if (complaintOutcome <= OUTCOME.notUpheld && atFault) b |= 1 << 4; // not-upheld
    if (ombudsmanFinding >= FINDING.maladministration) b |= 1 << 6; // compensation-label
    // explained-in-letter always holds
    if (evidencedLoss || (ownRepairCost > 0 && reportedBeforeOwnRepair === 1)) b |= 1 << 11; // evidence
    if (accountNotBank) b |= 1 << 12; // pay-rent-account
    if (arrears > 0) b |= 1 << 13; // pay-direct-despite-arrears
    // pay-direct always holds
    out[at] = a;
    out[at + 1] = b;
  }
}
