/** The rules of `housing-ombudsman@2024` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { FINDING, IMPACT } from './codes.ts';

/** Words of bits for each case. */
export const words = 1;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    alreadyOffered: alreadyOfferedOf,
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    arrears: arrearsOf,
    belongingsLoss: belongingsLossOf,
    cleaningCost: cleaningCostOf,
    flooringLoss: flooringLossOf,
    heatingCost: heatingCostOf,
    impact: impactOf,
    lossOfEarnings: lossOfEarningsOf,
    mealsCost: mealsCostOf,
    ombudsmanFinding: ombudsmanFindingOf,
    ownRepairCost: ownRepairCostOf,
    redecorationCost: redecorationCostOf,
    unevidencedLoss: unevidencedLossOf,
  } = c;
  for (let i = from, at = 0; i < to; i += 1, at += 1) {
    const ombudsmanFinding = ombudsmanFindingOf[i] as number;
    const evidencedLoss =
      (belongingsLossOf[i] as number) +
        (flooringLossOf[i] as number) +
        (heatingCostOf[i] as number) +
        (mealsCostOf[i] as number) +
        (cleaningCostOf[i] as number) +
        (redecorationCostOf[i] as number) +
        (alternativeAccommodationCostOf[i] as number) +
        (ownRepairCostOf[i] as number) +
        (lossOfEarningsOf[i] as number) >
      0;
    let a = 0x100 | 0;
    if (ombudsmanFinding === FINDING.none)
      a |= 1 << 5; // no-finding
    else if (ombudsmanFinding === FINDING.serviceFailure)
      a |= 1 << 0; // bands-service-failure
    else if (ombudsmanFinding === FINDING.severeMaladministration)
      a |= 1 << 4; // bands-severe-maladministration
    else if (impactOf[i] === IMPACT.none)
      a |= 1 << 3; // bands-maladministration-impact-not-told
    else if (impactOf[i] === IMPACT.high)
      a |= 1 << 2; // bands-maladministration-significant
    else a |= 1 << 1; // bands-maladministration
    if (evidencedLoss) a |= 1 << 6; // evidenced-loss
    if ((unevidencedLossOf[i] as number) > 0) a |= 1 << 7; // unevidenced-loss
    // paid-directly always holds
    if ((arrearsOf[i] as number) > 0) a |= 1 << 9; // no-offset
    if ((alreadyOfferedOf[i] as number) > 0) a |= 3 << 10; // already-offered, top-up-not-read
    out[at] = a;
  }
}
