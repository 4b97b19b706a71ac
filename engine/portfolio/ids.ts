/** The ids of a portfolio's cases: a reference stands once in a file, and no two cases have one id. */

/** Gives ids. References are held against each other as they are written, ids as they are made of them. */
export class Ids {
  private readonly given = new Set<string>();
  private readonly taken = new Set<string>();

  /** The id of a row: `slug`, or one of its line where that is blank or taken; undefined where the reference stood before. */
  take(reference: string, slug: string, line: number): string | undefined {
    // A copy: a piece of a file's text would hold on to all of it.
    const own = ` ${reference}`.slice(1);
    if (this.given.has(own)) return undefined;
    this.given.add(own);
    if (slug === '' || this.taken.has(slug)) return this.ofLine(line);
    this.taken.add(slug);
    return slug;
  }

  /** The id of a row without a reference. */
  ofLine(line: number): string {
    let id = `row-${line}`;
    for (let n = 2; this.taken.has(id); n += 1) id = `row-${line}-${n}`;
    this.taken.add(id);
    return id;
  }
}
