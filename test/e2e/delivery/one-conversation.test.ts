import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { answers, chatPage, openShop, reads } from './chat-page.ts';

const flow = {
  flow: 'vip',
  parts: {
    start: [
      'Welcome.',
      { ask: 'Name?', as: 'name' },
      { ask: 'Size?', as: 'size' },
      { submit: true },
      { goal: 'joined', say: 'You are in!' },
    ],
  },
};

describe('one conversation in two tabs', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  const opened = closedAfter();
  before(async () => {
    shop = await openShop(opened, () => undefined);
    shop.site.pages.set('/', chatPage(flow, `endpoint="${shop.line.address}"`));
    shop.site.pages.set('/elsewhere', ['<!doctype html><title>Elsewhere</title>']);
  });

  const tab = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(shop.site.origin);
    await page.locator('smoc-chat [part=field]').waitFor();
    return page;
  };
  const once = (name: string) => shop.taken().filter((each) => each === name).length === 1;
  /** Both show the same question. */
  async function twoTabs(context: BrowserContext, name: string): Promise<readonly [Page, Page]> {
    const one = await tab(context);
    await answers(one, name);
    await reads(one, 'Size?');
    const other = await tab(context);
    await reads(other, name);
    return [one, other];
  }

  it('what is answered in one is seen in the other, whichever goes on, and one result arrives', async () => {
    const context = await shop.newVisitor();
    const [one, other] = await twoTabs(context, 'Anna');
    await answers(other, 'Large');
    await reads(other, 'Large');
    for (const page of [one, other]) await reads(page, 'You are in!');
    // Once all has arrived, what was typed is no longer on the device: a tab that follows only then reads so in its place.
    const answersIn = await one.locator('smoc-chat [part~=own-message]').allTextContents();
    assert.match(answersIn.join(), /Large|no longer kept here/);
    await until(() => once('Anna'), 'it arrives once');
    await context.close();
  });

  it('both answer the same question in the same moment: one of the answers counts, in both, and one result arrives', async () => {
    const context = await shop.newVisitor();
    const [one, other] = await twoTabs(context, 'Ben');
    await one.locator('smoc-chat [part=field]').fill('Small');
    await other.locator('smoc-chat [part=field]').fill('Large');
    const press = (page: Page) =>
      page.evaluate(() => {
        document
          .querySelector('smoc-chat')!
          .shadowRoot!.querySelector<HTMLFormElement>('[part=composer]')!
          .requestSubmit();
      });
    await Promise.all([press(one), press(other)]);
    for (const page of [one, other]) await reads(page, 'You are in!');
    await until(() => once('Ben'), 'it arrives once');
    const sizes = await Promise.all(
      [one, other].map((page) =>
        page
          .locator('smoc-chat')
          .getByText(/^(Small|Large)$/)
          .allTextContents(),
      ),
    );
    assert.equal(new Set(sizes.flat()).size, 1, sizes.flat().join());
    await context.close();
  });

  it('the tab that has answered is closed in the middle: the other one goes on, and one result arrives', async () => {
    const context = await shop.newVisitor();
    const [one, other] = await twoTabs(context, 'Cem');
    await answers(one, 'Large');
    // What is shown is on the disk.
    await reads(one, 'Large');
    await one.close();
    await reads(other, 'You are in!');
    await until(() => once('Cem'), 'it arrives once');
    await context.close();
  });

  it('a tab that was left and is come back to shows what the other one has made of it', async () => {
    const context = await shop.newVisitor();
    const [one, other] = await twoTabs(context, 'Dora');
    await one.goto(`${shop.site.origin}/elsewhere`);
    await answers(other, 'Large');
    await reads(other, 'You are in!');
    await one.goBack();
    await reads(one, 'You are in!');
    await until(() => once('Dora'), 'it arrives once');
    await context.close();
  });

  it('begun anew in one, it is new in the other, and the next result is another one', async () => {
    const context = await shop.newVisitor();
    const [one, other] = await twoTabs(context, 'Eli');
    await one.evaluate(() => document.querySelector('smoc-chat')!.restart());
    await one.locator('smoc-chat').getByText('Eli', { exact: true }).waitFor({ state: 'detached' });
    await answers(one, 'Fay');
    await reads(other, 'Fay');
    await answers(other, 'Large');
    for (const page of [one, other]) await reads(page, 'You are in!');
    await until(() => once('Fay'), 'it arrives once');
    assert.ok(!shop.taken().includes('Eli'));
    await context.close();
  });

  it('leaves one row for each conversation at the receiver', async () => {
    assert.deepEqual((await shop.rows()).sort(), ['Anna', 'Ben', 'Cem', 'Dora', 'Fay']);
  });
});
