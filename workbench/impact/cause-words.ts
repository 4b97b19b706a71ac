/** Words of causes, for the answer and for the strip of the Author screen. */
import type { ImpactChange } from '../../engine/impact/index.ts';
import { count } from '../shared/words.ts';
import { changeOf, over } from './words.ts';

/** Why no cause is named between editions of two landlords. */
export const noCauses =
  'The editions are of two landlords: their rules have nothing to do with each other, so none of them is a cause.';

/** The change of the midpoint: "+£50", "+£50 over 12 cases" of more; "–" where no case has a figure on both sides. */
export function midpointText(change: ImpactChange): string {
  const { cases, figures, midpoint } = change;
  const sum = changeOf(change, midpoint);
  return figures === 0 || figures === cases ? sum : `${sum} ${over(figures)}`;
}

/** "3 gain, 1 lose; midpoint +£40" of past cases, or that nothing changes. */
export function pastText(change: ImpactChange): string {
  const of = count(change.cases, 'past case');
  if (change.moved === 0) return `nothing changes in ${of}`;
  const format = (n: number): string => n.toLocaleString('en-GB');
  const fares = [
    `${format(change.gain)} gain`,
    `${format(change.lose)} lose`,
    ...(change.notComparable > 0 ? [`${format(change.notComparable)} not comparable`] : []),
  ];
  return `of ${of} ${fares.join(', ')}; midpoint ${midpointText(change)}`;
}
