import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countSessions } from './count-reporter.mjs';
import { nodeTestSummary, oneCheck, summaryLine } from './counts.mjs';

const nodeSummary = (pass: number, fail: number, skipped = 0, cancelled = 0) =>
  `ℹ tests 9\nℹ suites 1\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled ${cancelled}\nℹ skipped ${skipped}\nℹ todo 0\nℹ duration_ms 5`;

describe('the counts of a run', () => {
  it('are read from its last line', () => {
    assert.deepEqual(summaryLine('1 passed, 0 failed, 0 skipped\n…\n12 passed, 3 failed, 0 skipped\n', false), {
      passed: 12,
      failed: 3,
    });
    assert.deepEqual(nodeTestSummary(nodeSummary(7, 2), false), { passed: 7, failed: 2 });
  });

  it('take a skipped or cancelled test for a failed one', () => {
    assert.deepEqual(summaryLine('2 passed, 0 failed, 1 skipped', true), { passed: 2, failed: 1 });
    assert.deepEqual(nodeTestSummary(nodeSummary(2, 0, 1, 1), true), { passed: 2, failed: 2 });
  });

  it('have a failure when the run ended in error without naming one', () => {
    assert.deepEqual(summaryLine('2 passed, 0 failed, 0 skipped', false), { passed: 2, failed: 1 });
    assert.deepEqual(oneCheck('', false), { passed: 0, failed: 1 });
  });

  it('have a failure when nothing was run', () => {
    assert.deepEqual(summaryLine('', true), { passed: 0, failed: 1 });
    assert.deepEqual(nodeTestSummary(nodeSummary(0, 0), true), { passed: 0, failed: 1 });
  });

  it('count the tests of inner suites, and a file that did not load as one failure', () => {
    const sessions = [
      {
        passed: true,
        testResults: {
          tests: [{ passed: true }],
          suites: [{ tests: [{ passed: true }, { skipped: true }], suites: [] }],
        },
      },
      { passed: false, testResults: undefined },
    ];
    assert.deepEqual(countSessions(sessions), { passed: 2, failed: 1, skipped: 1 });
  });
});
