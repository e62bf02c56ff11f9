/** Messages on their way to a real mail server, and to a stand-in for Twilio that refuses what Twilio refuses. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type Channel, type OutgoingMessage, SendingFailed } from '../messages/channels/channel.ts';
import { smtp } from '../messages/channels/smtp.ts';
import { readReceipt, signTwilio } from '../messages/channels/twilio.ts';
import { twilioStandIn } from './twilio-stand-in.ts';

const ID = '0b0c7c1e-0000-4000-8000-000000000001';
const outgoing = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: ID,
  to: 'anna@example.com',
  sender: {
    brand: 'Nordlys',
    color: '#14213f',
    postal: null,
    name: 'Nordlys',
    email: 'vip@nordlys.example',
    replyTo: null,
    phone: '+4721000000',
  },
  replyTo: null,
  subject: 'Blåtime 🛍',
  text: 'Hei',
  html: '<p>Hei</p>',
  unsubscribe: 'https://a.example/u/1',
  at: new Date('2026-11-22T12:00:00Z'),
  ...changes,
});

type After = { after(work: () => unknown): void };

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

/** A mail server, and a channel to it. */
async function mailServer(t: After, options: SMTPServerOptions = {}, scheme: 'smtp' | 'smtps' = 'smtp', login = '') {
  const mails: string[] = [];
  const secured: boolean[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: scheme === 'smtps' ? [] : ['STARTTLS'],
    secure: scheme === 'smtps',
    logger: false,
    onData(stream, session, done) {
      let mail = '';
      stream.on('data', (part: Buffer) => (mail += part.toString()));
      stream.on('end', () => {
        mails.push(mail);
        secured.push(session.secure);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  // The stand-in signs its own certificate.
  const channel = smtp(
    `${scheme}://${login}127.0.0.1:${port}${scheme === 'smtps' ? '?tls.rejectUnauthorized=false' : ''}`,
  );
  t.after(async () => {
    await channel.close!();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { channel, mails, secured, server, port };
}

const failureOf = async (channel: Channel, message = outgoing()): Promise<string> => {
  const error = await channel.send(message).then(
    () => assert.fail('it was sent'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof SendingFailed, String(error));
  assert.doesNotMatch(`${error.message}${error.stack}`, /anna@/);
  return `${error.kind} ${error.code}`;
};

describe('A mail server', () => {
  it('gets the whole mail, with its letters', async (t) => {
    const { channel, mails } = await mailServer(t);
    await channel.send(outgoing());
    assert.equal(mails.length, 1);
    assert.match(mails[0]!, new RegExp(`Message-ID: <${ID}@nordlys\\.example>`));
    assert.match(mails[0]!, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    assert.match(mails[0]!, /Subject: =\?UTF-8\?/);
  });

  it('is spoken to by TLS, with a login', async (t) => {
    const logins: string[] = [];
    const options: SMTPServerOptions = {
      authOptional: false,
      onAuth({ username = '', password = '' }, _, done) {
        logins.push(`${username} ${password}`);
        done(null, { user: username });
      },
    };
    const { channel, secured } = await mailServer(t, options, 'smtps', 'kari:geheim%40@');
    await channel.send(outgoing());
    assert.deepEqual([secured, logins], [[true], ['kari geheim@']]);
  });

  for (const [what, options, expected] of [
    [
      'full mailbox',
      { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(refusal(452, 'full anna@')) },
      'temporary 452',
    ],
    [
      'greylisting',
      { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(refusal(450, 'later')) },
      'temporary 450',
    ],
    [
      'no such mailbox',
      { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(refusal(550, 'no anna@')) },
      'bad-address 550',
    ],
    [
      'refused content',
      {
        onData: (stream: NodeJS.ReadableStream, _: unknown, done: (error: Error) => void) =>
          stream.on('data', () => undefined).on('end', () => done(refusal(554, 'spam'))),
      },
      'permanent 554',
    ],
    [
      'closing',
      { onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(refusal(421, 'bye')) },
      'unreachable 421',
    ],
  ] as const)
    it(`that says "${what}" is understood: ${expected}`, async (t) => {
      const { channel } = await mailServer(t, options as SMTPServerOptions);
      assert.equal(await failureOf(channel), expected);
    });

  it('that wants another password keeps all mails waiting, and loses none', async (t) => {
    const options: SMTPServerOptions = { authOptional: false, onAuth: (_, __, done) => done(refusal(535, 'no')) };
    const { channel } = await mailServer(t, options, 'smtps', 'kari:wrong@');
    assert.match(await failureOf(channel), /^unreachable 535$/);
  });

  it('that is not there keeps all mails waiting', async (t) => {
    const { channel, server } = await mailServer(t);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    assert.match(await failureOf(channel), /^unreachable/);
  });

  it('that breaks off before it says that it has a mail gets it again under the same name', async (t) => {
    const sockets = new Set<Socket>();
    const seen: string[] = [];
    const { channel, server } = await mailServer(t, {
      onData(stream, _, done) {
        let mail = '';
        stream.on('data', (part: Buffer) => (mail += part.toString()));
        stream.on('end', () => {
          seen.push(/Message-ID: (\S+)/.exec(mail)![1]!);
          if (seen.length === 1) for (const socket of sockets) socket.destroy();
          else done();
        });
      },
    });
    server.server.on('connection', (socket: Socket) => sockets.add(socket));
    assert.match(await failureOf(channel), /^unreachable/);
    await channel.send(outgoing());
    assert.deepEqual(seen, [`<${ID}@nordlys.example>`, `<${ID}@nordlys.example>`]);
  });
});

describe('Twilio', () => {
  const text = (changes: Partial<OutgoingMessage> = {}) =>
    outgoing({ to: '+4791234567', text: 'Hei på deg', html: null, ...changes });

  it('gets the text, and its name for it is kept', async (t) => {
    const { channel, texts } = await twilioStandIn(t);
    const { providerId } = await channel().send(text());
    assert.match(providerId!, /^SM[0-9a-f]{32}$/);
    assert.deepEqual(texts, [{ To: '+4791234567', From: '+4721000000', Body: 'Hei på deg' }]);
  });

  it('is told where the receipt goes, which brings our own name for the text', async (t) => {
    const { channel, texts } = await twilioStandIn(t);
    await channel('token', 'https://receiver.nordlys.example/hooks/sms/status').send(text());
    assert.equal(texts[0]!.StatusCallback, `https://receiver.nordlys.example/hooks/sms/status?message=${ID}`);
    for (const wrong of ['https://my_receiver.example/hooks/sms/status', 'receiver.example/hooks/sms/status'])
      assert.equal(await failureOf(channel('token', wrong), text()), 'permanent 21609');
  });

  it('signs what it calls, as its documentation has it', () => {
    const fields = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    const address = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    assert.equal(signTwilio('12345', address, fields), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('knows steps on the way, two good ends and three bad ones; of the bad, only numbers that get nothing ever are dead', () => {
    const read = (MessageStatus: string, ErrorCode = '') =>
      readReceipt({ MessageSid: 'SM1', MessageStatus, ErrorCode }, ID);
    const states = (all: readonly string[]) => all.map((status) => read(status)?.state ?? null);
    assert.deepEqual(states(['accepted', 'queued', 'sending', 'sent']), ['sent', 'sent', 'sent', 'sent']);
    assert.deepEqual(states(['delivered', 'read']), ['delivered', 'delivered']);
    assert.deepEqual(states(['undelivered', 'failed', 'canceled']), ['failed', 'failed', 'failed']);
    assert.deepEqual(states(['received', 'receiving', '', 'new-word']), [null, null, null, null]);
    for (const dead of ['30005', '30006', '21610', '21614'])
      assert.equal(read('undelivered', dead)?.isDead, true, dead);
    for (const alive of ['30003', '30004', '30007', '30008', ''])
      assert.equal(read('undelivered', alive)?.isDead, false, alive);
    assert.equal(readReceipt({ MessageSid: 'SM1', MessageStatus: 'delivered' }, 'of-nobody'), null);
    assert.equal(readReceipt({ MessageStatus: 'delivered' }, ID), null);
  });

  it('says what is wrong with a number, a text or an account, and that is understood', async (t) => {
    const { channel } = await twilioStandIn(t);
    assert.equal(await failureOf(channel(), text({ to: 'anna@x' })), 'bad-address 21211');
    assert.equal(await failureOf(channel(), text({ to: '+4799999999' })), 'bad-address 21610');
    assert.equal(await failureOf(channel(), text({ text: 'x'.repeat(1601) })), 'permanent 21617');
    assert.equal(await failureOf(channel('wrong'), text()), 'unreachable 20003');
  });

  it('may be busy or down, and is asked again', async (t) => {
    const { channel, fail } = await twilioStandIn(t);
    fail(429);
    assert.match(await failureOf(channel(), text()), /^temporary/);
    fail(503);
    assert.match(await failureOf(channel(), text()), /^unreachable/);
  });
});
