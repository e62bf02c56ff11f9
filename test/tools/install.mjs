// Node built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, installCommand } from './find-browser.mjs';

/** Whether `node_modules` holds what `package-lock.json` asks for, in the versions it asks for. */
export function packagesAreInstalled(root) {
  const [asked, there] = ['package-lock.json', 'node_modules/.package-lock.json'].map((path) => {
    const file = join(root, path);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
  });
  if (!asked || !there) return false;
  return Object.entries(asked).every(([place, wanted]) => {
    // Workspaces are links to folders of the project; optional packages are for other platforms too.
    if (!place.startsWith('node_modules/') || wanted.link || wanted.optional || wanted.devOptional) return true;
    return there[place]?.version === wanted.version;
  });
}

/**
 * How to call npm with `args`: the npm that called this process, else the one on the PATH.
 *
 * @param {string[]} args
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npmCall(args) {
  const caller = process.env.npm_execpath;
  return caller?.endsWith('.js')
    ? { command: process.execPath, args: [caller, ...args], shell: false }
    : { command: 'npm', args, shell: process.platform === 'win32' };
}

/** Installs the packages if they are missing or out of date. @throws when npm fails. */
export function installPackages(root) {
  if (packagesAreInstalled(root)) return;
  console.log('Installing packages (npm ci) …');
  const { command, args, shell } = npmCall(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  const run = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (run.status !== 0) throw new Error('npm ci failed; what it says above names the reason.');
}

/**
 * Installs Chromium by the system's packages if there is no browser and this process may.
 *
 * @throws with the one command to run where it may not.
 */
export function installBrowser() {
  if (findBrowser()) return;
  const missing = `The tests need Chromium or Chrome and found none. Run: ${installCommand()}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(missing);
  console.log('Installing Chromium (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-y', '-qq', '--no-install-recommends'];
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];
  spawnSync('apt-get', ['install', ...quiet, ...packages], { stdio: 'inherit', env });
  if (!findBrowser()) throw new Error(missing);
}
