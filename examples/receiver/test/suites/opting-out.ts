import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signTwilio } from '../../messages/channels/twilio.ts';
import { signWebhook } from '../../web/webhook-signature.ts';
import { ANNA, BEN, consent, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { RECEIVER, testReceiver } from '../fixture.ts';

const SMS_TOKEN = 'token-of-the-sender';
const BOUNCE_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const DAY = 86_400_000;

const linkIn = (text: string, start: string) => new RegExp(`${RECEIVER}(/${start}/\\S+)`).exec(text)![1]!;

async function subscribed() {
  const receiver = await testReceiver({ messaging: { smsSecret: SMS_TOKEN, bounceSecret: BOUNCE_SECRET } });
  await receiver.post(
    referrerForm(
      { ...ANNA, phone: '+4791234567' },
      { consents: [consent('news', true), { ...consent('sms', true), channel: 'sms' }] },
    ),
  );
  await receiver.rows(`update people set phone_key = '+4791234567'`);
  await receiver.runDue();
  const [mail] = receiver.sent.filter(({ to }) => to === ANNA.email);
  const suppressed = () => receiver.rows('select channel, address, reason from suppressions order by channel');
  const text = (Body: string, changes: { From?: string; token?: string } = {}) => {
    const fields = { From: changes.From ?? '+4791234567', Body, MessageSid: 'SM1' };
    return receiver.app.request('/hooks/sms', {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signTwilio(changes.token ?? SMS_TOKEN, `${RECEIVER}/hooks/sms`, fields) },
      body: new URLSearchParams(fields),
    });
  };
  const bounce = (body: string, { secret = BOUNCE_SECRET, type = 'application/json' } = {}) => {
    return receiver.app.request('/hooks/mail', {
      method: 'POST',
      headers: { 'Content-Type': type, ...signWebhook([secret], 'b1', NOW, body) },
      body,
    });
  };
  return { ...receiver, mail: mail!, suppressed, text, bounce };
}

describe('The way out of mails', () => {
  it('stops them by a press on its page, or in the mail program, and not because a scanner looked', async () => {
    const { app, mail, suppressed, rows } = await subscribed();
    const path = mail.unsubscribe!.replace(RECEIVER, '');
    assert.equal(linkIn(mail.text, 'u'), path);
    const looked = await app.request(path);
    assert.match(await looked.text(), /Stop all messages/);
    assert.deepEqual(await suppressed(), []);
    const pressed = await app.request(path, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    assert.equal(pressed.status, 200);
    assert.deepEqual(await suppressed(), [{ channel: 'email', address: 'anna@example.com', reason: 'unsubscribed' }]);
    const [newest] = await rows(`select granted, method from consents where purpose = 'news' order by id desc limit 1`);
    assert.deepEqual(newest, { granted: false, method: 'link' });
  });

  it('is a mistake that can be undone', async () => {
    const { app, mail, suppressed } = await subscribed();
    const path = mail.unsubscribe!.replace(RECEIVER, '');
    await app.request(path, { method: 'POST' });
    await app.request(path, { method: 'POST', body: new URLSearchParams({ undo: '1' }) });
    assert.deepEqual(await suppressed(), []);
  });

  it('can be taken by nobody else', async () => {
    const { app, mail, suppressed } = await subscribed();
    const path = mail.unsubscribe!.replace(RECEIVER, '');
    for (const forged of [path.replace('u.1.', 'u.2.'), path.slice(0, -1), '/u/x', path.replace('/u/', '/c/')])
      assert.equal((await app.request(forged, { method: 'POST' })).status, 404, forged);
    assert.deepEqual(await suppressed(), []);
  });
});

describe('An answer to a text', () => {
  for (const word of [
    'STOP',
    'stop.',
    ' Stoppen ',
    'afmelden',
    'ABMELDEN',
    'Abbestellen!',
    'Unsubscribe',
    'beëindigen',
    'STOP please',
    'Stop texting me',
  ])
    it(`“${word}” stops all texts at once`, async () => {
      const { text, suppressed, rows } = await subscribed();
      const answer = await text(word);
      assert.deepEqual(
        [answer.status, await answer.text()],
        [200, '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'],
      );
      assert.deepEqual(await suppressed(), [{ channel: 'sms', address: '+4791234567', reason: 'stop' }]);
      const [newest] = await rows(
        `select granted, method from consents where purpose = 'sms' order by id desc limit 1`,
      );
      assert.deepEqual(newest, { granted: false, method: 'reply' });
    });

  it('“START” lets them come again, and “HELP” says who writes', async () => {
    const { text, suppressed } = await subscribed();
    await text('STOP');
    await text('START');
    assert.deepEqual(await suppressed(), []);
    assert.match(
      await (await text('Hilfe')).text(),
      /<Message>Nordlys: news about what you signed up for\. Questions: vip@nordlys\.example/,
    );
  });

  it('that says something else changes nothing', async () => {
    const { text, suppressed } = await subscribed();
    for (const said of ['I will stop by tomorrow', 'Non-stop fun', '', 'thanks']) await text(said);
    assert.deepEqual(await suppressed(), []);
  });

  it('counts only with the signature of the sender', async () => {
    const { text, suppressed } = await subscribed();
    assert.equal((await text('STOP', { token: 'guessed' })).status, 401);
    assert.deepEqual(await suppressed(), []);
  });

  it('of a number that nobody has is kept all the same', async () => {
    const { text, suppressed } = await subscribed();
    await text('STOP', { From: '+4799999999' });
    assert.deepEqual(await suppressed(), [{ channel: 'sms', address: '+4799999999', reason: 'stop' }]);
  });
});

describe('News of a mail that did not arrive', () => {
  it('silences the address, and the message says so', async () => {
    const { bounce, mail, suppressed, rows } = await subscribed();
    const messageId = `<${mail.id}@nordlys.example>`;
    assert.equal((await bounce(JSON.stringify({ type: 'bounce', email: 'Anna@example.com', messageId }))).status, 200);
    assert.deepEqual(await suppressed(), [{ channel: 'email', address: 'anna@example.com', reason: 'bounced' }]);
    assert.deepEqual(await rows(`select status from messages where id = '${mail.id}'`), [{ status: 'bounced' }]);
  });

  it('is read from the report of a mail server too', async () => {
    const { bounce, suppressed } = await subscribed();
    const report = [
      'Reporting-MTA: dns; mx.example.com',
      '',
      'Final-Recipient: rfc822; anna@example.com',
      'Action: failed',
      'Status: 5.1.1',
      '',
    ].join('\r\n');
    await bounce(report.replace('5.1.1', '4.2.2'), { type: 'message/delivery-status' });
    assert.deepEqual(await suppressed(), []);
    await bounce(report, { type: 'message/delivery-status' });
    assert.deepEqual(await suppressed(), [{ channel: 'email', address: 'anna@example.com', reason: 'bounced' }]);
  });

  it('that somebody called it spam silences it too, and a full mailbox does not', async () => {
    const { bounce, suppressed } = await subscribed();
    await bounce(JSON.stringify({ type: 'bounce', email: 'anna@example.com', permanent: false }));
    assert.deepEqual(await suppressed(), []);
    await bounce(JSON.stringify({ type: 'complaint', email: 'anna@example.com' }));
    assert.deepEqual(await suppressed(), [{ channel: 'email', address: 'anna@example.com', reason: 'complained' }]);
  });

  it('is believed only when it is signed', async () => {
    const { bounce, suppressed } = await subscribed();
    assert.equal(
      (
        await bounce(JSON.stringify({ type: 'complaint', email: 'anna@example.com' }), {
          secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
        })
      ).status,
      401,
    );
    assert.deepEqual(await suppressed(), []);
  });
});

describe('An address that must be confirmed', () => {
  it('counts after the press, once, and not before', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    await receiver.runDue();
    const mails = receiver.sent.filter(({ to }) => to === BEN.email);
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      ['Please confirm your address'],
    );
    assert.deepEqual(await receiver.rows('select status from referrals'), [{ status: 'signed_up' }]);
    assert.equal(receiver.sent.filter(({ subject }) => /signed up/.test(subject)).length, 0);
    const path = linkIn(mails[0]!.text, 'c');
    await receiver.app.request(path);
    assert.deepEqual(await receiver.rows('select status from referrals'), [{ status: 'signed_up' }]);
    await receiver.app.request(path, { method: 'POST' });
    await receiver.app.request(path, { method: 'POST' });
    await receiver.runDue();
    assert.notDeepEqual(await receiver.rows('select status from referrals'), [{ status: 'signed_up' }]);
    const subjects = receiver.sent.map(({ to, subject }) => `${to}: ${subject}`);
    assert.ok(subjects.includes('ben@example.com: Welcome: Blue Hour, the pre-launch evening'));
    assert.ok(subjects.includes('anna@example.com: Your friend joined: here is your reward'));
  });

  it('can be confirmed for seven days', async () => {
    const receiver = await testReceiver({ campaign: { confirmAddress: true } });
    await receiver.post(friendForm(BEN, null));
    await receiver.runDue();
    const path = linkIn(receiver.sent.find(({ to }) => to === BEN.email)!.text, 'c');
    receiver.at(new Date(NOW.getTime() + 7 * DAY + 60_000));
    assert.equal((await receiver.app.request(path, { method: 'POST' })).status, 404);
    receiver.at(new Date(NOW.getTime() + 7 * DAY - 60_000));
    assert.equal((await receiver.app.request(path, { method: 'POST' })).status, 200);
  });
});

describe('The page of messages', () => {
  it('lists them and shows each as mail and as text, in a frame where nothing can run', async () => {
    const { owner, mail } = await subscribed();
    const list = await (await owner('/owner/messages')).text();
    assert.match(list, /Your link is ready/);
    const one = await owner(`/owner/messages/${mail.id}`);
    assert.match(one.headers.get('content-security-policy')!, /frame-src 'self'/);
    assert.match(
      await one.text(),
      new RegExp(`<iframe class="mail" sandbox title="The mail" src="/owner/messages/${mail.id}/mail"`),
    );
    const shown = await owner(`/owner/messages/${mail.id}/mail`);
    assert.equal(await shown.text(), mail.html);
    const policy = shown.headers.get('content-security-policy')!;
    assert.match(policy, /default-src 'none'.*frame-ancestors 'self'; sandbox/);
    assert.doesNotMatch(policy, /script-src|'unsafe-eval'/);
  });

  it('is for the owner only', async () => {
    const { app, mail } = await subscribed();
    for (const path of ['', `/${mail.id}`, `/${mail.id}/mail`])
      assert.doesNotMatch(await (await app.request(`/owner/messages${path}`)).text(), /anna@example\.com/);
  });

  it('sends again what failed', async () => {
    const { owner, rows, runDue, sent, mail } = await subscribed();
    await rows(`update messages set status = 'failed' where id = '${mail.id}'`);
    assert.match(await (await owner('/owner/messages?show=failed')).text(), /Your link is ready/);
    await owner(`/owner/messages/${mail.id}/again`, {});
    await runDue();
    assert.equal(sent.filter(({ id }) => id === mail.id).length, 2);
  });
});
