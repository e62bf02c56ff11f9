import { median } from './figures.mjs';

/** Milliseconds of CPU until all that stands on a fresh page is there, its scripts among it. */
async function cpuOf(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const done = page.waitForEvent('console', (message) => message.type() === 'info');
  await page.goto(address);
  await done;
  const { metrics } = await cdp.send('Performance.getMetrics');
  await context.close();
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/** What twenty chats on one page cost, against twenty bare Lit lists of the same messages, in turn. */
async function compare({ browser, origin, figure, rounds }, messages, paths, most) {
  const runs = { lists: [], chats: [] };
  for (let round = -1; round < rounds; round++)
    for (const [kind, path] of Object.entries(paths)) {
      const took = await cpuOf(browser, origin + path);
      if (round >= 0) runs[kind].push(took);
    }
  figure(`twenty bare Lit lists${messages}`, median(runs.lists), 'ms');
  figure(`twenty chats${messages}`, median(runs.chats), 'ms');
  const ratio = median(runs.chats.map((took, round) => took / runs.lists[round]));
  figure(`twenty chats / twenty bare Lit lists${messages}`, ratio, 'times', most);
}

export async function manyChats(bench) {
  console.log('\nCPU of a page until its twenty chats stand there, in turn');
  await compare(bench, '', { lists: '/twenty-lists.html', chats: '/twenty-chats.html' }, 1.3);
  const long = { lists: '/twenty-long-lists.html', chats: '/twenty-long-chats.html' };
  await compare(bench, ', each of 50 messages', long);
}
