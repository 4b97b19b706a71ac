/** Which figures of a change are withheld: of the whole pair, of the bars of its distribution, and within a breakdown. */
import type { ImpactBin, ImpactChange, ImpactMover, ImpactPair } from './model.ts';
import type { ExportOptions } from './table-model.ts';
import { leastShown } from './model.ts';
import { withheld } from './withhold.ts';

/** Counts that add up to the cases. */
const ways = ['gain', 'lose', 'same', 'notComparable'] as const;
const counts = [...ways, 'moved', 'figures', 'outcome', 'route', 'authoriser', 'terms'] as const;
const sums = ['min', 'max', 'midpoint'] as const;
export type ChangeCell = (typeof counts)[number] | (typeof sums)[number];
export type HiddenCells = ReadonlySet<ChangeCell>;

const isSmall = (count: number): boolean => count > 0 && count < leastShown;

type Side = 'lose' | 'same' | 'gain';
const sides: readonly Side[] = ['lose', 'same', 'gain'];
/** The side on which a bar is. */
export const sideOf = ({ from, to }: Pick<ImpactBin, 'from' | 'to'>): Side =>
  from === 0 && to === 0 ? 'same' : (to ?? 1) <= 0 ? 'lose' : 'gain';

/**
 * The sides that are withheld whole. A side of fewer than five cases would come out of the count of those that gain, lose or
 * stay, so it takes another with it; rather one that moved, because the sum of those that stay is known to be nothing.
 */
function hiddenSides(bins: readonly ImpactBin[]): ReadonlySet<Side> {
  const cases = (side: Side): number =>
    bins.reduce((sum, bin) => sum + (sideOf(bin) === side ? bin.cases : 0), 0);
  const hidden = new Set(sides.filter((side) => isSmall(cases(side))));
  if (hidden.size === 0) return hidden;
  const others = sides
    .filter((side) => !hidden.has(side) && cases(side) > 0)
    .sort((a, b) => Number(a === 'same') - Number(b === 'same') || cases(a) - cases(b));
  const missing = (): number => [...hidden].reduce((sum, side) => sum + cases(side), 0);
  for (const side of others) {
    if (hidden.size > 1 && missing() >= leastShown) break;
    hidden.add(side);
  }
  return hidden;
}

/** For each bar, whether it is withheld: partners are on its own side, or whole sides go. */
export function withheldBins(bins: readonly ImpactBin[]): boolean[] {
  const whole = hiddenSides(bins);
  const bySide = new Map(
    sides.map((side) => [side, withheld(bins.map((bin) => (sideOf(bin) === side ? bin.cases : 0)))]),
  );
  return bins.map(
    (bin, i) => bin.cases > 0 && (whole.has(sideOf(bin)) || bySide.get(sideOf(bin))?.[i] === true),
  );
}

/** The largest movers that may be shown: those of a side of which no bar is withheld. */
export function shownMovers(
  { bins, largest }: Pick<ImpactPair, 'bins' | 'largest'>,
  { showSmall = false }: ExportOptions,
): { readonly shown: readonly ImpactMover[]; readonly isWithheld: boolean } {
  if (showSmall) return { shown: largest, isWithheld: false };
  const hidden = withheldBins(bins);
  const closed = new Set(bins.flatMap((bin, i) => (hidden[i] ? [sideOf(bin)] : [])));
  const shown = largest.filter(
    ({ midpoint }) =>
      midpoint !== null && !closed.has(midpoint > 0 ? 'gain' : midpoint < 0 ? 'lose' : 'same'),
  );
  return { shown, isWithheld: shown.length < largest.length };
}

/** Adds the smallest others until those of a list that are hidden are two and five cases; false where it cannot. */
function cover(
  values: readonly number[],
  hidden: (i: number) => boolean,
  hide: (i: number) => void,
): boolean {
  const filled = values.flatMap((value, i) => (value > 0 ? [i] : []));
  const gone = filled.filter(hidden);
  const rest = filled.filter((i) => !hidden(i)).sort((a, b) => (values[a] as number) - (values[b] as number));
  let missing = gone.reduce((sum, i) => sum + (values[i] as number), 0);
  let parts = gone.length;
  if (parts === 0) return true;
  for (const next of rest) {
    if (parts > 1 && missing >= leastShown) return true;
    hide(next);
    parts += 1;
    missing += values[next] as number;
  }
  return parts > 1 && missing >= leastShown;
}

/** Hides what would come out of the others within one change. False where it cannot be kept from coming out. */
function coverRow(change: ImpactChange, hidden: Set<ChangeCell>): boolean {
  const way = (i: number): ChangeCell => ways[i] as ChangeCell;
  const isKept = cover(
    ways.map((name) => change[name]),
    (i) => hidden.has(way(i)),
    (i) => hidden.add(way(i)),
  );
  if (['gain', 'lose', 'notComparable'].some((name) => hidden.has(name as ChangeCell)) && change.moved > 0)
    hidden.add('moved');
  return isKept;
}

/** The figures of a whole pair that are withheld: counts of fewer than five, and what would give them or a bar away. */
export function hiddenOfPair({ change, bins }: Pick<ImpactPair, 'change' | 'bins'>): HiddenCells {
  const whole = hiddenSides(bins);
  const hidden = new Set<ChangeCell>([...counts.filter((name) => isSmall(change[name])), ...whole]);
  for (const name of whole) if (change[name] === 0) hidden.delete(name);
  coverRow(change, hidden);
  // The sum is that of one side alone where the other is empty or shown.
  if (whole.has('gain') !== whole.has('lose') || (isSmall(change.gain + change.lose) && whole.size > 0))
    for (const name of sums) hidden.add(name);
  return hidden;
}

/** For each part of a breakdown, its figures that are withheld, or 'all'. */
export function hiddenOfParts(
  changes: readonly ImpactChange[],
  ofPair: HiddenCells,
): ('all' | HiddenCells)[] {
  const rows = withheld(changes.map(({ cases }) => cases));
  for (;;) {
    const cells = changes.map(
      (change) =>
        new Set(counts.filter((name) => change[name] > 0 && (isSmall(change[name]) || ofPair.has(name)))),
    ) as Set<ChangeCell>[];
    const bare = settle(changes, cells, rows, ofPair);
    if (bare.length === 0) {
      hideSums(changes, cells, rows);
      return cells.map((set, i) => (rows[i] ? 'all' : set));
    }
    for (const i of bare) rows[i] = true;
    cover(
      changes.map(({ cases }) => cases),
      (i) => rows[i] === true,
      (i) => (rows[i] = true),
    );
  }
}

/** Covers rows and columns in turn until nothing more is hidden; gives the rows that cannot be covered. */
function settle(
  changes: readonly ImpactChange[],
  cells: readonly Set<ChangeCell>[],
  rows: readonly boolean[],
  ofPair: HiddenCells,
): number[] {
  const size = (): number => cells.reduce((sum, set) => sum + set.size, 0);
  const bare = new Set<number>();
  for (let before = -1; before !== size();) {
    before = size();
    changes.forEach((change, i) => {
      if (!rows[i] && !coverRow(change, cells[i] as Set<ChangeCell>)) bare.add(i);
    });
    for (const name of counts) {
      if (ofPair.has(name)) continue;
      const isGone = (i: number): boolean => rows[i] === true || (cells[i]?.has(name) ?? false);
      const values = changes.map((change) => change[name]);
      if (!cover(values, isGone, (i) => cells[i]?.add(name)))
        values.forEach((value, i) => value > 0 && !rows[i] && isGone(i) && bare.add(i));
    }
  }
  return [...bare];
}

/** Sums go with the counts of those that gain and lose; one part alone takes another with it. */
function hideSums(
  changes: readonly ImpactChange[],
  cells: readonly Set<ChangeCell>[],
  rows: readonly boolean[],
): void {
  const isGone = (i: number): boolean =>
    rows[i] === true || cells[i]?.has('gain') === true || cells[i]?.has('lose') === true;
  const gone = new Set(changes.flatMap((_, i) => (isGone(i) ? [i] : [])));
  cover(
    changes.map(({ gain, lose }) => gain + lose),
    (i) => gone.has(i),
    (i) => gone.add(i),
  );
  for (const i of gone) for (const name of sums) cells[i]?.add(name);
}
