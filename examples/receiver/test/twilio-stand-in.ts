/** A server that takes texts as Twilio does: it refuses what the real one refuses, with its codes, and tells what became of them. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../messages/channels/channel.ts';
import { signTwilio, twilio } from '../messages/channels/twilio.ts';

interface After {
  after(end: () => unknown): void;
}

type Fields = Readonly<Record<string, string>>;

const sidOf = (number: number) => `SM${createHash('md5').update(String(number)).digest('hex')}`;

/** What it takes for an address that it can call. */
const isCallable = (address: string) =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && !new URL(address).hostname.includes('_');

export async function twilioStandIn(t: After) {
  const texts: Record<string, string>[] = [];
  let status: number | null = null;
  let losesAnswers = false;
  let beforeAnswer: () => Promise<unknown> = async () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const answer = (code: number, json: object) => {
        if (losesAnswers) return response.destroy();
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
      if (fields.StatusCallback !== undefined && !isCallable(fields.StatusCallback)) return refuse(21609);
      texts.push(fields);
      const sid = sidOf(texts.length);
      void beforeAnswer().then(() => answer(201, { sid, status: 'queued' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    texts,
    channel: (token = 'token', receiptsTo: string | null = null): Channel =>
      twilio({ sid: 'AC1', token, from: null, url }, receiptsTo),
    fail: (code: number) => void (status = code),
    /** Does this when it has taken a text and has not said so. */
    meanwhile: (work: () => Promise<unknown>) => void (beforeAnswer = work),
    /** Takes texts, and breaks off before it says so. */
    loseAnswers: (loses: boolean) => void (losesAnswers = loses),
    /** The call by which it tells of its nth text, signed as it signs. */
    receipt(
      number: number,
      MessageStatus: string,
      { ErrorCode, token = 'token' }: { readonly ErrorCode?: string; readonly token?: string } = {},
    ): Request {
      const text = texts[number - 1]!;
      const fields: Fields = {
        AccountSid: 'AC1',
        ApiVersion: '2010-04-01',
        From: text.From ?? '+4721000000',
        MessageSid: sidOf(number),
        MessageStatus,
        SmsSid: sidOf(number),
        SmsStatus: MessageStatus,
        To: text.To!,
        ...(ErrorCode !== undefined && { ErrorCode }),
      };
      return new Request(text.StatusCallback!, {
        method: 'POST',
        headers: { 'X-Twilio-Signature': signTwilio(token, text.StatusCallback!, fields) },
        body: new URLSearchParams(fields),
      });
    },
  };
}
