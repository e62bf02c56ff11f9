import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';
import { themeStyles } from './hostile-vectors.ts';

/*
 * Values of a theme that are no values: nobody is asked for anything, nothing is painted outside the chat's box, and each is refused by the
 * name of its token. What rules they would make, test/theme/apply-theme.test.ts sees.
 */

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
const html = `<!doctype html><meta charset="utf-8"><title>x</title><script>globalThis.__name = (each) => each;</script>
<style>body { margin: 0; background: #fed } smoc-chat { position: absolute; inline-size: 200px; block-size: 220px }</style>
<script type="module" src="/cdn/smoc-chat.js"></script><body></body>`;

/** Would paint, move or ask, if it stood where a colour, a length or a font stands. */
const bad = [
  ...themeStyles.filter((each) => each !== 'currentcolor'),
  '0 0 0 200px red',
  'red;outline:400px solid red',
  'red;box-shadow:0 0 0 400px red',
  'red!important',
  '#fff}:host{position:fixed;inset:0}',
  '#fff}}@media all{:host{outline:99px solid red}',
  '999px',
  '-1',
  'calc(100vmax)',
  'x,url(https://evil.example/f)',
];
const tokens = ['color', 'accent', 'radius', 'size', 'density', 'font', 'background', 'bubble', 'scheme'];
const brand = { color: '#14213f' };

interface Case {
  readonly token: string;
  readonly look: Readonly<Record<string, unknown>>;
}
// Each bad value in three tokens, so that each token has a third of them; and in one role.
const cases: readonly Case[] = bad.flatMap((value, index) => [
  ...[0, 3, 6].flatMap((step) => {
    const token = tokens[(index + step) % tokens.length]!;
    // A family of fonts may have any words and numbers for its name, and so may a picture.
    const isName = /^(font|background)$/.test(token) && /^[\w\s-]+$/.test(value);
    return isName ? [] : [{ token: `look.${token}`, look: { ...brand, [token]: value } }];
  }),
  { token: 'look.tokens.own-ground', look: { ...brand, tokens: { 'own-ground': value } } },
]);

const good: readonly Readonly<Record<string, unknown>>[] = [
  { color: '#0b7' },
  { color: 'rgb(20 40 60)' },
  { ...brand, accent: 'hsl(160 66% 30%)' },
  { ...brand, radius: 8 },
  { ...brand, size: '18px' },
  { ...brand, density: 1.25 },
  { ...brand, font: 'Georgia, serif' },
  { ...brand, background: { light: 'linear-gradient(#fff, #f4f7ff)', dark: 'linear-gradient(#111, #181818)' } },
  { ...brand, tokens: { 'own-ground': '#7a1f3d' } },
  { ...brand, bubble: 'round', depth: 'raised', choices: 'rows', header: 'round' },
];

describe('a value of a theme', () => {
  let browser: Browser, site: StaticHost, page: Page;
  const foreign: string[] = [];
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': cdn }));
    site.pages.set('/', [html]);
    page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1200, height: 760 } });
    page.on('pageerror', ({ message }) => foreign.push(`an error: ${message}`));
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin !== site.origin || !/^\/(cdn\/.*)?$/.test(pathname)) foreign.push(request.url());
    });
    await page.route(/evil/, (route) => route.abort());
    await page.goto(site.origin);
  });

  /** Fifteen chats beside one another; gives what was told of each, and the page around them as a picture. */
  async function show(looks: readonly object[]) {
    const told = await page.evaluate(async (all) => {
      const tokens = all.map((): string[] => []);
      const chats = all.map((look, index) => {
        const chat = document.createElement('smoc-chat');
        chat.setAttribute('keep', 'nothing');
        chat.style.left = `${20 + 236 * (index % 5)}px`;
        chat.style.top = `${20 + 244 * Math.floor(index / 5)}px`;
        Object.assign(chat, {
          theme: { name: 'x', look },
          flow: { flow: 'x', pace: 'instant', parts: { a: ['Hello', { ask: 'Well?', options: ['A', 'B'] }] } },
        });
        chat.addEventListener('smoc-error', ({ detail }) => void tokens[index]!.push(detail.step));
        return chat;
      });
      document.body.replaceChildren(...chats);
      while (!chats.every((chat) => chat.shadowRoot?.querySelector('.ask .option')))
        await new Promise(requestAnimationFrame);
      return tokens;
    }, looks);
    const outside = await page.screenshot({
      mask: [page.locator('smoc-chat')],
      maskColor: '#000',
      animations: 'disabled',
    });
    return { told, outside };
  }

  it(`that is none asks for nothing, paints nothing outside, and is refused by its token: ${cases.length} of them`, async () => {
    assert.ok(cases.length >= 74);
    const MANY = 15;
    const { outside: bare } = await show(Array.from({ length: MANY }, () => brand));
    for (let at = 0; at < cases.length; at += MANY) {
      const some = cases.slice(at, at + MANY);
      const { told, outside } = await show([...some.map(({ look }) => look), ...Array(MANY - some.length).fill(brand)]);
      for (const [index, { token, look }] of some.entries())
        assert.ok(told[index]!.includes(token), `${token} of ${JSON.stringify(look)}: ${told[index]!.join(', ')}`);
      assert.ok(
        outside.equals(bare),
        `something is painted outside by one of ${JSON.stringify(some.map(({ look }) => look))}`,
      );
    }
    assert.deepEqual(foreign, []);
  });

  it('that is one is taken: ten of ten', async () => {
    const { told } = await show(good);
    assert.deepEqual(
      told,
      good.map(() => []),
    );
  });
});
