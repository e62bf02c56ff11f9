import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settleCampaign } from '../../campaign/campaign-changes.ts';
import type { CampaignFile } from '../../campaign/campaign-file.ts';
import { ANNA, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

const stateOf = async ({ get }: TestReceiver) => (await get('/api/campaign')).json.state as string;
const told = ({ rows }: TestReceiver, type: string) =>
  rows<{ data: string }>('select data from events where type = $1 order by id', [type]);
const dates = (event: CampaignFile['event'], starts: string) => ({ campaign: { event: { ...event!, starts } } });

describe('The state of a campaign', () => {
  it('is "soon" until it starts, by the clock of the shop', async () => {
    const receiver = await testReceiver({ campaign: { starts: '2026-11-22T13:30' } });
    assert.equal(await stateOf(receiver), 'soon');
    assert.equal((await receiver.get('/api/campaign')).json.signUpStarts, '2026-11-22T13:30+01:00[Europe/Oslo]');
    receiver.at(new Date('2026-11-22T12:30:00Z'));
    assert.equal(await stateOf(receiver), 'open');
  });

  it('is "paused" from the owner\'s press on, until the other one, and everybody hears of each once', async () => {
    const receiver = await testReceiver();
    const press = (deed: string) => receiver.owner(`/owner/campaigns/vip-prelaunch/${deed}`, {});
    await press('pause');
    await press('pause');
    assert.equal(await stateOf(receiver), 'paused');
    assert.match(await (await receiver.owner('/owner/campaigns')).text(), /paused<[\s\S]*Let it go on/);
    await press('resume');
    assert.equal(await stateOf(receiver), 'open');
    assert.match(await (await receiver.owner('/owner/campaigns')).text(), /sign-ups open<[\s\S]*Pause the campaign/);
    assert.equal((await told(receiver, 'campaign.paused')).length, 1);
    assert.equal((await told(receiver, 'campaign.resumed')).length, 1);
  });

  it('is "out-of-rewards" while a pool of codes is empty', async () => {
    const { campaign } = await testReceiver();
    const rewards = campaign.rewards.map((reward) => ({ ...reward, code: 'pool' as const }));
    const receiver = await testReceiver({ campaign: { rewards } });
    assert.equal(await stateOf(receiver), 'out-of-rewards');
    for (const { id } of rewards)
      await receiver.rows('insert into reward_codes (campaign, reward, code, added_at) values ($1, $2, $3, $4)', [
        campaign.id,
        id,
        `CODE-${id}`,
        NOW,
      ]);
    assert.equal(await stateOf(receiver), 'open');
    await receiver.rows("update reward_codes set taken_at = $1 where reward = 'list_spot'", [NOW]);
    assert.equal(await stateOf(receiver), 'out-of-rewards');
  });

  it('is "ended" after its end, whatever else it is', async () => {
    const receiver = await testReceiver({ campaign: { seats: 1 } });
    await receiver.owner('/owner/campaigns/vip-prelaunch/pause', {});
    receiver.at(new Date('2026-11-25T23:30:00Z'));
    assert.equal(await stateOf(receiver), 'ended');
  });
});

describe('An event whose date is changed in the file', () => {
  it('has moved once guests are on the list, and everybody hears of it once', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(shareIntended(json.referral.url));
    const moved = await testReceiver({ ...dates(receiver.campaign.event, '2027-03-04T18:00'), keep: true });
    await settleCampaign(moved.services, moved.services.campaigns.all[0]);
    assert.equal((await moved.get('/api/campaign')).json.moved, true);
    assert.deepEqual(
      (await told(moved, 'campaign.moved')).map(({ data }) => JSON.parse(data)),
      [{ from: '2026-11-26T18:00+01:00[Europe/Oslo]', to: '2027-03-04T18:00+01:00[Europe/Oslo]' }],
    );
  });

  it('has moved for a receiver with the old file, too, which changes nothing by being asked', async () => {
    const old = await testReceiver();
    await old.post(referrerForm(ANNA));
    const starting = { ...dates(old.campaign.event, '2027-03-04T18:00'), keep: true };
    const renewed = await testReceiver(starting);
    for (const receiver of [old, renewed, old, await testReceiver(starting)])
      assert.equal((await receiver.get('/api/campaign')).json.event.startsAt, '2027-03-04T17:00:00.000Z');
    assert.equal((await told(renewed, 'campaign.moved')).length, 1);
    await renewed.runDue();
    assert.equal(renewed.sent.filter(({ subject }) => subject.startsWith('New date')).length, 1);
  });

  it('on a weekday is settled anew by the sweep of each minute, not by whoever asks', async () => {
    const receiver = await testReceiver();
    const settled = async () => (await receiver.rows('select event_starts_at as at from campaigns'))[0]!.at;
    receiver.at(new Date('2026-11-27T12:00:00Z'));
    assert.equal((await receiver.get('/api/campaign')).json.event.startsAt, '2026-12-03T17:00:00.000Z');
    assert.deepEqual(await settled(), new Date('2026-11-26T17:00:00Z'));
    await receiver.runDue();
    assert.deepEqual(await settled(), new Date('2026-12-03T17:00:00Z'));
  });

  it('has not moved where nobody counts on the old one, nor where it is written in another way', async () => {
    const receiver = await testReceiver();
    const empty = await testReceiver({ ...dates(receiver.campaign.event, '2027-03-04T18:00'), keep: true });
    await empty.post(referrerForm(ANNA));
    const same = await testReceiver({ ...dates(receiver.campaign.event, '2027-03-04T18:00+01:00'), keep: true });
    assert.equal((await same.get('/api/campaign')).json.moved, false);
    assert.deepEqual(await told(same, 'campaign.moved'), []);
  });

  it('has not moved where the old evening is over', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    const next = await testReceiver({
      ...dates(receiver.campaign.event, '2027-03-04T18:00'),
      keep: true,
      startsAt: new Date('2026-12-01T12:00:00Z'),
    });
    assert.deepEqual(await told(next, 'campaign.moved'), []);
  });
});
