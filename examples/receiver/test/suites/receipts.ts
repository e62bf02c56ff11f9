import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { writeMessage } from '../../messages/write-message.ts';
import { NOW } from '../envelopes.ts';
import { RECEIVER, testReceiver } from '../fixture.ts';
import { twilioStandIn } from '../twilio-stand-in.ts';

const MINUTE = 60_000;

/** A receiver whose texts go to a stand-in of Twilio, and Anna, who gets one. */
async function texting(t: TestContext) {
  const provider = await twilioStandIn(t);
  const receiver = await testReceiver({
    messaging: {
      smsSecret: 'token',
      channels: {
        email: { name: 'test', send: async () => ({}) },
        sms: provider.channel('token', `${RECEIVER}/hooks/sms/status`),
      },
    },
  });
  const { rows, services, database, app, runDue } = receiver;
  const [anna] = await rows<{ id: number }>(
    `insert into people (email_key, email, first_name, phone_key, created_at)
     values ('anna@example.com', 'anna@example.com', 'Anna', '+4791234567', $1) returning id`,
    [NOW],
  );
  const write = (key: string) =>
    database.transaction((tx) =>
      writeMessage(tx, services, {
        key,
        audience: 'contact',
        person: anna!.id,
        channel: 'sms',
        template: 'coupon',
        facts: { values: { thanks: 'Thank you for your review.' } },
      }),
    );
  const tell = async (...receipt: Parameters<typeof provider.receipt>) =>
    (await app.request(provider.receipt(...receipt))).status;
  const states = () =>
    rows<{ status: string; reason: string | null }>(
      `select status, reason from messages where channel = 'sms' order by key`,
    );
  const suppressed = () => rows('select channel, address, reason from suppressions');
  await write('first');
  await runDue();
  return { ...receiver, provider, write, tell, states, suppressed };
}

describe('The receipt of a text', () => {
  it('says that it arrived, and the owner sees when', async (t) => {
    const { tell, states, rows, owner } = await texting(t);
    assert.deepEqual(await states(), [{ status: 'sent', reason: null }]);
    assert.equal(await tell(1, 'delivered'), 204);
    assert.deepEqual(await states(), [{ status: 'delivered', reason: null }]);
    assert.match(await (await owner('/owner/messages')).text(), /arrived/);
    const [{ id }] = (await rows<{ id: string }>('select id from messages')) as [{ id: string }];
    assert.match(await (await owner(`/owner/messages/${id}`)).text(), /Arrived/);
  });

  for (const code of ['30005', '30006', '21610'])
    it(`that says nothing ever arrives there (${code}) silences the number, and the owner hears of it`, async (t) => {
      const { tell, states, suppressed, rows, owner, write, runDue, provider } = await texting(t);
      await tell(1, 'undelivered', { ErrorCode: code });
      assert.deepEqual(await states(), [{ status: 'failed', reason: `undelivered ${code}` }]);
      assert.deepEqual(await suppressed(), [{ channel: 'sms', address: '+4791234567', reason: 'bounced' }]);
      assert.match(await (await owner('/owner/messages?show=failed')).text(), new RegExp(`undelivered ${code}`));
      await runDue();
      const told = await rows<{ text: string }>(`select text from messages where template = 'delivery-failing'`);
      assert.equal(told.length, 1);
      assert.doesNotMatch(told[0]!.text, /4791234567|Anna/);
      await write('second');
      await runDue();
      assert.equal(provider.texts.length, 1);
      assert.equal((await states())[1]!.status, 'suppressed');
    });

  for (const code of ['30003', '30007', '30008'])
    it(`that says it did not arrive this time (${code}) silences nobody`, async (t) => {
      const { tell, states, suppressed, write, runDue, provider } = await texting(t);
      await tell(1, 'undelivered', { ErrorCode: code });
      assert.deepEqual(await states(), [{ status: 'failed', reason: `undelivered ${code}` }]);
      assert.deepEqual(await suppressed(), []);
      await write('second');
      await runDue();
      assert.equal(provider.texts.length, 2);
    });

  it('may come late, twice, and in any order: the first word that is final stays, and is told once', async (t) => {
    const { tell, states, rows, suppressed } = await texting(t);
    await tell(1, 'delivered');
    await tell(1, 'sent');
    await tell(1, 'undelivered', { ErrorCode: '30005' });
    await tell(1, 'delivered');
    assert.deepEqual(await states(), [{ status: 'delivered', reason: null }]);
    assert.deepEqual([await suppressed(), await rows(`select id from events where type = 'message.failed'`)], [[], []]);
    const other = await texting(t);
    await Promise.all(Array.from({ length: 5 }, () => other.tell(1, 'failed', { ErrorCode: '30008' })));
    assert.equal((await other.rows(`select id from events where type = 'message.failed'`)).length, 1);
  });

  it('may come before the answer that says that the text was taken', async (t) => {
    const { write, runDue, provider, tell, states, rows } = await texting(t);
    provider.meanwhile(() => tell(2, 'delivered'));
    await write('second');
    await runDue();
    assert.deepEqual((await states())[1], { status: 'delivered', reason: null });
    const [second] = await rows<{ provider_id: string | null }>(
      `select provider_id from messages where key = 'second'`,
    );
    assert.match(second!.provider_id!, /^SM/);
  });

  it('keeps a text whose sending seemed to fail from going twice', async (t) => {
    const { write, runDue, provider, tell, states, at } = await texting(t);
    provider.loseAnswers(true);
    await write('second');
    await runDue();
    assert.equal((await states())[1]!.status, 'queued');
    provider.loseAnswers(false);
    await tell(2, 'sent');
    at(new Date(NOW.getTime() + 30 * MINUTE));
    await runDue();
    assert.equal(provider.texts.length, 2);
    await tell(2, 'delivered');
    assert.deepEqual((await states())[1], { status: 'delivered', reason: null });
  });

  it('is believed only with the signature of the sender, for this address and these words', async (t) => {
    const { app, provider, states, tell } = await texting(t);
    assert.equal(await tell(1, 'delivered', { token: 'guessed' }), 401);
    const real = provider.receipt(1, 'failed');
    const signature = real.headers.get('x-twilio-signature')!;
    const body = await real.text();
    const forged: readonly (readonly [url: string, body: string, signature: string])[] = [
      [real.url, body.replace('=failed', '=delivered'), signature],
      [`${real.url}0`, body, signature],
      [real.url.replace('message=', 'm='), body, signature],
      [real.url, `${body}&ErrorCode=30005`, signature],
      [real.url, body, ''],
      [real.url, body, signature.slice(0, -2)],
    ];
    for (const [url, text, given] of forged) {
      const headers = { 'X-Twilio-Signature': given, 'Content-Type': 'application/x-www-form-urlencoded' };
      assert.equal((await app.request(url, { method: 'POST', headers, body: text })).status, 401, `${url} ${text}`);
    }
    assert.deepEqual(await states(), [{ status: 'sent', reason: null }]);
  });

  it('of a text that is not ours, or of a word that is not invented yet, is taken and changes nothing', async (t) => {
    const { tell, provider, states, rows } = await texting(t);
    assert.equal(await tell(1, 'teleported'), 204);
    provider.texts[0]!.StatusCallback = `${RECEIVER}/hooks/sms/status?message=3f0e9a52-0000-4000-8000-000000000000`;
    assert.equal(await tell(1, 'delivered'), 204);
    assert.deepEqual(await states(), [{ status: 'sent', reason: null }]);
    assert.equal((await rows('select id from messages')).length, 1);
  });
});
