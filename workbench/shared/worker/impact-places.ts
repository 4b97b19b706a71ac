/** The places of the cases behind a figure. */
import type { Found, ImpactTally } from '../../../engine/impact/index.ts';
import type { CasePick } from '../impact-protocol.ts';

/** How many there are, and the places of up to `count` of them from the `from`th on. */
export function placesOf(tally: ImpactTally, pick: CasePick, from: number, count: number): Found {
  if (pick.kind !== 'offered') return tally.casesOf(pick.pair, pick, from, count);
  const { total, cases } = tally.offered.casesOf(pick.of, pick.selector, from, count);
  return { total, places: cases.map(({ at }) => at) };
}
