import { createTransport } from 'nodemailer';
import { type Channel, SendingFailed } from './channel.ts';
import { mimeOf } from './mime.ts';

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  /** The command that was refused. */
  readonly command?: string;
}

/** SMTP's own division: 4xx is "later", 5xx is "no". Whether it is about this message or about all of them, the command tells. */
function failure({ code, responseCode, command = '' }: SmtpError): SendingFailed {
  const said = String(responseCode ?? code ?? 'lost');
  const isAboutUs = !responseCode || code === 'EAUTH' || /^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(command);
  // 421: the server closes for everybody.
  if (isAboutUs || responseCode === 421) return new SendingFailed('unreachable', said);
  if (responseCode < 500) return new SendingFailed('temporary', said);
  // 550 to 553 at RCPT: this mailbox is none.
  if (/^RCPT/.test(command) && [550, 551, 553].includes(responseCode)) return new SendingFailed('bad-address', said);
  return new SendingFailed('permanent', said);
}

/**
 * A mail server, `smtp://USER:PASSWORD@HOST:587` or `smtps://…:465`. A connection that breaks after the mail was handed over, before the server
 * said so, is an open question; it is asked again with the same Message-ID, by which servers and programs can drop the second copy.
 */
export function smtp(url: string): Channel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as Parameters<typeof createTransport>[0]);
  return {
    name: 'smtp',
    async send(message) {
      const mail = mimeOf(message);
      try {
        await transport.sendMail(mail);
        return {};
      } catch (error) {
        throw failure(error as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}
