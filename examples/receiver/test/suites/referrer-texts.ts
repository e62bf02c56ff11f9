import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smsParts } from '../../messages/sms-parts.ts';
import { suppress } from '../../messages/suppressions.ts';
import { withdrawConsent } from '../../people/consents.ts';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { ANNA, BEN, consent, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const PHONE = '+4791234567';
const NIGHT = new Date('2026-11-22T21:30:00Z');
const MORNING = new Date('2026-11-23T07:00:00Z');

const agreesToTexts = { ...consent('sms', true, 'Yes, send me texts.'), channel: 'sms' };

/** Anna brings friends, and has agreed to texts unless the changes say otherwise; what has gone so far is forgotten. */
async function withAnna(
  changes: Partial<Envelope> = { consents: [agreesToTexts] },
  receiver?: TestReceiver,
): Promise<TestReceiver & { readonly code: string }> {
  const one = receiver ?? (await testReceiver());
  const { json } = await one.post(referrerForm({ ...ANNA, phone: PHONE }, changes));
  await one.rows('update people set phone_proven_at = created_at where phone_key is not null');
  await one.runDue();
  one.sent.length = 0;
  return { ...one, code: json.referral.code };
}

const friend = (receiver: { readonly code: string }, email: string, firstName: string, at = NOW) =>
  friendForm({ email, firstName }, receiver.code, {
    consents: [consent('name', true)],
    occurredAt: at.toISOString(),
  });
const texts = ({ sent }: TestReceiver) => sent.filter(({ channel }) => channel === 'sms');
const mailsToAnna = ({ sent }: TestReceiver) => sent.filter(({ to }) => to === ANNA.email);

describe('A referrer who has agreed to texts', () => {
  it('gets a text beside the mail when a friend has joined, once, with the way out in it and its parts counted', async () => {
    const receiver = await withAnna();
    const form = friend(receiver, BEN.email!, 'Ben');
    await receiver.post(form);
    await receiver.post(form);
    await receiver.runDue();
    await receiver.runDue();
    assert.equal(mailsToAnna(receiver).length, 1);
    assert.deepEqual(
      texts(receiver).map(({ to }) => to),
      [PHONE],
    );
    const { text } = texts(receiver)[0]!;
    assert.match(text, /^Nordlys: it worked! .+ https:\/\/vip\.nordlys\.example\/\S+ .*STOP/);
    const [row] = await receiver.rows<{ parts: number; purpose: string }>(
      `select parts, purpose from messages where channel = 'sms'`,
    );
    assert.deepEqual(row, { parts: smsParts(text).parts, purpose: 'marketing' });
    assert.match(await (await receiver.owner('/owner/messages')).text(), /<td[^>]*>text/);
  });

  it('is told at once of a friend whose sign-up is still to count, and then that it does', async () => {
    const { campaign } = await testReceiver();
    const base = await testReceiver({
      campaign: { qualifies: { ...campaign.qualifies, on: 'confirmation' } },
    });
    const receiver = await withAnna({ consents: [agreesToTexts] }, base);
    await receiver.post(friend(receiver, BEN.email!, 'Ben'));
    await receiver.runDue();
    assert.match(texts(receiver)[0]!.text, /^Nordlys: Ben has signed up with your link/);
    await receiver.app.request('/confirm', {
      method: 'POST',
      headers: { authorization: 'Bearer the-operator-of-these-tests', 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: BEN.email, type: 'customer' }),
    });
    await receiver.runDue();
    assert.equal(texts(receiver).length, 2);
    assert.match(texts(receiver)[1]!.text, /it worked/);
  });

  it('gets none at night: one in the morning tells of all who joined meanwhile', async () => {
    const receiver = await withAnna();
    receiver.at(NIGHT);
    for (const [email, name] of [
      ['ben@example.com', 'Ben'],
      ['cleo@example.com', 'Cleo'],
      ['dag@example.com', 'Dag'],
    ] as const)
      await receiver.post(friend(receiver, email, name, NIGHT));
    await receiver.runDue();
    assert.equal(texts(receiver).length, 0);
    assert.ok(mailsToAnna(receiver).length > 0);
    receiver.at(new Date(MORNING.getTime() - 1000));
    await receiver.runDue();
    assert.equal(texts(receiver).length, 0);
    receiver.at(MORNING);
    await receiver.runDue();
    assert.equal(texts(receiver).length, 1);
    assert.match(texts(receiver)[0]!.text, /^Nordlys: it worked! [^\n]+STOP to end\.$/);
    const [{ facts }] = (await receiver.rows<{ facts: string }>(
      `select facts from messages where channel = 'sms' and status = 'sent'`,
    )) as [{ facts: string }];
    assert.equal((JSON.parse(facts) as { referrals: number[] }).referrals.length, 3);
  });

  it('gets none after STOP, or after taking the consent back, even where it was written before', async () => {
    const stopped = await withAnna();
    stopped.at(NIGHT);
    await stopped.post(friend(stopped, BEN.email!, 'Ben', NIGHT));
    await stopped.runDue();
    await stopped.database.transaction((tx) => suppress(tx, 'sms', PHONE, 'stop', NIGHT));
    stopped.at(MORNING);
    await stopped.runDue();
    assert.deepEqual(texts(stopped), []);
    assert.deepEqual(await stopped.rows(`select status, reason from messages where channel = 'sms'`), [
      { status: 'suppressed', reason: 'suppressed' },
    ]);

    const withdrawn = await withAnna();
    withdrawn.at(NIGHT);
    await withdrawn.post(friend(withdrawn, BEN.email!, 'Ben', NIGHT));
    await withdrawn.runDue();
    await withdrawn.database.transaction((tx) =>
      withdrawConsent(tx, withdrawn.services.emit, { person: 1, purpose: 'sms', channel: 'sms' }, 'link', NIGHT),
    );
    withdrawn.at(MORNING);
    await withdrawn.runDue();
    assert.deepEqual(texts(withdrawn), []);
    assert.deepEqual(await withdrawn.rows(`select status, reason from messages where channel = 'sms'`), [
      { status: 'suppressed', reason: 'no-consent' },
    ]);
  });
});

describe('A referrer who has not agreed to texts', () => {
  for (const [what, changes] of [
    ['has agreed to nothing', {}],
    ['has agreed to mails', { consents: [consent('news', true)] }],
    ['has said no to texts', { consents: [{ ...agreesToTexts, granted: false }] }],
    [
      'has agreed to texts, and gave no number',
      {
        consents: [agreesToTexts],
        contact: { firstName: 'Anna', lastName: null, email: ANNA.email, phone: null },
      },
    ],
  ] as const)
    it(`gets the mail alone: one who ${what}`, async () => {
      const receiver = await withAnna(changes);
      await receiver.post(friend(receiver, BEN.email!, 'Ben'));
      await receiver.runDue();
      assert.equal(mailsToAnna(receiver).length, 1);
      assert.deepEqual(texts(receiver), []);
      assert.deepEqual(await receiver.rows(`select id from messages where channel = 'sms'`), []);
    });
});

describe('A referrer who was told of several friends in one mail', () => {
  it('hears of each who withdraws, not of the first alone', async () => {
    const receiver = await withAnna({});
    const minutesLater = (minutes: number) => {
      const at = new Date(NOW.getTime() + minutes * 60_000);
      receiver.at(at);
      return at;
    };
    for (const [number, name] of ['Ben', 'Cleo', 'Dag'].entries()) {
      const at = minutesLater(number);
      await receiver.post(friend(receiver, `${name.toLowerCase()}@example.com`, name, at));
      await receiver.runDue();
    }
    minutesLater(60);
    await receiver.runDue();
    assert.equal(mailsToAnna(receiver).length, 2);
    await receiver.app.request('/confirm', {
      method: 'POST',
      headers: { authorization: 'Bearer the-operator-of-these-tests', 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'dag@example.com', type: 'withdrawn', campaign: 'vip-prelaunch' }),
    });
    await receiver.runDue();
    assert.equal(mailsToAnna(receiver).length, 3);
    assert.match(mailsToAnna(receiver)[2]!.text, /Dag/);
  });
});
