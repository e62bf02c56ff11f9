import { invitationLink } from '../campaign/campaign.ts';
import { codeBook } from '../campaign/codes.ts';
import { invite } from '../campaign/invitations.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import type { Queryable } from '../database/database.ts';
import type { Block } from '../messages/content.ts';
import { eventPart, promisedRewards, titlesOf, untilInWords } from '../messages/parts.ts';
import { recipientOf } from '../messages/recipients.ts';
import { wordsFor } from '../messages/words.ts';
import type { NewMessage } from '../messages/write-message.ts';
import type { Services } from '../services.ts';
import { numberFormat } from '../web/formats.ts';
import { couponOf } from './coupons.ts';
import type { Engagement, EngagementKind, OwnWords } from './engagement.ts';

type OwnFacts = Readonly<Record<string, string | number | null>>;

/** An address with what tells where its visitors come from. */
export function withSource(
  address: string,
  engagement: Pick<Engagement, 'kind' | 'channel'>,
  campaign: string,
): string {
  const url = new URL(address);
  url.searchParams.set('utm_source', engagement.kind);
  url.searchParams.set('utm_medium', engagement.channel);
  url.searchParams.set('utm_campaign', campaign);
  return url.href;
}

/** Parts that follow the owner's own text in a mail: without them it would lead nowhere. */
const PARTS: Readonly<Partial<Record<EngagementKind, string>>> = {
  'near-shop': '[event]\n\n[button]',
  invitation: '[rewards]\n\n[event]\n\n[button]',
};

const ownWords = (kind: EngagementKind, { subject, body, sms }: OwnWords): OwnWords => ({
  ...(subject && { subject }),
  ...(body && { body: `${body}\n\n${PARTS[kind] ?? ''}` }),
  ...(sms && { sms: sms.includes('{link}') ? sms : `${sms} {link}` }),
});

/** The message of an engagement to one person, with their own link. */
export async function messageOf(
  tx: Queryable,
  services: Services,
  engagement: Engagement,
  person: number,
  own: OwnFacts,
): Promise<NewMessage | null> {
  const campaign = services.campaigns.byName(engagement.campaign) ?? services.campaigns.all[0];
  const recipient = await recipientOf(tx, person, campaign);
  if (!recipient) return null;
  const { voice } = recipient;
  // Their own link goes to no number that may be a stranger's.
  const isOwnLink = engagement.kind === 'invitation' || engagement.kind === 'coupon';
  const base = {
    key: `engagement ${engagement.id} ${person}`,
    audience: 'contact',
    person,
    campaign,
    channel: isOwnLink && !recipient.isPhoneProven ? 'email' : engagement.channel,
    purpose: 'marketing',
    engagement: engagement.id,
    ...(engagement.settings.words && { words: ownWords(engagement.kind, engagement.settings.words) }),
  } as const;
  switch (engagement.kind) {
    case 'invitation': {
      const token = await invite(tx, campaign.file.id, person, codeBook(), services.now());
      const link = withSource(invitationLink(campaign, token, voice), engagement, campaign.file.id);
      const rewards = promisedRewards(campaign, 'referrer', voice, services.now());
      const { event } = await campaignTimes(tx, campaign.file, services.now());
      const part = eventPart(campaign, event, voice);
      return {
        ...base,
        audience: 'contact',
        template: 'invitation',
        facts: {
          values: { ...part.values, link, gift: titlesOf(rewards, voice), most: campaign.file.maxFriends },
          blocks: { rewards, event: part.blocks },
        },
      };
    }
    case 'near-shop': {
      const { settings } = engagement;
      const link = withSource(String(own.link ?? settings.link ?? campaign.site), engagement, campaign.file.id);
      const { language, frame } = wordsFor('near-shop', voice);
      const distance = numberFormat(language, {
        style: 'unit',
        unit: 'kilometer',
        maximumFractionDigits: Number(own.km) < 10 ? 1 : 0,
      }).format(Number(own.km));
      const rows = [
        [frame.when, String(own.opens ?? '')],
        [frame.where, String(own.address ?? '')],
      ].filter((row): row is [string, string] => row[1] !== '');
      const event: Block[] = rows.length > 0 ? [{ type: 'rows', title: String(own.shop), rows }] : [];
      return {
        ...base,
        template: 'near-shop',
        facts: { values: { shop: own.shop, distance, link }, blocks: { event } },
      };
    }
    case 'coupon': {
      const coupon = await couponOf(tx, String(own.code));
      if (!coupon) return null;
      const notes = coupon.expires_at ? [untilInWords(campaign, coupon.expires_at, voice)] : [];
      const card: Block = { type: 'card', title: coupon.title, text: coupon.text, code: coupon.code, notes };
      const link = withSource(`${services.messaging.publicUrl}/v/${coupon.token}`, engagement, campaign.file.id);
      return {
        ...base,
        // An answer to what this person did, to them alone.
        purpose: 'service',
        template: 'coupon',
        facts: { values: { thanks: coupon.thanks, link }, blocks: { rewards: [card] } },
      };
    }
    case 'note':
      return {
        ...base,
        // An answer to what this person did, to them alone.
        purpose: 'service',
        template: 'note',
        facts: { values: { thanks: engagement.settings.thanks ?? '' } },
      };
    case 'thank-you-day-after':
      return {
        ...base,
        template: 'thank-you',
        facts: {
          values: {
            link: withSource(String(engagement.settings.link ?? campaign.site), engagement, campaign.file.id),
            gift: engagement.settings.gift ?? null,
          },
        },
      };
  }
}
