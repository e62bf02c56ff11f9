import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import type { CampaignFile } from '../../campaign/campaign-file.ts';
import { ANNA, BEN, friendForm, referrerForm } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

/** A campaign without an event, beside the example's. */
async function withAnother() {
  const { campaign } = await testReceiver();
  const { event, seats, ...rest } = campaign;
  const other: CampaignFile = {
    ...rest,
    id: 'other',
    ends: '2027-01-31T23:59',
    pages: { customer: '/other/', friend: '/other/friend.html' },
  };
  return testReceiver({ others: [other] });
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

  it('credit a friend in the one whose link it was', async () => {
    const receiver = await withAnother();
    await receiver.post(referrerForm(ANNA));
    const { code } = (await receiver.post(inOther(referrerForm(ANNA)))).json.referral;
    const ben = await receiver.post(inOther(friendForm(BEN, code)));
    assert.equal(ben.json.referral.status, 'confirmed');
    assert.deepEqual(await receiver.rows('select campaign from referrals'), [{ campaign: 'other' }]);
  });
});
