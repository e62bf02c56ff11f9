import { median } from './figures.mjs';

const MESSAGES = 1_000;

/** What it costs to open a conversation of 1,000 messages, from its flow or from what was kept, against a bare Lit list of the same. */
export async function opening({ browser, origin, figure, rounds }) {
  console.log(`\nCPU until a conversation of ${MESSAGES} messages stands there, in turn`);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(`${origin}/opening.html`);
  await page.waitForFunction(() => globalThis.benchOpen);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await page.evaluate((messages) => globalThis.benchKeep(messages), MESSAGES);
  const runs = { list: [], flow: [], kept: [] };
  for (let round = -2; round < rounds; round++)
    for (const kind of Object.keys(runs)) {
      await cdp.send('HeapProfiler.collectGarbage');
      const before = await busy();
      await page.evaluate(([kind, messages]) => globalThis.benchOpen(kind, messages), [kind, MESSAGES]);
      const took = (await busy()) - before;
      // The first two warm the code up.
      if (round >= 0) runs[kind].push(took);
      await page.evaluate(() => globalThis.benchClose());
    }
  for (const [kind, times] of Object.entries(runs)) figure(`opening 1,000 messages, ${kind}`, median(times), 'ms');
  // What is kept has been worked out before: it is only read and drawn.
  for (const [kind, bound] of Object.entries({ flow: 1.5, kept: 1.35 }))
    figure(
      `opening 1,000 messages, ${kind} / bare Lit list`,
      median(runs[kind].map((took, round) => took / runs.list[round])),
      'times',
      bound,
    );
  await context.close();
}
