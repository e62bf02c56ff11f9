import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Channel, OutgoingMessage } from './channel.ts';
import { mimeOf } from './mime.ts';

/** Files written at a time. */
const AT_ONCE = 50;

/**
 * Whole or not at all, and once, however often it is written. A file of some kilobytes is written sooner than it is handed to another thread and back,
 * so this waits for it.
 */
function writeWhole(dir: string, name: string, content: string | Buffer): void {
  const unfinished = join(dir, `.${name}.${process.pid}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(unfinished, content);
  renameSync(unfinished, join(dir, name));
}

const fileName = ({ id, at }: OutgoingMessage, ending: string) =>
  `${at.toISOString().slice(0, 19).replaceAll(':', '')}-${id}.${ending}`;

/** Mails as files that any mail program opens, instead of sending them. */
export const outbox = (dir: string): Channel => ({
  name: 'outbox',
  atOnce: AT_ONCE,
  async send(message) {
    writeWhole(dir, fileName(message, 'eml'), await new MailComposer(mimeOf(message)).compile().build());
    return {};
  },
});

/** Text messages as files. */
export const smsOutbox = (dir: string): Channel => ({
  name: 'sms-outbox',
  atOnce: AT_ONCE,
  async send(message) {
    const head = `To: ${message.to}\nFrom: ${message.sender.phone ?? message.sender.brand}\n\n`;
    writeWhole(dir, fileName(message, 'sms.txt'), `${head}${message.text}\n`);
    return {};
  },
});
