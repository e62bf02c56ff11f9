// What `npm test` runs: installs what is missing, then every check; goes on after one that fails and counts them all.
// --record writes down how many checks there are and how long they take, for docs/measured.md.
// Node built-ins only: on a fresh clone nothing is installed yet.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { nodeTestSummary, oneCheck, summaryLine } from './counts.mjs';
import { measured, record, staleCount } from './measured.mjs';
import { installPackages, installTools, npmCall } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const nothing = () => '';
const everything = (output) => output;
/** Without the lines that tell no more than that all goes well so far. */
const troubles = (output) => output.replace(/^( *✔.*|Chromium: \|.*|Running .*|)\n/gm, '');
/** What the tests wrote to the browser's console. */
const browserLogs = (output) => (output.includes('Browser logs') ? troubles(output) : '');

/**
 * Each step is a script of package.json; `after` names steps whose result it reads, `brief` picks what is shown of a
 * step that passed. Started in this order, the longest first: what is short fills the gaps at the end.
 */
const steps = [
  { script: 'build', count: oneCheck },
  { script: 'test:unit', count: summaryLine, brief: browserLogs },
  { script: 'test:e2e', count: nodeTestSummary, after: ['build'] },
  { script: 'test:node', count: nodeTestSummary, after: ['build'] },
  { script: 'build-storybook', count: oneCheck },
  { script: 'test:stories', count: summaryLine, after: ['build-storybook'] },
  { script: 'lint', count: oneCheck },
  { script: 'typecheck', count: oneCheck },
  { script: 'format:check', count: oneCheck },
  { script: 'unused', count: oneCheck },
  { script: 'test:package', count: oneCheck, after: ['build'] },
  { script: 'budgets', count: summaryLine, brief: everything, after: ['build'] },
];

/** Two at a time: most steps wait for a browser, a disk or one core. */
const lanes = 2;
/** No step takes this long unless it hangs. */
const longest = 2_400_000;
/** Processes of the steps that run now. */
const running = new Set();

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Runs one script and gives its output once it has ended. */
function run(script) {
  return new Promise((resolve) => {
    const { command, args, shell } = npmCall(['run', '--silent', script]);
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(command, args, { cwd: root, env, shell, detached: process.platform !== 'win32' });
    running.add(child);
    let output = '';
    const keep = (text) => (output += text);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const timer = setTimeout(() => {
      output += `\nStopped: still running after ${longest / 60_000} minutes.\n`;
      stop(child);
    }, longest);
    child.on('error', (error) => keep(`${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ output: stripVTControlCharacters(output), ok: code === 0 });
    });
  });
}

/** Ends a step with all that it started. */
function stop(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) stop(child);
    process.exit(1);
  });
}

async function runStep({ script, count, brief = nothing, after = [] }, results) {
  const broken = after.filter((name) => !results.get(name).ok);
  const start = performance.now();
  const { output, ok } = broken.length
    ? { output: `Not run: it reads what "${broken.join('", "')}" makes, and that failed.\n`, ok: false }
    : await run(script);
  const counts = count(output, ok);
  const verdict = counts.failed === 0 ? 'ok' : 'FAILED';
  console.log(`\n── ${script}: ${verdict}, ${counts.passed} passed, ${counts.failed} failed, ${seconds(start)}`);
  const told = (counts.failed > 0 ? troubles : brief)(output).trimEnd();
  if (told) console.log(told);
  return { ok: ok && counts.failed === 0, ...counts };
}

/** Runs all steps, `lanes` at a time, each as soon as what it reads is there. */
async function runSteps() {
  const results = new Map();
  const waiting = [...steps];
  const active = new Map();
  while (waiting.length + active.size > 0) {
    for (const step of [...waiting]) {
      if (active.size >= lanes) break;
      if (!(step.after ?? []).every((name) => results.has(name))) continue;
      waiting.splice(waiting.indexOf(step), 1);
      active.set(
        step.script,
        runStep(step, results).then((result) => {
          results.set(step.script, result);
          active.delete(step.script);
        }),
      );
    }
    await Promise.race(active.values());
  }
  return results;
}

const start = performance.now();
let passed = 0;
let failed = 0;
try {
  installPackages(root);
  installTools();
  for (const result of (await runSteps()).values()) {
    passed += result.passed;
    failed += result.failed;
  }
  if (failed === 0) {
    if (process.argv.includes('--record'))
      record('tests', { passed, minutes: Math.ceil((performance.now() - start) / 60_000) });
    const stale = staleCount(passed, measured().tests?.passed);
    if (stale) {
      console.log(`\n${stale}`);
      failed += 1;
    }
  }
} catch (error) {
  console.error(error.message);
  failed += 1;
}
console.log(`\nAll in ${seconds(start)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
