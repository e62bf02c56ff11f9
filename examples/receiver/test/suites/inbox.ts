import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { noteReply } from '../../inbox/replies.ts';
import { replyLinks } from '../../inbox/reply-links.ts';
import { knownFlows } from '../../insights/flow-files.ts';
import { envelope, NOW } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const contact = (firstName: string | null, email: string | null, phone: string | null = null) => ({
  firstName,
  lastName: null,
  email,
  phone,
});
const asked = (changes: Partial<Envelope> = {}, flow: Partial<Envelope['flow']> = {}) =>
  envelope(
    {
      type: 'handover.requested',
      handover: { channel: 'whatsapp', open: true },
      answers: { need: 'Jeans <b>' },
      contact: contact('Ben', 'ben@example.com', '+47 406 12 345'),
      ...changes,
    },
    flow,
  );
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const page = async ({ owner }: TestReceiver, path: string) => {
  const response = await owner(path);
  assert.equal(response.status, 200, path);
  return response.text();
};
/** References in the order in which a box lists them. */
const listed = async (receiver: TestReceiver, path: string) =>
  [...(await page(receiver, path)).matchAll(/Reference ([0-9a-f]{8})/g)].map((match) => match[1]);

describe('The inbox', () => {
  it('lists who wants a person from every flow and channel, and complaints as urgent, until each was answered', async () => {
    const receiver = await testReceiver();
    const [person, complaint, form] = [
      asked({}, { id: 'jeans' }),
      envelope({ answers: { topic: 'complaint', order: '12' } }, { id: 'camera' }),
      envelope({ answers: { topic: 'praise' } }, { id: 'camera' }),
    ] as const;
    for (const one of [person, person, complaint, form]) await receiver.post(one);
    const references = [person, complaint].map(({ id }) => id.slice(0, 8)).sort();
    assert.deepEqual((await listed(receiver, '/owner/inbox')).sort(), references);
    assert.deepEqual(await listed(receiver, '/owner/inbox?box=urgent'), [complaint.id.slice(0, 8)]);
    await receiver.owner(`/owner/inbox/${person.session.id}/answered`, {});
    assert.deepEqual(await listed(receiver, '/owner/inbox'), [complaint.id.slice(0, 8)]);
    assert.deepEqual(await listed(receiver, '/owner/inbox?box=answered'), [person.id.slice(0, 8)]);
    await receiver.owner(`/owner/inbox/${person.session.id}/reopen`, {});
    assert.deepEqual((await listed(receiver, '/owner/inbox?box=open')).sort(), references);
  });

  it('says what is overdue by the hours that the owner promises', async () => {
    const receiver = await testReceiver();
    const [first, later] = [asked(), asked()];
    await receiver.post(first);
    await receiver.owner('/owner/inbox/promise', { hours: '2' });
    await receiver.post(later);
    receiver.at(at(3));
    assert.deepEqual(await listed(receiver, '/owner/inbox?box=overdue'), [later.id.slice(0, 8)]);
    assert.match(
      await page(receiver, `/owner/inbox/${later.session.id}`),
      /overdue<\/span> <span class="sub">by 1\u00a0h/,
    );
    for (const wrong of ['0', '-1', '337', 'soon', '']) await receiver.owner('/owner/inbox/promise', { hours: wrong });
    assert.deepEqual(await receiver.rows('select value from desk_settings'), [{ value: '2' }]);
  });

  it('counts the hours from when somebody is there, by the opening hours of the flow', async () => {
    // NOW is Sunday, 13:00 in Amsterdam.
    const shop = { handover: 'shop', hours: 'mon-fri 9-17 Europe/Amsterdam' };
    const flows = knownFlows([
      { flow: 'jeans', parts: { a: [{ ask: 'Hm?', options: [{ label: 'x', then: [shop] }] }] } },
    ]);
    const receiver = await testReceiver({ flows });
    await receiver.post(asked({}, { id: 'jeans' }));
    assert.deepEqual(await receiver.rows('select answer_by from conversations'), [
      { answer_by: new Date('2026-11-24T08:00:00.000Z') },
    ]);
  });

  it('shows what was answered before, and every way to answer with the reference', async () => {
    const receiver = await testReceiver();
    const session = { id: randomUUID(), startedAt: NOW.toISOString() };
    await receiver.post(envelope({ session, answers: { size: 'M', address: { text: 'Dam 1 <i>' } } }));
    const one = asked({ session });
    await receiver.post(one);
    await receiver.post(envelope({ contact: contact('Ben', 'ben@example.com') }));
    const text = await page(receiver, `/owner/inbox/${session.id}`);
    const reference = one.id.slice(0, 8);
    for (const part of [
      'Jeans &lt;b&gt;',
      'Dam 1 &lt;i&gt;',
      '>M<',
      `<code>${reference}</code>`,
      'Earlier',
      'href="tel:+4740612345"',
    ])
      assert.ok(text.includes(part), part);
    assert.match(
      text,
      new RegExp(`href="mailto:ben%40example.com\\?subject=[^"]*${reference}[^"]*&amp;body=[^"]*${reference}"`),
    );
    assert.match(text, new RegExp(`href="https://wa.me/4740612345\\?text=[^"]*${reference}"`));
  });

  it('offers no way that a visitor has made up', () => {
    assert.deepEqual(replyLinks({ firstName: null, email: null, phone: 'javascript:alert(1)' }, 'Nordlys', 'a1'), []);
    const [mail] = replyLinks({ firstName: 'A', email: 'a@b.example?bcc=x@y.example&c', phone: null }, 'Nordlys', 'a1');
    assert.equal(new URL(mail!.href).pathname, 'a%40b.example%3Fbcc%3Dx%40y.example%26c');
    assert.deepEqual(new Set(new URL(mail!.href).searchParams.keys()), new Set(['subject', 'body']));
  });

  it('finds a conversation by its reference, a name or an address', async () => {
    const receiver = await testReceiver();
    const [ben, cleo] = [asked(), asked({ contact: contact('Cleo', 'cleo@example.com') })];
    for (const one of [ben, cleo]) await receiver.post(one);
    const find = (q: string) => listed(receiver, `/owner/inbox?box=all&q=${encodeURIComponent(q)}`);
    for (const q of [cleo.id.slice(0, 8), 'CLEO', 'cleo@ex']) assert.deepEqual(await find(q), [cleo.id.slice(0, 8)], q);
    for (const q of ['nobody', '%', '_', "'", '\\']) assert.deepEqual(await find(q), [], q);
  });

  it('leads through more than one page holds, each once', async () => {
    const receiver = await testReceiver();
    await receiver.rows(
      `insert into conversations (session, reference, channel, opened_at) select 's' || n, lpad(to_hex(n), 8, '0'), 'form', $1::timestamptz - (n / 10) * interval '1 minute' from generate_series(1, 120) as n`,
      [NOW],
    );
    const seen: (string | undefined)[] = [];
    let next: string | undefined = '/owner/inbox';
    while (next) {
      const text: string = await page(receiver, next);
      seen.push(...[...text.matchAll(/Reference ([0-9a-f]{8})/g)].map((match) => match[1]));
      next = /href="(\/owner\/inbox\?[^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.equal(seen.length, 120);
    assert.equal(new Set(seen).size, 120);
  });

  it('shows messages from elsewhere, once each: the shop’s answers it, the visitor’s opens it again', async () => {
    const receiver = await testReceiver();
    const one = asked();
    await receiver.post(one);
    const reply = (side: 'shop' | 'visitor', externalId: string, text: string) =>
      noteReply(receiver.database, {
        conversation: { reference: one.id.slice(0, 8) },
        side,
        author: 'Kari',
        text,
        source: 'chatwoot',
        externalId,
        at: at(1),
      });
    assert.equal(await reply('shop', '1', 'We have <your> size'), true);
    assert.equal(await reply('shop', '1', 'We have <your> size'), true);
    assert.match(await page(receiver, `/owner/inbox/${one.session.id}`), /answered<[\s\S]*We have &lt;your&gt; size/);
    await reply('visitor', '2', 'Thanks!');
    assert.deepEqual(await receiver.rows('select status from conversations'), [{ status: 'open' }]);
    assert.equal((await receiver.rows('select id from conversation_messages')).length, 2);
    const unknown = {
      conversation: { reference: 'none' },
      side: 'shop',
      author: null,
      text: '',
      source: 'x',
      externalId: '1',
      at: at(1),
    } as const;
    assert.equal(await noteReply(receiver.database, unknown), false);
  });

  it('opens a conversation again when its visitor asks once more', async () => {
    const receiver = await testReceiver();
    const one = asked();
    await receiver.post(one);
    await receiver.owner(`/owner/inbox/${one.session.id}/answered`, {});
    receiver.at(at(5));
    await receiver.post(asked({ session: one.session, occurredAt: at(5).toISOString() }));
    assert.deepEqual(await receiver.rows('select status, opened_at from conversations'), [
      { status: 'open', opened_at: at(5) },
    ]);
  });
});
