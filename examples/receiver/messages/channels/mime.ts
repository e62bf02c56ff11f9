import type { SendMailOptions } from 'nodemailer';
import { inOneLine } from '../render.ts';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { type OutgoingMessage, SendingFailed } from './channel.ts';

/** An address that is one address and nothing else. */
function address(text: string): string {
  const read = readEmailAddress(text);
  if (!read) throw new SendingFailed('bad-address', 'no-address');
  return read.address;
}

const named = (name: string, email: string) => ({ name: inOneLine(name), address: address(email) });

/** The name of a mail on every try: whoever gets it twice can know it again. */
export const messageId = ({ id, sender }: Pick<OutgoingMessage, 'id' | 'sender'>): string =>
  `<${id}@${sender.email.split('@').at(-1)}>`;

/** A mail as nodemailer takes it. Values from outside reach headers only through `inOneLine` or as checked addresses. */
export function mimeOf(message: OutgoingMessage): SendMailOptions {
  const { sender, replyTo, to, subject, text, html, unsubscribe, at } = message;
  const answersTo = replyTo ?? sender.replyTo;
  return {
    from: named(sender.name, sender.email),
    to: named('', to),
    ...(answersTo && { replyTo: named('', answersTo) }),
    subject: inOneLine(subject),
    text,
    ...(html && { html }),
    messageId: messageId(message),
    date: at,
    headers: {
      // Answering machines leave it alone.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        // RFC 8058: one press in the mail program, without a page.
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    // No file and no address of the message is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
