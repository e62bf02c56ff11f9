import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FailureKind, SendingFailed } from '../../messages/channels/channel.ts';
import type { Database } from '../../database/database.ts';
import { sendDue } from '../../messages/send-messages.ts';
import { writeMessage } from '../../messages/write-message.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { RECEIVER, testReceiver, type TestReceiver } from '../fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const later = (ms: number) => new Date(NOW.getTime() + ms);
const OWNER = 'kari@nordlys.example';

const bySubject = (sent: TestReceiver['sent'], to: string) =>
  sent.filter((mail) => mail.to === to).map(({ subject }) => subject);
const textOf = (html: string) => html.replace(/\s+/g, ' ');

/** Anna has her link, and its mails have gone. */
async function withAnna(receiver: TestReceiver): Promise<string> {
  const { json } = await receiver.post(referrerForm(ANNA));
  await receiver.runDue();
  receiver.sent.length = 0;
  return json.referral.code;
}

describe('A mail that has gone', () => {
  it('does not go again because the database stumbles over writing that down', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    await receiver.runDue();
    receiver.sent.length = 0;
    await receiver.rows(`update messages set status = 'queued', due_at = $1 where person = 1`, [NOW]);
    let stumbles = 1;
    const database: Database = {
      ...receiver.database,
      query: (sql, params) => {
        if (!sql.includes(`set status = 'sent'`) || stumbles === 0) return receiver.database.query(sql, params);
        stumbles -= 1;
        return Promise.reject(new Error('connection lost'));
      },
    };
    await sendDue({ ...receiver.services, database }, 'email');
    receiver.at(later(HOUR));
    await receiver.runDue();
    assert.equal(receiver.sent.length, 1);
    assert.deepEqual(await receiver.rows('select status from messages where person = 1'), [{ status: 'sent' }]);
    assert.ok(receiver.logged.some((line) => line.includes('sent, but not noted')));
  });
});

describe('Mails of the VIP evening', () => {
  it('bring the referrer her link', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.runDue();
    const [mail] = receiver.sent.filter(({ to }) => to === ANNA.email);
    assert.equal(mail!.subject, 'Your link is ready');
    assert.match(mail!.text, new RegExp(`ref=${json.referral.code}`));
    assert.match(mail!.text, /90 minutes of free parking/);
  });

  it('are in the language of the recipient where the campaign has texts in it, and else in its first one as a whole', async () => {
    for (const [locale, subject, reward] of [
      ['nl-BE', 'Je link staat klaar', 'minuten gratis parkeren'],
      ['de', 'Your link is ready', 'minutes of free parking'],
    ] as const) {
      const receiver = await testReceiver();
      const form = referrerForm(ANNA);
      await receiver.post({ ...form, flow: { ...form.flow, locale } });
      await receiver.runDue();
      const [mail] = receiver.sent.filter(({ to }) => to === ANNA.email);
      assert.equal(mail!.subject, subject);
      assert.ok(textOf(mail!.text).includes(reward), mail!.text);
      assert.doesNotMatch(mail!.text, / und /);
    }
  });

  it('tell the referrer, the friend and the owner of a friend who joined, each once, within the minute', async () => {
    const receiver = await testReceiver();
    const code = await withAnna(receiver);
    const form = friendForm(BEN, code, {
      consents: [consent('name', true), consent('news', false, 'Yes, Nordlys may e-mail me.')],
      contact: { firstName: 'Ben', lastName: 'Berg', email: BEN.email, phone: '+47 912 34 567' },
    });
    await receiver.post(form);
    await receiver.post(form);
    await receiver.runDue();
    await receiver.runDue();
    assert.deepEqual(receiver.sent.map(({ to, subject }) => `${to}: ${subject}`).sort(), [
      'anna@example.com: Your friend joined: here is your reward',
      'ben@example.com: Welcome: Blue Hour, the pre-launch evening',
      `${OWNER}: New guest: Ben Berg (invited by Anna)`,
    ]);
    const anna = receiver.sent.find(({ to }) => to === ANNA.email)!;
    assert.match(textOf(anna.text), /Ben signed up with your link/);
    assert.match(textOf(anna.text), /You are both on the guest list/);
    assert.match(anna.text, /[A-Z0-9]{8}/);
    assert.match(textOf(anna.text), /rewarded for 2 more friends/);
    const ben = receiver.sent.find(({ to }) => to === BEN.email)!;
    assert.match(ben.text, new RegExp(`${RECEIVER}/g/\\w+`));
    assert.match(ben.text, /Lyktegata 14/);
    const kari = receiver.sent.find(({ to }) => to === OWNER)!;
    assert.equal(kari.replyTo, BEN.email);
    assert.equal(kari.unsubscribe, null);
    for (const said of [
      '+47 912 34 567',
      'Yes, Nordlys may e-mail me.',
      '2 / 60',
      '/owner/guests',
      '/owner/guests.csv',
      `/owner/results/${form.id}`,
    ])
      assert.ok(kari.text.includes(said), said);
  });

  it('name the friend only with the friend’s yes', async () => {
    const receiver = await testReceiver();
    const code = await withAnna(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.runDue();
    const { text, html } = receiver.sent.find(({ to }) => to === ANNA.email)!;
    assert.match(textOf(text), /a friend you invited signed up/);
    assert.doesNotMatch(`${text}${html}`, /\bBen\b/);
  });

  it('carry nobody’s address or trap in a name: whoever is called so is greeted as anybody without one', async () => {
    const receiver = await testReceiver();
    const yes = { consents: [consent('name', true)] };
    const phone = { phone: '+4791234567' };
    const texts = { consents: [{ ...consent('sms', true), channel: 'sms' as const }] };
    const { json } = await receiver.post(referrerForm({ ...ANNA, ...phone }, texts));
    const named = [
      { firstName: 'win at https://evil.example/now', email: 'one@example.com' },
      { firstName: 'evil.example', email: 'two@example.com' },
    ];
    for (const person of named) {
      await receiver.post(friendForm(person, json.referral.code, yes));
      await receiver.post(referrerForm({ ...person, email: `x${person.email}` }, yes));
      receiver.at(later(DAY));
      await receiver.runDue();
    }
    const toOthers = receiver.sent.filter(({ to }) => to !== OWNER);
    for (const person of named) assert.ok(toOthers.some(({ to }) => to === person.email));
    assert.ok(toOthers.some(({ to }) => to === ANNA.email));
    for (const { subject, text, html } of toOthers)
      assert.doesNotMatch(`${subject} ${text} ${html ?? ''}`.replaceAll(/\S+@\S+/g, ''), /evil|win at/);
    for (const { html } of receiver.sent) assert.doesNotMatch(html ?? '', /href="[^"]*evil/);
    const seen = await receiver.get(`/api/referrer?code=${json.referral.code}`);
    assert.equal(seen.json.firstName, null);
  });

  it('of several friends soon after each other: the first at once, the others together', async () => {
    const receiver = await testReceiver();
    const code = await withAnna(receiver);
    for (const [n, name] of ['Ben', 'Cleo', 'Dan'].entries()) {
      receiver.at(later(n * MINUTE));
      await receiver.post(
        friendForm({ firstName: name, email: `${name}@example.com` }, code, {
          occurredAt: later(n * MINUTE).toISOString(),
          consents: [consent('name', true)],
        }),
      );
      await receiver.runDue();
    }
    const mails = () => receiver.sent.filter(({ to }) => to === ANNA.email);
    assert.equal(mails().length, 1);
    receiver.at(later(16 * MINUTE));
    await receiver.runDue();
    assert.equal(mails().length, 2);
    assert.equal(mails()[1]!.subject, '2 friends joined: here is your reward');
    assert.match(textOf(mails()[1]!.text), /Cleo and Dan signed up/);
  });

  it('speak the language and tone of the conversation', async () => {
    const receiver = await testReceiver();
    const form = referrerForm(ANNA);
    await receiver.post({ ...form, flow: { ...form.flow, locale: 'nl-NL', tone: 'u' } });
    await receiver.runDue();
    assert.equal(bySubject(receiver.sent, ANNA.email!)[0], 'Uw link staat klaar');
  });

  it('reach nobody who said stop, in whatever way the address is written', async () => {
    const receiver = await testReceiver();
    const code = await withAnna(receiver);
    await receiver.rows(`insert into suppressions values ('email', 'anna@example.com', 'unsubscribed', $1)`, [NOW]);
    await receiver.post(friendForm(BEN, code));
    await receiver.runDue();
    assert.deepEqual(bySubject(receiver.sent, ANNA.email!), []);
    assert.deepEqual(await receiver.rows(`select status, reason from messages where template = 'reward-ready'`), [
      { status: 'suppressed', reason: 'suppressed' },
    ]);
  });

  it('gather in one a day where the owner wants a digest, but not what is urgent', async () => {
    const receiver = await testReceiver({ campaign: { owner: { email: OWNER, digest: 'daily', language: 'en' } } });
    await receiver.post(referrerForm(ANNA));
    await receiver.post(
      envelope({
        type: 'handover.requested',
        handover: { channel: 'contact', open: false },
        answers: { urgent: true },
        contact: { firstName: 'Cleo', lastName: null, email: 'cleo@example.com', phone: null },
      }),
    );
    await receiver.runDue();
    assert.deepEqual(bySubject(receiver.sent, OWNER), ['Urgent: Cleo asks for a person']);
  });
});

/** A receiver whose mails fail as long as `down.kind` is set. */
async function failing(kind: FailureKind, code = '451') {
  const down: { kind: FailureKind | null } = { kind };
  const tries: Date[] = [];
  const gone: string[] = [];
  const receiver = await testReceiver({
    messaging: {
      channels: {
        email: {
          name: 'test',
          async send({ id }) {
            tries.push(receiver.services.now());
            if (down.kind) throw new SendingFailed(down.kind, code);
            gone.push(id);
            return {};
          },
        },
        sms: { name: 'test', send: async () => ({}) },
      },
    },
  });
  const [person] = await receiver.rows<{ id: number }>(
    `insert into people (email_key, email, first_name, created_at) values ('anna@example.com', 'anna@example.com', 'Anna', $1) returning id`,
    [NOW],
  );
  const write = (key: string) =>
    receiver.database.transaction((tx) =>
      writeMessage(tx, receiver.services, {
        key,
        audience: 'contact',
        person: person!.id,
        template: 'coupon',
        facts: { values: { thanks: 'Thank you for your review.' } },
      }),
    );
  const runUntil = async (ms: number, step: number) => {
    for (let at = 0; at <= ms; at += step) {
      receiver.at(later(at));
      await receiver.runDue();
    }
  };
  return { ...receiver, down, tries, gone, write, runUntil };
}

describe('A message', () => {
  it('is written once for each key', async () => {
    const { write, rows } = await failing('temporary');
    assert.ok(await write('once'));
    assert.equal(await write('once'), null);
    assert.equal((await rows('select id from messages')).length, 1);
  });

  it('is tried again, later and later, when it is refused for now', async () => {
    const { write, runUntil, tries, down, gone } = await failing('temporary');
    await write('later');
    await runUntil(2 * HOUR, MINUTE / 2);
    const gaps = tries.slice(1).map((at, n) => (at.getTime() - tries[n]!.getTime()) / MINUTE);
    assert.deepEqual(
      gaps,
      [...gaps].sort((a, b) => a - b),
    );
    assert.ok(gaps.length >= 4 && gaps.length <= 6, String(gaps));
    down.kind = null;
    await runUntil(4 * HOUR, HOUR);
    assert.equal(gone.length, 1);
  });

  it('is given up at once when it is refused for good, and the owner hears of it without a name', async () => {
    const { write, runDue, tries, rows } = await failing('permanent', '554');
    await write('never');
    await runDue();
    assert.equal(tries.length, 1 + 1);
    assert.deepEqual(await rows(`select status, reason from messages where template = 'coupon'`), [
      { status: 'failed', reason: 'permanent 554' },
    ]);
    const [told] = await rows<{ subject: string; text: string }>(
      `select subject, text from messages where template = 'delivery-failing'`,
    );
    assert.doesNotMatch(`${told!.subject}${told!.text}`, /anna/i);
  });

  it('to an address that there is not silences that address', async () => {
    const { write, runDue, rows } = await failing('bad-address', '550');
    await write('bounced');
    await runDue();
    assert.deepEqual(await rows('select channel, address, reason from suppressions'), [
      { channel: 'email', address: 'anna@example.com', reason: 'bounced' },
    ]);
  });

  it('is neither lost nor doubled when mail is down for 72 hours, and there within a minute after', async () => {
    const { write, rows, down, gone, tries, at, runDue } = await failing('unreachable', 'ECONNREFUSED');
    for (let n = 0; n < 20; n += 1) await write(`news ${n}`);
    for (let hours = 0; hours <= 72; hours += 1) {
      at(later(hours * HOUR));
      await runDue();
    }
    assert.equal(gone.length, 0);
    assert.ok(tries.length >= 20 * 9, `${tries.length} tries`);
    assert.deepEqual(
      await rows(`select status, count(*)::integer as count from messages where template = 'coupon' group by status`),
      [{ status: 'queued', count: 20 }],
    );
    down.kind = null;
    at(later(72 * HOUR + MINUTE));
    await runDue();
    assert.equal(gone.length, 20);
    assert.equal(new Set(gone).size, 20);
    assert.equal((await rows(`select id from messages where status = 'sent'`)).length, 20);
    at(later(100 * HOUR));
    await runDue();
    assert.equal(gone.length, 20);
  });

  it('that a killed worker had in hand is sent when its time is over, and not before', async () => {
    const { write, rows, down, gone, at, runDue } = await failing('temporary');
    down.kind = null;
    await write('in hand');
    await rows(`update messages set status = 'sending', due_at = $1`, [NOW]);
    at(later(MINUTE));
    await runDue();
    assert.equal(gone.length, 0);
    at(later(2 * MINUTE));
    await runDue();
    assert.equal(gone.length, 1);
  });

  it('leaves no name and no address in the log or the queue, however it fails', async () => {
    for (const kind of ['unreachable', 'temporary', 'permanent', 'bad-address'] as const) {
      const { write, runDue, logged, rows } = await failing(kind);
      await write('canary');
      await runDue();
      const kept = JSON.stringify(await rows('select data, output from pgboss.job'));
      assert.match(logged.join('\n'), /message not sent/);
      assert.doesNotMatch(`${logged.join('\n')}${kept}`, /anna|review/i);
    }
  });
});

describe('The subject of a mail', () => {
  it('tells the owner who and what, and nobody anything else that was typed', async () => {
    const CANARY = 'zanzibar';
    const receiver = await testReceiver();
    const typed = {
      answers: { note: CANARY, [CANARY]: CANARY, topic: 'complaint', urgent: true },
      page: { url: `https://shop.example/${CANARY}`, title: CANARY },
      consents: [consent('name', true, CANARY)],
    };
    const { json: anna } = await receiver.post(
      referrerForm({ firstName: 'Anna', email: `${CANARY}@example.com`, phone: CANARY }, typed),
    );
    await receiver.post(
      friendForm({ firstName: 'Ben', email: `ben@${CANARY}.example`, phone: CANARY }, anna.referral.code, typed),
    );
    await receiver.post(
      envelope({
        type: 'handover.requested',
        handover: { channel: 'email', reference: 'AB12', open: true, summary: CANARY } as never,
        contact: { firstName: 'Cleo', lastName: null, email: `cleo@${CANARY}.example`, phone: CANARY },
        ...typed,
      }),
    );
    await receiver.runDue();
    assert.ok(receiver.sent.length >= 5, String(receiver.sent.length));
    assert.deepEqual(
      receiver.sent.map(({ subject }) => subject).filter((subject) => subject.toLowerCase().includes(CANARY)),
      [],
    );
  });
});

describe('A marketing message', () => {
  const market = async (receiver: TestReceiver, at?: Date) => {
    const [person] = await receiver.rows<{ id: number }>('select id from people');
    await receiver.database.transaction((tx) =>
      writeMessage(tx, receiver.services, {
        key: 'market',
        audience: 'contact',
        person: person!.id,
        template: 'near-shop',
        purpose: 'marketing',
        facts: { values: { shop: 'Oslo', distance: '2 km' } },
        ...(at && { at }),
      }),
    );
    await receiver.runDue();
  };
  const offers = (sent: TestReceiver['sent']) => sent.filter(({ subject }) => /We open/.test(subject)).length;

  it('goes to nobody without a consent, and to whoever gave it', async () => {
    for (const [granted, count] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const receiver = await testReceiver();
      await receiver.post(referrerForm(ANNA, { consents: [consent('news', granted)] }));
      await market(receiver);
      assert.equal(offers(receiver.sent), count);
    }
  });

  it('waits for the morning of the person, and for nobody who has taken the consent back meanwhile', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA, { consents: [consent('news', true)] }));
    receiver.at(later(9 * HOUR));
    await market(receiver);
    assert.equal(offers(receiver.sent), 0);
    receiver.at(later(19 * HOUR));
    await receiver.runDue();
    assert.equal(offers(receiver.sent), 1);
  });

  it('is held back when the consent is gone by the time it goes', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA, { consents: [consent('news', true)] }));
    await market(receiver, later(DAY));
    await receiver.rows(
      `insert into consents (person, purpose, granted, text, method, at) select id, 'news', false, '', 'link', $1 from people`,
      [later(HOUR)],
    );
    receiver.at(later(2 * DAY));
    await receiver.runDue();
    assert.equal(offers(receiver.sent), 0);
  });
});
