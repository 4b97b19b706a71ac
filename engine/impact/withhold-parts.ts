/** Which figures are withheld within the parts of a breakdown, so that none of a few cases comes out by subtraction. */
import { leastShown } from './model.ts';
import { withheld } from './withhold.ts';
import { exposedRows } from './withhold-sums.ts';

/** Figures of a part, or all of them. */
export type HiddenOfPart<Name> = 'all' | ReadonlySet<Name>;

/** A breakdown: what each part counts, and what adds up. */
export interface Breakdown<Name extends string> {
  readonly counts: readonly Name[];
  /** Counts that add up to the cases of a part. */
  readonly sums: readonly (readonly Name[])[];
  /** The cases of each part, and its counts. */
  readonly parts: readonly ({ readonly cases: number } & Readonly<Record<Name, number>>)[];
  /** Counts of the whole that are withheld; all others are known. */
  readonly ofWhole: ReadonlySet<Name>;
  /** Hides what would tell of a count that is hidden. */
  also?(part: Readonly<Record<Name, number>>, hidden: Set<Name>): void;
}

/** Whether a count may be of somebody who can be told. */
export const isSmall = (count: number): boolean => count > 0 && count < leastShown;

/** Adds the smallest others until those of a list that are hidden are two and five cases; false where it cannot. */
export function cover(
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

/** Hides what would come out of the others within one part. False where it cannot be kept from coming out. */
export function coverPart<Name extends string>(
  { sums, also }: Pick<Breakdown<Name>, 'sums' | 'also'>,
  part: Readonly<Record<Name, number>>,
  hidden: Set<Name>,
): boolean {
  const kept = sums.map((names) => {
    const name = (i: number): Name => names[i] as Name;
    return cover(
      names.map((each) => part[each]),
      (i) => hidden.has(name(i)),
      (i) => void hidden.add(name(i)),
    );
  });
  also?.(part, hidden);
  return kept.every(Boolean);
}

/** Covers parts and counts in turn until nothing more is hidden; gives the parts that cannot be covered. */
function settle<Name extends string>(
  breakdown: Breakdown<Name>,
  cells: readonly Set<Name>[],
  whole: readonly boolean[],
): number[] {
  const { parts, counts, ofWhole } = breakdown;
  const size = (): number => cells.reduce((sum, set) => sum + set.size, 0);
  const bare = new Set<number>();
  for (let before = -1; before !== size();) {
    before = size();
    parts.forEach((part, i) => {
      if (!whole[i] && !coverPart(breakdown, part, cells[i] as Set<Name>)) bare.add(i);
    });
    for (const name of counts) {
      if (ofWhole.has(name)) continue;
      const isGone = (i: number): boolean => whole[i] === true || (cells[i]?.has(name) ?? false);
      const values = parts.map((part) => part[name]);
      if (!cover(values, isGone, (i) => cells[i]?.add(name)))
        values.forEach((value, i) => value > 0 && !whole[i] && isGone(i) && bare.add(i));
    }
  }
  return [...bare];
}

/** Parts of which a hidden count comes out of all the sums together. */
const exposedParts = <Name extends string>(
  { parts, sums, ofWhole }: Breakdown<Name>,
  cells: readonly ReadonlySet<Name>[],
  whole: readonly boolean[],
): number[] =>
  sums.flatMap((names) =>
    exposedRows({
      rows: parts.length,
      columns: names.length,
      isHidden: (row, column) => whole[row] === true || cells[row]?.has(names[column] as Name) === true,
      isRowOpen: (row) => whole[row] === true,
      isColumnOpen: (column) => ofWhole.has(names[column] as Name),
    }).filter((row) => !whole[row]),
  );

/**
 * For each part, its counts that are withheld, or 'all': those of one to four, and with them as many others as it takes for
 * none of them to come out of what is shown. A part that cannot be covered so is withheld whole, and others with it.
 */
export function hiddenCounts<Name extends string>(breakdown: Breakdown<Name>): ('all' | Set<Name>)[] {
  const { parts, counts, ofWhole } = breakdown;
  const cases = parts.map((part) => part.cases);
  const whole = withheld(cases);
  for (;;) {
    const cells = parts.map(
      (part) =>
        new Set(counts.filter((name) => part[name] > 0 && (isSmall(part[name]) || ofWhole.has(name)))),
    );
    const bare = settle(breakdown, cells, whole);
    const open = bare.length > 0 ? bare : exposedParts(breakdown, cells, whole);
    if (open.length === 0) return cells.map((set, i) => (whole[i] ? 'all' : set));
    for (const i of open) whole[i] = true;
    cover(
      cases,
      (i) => whole[i] === true,
      (i) => (whole[i] = true),
    );
  }
}
