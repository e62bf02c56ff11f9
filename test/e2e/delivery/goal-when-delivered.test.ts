import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import type { faults } from '../../tools/fault-server.mjs';
import { answers, bubbles, chatPage, openShop, reads, toldTo, type Told } from './chat-page.ts';

const joined = { goal: 'joined', say: 'You are in!', celebrate: 'confetti' };
const flow = {
  flow: 'vip',
  parts: { start: [{ ask: 'Name?', as: 'name' }, { submit: true }, joined, 'See you on Thursday.'] },
};
const SAVED = 'Saved. We confirm here as soon as it has arrived.';

/** Makes the seconds of a page longer: however busy the machine, the receiver answers before the chat has waited long enough to say `SAVED`. */
function waitLonger(): void {
  const { setTimeout: wait } = window;
  window.setTimeout = ((task: () => void, ms = 0) => wait(task, ms < 1000 ? ms : ms * 30)) as typeof setTimeout;
}

describe('a goal after a submission', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  /** What results meet on their way to the receiver; undefined: nothing. */
  let meets: keyof typeof faults | undefined;
  const opened = closedAfter();
  before(async () => {
    shop = await openShop(opened, ({ type }) => (type === 'form.submitted' ? meets : undefined));
  });

  async function open(context: BrowserContext, said: object = flow): Promise<Page> {
    shop.site.pages.set('/', chatPage(said, `endpoint="${shop.line.address}"`));
    const page = await context.newPage();
    await page.goto(shop.site.origin);
    return page;
  }
  /** The visitor's network is back: what waits is tried again at once. */
  const online = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));
  /** What the page was told of a goal, once the confetti, which is loaded for it, is there. */
  const celebrated = async (page: Page): Promise<Told> => {
    await page.waitForFunction('told.goals.length > 0 && told.bursts > 0');
    return toldTo(page);
  };
  const count = (list: readonly string[], text: string) => list.filter((each) => each === text).length;

  it('is reached and celebrated at once when the receiver takes the answers', async () => {
    meets = undefined;
    const context = await shop.newVisitor();
    await context.addInitScript(waitLonger);
    const page = await open(context);
    await answers(page, 'Anna');
    await reads(page, 'See you on Thursday.');
    const { goals, bursts } = await celebrated(page);
    const said = await bubbles(page);
    assert.deepEqual([goals, bursts, count(said, 'You are in!'), count(said, SAVED)], [['joined'], 1, 1, 0]);
    await context.close();
  });

  for (const [fault, name] of [
    ['502', 'Ben'],
    ['reset before the commit', 'Cem'],
    ['time-out before the commit', 'Dora'],
    ['503', 'Eli'],
  ] as const)
    it(`is not reached while the line is down (${fault}), but once when it is back, in this visit`, async () => {
      meets = fault;
      const context = await shop.newVisitor();
      const page = await open(context);
      await answers(page, name);
      await reads(page, SAVED);
      await reads(page, 'See you on Thursday.');
      const before = await toldTo(page);
      assert.deepEqual([before.goals, before.bursts, count(await bubbles(page), 'You are in!')], [[], 0, 0]);
      meets = undefined;
      await online(page);
      await reads(page, 'You are in!');
      await online(page);
      await page.locator('smoc-chat [part~=status]', { hasText: /^\s*Sent\s*$/ }).waitFor();
      const after = await celebrated(page);
      assert.deepEqual([after.goals, after.bursts, count(await bubbles(page), 'You are in!')], [['joined'], 1, 1]);
      assert.equal(count(shop.taken(), name), 1);
      await context.close();
    });

  it('is reached in the next visit when the answers come through in it, and not again in the one after that', async () => {
    meets = '502';
    const context = await shop.newVisitor();
    const first = await open(context);
    await answers(first, 'Fay');
    await reads(first, SAVED);
    await first.close();

    meets = undefined;
    const second = await open(context);
    await reads(second, 'You are in!');
    const { goals, bursts } = await celebrated(second);
    assert.deepEqual([goals, bursts], [['joined'], 1]);
    await second.close();

    const third = await open(context);
    await reads(third, 'You are in!');
    await third.locator('smoc-chat [part~=status]', { hasText: /^\s*Sent\s*$/ }).waitFor();
    const later = await toldTo(third);
    assert.deepEqual([later.goals, later.bursts, count(await bubbles(third), 'You are in!')], [[], 0, 1]);
    assert.equal(count(shop.taken(), 'Fay'), 1);
    await context.close();
  });

  it('is reached at once where the flow says that kept is enough, and not a second time when the answers arrive', async () => {
    meets = '502';
    const context = await shop.newVisitor();
    const page = await open(context, { ...flow, flow: 'vip-kept', goals: 'kept' });
    await answers(page, 'Gus');
    await reads(page, 'You are in!');
    assert.deepEqual((await celebrated(page)).goals, ['joined']);
    meets = undefined;
    await online(page);
    await page.locator('smoc-chat [part~=status]', { hasText: /^\s*Sent\s*$/ }).waitFor();
    const { goals, bursts } = await toldTo(page);
    assert.deepEqual([goals, bursts], [['joined'], 1]);
    await context.close();
  });

  it('waits for its own submission where there are two of each', async () => {
    const parts = {
      start: [
        { ask: 'Name?', as: 'name' },
        { submit: true },
        { goal: 'first', say: 'First is in.' },
        { ask: 'Name of your friend?', as: 'name' },
        { submit: true },
        { goal: 'second', say: 'Second is in.' },
        'Bye.',
      ],
    };
    meets = '502';
    const context = await shop.newVisitor();
    const page = await open(context, { flow: 'two', parts });
    await answers(page, 'Hana');
    await reads(page, 'Name of your friend?');
    await page.locator('smoc-chat [part=field]').waitFor();
    meets = undefined;
    await answers(page, 'Ivo');
    await reads(page, 'Second is in.');
    await online(page);
    await reads(page, 'First is in.');
    await page.waitForFunction('told.goals.length === 2');
    assert.deepEqual((await toldTo(page)).goals.sort(), ['first', 'second']);
    assert.deepEqual([count(shop.taken(), 'Hana'), count(shop.taken(), 'Ivo')], [1, 1]);
    await context.close();
  });

  it('leaves each answer at the receiver once', async () => {
    const names = ['Anna', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo'];
    assert.deepEqual((await shop.rows()).sort(), names);
  });
});
