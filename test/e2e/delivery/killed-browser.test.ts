import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

/** Visitors, two at a time, each with a profile of their own, and how often the browser of each is killed. */
const VISITORS = 4;
const KILLS = 5;
const LANES = 2;

const flow = {
  flow: 'diary',
  parts: {
    start: ['Welcome.', { ask: 'What is on your mind?', as: 'thought', id: 'ask' }, 'Thank you.', { go: 'ask' }],
  },
};
const html = `<!doctype html><title>Diary</title><script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`;

/** A browser with a profile of its own, in a process group that can be killed whole. */
async function startBrowser(profile: string): Promise<{ page: Page; kill(): Promise<void> }> {
  const child: ChildProcess = spawn(
    requireBrowser(),
    [
      ...browserArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      '--no-default-browser-check',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stderr!.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /ws:\/\/\S+/.exec(output);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`The browser did not start:\n${output}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context!.pages()[0] ?? (await context!.newPage());
  return {
    page,
    async kill() {
      // The whole group at once: neither the browser nor its storage process has time to write anything more.
      process.kill(-child.pid!, 'SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}

/** Files below `folder` that hold `word`, as UTF-8 or UTF-16. */
function filesWith(folder: string, word: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return content.includes(word) || content.includes(Buffer.from(word, 'utf16le'));
    });
}

describe('a browser that is killed the moment an answer is seen', () => {
  let pages: ServedPages;
  const folders: string[] = [];
  const opened = closedAfter();
  before(async () => {
    pages = opened(await servePages(BUILT_CHAT, { '/': html }));
  });
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

  /** Again and again: opens the chat, looks for all answers so far, types one more, kills the browser when its bubble is there. */
  async function visit(visitor: number): Promise<{ kept: number; readable: string[] }> {
    const profile = mkdtempSync(join(tmpdir(), 'smoc-profile-'));
    folders.push(profile);
    const words: string[] = [];
    let kept = 0;
    for (;;) {
      const { page, kill } = await startBrowser(profile);
      await page.goto(pages.origin);
      const chat = page.locator('smoc-chat');
      await chat.locator('[part=field]').waitFor();
      const there = async () => {
        const texts = await chat.locator('[part=bubble]').allTextContents();
        return words.every((word) => texts.some((text) => text.includes(word)));
      };
      if (
        words.length &&
        (await until(there).then(
          () => true,
          () => false,
        ))
      )
        kept++;
      const word = `canary-${visitor}-${'abcdefghij'[words.length]}`;
      const done = words.length === KILLS;
      if (!done) {
        words.push(word);
        await chat.locator('[part=field]').fill(word);
        await page.keyboard.press('Enter');
        await chat.locator('[part=bubble]', { hasText: word }).waitFor();
      }
      await kill();
      if (done) break;
    }
    const stores = ['IndexedDB', 'Local Storage', 'Session Storage', 'Cache', 'Service Worker'].map((name) =>
      join(profile, 'Default', name),
    );
    assert.ok(existsSync(stores[0]!), 'the profile was found');
    return { kept, readable: words.flatMap((word) => stores.flatMap((store) => filesWith(store, word))) };
  }

  it('has it when it is opened again, every time, and no store of the profile holds a readable word of it', async (test) => {
    const results: Awaited<ReturnType<typeof visit>>[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        while (next < VISITORS) results.push(await visit(next++));
      }),
    );
    const kept = results.reduce((sum, result) => sum + result.kept, 0);
    const readable = results.flatMap((result) => result.readable);
    test.diagnostic(
      `killed ${VISITORS * KILLS} times, answers there ${kept}, files with a readable answer ${readable.length}`,
    );
    assert.equal(kept, VISITORS * KILLS);
    assert.deepEqual(readable, []);
  });
});

describe('a visitor who only reads', () => {
  const opened = closedAfter();

  it('has nothing stored on the device', async () => {
    const pages = opened(await servePages(BUILT_CHAT, { '/': html }));
    const browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    const page = await browser.newPage();
    await page.goto(pages.origin, { waitUntil: 'networkidle' });
    await page.locator('smoc-chat [part=field]').waitFor();
    assert.deepEqual(
      await page.evaluate(async () => ({
        databases: (await indexedDB.databases()).length,
        local: localStorage.length,
        session: sessionStorage.length,
        cookies: document.cookie,
        caches: (await caches.keys()).length,
      })),
      { databases: 0, local: 0, session: 0, cookies: '', caches: 0 },
    );
  });
});
