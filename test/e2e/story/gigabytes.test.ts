import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { addTestClock, setTestClock } from '../../../examples/receiver/test/test-clock.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { tellStory, type Story, type Visitor } from './story.ts';

const OPERATOR = 'the-billing-of-nordlys';
const DAY = 86_400_000;

/** Script 3.2: the names of the tests begin with the numbers of the checks. The receiver's clock is set; the browsers' run on. */
describe('campaign B, two gigabytes more each month', () => {
  let story: Story;
  let link = '';
  let submission = '';
  const opened = closedAfter();
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const daysLater = async (days: number) => {
    ahead += days * DAY;
    await setTestClock(story.receiver.db, new Date(clock.now()));
  };
  /** The receiver's database keeps the moment at which it was set: it is brought forward while somebody waits. */
  const soon = (some: () => Promise<boolean>, what: string) =>
    until(async () => {
      await setTestClock(story.receiver.db, new Date(clock.now()));
      return some();
    }, what);

  before(async () => {
    story = opened(await tellStory({ clock, operatorToken: OPERATOR, workers: { poll: 50, dueEvery: 200 } }));
    await addTestClock(story.receiver.db);
    await setTestClock(story.receiver.db, new Date(clock.now()));
  });

  const rewards = () =>
    story.query<{ email: string; status: string; amount: number; unit: string }>(
      `select email, rewards.status, amount, unit from rewards join people on people.id = person where campaign = 'gigabytes' order by email, rewards.id`,
    );
  const statuses = async () => (await rewards()).map(({ email, status }) => `${email.split('@')[0]} ${status}`);
  const templatesTo = async (email: string) =>
    (
      await story.query<{ template: string }>(
        `select template from messages where recipient = $1 and campaign = 'gigabytes' and status = 'sent' order by created_at, id`,
        [email],
      )
    ).map(({ template }) => template);
  async function tells(path: string, body: object, token = OPERATOR) {
    const response = await fetch(story.receiver.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as { changed?: boolean } };
  }
  const shownLink = async ({ chat }: Visitor) => {
    const text = chat.getByText(/^https?:.*[?&]ref=/).first();
    await text.waitFor();
    return (await text.innerText()).trim();
  };

  it('2, 3, 4: Anna hears of more gigabytes, sees her own plan with cap and hold, and gets her link', async () => {
    const anna = await story.visit(story.planInvitation);
    await anna.hears(/Hi Anna!.*more free gigabytes in your monthly plan 📲, and the same gift for your friends/);
    await anna.hears(/both of you get 2 GB extra each month/);
    await anna.hears('Your plan: Flex 10 GB');
    await anna.hears(/10 GB → 12 GB with one friend … 20 GB with five/);
    await anna.hears(/Up to 5 friends earn you something\..*given 14 days after the friend counts/);
    link = await shownLink(anna);
    assert.match(link, /\/gigabytes\/friend\.html\?ref=[2-9A-HJKMNP-Z]{8}&/);
    assert.equal(await anna.chat.getByRole('textbox').count(), 0, 'nothing is asked of who is known');
    await anna.presses(/^Copy/);
    await anna.hears(/Nothing is added yet/);
    assert.deepEqual(anna.complaints, []);
    await anna.leave();
  });

  it('5 to 9: Ben joins her quest, answers one question at a time, and is told honestly that it waits', async () => {
    const ben = await story.visit(link);
    await ben.hears(/Join .*your friend.* in the quest for more free gigabytes each month 📲/);
    await ben.hears(/Sign up for Flex 10 GB, and you both get 2 GB extra each month/);
    await ben.presses('Not yet');
    await ben.presses('No, a new one');
    const date = ben.chat.getByLabel(/From when on would you like the plan/).first();
    await date.fill(new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10));
    await date.press('Enter');
    await ben.types(/first name/i, 'Ben');
    await ben.page.keyboard.press('Enter');
    await ben.types(/e-mail address/i, 'ben@example.com');
    await ben.page.keyboard.press('Enter');
    const news = ben.chat.getByLabel(/may e-mail me news/);
    await news.waitFor();
    assert.equal(await news.isChecked(), false);
    await ben.chat.getByLabel(/may contact me about this plan/).check();
    await ben.presses('Register');
    await ben.hears(/You are registered.*The gigabytes start when Nordlys Mobil confirms your plan/);
    submission = ben.sent.find(({ type }) => type === 'form.submitted')!.id;
    const order = ben.chat.getByRole('link', { name: /Open the order page/ }).first();
    await order.waitFor();
    const address = new URL((await order.getAttribute('href'))!, story.receiver.url);
    assert.equal(address.searchParams.get('ref'), new URL(link).searchParams.get('ref'));
    assert.equal(address.searchParams.get('submission'), submission);
    assert.equal(await order.getAttribute('target'), '_blank');
    assert.deepEqual(await statuses(), ['anna pending', 'ben pending']);
    const [referral] = await story.query<{ status: string }>(
      `select status from referrals where campaign = 'gigabytes'`,
    );
    assert.equal(referral!.status, 'signed_up');
    assert.deepEqual(ben.complaints, []);
    await ben.leave();
  });

  it('10: Anna is told that a friend registered, and Kari gets the lead', async () => {
    await soon(
      async () => (await templatesTo('anna@example.com')).includes('friend-joined'),
      'a mail to Anna that somebody joined',
    );
    await soon(
      async () => (await templatesTo('kari@nordlys.example')).includes('new-sign-up'),
      'a mail to Kari with the lead',
    );
  });

  it('11: the operator’s word qualifies Ben and holds both rewards; a wrong token, nobody and a second time do nothing', async () => {
    const ben = { email: 'ben@example.com', type: 'customer', campaign: 'gigabytes' };
    assert.equal((await tells('/confirm', ben, 'a-token-that-is-wrong')).status, 401);
    assert.equal((await tells('/confirm', { ...ben, email: 'nobody@example.com' })).status, 404);
    assert.deepEqual(await statuses(), ['anna pending', 'ben pending']);
    assert.deepEqual((await tells('/confirm', ben)).json.changed, true);
    assert.deepEqual(await statuses(), ['anna held', 'ben held']);
    assert.deepEqual((await tells('/confirm', ben)).json.changed, false);
  });

  it('12, 18: after fourteen days both have their first month and a mail; the export adds up', async () => {
    await daysLater(13);
    assert.deepEqual(await statuses(), ['anna held', 'ben held']);
    await daysLater(1.01);
    await soon(async () => (await statuses()).every((status) => status.endsWith('issued')), 'the first month');
    for (const email of ['anna@example.com', 'ben@example.com'])
      await soon(
        async () => (await templatesTo(email)).some((template) => /reward-ready|month-issued/.test(template)),
        `a mail to ${email}`,
      );
    const months = await story.query<{ month: string; amount: number }>(
      `select to_char(month, 'YYYY-MM') as month, amount from reward_months`,
    );
    assert.equal(months.length, 2);
    assert.equal(
      months.reduce((sum, { amount }) => sum + amount, 0),
      2 * 2,
      'two gigabytes for each side',
    );
  });

  it('15: a customer who comes by a link is answered kindly and offered a link of their own', async () => {
    const cleo = await story.visit(link);
    await cleo.presses('Yes, I am a customer');
    await cleo.hears(/get a link of your own/);
    assert.equal((await rewards()).length, 2);
    await cleo.leave();
  });

  it('16: when Anna’s plan ends her months stop, and Ben keeps his', async () => {
    assert.equal((await tells('/confirm', { email: 'anna@example.com', type: 'ended' })).json.changed, true);
    await daysLater(60);
    await soon(
      async () =>
        (
          await story.query(`select from reward_months join rewards on rewards.id = reward_months.reward join people on people.id = person
          where email = 'ben@example.com'`)
        ).length >= 2,
      'Ben’s second month',
    );
    const annas = await story.query(
      `select from reward_months join rewards on rewards.id = reward_months.reward join people on people.id = person where email = 'anna@example.com'`,
    );
    assert.equal(annas.length, 1);
  });
});
