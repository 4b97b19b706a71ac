/** What vitest's JSON report comes to. Nothing that went wrong may count as nothing. */

/**
 * Tests passed and failed, with a note on every failure that is no test's: a file that could not be loaded, a skipped
 * test (there are none here), an error outside the tests, no report, no test at all. `secondTries` names those of the
 * passed that failed at first.
 */
export function countOutcome(json, status) {
  if (!json) return { passed: 0, failed: 1, notes: ['vitest wrote no report'], secondTries: [] };
  const notes = [];
  for (const file of json.testResults ?? []) {
    const failedInside = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !failedInside)
      notes.push(`${file.name}: ${file.message || 'could not be loaded'}`);
  }
  const idle = (json.numPendingTests ?? 0) + (json.numTodoTests ?? 0);
  if (idle > 0) notes.push(`${idle} tests were skipped; every test must run`);
  const passed = json.numPassedTests ?? 0;
  let failed = (json.numFailedTests ?? 0) + notes.length;
  if (passed + failed === 0) notes.push('no test was found');
  else if (status !== 0 && failed === 0)
    notes.push(`vitest ended with ${status}: an error outside the tests`);
  failed = (json.numFailedTests ?? 0) + notes.length;
  return { passed, failed, notes, secondTries: secondTries(json) };
}

/** The tests that failed first and held at their second try, as file and name: vitest keeps what the first one said. */
function secondTries(json) {
  return (json.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'passed' && (test.failureMessages ?? []).length > 0)
      .map((test) => `${file.name}: ${test.fullName}`),
  );
}
