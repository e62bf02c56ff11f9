import type { Campaign } from '../campaign/campaign.ts';
import type { Channel, MessageSender } from './channels/channel.ts';
import type { ChannelName } from './recipients.ts';
import type { Overrides } from './words.ts';

/** What sending messages needs: `services.messaging`. */
export interface Messaging {
  readonly channels: Readonly<Record<ChannelName, Channel>>;
  /** Origin of this receiver as people reach it, for links to personal pages; without a slash at the end. */
  readonly publicUrl: string;
  /** The owner's own words, by the campaign's id. */
  readonly texts: Readonly<Record<string, Overrides>>;
  /** What the sender of texts signs its calls with; `null` refuses them. */
  readonly smsSecret: string | null;
  /** What the mail service signs news of bounces with; `null` refuses them. */
  readonly bounceSecret: string | null;
}

const COLOR = '#14213f';

/** Who a campaign's messages come from. A file that names nobody sends as its brand, from an address that takes no answers. */
export function senderOf({ file, site }: Campaign): MessageSender {
  const { sender, brand } = file;
  return {
    brand,
    color: sender?.color ?? COLOR,
    postal: sender?.postal ?? null,
    name: sender?.name ?? brand,
    email: sender?.email ?? `no-reply@${new URL(site).hostname}`,
    replyTo: sender?.replyTo ?? null,
    // Written as people write it; sent as E.164.
    phone: sender?.phone ? `+${sender.phone.replace(/\D/g, '')}` : null,
  };
}
