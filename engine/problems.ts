/** Problems are values: what is wrong, where, why it matters and how to mend it. */

/** A fault of an input. `code` is stable; `line` and `column` count from 1; `pointer` is a JSON pointer. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly what: string;
  readonly why: string;
  readonly mend: string;
  /** The nearest known name, where a name was not known. */
  readonly nearest?: string;
}

/** Either a value, with warnings, or every problem that stands in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `file:line:column code: what, why, mend` on one line. */
export function formatProblem(problem: Problem): string {
  const text = [problem.what, problem.why, problem.mend].filter((part) => part !== '').join(', ');
  return `${problem.file}:${problem.line}:${problem.column} ${problem.code}: ${text}`.replace(/\s+/g, ' ');
}

/** Optimal-string-alignment distance, stopped at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The known name nearest to a mistaken one, if any is near enough to be what was meant. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const lower = name.slice(0, 200).toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const d = distance(lower, candidate.toLowerCase(), limit);
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}
