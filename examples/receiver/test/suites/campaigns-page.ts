import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setCampaignValues } from '../../insights/spending.ts';
import { ANNA, BEN, friendForm, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { SITE, testReceiver, type TestReceiver } from '../fixture.ts';
import { planCampaign } from '../plan-campaign.ts';

const pageOf = async ({ owner }: TestReceiver) => (await owner('/owner/campaigns')).text();
const textOf = async (receiver: TestReceiver) => (await pageOf(receiver)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('The page of campaigns', () => {
  it('says of each how it stands', async () => {
    for (const [changes, at, state] of [
      [{}, NOW, 'sign-ups open'],
      [{ starts: '2026-11-23T09:00' }, NOW, 'not started yet'],
      [{ seats: 2 }, NOW, 'full'],
      [{}, new Date('2026-11-26T00:00:00Z'), 'sign-ups ended'],
    ] as const) {
      const receiver = await testReceiver({ campaign: changes });
      if (state === 'full') {
        const { json } = await receiver.post(referrerForm(ANNA));
        await receiver.post(friendForm(BEN, json.referral.code));
      }
      // The evening is settled when it is first asked for.
      await pageOf(receiver);
      receiver.at(at);
      assert.match(await textOf(receiver), new RegExp(`vip-prelaunch ${state} `));
    }
  });

  it('pauses one and lets it go on, there and nowhere else', async () => {
    const receiver = await testReceiver();
    assert.doesNotMatch(await (await receiver.owner('/owner')).text(), /action="\/owner\/campaigns/);
    const pressed = await receiver.owner('/owner/campaigns/vip-prelaunch/pause', {});
    assert.equal(pressed.headers.get('location'), '/owner/campaigns#vip-prelaunch');
    assert.match(await textOf(receiver), / paused .*Let it go on/);
    assert.match(await (await receiver.owner('/owner')).text(), />paused</);
    await receiver.owner('/owner/campaigns/vip-prelaunch/resume', {});
    assert.match(await textOf(receiver), / sign-ups open .*Pause the campaign/);
    assert.equal((await receiver.owner('/owner/campaigns/nothing/pause', {})).status, 404);
  });

  it('says that an event has moved, and since when guests know', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(shareIntended(json.referral.url));
    const event = { ...receiver.campaign.event!, starts: '2027-03-04T18:00' };
    const moved = await testReceiver({ campaign: { event }, keep: true });
    assert.match(
      await textOf(moved),
      / moved .*The event Thursday,? 4 March 2027, 18:00 .*Moved guests were told on Sunday 22 November, 13:00/,
    );
  });

  it('shows dates by the clock of the shop, both pages in each language, the terms, seats, and what friends brought', async () => {
    const receiver = await testReceiver({ campaign: { starts: '2026-11-20T09:00' } });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(shareIntended(json.referral.url));
    await receiver.post(friendForm(BEN, json.referral.code));
    const text = await textOf(receiver);
    assert.match(text, /Sign-ups from Friday 20 November, 09:00 Sign-ups until Wednesday 25 November, 23:59/);
    assert.match(text, /The event Thursday 26 November, 18:00/);
    assert.match(text, /Seats 2 of 60 taken/);
    assert.match(text, /1 customer has a link 1 press on share 1 friend signed up 1 friend counts/);
    assert.match(
      text,
      /90 minutes of free parking the customer and the friend Given 2|90 minutes of free parking the customer and the friend 2/,
    );
    const page = await pageOf(receiver);
    for (const path of ['/', '/nl/', '/friend.html', '/nl/friend.html', '/terms.html'])
      assert.ok(page.includes(`href="${SITE}${path}"`), path);
  });

  it('shows what a customer is worth and what it cost where that was entered, and else where to enter it', async () => {
    const receiver = await testReceiver();
    assert.match(await textOf(receiver), /A new customer is worth enter it The campaign cost enter it/);
    await setCampaignValues(receiver.database, 'vip-prelaunch', {
      value: 40,
      cost: 100,
      currency: 'EUR',
      rewards: new Map([['parking_minutes', 2.5]]),
    });
    assert.match(await textOf(receiver), /EUR 2\.50.*A new customer is worth EUR 40\.00 The campaign cost EUR 100\.00/);
  });

  it('has every campaign, each with its own numbers and amounts', async () => {
    const receiver = await testReceiver({ others: [planCampaign()] });
    await receiver.post(referrerForm(ANNA));
    const text = await textOf(receiver);
    assert.match(text, /vip-prelaunch .*1 customer has a link/);
    assert.match(text, new RegExp(`${planCampaign().id} .*0 customers have a link`));
    assert.doesNotMatch(text, /\{\w+\}/);
  });
});
