import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Channel, OutgoingMessage } from './channel.ts';
import { mimeOf } from './mime.ts';

/** Files written at a time. */
const AT_ONCE = 50;

/** Whole or not at all, and once, however often it is written. */
async function writeWhole(dir: string, name: string, content: string | Buffer): Promise<void> {
  const unfinished = join(dir, `.${name}.${process.pid}`);
  await writeFile(unfinished, content).catch(async () => {
    await mkdir(dir, { recursive: true });
    await writeFile(unfinished, content);
  });
  await rename(unfinished, join(dir, name));
}

const fileName = ({ id, at }: OutgoingMessage, ending: string) =>
  `${at.toISOString().slice(0, 19).replaceAll(':', '')}-${id}.${ending}`;

/** Mails as files that any mail program opens, instead of sending them. */
export function outbox(dir: string): Channel {
  const mime = createTransport({ streamTransport: true, buffer: true });
  return {
    name: 'outbox',
    atOnce: AT_ONCE,
    async send(message) {
      const { message: eml } = await mime.sendMail(mimeOf(message));
      await writeWhole(dir, fileName(message, 'eml'), eml as Buffer);
      return {};
    },
  };
}

/** Text messages as files. */
export const smsOutbox = (dir: string): Channel => ({
  name: 'sms-outbox',
  atOnce: AT_ONCE,
  async send(message) {
    const head = `To: ${message.to}\nFrom: ${message.sender.phone ?? message.sender.brand}\n\n`;
    await writeWhole(dir, fileName(message, 'sms.txt'), `${head}${message.text}\n`);
    return {};
  },
});
