import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { closedAfter } from '../../../../test/tools/closed-after.ts';
import { deliver } from '../../connectors/deliver.ts';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { inviteCustomer } from '../../campaign/invitations.ts';
import { readTargets } from '../../connectors/connectors-file.ts';
import { deliveryRows, targetStates } from '../../connectors/overview.ts';
import { noteRefusal } from '../../connectors/outages.ts';
import { replay, replayFailed } from '../../connectors/replay.ts';
import { RETRY_AFTER } from '../../connectors/retry-schedule.ts';
import { testTarget } from '../../connectors/test-target.ts';
import type { Transaction } from '../../database/database.ts';
import type { NewEvent } from '../../events/event.ts';
import { fanOut } from '../../events/fan-out.ts';
import { KEYS, type StandIns, startStandIns } from '../connectors/stand-ins.ts';
import { ANNA, BEN, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const ENV = { HUBSPOT: KEYS.hubspot, WEBHOOK: KEYS.webhook, MAILCHIMP: KEYS.mailchimp, REPLIES: 'token-of-the-inbox' };

describe('Other systems', () => {
  const opened = closedAfter();
  let standIns: StandIns;
  let now = NOW;
  before(async () => {
    standIns = opened(await startStandIns());
    standIns.now = () => now;
  });
  /** Ends every outage. */
  const allBack = () => {
    for (const name of Object.keys(standIns.instead)) delete standIns.instead[name as keyof typeof standIns.instead];
  };
  beforeEach(() => {
    now = NOW;
    for (const taken of Object.values(standIns.taken)) taken.length = 0;
    for (const name of Object.keys(standIns.calls)) standIns.calls[name as keyof typeof standIns.calls] = 0;
    allBack();
  });

  const shop = () => ({
    kind: 'webhook',
    url: `${standIns.origin}/webhook`,
    secrets: ['${WEBHOOK}'],
    privateNetwork: true,
  });
  const crm = () => ({
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
  });

  async function receiverWith(targets: Record<string, object>): Promise<TestReceiver> {
    const read = readTargets({ targets }, ENV);
    assert.deepEqual(read.problems, []);
    return testReceiver({ targets: read.targets });
  }
  /** Does what is due, and what becomes due by it. */
  async function runJobs({ services }: TestReceiver): Promise<void> {
    while ((await services.jobs.runDue()) > 0);
  }
  /** Lets time pass, and does what is due at each step. */
  async function pass(receiver: TestReceiver, time: number, step = time): Promise<void> {
    for (let passed = 0; passed < time; passed += step) {
      now = new Date(now.getTime() + step);
      receiver.at(now);
      await runJobs(receiver);
    }
  }
  /** Answers the event's id. */
  const emit = async ({ services, rows }: TestReceiver, event: Partial<NewEvent>): Promise<number> => {
    await services.database.transaction((tx) =>
      services.emit(tx, { type: 'purchase.made', campaign: 'vip-prelaunch', at: now, ...event }),
    );
    const [newest] = await rows<{ id: number }>('select max(id)::float8 as id from events');
    return newest!.id;
  };
  const statuses = async ({ rows }: TestReceiver) =>
    (await rows<{ status: string }>('select status from deliveries order by id')).map(({ status }) => status);
  const failing = (receiver: TestReceiver) =>
    receiver.rows<{ data: string }>(`select data from events where type = 'delivery.failing' order by id`);

  it('hear of each event that they want, once', async () => {
    const receiver = await receiverWith({
      shop: { ...shop(), events: ['purchase.*'] },
      other: { ...shop(), campaigns: ['another-campaign'] },
    });
    const id = await emit(receiver, { data: { orderId: 'A-1' } });
    await emit(receiver, { type: 'codes.low' });
    await fanOut(receiver.services, { event: id });
    await runJobs(receiver);
    await fanOut(receiver.services, { event: id });
    await runJobs(receiver);
    assert.deepEqual(
      standIns.taken.webhook.map(({ type, data }) => [type, (data as { data: object }).data]),
      [['purchase.made', { orderId: 'A-1' }]],
    );
    assert.deepEqual(await statuses(receiver), ['delivered']);
  });

  it('may be away for 72 hours: nothing is lost or doubled, all of it is there within a minute of their return, and the owner is told once', async (test) => {
    const receiver = await receiverWith({ crm: crm(), shop: { ...shop(), events: ['result.received'] } });
    standIns.instead.webhook = () => 'reset';
    standIns.instead['hubspot-crm'] = () => ({ status: 503 });
    const PEOPLE = 20;
    for (let n = 0; n < PEOPLE; n += 1)
      await receiver.post(referrerForm({ firstName: 'Anna', email: `anna${n}@example.com` }));
    await runJobs(receiver);
    await pass(receiver, HOUR, 5 * MINUTE);
    await pass(receiver, 71 * HOUR, 3.55 * HOUR);
    assert.deepEqual(new Set(await statuses(receiver)), new Set(['queued']));
    assert.deepEqual(
      (await targetStates(receiver.services)).map(({ name, queued, downSince }) => [name, queued, downSince]),
      [
        ['crm', PEOPLE, NOW],
        ['shop', PEOPLE, NOW],
      ],
    );
    const tries = standIns.calls.webhook;

    allBack();
    standIns.calls.webhook = 0;
    await pass(receiver, MINUTE, 5 * SECOND);
    assert.deepEqual(new Set(await statuses(receiver)), new Set(['delivered']));
    assert.equal(standIns.calls.webhook, PEOPLE);
    assert.equal(new Set(standIns.taken.webhook.map(({ id }) => id)).size, PEOPLE);
    assert.equal(new Set(standIns.taken['hubspot-crm'].map(({ email }) => email)).size, PEOPLE);
    assert.equal(standIns.taken['hubspot-crm'].length, PEOPLE);
    const told = (await failing(receiver)).map(({ data }) => (JSON.parse(data) as { target: string }).target);
    assert.deepEqual(told.sort(), ['crm', 'shop']);
    assert.deepEqual(await receiver.rows('select target from outages'), []);
    test.diagnostic(`72 hours away: ${tries} requests in vain, 0 of ${PEOPLE} lost, 0 doubled`);
  });

  it('that fail at the same moment tell the owner once: none of them has seen yet that another did', async () => {
    const receiver = await receiverWith({ shop: shop() });
    const refused = { verdict: 'refused', status: 400, reason: null, retryAfter: null } as const;
    await receiver.database.transaction(async (tx) => {
      // What each reads was so before any of them had written.
      const early: Transaction = {
        ...tx,
        query: async <Row>(sql: string, params?: readonly unknown[]) =>
          sql.startsWith('select told_at') ? ([] as Row[]) : tx.query<Row>(sql, params),
      };
      for (let at = 0; at < 3; at += 1) await noteRefusal(early, receiver.services, 'shop', refused);
    });
    assert.equal((await failing(receiver)).length, 1);
    assert.equal((await receiver.rows('select target from outages where told_at is not null')).length, 1);
  });

  it('are tried again at the times that Standard Webhooks names, then it is listed as failed', async () => {
    const receiver = await receiverWith({ shop: shop() });
    standIns.instead.webhook = () => ({ status: 500 });
    await emit(receiver, {});
    await runJobs(receiver);
    const waits: number[] = [];
    for (let tries = 0; tries < RETRY_AFTER.length; tries += 1) {
      const [row] = await receiver.rows<{ next_at: Date; tries: number }>(
        `select next_at, tries from deliveries where status = 'queued' and event = 1`,
      );
      assert.equal(row!.tries, tries + 1);
      waits.push(row!.next_at.getTime() - now.getTime());
      await pass(receiver, row!.next_at.getTime() - now.getTime());
    }
    assert.deepEqual(waits, RETRY_AFTER);
    assert.equal(RETRY_AFTER.length, 9);
    const [row] = await deliveryRows(receiver.database, { status: 'failed' });
    assert.deepEqual([row!.type, row!.tries, row!.lastStatus], ['purchase.made', 10, 500]);
  });

  it('that refuse something are not asked again; it is listed, the owner is told once, and can send it anew', async () => {
    const receiver = await receiverWith({ shop: shop() });
    standIns.instead.webhook = () => ({ status: 401 });
    for (let n = 0; n < 3; n += 1) await emit(receiver, { data: { n } });
    await runJobs(receiver);
    await pass(receiver, 2 * HOUR, 30 * MINUTE);
    assert.equal(standIns.calls.webhook, 3);
    assert.deepEqual(await statuses(receiver), ['failed', 'failed', 'failed']);
    assert.equal((await failing(receiver)).length, 1);

    allBack();
    assert.equal(await replayFailed(receiver.services, 'shop'), 3);
    await runJobs(receiver);
    assert.deepEqual(await statuses(receiver), ['delivered', 'delivered', 'delivered']);

    standIns.instead.webhook = () => ({ status: 401 });
    await emit(receiver, {});
    await runJobs(receiver);
    assert.equal((await failing(receiver)).length, 2, 'another outage is told again');
  });

  it('get the same words under the same id when the owner sends one again', async () => {
    const receiver = await receiverWith({ shop: shop() });
    await emit(receiver, {});
    await runJobs(receiver);
    assert.equal(await replay(receiver.services, 1), true);
    assert.equal(await replay(receiver.services, 99), false);
    await runJobs(receiver);
    const [first, second] = standIns.taken.webhook;
    assert.deepEqual(first, second);
    assert.equal(standIns.taken.webhook.length, 2);
  });

  it('that cannot stomach one event get all others within a minute', async () => {
    const receiver = await receiverWith({ shop: { ...shop(), events: ['purchase.made'] } });
    standIns.instead.webhook = ({ body }) => (body.includes('poison') ? { status: 500 } : undefined);
    await emit(receiver, { data: { orderId: 'poison' } });
    await runJobs(receiver);
    await pass(receiver, 3 * MINUTE, 10 * SECOND);
    for (let n = 0; n < 5; n += 1) await emit(receiver, { data: { n } });
    await runJobs(receiver);
    await pass(receiver, MINUTE, 10 * SECOND);
    assert.deepEqual(await statuses(receiver), ['queued', ...Array.from({ length: 5 }, () => 'delivered')]);
    assert.deepEqual(await failing(receiver), []);
  });

  it('at their limit are not asked before the time that they name', async () => {
    const receiver = await receiverWith({ shop: shop() });
    standIns.instead.webhook = () => ({ status: 429, headers: { 'Retry-After': '1800' } });
    await emit(receiver, {});
    await runJobs(receiver);
    allBack();
    for (let n = 0; n < 5; n += 1) await emit(receiver, { data: { n } });
    await runJobs(receiver);
    await pass(receiver, 29 * MINUTE, MINUTE);
    assert.equal(standIns.calls.webhook, 1);
    await pass(receiver, 2 * MINUTE, 30 * SECOND);
    assert.deepEqual(new Set(await statuses(receiver)), new Set(['delivered']));
    assert.equal(standIns.calls.webhook, 7);
  });

  it('hear it once when two receivers take up the same job, and also when one is killed in the middle of it', async () => {
    const receiver = await receiverWith({ shop: shop() });
    const { services, rows } = receiver;
    await emit(receiver, {});
    await fanOut(services, { event: 1 });
    await Promise.all(Array.from({ length: 5 }, () => deliver(services, { delivery: 1 })));
    assert.equal(standIns.calls.webhook, 1);

    await emit(receiver, {});
    await fanOut(services, { event: 2 });
    // As one leaves it that is killed while it tells.
    await rows(`update deliveries set claimed_until = $1 where id = 2`, [new Date(now.getTime() + 2 * MINUTE)]);
    await deliver(services, { delivery: 2 });
    assert.equal(standIns.calls.webhook, 1);
    await pass(receiver, 3 * MINUTE, 30 * SECOND);
    assert.deepEqual(await statuses(receiver), ['delivered', 'delivered']);
    assert.equal(standIns.calls.webhook, 2);
  });

  it('are told what happened as it was, and how things stand as they are', async () => {
    const receiver = await receiverWith({ crm: crm(), shop: { ...shop(), events: ['result.received'] } });
    standIns.instead.webhook = () => ({ status: 503 });
    standIns.instead['hubspot-crm'] = () => ({ status: 503 });
    await receiver.post(referrerForm(ANNA));
    await runJobs(receiver);
    await receiver.rows(`update people set first_name = 'Annabel'`);
    allBack();
    await pass(receiver, MINUTE, 5 * SECOND);
    const [message] = standIns.taken.webhook;
    assert.equal((message!.data as { contact: { firstName: string } }).contact.firstName, 'Anna');
    assert.equal(standIns.taken['hubspot-crm'][0]!.firstname, 'Annabel');
  });

  it('hear of both people of a referral: the friend with the form, the referrer with the number of friends', async () => {
    const receiver = await receiverWith({ crm: crm(), shop: { ...shop(), events: ['referral.qualified'] } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await runJobs(receiver);
    await receiver.post(friendForm(BEN, anna.referral.code));
    await runJobs(receiver);
    // What comes from one form comes in no particular order.
    const records = standIns.taken['hubspot-crm'].map(({ firstname, campaign, role, referrals }) =>
      [firstname, campaign, role, referrals].join(' '),
    );
    assert.deepEqual(records.sort(), [
      'Anna vip-prelaunch referrer 0',
      'Anna vip-prelaunch referrer 1',
      'Ben vip-prelaunch friend 0',
    ]);
    const [told] = standIns.taken.webhook;
    const { referrer, friend, referral } = told!.data as Record<string, Record<string, unknown>>;
    assert.deepEqual(
      [referrer!.email, friend!.email, referral!.count, referral!.code],
      ['anna@example.com', 'ben@example.com', 1, anna.referral.code],
    );
  });

  it('hear nothing more of somebody who was deleted', async () => {
    const receiver = await receiverWith({ shop: shop() });
    standIns.instead.webhook = () => ({ status: 503 });
    await receiver.post(referrerForm(ANNA));
    await runJobs(receiver);
    await receiver.rows('delete from people');
    allBack();
    standIns.calls.webhook = 0;
    await pass(receiver, 10 * MINUTE, MINUTE);
    assert.equal(standIns.calls.webhook, 0);
    assert.deepEqual(await statuses(receiver), []);
  });

  it('that send newsletters get nobody who has not agreed, and let go whoever takes it back', async () => {
    const receiver = await receiverWith({
      news: { kind: 'mailchimp', key: '${MAILCHIMP}', list: 'a1b2c3', api: standIns.origin, privateNetwork: true },
    });
    await receiver.post(referrerForm(ANNA));
    await receiver.rows('truncate consents');
    const say = async (granted: boolean, more: string[] = []) => {
      await receiver.rows(
        `insert into consents (person, purpose, channel, granted, text, method, at${more.map((name) => `, ${name}`).join('')})
         values (1, 'news', 'email', $1, 'Yes', 'form', $2${more.map(() => ', $2').join('')})`,
        [granted, now],
      );
      await emit(receiver, { type: granted ? 'consent.given' : 'consent.withdrawn', person: 1 });
      await runJobs(receiver);
      await pass(receiver, SECOND);
    };
    const members = () => standIns.taken.mailchimp.map(({ email_address: email, status }) => [email, status]);

    await emit(receiver, { type: 'consent.given', person: 1 });
    await runJobs(receiver);
    assert.deepEqual(members(), []);
    assert.equal((await deliveryRows(receiver.database, { target: 'news' }))[0]!.lastError, 'no consent to "news"');

    await say(true, ['asked_at']);
    assert.deepEqual(members(), [], 'asked for a confirmation that has not come');
    await say(true);
    assert.deepEqual(members(), [['anna@example.com', 'pending']]);
    await say(false);
    assert.deepEqual(members(), [['anna@example.com', 'unsubscribed']]);
    await say(true);
    assert.deepEqual(members(), [['anna@example.com', 'pending']]);

    await receiver.rows(
      `insert into suppressions (channel, address, reason, at) values ('email', 'anna@example.com', 'unsubscribed', $1)`,
      [now],
    );
    await emit(receiver, { type: 'consent.withdrawn', person: 1 });
    await runJobs(receiver);
    assert.deepEqual(members(), [['anna@example.com', 'unsubscribed']], 'whatever else they agreed to');
  });

  it('leave no word of a person in the log, nor in the list of what failed', async () => {
    const CANARY = 'zanzibar';
    const receiver = await receiverWith({
      crm: { ...crm(), fields: { shoe_size: 'contact.firstName' } },
      shop: shop(),
    });
    standIns.instead.webhook = ({ body }) => ({ status: 400, body });
    await receiver.post(referrerForm({ firstName: CANARY, lastName: CANARY, email: `${CANARY}@example.com` }));
    await runJobs(receiver);
    const listed = await deliveryRows(receiver.database, {});
    assert.deepEqual(new Set(listed.map(({ status }) => status)), new Set(['failed']));
    const told = await receiver.rows(`select data from events where type = 'delivery.failing'`);
    assert.ok(!`${receiver.logged.join()}${JSON.stringify([listed, told])}`.includes(CANARY));
  });

  it('can be tested by the owner: by a question where there is one, else by an event of nobody', async () => {
    const receiver = await receiverWith({ crm: crm(), shop: shop() });
    assert.equal((await testTarget(receiver.services, 'crm'))?.verdict, 'accepted');
    assert.deepEqual(standIns.taken['hubspot-crm'], []);
    assert.equal((await testTarget(receiver.services, 'shop'))?.verdict, 'accepted');
    assert.equal((standIns.taken.webhook[0]!.data as { data: { test: boolean } }).data.test, true);
    standIns.instead.webhook = () => ({ status: 404 });
    assert.deepEqual(await testTarget(receiver.services, 'shop'), {
      verdict: 'refused',
      status: 404,
      reason: null,
      retryAfter: null,
    });
    assert.equal(await testTarget(receiver.services, 'none'), null);
    assert.deepEqual(await deliveryRows(receiver.database, {}), []);
  });

  it('get no token of a personal link: with it they could be whoever it belongs to', async () => {
    const receiver = await receiverWith({ shop: shop() });
    const [campaign] = receiver.services.campaigns.all;
    const { token } = await receiver.database.transaction((tx) =>
      inviteCustomer(tx, campaign, { firstName: 'Anna', email: readEmailAddress(ANNA.email!)! }, NOW),
    );
    const page = { url: `https://vip.example/?i=${token}&vip=${token}&ref=A1`, title: 'VIP' };
    await receiver.post(referrerForm({ email: null }, { answers: { invitation: token, size: 'M' }, page }));
    await runJobs(receiver);
    const told = JSON.stringify(standIns.taken.webhook);
    assert.match(told, /"size":"M"/);
    assert.match(told, /https:\/\/vip\.example\/\?ref=A1/);
    assert.ok(!told.includes(token));
  });

  it('have inboxes: somebody who wants a person is there with all that was said, and the answer comes back to the conversation here', async () => {
    const receiver = await receiverWith({
      inbox: {
        kind: 'chatwoot',
        url: standIns.origin,
        inbox: 'inbox-1',
        replyToken: '${REPLIES}',
        privateNetwork: true,
      },
    });
    const sent = envelope({
      type: 'handover.requested',
      handover: { channel: 'contact', open: true },
      answers: { order: 'A-17' },
    });
    await receiver.post(sent);
    await runJobs(receiver);
    assert.deepEqual(standIns.taken.chatwoot.at(-1), {
      message: `Reference ${sent.id.slice(0, 8)}\norder: A-17\nPage: https://shop.example/`,
    });

    const answer = async (changes: object = {}, token = ENV.REPLIES, target = 'inbox') =>
      receiver.app.request(`/api/connectors/${target}/replies?token=${token}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          event: 'message_created',
          id: 41,
          content: 'It is on its way.',
          message_type: 'outgoing',
          private: false,
          sender: { id: 1, name: 'Kari', type: 'user' },
          conversation: { id: 5, contact_inbox: { source_id: sent.session.id } },
          ...changes,
        }),
      });
    const said = () => receiver.rows('select side, author, text from conversation_messages');
    for (const changes of [
      { private: true },
      { message_type: 'incoming' },
      { event: 'message_updated' },
      { content: null },
      { conversation: { contact_inbox: { source_id: 'another' } } },
    ])
      assert.equal((await answer(changes)).status, 200);
    assert.equal((await answer({}, 'wrong')).status, 401);
    assert.equal((await answer({}, '')).status, 401);
    assert.equal((await answer({}, ENV.REPLIES, 'none')).status, 401);
    assert.deepEqual(await said(), []);

    for (let times = 0; times < 2; times += 1) assert.equal((await answer()).status, 200);
    assert.deepEqual(await said(), [{ side: 'shop', author: 'Kari', text: 'It is on its way.' }]);
    assert.deepEqual(await receiver.rows('select status from conversations'), [{ status: 'answered' }]);
  });

  it('that were taken out of the configuration are told nothing, and that is listed', async () => {
    const receiver = await receiverWith({ shop: shop() });
    await emit(receiver, {});
    await fanOut(receiver.services, { event: 1 });
    const without = await testReceiver({ keep: true });
    await deliver(without.services, { delivery: 1 });
    const [row] = await deliveryRows(receiver.database, {});
    assert.deepEqual([row!.status, row!.lastError], ['dropped', 'no longer in connectors.json']);
    assert.equal(standIns.calls.webhook, 0);
  });
});
