/** Which figures of a change are withheld: of the whole pair, of the bars of its distribution, and within a breakdown. */
import type { ImpactBin, ImpactChange, ImpactMover, ImpactPair } from './model.ts';
import type { ExportOptions } from './table-model.ts';
import { leastShown } from './model.ts';
import { withheld } from './withhold.ts';
import { type Breakdown, cover, coverPart, hiddenCounts, isSmall } from './withhold-parts.ts';

/** Counts that add up to the cases. */
const ways = ['gain', 'lose', 'same', 'notComparable'] as const;
const counts = [...ways, 'moved', 'figures', 'outcome', 'route', 'authoriser', 'terms'] as const;
const sums = ['min', 'max', 'midpoint'] as const;
type ChangeCount = (typeof counts)[number];
export type ChangeCell = ChangeCount | (typeof sums)[number];
export type HiddenCells = ReadonlySet<ChangeCell>;

type Side = 'lose' | 'same' | 'gain';
const sides: readonly Side[] = ['lose', 'same', 'gain'];
/** A side, or the cases in no bar. */
type Part = Side | 'without';
/** The side on which a bar is. */
export const sideOf = ({ from, to }: Pick<ImpactBin, 'from' | 'to'>): Side =>
  from === 0 && to === 0 ? 'same' : (to ?? 1) <= 0 ? 'lose' : 'gain';

/** The cases of a pair that are in no bar. */
const withoutBar = ({ change, bins }: Pick<ImpactPair, 'change' | 'bins'>): number =>
  bins.length === 0 ? 0 : change.cases - bins.reduce((sum, bin) => sum + bin.cases, 0);

/** Whether the count of cases in no bar is withheld: of fewer than five, or where those in bars are. */
export const hidesWithout = (pair: Pick<ImpactPair, 'change' | 'bins'>): boolean =>
  isSmall(withoutBar(pair)) || isSmall(pair.change.figures);

/**
 * The sides that are withheld whole. A side of fewer than five cases would come out of the count of those that gain, lose or
 * stay, so it takes another with it; rather one that moved, because the sum of those that stay is known to be nothing. So
 * do fewer than five cases that are in no bar (`without`): they are what the bars leave of all.
 */
function hiddenSides(bins: readonly ImpactBin[], without: number): ReadonlySet<Part> {
  const cases = (part: Part): number =>
    part === 'without' ? without : bins.reduce((sum, bin) => sum + (sideOf(bin) === part ? bin.cases : 0), 0);
  const parts: readonly Part[] = [...sides, 'without'];
  const hidden = new Set<Part>(parts.filter((part) => isSmall(cases(part))));
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

/** For each bar, whether it is withheld: partners are on its own side, or whole sides go. `without`: the cases in no bar. */
export function withheldBins(bins: readonly ImpactBin[], without = 0): boolean[] {
  const whole = hiddenSides(bins, without);
  const bySide = new Map(
    sides.map((side) => [side, withheld(bins.map((bin) => (sideOf(bin) === side ? bin.cases : 0)))]),
  );
  return bins.map(
    (bin, i) => bin.cases > 0 && (whole.has(sideOf(bin)) || bySide.get(sideOf(bin))?.[i] === true),
  );
}

/** The largest movers that may be shown: those of a side of which no bar is withheld. */
export function shownMovers(
  pair: Pick<ImpactPair, 'change' | 'bins' | 'largest'>,
  { showSmall = false }: ExportOptions,
): { readonly shown: readonly ImpactMover[]; readonly isWithheld: boolean } {
  const { bins, largest } = pair;
  if (showSmall) return { shown: largest, isWithheld: false };
  const hidden = withheldBins(bins, withoutBar(pair));
  const closed = new Set(bins.flatMap((bin, i) => (hidden[i] ? [sideOf(bin)] : [])));
  const shown = largest.filter(
    ({ midpoint }) =>
      midpoint !== null && !closed.has(midpoint > 0 ? 'gain' : midpoint < 0 ? 'lose' : 'same'),
  );
  return { shown, isWithheld: shown.length < largest.length };
}

/** What adds up within a change, and what tells of one of its ways. */
const ofChange: Pick<Breakdown<ChangeCount>, 'sums' | 'also'> = {
  sums: [ways],
  also: ({ moved }, hidden) => {
    if (moved > 0 && (['gain', 'lose', 'notComparable'] as const).some((name) => hidden.has(name)))
      hidden.add('moved');
  },
};

/** The figures of a whole pair that are withheld: counts of fewer than five, and what would give them or a bar away. */
export function hiddenOfPair({ change, bins }: Pick<ImpactPair, 'change' | 'bins'>): HiddenCells {
  const whole = hiddenSides(bins, withoutBar({ change, bins }));
  const ofSides = sides.filter((side) => whole.has(side));
  const small = new Set<ChangeCount>([...counts.filter((name) => isSmall(change[name])), ...ofSides]);
  for (const name of ofSides) if (change[name] === 0) small.delete(name);
  // What the figures leave of all are the cases in no bar.
  if (whole.has('without') && change.figures > 0) small.add('figures');
  coverPart(ofChange, change, small);
  const hidden = new Set<ChangeCell>(small);
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
  const ofWhole = new Set(counts.filter((name) => ofPair.has(name)));
  const hidden = hiddenCounts<ChangeCount>({ counts, parts: changes, ofWhole, ...ofChange });
  const cells = hidden.map((part) => new Set<ChangeCell>(part === 'all' ? [] : part));
  const rows = hidden.map((part) => part === 'all');
  hideSums(changes, cells, rows);
  return cells.map((set, i) => (rows[i] ? 'all' : set));
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
