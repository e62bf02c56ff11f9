import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Test files of one lane, sorted; paths start at `root`. A test that imports `node:test` runs in Node: those in
 * `test/e2e` (the whole way in a real browser over the build) in the lane `e2e`, the others in `node`. All else runs in
 * the browser.
 *
 * @param {'browser' | 'node' | 'e2e'} lane
 */
export function testFiles(lane, root = process.cwd()) {
  return ['test', 'examples']
    .flatMap((folder) => filesUnder(root, folder))
    .filter((path) => path.endsWith('.test.ts') && laneOf(path, root) === lane)
    .sort();
}

function laneOf(path, root) {
  // Whatever stands beside an example's server, and all that names Node's own test runner.
  if (!path.startsWith('examples/') && !/from ['"]node:test['"]/.test(readFileSync(join(root, path), 'utf8')))
    return 'browser';
  return path.startsWith('test/e2e/') ? 'e2e' : 'node';
}

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' ? [] : filesUnder(root, path);
  });
}

/** Folders of tests that start nothing and share nothing: no server, browser, process or file of their own. */
const pure =
  /^test\/(architecture|author|blocks|budgets|build|chat|effects|engine|expression|flow|questions|session|shared|storage|theme|tone)\//;

/** Test files of the lane `node` that run in one process: a process of its own for each would cost most of their time. */
export const pureTestFiles = (root = process.cwd()) => testFiles('node', root).filter((path) => pure.test(path));
