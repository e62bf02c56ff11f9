// Runs the tests that need Node:   node test/tools/run-node-tests.mjs [node | e2e] [test file …]
import { spawn } from 'node:child_process';
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
// A file ends once nothing that it opened is open any more: `closedAfter` sees to that, also where a preparation fails half-way. A test that
// waits for what never comes fails by name after eight minutes, long before whoever waits for all of them gives up.
const run = spawn(
  process.execPath,
  ['--import', 'tsx', '--test', '--test-timeout=480000', '--test-reporter=spec', ...files],
  { stdio: 'inherit' },
);
run.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
