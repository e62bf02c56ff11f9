import { median } from './figures.mjs';

/** What twenty chats on one page cost, against twenty bare Lit lists: each time a fresh page with its scripts. */
export async function manyChats({ browser, origin, figure, rounds }) {
  console.log('\nCPU of a page until its twenty chats stand there, in turn');
  const runs = { lists: [], chats: [] };
  const paths = { lists: '/twenty-lists.html', chats: '/twenty-chats.html' };
  for (let round = -1; round < rounds; round++)
    for (const [kind, path] of Object.entries(paths)) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      const done = page.waitForEvent('console', (message) => message.type() === 'info');
      await page.goto(origin + path);
      await done;
      const { metrics } = await cdp.send('Performance.getMetrics');
      if (round >= 0) runs[kind].push(metrics.find(({ name }) => name === 'TaskDuration').value * 1000);
      await context.close();
    }
  figure('twenty bare Lit lists', median(runs.lists), 'ms');
  figure('twenty chats', median(runs.chats), 'ms');
  figure(
    'twenty chats / twenty bare Lit lists',
    median(runs.chats.map((took, round) => took / runs.lists[round])),
    'times',
    1.3,
  );
}
