/** What a difference from an expectation is. */

/** A step into an expectation: a field, or a position in a list. */
export type Path = readonly (string | number)[];

/** A change that would make the expectation hold: a new value at a place, or, with `undefined`, nothing there. */
export interface Edit {
  readonly at: Path;
  readonly value: unknown;
}

/** One way in which a determination is not what was expected. Without `edits` only a person can mend it. */
export interface Mismatch {
  /** For reading: `award`, `heads[0].category`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** "award: £50.00 → £75.00: rule `service-failure-low`, ¶16". */
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Where we are: the path, the words for it, and the rule and clauses that a difference here is put down to. */
export interface Place {
  readonly at: Path;
  readonly name: string;
  readonly because: string;
}

const pathText = (at: Path): string =>
  at.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

/** A mismatch at a place, with what changed in words. */
export function mismatch(
  place: Place,
  expected: unknown,
  actual: unknown,
  change: string,
  edits: readonly Edit[],
): Mismatch {
  const reason = place.because === '' ? '' : `: ${place.because}`;
  return { path: pathText(place.at), expected, actual, text: `${place.name}: ${change}${reason}`, edits };
}

/** Equal, numbers to within a float's noise. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9);
