import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { docSnippets, type Snippet } from '../../tools/doc-snippets.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

/* What README and docs tell people to paste into a page, pasted into one, over the build. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const snippets = docSnippets(root);
const ofLanguage = (language: string) => snippets.filter((snippet) => snippet.language === language);
const pageOf = ({ place }: Snippet) => place.split(':')[0]!;

/** The flows of a page of the docs by their names; those of the README are everybody's. */
function flowsOf(page: string): ReadonlyMap<string, string> {
  const flows = new Map<string, string>();
  for (const snippet of ofLanguage('json').filter((each) => ['README.md', page].includes(pageOf(each)))) {
    const [, name] = /^\s*\{\s*"flow": "([^"]+)"/.exec(snippet.code) ?? [];
    if (name !== undefined) flows.set(name, snippet.code);
  }
  return flows;
}

describe('what the docs tell people to paste into a page', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    assert.ok(existsSync(`${root}dist/cdn/smoc-chat.js`), 'dist/cdn is missing: npm run build');
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': `${root}dist/cdn/` }));
  });

  /** Opens a page with this in it, beside an endpoint that takes everything. Gives what went wrong. */
  async function paste(snippet: Snippet): Promise<{ readonly page: Page; readonly wrongs: readonly string[] }> {
    const script =
      snippet.code.includes('<script') && snippet.code.includes('/cdn/')
        ? ''
        : '<script type="module" src="/cdn/smoc-chat.js"></script>';
    const head =
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">';
    site.pages.clear();
    site.pages.set('/', [`${head}${script}<body>${snippet.code}`]);
    for (const [name, flow] of flowsOf(pageOf(snippet))) site.pages.set(`/flows/${name}.json`, [flow]);
    const page = await browser.newPage();
    const wrongs: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrongs.push(message.text());
    });
    page.on('pageerror', ({ message }) => wrongs.push(message));
    page.on('response', (reply) => {
      if (reply.status() >= 400) wrongs.push(`${reply.status()} ${reply.url()}`);
    });
    await page.route(/\/api\/|formspree\.io|script\.google\.com/, (route) => route.fulfill({ json: { ok: true } }));
    await page.goto(site.origin);
    return { page, wrongs };
  }

  /** Waits until the chat, or its button, can be seen. */
  const comes = (page: Page) =>
    page.locator('smoc-chat [part~="bubble"], smoc-chat [part~="launcher"]').first().waitFor({ timeout: 60_000 });

  for (const snippet of ofLanguage('html'))
    it(`${snippet.place} shows a chat, and the console stays empty`, async () => {
      const { page, wrongs } = await paste(snippet);
      await comes(page);
      assert.deepEqual(wrongs, []);
      await page.close();
    });

  it('is seen to fail: a page whose flow is not there', async () => {
    const code = '<smoc-chat src="/flows/nobody.json"></smoc-chat>';
    const { page, wrongs } = await paste({ place: 'README.md:1', language: 'html', code });
    await page.locator('smoc-chat [part~="unavailable"]').waitFor({ timeout: 60_000 });
    assert.ok(wrongs.length > 0);
    await page.close();
  });

  for (const { place, code } of ofLanguage('css'))
    it(`${place} is CSS that the browser takes whole`, async () => {
      const page = await browser.newPage();
      const [rules, declarations] = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const styles = [...sheet.cssRules] as CSSStyleRule[];
        return [styles.length, styles.reduce((sum, { style }) => sum + style.length, 0)];
      }, code);
      assert.equal(rules, code.match(/\{/g)?.length);
      assert.ok(declarations! >= code.match(/:\s[^;}]+/g)!.length);
      await page.close();
    });
});
