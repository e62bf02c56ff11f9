/**
 * What the chat costs, against a floor written by hand, both measured in turn in the same run: `npm run bench`.
 * Prints ratios (machines differ, ratios travel) and ends with exit code 1 where a figure that binds is missed.
 * Options: `--rounds N` (default 11).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../tools/find-browser.mjs';
import { fast4g, pages, slowdown } from './pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 11;
const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const missed = [];

/** Prints a figure and remembers it where it misses its bound. */
function figure(name, value, unit, bound) {
  const ok = bound === undefined || value <= bound;
  if (!ok) missed.push(name);
  console.log(
    `${name.padEnd(62)} ${value.toFixed(2).padStart(9)} ${unit}${bound === undefined ? '' : `  (at most ${bound}${ok ? '' : ': MISSED'})`}`,
  );
}

const floor = mkdtempSync(join(tmpdir(), 'smoc-bench-'));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    outDir: floor,
    rolldownOptions: {
      input: { floor: join(root, 'test/bench/floor/floor.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
});

const compressed = new Map();
/** Serves the pages, the floor and the script-tag build, brotli-compressed as a site would. */
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://bench').pathname;
  try {
    if (!compressed.has(path)) {
      const body =
        path in pages
          ? pages[path]
          : readFileSync(path.startsWith('/floor/') ? join(floor, path.slice(7)) : join(root, 'dist', path));
      compressed.set(path, brotliCompressSync(body));
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? types['.html'],
      'content-encoding': 'br',
      'cache-control': 'no-store',
    });
    response.end(compressed.get(path));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArgs,
});

/**
 * Opens `path` in a fresh context under the throttles and reads when its first message was painted, and what it cost until then; requests
 * for `held` come to nothing.
 */
async function start(path, held) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (held) await page.route(held, (route) => route.abort());
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', fast4g);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // The page tells by itself when it is done: whatever asked it from outside would run in it, slowed as it is, and be measured too.
  const told = page.waitForEvent('console', (message) => message.type() === 'info');
  await page.goto(origin + path, { waitUntil: 'commit' });
  const figures = JSON.parse((await told).text());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const globals = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
  await context.close();
  return { ...figures, heap: usedSize, globals };
}

console.log(`First message, Fast 4G, CPU slowed ${slowdown} times, ${rounds} rounds in turn`);
const kinds = { bare: '/bare.html', floor: '/floor.html', inline: '/inline.html', src: '/src.html' };
const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
for (const path of Object.values(kinds)) await start(path); // a warm-up that does not count
for (let round = 0; round < rounds; round++)
  for (const [kind, path] of Object.entries(kinds)) runs[kind].push(await start(path));
const of = (kind, name) => median(runs[kind].map((run) => run[name]));
figure('floor: first message painted', of('floor', 'painted'), 'ms');
figure('inline flow: first message painted', of('inline', 'painted'), 'ms');
figure('src flow: first message painted', of('src', 'painted'), 'ms');
figure(
  'inline flow / floor',
  median(runs.inline.map((run, round) => run.painted / runs.floor[round].painted)),
  'times',
  1.25,
);
figure('src flow / floor', median(runs.src.map((run, round) => run.painted / runs.floor[round].painted)), 'times');
figure(
  'blocking time until the first message, beyond the floor',
  of('inline', 'blocking') - of('floor', 'blocking'),
  'ms',
  0,
);
figure('blocking time in the half second after it', of('inline', 'after') - of('floor', 'after'), 'ms');
figure('layout shift', Math.max(...runs.inline.map((run) => run.shift), ...runs.src.map((run) => run.shift)), '', 0);
const { heap } = await start(kinds.inline, /chunks\/interaction/);
figure('heap over the bare page, with the first message', (heap - of('bare', 'heap')) / 1e6, 'MB', 0.5);
figure(
  'heap over the bare page, with all that a conversation needs',
  (of('inline', 'heap') - of('bare', 'heap')) / 1e6,
  'MB',
);
// Lit's own registers stand in the floor too.
const known = new Set([...runs.bare[0].globals, ...runs.floor[0].globals]);
const added = runs.inline[0].globals.filter((name) => !known.has(name));
figure(`new globals beyond Lit's own registers ${added.join(' ')}`, added.length, '', 0);

console.log('\nCPU for one more message, by the number that stand already');
const counts = [100, 1000, 10_000];
const costs = { flat: {}, chat: {} };
for (const [kind, path] of [
  ['flat', '/floor.html'],
  ['chat', '/long.html'],
]) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(origin + path);
  await page.waitForFunction(() => globalThis.benchResult);
  await cdp.send('Performance.enable');
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  for (const count of counts) {
    await page.evaluate((count) => globalThis.benchFill(count), count);
    const each = [];
    for (let run = 0; run < 15; run++) {
      const before = await busy();
      await page.evaluate(() => globalThis.benchAdd(4));
      each.push(((await busy()) - before) / 4);
    }
    costs[kind][count] = median(each);
  }
  await context.close();
}
for (const count of counts) {
  figure(`bare Lit list, message ${count}`, costs.flat[count], 'ms');
  figure(`chat, message ${count}`, costs.chat[count], 'ms');
}
figure('bare Lit list, message 10,000 / message 100', costs.flat[10_000] / costs.flat[100], 'times');
figure('chat, message 10,000 / message 100', costs.chat[10_000] / costs.chat[100], 'times', 2);

console.log('\nStart of a flow with 306 steps against one with 6, in turn');
{
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(origin + '/steps.html');
  await page.waitForFunction(() => globalThis.benchStart);
  await page.evaluate(() => globalThis.benchStart(6));
  const ratios = [];
  for (let run = 0; run < 31; run++) {
    const small = await page.evaluate(() => globalThis.benchStart(6));
    const large = await page.evaluate(() => globalThis.benchStart(306));
    ratios.push(large / small);
  }
  figure('306 steps / 6 steps', median(ratios), 'times', 1.25);
  await context.close();
}

await browser.close();
server.close();
rmSync(floor, { recursive: true, force: true });
console.log(missed.length ? `\nMissed: ${missed.join(', ')}` : '\nEvery bound holds.');
process.exitCode = missed.length ? 1 : 0;
