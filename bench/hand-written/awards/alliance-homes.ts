/** `alliance-homes@2024-12` by hand: outcome, range, route and authoriser. */
import type { Columns } from '../../flat.ts';
import { FAULT, IMPACT, LEGAL } from '../codes.ts';
import { ARREARS_FIRST, AWARD, DIRECT, EXCLUDED, NO_AWARD, REFERRED, type Verdicts } from './verdicts.ts';

/** The grid of 5.2 in pence: a row for each responsibility, a column for each impact. */
const grid = Int32Array.from([0, 0, 0, 0, 0, 5000, 10000, 25000, 0, 10000, 50000, 100000]);
const MANAGER = 2;
const DIRECTOR = 3;

/** Decides every case of the columns. */
export function decide(c: Columns, cases: number, out: Verdicts): void {
  const {
    agreedPlanKept,
    alternativeAccommodationCost,
    arrears,
    belongingsLoss,
    beyondControl,
    cleaningCost,
    contentsInsuranceApplies,
    customerCaused,
    damageCausedByLandlord,
    decantExpenses,
    decorationMismatchOnly,
    flooringLoss,
    heatingCost,
    impact,
    insurerClaim,
    landlordResponsibility,
    lateForGoodReason,
    legalProceedings,
    lossOfEarnings,
    mealsCost,
    monthsSinceIssue,
    ombudsmanOrder,
    orderInAddition,
    outsideLandlordControl,
    ownRepairCost,
    personalInjuryClaim,
    priorWrittenPermission,
    professionalFees,
    redecorationCost,
    thirdPartyFault,
    unevidencedLoss,
  } = c;
  const { outcomes, min: mins, max: maxes, routes, roles } = out;
  for (let i = 0; i < cases; i += 1) {
    if (
      thirdPartyFault[i] === 1 ||
      outsideLandlordControl[i] === 1 ||
      customerCaused[i] === 1 ||
      beyondControl[i] === 1 ||
      agreedPlanKept[i] === 1 ||
      decorationMismatchOnly[i] === 1 ||
      ((monthsSinceIssue[i] as number) > 6 && lateForGoodReason[i] === 0)
    ) {
      outcomes[i] = EXCLUDED;
      continue;
    }
    if (
      insurerClaim[i] === 1 ||
      contentsInsuranceApplies[i] === 1 ||
      personalInjuryClaim[i] === 1 ||
      (legalProceedings[i] as number) >= LEGAL.started ||
      decantExpenses[i] === 1
    ) {
      outcomes[i] = REFERRED;
      continue;
    }
    const order = ombudsmanOrder[i] as number;
    const fault = landlordResponsibility[i] as number;
    let losses = 0;
    let band = 0;
    if (fault !== FAULT.none) {
      losses =
        (belongingsLoss[i] as number) +
        (flooringLoss[i] as number) +
        (heatingCost[i] as number) +
        (mealsCost[i] as number) +
        (cleaningCost[i] as number) +
        (redecorationCost[i] as number) +
        (alternativeAccommodationCost[i] as number) +
        (unevidencedLoss[i] as number) +
        (lossOfEarnings[i] as number);
      if (priorWrittenPermission[i] === 1)
        losses += (ownRepairCost[i] as number) + (professionalFees[i] as number);
      if (order === 0 || orderInAddition[i] === 1)
        band = grid[fault * (IMPACT.high + 1) + (impact[i] as number)] as number;
    }
    const total = losses + band + order;
    if (total === 0) {
      outcomes[i] = NO_AWARD;
      continue;
    }
    outcomes[i] = AWARD;
    mins[i] = total;
    maxes[i] = total;
    roles[i] = total > 500000 ? DIRECTOR : MANAGER;
    if ((arrears[i] as number) === 0) routes[i] = DIRECT;
    else if (damageCausedByLandlord[i] === 1 && losses > 0 && band + order === 0) routes[i] = DIRECT;
    else routes[i] = ARREARS_FIRST;
  }
}
