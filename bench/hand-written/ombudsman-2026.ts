/** The rules of `housing-ombudsman@2026-04` by hand: which of them hold, a bit each in the order of the document. */
import type { Columns } from '../flat.ts';
import { IMPACT } from './codes.ts';

/** Words of bits for each case. */
export const words = 1;

/** Writes the bits of the cases from `from` up to `to`, the first at the start of `out`. */
export function fired(c: Columns, from: number, to: number, out: Int32Array): void {
  const {
    alternativeAccommodationCost: alternativeAccommodationCostOf,
    arrears: arrearsOf,
    belongingsLoss: belongingsLossOf,
    cleaningCost: cleaningCostOf,
    flooringLoss: flooringLossOf,
    heatingAndWaterLossDays: heatingAndWaterLossDaysOf,
    heatingCost: heatingCostOf,
    heatingOrWaterLossDays: heatingOrWaterLossDaysOf,
    impact: impactOf,
    lightingLossWeeks: lightingLossWeeksOf,
    lossOfEarnings: lossOfEarningsOf,
    mealsCost: mealsCostOf,
    missedAppointments: missedAppointmentsOf,
    ownRepairCost: ownRepairCostOf,
    poorComplaintHandling: poorComplaintHandlingOf,
    powerLossDays: powerLossDaysOf,
    redecorationCost: redecorationCostOf,
    unevidencedLoss: unevidencedLossOf,
  } = c;
  for (let i = from, at = 0; i < to; i += 1, at += 1) {
    const heatingAndWaterLossDays = heatingAndWaterLossDaysOf[i] as number;
    const heatingOrWaterLossDays = heatingOrWaterLossDaysOf[i] as number;
    const powerLossDays = powerLossDaysOf[i] as number;
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
    let a = 0x400 | 0;
    if (heatingAndWaterLossDays > 0) a |= 1 << 0; // no-heating-and-no-hot-water
    if (heatingOrWaterLossDays > 0) a |= 1 << 1; // no-heating-or-no-hot-water
    if (powerLossDays > 0) a |= 1 << 2; // no-power
    if ((lightingLossWeeksOf[i] as number) > 0) a |= 1 << 3; // no-lighting
    if ((missedAppointmentsOf[i] as number) >= 1) a |= 1 << 4; // missed-appointment
    if (impactOf[i] !== IMPACT.none) a |= 1 << 5; // unquantifiable-loss
    if (evidencedLoss) a |= 1 << 6; // evidenced-loss
    if ((unevidencedLossOf[i] as number) > 0) a |= 1 << 7; // probable-loss
    if (poorComplaintHandlingOf[i] === 1) a |= 1 << 8; // complaint-handling
    if (powerLossDays > 0 && (heatingAndWaterLossDays > 0 || heatingOrWaterLossDays > 0)) a |= 1 << 9; // power-without-heating
    // paid-directly always holds
    if ((arrearsOf[i] as number) > 0) a |= 1 << 11; // no-offset
    out[at] = a;
  }
}
