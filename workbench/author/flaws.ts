/** Errors in texts that are about to be saved, file by file, and which of them the author was told before. */
import type { Problem } from '../../engine/index.ts';
import { count } from '../shared/words.ts';

/** One file with errors, as it would be saved. */
export interface Flawed {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** The files that have errors, in the order of the errors. */
export const flawedOf = (problems: readonly Problem[]): readonly Flawed[] =>
  [...new Set(problems.map(({ file }) => file))].map((path) => ({
    path,
    problems: problems.filter(({ file }) => file === path),
  }));

/** What is wrong, without where it stands: the same errors in a text that moved on are nothing new. */
const signature = ({ problems }: Flawed): string =>
  problems
    .map(({ code, what }) => `${code} ${what}`)
    .sort()
    .join('\n');

/** What the author has said "all the same" to, by file. Kept while the page is open. */
export class Accepted {
  readonly #said = new Map<string, string>();

  add(flawed: readonly Flawed[]): void {
    for (const one of flawed) this.#said.set(one.path, signature(one));
  }

  /** True where all of it was accepted as it is; so also where nothing is wrong. */
  has(flawed: readonly Flawed[]): boolean {
    return flawed.every((one) => this.#said.get(one.path) === signature(one));
  }
}

/** "3 errors, the first in line 12: `x` is not a known fact; use y". */
export function firstOf({ problems }: Flawed): string {
  const [first] = problems;
  if (!first) return '';
  const where =
    problems.length === 1
      ? `1 error, in line ${first.line}`
      : `${count(problems.length, 'error')}, the first in line ${first.line}`;
  return `${where}: ${first.what}${first.mend === '' ? '' : `; ${first.mend}`}`;
}
