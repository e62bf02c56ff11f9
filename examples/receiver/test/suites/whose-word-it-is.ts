import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { inviteCustomer } from '../../campaign/invitations.ts';
import { readCustomers } from '../../engagement/customers-csv.ts';
import { importCustomers } from '../../engagement/import-customers.ts';
import { allowsMarketing } from '../../messages/permission.ts';
import { withdrawConsent } from '../../people/consents.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { SITE, type TestReceiver, testReceiver } from '../fixture.ts';

const ANNAS_PHONE = '+4791234567';
const EVES_PHONE = '+4799999999';
const agreesToTexts = { ...consent('sms', true, 'Yes, send me texts.'), channel: 'sms' };
const MINUTE = 60_000;

const texts = ({ sent }: TestReceiver) => sent.filter(({ channel }) => channel === 'sms');
const phones = ({ rows }: TestReceiver, email = ANNA.email) =>
  rows('select phone_key, phone_proven_at is not null as proven from people where email_key = $1', [email]);
const annasLink = async ({ database, services }: TestReceiver) => {
  const email = readEmailAddress(ANNA.email!)!;
  const { token } = await database.transaction((tx) =>
    inviteCustomer(tx, services.campaigns.all[0], { firstName: 'Anna', email }, NOW),
  );
  return token;
};

/** A stranger who knows Anna's address, and types a number of their own. */
const evesForm = (code: string | null = null) =>
  friendForm({ firstName: 'Eve', email: ANNA.email, phone: EVES_PHONE }, code, {
    consents: [agreesToTexts, consent('news', true)],
  });

/** The page that the newest mail to an address leads to, and its buttons. */
function confirmPage(receiver: TestReceiver, to: string) {
  const links = receiver.sent
    .filter((mail) => mail.to === to)
    .map(({ text }) => /https:\/\/\S+?(\/c\/\S+)/.exec(text)?.[1]);
  const path = links.filter((link) => link !== undefined).at(-1)!;
  return {
    read: async () => (await receiver.app.request(path)).text(),
    press: async (value: 'number' | '1') => {
      const body = new URLSearchParams({ confirm: value });
      const { status } = await receiver.app.request(path, { method: 'POST', body });
      await receiver.runDue();
      return status;
    },
  };
}

describe('A phone number that somebody typed along with an address', () => {
  it('is nothing to a person who is known already: no text goes to it', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(evesForm());
    await receiver.post(friendForm(BEN, anna.referral.code));
    await receiver.runDue();
    assert.deepEqual(await phones(receiver), [{ phone_key: null, proven: false }]);
    assert.deepEqual(texts(receiver), []);
    assert.equal(await allowsMarketing(receiver.database, 1, 'sms'), false);
  });

  it('gets the texts of its own sign-up, without what is the person’s alone', async () => {
    for (const locale of ['en', 'nl', 'de']) {
      const receiver = await testReceiver();
      const form = referrerForm({ ...ANNA, phone: ANNAS_PHONE }, { consents: [agreesToTexts] });
      const { json: anna } = await receiver.post({ ...form, flow: { ...form.flow, locale } });
      await receiver.post(friendForm(BEN, anna.referral.code));
      await receiver.runDue();
      const [text] = texts(receiver);
      assert.equal(text!.to, ANNAS_PHONE);
      assert.match(text!.text, /e-mail/i);
      assert.doesNotMatch(text!.text, /http|i=/);
      const [{ token } = { token: '' }] = await receiver.rows<{ token: string }>('select token from invitations');
      assert.ok(token && !text!.text.includes(token));
    }
  });

  it('and an address written in another way, typed before the owner came, get no link of hers', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    const eves = friendForm({ firstName: 'Eve', email: 'Anna+eve@example.com', phone: EVES_PHONE }, null, {
      consents: [agreesToTexts],
    });
    await receiver.post(eves);
    await receiver.runDue();
    await receiver.post(referrerForm({ ...ANNA, phone: ANNAS_PHONE }, { consents: [agreesToTexts] }));
    await receiver.runDue();
    const page = confirmPage(receiver, ANNA.email!);
    assert.match(await page.read(), /ends in 67/);
    assert.equal(await page.press('number'), 200);
    assert.deepEqual(await receiver.rows('select email, phone_key from people'), [
      { email: ANNA.email, phone_key: ANNAS_PHONE },
    ]);
    assert.deepEqual(
      await receiver.rows('select result = $1 as eves from consents where confirmed_at is not null', [eves.id]),
      [{ eves: false }],
    );
  });

  it('is the person’s once they say so on the page that the mail leads to, and a stranger’s is forgotten there', async () => {
    const form = friendForm({ ...BEN, phone: ANNAS_PHONE }, null);
    for (const [pressed, known] of [
      ['number', { phone_key: ANNAS_PHONE, proven: true }],
      ['1', { phone_key: null, proven: false }],
    ] as const) {
      const receiver = await testReceiver({ campaign: { confirmAddress: true } });
      await receiver.post(form);
      await receiver.runDue();
      assert.deepEqual(await phones(receiver, BEN.email), [{ phone_key: ANNAS_PHONE, proven: false }]);
      assert.equal(await confirmPage(receiver, BEN.email!).press(pressed), 200);
      assert.deepEqual(await phones(receiver, BEN.email), [{ ...known }]);
    }
  });

  it('is the person’s when they come by their own link, and when the shop says so', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const invitation = await annasLink(receiver);
    const own = { contact: { firstName: null, lastName: null, email: null, phone: ANNAS_PHONE } };
    await receiver.post(
      envelope(
        { ...own, answers: { invitation }, consents: [agreesToTexts] },
        { id: 'vip-customer', campaign: 'vip-prelaunch', role: 'referrer' },
      ),
    );
    assert.deepEqual(await phones(receiver), [{ phone_key: ANNAS_PHONE, proven: true }]);
    await receiver.post(friendForm(BEN, anna.referral.code));
    await receiver.runDue();
    assert.ok(texts(receiver)[0]!.text.includes(`${SITE}/`));
    const { customers } = await readCustomers(`email,phone\nben@example.com,${EVES_PHONE}\n`);
    await receiver.database.transaction((tx) => importCustomers(tx, customers, NOW));
    assert.deepEqual(await phones(receiver, BEN.email), [{ phone_key: EVES_PHONE, proven: true }]);
  });
});

describe('A yes to news that somebody ticked along with an address', () => {
  for (const confirmAddress of [false, true])
    it(`waits until the owner of a known address confirms it, also after they took it back${confirmAddress ? ', where addresses are confirmed' : ''}`, async () => {
      const receiver = await testReceiver({ campaign: { confirmAddress } });
      const at = (minutes: number) => {
        const now = new Date(NOW.getTime() + minutes * MINUTE);
        receiver.at(now);
        return now;
      };
      const yes = (minutes: number) => ({ ...consent('news', true), at: at(minutes).toISOString() });
      const allowed = () => allowsMarketing(receiver.database, 1, 'email');
      await receiver.post(referrerForm(ANNA, { consents: [yes(0)] }));
      await receiver.runDue();
      await receiver.rows('update people set email_confirmed_at = $1, typed_in = null', [NOW]);
      await receiver.rows('update consents set confirmed_at = $1', [NOW]);
      const of = { person: 1, purpose: 'news', channel: '' };
      await receiver.database.transaction((tx) => withdrawConsent(tx, receiver.services.emit, of, 'link', at(1)));
      await receiver.post(friendForm(ANNA, null, { occurredAt: at(2).toISOString(), consents: [yes(2)] }));
      assert.equal(await allowed(), false);
      assert.doesNotMatch(await (await receiver.owner('/owner/exports/contacts.csv')).text(), /news/);
      assert.match(await (await receiver.owner('/owner/people/1')).text(), /not given/);
      await receiver.runDue();
      await confirmPage(receiver, ANNA.email!).press('1');
      assert.equal(await allowed(), true);
    });

  it('is not confirmed by a press on the mail about another conversation', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    await receiver.post(evesForm());
    await receiver.runDue();
    const own = friendForm(ANNA, null, { consents: [{ ...consent('offers', true), channel: 'email' }] });
    await receiver.post(own);
    await receiver.runDue();
    await confirmPage(receiver, ANNA.email!).press('1');
    assert.deepEqual(await receiver.rows('select purpose from consents where confirmed_at is not null'), [
      { purpose: 'offers' },
    ]);
  });

  it('is asked about a few times a day at most, however many conversations name the address', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    for (let n = 0; n < 6; n += 1) {
      await receiver.post(friendForm(ANNA, null, { session: { id: randomUUID(), startedAt: NOW.toISOString() } }));
      await receiver.runDue();
    }
    assert.equal(receiver.sent.filter(({ to }) => to === ANNA.email).length, 3);
  });
});

describe('A link that confirms an address', () => {
  it('is worth nothing for any other address', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    await receiver.post(friendForm(BEN, null));
    await receiver.runDue();
    await receiver.rows(`update people set email_key = 'other@example.com', email = 'other@example.com'`);
    assert.equal(await confirmPage(receiver, BEN.email!).press('1'), 404);
    assert.deepEqual(await receiver.rows('select id from people where email_confirmed_at is not null'), []);
  });
});
