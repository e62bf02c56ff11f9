/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Adds the tests of a suite and its inner suites to `counts`. */
function add(suite, counts) {
  for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite?.suites ?? []) add(inner, counts);
  return counts;
}

/** Counts of a whole run. A file that did not load, timed out or crashed counts as one failure. */
export function countSessions(sessions) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const counts = add(session.testResults, { passed: 0, failed: 0, skipped: 0 });
    if (!session.passed && counts.failed === 0) counts.failed = 1;
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  return sum;
}

/** Reporter of the browser tests: prints the counts on one line, after everything else. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const { passed, failed, skipped } = countSessions(sessions);
      process.once('exit', () => console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`));
    },
  };
}
