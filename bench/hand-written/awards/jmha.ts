/** `jmha@2023-07` by hand: outcome, range, route and authoriser. */
import type { Columns } from '../../flat.ts';
import { IMPACT, STAGE } from '../codes.ts';
import { ARREARS_FIRST, AWARD, DIRECT, NO_AWARD, OUTSIDE, type Verdicts } from './verdicts.ts';

/** The bands of ¶17 in pence, by impact. */
const least = Int32Array.from([0, 5000, 15000, 50000]);
const most = Float64Array.from([0, 15000, 50000, Infinity]);
const ESCALATIONS = 0;
const RESOLUTION = 1;

/** Decides every case of the columns. */
export function decide(c: Columns, cases: number, out: Verdicts): void {
  const {
    alternativeAccommodationCost,
    arrears,
    belongingsLoss,
    cleaningCost,
    complaintStage,
    heatingCost,
    impact,
    mealsCost,
    missedAppointments,
    ombudsmanOrder,
    orderInAddition,
    ownRepairCost,
    poorComplaintHandling,
    redecorationCost,
    rentRefundOffered,
    serviceStandardMissed,
    unevidencedLoss,
  } = c;
  const { outcomes, min: mins, max: maxes, routes, roles } = out;
  for (let i = 0; i < cases; i += 1) {
    if (rentRefundOffered[i] === 1) {
      outcomes[i] = OUTSIDE;
      continue;
    }
    const order = ombudsmanOrder[i] as number;
    let min = order;
    let max = order;
    if (serviceStandardMissed[i] === 1) {
      const costs =
        (belongingsLoss[i] as number) +
        (heatingCost[i] as number) +
        (alternativeAccommodationCost[i] as number) +
        (redecorationCost[i] as number) +
        (mealsCost[i] as number) +
        (cleaningCost[i] as number) +
        (ownRepairCost[i] as number);
      min += costs;
      max += costs + (unevidencedLoss[i] as number);
      if (order === 0 || orderInAddition[i] === 1) {
        const appointments = 1000 * (missedAppointments[i] as number);
        min += appointments;
        max += appointments;
        if (poorComplaintHandling[i] === 1) max += 10000;
        const stage = complaintStage[i] as number;
        const band = impact[i] as number;
        if (band !== IMPACT.none) {
          if (stage >= STAGE.stage1) {
            min += least[band] as number;
            max += most[band] as number;
            roles[i] = RESOLUTION;
          } else if (stage === STAGE.informal) {
            max += 5000;
            roles[i] = ESCALATIONS;
          }
        }
      }
    }
    if (max > 0) {
      outcomes[i] = AWARD;
      mins[i] = min;
      maxes[i] = max;
      routes[i] = (arrears[i] as number) > 0 ? ARREARS_FIRST : DIRECT;
    } else outcomes[i] = NO_AWARD;
  }
}
