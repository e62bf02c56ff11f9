import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which a browser that the tests can drive is found on the PATH, the usual first. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const fixedPlaces = {
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/**
 * What a browser that tests drive has no use for. The first row is its own address bar: each window loads some two hundred scripts for it,
 * on the cores that the page under test needs. The others Playwright turns off too, but of two such lists only the last one counts.
 */
const unusedFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Switches for every browser that a test starts: no sandbox (containers have none), nothing that calls home. */
export const browserArgs = [
  `--disable-features=${unusedFeatures.join()}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a Chromium or Chrome: `CHROME_PATH` if set, else one of this system, else `undefined`.
 *
 * @param {Record<string, string | undefined>} [env]
 * @param {string} [platform]
 * @param {(path: string) => boolean} [exists]
 * @throws when `CHROME_PATH` names a file that is not there.
 */
export function findBrowser(env = process.env, platform = process.platform, exists = existsSync) {
  if (env.CHROME_PATH) {
    if (exists(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is "${env.CHROME_PATH}", and no such file exists. Correct it or unset it.`);
  }
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = commands.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...places, ...(fixedPlaces[platform] ?? [])].find((place) => exists(place));
}

/**
 * The one command that installs a browser on this system.
 *
 * @param {string} [platform]
 * @param {(path: string) => boolean} [exists]
 */
export function installCommand(platform = process.platform, exists = existsSync) {
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  if (platform === 'win32') return 'winget install Google.Chrome';
  if (exists('/usr/bin/dnf')) return 'sudo dnf install -y chromium';
  if (exists('/usr/bin/pacman')) return 'sudo pacman -S --noconfirm chromium';
  if (exists('/sbin/apk')) return 'sudo apk add chromium font-noto-emoji';
  return 'sudo apt-get update && sudo apt-get install -y chromium fonts-liberation fonts-noto-color-emoji';
}

/** The words for somebody who has none. */
export const browserMissing = () => `The tests need Chromium or Chrome and found none. Run: ${installCommand()}`;

/** As `findBrowser`, but throws with the command to run where there is none. */
export function requireBrowser() {
  const path = findBrowser();
  if (path) return path;
  throw new Error(browserMissing());
}
