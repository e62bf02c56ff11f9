// Makes the pictures in the README and the campaign's preview picture anew:   node test/tools/screenshots.mjs   (build first)
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { register } from 'tsx/esm/api';
import { browserArgs, requireBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'examples/screenshots');
mkdirSync(folder, { recursive: true });

register();
const { serveExample } = await import('../../examples/serve-example.ts');
const { referrerForm, friendForm, shareIntended } = await import('../../examples/receiver/test/envelopes.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'smoc-screenshots-'));
const { receiver, invitation } = await serveExample({ dataDir, log: () => {} });
const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });

/** A page at `address` that shows no motion, so that every picture is a whole one. */
async function open(address, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The chat's panel; the page's fallback lies outside it. */
const panelOf = (page) => page.locator('smoc-chat').locator('[part~="panel"]');

/** What a chat sends, now. @returns {Promise<object>} the answer */
async function send(envelope) {
  const body = JSON.stringify({ ...envelope, occurredAt: new Date().toISOString() });
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${receiver.url}/api/results`, { method: 'POST', headers, body });
  return reply.json();
}

/** Customers and their friends, so that the owner's pages have something to show. */
async function fillCampaign() {
  const friends = [['Lotte', 'Milan', 'Ingrid'], ['Jonas', 'Sofie'], ['Emil'], []];
  for (const [at, firstName] of ['Nora', 'Daan', 'Kari', 'Lars'].entries()) {
    const email = `${firstName.toLowerCase()}@example.com`;
    const { referral } = await send(referrerForm({ firstName, email }));
    await send(shareIntended(referral.url));
    for (const name of friends[at])
      await send(friendForm({ firstName: name, email: `${name.toLowerCase()}@example.com` }, referral.code));
  }
}

try {
  const preview = await open(`${receiver.url}/images/preview.svg`, { viewport: { width: 1200, height: 630 } });
  await preview.screenshot({ path: join(root, 'examples/landing/images/preview.jpg'), type: 'jpeg', quality: 84 });

  const anna = await open(invitation, {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
  });
  const link = panelOf(anna).getByText('?ref=').first();
  await link.waitFor();
  await panelOf(anna).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await anna.screenshot({ path: join(folder, 'customer-phone-dark.png') });

  const ben = await open((await link.textContent()).trim(), {
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'no-preference',
  });
  const panel = panelOf(ben);
  for (const [label, text] of [
    ['First name', 'Ben'],
    ['Last name', 'Hansen'],
    ['E-mail', 'ben@example.com'],
  ]) {
    await panel.getByRole('textbox', { name: label }).fill(text);
  }
  await panel.getByRole('button', { name: 'Put me on the list' }).click();
  await panel.locator('canvas').waitFor({ state: 'attached' });
  // In the middle of the flight, which counts frames.
  await ben.evaluate(
    () =>
      new Promise((done) => {
        let frames = 40;
        const tick = () => (frames-- ? requestAnimationFrame(tick) : done());
        tick();
      }),
  );
  await ben.screenshot({ path: join(folder, 'friend-desktop-light.jpg'), type: 'jpeg', quality: 86 });
  await fillCampaign();
  const owner = await open(receiver.ownerUrl, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await owner.goto(`${receiver.url}/owner`);
  await owner.screenshot({ path: join(folder, 'owner-desktop-light.jpg'), type: 'jpeg', quality: 80 });
  if (process.argv[2]) await ben.screenshot({ path: process.argv[2] });
} finally {
  await browser.close();
  await receiver.close();
  rmSync(dataDir, { recursive: true, force: true });
}
