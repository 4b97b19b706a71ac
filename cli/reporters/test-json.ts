/** Test results for programs. */
import type { TestRun } from '../commands/test.ts';

/** `{ summary, results }`; `differences` have the words that the other reporters print, beside expected and actual. */
export function testJson({ cases, results }: TestRun): unknown {
  const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
  return {
    summary: { cases, expectations: results.length, passed: results.length - failed, failed },
    results: results.map(({ entry, policy, edition, mismatches }) => ({
      case: entry.case.id,
      file: entry.file,
      line: entry.line,
      policy,
      edition,
      passed: mismatches.length === 0,
      differences: mismatches.map(({ path, expected, actual, text }) => ({ path, expected, actual, text })),
    })),
  };
}
