// Node built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserMissing, findBrowser } from './find-browser.mjs';
import { findPostgres, postgresMissing } from './postgres.mjs';

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
 * Installs `packages` by the system's own means if what they bring is not there and this process may.
 *
 * @param {object} wanted
 * @param {string} wanted.name For the line that says what takes so long.
 * @param {() => string | undefined} wanted.find Where it is, once it is there.
 * @param {() => string} wanted.missing What to say where it can't be installed: the one command to run.
 * @param {string[]} wanted.packages Debian's names.
 * @param {object} [system] This one.
 * @param {boolean} [system.mayInstall]
 * @param {(args: string[]) => void} [system.aptGet]
 * @throws with what `missing` says.
 */
export function installBySystem(
  { name, find, missing, packages },
  { mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'), aptGet = runAptGet } = {},
) {
  if (find()) return;
  if (!mayInstall) throw new Error(missing());
  console.log(`Installing ${name} (apt-get) …`);
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (!find()) throw new Error(missing());
}

const runAptGet = (args) =>
  void spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });

/** What the tests need beyond npm's packages. @throws with the one command to run where it can't be installed. */
export function installTools() {
  installBySystem({
    name: 'Chromium',
    find: () => findBrowser(),
    missing: browserMissing,
    packages: ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'],
  });
  installBySystem({
    name: 'PostgreSQL',
    find: () => findPostgres(),
    missing: postgresMissing,
    packages: ['postgresql'],
  });
}
