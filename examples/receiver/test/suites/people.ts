import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { inviteCustomer } from '../../campaign/invitations.ts';
import { allowsMarketing } from '../../messages/permission.ts';
import { confirmAddress } from '../../people/confirm-address.ts';
import { withdrawConsent } from '../../people/consents.ts';
import { readPhoneNumber } from '../../people/phone-number.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { RECEIVER, type TestReceiver, testReceiver } from '../fixture.ts';
import { planReceiver } from '../plan-campaign.ts';

const consents = ({ rows }: TestReceiver) =>
  rows<{ purpose: string; channel: string; granted: boolean; text: string }>(
    'select purpose, channel, granted, text from consents order by id',
  );

describe('What somebody agrees to', () => {
  it('is kept in its exact words, with page, language, revision, way and time, and the form it came in', async () => {
    const receiver = await testReceiver();
    const sent = referrerForm(ANNA, {
      consents: [{ ...consent('news', true, 'Yes, write to me — “gladly”.'), channel: 'email' }],
    });
    await receiver.post(sent);
    assert.deepEqual(await receiver.rows('select * from consents'), [
      {
        id: 1,
        person: 1,
        purpose: 'news',
        channel: 'email',
        granted: true,
        text: 'Yes, write to me — “gladly”.',
        revision: '1',
        page: 'https://shop.example/',
        language: 'en',
        method: 'form',
        result: sent.id,
        asked_at: null,
        confirmed_at: null,
        at: NOW,
      },
    ]);
  });

  it('to get news holds once the address is confirmed, where the campaign asks for that', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    const news = { consents: [{ ...consent('news', true), channel: 'email' }, consent('name', true)] };
    await receiver.post(referrerForm(ANNA, news));
    await receiver.post(friendForm(BEN, null, news));
    const allowed = async () => [
      await allowsMarketing(receiver.database, 1, 'email'),
      await allowsMarketing(receiver.database, 2, 'email'),
    ];
    assert.deepEqual(await allowed(), [false, false]);
    await receiver.runDue();
    const asked = receiver.sent.filter(({ text }) => text.includes(`${RECEIVER}/c/`)).map(({ to }) => to);
    assert.deepEqual(asked.sort(), [ANNA.email, BEN.email]);
    await confirmAddress(receiver.services, 1);
    await confirmAddress(receiver.services, 1);
    assert.deepEqual(await allowed(), [true, false]);
    assert.deepEqual(
      await receiver.rows(
        `select type, person, data from events where type like 'consent.%' and data like '%news%' order by id`,
      ),
      [
        { type: 'consent.asked', person: 1, data: '{"purpose":"news","channel":"email"}' },
        { type: 'consent.asked', person: 2, data: '{"purpose":"news","channel":"email"}' },
        { type: 'consent.given', person: 1, data: '{"purpose":"news","channel":"email"}' },
      ],
    );
    assert.equal(
      (await receiver.rows(`select id from events where type = 'consent.given' and data like '%name%'`)).length,
      2,
    );
  });

  it('stays what it was when a stranger ticks a box beside their address', async () => {
    const open = await testReceiver();
    const news = { consents: [{ ...consent('news', true), channel: 'email' }] };
    await open.post(referrerForm(ANNA, news));
    const receiver = await testReceiver({ keep: true, campaign: { confirmAddress: true } });
    await receiver.post(referrerForm({ email: ANNA.email }, news));
    assert.equal(await allowsMarketing(receiver.database, 1, 'email'), true);
    assert.deepEqual(await receiver.rows('select asked_at is not null as waits from consents order by id'), [
      { waits: false },
      { waits: true },
    ]);
  });

  it('is not taken back by a box that is left empty later', async () => {
    const receiver = await testReceiver();
    const { session } = referrerForm(ANNA);
    for (const granted of [false, true, false])
      await receiver.post(referrerForm(ANNA, { session, consents: [consent('news', granted)] }));
    assert.deepEqual(
      (await consents(receiver)).map(({ granted }) => granted),
      [false, true],
    );
    assert.equal((await receiver.rows(`select id from events where type = 'consent.given'`)).length, 1);
  });

  it('is taken back by their own word, once, and stays on record', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA, { consents: [consent('news', true)] }));
    const of = { person: 1, purpose: 'news', channel: '' };
    const withdraw = () =>
      receiver.database.transaction((tx) => withdrawConsent(tx, receiver.services.emit, of, 'link', NOW));
    assert.deepEqual([await withdraw(), await withdraw()], [true, false]);
    assert.deepEqual(
      (await consents(receiver)).map(({ granted }) => granted),
      [true, false],
    );
    assert.equal((await receiver.rows(`select id from events where type = 'consent.withdrawn'`)).length, 1);
  });

  it('with a time that lies ahead is dated by our clock', async () => {
    const receiver = await testReceiver();
    const ahead = { ...consent('news', true), at: '2031-01-01T00:00:00.000Z' };
    await receiver.post(referrerForm(ANNA, { consents: [ahead, { ...consent('sms', true), at: 'yesterday' }] }));
    assert.deepEqual(await receiver.rows('select distinct at from consents'), [{ at: NOW }]);
  });
});

describe('A person', () => {
  it('is known with language, tone, clock and a phone number as networks have it', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm({ ...ANNA, phone: '+47 912 34 567' }));
    assert.deepEqual(await receiver.rows('select phone, phone_key, language, tone, time_zone, stage from people'), [
      {
        phone: '+47 912 34 567',
        phone_key: '+4791234567',
        language: 'en',
        tone: 'warm',
        time_zone: 'Europe/Oslo',
        stage: 'lead',
      },
    ]);
  });

  it('has no number for networks where what they typed is none', () => {
    assert.deepEqual(['91234567', '+47', 'call me', ''].map(readPhoneNumber), [null, null, null, null]);
    assert.equal(readPhoneNumber('+31 (0)6 1234 5678'), '+31612345678');
  });

  it('who is written to becomes a lead by a form, and is a customer when invited as one', async () => {
    const receiver = await testReceiver();
    await receiver.rows(
      `insert into people (email_key, email, stage, created_at) values ('anna@example.com', 'anna@example.com', 'prospect', $1)`,
      [NOW],
    );
    const stage = async () => (await receiver.rows('select stage from people'))[0]!.stage;
    await receiver.post(envelope({ contact: { firstName: null, lastName: null, phone: null, email: ANNA.email } }));
    assert.equal(await stage(), 'lead');
    const [campaign] = receiver.services.campaigns.all;
    const email = readEmailAddress(ANNA.email!)!;
    await receiver.services.database.transaction((tx) =>
      inviteCustomer(tx, campaign, { firstName: 'Anna', email }, NOW),
    );
    assert.equal(await stage(), 'customer');
  });
});

describe('A friend who has to confirm their address', () => {
  it('counts after the press on the link in the mail, and only then', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const { json } = await receiver.post(friendForm(BEN, anna.referral.code));
    assert.deepEqual(json.referral, { status: 'registered' });
    const status = async () => (await receiver.rows('select status from referrals'))[0]!.status;
    assert.equal(await status(), 'signed_up');
    await confirmAddress(receiver.services, 2);
    await confirmAddress(receiver.services, 2);
    assert.equal(await status(), 'rewarded');
    assert.equal((await receiver.rows(`select id from events where type = 'referral.qualified'`)).length, 1);
  });

  it('must have bought as well, where that is what counts', async () => {
    const receiver = await planReceiver({ confirmAddress: true });
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.operator('/confirm', { email: BEN.email, type: 'customer' });
    assert.equal((await receiver.referrals())[0]!.status, 'signed_up');
    await confirmAddress(receiver.services, 2);
    assert.equal((await receiver.referrals())[0]!.status, 'qualified');
  });
});
