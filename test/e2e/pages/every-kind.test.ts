import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { blocks, verbs } from '../../../src/flow/blocks.ts';
import { askable, fieldSchemas } from '../../../src/flow/questions.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { PATIENCE, until } from '../../tools/until.ts';
import { AssistiveTree } from './assistive-tree.ts';
import { Keyboard } from './keyboard.ts';
import { operatedBlocks, operatedQuestions } from './operated/all.ts';
import { operatedFields } from './operated/fields.ts';
import { chosenFile } from './operated/handed-in.ts';
import { kept, type Operated } from './operated/operated.ts';
import { readOnly } from './operated/read-only.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';
import { wrongsOf } from './wrongs-of.ts';

/*
 * Every kind of question and every block as those meet it who see nothing of it: found and operated by what the browser tells assistive
 * technology, role and name, and nothing else; and by the keyboard alone, from outside the chat on. operated/ has the ways.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));

const GIF = Buffer.from(
  'R0lGODlhAgACAIAAAP8AAAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAgACAAACAkRdACH5BAAKAAAALAAAAAACAAIAAAICTF0AOw==',
  'base64',
);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A second of silence. */
function wave(): Buffer {
  const [rate, head] = [8000, 44];
  const file = Buffer.alloc(head + rate, 128);
  file.write('RIFF', 0);
  file.writeUInt32LE(head - 8 + rate, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(rate, 40);
  return file;
}

/** The page around the chat: a button before it and one after it, and stand-ins for what endpoints and providers do. */
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<script type="module" src="/cdn/smoc-chat.js"></script>
<button id="before">Before</button><div id="place"></div><button id="after">After</button>
<script>
  globalThis.__name = (each) => each;
  let paid = false;
  navigator.clipboard.writeText = async (text) => { globalThis.copied = text; };
  addEventListener('smoc-add-to-cart', (event) => { (globalThis.cart ??= []).push(event.detail.title); event.respondWith(true); });
  const endpoints = {
    uploads: () => ({ id: 'f1', url: '/put-here', put: true }),
    payments: ({ body }) => ({ id: 'p1', status: paid ? 'paid' : 'open', ...body && { amount: body.amount } }),
    places: () => ({ suggestions: [{ text: 'Karl Johans gate 1, 0154 Oslo', street: 'Karl Johans gate 1', postalCode: '0154', city: 'Oslo' }] }),
    leads: ({ id }) => { if (!globalThis.isUp) throw new Error('down'); return { ok: true, id }; },
    status: () => ({ ok: true, friends: { joined: 1, pending: 0, ready: 0, most: 3 }, referral: { code: 'anna', url: 'https://shop.example/r/anna' } }),
  };
  globalThis.show = (flow) => {
    [paid, globalThis.isUp, globalThis.cart, globalThis.copied] = [false, false];
    const chat = document.createElement('smoc-chat');
    chat.setAttribute('keep', 'nothing');
    chat.style = 'display: block; block-size: 600px';
    chat.flow = flow;
    chat.endpoints = endpoints;
    const provider = document.createElement('button');
    provider.slot = 'payment';
    provider.textContent = 'Pay at the provider';
    provider.onclick = () => { paid = true; };
    chat.append(provider);
    document.querySelector('#place').replaceChildren(chat);
    document.querySelector('#before').focus();
  };
</script>`;

describe('by keyboard alone and by roles and names alone', () => {
  let browser: Browser, site: StaticHost, page: Page, chat: Locator, tree: AssistiveTree, keyboard: Keyboard;
  let wrongs: readonly string[];
  const opened = closedAfter();
  before(async () => {
    assert.ok(existsSync(`${root}dist/cdn/smoc-chat.js`), 'dist/cdn is missing: npm run build');
    const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    browser = opened(
      await chromium.launch({ executablePath: requireBrowser(), args: [...browserArgs, ...microphone] }),
    );
    site = opened(await startStaticHost({ '/cdn/': `${root}dist/cdn/` }));
    site.pages.set('/', [html]);
    page = await browser.newPage({ reducedMotion: 'reduce', locale: 'en-US' });
    page.setDefaultTimeout(PATIENCE);
    wrongs = wrongsOf(page);
    page.on('filechooser', (chooser) => void chooser.setFiles(chosenFile));
    await page.route('**/put-here', (route) => route.fulfill({ status: 204 }));
    await page.route('**/moves.gif', (route) => route.fulfill({ contentType: 'image/gif', body: GIF }));
    await page.route('**/*.png', (route) => route.fulfill({ contentType: 'image/png', body: PNG }));
    await page.route('**/tone.wav', (route) => route.fulfill({ contentType: 'audio/wav', body: wave() }));
    await page.route('**/no-news*', (route) => route.fulfill({ status: 204 }));
    await page.route(/vimeo\.com|maps\.example/, (route) => route.fulfill({ contentType: 'text/html', body: 'Here.' }));
    await page.goto(site.origin);
    chat = page.locator('smoc-chat');
    tree = await AssistiveTree.of(page);
    keyboard = new Keyboard(page, tree);
  });

  async function show(steps: readonly object[]): Promise<void> {
    const named = steps.map((step) =>
      'ask' in step && !('as' in step) && !('fields' in step) ? { ...step, as: 'it' } : step,
    );
    const flow = {
      flow: 'kinds',
      bot: { name: 'Kari' },
      pace: 'instant',
      parts: { a: [...named, 'Good.', { ask: 'And then?', as: 'then' }] },
    };
    await page.evaluate((given) => {
      (globalThis as unknown as { show(flow: unknown): void }).show(given);
    }, flow);
    keyboard.begin();
    // All of the chat has come.
    await chat.getByRole('button', { name: 'Start again' }).waitFor();
    await chat
      .locator(':is(.ask, .dock, .card, .row) :is(input, select, textarea, button, audio, a):visible, .row.end')
      .first()
      .waitFor();
  }

  /** The conversation has gone on, and has the focus where it can go on. */
  async function goesOn({ value, outcome, isBeside }: Operated, isByKeyboard: boolean): Promise<void> {
    await chat.getByText('Good.').first().waitFor();
    await outcome?.(chat, page);
    if (value !== undefined) assert.deepEqual(await kept(chat), value);
    if (!isByKeyboard || isBeside) return;
    await until(async () => (await tree.focused())?.name === 'Kari And then?', 'the focus in the next question');
    await page.keyboard.type('Bye');
    await page.keyboard.press('Enter');
    await chat.getByText('Bye', { exact: true }).first().waitFor();
  }

  const all = [...operatedQuestions, ...operatedFields, ...operatedBlocks];

  describe('every kind and block is here', () => {
    const ways = (of: string) => all.filter((each) => each.of === of).length;
    for (const type of askable)
      it(`the question ${type}`, async () => {
        if (type !== 'hidden') return assert.ok(ways(type) > 0, `operated/ has no way to answer a ${type}`);
        // The only one that nobody is asked.
        await show([{ ask: true, type: 'hidden', default: 'poster' }]);
        assert.equal(await kept(chat), 'poster');
        assert.equal(await chat.locator('.ask *').count(), 0);
      });
    for (const type of Object.keys(fieldSchemas))
      it(`the field ${type}`, () => {
        const [{ steps }] = operatedFields as readonly [Operated];
        const { fields } = steps[0] as { fields: { type: string }[] };
        assert.ok(
          fields.some((field) => field.type === type),
          `operated/ has no field ${type}`,
        );
      });
    for (const verb of verbs) {
      const isPromised = 'instead' in blocks.find((each) => each.verb === verb)!;
      if (verb === 'ask' || isPromised) continue;
      it(`the block ${verb}`, async () => {
        const step = readOnly[verb];
        assert.notEqual(
          Boolean(step),
          ways(verb) > 0,
          `operated/ says of ${verb} neither how it is operated nor that it is only read`,
        );
        if (!step) return;
        await show([step, { ask: 'Well?' }]);
        assert.equal(
          await chat.getByRole('log').getByRole('button').or(chat.getByRole('log').getByRole('link')).count(),
          0,
        );
      });
    }
  });

  for (const each of all)
    it(`by role and name: ${each.what}`, async () => {
      await show(each.steps);
      if (each.group) {
        const heard = await tree.all();
        const isGroup = ({ role, name }: { role: string; name: string }) =>
          name === each.group && /^(group|radiogroup|form|list)$/.test(role);
        assert.ok(heard.some(isGroup), `no group "${each.group}"`);
      }
      await each.byRole(chat, page, tree);
      await goesOn(each, false);
    });

  for (const each of all) {
    if (typeof each.wrong !== 'object') continue;
    const { write, press, at } = each.wrong;
    it(`hears what is wrong, and where: ${each.what}`, async () => {
      await show(each.steps);
      if (write)
        await chat
          .getByRole('textbox', { name: write[0], exact: true })
          .or(chat.getByRole('spinbutton', { name: write[0], exact: true }))
          .fill(write[1]);
      await chat.getByRole('button', { name: press, exact: true }).click();
      await chat.getByText('Not so.').first().waitFor();
      const heard = await tree.all();
      const isTold = heard.some(({ name, description }) => name === at && description.startsWith('Not so.'));
      assert.ok(isTold, `“${at}” does not say what is wrong`);
      assert.ok(
        heard.some(({ isInvalid }) => isInvalid),
        'nothing is invalid',
      );
      await until(async () => Boolean((await tree.focused())?.isInvalid), 'the focus at what is wrong');
    });
  }

  for (const each of all)
    it(`by the keyboard: ${each.what}`, async () => {
      await show(each.steps);
      const strike = (...strokes: Parameters<Keyboard['strike']>[0]) => keyboard.strike(strokes);
      if (typeof each.keys === 'function') await each.keys(strike, page);
      else await strike(...each.keys);
      await goesOn(each, true);
    });

  for (const each of all)
    it(`lets the keyboard through and back again: ${each.what}`, async () => {
      await show(each.steps);
      await keyboard.walkTo('After');
      await keyboard.walkTo('Before', 'Shift+Tab');
    });

  it('says why nothing can be wrong with a kind that has no such test', () => {
    const silent = [...askable].filter(
      (type) => type !== 'hidden' && !all.some(({ of, wrong }) => of === type && wrong),
    );
    assert.deepEqual(silent, []);
  });

  it('had no error on the page in all that', () => {
    // The stand-in that is down is told, as it should be. What was on its way when its chat was taken away counts for nothing.
    const isMeant = (line: string) => /^failed: |\[endpoint-failed\]/.test(line);
    assert.deepEqual(
      wrongs.filter((line) => !isMeant(line)),
      [],
    );
  });
});
