import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost } from './static-host.ts';
import { PATIENCE } from '../../tools/until.ts';

/* A page of the chat that looks at itself for whatever hostile words have made of it. */

/** What a hostile page of the chat would have: told in words, with where. */
const inspect = `
  globalThis.ran = 0;
  globalThis.reports = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
    globalThis.reports.push([effectiveDirective, blockedURI, sourceFile, lineNumber, sample].join(' '));
  });
  globalThis.__name = (each) => each;
  globalThis.boom = () => { globalThis.ran++; };
  globalThis.inspect = () => {
    const wrong = [];
    const safe = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:']);
    const own = 'html,head,meta,title,script,body,smoc-chat'.split(',');
    for (const each of document.querySelectorAll('*'))
      if (!own.includes(each.localName)) wrong.push('the page has a ' + each.outerHTML.slice(0, 80));
    if (document.querySelectorAll('script').length !== 2) wrong.push('the page has another script');
    for (const chat of document.querySelectorAll('smoc-chat')) {
      const of = chat.dataset.of + ': ';
      for (const each of chat.shadowRoot.querySelectorAll('*')) {
        const markup = each.cloneNode().outerHTML?.slice(0, 160);
        if (/^(script|object|embed|link|meta|base|style|frame|applet|math|marquee|template|noscript)$/.test(each.localName)) wrong.push(of + markup);
        for (const { name, value } of each.attributes) {
          if (name.startsWith('on') || name === 'srcdoc') wrong.push(of + markup);
          if (name === 'style' && /position|@import|background(?!-color)[^;]*(?:url|image)/i.test(value)) wrong.push(of + markup);
          if (/^(href|src|action|formaction|data|poster|xlink:href)$/.test(name)) {
            const { protocol } = new URL(value, document.baseURI);
            const isMedia = /^(img|source|video|audio|track)$/.test(each.localName);
            if (!safe.has(protocol) && !(isMedia && /^(data|blob):$/.test(protocol))) wrong.push(of + markup);
          }
        }
        if (each.localName === 'iframe' && !each.hasAttribute('sandbox')) wrong.push(of + markup);
        const { backgroundImage, maskImage, listStyleImage, cursor, content } = getComputedStyle(each);
        for (const [, address] of [backgroundImage, maskImage, listStyleImage, cursor, content].join().matchAll(/url\\("([^"]*)"\\)/g))
          if (new URL(address, document.baseURI).hostname === 'evil.example') wrong.push(of + markup);
      }
    }
    for (const name of ['polluted', 'x', 'say']) if (name in {}) wrong.push('Object.prototype has ' + name);
    return wrong;
  };
  /** How often the words are read, seen or heard in each chat. */
  globalThis.readIn = (words) => Object.fromEntries([...document.querySelectorAll('smoc-chat')].map((chat) => {
    const heard = [...chat.shadowRoot.querySelectorAll('[aria-label], [placeholder]')].flatMap((each) => [each.ariaLabel ?? '', each.placeholder ?? '']);
    const all = [...[...chat.shadowRoot.querySelectorAll('.row, .ask, .end')].map((each) => each.textContent), ...heard];
    return [chat.dataset.of, all.reduce((count, text) => count + text.split(words).length - 1, 0)];
  }));
  globalThis.show = async (flows, { context, endpoints }) => {
    document.body.replaceChildren(...flows.map(({ of, flow, reply, theme, attributes }) => {
      const chat = document.createElement('smoc-chat');
      Object.assign(chat, { flow, context, endpoints: { reply: ({ id } = {}) => ({ id, ...(reply ?? endpoints) }) } });
      if (theme !== undefined) chat.theme = theme;
      chat.dataset.of = of;
      for (const [name, value] of Object.entries({ keep: 'nothing', ...attributes })) chat.setAttribute(name, value);
      return chat;
    }));
    const isSettled = (chat) => {
      if (chat.mode === 'bubble') return chat.shadowRoot?.querySelector('.launcher');
      const pending = chat.snapshot?.()?.pending;
      return chat.shadowRoot?.querySelector('.row, .ask *, .notice') && pending && pending.kind !== 'block';
    };
    for (const end = performance.now() + 4000; performance.now() < end; await new Promise(requestAnimationFrame))
      if ([...document.querySelectorAll('smoc-chat')].every(isSettled)) break;
    await new Promise(requestAnimationFrame);
  };
`;

/** How strict the page is. The two that watch let nothing through that is not named, and no word become code. */
export const policies = ['none', 'report-only', 'strict'] as const;
export type Policy = (typeof policies)[number];

const NONCE = 'b2Zmc2V0';
/** No style, no frame of others, no script without the nonce, and one maker of templates: Lit's, for the literals of our code. */
const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
const headersOf: Readonly<Record<Policy, Readonly<Record<string, string>>>> = {
  none: {},
  'report-only': { 'content-security-policy-report-only': POLICY },
  strict: { 'content-security-policy': POLICY },
};
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><script nonce="${NONCE}">${inspect}</script><script nonce="${NONCE}" type="module" src="/cdn/smoc-chat.js"></script><body></body></html>`;

export interface Mounted {
  readonly of: string;
  readonly flow: object;
  /** What its endpoint answers. */
  readonly reply?: object;
  readonly theme?: unknown;
  readonly attributes?: Readonly<Record<string, string>>;
}
/** What the page knows, and what an endpoint answers. */
export interface Given {
  readonly context?: object;
  readonly endpoints?: object;
}
/** What the page offers to who looks into it. */
export interface InPage {
  readonly ran: number;
  readonly reports: string[];
  show(flows: readonly Mounted[], given: Given): Promise<void>;
  inspect(): string[];
  readIn(words: string): Record<string, number>;
}

export interface HostilePage {
  readonly page: Page;
  /** Shows all of them beside one another, and gives how often the words are read in each. */
  show(flows: readonly Mounted[], words: string, given?: Given): Promise<Record<string, number>>;
  /** Nothing has happened, and nothing stands there that should not. Gives how often the words are read in each chat. */
  inspected(words: string): Promise<Record<string, number>>;
}

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));

/**
 * A page of the built chat under this policy, in a browser of its own, for which `inspected` fails as soon as anything ran, was asked of others, or broke
 * the policy. What it needs is closed with all that is `opened`.
 */
export async function openHostilePage(
  opened: ReturnType<typeof closedAfter>,
  policy: Policy = 'none',
): Promise<HostilePage> {
  assert.ok(existsSync(`${cdn}smoc-chat.js`), 'dist/cdn is missing: npm run build');
  const browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  const site = opened(await startStaticHost({ '/cdn/': cdn }));
  const foreign: string[] = [];
  const address = `${site.origin}/${policy}`;
  site.pages.set(`/${policy}`, [html]);
  site.headers.set(`/${policy}`, headersOf[policy]);
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  page.on('dialog', (dialog) => {
    foreign.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && !frame.url().startsWith(site.origin)) foreign.push(`went to ${frame.url()}`);
  });
  page.on('popup', (popup) => foreign.push(`opened ${popup.url()}`));
  page.on('pageerror', ({ message }) => foreign.push(`an error: ${message}`));
  await page.route('**/*', (route) => {
    const { origin, protocol } = new URL(route.request().url());
    if (origin === site.origin) return route.continue();
    if (!/^(data|blob):$/.test(protocol)) foreign.push(route.request().url());
    return route.abort();
  });
  await page.goto(address);

  const inspected: HostilePage['inspected'] = async (words) => {
    const { read, ...found } = await page.evaluate((text) => {
      const here = globalThis as unknown as InPage;
      return { ran: here.ran, reports: here.reports.splice(0), wrong: here.inspect(), read: here.readIn(text) };
    }, words);
    assert.deepEqual(
      { ...found, foreign: foreign.splice(0) },
      { ran: 0, reports: [], wrong: [], foreign: [] },
      `${JSON.stringify(words.slice(0, 200))} under the policy ${policy}`,
    );
    return read;
  };
  return {
    page,
    inspected,
    async show(flows, words, given = {}) {
      await page.evaluate(
        async ([all, how, query]) => {
          const here = globalThis as unknown as InPage;
          history.replaceState(null, '', `?h=${encodeURIComponent(query)}`);
          await here.show(all, how);
        },
        [flows, given, words.slice(0, 500)] as const,
      );
      return inspected(words);
    },
  };
}
