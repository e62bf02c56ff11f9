import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import type { CampaignFile } from '../../campaign/campaign-file.ts';
import { engageCommand } from '../../engagement/command.ts';
import { signTwilio } from '../../messages/channels/twilio.ts';
import { ANNA, BEN, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { RECEIVER, testReceiver } from '../fixture.ts';

/** A campaign without an event, beside the example's. */
async function withAnother(changes: Partial<CampaignFile> = {}, options: Parameters<typeof testReceiver>[0] = {}) {
  const { campaign } = await testReceiver();
  const { event, seats, ...rest } = campaign;
  const other: CampaignFile = {
    ...rest,
    ...changes,
    id: 'other',
    brand: 'Fjord',
    ends: '2027-01-31T23:59',
    pages: { customer: '/other/', friend: '/other/friend.html' },
  };
  return testReceiver({ ...options, others: [other] });
}

const inOther = (envelope: Envelope): Envelope => ({ ...envelope, flow: { ...envelope.flow, campaign: 'other' } });

describe('Several campaigns in one receiver', () => {
  it('are each told by their name, and the first where none is named', async () => {
    const { get } = await withAnother();
    assert.equal((await get('/api/campaign')).json.id, 'vip-prelaunch');
    const { json } = await get('/api/campaign?id=other');
    assert.deepEqual([json.id, json.event, json.seats, json.state], ['other', null, null, 'open']);
    assert.equal((await get('/api/campaign?id=/other/other.json')).json.id, 'other');
    const unknown = await get('/api/campaign?id=nobody');
    assert.deepEqual([unknown.status, unknown.json.code], [404, 'unknown-campaign']);
  });

  it('each have links of their own, which say by themselves what they belong to', async () => {
    const receiver = await withAnother();
    const vip = (await receiver.post(referrerForm(ANNA))).json.referral;
    const other = (await receiver.post(inOther(referrerForm(ANNA)))).json.referral;
    assert.notEqual(vip.code, other.code);
    assert.match(other.url, /\/other\/friend\.html\?ref=/);
    assert.equal((await receiver.get(`/api/referrer?code=${other.code}`)).json.campaign, 'other');
    assert.equal((await receiver.get(`/api/referrer?code=${vip.code}`)).json.campaign, 'vip-prelaunch');
    assert.deepEqual(
      (await receiver.get(`/r/${other.code}?locale=nl`)).json,
      (await receiver.get(`/api/referrer?code=${other.code}&locale=nl`)).json,
    );
  });

  it("each have their own pages on the owner's desk", async () => {
    const receiver = await withAnother();
    await receiver.post(inOther(referrerForm(ANNA)));
    const page = async (path: string) => (await receiver.owner(path)).text();
    assert.match(await page('/owner/referrals?campaign=other'), /anna@example\.com|Anna/);
    assert.match(await page('/owner/referrals'), /No links yet/);
    assert.match(await page('/owner?campaign=other'), /<h2>other<\/h2>/);
    const invited = await receiver.owner('/owner/invitations', {
      campaign: 'other',
      firstName: 'Eva',
      email: 'eva@example.com',
    });
    assert.match(invited.headers.get('location')!, /^\/owner\/invitations\?campaign=other&new=\d+$/);
    assert.match(await page(invited.headers.get('location')!), /\/other\/\?i=/);
    assert.doesNotMatch(await page('/owner/invitations'), /eva@example\.com/);
  });

  it('are changed by forms that name them, and by no others', async () => {
    const receiver = await withAnother();
    for (const campaign of [undefined, 'gone', '']) {
      const form = { firstName: 'Eva', email: 'eva@example.com', ...(campaign !== undefined && { campaign }) };
      assert.equal((await receiver.owner('/owner/invitations', form)).status, 404, campaign);
    }
    assert.deepEqual(await receiver.rows('select id from people'), []);
  });

  it('each answer by their own name on the pages of their mails', async () => {
    const receiver = await withAnother({ confirmAddress: true });
    const { code } = (await receiver.post(inOther(referrerForm(ANNA)))).json.referral;
    await receiver.post(inOther(friendForm(BEN, code)));
    await receiver.runDue();
    const [mail] = receiver.sent.filter(({ to }) => to === BEN.email);
    const page = async (address: string) => (await receiver.get(address.replace(RECEIVER, ''))).text;
    assert.match(await page(mail!.unsubscribe!), /Fjord sends nothing more to this address/);
    const confirm = mail!.text.match(/https:\S+\/c\/\S+/)![0];
    assert.match(await page(confirm), /Fjord/);
  });

  it('each show a coupon of theirs by their own name, in the language of whoever has it', async () => {
    const receiver = await withAnother();
    const fr = (form: Envelope): Envelope => ({ ...form, flow: { ...form.flow, locale: 'fr' } });
    await receiver.post(fr(inOther(referrerForm(ANNA))));
    const coupon = async (campaign: string) => {
      const words = {
        email: ANNA.email!,
        thanks: 'Thank you!',
        title: '10 euros',
        text: 'At the till.',
        until: '2027-02-01',
      };
      await engageCommand(receiver.services, ['coupon'], { campaign, ...words }, () => '');
      await receiver.runDue();
      const link = receiver.sent.at(-1)!.text.match(/https:\S+\/v\/\S+/)![0];
      return receiver.get(link.replace(RECEIVER, ''));
    };
    for (const [campaign, own, others] of [
      ['other', 'Fjord', 'Nordlys'],
      ['vip-prelaunch', 'Nordlys', 'Fjord'],
    ] as const) {
      const { status, text } = await coupon(campaign);
      assert.equal(status, 200);
      assert.match(text, new RegExp(`<html lang="en">[\\s\\S]*<title>Thank you · ${own}</title>`), campaign);
      assert.match(text, new RegExp(`<p class="brand">${own}</p>[\\s\\S]*10 euros[\\s\\S]*1 February 2027`), campaign);
      assert.ok(!text.includes(others), campaign);
    }
    assert.equal((await receiver.get('/v/nobody')).status, 404);
  });

  it('each answer a text that asks for help, if they wrote to that number last', async () => {
    const secret = 'the-token-of-the-text-service';
    const receiver = await withAnother({}, { messaging: { smsSecret: secret } });
    await receiver.post(inOther(referrerForm({ ...ANNA, phone: '+4791234567' })));
    const help = async () => {
      const fields = { From: '+4791234567', Body: 'HELP', MessageSid: 'SM1' };
      const answer = await receiver.app.request('/hooks/sms', {
        method: 'POST',
        headers: { 'X-Twilio-Signature': signTwilio(secret, `${RECEIVER}/hooks/sms`, fields) },
        body: new URLSearchParams(fields),
      });
      return answer.text();
    };
    assert.match(await help(), /<Message>Nordlys:/);
    for (const campaign of ['vip-prelaunch', 'other'])
      await receiver.rows(
        `insert into messages (id, key, campaign, person, audience, channel, template, purpose, language, recipient, text, due_at, created_at)
         values (gen_random_uuid(), $1, $1, 1, 'referrer', 'sms', 'link-ready', 'service', 'en', '+4791234567', 'Hi', $2, $2)`,
        [campaign, new Date(NOW.getTime() + (campaign === 'other' ? 1000 : 0))],
      );
    assert.match(await help(), /<Message>Fjord:/);
  });

  it('name whom to write to where the link that stops messages is broken', async () => {
    const receiver = await withAnother();
    const { status, text } = await receiver.get('/u/u.1.email.broken');
    assert.equal(status, 404);
    assert.match(text, /write to vip@nordlys\.example, and we stop all messages to you/);
    assert.doesNotMatch(text, /Sign up again/);
    assert.ok(
      receiver.logged.some((line) => line.includes('"/u/:token"')),
      'and stands in the log by its route',
    );
    assert.ok(receiver.logged.every((line) => !line.includes('broken')));
  });

  it('credit a friend in the one whose link it was', async () => {
    const receiver = await withAnother();
    await receiver.post(referrerForm(ANNA));
    const { code } = (await receiver.post(inOther(referrerForm(ANNA)))).json.referral;
    const ben = await receiver.post(inOther(friendForm(BEN, code)));
    assert.equal(ben.json.referral.status, 'confirmed');
    assert.deepEqual(await receiver.rows('select campaign from referrals'), [{ campaign: 'other' }]);
  });
});
