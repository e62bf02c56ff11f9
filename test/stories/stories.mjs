// Plays every story of the built Storybook in light and dark:   node test/stories/stories.mjs [part of an id …]   (npm run build-storybook first)
// A story passes when its play function does, axe finds no violation and nothing is asked of another origin.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { browserArgs, requireBrowser } from '../tools/find-browser.mjs';

const folder = fileURLToPath(new URL('../../storybook-static', import.meta.url));
if (!existsSync(`${folder}/index.json`)) {
  console.error('storybook-static is missing: npm run build-storybook');
  process.exit(1);
}
/** Parts of ids; without one all entries are played. */
const wanted = process.argv.slice(2);
// Docs pages come last: the stories in them are heard too, and none of theirs may be taken for another's.
const entries = Object.values(JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')).entries)
  .filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)))
  .sort((a, b) => Number(a.type === 'docs') - Number(b.type === 'docs'));
if (entries.length === 0) {
  console.error(`No story has ${wanted.join(' or ')} in its id; storybook-static/index.json lists them all.`);
  process.exit(1);
}
/** Longest that one story may take, in milliseconds. */
const longest = 30_000;

/** Runs in the page: shows a story or a docs page and tells what was wrong with it, once all has been played and looked at. @throws when that never ends. */
function show({ id, type, longest }) {
  const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
  return new Promise((resolve, reject) => {
    const faults = [];
    const fail = (error) => faults.push(error.message ?? error.title ?? String(error));
    const heard = {
      playFunctionThrewException: fail,
      storyThrewException: fail,
      storyErrored: fail,
      storyMissing: () => end('It is not in the build.'),
      unhandledErrorsWhilePlaying: (errors) => errors.forEach(fail),
      docsRendered: () => end(),
      storyFinished({ storyId, status, reporters }) {
        if (storyId !== id) return;
        for (const { result } of reporters) {
          if (result.error) fail(result.error);
          for (const { id: rule, nodes } of result.violations ?? []) {
            for (const { html, failureSummary } of nodes)
              faults.push(`axe: ${rule}: ${html.slice(0, 200)}\n    ${failureSummary}`);
          }
        }
        if (reporters.length === 0 && faults.length === 0) faults.push('axe did not look at it.');
        end(status === 'error' && faults.length === 0 ? 'It failed without a word.' : undefined);
      },
    };
    function end(fault) {
      clearTimeout(timer);
      for (const [name, hear] of Object.entries(heard)) channel.off(name, hear);
      resolve(fault ? [...faults, fault] : faults);
    }
    const timer = setTimeout(() => reject(new Error(`It did not end within ${longest / 1000} s.`)), longest);
    for (const [name, hear] of Object.entries(heard)) channel.on(name, hear);
    channel.emit('setCurrentStory', { storyId: id, viewMode: type });
  });
}

/** Plays all entries in one scheme, each on what the last one left, as designers do. */
async function play(browser, address, scheme) {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  let faults = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(address)) faults.push(`asks another origin: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`answered with ${response.status()}: ${response.url()}`);
  });
  async function start() {
    await page.goto(`${address}iframe.html?globals=scheme:${scheme}`);
    await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__);
    await page.evaluate(() => window.__STORYBOOK_PREVIEW__.ready());
  }
  await start();

  const results = [];
  for (const { id, type } of entries) {
    const from = performance.now();
    try {
      faults.push(...(await page.evaluate(show, { id, type, longest })));
    } catch (error) {
      faults.push(error.message);
      // What still runs there must not get into the next one's way.
      await start();
    }
    results.push({ name: `${id}, ${scheme}`, faults, ms: Math.round(performance.now() - from) });
    faults = [];
  }
  await context.close();
  return results;
}

const server = await preview({
  configFile: false,
  appType: 'mpa',
  logLevel: 'error',
  build: { outDir: folder },
  preview: { port: 0, host: '127.0.0.1' },
});
const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });
try {
  const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
  const results = (await Promise.all(['light', 'dark'].map((scheme) => play(browser, address, scheme)))).flat();
  for (const { name, faults, ms } of results) {
    console.log(`${faults.length === 0 ? '✔' : '✖'} ${name} (${ms} ms)`);
    for (const fault of faults) console.log(`  ${fault}`);
  }
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  console.log(`${results.length - failed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
