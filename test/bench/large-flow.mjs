import { median } from './figures.mjs';

/** What a flow's own length costs at the start. */
export async function largeFlow({ browser, origin, figure }) {
  console.log('\nStart of a flow with 306 steps against one with 6, in turn');
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
