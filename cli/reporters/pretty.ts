/** Test results for reading: what differs, in pounds and clauses, and a count. */
import type { TestRun } from '../commands/test.ts';
import { count } from './columns.ts';

/** The report of `test`: only what differs, then one line with the counts. */
export function pretty({ cases, results }: TestRun): string {
  const lines: string[] = [];
  const failed = results.filter(({ mismatches }) => mismatches.length > 0);
  failed.forEach(({ entry, edition, mismatches }) => {
    lines.push(`✗ ${entry.case.id} · ${edition}  ${entry.file}:${entry.line}`);
    for (const { text } of mismatches) lines.push(`    ${text}`);
    lines.push('');
  });
  const without = cases - new Set(results.map(({ entry }) => entry)).size;
  const idle = without > 0 ? `; ${count(without, 'case')} without expectations` : '';
  const passed = results.length - failed.length;
  lines.push(
    `${count(cases, 'case')}, ${count(results.length, 'expectation')}: ${passed} passed, ${failed.length} failed${idle}`,
  );
  return `${lines.join('\n')}\n`;
}
