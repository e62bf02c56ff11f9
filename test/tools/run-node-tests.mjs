// Runs the tests that need Node:   node test/tools/run-node-tests.mjs [node | e2e] [test file …]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pureTestFiles, testFiles } from './lanes.mjs';

const args = process.argv.slice(2);
const lane = args[0] === 'e2e' || args[0] === 'node' ? args.shift() : 'node';
/** All files of a lane; the pure ones together, in one process. */
function allFiles() {
  const together = lane === 'node' ? pureTestFiles() : [];
  const alone = testFiles(lane).filter((path) => !together.includes(path));
  return together.length > 0 ? ['test/tools/pure-tests.mjs', ...alone] : alone;
}
const files = args.length > 0 ? args : allFiles();
if (files.length === 0) {
  console.error(`No test file in the lane "${lane}"; test/tools/lanes.mjs says which files it takes.`);
  process.exit(1);
}
// Two files at a time at least: most wait for a browser, a database or a process half of their time.
const atOnce = Math.max(2, availableParallelism() - 1);
/** Where a file of tests leaves what takes long to make and does not change: see examples/receiver/test/data-folder.ts. */
const shared = mkdtempSync(join(tmpdir(), 'shared-by-tests-'));
// A file ends once nothing that it opened is open any more: `closedAfter` sees to that, also where a preparation fails half-way. A test that
// waits for what never comes fails by name after a quarter of an hour, before whoever waits for all of them gives up.
const run = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-timeout=900000',
    '--test-reporter=spec',
    ...files,
  ],
  { stdio: 'inherit', env: { ...process.env, SHARED_BY_TESTS: shared } },
);
run.on('exit', (code) => {
  rmSync(shared, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
