/** Which causes moved each case, as the number of a group: `moves` told row by row, without an object for any of them. */
import { eachRow, type Vector } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import { type Cause, causeKey, Causes } from '../compare/moves-causes.ts';
import { Ways } from './ways.ts';

/** Stands at a case that did not move. */
export const UNMOVED = -1;

/**
 * Groups of causes over many runs of one pair of editions. A group is a way through a tree: each cause of a case leads
 * one step on, so cases that the same causes moved end at the same place. The root has no cause.
 */
export class CauseGroups {
  private readonly causes: Cause[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly ways = new Ways();
  private readonly from: number[] = [0];
  private readonly by: number[] = [-1];

  /** The group of each case of a run; `UNMOVED` for those that did not move. */
  groupsOf(before: BatchResult, after: BatchResult, moved: Vector): Int32Array {
    const groups = new Int32Array(before.cases).fill(UNMOVED);
    eachRow(moved, (row) => (groups[row] = 0));
    const causes = new Causes(before, after, moved);
    let left = moved;
    for (let rank = 0; rank < causes.depth && left.some((bits) => bits !== 0); rank += 1) {
      const named = new Int32Array(left.length);
      for (const { cause, rows } of causes.suspects(rank)) {
        const number = this.numberOf(cause);
        for (let w = 0; w < left.length; w += 1) {
          const bits = (rows[w] as number) & (left[w] as number);
          named[w] = (named[w] as number) | bits;
          for (let rest = bits; rest !== 0; rest &= rest - 1) {
            const row = (w << 5) + (31 - Math.clz32(rest & -rest));
            groups[row] = this.next(groups[row] as number, number);
          }
        }
      }
      left = left.map((bits, w) => bits & ~(named[w] as number));
    }
    return groups;
  }

  /** The causes of a group. */
  of(group: number): Cause[] {
    const found: Cause[] = [];
    for (let at = group; at > 0; at = this.from[at] as number)
      found.unshift(this.causes[this.by[at] as number] as Cause);
    return found;
  }

  private numberOf(cause: Cause): number {
    const key = causeKey(cause);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.causes.length);
    return this.causes.push(cause) - 1;
  }

  private next(at: number, cause: number): number {
    return this.ways.from(at, cause, () => {
      this.by.push(cause);
      return this.from.push(at) - 1;
    });
  }
}
