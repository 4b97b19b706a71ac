/** The cases whose midpoint changed most, kept while a portfolio goes by. */

/** How many are kept. */
export const mostMovers = 20;

/** Where a large mover stands. */
export interface Kept {
  readonly at: number;
  readonly id: string;
  /** The change of its midpoint, doubled. */
  readonly doubled: number;
}

/** The largest changes, the largest first; of equal ones the earlier in the portfolio. */
export class Largest {
  private readonly list: Kept[] = [];
  /** What a change must exceed to get in. */
  private least = 0;

  add(at: number, doubled: number, idAt: (at: number) => string): void {
    const size = Math.abs(doubled);
    if (size <= this.least) return;
    let place = this.list.length;
    while (place > 0 && Math.abs((this.list[place - 1] as Kept).doubled) < size) place -= 1;
    this.list.splice(place, 0, { at, id: idAt(at), doubled });
    if (this.list.length > mostMovers) this.list.pop();
    if (this.list.length === mostMovers) this.least = Math.abs((this.list[mostMovers - 1] as Kept).doubled);
  }

  all(): readonly Kept[] {
    return this.list;
  }
}
