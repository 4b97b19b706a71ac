/** `housing-ombudsman@2024` and `housing-ombudsman@2026-04` by hand: outcome, range and route; neither names an authoriser. */
import type { Columns } from '../../flat.ts';
import { FAULT, FINDING, IMPACT } from '../codes.ts';
import { AWARD, DIRECT, NO_AWARD, OUTSIDE, type Verdicts } from './verdicts.ts';

/** Decides every case of the columns under the edition of 2024. */
export function decide2024(c: Columns, cases: number, out: Verdicts): void {
  const {
    alternativeAccommodationCost,
    belongingsLoss,
    cleaningCost,
    flooringLoss,
    heatingCost,
    impact,
    lossOfEarnings,
    mealsCost,
    ombudsmanFinding,
    ombudsmanOrder,
    orderInAddition,
    ownRepairCost,
    redecorationCost,
  } = c;
  const { outcomes, min: mins, max: maxes, routes } = out;
  for (let i = 0; i < cases; i += 1) {
    const finding = ombudsmanFinding[i] as number;
    if (finding === FINDING.none) {
      outcomes[i] = OUTSIDE;
      continue;
    }
    const order = ombudsmanOrder[i] as number;
    let min =
      order +
      (belongingsLoss[i] as number) +
      (flooringLoss[i] as number) +
      (heatingCost[i] as number) +
      (mealsCost[i] as number) +
      (cleaningCost[i] as number) +
      (redecorationCost[i] as number) +
      (alternativeAccommodationCost[i] as number) +
      (ownRepairCost[i] as number) +
      (lossOfEarnings[i] as number);
    let max = min;
    if (order === 0 || orderInAddition[i] === 1) {
      const band = impact[i] as number;
      if (finding === FINDING.serviceFailure) {
        min += 5000;
        max += 10000;
      } else if (finding === FINDING.severeMaladministration) {
        min += 100000;
        max = Infinity;
      } else {
        min += band === IMPACT.high ? 60000 : 10000;
        max += band === IMPACT.high || band === IMPACT.none ? 100000 : 60000;
      }
    }
    if (max > 0) {
      outcomes[i] = AWARD;
      mins[i] = min;
      maxes[i] = max;
      routes[i] = DIRECT;
    } else outcomes[i] = NO_AWARD;
  }
}

/** Decides every case of the columns under the edition of April 2026. */
export function decide2026(c: Columns, cases: number, out: Verdicts): void {
  const {
    alternativeAccommodationCost,
    belongingsLoss,
    cleaningCost,
    flooringLoss,
    heatingAndWaterLossDays,
    heatingCost,
    heatingOrWaterLossDays,
    impact,
    landlordResponsibility,
    lightingLossWeeks,
    lossOfEarnings,
    mealsCost,
    missedAppointments,
    ombudsmanOrder,
    orderInAddition,
    ownRepairCost,
    powerLossDays,
    redecorationCost,
    unevidencedLoss,
  } = c;
  const { outcomes, min: mins, max: maxes, routes } = out;
  for (let i = 0; i < cases; i += 1) {
    const order = ombudsmanOrder[i] as number;
    let min = order;
    let max = order;
    if (landlordResponsibility[i] !== FAULT.none) {
      min +=
        (belongingsLoss[i] as number) +
        (flooringLoss[i] as number) +
        (heatingCost[i] as number) +
        (mealsCost[i] as number) +
        (cleaningCost[i] as number) +
        (redecorationCost[i] as number) +
        (alternativeAccommodationCost[i] as number) +
        (ownRepairCost[i] as number) +
        (lossOfEarnings[i] as number) +
        (unevidencedLoss[i] as number);
      if (order === 0 || orderInAddition[i] === 1)
        min +=
          1500 * (heatingAndWaterLossDays[i] as number) +
          800 * (heatingOrWaterLossDays[i] as number) +
          1000 * (powerLossDays[i] as number) +
          1000 * (lightingLossWeeks[i] as number) +
          1500 * (missedAppointments[i] as number);
      max = min;
      // No sum is stated for distress.
      if (impact[i] !== IMPACT.none && (order === 0 || orderInAddition[i] === 1)) max = Infinity;
    }
    if (max > 0) {
      outcomes[i] = AWARD;
      mins[i] = min;
      maxes[i] = max;
      routes[i] = DIRECT;
    } else outcomes[i] = NO_AWARD;
  }
}
