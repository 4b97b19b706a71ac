/** `jliving@2018` by hand: outcome, range, route and authoriser. */
import type { Columns } from '../../flat.ts';
import { CUSTOMER, LEGAL, OUTCOME, STAGE, SUBJECT } from '../codes.ts';
import { ARREARS_FIRST, AWARD, DIRECT, EXCLUDED, NO_AWARD, REFERRED, type Verdicts } from './verdicts.ts';

/** Decides every case of the columns. */
export function decide(c: Columns, cases: number, out: Verdicts): void {
  const {
    alreadyConsidered,
    alternativeAccommodationCost,
    arrears,
    belongingsLoss,
    cleaningCost,
    complaintOutcome,
    complaintStage,
    complaintSubject,
    contractorInvolved,
    customerType,
    firstReport,
    flooringLoss,
    heatingCost,
    insurerClaim,
    landlordNegligent,
    legalProceedings,
    lossOfEarnings,
    mealsCost,
    ombudsmanOrder,
    outsideLandlordControl,
    ownRepairCost,
    processNotFollowed,
    professionalFees,
    redecorationCost,
    rightOfAppeal,
    serviceStandardMissed,
    unreasonableConduct,
  } = c;
  const { outcomes, min: mins, max: maxes, routes, roles } = out;
  for (let i = 0; i < cases; i += 1) {
    const subject = complaintSubject[i] as number;
    const missed = serviceStandardMissed[i] === 1;
    if (
      (firstReport[i] === 1 && !(subject === SUBJECT.serviceCharge && missed)) ||
      (subject === SUBJECT.serviceCharge && !missed) ||
      legalProceedings[i] !== LEGAL.none ||
      alreadyConsidered[i] === 1 ||
      unreasonableConduct[i] === 1 ||
      outsideLandlordControl[i] === 1
    ) {
      outcomes[i] = EXCLUDED;
      continue;
    }
    if (
      (subject === SUBJECT.antisocialBehaviour && !missed) ||
      (rightOfAppeal[i] === 1 && processNotFollowed[i] === 0) ||
      insurerClaim[i] === 1 ||
      contractorInvolved[i] === 1
    ) {
      outcomes[i] = REFERRED;
      continue;
    }
    const order = ombudsmanOrder[i] as number;
    const stage = complaintStage[i] as number;
    let losses = 0;
    if (
      stage !== STAGE.none &&
      (complaintOutcome[i] as number) >= OUTCOME.partlyUpheld &&
      (missed || landlordNegligent[i] === 1)
    )
      losses =
        (belongingsLoss[i] as number) +
        (flooringLoss[i] as number) +
        (heatingCost[i] as number) +
        (mealsCost[i] as number) +
        (cleaningCost[i] as number) +
        (redecorationCost[i] as number) +
        (alternativeAccommodationCost[i] as number) +
        (ownRepairCost[i] as number) +
        (lossOfEarnings[i] as number) +
        (professionalFees[i] as number);
    const total = losses + order;
    if (total === 0) {
      outcomes[i] = NO_AWARD;
      continue;
    }
    outcomes[i] = AWARD;
    mins[i] = total;
    maxes[i] = total;
    if (losses > 0 && stage >= STAGE.stage1) roles[i] = stage - STAGE.stage1;
    routes[i] = customerType[i] === CUSTOMER.tenant && (arrears[i] as number) > 0 ? ARREARS_FIRST : DIRECT;
  }
}
