/** Messages on their way to a real mail server, and to a stand-in for Twilio that refuses what Twilio refuses. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type Channel, type OutgoingMessage, SendingFailed } from '../messages/channels/channel.ts';
import { smtp } from '../messages/channels/smtp.ts';
import { twilio } from '../messages/channels/twilio.ts';

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

/** Refuses what Twilio refuses, with its codes. */
async function twilioStandIn(t: After) {
  const texts: Record<string, string>[] = [];
  let status: number | null = null;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const answer = (code: number, json: object) => {
        response.writeHead(code, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(json));
      };
      const refuse = (code: number, http = 400) => answer(http, { code, message: `about ${fields.To}`, status: http });
      const fields = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>;
      const login = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
      if (status) return answer(status, { code: status * 100 + 29, status });
      if (login !== 'AC1:token') return refuse(20003, 401);
      if (request.url !== '/2010-04-01/Accounts/AC1/Messages.json' || request.method !== 'POST')
        return refuse(20404, 404);
      if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return refuse(21604);
      if (!/^\+\d{8,15}$/.test(fields.To ?? '')) return refuse(21211);
      if (fields.To === '+4799999999') return refuse(21610);
      if (!fields.From && !fields.MessagingServiceSid) return refuse(21603);
      if (!fields.Body) return refuse(21602);
      if (fields.Body.length > 1600) return refuse(21617);
      texts.push(fields);
      answer(201, { sid: `SM${texts.length}`, status: 'queued' });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const channel = (token = 'token') => twilio({ sid: 'AC1', token, from: null, url });
  return { channel, texts, fail: (code: number) => void (status = code) };
}

describe('Twilio', () => {
  const text = (changes: Partial<OutgoingMessage> = {}) =>
    outgoing({ to: '+4791234567', text: 'Hei på deg', html: null, ...changes });

  it('gets the text, and its name for it is kept', async (t) => {
    const { channel, texts } = await twilioStandIn(t);
    assert.deepEqual(await channel().send(text()), { providerId: 'SM1' });
    assert.deepEqual(texts, [{ To: '+4791234567', From: '+4721000000', Body: 'Hei på deg' }]);
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
