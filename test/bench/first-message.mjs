import { median } from './figures.mjs';
import { fast4g, slowdown } from './pages.mjs';

/**
 * Opens `path` in a fresh context under the throttles and reads when its first message was painted, and what it cost until then; requests
 * for `held` come to nothing.
 */
async function start({ browser, origin }, path, held) {
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

/** What the first message costs, against a bare Lit element with the same messages. */
export async function firstMessage(bench) {
  const { figure, rounds } = bench;
  console.log(`First message, Fast 4G, CPU slowed ${slowdown} times, ${rounds} rounds in turn`);
  const kinds = { bare: '/bare.html', floor: '/floor.html', inline: '/inline.html', src: '/src.html' };
  const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (const path of Object.values(kinds)) await start(bench, path); // a warm-up that does not count
  for (let round = 0; round < rounds; round++)
    for (const [kind, path] of Object.entries(kinds)) runs[kind].push(await start(bench, path));
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
  const { heap } = await start(bench, kinds.inline, /chunks\/interaction/);
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
}
