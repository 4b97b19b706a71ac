/** Test results as JUnit XML, as CI servers read it: a suite for each file, a test case for each expectation. */
import type { TestResult, TestRun } from '../commands/test.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML; characters that XML cannot hold become U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => entities[c] ?? c)
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    );

function testCase({ entry, edition, mismatches }: TestResult): string {
  const name = escapeXml(`${entry.case.id} · ${edition}`);
  const open = `    <testcase classname="${escapeXml(entry.file)}" name="${name}" file="${escapeXml(entry.file)}" line="${entry.line}"`;
  if (mismatches.length === 0) return `${open}/>`;
  const text = mismatches.map((mismatch) => mismatch.text);
  const failure = `      <failure message="${escapeXml(text[0] ?? '')}" type="difference">${escapeXml(text.join('\n'))}</failure>`;
  return `${open}>\n${failure}\n    </testcase>`;
}

const failuresIn = (results: readonly TestResult[]): number =>
  results.filter(({ mismatches }) => mismatches.length > 0).length;

/** The whole document. */
export function junit({ results }: TestRun): string {
  const files = [...new Set(results.map(({ entry }) => entry.file))];
  const suites = files.map((file) => {
    const own = results.filter(({ entry }) => entry.file === file);
    const head = `  <testsuite name="${escapeXml(file)}" tests="${own.length}" failures="${failuresIn(own)}" errors="0" skipped="0">`;
    return [head, ...own.map(testCase), '  </testsuite>'].join('\n');
  });
  const head = `<testsuites name="redress" tests="${results.length}" failures="${failuresIn(results)}" errors="0">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>'].join('\n')}\n`;
}
