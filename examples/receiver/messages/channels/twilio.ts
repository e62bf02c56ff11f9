import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { isSame } from '../../web/is-same.ts';
import { type Channel, type FailureKind, type Receipt, SendingFailed } from './channel.ts';

export interface TwilioAccount {
  readonly sid: string;
  readonly token: string;
  /** Number or messaging service (`MG…`) that texts come from, where the campaign names none. */
  readonly from: string | null;
  /** Default `https://api.twilio.com`. */
  readonly url?: string | undefined;
}

/** Where receipts go: our `/hooks/sms/status`, as the internet reaches it; `null` asks for none. */
export type ReceiptsTo = string | null;

/** Twilio's codes for a number that gets nothing, now or ever. https://www.twilio.com/docs/api/errors */
const BAD_NUMBERS = [
  21211, // no phone number
  21214, // cannot be reached
  21217, // looks wrong
  21610, // has answered STOP
  21614, // no mobile phone
  21635, // a landline
];
/** The same, known only after it was sent. A phone that is off (30003), blocked (30004) or filtered (30007) may be reached another time. */
const DEAD_NUMBERS = [
  ...BAD_NUMBERS,
  30005, // unknown or no longer in use
  30006, // a landline
];

const Answer = v.object({ sid: v.string() });
const Refusal = v.object({ code: v.optional(v.nullable(v.number())) });

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function failureOf(status: number, body: unknown): SendingFailed {
  const read = v.safeParse(Refusal, body);
  const code = (read.success && read.output.code) || status;
  const kind: FailureKind = BAD_NUMBERS.includes(code)
    ? 'bad-address'
    : status === 401 || status === 403 || status >= 500
      ? 'unreachable'
      : status === 429 || code === 20429
        ? 'temporary'
        : 'permanent';
  return new SendingFailed(kind, String(code));
}

/**
 * Text messages by Twilio's Messages resource. It knows no key for a message: after a request whose answer was lost the text may come twice, unless
 * its receipt comes before the next try.
 */
export function twilio(
  { sid, token, from, url = 'https://api.twilio.com' }: TwilioAccount,
  receiptsTo: ReceiptsTo = null,
): Channel {
  return {
    name: 'twilio',
    async send({ id, to, text, sender }) {
      const own = sender.phone ?? from;
      if (!own) throw new SendingFailed('permanent', 'no-sender');
      const body = new URLSearchParams({
        To: to,
        Body: text,
        [own.startsWith('MG') ? 'MessagingServiceSid' : 'From']: own,
        // With our own name for it: a receipt may come before the answer that brings theirs.
        ...(receiptsTo && { StatusCallback: `${receiptsTo}?${new URLSearchParams({ message: id })}` }),
      });
      const answer = await fetch(`${url}/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(15_000),
      }).catch((error: Error) => {
        throw new SendingFailed('unreachable', error.name);
      });
      const said = json(await answer.text());
      if (!answer.ok) throw failureOf(answer.status, said);
      const read = v.safeParse(Answer, said);
      return read.success ? { providerId: read.output.sid } : {};
    },
  };
}

/** How Twilio signs what it sends to us: the address it called, then each field by name. */
export const signTwilio = (token: string, address: string, fields: Readonly<Record<string, string>>): string =>
  createHmac('sha1', token)
    .update(
      address +
        Object.keys(fields)
          .sort()
          .map((name) => name + fields[name])
          .join(''),
    )
    .digest('base64');

export function isSignedByTwilio(
  token: string,
  address: string,
  fields: Readonly<Record<string, string>>,
  signature: string,
): boolean {
  return isSame(signature, signTwilio(token, address, fields));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Steps that a text takes before it is known what became of it. */
const ON_ITS_WAY = ['accepted', 'scheduled', 'queued', 'sending', 'sent'];

/**
 * What a status callback says of our text.
 *
 * @returns `null` for what says nothing of one of ours.
 */
export function readReceipt(fields: Readonly<Record<string, string>>, message: string): Receipt | null {
  const { MessageSid: providerId, MessageStatus: status = '', ErrorCode: code = '' } = fields;
  if (!providerId || !UUID.test(message)) return null;
  const receipt = { message, providerId, code: /^\d{1,6}$/.test(code) ? code : null, isDead: false };
  if (ON_ITS_WAY.includes(status)) return { ...receipt, state: 'sent' };
  if (status === 'delivered' || status === 'read') return { ...receipt, state: 'delivered' };
  if (status === 'undelivered' || status === 'failed' || status === 'canceled')
    return { ...receipt, state: 'failed', isDead: DEAD_NUMBERS.includes(Number(code)) };
  return null;
}
