/** The types of `summary.mjs`. */
export function countOutcome(
  json: unknown,
  status: number,
): {
  readonly passed: number;
  readonly failed: number;
  readonly notes: readonly string[];
  readonly secondTries: readonly string[];
};
