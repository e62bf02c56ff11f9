import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { answers, bubbles, chatPage, openShop, reads, toldTo } from './chat-page.ts';

const flowWith = (submit: true | string) => ({
  flow: 'vip',
  contact: { email: 'vip@nordlys.example', phone: '+47 22 33 44 55' },
  parts: { start: [{ ask: 'Name?', as: 'name' }, { submit }, { goal: 'joined', say: 'You are in!' }] },
});

describe('a page that gives its chat nobody to send to', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  const opened = closedAfter();
  before(async () => {
    shop = await openShop(opened, () => undefined);
  });

  const sent: string[] = [];
  /** Says `endpoints` as a page does: by a script, to the element that is there. */
  const named = (endpoints: object) => `document.querySelector('smoc-chat').endpoints = ${JSON.stringify(endpoints)};`;
  const news = 'https://news.example/';
  for (const [what, name, submit, broken, script, mended] of [
    ['no endpoint', 'Anna', true, '', '', undefined],
    ['an address without TLS', 'Ben', true, 'endpoint="http://shop.example/results"', '', undefined],
    ['an address that is none', 'Cem', true, 'endpoint="https://"', '', undefined],
    ['a name that no endpoint has', 'Dora', 'crm', '', '', (crm: string) => named({ crm })],
    ['a name beside others', 'Eli', 'crm', '', named({ news }), (crm: string) => named({ news, crm })],
  ] as const) {
    it(`${what}: the visitor reads "Kept" and where to turn to, nobody celebrates, and when the page is repaired the answers are sent, once`, async () => {
      const context = await shop.newVisitor();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      shop.site.pages.set('/', chatPage(flowWith(submit), broken, script));
      await page.goto(shop.site.origin);
      const chat = page.locator('smoc-chat');
      await answers(page, name);
      await chat.locator('[part~=status]', { hasText: 'Kept. It will be sent as soon as possible.' }).waitFor();
      await chat.getByRole('button', { name: 'Copy my answers' }).waitFor();
      assert.match(
        (await chat.getByRole('link', { name: 'vip@nordlys.example' }).getAttribute('href')) ?? '',
        /^mailto:vip@nordlys\.example/,
      );
      assert.equal(await chat.getByRole('link', { name: '+47 22 33 44 55' }).getAttribute('href'), 'tel:+4722334455');
      assert.ok(!(await bubbles(page)).includes('You are in!'));
      assert.deepEqual([(await toldTo(page)).goals, shop.taken().includes(name)], [[], false]);
      assert.equal((await toldTo(page)).problems.length, 1, 'the owner is told once');

      const { address } = shop.line;
      shop.site.pages.set(
        '/',
        mended ? chatPage(flowWith(submit), '', mended(address)) : chatPage(flowWith(submit), `endpoint="${address}"`),
      );
      await page.goto(shop.site.origin);
      await chat.locator('[part~=status]', { hasText: /^\s*Sent\s*$/ }).waitFor();
      await until(async () => (await toldTo(page)).goals.length > 0, 'the goal is reached');
      await page.reload();
      await chat.locator('[part~=status]', { hasText: /^\s*Sent\s*$/ }).waitFor();
      sent.push(name);
      assert.equal(shop.taken().filter((each) => each === name).length, 1);
      assert.deepEqual([(await toldTo(page)).goals, errors], [[], []]);
      await context.close();
    });
  }

  for (const [what, name, submit, repair] of [
    ['the property `endpoint`', 'Fay', true, `(chat, address) => { chat.endpoint = address; }`],
    ['the attribute', 'Gus', true, `(chat, address) => { chat.setAttribute('endpoint', address); }`],
    ['the property `endpoints`', 'Hana', 'crm', `(chat, address) => { chat.endpoints = { crm: { url: address } }; }`],
    [
      'a function of the page',
      'Ivo',
      'crm',
      `(chat, address) => { chat.endpoints = { crm: (envelope) => fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': envelope.id }, body: JSON.stringify(envelope) }) }; }`,
    ],
  ] as const)
    it(`until the page says so by ${what}: sent at once, on the page that is open`, async () => {
      const context = await shop.newVisitor();
      const page = await context.newPage();
      shop.site.pages.set('/', chatPage(flowWith(submit), ''));
      await page.goto(shop.site.origin);
      await answers(page, name);
      const status = page.locator('smoc-chat [part~=status]');
      await status.filter({ hasText: 'Kept.' }).waitFor();
      await page.evaluate(`(${repair})(document.querySelector('smoc-chat'), ${JSON.stringify(shop.line.address)})`);
      await status.filter({ hasText: /^\s*Sent\s*$/ }).waitFor();
      await reads(page, 'You are in!');
      sent.push(name);
      assert.equal(shop.taken().filter((each) => each === name).length, 1);
      assert.deepEqual((await toldTo(page)).goals, ['joined']);
      await context.close();
    });

  it('has all of them at its receiver, one row for each', async () => {
    assert.deepEqual((await shop.rows()).sort(), sent.sort());
  });
});
