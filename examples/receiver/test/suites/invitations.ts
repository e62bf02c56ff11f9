import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, consent, envelope, friendForm, referrerForm, shareIntended } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

async function invite({ owner }: TestReceiver, firstName = 'Anna', email = 'anna@example.com'): Promise<string> {
  assert.equal((await owner('/owner/invitations', { firstName, email })).status, 303);
  return /\?i=([\w-]{22})/.exec(await (await owner('/owner/invitations')).text())![1]!;
}

describe('A personal link', () => {
  it('knows the customer, their share link and how far they are', async () => {
    const receiver = await testReceiver();
    const token = await invite(receiver);
    const ask = async () => (await receiver.get(`/api/invitation?token=${token}`)).json;
    const first = await ask();
    assert.deepEqual([first.ok, first.firstName, first.referral.status, first.friends], [true, 'Anna', 'invited', 0]);
    assert.equal(first.event.startsAt, '2026-11-26T17:00:00.000Z');
    await receiver.post(shareIntended(first.referral.url));
    assert.equal((await ask()).referral.status, 'waiting');
    await receiver.post(friendForm(BEN, first.referral.code));
    const last = await ask();
    assert.deepEqual([last.referral.status, last.friends, last.referral.code], ['confirmed', 1, first.referral.code]);
  });

  it('stays the same when the customer is invited again or signs up without it', async () => {
    const receiver = await testReceiver();
    const token = await invite(receiver);
    assert.equal(await invite(receiver, 'Anna', 'Anna+shop@example.com'), token);
    const { json } = await receiver.post(referrerForm(ANNA));
    assert.equal(json.referral.code, (await receiver.get(`/api/invitation?token=${token}`)).json.referral.code);
  });

  it('that is forged or withdrawn is answered like one of nobody', async () => {
    const receiver = await testReceiver();
    const token = await invite(receiver);
    await receiver.owner('/owner/invitations/1/withdraw', {});
    const forged = (await receiver.get('/api/invitation?token=AAAAAAAAAAAAAAAAAAAAAA')).json;
    assert.deepEqual([forged.ok, forged.firstName, forged.referral, forged.friends], [true, null, null, 0]);
    assert.deepEqual((await receiver.get(`/api/invitation?token=${token}`)).json, forged);
    assert.deepEqual((await receiver.get('/api/invitation')).json, forged);
  });

  it('stands for the customer in a form without an address', async () => {
    const receiver = await testReceiver();
    const token = await invite(receiver);
    const form = (invitation: string) =>
      envelope({ answers: { invitation } }, { campaign: 'vip-prelaunch', role: 'referrer' });
    const { json } = await receiver.post(form(token));
    assert.equal(json.referral.code, (await receiver.get(`/api/invitation?token=${token}`)).json.referral.code);
    assert.equal((await receiver.post(form('AAAAAAAAAAAAAAAAAAAAAA'))).status, 422);
  });

  it('lets friends see the name of a customer who allows it without typing anything', async () => {
    const receiver = await testReceiver();
    const invitation = await invite(receiver);
    const { json } = await receiver.post(
      envelope(
        { answers: { invitation }, consents: [consent('name', true)] },
        { campaign: 'vip-prelaunch', role: 'referrer' },
      ),
    );
    assert.equal((await receiver.get(`/api/referrer?code=${json.referral.code}`)).json.firstName, 'Anna');
  });

  it('does not show friends a name that the customer never allowed', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.get(`/api/invitation?token=${await invite(receiver)}`);
    assert.equal((await receiver.get(`/api/referrer?code=${json.referral.code}`)).json.firstName, null);
  });
});

describe('A code', () => {
  it('that is unknown is answered like one of somebody who allowed nothing, save that nobody has it', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const known = await receiver.get(`/api/referrer?code=${anna.referral.code}`);
    assert.equal(known.json.known, true);
    for (const code of ['ZZZZ2222', '', '%00', "'--"])
      assert.deepEqual((await receiver.get(`/api/referrer?code=${code}`)).json, { ...known.json, known: false });
  });
});
