import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { brokenTexts, mistypedTexts } from '../../flow/broken-texts.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

/*
 * Broken flows in a page: the visitor sees the chat, or that it cannot be shown, and the author is told where and how to mend it. What each of
 * them is told in words, test/flow/broken-files.test.ts sees in Node.
 */

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
const html =
  '<!doctype html><meta charset="utf-8"><title>x</title><script>globalThis.__name = (each) => each;</script><script type="module" src="/cdn/smoc-chat.js"></script><body></body>';

/** What became of one of them. */
interface Shown {
  readonly text: string;
  readonly seen: string;
  readonly told: readonly { readonly message: string; readonly step: string; readonly hint: string }[];
}

describe('a broken flow in a page', () => {
  let browser: Browser, site: StaticHost, page: Page;
  const errors: string[] = [];
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': cdn }));
    site.pages.set('/', [html]);
    page = await browser.newPage({ reducedMotion: 'reduce' });
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(site.origin);
  });

  const show = (texts: readonly string[]): Promise<readonly Shown[]> =>
    page.evaluate(async (all) => {
      const told = new Map<Element, Shown['told'][number][]>();
      const chats = all.map((flow) => {
        const chat = document.createElement('smoc-chat');
        chat.setAttribute('keep', 'nothing');
        chat.setAttribute('pace', 'instant');
        chat.flow = flow;
        told.set(chat, []);
        chat.addEventListener('smoc-error', ({ detail }) => void told.get(chat)!.push(detail));
        return chat;
      });
      document.body.replaceChildren(...chats);
      const seen = (chat: Element) =>
        [...(chat.shadowRoot?.querySelectorAll<HTMLElement>('.row, .ask, [part=unavailable]') ?? [])]
          .map((each) => each.innerText.trim())
          .join(' ')
          .trim();
      for (const end = performance.now() + 15_000; performance.now() < end; await new Promise(requestAnimationFrame))
        if (chats.every((chat) => seen(chat))) break;
      return chats.map((chat, index) => ({ text: all[index]!, seen: seen(chat), told: told.get(chat)! }));
    }, texts);

  it('is shown as far as it goes, or said to be broken, and its author is told the place: every one of hundreds', async (t) => {
    // Without anything in it there is no chat yet.
    const files = [...brokenTexts, ...mistypedTexts.filter((_, index) => index % 3 === 0)].filter((text) => text);
    let refused = 0;
    for (let at = 0; at < files.length; at += 60)
      for (const { text, seen, told } of await show(files.slice(at, at + 60))) {
        assert.ok(seen, `nothing is seen of ${text.slice(0, 200)}`);
        const isRefused = told.some(({ message }) => /^flow:\d+:\d+: |\(at \//.test(message));
        refused += isRefused ? 1 : 0;
        // Of a flow that cannot be used the place is told, of one that can the step.
        for (const { message, step } of told)
          assert.ok(
            isRefused || step || /a flow is an object/.test(message),
            `${message} has no place: ${text.slice(0, 200)}`,
          );
      }
    t.diagnostic(`${files.length} files, ${refused} of them told`);
    assert.ok(files.length >= 331 && refused >= 331);
    assert.deepEqual(errors, []);
    assert.deepEqual(await page.evaluate(() => Object.keys(Object.prototype)), []);
  });
});
