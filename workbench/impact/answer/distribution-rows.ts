/** The distribution for files: its bars as rows, and as a picture in which those of few cases are withheld. */
import { leastShown, notDrawn, WITHHELD } from '../../../engine/impact/index.ts';
import { hidesWithout, withheldBins } from '../../../engine/impact/withhold-cells.ts';
import { penceToPounds } from '../../../engine/money.ts';
import type { PairView } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { binShort, binText, notDrawnText } from '../words.ts';
import type { Place } from './bars.tsx';

type Drawn = Pick<PairView, 'bins' | 'change'>;

const hiddenOf = (pair: Drawn, showSmall: boolean): readonly boolean[] =>
  showSmall ? [] : withheldBins(pair.bins, notDrawn(pair).cases);

/** Whether the count of cases without a midpoint on both sides is withheld. */
const isOutsideHidden = (pair: Drawn, showSmall: boolean): boolean => !showSmall && hidesWithout(pair);

/** The bars as rows of a file, and the cases that are in none; those of few cases are withheld unless asked for. */
export function rowsOf(pair: Drawn, showSmall: boolean) {
  const hidden = hiddenOf(pair, showSmall);
  const rows = pair.bins.map((bin, i) => ({
    change: binText(bin),
    from: bin.from === null ? null : penceToPounds(bin.from),
    to: bin.to === null ? null : penceToPounds(bin.to),
    cases: hidden[i] === true ? WITHHELD : bin.cases,
    together: hidden[i] === true ? null : penceToPounds(bin.sum),
  }));
  const outside = {
    change: 'no midpoint on one side or both',
    from: null,
    to: null,
    cases: isOutsideHidden(pair, showSmall) ? WITHHELD : notDrawn(pair).cases,
    together: null,
  };
  return [...rows, outside];
}

/** Bars with their places among the bins, the unchanged left out. */
export const changing = ({ bins }: Pick<Drawn, 'bins'>): Place[] =>
  bins
    .map((bin, at): Place => ({ ...bin, at, label: binShort(bin) }))
    .filter(({ from, to }) => from !== 0 || to !== 0);

/** The bars as a picture that is handed on has them: of those that are withheld neither a number nor a height. */
export function picturedPlaces(pair: Drawn, showSmall: boolean): Place[] {
  const hidden = hiddenOf(pair, showSmall);
  return changing(pair).map((place) =>
    hidden[place.at] === true ? { ...place, cases: 0, sum: 0, isWithheld: true } : place,
  );
}

/** What stands under that picture: how many cases there are, what is not drawn, and what is withheld. */
export function pictureNotes(pair: Drawn, showSmall: boolean): string[] {
  const hidden = hiddenOf(pair, showSmall);
  const isAny = hidden.some(Boolean);
  const isVague = isAny || isOutsideHidden(pair, showSmall);
  return [
    `${count(pair.change.cases, 'case')} in all, by the change of their midpoint.`,
    isVague
      ? 'Cases with the same midpoint, and cases without one on one side or both, are not drawn.'
      : notDrawnText(pair),
    ...(isAny
      ? [
          `“withheld”: a bar of fewer than ${leastShown} cases, or one from which such a bar could be worked out. Its height says nothing.`,
        ]
      : []),
  ];
}

/** Which bars have their labels under them where there is no room for all: the highest first, each with so much room of its own. */
export function labelled(cases: readonly number[], width: number, needed = 76): ReadonlySet<number> {
  const apart = Math.ceil(needed / Math.max(1, width / Math.max(1, cases.length)));
  const chosen = new Set<number>();
  const order = cases.map((_, i) => i).sort((a, b) => (cases[b] as number) - (cases[a] as number) || a - b);
  for (const i of order) if ([...chosen].every((other) => Math.abs(other - i) >= apart)) chosen.add(i);
  return chosen;
}
