import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page, type Request, type Route } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { PATIENCE, until } from '../../tools/until.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

/* A piece of the chat that cannot be had: a deploy has replaced its file, or the network is gone. */

const flow = {
  flow: 'pieces',
  language: 'en',
  parts: {
    start: [
      { ask: 'What is your name?', as: 'name' },
      { ask: 'Which ones?', as: 'likes', many: true, options: ['Coats', 'Hats'] },
      'Noted, {name}.',
    ],
  },
};
const NOTICE = 'A part of this chat has not loaded. We keep trying.';

/** What servers give in the place of a file. */
const answers = {
  'the address of no file': { status: 404, body: '' },
  'a server that is too busy': { status: 503, body: '' },
  'the start page of an app for every address': { contentType: 'text/html', body: '<!doctype html><title>App</title>' },
} as const;
/** The same with which a browser is done: it keeps the module, broken as it is, as long as the page is open. */
const brokenScripts = {
  'a page of HTML that calls itself a script': '<!doctype html><title>App</title>',
  'a file that was cut off': 'const a = {b: 1,',
  'a file without content': '',
  'a file of which a part fails': 'export const picker = gone.picker;',
} as const;

describe('a part of the chat that cannot be loaded', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': fileURLToPath(new URL('../../../dist/cdn/', import.meta.url)) }));
    const chat = `<smoc-chat pace="instant" keep="nothing"><p>Write to us.</p><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`;
    const start = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>told = []; addEventListener('smoc-error', ({ detail }) => told.push(detail.code + ' ' + detail.message));</script>
<script type="module" src="/cdn/smoc-chat.js"></script>`;
    const put = (path: string, ...chats: readonly string[]) => site.pages.set(path, [start + chats.join('')]);
    put('/', chat);
    put('/kept', chat.replace('keep="nothing"', 'keep="visit"'));
    put('/bubble', chat.replace('<smoc-chat ', '<smoc-chat mode="bubble" open '));
    const closed = chat.replace('<smoc-chat ', '<smoc-chat mode="bubble" ');
    put('/closed', closed);
    put('/closed-without-words', closed.replace('<p>Write to us.</p>', ''));
    put(
      '/two',
      chat.replace('<smoc-chat ', '<smoc-chat id="one" '),
      chat.replace('<smoc-chat ', '<smoc-chat id="two" '),
    );
  });

  /** A page on which the named chunk is gone until `back()`, with a clock of its own. Each time it is asked for, `answer` tells what comes. */
  async function visit(
    chunk: string,
    path = '/',
    answer: (route: Route) => unknown = (route) => route.fulfill(answers['the address of no file']),
    viewport = { width: 1280, height: 720 },
  ) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE);
    let isGone = true;
    const asked: string[] = [];
    /** Requests without an answer. */
    const open = new Set<Request>();
    page.on('request', (request) => open.add(request));
    page.on('requestfinished', (request) => open.delete(request));
    page.on('requestfailed', (request) => open.delete(request));
    await page.clock.install();
    await page.route(new RegExp(`/chunks/${chunk}[.-]`), (route) => {
      asked.push(route.request().url());
      return isGone ? answer(route) : route.continue();
    });
    await page.goto(site.origin + path);
    /** Waits for all but the part that is gone: when the clock leaps, what is still on its way would count as hanging. */
    const othersAreThere = () =>
      until(async () => {
        // What has come may ask for more.
        await page.evaluate(() => undefined);
        return [...open].every((request) => asked.includes(request.url()));
      }, 'all other parts');
    return { page, asked, othersAreThere, back: () => (isGone = false) };
  }
  const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  const chatOf = (page: Page) => page.locator('smoc-chat');
  const answerName = async (page: Page) => {
    await chatOf(page).getByText('What is your name?').first().waitFor();
    await page.clock.runFor(1000);
    await chatOf(page).getByRole('textbox').fill('Anna');
    await chatOf(page).getByRole('textbox').press('Enter');
  };
  const shortly = async (page: Page) => {
    for (let at = 0; at < 20; at++) await page.clock.runFor(100);
  };

  /** Lets the time pass in which it is asked for so many times in all; each try is heard before the next pause begins. */
  const untilAsked = async (page: Page, asked: readonly string[], times: number) => {
    await until(async () => {
      if (asked.length < times) await page.clock.runFor(1000);
      return asked.length >= times;
    }, `${times} tries`);
  };
  /** The network is back, and says so again where a try was still on its way the first time: that one fails and is followed by a pause. */
  const untilBack = (page: Page, shown: Locator) =>
    until(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await shortly(page);
      return shown.isVisible();
    }, 'what was missing');
  const minutes = async (page: Page, count: number) => {
    for (let minute = 0; minute < count; minute++) await page.clock.runFor(60_000);
  };

  it('is asked for a few times in ten minutes, told to the visitor with a button and to the author once, and comes by the button', async () => {
    const { page, asked, back } = await visit('pickers');
    await answerName(page);
    await shortly(page);
    await chatOf(page).getByText(NOTICE).waitFor();
    await untilAsked(page, asked, 6);
    await minutes(page, 10);
    assert.equal(asked.length, 6);
    assert.deepEqual(
      (await told(page)).map((line) => line.split(' ')[0]),
      ['part-missing'],
    );
    assert.match((await told(page)).join(), /pickers/);
    // The conversation lives on: the page can go elsewhere in it.
    back();
    await chatOf(page).getByRole('button', { name: 'Try again' }).click();
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).check();
    await chatOf(page).getByRole('button', { name: 'Done' }).click();
    await shortly(page);
    await chatOf(page).getByText('Noted, Anna.').first().waitFor();
    assert.equal(await chatOf(page).getByText(NOTICE).count(), 0);
    assert.equal(asked.length, 7);
    await page.close();
  });

  it('comes by itself at once when the network is back', async () => {
    const { page, asked, back } = await visit('pickers');
    await answerName(page);
    await shortly(page);
    await chatOf(page).getByText(NOTICE).waitFor();
    await page.context().setOffline(true);
    // A whole round of tries fails: only the network or the visitor begins another one.
    await until(async () => {
      await page.clock.runFor(1000);
      return (await chatOf(page).getByRole('button', { name: 'Reload the page' }).count()) > 0;
    }, 'the end of the round');
    await minutes(page, 3);
    const tries = asked.length;
    assert.ok(tries <= 6, `${tries} tries while offline`);
    back();
    await page.context().setOffline(false);
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
    assert.ok(asked.length <= tries + 1);
    await page.close();
  });

  for (const [chunk, part] of [
    ['interaction', 'interaction'],
    ['en', 'strings'],
  ] as const) {
    it(`is told where the first message stands already: ${chunk}`, async () => {
      const { page, asked, back } = await visit(chunk);
      await chatOf(page).getByText('What is your name?').first().waitFor();
      await shortly(page);
      await chatOf(page).getByText(NOTICE).waitFor();
      await untilAsked(page, asked, 6);
      await minutes(page, 5);
      assert.equal(asked.length, 6);
      assert.match((await told(page)).join(), new RegExp(`^part-missing .*${part}`));
      back();
      await chatOf(page).getByRole('button', { name: 'Try again' }).click();
      await shortly(page);
      await answerName(page);
      await page.close();
    });
  }

  for (const chunk of ['chat', 'launcher'])
    it(`leaves the page's own words until it comes, and tells the author once: ${chunk}`, async () => {
      const { page, asked, back } = await visit(chunk, chunk === 'launcher' ? '/bubble' : '/');
      await page.getByText('Write to us.').waitFor();
      await until(() => asked.length > 0, 'the first try');
      // What else is on its way is there before the clock is put forward: so long it would count as hanging.
      await page.waitForLoadState('networkidle');
      await minutes(page, 5);
      assert.ok(asked.length <= 7, `${asked.length} tries`);
      assert.equal((await told(page)).length, 1);
      back();
      await untilBack(page, chatOf(page).getByText('What is your name?').first());
      await page.close();
    });

  for (const [what, answer] of Object.entries(answers))
    it(`comes by the button after ${what}, however long that lasted`, async () => {
      const { page, asked, back } = await visit('pickers', '/', (route) => route.fulfill(answer));
      await answerName(page);
      await shortly(page);
      await chatOf(page).getByText(NOTICE).waitFor();
      await untilAsked(page, asked, 6);
      await minutes(page, 10);
      assert.equal(asked.length, 6);
      back();
      await chatOf(page).getByRole('button', { name: 'Try again' }).click();
      await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
      assert.equal(await chatOf(page).getByText(NOTICE).count(), 0);
      assert.equal(asked.length, 7);
      await page.close();
    });

  it('comes by itself in the round that the button began, from a server that was too busy ten times', async () => {
    let isBusy = 10;
    const { page, asked } = await visit('pickers', '/', (route) =>
      isBusy-- > 0 ? route.fulfill(answers['a server that is too busy']) : route.continue(),
    );
    await answerName(page);
    await untilAsked(page, asked, 6);
    await minutes(page, 2);
    assert.equal(asked.length, 6);
    await chatOf(page).getByRole('button', { name: 'Try again' }).click();
    await untilAsked(page, asked, 11);
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
    assert.equal(asked.length, 11);
    await page.close();
  });

  it('may be had by loading the page anew, which is offered once trying has not helped, and the conversation goes on', async () => {
    const { page, asked, back } = await visit('pickers', '/kept');
    const reload = chatOf(page).getByRole('button', { name: 'Reload the page' });
    await answerName(page);
    await shortly(page);
    await chatOf(page).getByText(NOTICE).waitFor();
    assert.equal(await reload.count(), 0);
    await untilAsked(page, asked, 6);
    await reload.waitFor();
    back();
    await reload.click();
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).check();
    await chatOf(page).getByRole('button', { name: 'Done' }).click();
    await shortly(page);
    await chatOf(page).getByText('Noted, Anna.').first().waitFor();
    await page.close();
  });

  for (const [what, body] of Object.entries(brokenScripts))
    for (const chunk of ['pickers', 'interaction'])
      it(`that comes broken, as ${what}, is told and comes with the page loaded anew: ${chunk}`, async () => {
        const { page, asked, back } = await visit(chunk, '/kept', (route) =>
          route.fulfill({ contentType: 'text/javascript', body }),
        );
        if (chunk === 'pickers') await answerName(page);
        else await chatOf(page).getByText('What is your name?').first().waitFor();
        await shortly(page);
        await chatOf(page).getByText(NOTICE).waitFor();
        await minutes(page, 5);
        assert.equal(asked.length, 1);
        assert.match((await told(page)).join(), new RegExp(`^part-missing [^,]*${chunk}[^,]*$`));
        back();
        await chatOf(page).getByRole('button', { name: 'Reload the page' }).click();
        if (chunk === 'interaction') await answerName(page);
        await chatOf(page).getByRole('checkbox', { name: 'Coats' }).check();
        await chatOf(page).getByRole('button', { name: 'Done' }).click();
        await shortly(page);
        await chatOf(page).getByText('Noted, Anna.').first().waitFor();
        await page.close();
      });

  for (const chunk of ['pickers', 'interaction'])
    it(`that hangs is told after ten seconds, and goes on when it comes: ${chunk}`, async () => {
      const hanging: Route[] = [];
      const { page, asked, othersAreThere } = await visit(chunk, '/', (route) => hanging.push(route));
      if (chunk === 'pickers') await answerName(page);
      else await chatOf(page).getByText('What is your name?').first().waitFor();
      await until(() => hanging.length === 1, 'the request');
      await othersAreThere();
      await page.clock.runFor(12_000);
      await chatOf(page).getByText(NOTICE).waitFor();
      await chatOf(page).getByRole('button', { name: 'Reload the page' }).waitFor();
      await chatOf(page).getByRole('button', { name: 'Try again' }).click();
      await minutes(page, 5);
      assert.equal((await told(page)).length, 1);
      await hanging[0]!.continue();
      await chatOf(page).getByText(NOTICE).waitFor({ state: 'detached' });
      await shortly(page);
      if (chunk === 'interaction') await answerName(page);
      await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
      assert.equal(asked.length, 1);
      await page.close();
    });

  it('is asked for as often by two chats of a page as by one, and comes for both', async () => {
    const { page, asked, back } = await visit('pickers', '/two');
    const one = page.locator('#one');
    const two = page.locator('#two');
    for (const chat of [one, two]) {
      await chat.getByText('What is your name?').first().waitFor();
      await shortly(page);
      await chat.getByRole('textbox').fill('Anna');
      await chat.getByRole('textbox').press('Enter');
      await shortly(page);
    }
    for (const chat of [one, two]) await chat.getByText(NOTICE).waitFor();
    await untilAsked(page, asked, 6);
    await minutes(page, 5);
    assert.equal(asked.length, 6);
    back();
    await two.getByRole('button', { name: 'Try again' }).click();
    for (const chat of [one, two]) {
      await chat.getByRole('checkbox', { name: 'Coats' }).waitFor();
      assert.equal(await chat.getByText(NOTICE).count(), 0);
    }
    assert.equal(asked.length, 7);
    await page.close();
  });

  for (const body of [...new Set(Object.values(brokenScripts))])
    it(`leaves the page's own words where the launcher comes broken: ${body || 'without content'}`, async () => {
      const { page, asked } = await visit('launcher', '/bubble', (route) =>
        route.fulfill({ contentType: 'text/javascript', body }),
      );
      await page.getByText('Write to us.').waitFor();
      await until(() => asked.length > 0, 'the first try');
      // What else is on its way is there before the clock is put forward: so long it would count as hanging.
      await page.waitForLoadState('networkidle');
      await minutes(page, 5);
      assert.match((await told(page)).join(), /^part-missing [^,]*launcher[^,]*$/);
      assert.ok(await page.getByText('Write to us.').isVisible());
      assert.equal(asked.length, 1);
      await page.close();
    });

  it("shows the page's own words in the window as long as the chat is missing, and the chat when it comes", async () => {
    const { page, asked, back } = await visit('chat', '/closed');
    await page.locator('[part=launcher]').click();
    await page.getByText('Write to us.').waitFor();
    await minutes(page, 5);
    assert.ok(await page.getByText('Write to us.').isVisible());
    assert.ok(asked.length <= 7, `${asked.length} tries`);
    back();
    await untilBack(page, chatOf(page).getByText('What is your name?').first());
    await answerName(page);
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
    await page.close();
  });

  it('says in the open window that the chat is missing, and the button there gets it', async () => {
    const { page, asked, back } = await visit('chat', '/closed-without-words');
    await page.locator('[part=launcher]').click();
    await until(() => asked.length > 0, 'the first try');
    await shortly(page);
    await page.getByText('The chat could not be loaded yet.').waitFor();
    await minutes(page, 5);
    assert.ok(asked.length <= 7, `${asked.length} tries`);
    assert.equal((await told(page)).length, 1);
    back();
    await chatOf(page).getByRole('button', { name: 'Try again' }).click();
    await shortly(page);
    await answerName(page);
    assert.equal(await page.getByText('The chat could not be loaded yet.').count(), 0);
    await page.close();
  });

  for (const [chunk, width, height] of [
    ['place-bubble', 1280, 720],
    ['full-screen', 390, 844],
  ] as const)
    it(`only refines the window: without ${chunk} it opens on the screen, and the conversation runs`, async () => {
      const { page, asked } = await visit(chunk, '/closed', undefined, { width, height });
      await page.locator('[part=launcher]').click();
      await answerName(page);
      await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
      const box = (await page.locator('[part=window]').boundingBox())!;
      assert.deepEqual(
        [box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height],
        [true, true, true, true],
        JSON.stringify(box),
      );
      await minutes(page, 5);
      assert.equal(asked.length, 1);
      await page.close();
    });
});
