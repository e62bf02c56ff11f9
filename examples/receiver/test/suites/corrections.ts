import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

const guests = ({ rows }: TestReceiver) =>
  rows('select email, guests.status from guests join people on people.id = person order by email');
const session = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
const TYPO = { ...BEN, email: 'ben@exmaple.com' };

describe('A corrected form', () => {
  it('puts the person right where they stand: one guest, one credit, the same codes', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const wrong = friendForm(TYPO, anna.referral.code, { session: session() });
    const first = await receiver.post(wrong);
    const second = await receiver.post(
      friendForm(BEN, anna.referral.code, { session: wrong.session, replaces: wrong.id }),
    );
    assert.deepEqual(second.json.rewards, first.json.rewards);
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
    ]);
    assert.equal((await receiver.rows('select id from people')).length, 2);
  });

  it('to an address that is known already undoes what the wrong one brought', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(referrerForm(BEN));
    const wrong = friendForm(TYPO, anna.referral.code, { session: session() });
    await receiver.post(wrong);
    await receiver.post(friendForm(BEN, anna.referral.code, { session: wrong.session, replaces: wrong.id }));
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
      { email: 'ben@exmaple.com', status: 'cancelled' },
    ]);
    assert.deepEqual(await receiver.rows('select status, reason from referrals order by id'), [
      { status: 'cancelled', reason: 'corrected' },
      { status: 'rewarded', reason: null },
    ]);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 4);
    assert.equal((await receiver.get('/api/campaign')).json.seatsLeft, 58);
  });

  it('that overtook its original on the way has the last word', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const wrong = friendForm(TYPO, anna.referral.code, { session: session() });
    await receiver.post(friendForm(BEN, anna.referral.code, { session: wrong.session, replaces: wrong.id }));
    assert.equal((await receiver.post(wrong)).status, 200);
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
    ]);
    assert.equal((await receiver.rows('select id from results where id = $1', [wrong.id])).length, 1);
  });

  it('cannot move somebody else: another conversation may not correct this one', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const bens = friendForm(BEN, anna.referral.code, { session: session() });
    await receiver.post(bens);
    await receiver.post(friendForm({ email: 'eve@example.com' }, null, { session: session(), replaces: bens.id }));
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
      { email: 'eve@example.com', status: 'waiting' },
    ]);
  });

  it('of an address that the receiver refused is taken under its new id', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const refused = friendForm({ ...BEN, email: 'ben@' }, anna.referral.code, { session: session() });
    assert.equal((await receiver.post(refused)).status, 422);
    const { status, json } = await receiver.post(
      friendForm(BEN, anna.referral.code, { session: refused.session, replaces: refused.id }),
    );
    assert.deepEqual([status, json.referral.status], [200, 'confirmed']);
  });
});
