/** Three-way merge of texts by lines: what clashes is a person's choice, what does not is merged. Pure. */
import { diffIndices } from 'node-diff3';

/** A stretch of lines. `stable`: all agree. Otherwise base, mine and theirs, and whose change it is where only one made one. */
export type Region =
  | { readonly kind: 'stable'; readonly lines: readonly string[]; readonly line: number }
  | {
      readonly kind: 'changed';
      readonly base: readonly string[];
      readonly mine: readonly string[];
      readonly theirs: readonly string[];
      /** `clash`: both changed it, and not to the same. */
      readonly by: 'mine' | 'theirs' | 'both alike' | 'clash';
      /** The line of the base where it begins, from 1. */
      readonly line: number;
    };

/** What is taken at a clash; a list of lines was written by hand. */
export type Pick = 'mine' | 'theirs' | 'both' | readonly string[];

const linesOf = (text: string): string[] => text.split('\n');
const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index]);

function changer(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): 'mine' | 'theirs' | 'both alike' | 'clash' {
  if (sameLines(mine, theirs)) return 'both alike';
  if (sameLines(theirs, base)) return 'mine';
  return sameLines(mine, base) ? 'theirs' : 'clash';
}

/** A change of one side: lines `from` to `to` of the base became lines `start` to `end` of the side. */
interface Hunk {
  readonly side: 'mine' | 'theirs';
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

const hunksOf = (base: string[], text: string[], side: Hunk['side']): Hunk[] =>
  diffIndices(base, text).map(({ buffer1: [from, length], buffer2: [start, count] }) => ({
    side,
    from,
    to: from + length,
    start,
    end: start + count,
  }));

/** Hunks that overlap or touch, together: what two people changed side by side is not merged unseen. */
function grouped(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  let end = -1;
  for (const hunk of [...hunks].sort((a, b) => a.from - b.from)) {
    if (hunk.from > end) groups.push([hunk]);
    else groups.at(-1)?.push(hunk);
    end = Math.max(end, hunk.to);
  }
  return groups;
}

/** The lines of a side that stand where the base has `from` to `to`. */
function sideLines(
  group: readonly Hunk[],
  side: Hunk['side'],
  lines: string[],
  base: readonly string[],
  [from, to]: readonly [number, number],
): readonly string[] {
  const own = group.filter((hunk) => hunk.side === side);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return base;
  return lines.slice(first.start - (first.from - from), last.end + (to - last.to));
}

/** The regions of three texts, in order. */
export function regionsOf(baseText: string, mineText: string, theirsText: string): Region[] {
  const [all, a, b] = [linesOf(baseText), linesOf(mineText), linesOf(theirsText)];
  const regions: Region[] = [];
  let at = 0;
  const stable = (to: number): void => {
    if (to > at) regions.push({ kind: 'stable', lines: all.slice(at, to), line: at + 1 });
  };
  for (const group of grouped([...hunksOf(all, a, 'mine'), ...hunksOf(all, b, 'theirs')])) {
    const from = Math.min(...group.map((hunk) => hunk.from));
    const to = Math.max(...group.map((hunk) => hunk.to));
    stable(from);
    const base = all.slice(from, to);
    const mine = sideLines(group, 'mine', a, base, [from, to]);
    const theirs = sideLines(group, 'theirs', b, base, [from, to]);
    regions.push({ kind: 'changed', base, mine, theirs, by: changer(base, mine, theirs), line: from + 1 });
    at = to;
  }
  stable(all.length);
  return regions;
}

/** The merged text with these picks, by the number of the clash among the clashes; null while one is open. */
export function mergedText(regions: readonly Region[], picks: ReadonlyMap<number, Pick>): string | null {
  const lines: string[] = [];
  let clash = 0;
  for (const region of regions) {
    if (region.kind === 'stable') lines.push(...region.lines);
    else if (region.by !== 'clash') lines.push(...(region.by === 'theirs' ? region.theirs : region.mine));
    else {
      const pick = picks.get(clash);
      clash += 1;
      if (pick === undefined) return null;
      if (pick === 'mine' || pick === 'both') lines.push(...region.mine);
      if (pick === 'theirs' || pick === 'both') lines.push(...region.theirs);
      if (typeof pick === 'object') lines.push(...pick);
    }
  }
  return lines.join('\n');
}

/** Why a text is not JSON, in one line; null where it is. */
export function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
