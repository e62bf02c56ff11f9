/** @typedef {{ passed: number, failed: number }} Counts */

/** One check: it holds or it does not. */
export const oneCheck = (_output, ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** Counts from the last line `N passed, N failed, N skipped` of a run. @returns {Counts} */
export function summaryLine(output, ok) {
  const [, passed, failed, skipped] = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped/gm)].at(-1) ?? [];
  return settle(passed, [failed, skipped], ok);
}

/** Counts from the closing lines of `node --test`. @returns {Counts} */
export function nodeTestSummary(output, ok) {
  const figure = (name) => [...output.matchAll(new RegExp(`^(?:ℹ|#) ${name} (\\d+)`, 'gm'))].at(-1)?.[1];
  return settle(figure('pass'), ['fail', 'cancelled', 'skipped', 'todo'].map(figure), ok);
}

/**
 * A test that was not run is no success, so skipped ones count as failed; and a run that names no failure but ends in
 * error, or names no counts at all, has one.
 */
function settle(passed, failures, ok) {
  const counts = {
    passed: Number(passed ?? 0),
    failed: failures.reduce((sum, figure) => sum + Number(figure ?? 0), 0),
  };
  if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed = 1;
  return counts;
}
