import type { Campaign } from '../campaign/campaign.ts';
import type { Services } from '../services.ts';
import { addressMark, personalToken } from './personal-links.ts';
import type { ChannelName } from './recipients.ts';

type Linking = Pick<Services, 'messaging' | 'linkSecret'>;

/** Where somebody stops all messages of a channel. The campaign says whose name the page bears. */
export const unsubscribeLink = (services: Linking, { file }: Campaign, person: number, channel: ChannelName): string =>
  `${services.messaging.publicUrl}/u/${personalToken(services, ['u', person, channel, file.id])}`;

/** Days for which an address can be confirmed. */
export const CONFIRM_DAYS = 7;

/** Where somebody confirms their address, and what they said in a form. Good for this address alone, should the person ever have another. */
export function confirmLink(
  services: Linking & Pick<Services, 'now'>,
  { file }: Campaign,
  { person, emailKey }: { readonly person: number; readonly emailKey: string },
  result: string | null,
): string {
  const until = Math.floor(services.now().getTime() / 1000) + CONFIRM_DAYS * 86_400;
  const words = ['c', person, until, file.id, addressMark(services, emailKey), result ?? ''];
  return `${services.messaging.publicUrl}/c/${personalToken(services, words)}`;
}
