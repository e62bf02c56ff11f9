import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { OPERATOR_TOKEN, tellStory, type Story, type Visitor } from './story.ts';

describe('campaign B, from the customer to the gigabytes', () => {
  let story: Story;
  /** Anna's link for her friends, as her chat showed it. */
  let link = '';
  const opened = closedAfter();
  before(async () => {
    story = opened(await tellStory());
  });

  const shownLink = async ({ chat }: Visitor) => {
    const text = chat.getByText(/^https?:.*[?&]ref=/).first();
    await text.waitFor();
    return (await text.innerText()).trim();
  };
  const rows = <Row>(sql: string) => story.receiver.db.query<Row>(sql, []);
  const referrals = () =>
    rows<{ status: string }>(`select status from referrals where campaign = 'gigabytes' order by id`);
  const rewards = () =>
    rows<{ side: string; status: string; amount: number; unit: string }>(
      `select side, status, amount, unit from rewards where campaign = 'gigabytes' order by side`,
    );
  const confirm = (body: object, token = OPERATOR_TOKEN) =>
    fetch(`${story.receiver.url}/confirm`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });

  it('shows Anna her plan, what it grows to, and a link of her own', async () => {
    const anna = await story.visit(story.planInvitation);
    await anna.hears(/Hi Anna!.*more free gigabytes in your monthly plan/);
    await anna.hears(/both of you get 2 GB extra each month/);
    await anna.hears('Your plan: Flex 10 GB');
    await anna.hears(/10 GB → 12 GB with one friend … 20 GB with five\. Up to five friends count/);
    link = await shownLink(anna);
    assert.match(link, /\/gigabytes\/friend\.html\?ref=[2-9A-HJKMNP-Z]{8}&/);
    await anna.presses(/^Copy/);
    await anna.hears(/Nothing is added yet: the gigabytes come when a friend has registered/);
    assert.deepEqual(anna.complaints, []);
    await anna.leave();
  });

  it('asks Ben one thing at a time, and celebrates with honest words', async () => {
    const ben = await story.visit(link);
    await ben.hears(/in the quest for more free gigabytes each month/);
    await ben.hears(/Sign up for Flex 10 GB, and you both get 2 GB extra each month/);
    await ben.hears(/We tell your friend that somebody has joined/);
    await ben.presses('Not yet');
    await ben.presses('Yes, keep it');
    await ben.presses('Telia');
    await ben.hears('Which number comes along?');
    await ben.chat.getByRole('textbox').last().fill('406 12 345');
    await ben.page.keyboard.press('Enter');
    await ben.hears('From when on would you like the plan?');
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await ben.chat.locator('input[type="date"]').fill(day);
    await ben.page.keyboard.press('Enter');
    await ben.hears('What is your first name?');
    await ben.chat.getByRole('textbox').last().fill('Ben');
    await ben.page.keyboard.press('Enter');
    await ben.hears(/And your e-mail address\?/);
    await ben.chat.getByRole('textbox').last().fill('ben@example.com');
    await ben.page.keyboard.press('Enter');

    const texts = ben.chat.getByLabel(/recurring marketing texts.*up to 4 a month.*STOP.*HELP.*not a condition/);
    await texts.waitFor();
    for (const box of [texts, ben.chat.getByLabel(/may e-mail me news/)]) assert.equal(await box.isChecked(), false);
    await ben.chat.getByLabel(/may contact me about this plan/).check();
    await ben.presses('Register');
    await ben.hears(/You are registered.*The gigabytes start when Nordlys Mobil confirms your plan/);
    assert.deepEqual(await referrals(), [{ status: 'signed_up' }]);
    assert.deepEqual(await rewards(), [
      { side: 'friend', status: 'pending', amount: 2, unit: 'GB' },
      { side: 'referrer', status: 'pending', amount: 2, unit: 'GB' },
    ]);

    const [submitted] = await story.results('form.submitted', 'ben@example.com');
    const order = ben.chat.getByRole('link', { name: /Open the order page/ });
    const [shop] = await Promise.all([ben.page.context().waitForEvent('page'), order.click()]);
    await shop.waitForURL(/\/gigabytes\/order\.html\?/);
    const { searchParams } = new URL(shop.url());
    assert.deepEqual(
      [searchParams.get('ref'), searchParams.get('submission')],
      [new URL(link).searchParams.get('ref'), submitted!.id],
    );
    await shop.getByRole('button', { name: 'Order' }).click();
    await shop.getByText(submitted!.id).waitFor();
    await shop.close();

    await ben.presses('Yes, it is ordered');
    await ben.hears(/Nordlys Mobil writes to you as soon as the plan is confirmed/);
    assert.deepEqual(ben.complaints, []);
    await ben.leave();
  });

  it('counts Ben once the operator has confirmed him, and holds the gigabytes for 14 days', async () => {
    assert.equal((await confirm({ email: 'ben@example.com', type: 'customer' }, 'somebody-elses-token')).status, 401);
    assert.equal((await confirm({ email: 'nobody@example.com', type: 'customer' })).status, 404);
    assert.deepEqual(await referrals(), [{ status: 'signed_up' }]);
    assert.equal((await confirm({ email: 'ben@example.com', type: 'customer' })).status, 200);
    assert.deepEqual(await referrals(), [{ status: 'qualified' }]);
    assert.deepEqual(
      (await rewards()).map(({ status }) => status),
      ['held', 'held'],
    );
  });

  it('counts Ben for Anna at her next visit', async () => {
    const anna = await story.visit(story.planInvitation);
    await anna.hears(/One friend counts so far: 2 GB each, each month/);
    assert.equal(await shownLink(anna), link);
    await anna.leave();
  });

  it('offers a customer a link of their own', async () => {
    const carl = await story.visit(link);
    await carl.presses('Yes, I am a customer');
    const own = carl.chat.getByRole('link', { name: 'get a link of your own' });
    assert.equal(new URL(await own.evaluate((a: HTMLAnchorElement) => a.href)).pathname, '/gigabytes/');
    assert.equal((await referrals()).length, 1);
    await carl.leave();
  });

  it('speaks Dutch on its Dutch pages, and fits on the smallest phone', async () => {
    for (const [address, words] of [
      ['/gigabytes/nl/', /meer gratis gigabytes in je abonnement/],
      [`/gigabytes/nl/friend.html${new URL(link).search}`, /op jacht naar meer gratis gigabytes/],
    ] as const) {
      const visitor = await story.visit(address, { locale: 'nl-NL', viewport: { width: 320, height: 800 } });
      await visitor.hears(words);
      assert.equal(await visitor.page.evaluate(() => document.documentElement.scrollWidth), 320, address);
      assert.deepEqual(visitor.complaints, []);
      await visitor.leave();
    }
  });
});
