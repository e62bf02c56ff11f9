import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { readTargets } from '../../../examples/receiver/connectors/connectors-file.ts';
import { KEYS, startStandIns, type StandIns } from '../../../examples/receiver/test/connectors/stand-ins.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { tellStory, type Story, type Visitor } from './story.ts';

const OPERATOR = 'the-till-of-nordlys-1';

/** Script 3.1, from Ben's sign-up on: the names of the tests begin with the numbers of the checks. */
describe('campaign A, what a sign-up brings about', () => {
  let story: Story;
  let standIns: StandIns;
  let link = '';
  const opened = closedAfter();
  before(async () => {
    standIns = opened(await startStandIns());
    const { targets, problems } = readTargets(
      {
        targets: {
          crm: {
            kind: 'hubspot-crm',
            token: '${HUBSPOT}',
            api: standIns.origin,
            privateNetwork: true,
            fields: {
              firstname: 'contact.firstName',
              campaign: 'referral.campaign',
              role: 'referral.role',
              referrals: 'referral.count',
            },
          },
          shop: {
            kind: 'webhook',
            url: `${standIns.origin}/webhook`,
            secrets: ['${WEBHOOK}'],
            privateNetwork: true,
            events: ['referral.qualified', 'reward.approved'],
          },
        },
      },
      { HUBSPOT: KEYS.hubspot, WEBHOOK: KEYS.webhook },
    );
    assert.deepEqual(problems, []);
    story = opened(await tellStory({ targets, operatorToken: OPERATOR, workers: { poll: 50 } }));
    const { referral } = (await (
      await fetch(`${story.receiver.url}/api/invitation${new URL(story.invitation).search.replace('i=', 'token=')}`)
    ).json()) as { referral: { url: string } };
    link = referral.url;
  });

  const rewardsOf = (email: string) =>
    story.query<{ kind: string; status: string; code: string | null }>(
      `select kind, rewards.status, code from rewards join people on people.id = person where email = $1 order by kind`,
      [email],
    );
  const mailsTo = (email: string) =>
    story.query<{ template: string; subject: string; text: string; status: string; reply_to: string | null }>(
      'select template, subject, text, status, reply_to from messages where recipient = $1 order by created_at, id',
      [email],
    );
  const mailTo = async (email: string, template: string) => {
    await until(
      async () => (await mailsTo(email)).some((mail) => mail.template === template && mail.status === 'sent'),
      `a mail "${template}" to ${email}`,
    );
    return (await mailsTo(email)).find((mail) => mail.template === template)!;
  };
  const fact = async (path: string) =>
    (await (await fetch(story.receiver.url + path)).json()) as Record<string, unknown>;

  async function signUp(visitor: Visitor, first: string, email: string): Promise<void> {
    await visitor.types('First name', first);
    await visitor.types('Last name', 'Hansen');
    await visitor.types('E-mail', email);
    await visitor.presses('Put me on the list');
  }

  it('10, 22, 23, 24: both sides get a place and parking, once, however often the same submission comes; counters hear of it without a name', async () => {
    const anna = await story.visit(story.invitation);
    await anna.presses(/^Copy/);
    await anna.hears(/waiting.*becomes final when a friend signs up/);
    await until(async () => (await story.guests()).length === 1, 'Anna waits');
    assert.equal((await fact('/api/campaign')).seatsLeft, 60);
    await anna.leave();

    const ben = await story.visit(link);
    await ben.page.evaluate(() => Object.assign(globalThis, { dataLayer: [] }));
    await ben.hears(/wants to bring you along/);
    await signUp(ben, 'Ben', 'ben@example.com');
    await ben.hears(/both on the list/);

    const counted = (await ben.page.evaluate(() => (globalThis as { dataLayer?: unknown[] }).dataLayer)) as object[];
    assert.deepEqual(counted, [{ event: 'sign_up', method: 'referral' }, { event: 'generate_lead' }]);

    const sent = ben.sent.find(({ type }) => type === 'form.submitted')!;
    for (let times = 0; times < 3; times++) {
      const again = await fetch(`${story.receiver.url}/api/results`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sent.id },
        body: JSON.stringify(sent),
      });
      assert.equal(again.status, 200);
    }
    for (const email of ['anna@example.com', 'ben@example.com'])
      assert.deepEqual(
        (await rewardsOf(email)).map(({ kind }) => kind),
        ['list_spot', 'parking_minutes'],
        email,
      );
    const [referral, ...more] = await story.query<{ status: string }>('select status from referrals');
    assert.match(referral!.status, /^(qualified|rewarded)$/);
    assert.equal(more.length, 0);
    assert.deepEqual(
      (await story.guests()).map(({ status }) => status),
      ['confirmed', 'confirmed'],
    );
    assert.equal((await fact('/api/campaign')).seatsLeft, 58);
    await ben.leave();
  });

  it('25: Anna is told by mail, with her parking code and what still counts, and Ben is not named', async () => {
    const mail = await mailTo('anna@example.com', 'reward-ready');
    const [, parking] = await rewardsOf('anna@example.com');
    assert.ok(parking!.code && mail.text.includes(parking!.code), 'her code stands in it');
    assert.match(mail.text, /https?:\/\/\S+/);
    assert.doesNotMatch(mail.text + mail.subject, /Ben|Hansen/);
    assert.equal(
      (await mailsTo('anna@example.com')).filter(({ template }) => template === 'reward-ready').length,
      1,
      'one mail for one friend',
    );
  });

  it('28: the owner gets one mail with every answer, the consents word by word and a way to answer Ben', async () => {
    const [owner] = await story.query<{ recipient: string }>(
      `select recipient from messages where audience = 'owner' limit 1`,
    );
    assert.ok(owner, 'a mail to the owner');
    const mail = await mailTo(owner.recipient, 'new-sign-up');
    assert.match(mail.subject, /Ben/);
    assert.doesNotMatch(mail.subject, /@/, 'no address in a subject');
    assert.equal(mail.reply_to, 'ben@example.com');
    for (const part of [/Hansen/, /ben@example\.com/, /Yes, Nordlys may e-mail me news and offers/, /\/owner\/guests/])
      assert.match(mail.text, part);
  });

  it('29: the CRM has both with their roles, the shop’s own system signed news of each', async () => {
    const { taken } = standIns;
    await until(async () => taken.webhook.length >= 5, 'webhooks');
    const types = taken.webhook.map((call) => (call as { type: string }).type).sort();
    assert.deepEqual(types, ['referral.qualified', ...Array.from({ length: 4 }, () => 'reward.approved')]);
    await until(async () => JSON.stringify(taken['hubspot-crm']).includes('anna@example.com'), 'Anna in the CRM');
    const crm = JSON.stringify(taken['hubspot-crm']);
    assert.match(crm, /ben@example\.com/);
    assert.match(crm, /"role":"friend"/);
    assert.match(crm, /"referrals":"?1"?/);
  });

  it('30: the owner’s numbers say one of each, and a dash until value and costs are known', async () => {
    const { page, leave } = await story.visitDesk('/owner/insights/referrals');
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(text, /–|—/, 'a dash');
    for (const word of [/sign-ups/i, /qualified/i]) assert.match(text, word);
    await leave();
  });

  it('31, 32: her own link or her own address under another form earns nothing and loses no sign-up', async () => {
    const self = await story.visit(link);
    await signUp(self, 'Anna', 'ANNA+2@example.com');
    await self.hears(/Anna/);
    await until(async () =>
      (await story.query<{ reason: string }>(`select reason from referrals where status = 'rejected'`)).some(
        ({ reason }) => reason === 'self',
      ),
    );
    assert.equal((await rewardsOf('anna@example.com')).length, 2);
    await self.leave();
  });

  it('33: Ben by a second link is one guest and credited once', async () => {
    const eva = await story.visit('/');
    await eva.types('First name', 'Eva');
    await eva.types('E-mail', 'eva@example.com');
    await eva.presses('Get my link');
    const shown = eva.chat.getByText(/^https?:.*[?&]ref=/).first();
    await shown.waitFor();
    const other = (await shown.innerText()).trim();
    await eva.leave();
    const ben = await story.visit(other);
    await signUp(ben, 'Ben', 'ben@example.com');
    await ben.hears(/both on the list/);
    assert.equal((await story.guests()).filter(({ email }) => email === 'ben@example.com').length, 1);
    assert.equal((await rewardsOf('eva@example.com')).length, 0);
    assert.equal((await rewardsOf('ben@example.com')).length, 2);
    await ben.leave();
  });

  it('34: a throw-away address is held; the owner reads why, and lets it count', async () => {
    const dora = await story.visit(link);
    await signUp(dora, 'Dora', 'dora@mailinator.com');
    await until(
      async () => (await story.query(`select id from referrals where status = 'held'`)).length === 1,
      'a held referral',
    );
    assert.equal((await rewardsOf('dora@mailinator.com')).filter(({ status }) => status === 'issued').length, 0);
    const { page, leave } = await story.visitDesk('/owner/review');
    await page
      .getByText(/gave a disposable address/)
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /Approve/ })
      .first()
      .click();
    await until(
      async () => (await rewardsOf('dora@mailinator.com')).some(({ status }) => /approved|issued/.test(status)),
      'her rewards',
    );
    await leave();
    await dora.leave();
  });

  it('37: a guest who cannot come gives the seat back by the link of their mail, and the owner hears of it', async () => {
    const mail = await mailTo('ben@example.com', 'welcome');
    const cancel = /https?:\/\/\S+\/g\/\S+/.exec(mail.text)?.[0];
    assert.ok(cancel, 'a link to cancel');
    const before = (await fact('/api/campaign')).seatsLeft as number;
    const ben = await story.visit('about:blank');
    await ben.page.goto(cancel);
    await ben.page.getByRole('button').first().click();
    await until(async () => ((await fact('/api/campaign')).seatsLeft as number) === before + 1, 'one seat more');
    assert.equal(
      (await story.guests()).find(({ email }) => email === 'anna@example.com')?.status,
      'confirmed',
      'Anna keeps hers',
    );
    await until(
      async () =>
        (
          await story.query<{ template: string }>(
            `select template from messages where audience = 'owner' and status = 'sent'`,
          )
        ).some(({ template }) => /seat|cancel/.test(template)),
      'a mail to the owner',
    );
    await ben.leave();
  });

  it('26: Anna hears of the next friend in her open chat, with hearts, and of each once', async () => {
    // Rows of the transcript: what is said to screen readers stands in a place of its own.
    const news = ({ chat }: Visitor) =>
      chat.locator('[part~="message"]').filter({ hasText: 'A friend just signed up through your link' });
    const anna = await story.visit(story.invitation);
    await anna.hears(/on the guest list/);
    await until(async () => (await news(anna).count()) === 2, 'news of Ben and of Dora, who was approved');
    const dan = await story.visit(link);
    await signUp(dan, 'Dan', 'dan@example.com');
    await dan.hears(/both on the list/);
    await dan.leave();
    await news(anna).nth(2).waitFor();
    await until(async () => (await story.query('select from news_seen')).length >= 3, 'what she saw is noted');
    await anna.leave();

    const elsewhere = await story.visit(story.invitation);
    await elsewhere.hears(/on the guest list/);
    await elsewhere.chat
      .getByText(/^https?:.*[?&]ref=/)
      .first()
      .waitFor();
    assert.equal(await news(elsewhere).count(), 0, 'on another device it is no news');
    await elsewhere.leave();
  });
});
