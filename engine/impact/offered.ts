/** What was decided, offered or ordered, held against what one edition says. */
import { hasBit } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import type { Case } from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import { Authority } from './authority.ts';
import type { OfferedCheck } from './model.ts';
import { AWARD, standOf, stands } from './standings.ts';

/** How a sum stands against a range. 0 is kept for cases in which nothing was decided. */
export const standings = { below: 1, within: 2, above: 3, notComparable: 4 } as const;
export const offeredMarks = { aboveAuthority: 8, otherRole: 16, noReason: 32, authorityUnknown: 64 } as const;

/** Where a sum in pence stands, and by how much it misses the range. */
export function against(result: BatchResult, at: number, sum: number): { standing: number; by: number } {
  const stand = standOf(result, at);
  if (stand === stands.undetermined || stand === stands.unspecified)
    return { standing: standings.notComparable, by: 0 };
  const pays = result.outcomes[at] === AWARD;
  const min = pays ? (result.min[at] as number) : 0;
  const max = pays ? (result.max[at] as number) : 0;
  if (sum < min) return { standing: standings.below, by: min - sum };
  if (sum === min && pays && hasBit(result.exclusive, at)) return { standing: standings.below, by: 0 };
  return sum > max ? { standing: standings.above, by: sum - max } : { standing: standings.within, by: 0 };
}

/** Counts of one group of cases. */
export class CheckTally {
  private readonly count = { cases: 0, aboveAuthority: 0, authorityUnknown: 0, otherRole: 0, noReason: 0 };
  private readonly standings = [0, 0, 0, 0, 0];
  private sum = 0;
  private belowBy = 0;
  private aboveBy = 0;
  private least = Infinity;
  private most = -Infinity;

  add(sum: number, byte: number, by: number): void {
    const standing = byte & 7;
    this.count.cases += 1;
    this.standings[standing] = (this.standings[standing] as number) + 1;
    for (const mark of ['aboveAuthority', 'authorityUnknown', 'otherRole', 'noReason'] as const)
      if ((byte & offeredMarks[mark]) !== 0) this.count[mark] += 1;
    this.sum += sum;
    if (standing === standings.below) this.belowBy += by;
    if (standing === standings.above) this.aboveBy += by;
    this.least = Math.min(this.least, sum);
    this.most = Math.max(this.most, sum);
  }

  answer(): OfferedCheck {
    const of = (standing: number): number => this.standings[standing] as number;
    return {
      ...this.count,
      below: of(standings.below),
      within: of(standings.within),
      above: of(standings.above),
      notComparable: of(standings.notComparable),
      sum: this.sum,
      belowBy: this.belowBy,
      aboveBy: this.aboveBy,
      least: this.count.cases > 0 ? this.least : null,
      most: this.count.cases > 0 ? this.most : null,
    };
  }
}

/** A case of which something was decided, as far as it is the same under every edition. */
export interface DecidedCase {
  readonly sum: number;
  readonly officer: number;
  readonly vulnerable: number;
}

/** One edition's checks: of all cases, by officer, by household, and of published determinations. */
export class OfferedTally {
  readonly all = new CheckTally();
  readonly officers = new Map<number, CheckTally>();
  readonly households = new Map<number, CheckTally>();
  readonly published = { offered: new CheckTally(), ordered: new CheckTally() };
  private authority: Authority | undefined;

  /** Adds a case; gives its byte. */
  add(result: BatchResult, at: number, c: Case, { sum, officer, vulnerable }: DecidedCase): number {
    const { standing, by } = against(result, at, sum);
    const byte =
      standing | this.authorityOf(result, at, c, sum) | (c.decided?.reasons ? 0 : offeredMarks.noReason);
    for (const tally of [this.all, groupIn(this.officers, officer), groupIn(this.households, vulnerable)])
      tally.add(sum, byte, by);
    return byte;
  }

  /** Adds what a published determination says; gives the standings of what was offered and ordered, 0 for none. */
  addPublished(
    result: BatchResult,
    at: number,
    c: Case,
  ): { readonly offered: number; readonly ordered: number } {
    const one = (kind: 'offered' | 'ordered'): number => {
      const pounds = c.determination?.[kind];
      const sum = typeof pounds === 'number' ? poundsToPence(pounds) : null;
      if (sum === null) return 0;
      const { standing, by } = against(result, at, sum);
      this.published[kind].add(sum, standing | offeredMarks.authorityUnknown, by);
      return standing;
    };
    return { offered: one('offered'), ordered: one('ordered') };
  }

  private authorityOf(result: BatchResult, at: number, c: Case, sum: number): number {
    const role = c.decided?.role?.trim();
    if (!role) return offeredMarks.authorityUnknown;
    this.authority ??= new Authority(result.edition);
    const level = this.authority.levelOf(role);
    if (level === undefined) return offeredMarks.otherRole;
    const isAbove = this.authority.isAbove(result, at, c, level, sum);
    if (isAbove === undefined) return offeredMarks.authorityUnknown;
    return isAbove ? offeredMarks.aboveAuthority : 0;
  }
}

function groupIn(groups: Map<number, CheckTally>, group: number): CheckTally {
  const known = groups.get(group);
  if (known) return known;
  const made = new CheckTally();
  groups.set(group, made);
  return made;
}
