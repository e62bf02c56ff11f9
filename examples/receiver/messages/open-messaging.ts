import { join } from 'node:path';
import type { Channel } from './channels/channel.ts';
import { outbox, smsOutbox } from './channels/outbox.ts';
import { smtp } from './channels/smtp.ts';
import { twilio, type TwilioAccount } from './channels/twilio.ts';
import type { Messaging } from './messaging.ts';
import { readOwnTexts } from './own-texts.ts';

export interface MessagingOptions {
  /** Mail server: `smtps://USER:PASSWORD@HOST`. Default: mails are files in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** Account that sends texts. Default: texts are files in the outbox. */
  readonly twilio?: TwilioAccount | undefined;
  /** Folder for what is not sent. Default `outbox` in the data folder. */
  readonly outboxDir?: string | undefined;
  /** Folder of the owner's own words, a JSON file for each campaign. */
  readonly textsDir?: string | undefined;
  /** Origin of this receiver as people reach it. Default: its own address. */
  readonly publicUrl?: string | undefined;
  /** What the mail service signs news of bounces with. */
  readonly bounceSecret?: string | undefined;
}

export interface OpenMessaging extends Messaging {
  close(): Promise<void>;
}

/** Only where somebody has said how the internet reaches us: Twilio refuses texts whose receipts it cannot bring. */
const receiptsTo = ({ publicUrl }: MessagingOptions): string | null =>
  publicUrl ? `${publicUrl.replace(/\/+$/, '')}/hooks/sms/status` : null;

/** The options, with what their files hold. */
export interface MessagingSettings extends MessagingOptions {
  readonly outboxDir: string;
  readonly texts: Messaging['texts'];
}

/** @throws {Error} naming the file of own words that cannot be used. */
export const messagingSettings = (options: MessagingOptions, dataDir: string): MessagingSettings => ({
  ...options,
  outboxDir: options.outboxDir ?? join(dataDir, 'outbox'),
  texts: options.textsDir ? readOwnTexts(options.textsDir) : {},
});

export function openMessaging(settings: MessagingSettings, url: string): OpenMessaging {
  const { outboxDir, texts } = settings;
  const email: Channel = settings.smtpUrl ? smtp(settings.smtpUrl) : outbox(outboxDir);
  const sms: Channel = settings.twilio ? twilio(settings.twilio, receiptsTo(settings)) : smsOutbox(outboxDir);
  return {
    channels: { email, sms },
    publicUrl: (settings.publicUrl ?? url).replace(/\/+$/, ''),
    texts,
    smsSecret: settings.twilio?.token ?? null,
    bounceSecret: settings.bounceSecret ?? null,
    async close() {
      await email.close?.();
      await sms.close?.();
    },
  };
}
