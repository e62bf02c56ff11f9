import { median } from './figures.mjs';

/** What one more message costs by the number that stand already, and what 10,000 weigh and how smoothly they scroll. */
export async function longConversation({ browser, origin, figure }) {
  console.log('\nCPU for one more message, by the number that stand already');
  const counts = [100, 1000, 10_000];
  const costs = { flat: {}, chat: {} };
  const heaps = { flat: {}, chat: {} };
  for (const [kind, path] of [
    ['flat', '/floor.html'],
    ['chat', '/long.html'],
  ]) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.goto(origin + path);
    await page.waitForFunction(() => globalThis.benchResult);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    heaps[kind].before = await heap();
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
    heaps[kind].after = await heap();
    if (kind === 'chat') {
      const frames = await page.evaluate(() => globalThis.benchScroll());
      frames.sort((a, b) => a - b);
      figure('scrolling 10,000 messages: frame, 95th percentile', frames[Math.floor(frames.length * 0.95)], 'ms', 17);
    }
    await context.close();
  }
  for (const count of counts) {
    figure(`bare Lit list, message ${count}`, costs.flat[count], 'ms');
    figure(`chat, message ${count}`, costs.chat[count], 'ms');
  }
  figure('bare Lit list, message 10,000 / message 100', costs.flat[10_000] / costs.flat[100], 'times');
  figure('chat, message 10,000 / message 100', costs.chat[10_000] / costs.chat[100], 'times', 1.5);
  const grown = ({ before, after }) => after - before;
  figure('bare Lit list, heap of 10,000 messages', grown(heaps.flat), 'MB');
  figure('chat, heap of 10,000 messages', grown(heaps.chat), 'MB');
  figure('heap of 10,000 messages, chat / bare Lit list', grown(heaps.chat) / grown(heaps.flat), 'times', 1.25);
}
