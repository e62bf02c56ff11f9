import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { readCustomers } from '../../engagement/customers-csv.ts';
import { importCustomers } from '../../engagement/import-customers.ts';
import { ANNA, BEN, consent, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

const guests = ({ rows }: TestReceiver) =>
  rows('select email, guests.status from guests join people on people.id = person order by email');
const session = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
const TYPO = { ...BEN, email: 'ben@exmaple.com' };
const mailsTo = ({ sent }: TestReceiver, to: string) => sent.filter((mail) => mail.to === to);
const codeIn = ({ text }: TestReceiver['sent'][number]) => /\b[2-9A-HJKMNP-Z]{8}\b/.exec(text)?.[0];

/** A friend's form, and the same one again with another address. */
async function corrected(receiver: TestReceiver, from: string, to: string, code: string) {
  const wrong = friendForm({ firstName: 'Ben', email: from }, code, { session: session() });
  await receiver.post(wrong);
  await receiver.runDue();
  const right = { session: wrong.session, replaces: wrong.id };
  const { json } = await receiver.post(friendForm({ firstName: 'Ben', email: to }, code, right));
  await receiver.runDue();
  return json;
}

/** Presses the button on the page that a mail to this address leads to. */
async function pressConfirm(receiver: TestReceiver, email: string): Promise<number> {
  const link = /https:\/\/\S+(\/c\/\S+)/.exec(mailsTo(receiver, email).at(-1)!.text)![1]!;
  const pressed = await receiver.app.request(link, { method: 'POST', body: new URLSearchParams({ confirm: '1' }) });
  await receiver.runDue();
  return pressed.status;
}

describe('A corrected form', () => {
  it('gives the right person the place of the wrong one: one guest, one credit', async () => {
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
      { email: 'ben@exmaple.com', status: 'cancelled' },
    ]);
    assert.equal((await receiver.get('/api/campaign')).json.seatsLeft, 58);
  });

  it('leaves the referrer what she has, and tells her of one friend; the right person gets the mail, with a code of their own', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await corrected(receiver, TYPO.email, BEN.email!, anna.referral.code);
    assert.deepEqual(
      mailsTo(receiver, ANNA.email!).map(({ subject }) => subject),
      ['Your link is ready', 'Your friend joined: here is your reward'],
    );
    const codes = [TYPO.email, BEN.email!].map((to) => codeIn(mailsTo(receiver, to).at(-1)!));
    assert.equal(new Set(codes).size, 2);
    assert.deepEqual(
      await receiver.rows(
        `select email, rewards.status, reason from rewards join people on people.id = person where kind = 'parking_minutes' order by email`,
      ),
      [
        { email: ANNA.email, status: 'issued', reason: null },
        { email: BEN.email, status: 'issued', reason: null },
        { email: TYPO.email, status: 'cancelled', reason: 'corrected' },
      ],
    );
  });

  it('of a name or a number puts that right, as long as no other conversation knows the address', async () => {
    const receiver = await testReceiver();
    const known = () => receiver.rows('select first_name, phone_key from people');
    const first = referrerForm({ firstName: 'Bne', email: BEN.email, phone: '+4791234567' }, { session: session() });
    await receiver.post(first);
    const right = { session: first.session, replaces: first.id };
    const ben = { firstName: 'Ben', email: BEN.email, phone: '+4791234568' };
    await receiver.post(referrerForm(ben, right));
    assert.deepEqual(await known(), [{ first_name: 'Ben', phone_key: '+4791234568' }]);
    await receiver.post(referrerForm(BEN, { session: session() }));
    await receiver.post(referrerForm({ ...ben, firstName: 'Eve', phone: '+4799999999' }, right));
    assert.deepEqual(await known(), [{ first_name: 'Ben', phone_key: '+4791234568' }]);
  });

  it('keeps the last seat, and the place in the line for one', async () => {
    const receiver = await testReceiver({ campaign: { seats: 2, maxFriends: 9 } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const of = (name: string) => ({ firstName: name, email: `${name.toLowerCase()}@example.com` });
    const wrong = friendForm(TYPO, anna.referral.code, { session: session() });
    await receiver.post(wrong);
    const inLine = friendForm(of('Cleoo'), anna.referral.code, { session: session() });
    assert.equal((await receiver.post(inLine)).json.referral.status, 'full');
    receiver.at(new Date(NOW.getTime() + 60_000));
    await receiver.post(friendForm(of('Dan'), anna.referral.code));
    const right = { session: wrong.session, replaces: wrong.id };
    assert.equal((await receiver.post(friendForm(BEN, anna.referral.code, right))).json.referral.status, 'confirmed');
    await receiver.post(friendForm(of('Cleo'), anna.referral.code, { session: inLine.session, replaces: inLine.id }));
    assert.deepEqual(
      await receiver.rows(
        `select first_name, guests.status from guests join people on people.id = person where guests.status in ('confirmed', 'standby')
         order by guests.status, since, person`,
      ),
      [
        { first_name: 'Anna', status: 'confirmed' },
        { first_name: 'Ben', status: 'confirmed' },
        { first_name: 'Cleo', status: 'standby' },
        { first_name: 'Dan', status: 'standby' },
      ],
    );
  });

  it('changes nothing about a customer of the shop whose address was typed first', async () => {
    const receiver = await testReceiver();
    const { customers } = await readCustomers(
      'email,firstName,phone,consentEmail\nvera@shop.example,Vera,+4791234567,yes\n',
    );
    await receiver.database.transaction((tx) => importCustomers(tx, customers, NOW));
    const vera = `select email, first_name, phone_key, array(select purpose from consents where person = people.id) as consents
      from people where email_key = 'vera@shop.example'`;
    const before = await receiver.rows(vera);
    const first = referrerForm(
      { firstName: 'Eve', email: 'vera@shop.example' },
      { session: session(), consents: [consent('offers', true)] },
    );
    await receiver.post(first);
    const right = { session: first.session, replaces: first.id };
    await receiver.post(referrerForm({ firstName: 'Eve', email: 'eve@evil.example', phone: '+4799999999' }, right));
    assert.deepEqual(await receiver.rows(vera), before);
    assert.deepEqual(
      await receiver.rows(
        `select first_name, array(select purpose from consents where person = people.id) as consents from people where email = 'eve@evil.example'`,
      ),
      [{ first_name: 'Eve', consents: [] }],
    );
  });

  it('gets a code and a token of its own, whether its address was known or not', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    for (const email of [ANNA.email!, 'nobody@example.com']) {
      const first = referrerForm(BEN, { session: session() });
      const { json: before } = await receiver.post(first);
      const right = { session: first.session, replaces: first.id };
      const { json: after } = await receiver.post(referrerForm({ firstName: 'Ben', email }, right));
      assert.notEqual(after.referral.code, before.referral.code);
      assert.notEqual(after.referral.token, before.referral.token);
    }
  });

  it('is not confirmed by the link that went to the address typed first, nor by what that one confirmed before', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await corrected(receiver, 'mallory@example.com', 'one@nowhere.example', anna.referral.code);
    assert.equal(await pressConfirm(receiver, 'mallory@example.com'), 200);
    const again = friendForm({ email: 'mallory@example.com' }, anna.referral.code, { session: session() });
    await receiver.post(again);
    const right = { session: again.session, replaces: again.id };
    await receiver.post(friendForm({ email: 'two@nowhere.example' }, anna.referral.code, right));
    await receiver.runDue();
    assert.deepEqual(
      await receiver.rows(
        `select email, status from referrals join people on people.id = friend where email like '%nowhere%' order by 1`,
      ),
      [
        { email: 'one@nowhere.example', status: 'signed_up' },
        { email: 'two@nowhere.example', status: 'signed_up' },
      ],
    );
    assert.deepEqual(await receiver.rows(`select email from people where email_confirmed_at is not null`), [
      { email: 'mallory@example.com' },
    ]);
  });

  it('brings the mailbox that it left no second code', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const mallory = 'mallory@example.com';
    for (const right of ['one@nowhere.example', 'two@nowhere.example'])
      await corrected(receiver, mallory, right, anna.referral.code);
    assert.equal(new Set(mailsTo(receiver, mallory).map(codeIn).filter(Boolean)).size, 1);
    assert.deepEqual(
      (await receiver.rows(`select reason from referrals where status = 'cancelled'`)).map(({ reason }) => reason),
      ['corrected'],
    );
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
