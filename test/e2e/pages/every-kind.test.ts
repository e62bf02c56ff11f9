import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

/*
 * Every kind of question as those meet it who see nothing of it: found and answered by what the browser tells assistive technology, role and
 * name, and nothing else; and by the keyboard alone, from the question on.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Kind {
  readonly what: string;
  readonly step: object;
  byRole(chat: Locator): Promise<unknown>;
  /** Pressed one after the other from the transcript on; what is no name of a key is typed. */
  readonly keys: readonly string[];
  /** What is kept, by either way. */
  readonly value: unknown;
}

const write = (chat: Locator, name: string, text: string, role: 'textbox' | 'spinbutton' = 'textbox') =>
  chat.getByRole(role, { name }).fill(text);
const send = (chat: Locator) => chat.getByRole('button', { name: 'Send' }).click();

const kinds: readonly Kind[] = [
  {
    what: 'text',
    step: { ask: 'Your name?' },
    async byRole(chat) {
      await write(chat, 'Your name?', 'Anna');
      await send(chat);
    },
    keys: ['Tab', 'Anna', 'Enter'],
    value: 'Anna',
  },
  {
    what: 'long',
    step: { ask: 'What happened?', type: 'long' },
    async byRole(chat) {
      await write(chat, 'What happened?', 'It rained.');
      await send(chat);
    },
    keys: ['Tab', 'It rained.', 'Enter'],
    value: 'It rained.',
  },
  {
    what: 'email',
    step: { ask: 'Your e-mail?', type: 'email' },
    async byRole(chat) {
      await write(chat, 'Your e-mail?', 'anna@example.com');
      await send(chat);
    },
    keys: ['Tab', 'anna@example.com', 'Enter'],
    value: 'anna@example.com',
  },
  {
    what: 'url',
    step: { ask: 'Your page?', type: 'url' },
    async byRole(chat) {
      await write(chat, 'Your page?', 'https://anna.example/');
      await send(chat);
    },
    keys: ['Tab', 'https://anna.example/', 'Enter'],
    value: 'https://anna.example/',
  },
  {
    what: 'referral',
    step: { ask: 'Your friend’s code?', type: 'referral' },
    async byRole(chat) {
      await write(chat, 'Your friend’s code?', '7q2m-9kxa');
      await send(chat);
    },
    keys: ['Tab', '7q2m-9kxa', 'Enter'],
    value: '7Q2M9KXA',
  },
  {
    what: 'choice',
    step: { ask: 'Which size?', options: ['S', 'M'] },
    byRole: (chat) =>
      chat.getByRole('group', { name: 'Which size?' }).getByRole('button', { name: 'M', exact: true }).click(),
    keys: ['Tab', 'ArrowRight', 'Enter'],
    value: 'M',
  },
  {
    what: 'choice of several',
    step: { ask: 'Which days?', options: ['Mon', 'Tue'], many: true },
    async byRole(chat) {
      await chat.getByRole('group', { name: 'Which days?' }).getByRole('checkbox', { name: 'Tue' }).check();
      await chat.getByRole('button', { name: 'Done' }).click();
    },
    keys: ['Tab', 'Tab', 'Space', 'Enter'],
    value: ['Tue'],
  },
  {
    what: 'rating',
    step: { ask: 'How was it?', type: 'rating', icon: 'star', now: true },
    byRole: (chat) => chat.getByRole('button', { name: /^4/ }).click(),
    keys: ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'],
    value: 4,
  },
  {
    what: 'slider',
    step: { ask: 'How much?', type: 'slider', min: 0, max: 10 },
    async byRole(chat) {
      await chat.getByRole('slider', { name: 'How much?' }).fill('10');
      await chat.getByRole('button', { name: 'Send' }).click();
    },
    keys: ['Tab', 'End', 'Enter'],
    value: 10,
  },
  {
    what: 'consent',
    step: { consent: 'You may mail me.', purpose: 'news' },
    async byRole(chat) {
      await chat.getByRole('checkbox', { name: 'You may mail me.' }).check();
      await chat.getByRole('button', { name: 'Next' }).click();
    },
    keys: ['Tab', 'Space', 'Enter'],
    value: true,
  },
];

describe('every kind of question', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    assert.ok(existsSync(`${root}dist/cdn/smoc-chat.js`), 'dist/cdn is missing: npm run build');
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': `${root}dist/cdn/` }));
  });

  async function ask(step: object): Promise<{ readonly page: Page; readonly chat: Locator; kept(): Promise<unknown> }> {
    const flow = JSON.stringify({ flow: 'kinds', pace: 'instant', parts: { a: [{ ...step, as: 'it' }, 'Good.'] } });
    site.pages.set('/', [
      `<!doctype html><html lang="en"><title>x</title><script type="module" src="/cdn/smoc-chat.js"></script><smoc-chat keep="nothing" style="display:block;block-size:500px"><script type="application/json">${flow}</script></smoc-chat>`,
    ]);
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    page.setDefaultTimeout(15_000);
    await page.goto(site.origin);
    const chat = page.locator('smoc-chat');
    return {
      page,
      chat,
      async kept() {
        await chat.getByText('Good.').first().waitFor();
        return chat.evaluate((element) => (element as HTMLElementTagNameMap['smoc-chat']).snapshot()!.vars['it']);
      },
    };
  }

  for (const { what, step, byRole, value } of kinds)
    it(`is found and answered by role and name alone: ${what}`, async () => {
      const { page, chat, kept } = await ask(step);
      await byRole(chat);
      assert.deepEqual(await kept(), value);
      await page.close();
    });

  for (const { what, step, keys, value } of kinds)
    it(`is answered by the keyboard alone: ${what}`, async () => {
      const { page, chat, kept } = await ask(step);
      // The chat is whole.
      await chat.getByRole('button', { name: 'Start again' }).waitFor();
      await chat.locator('.ask :is(input, button), .dock .field').first().waitFor();
      await chat.getByRole('log').focus();
      for (const key of keys)
        if (/^(Tab|Enter|Space|End|Arrow\w+)$/.test(key)) await page.keyboard.press(key);
        else await page.keyboard.type(key);
      assert.deepEqual(await kept(), value);
      await page.close();
    });
});
