import type { Campaign } from '../campaign/campaign.ts';
import type { Queryable } from '../database/database.ts';
import { smsParts } from '../messages/sms-parts.ts';
import type { ChannelName } from '../messages/recipients.ts';
import { recipientOf } from '../messages/recipients.ts';
import { previewMessage } from '../messages/write-message.ts';
import type { Services } from '../services.ts';
import { allowedOf } from './audience.ts';
import { addCoupon } from './coupons.ts';
import { readCustomers, type ReadCustomers } from './customers-csv.ts';
import { type Chosen, draftEngagement, engagementRow, type NewEngagement, type Preview } from './engagement.ts';
import { importCustomers } from './import-customers.ts';
import { messageOf } from './message-of.ts';
import { peopleNear, type Shop } from './near-shop.ts';

/** What the command line and the owner's pages begin with: a draft, and what it would send. Nothing goes out before `steerEngagement(…, 'start')`. */
export interface Draft {
  readonly engagement: number;
  readonly preview: Preview;
}

const SAMPLE = 3;

async function draft(
  tx: Queryable,
  services: Services,
  engagement: NewEngagement,
  chosen: readonly Chosen[],
  leftOut: Readonly<Record<string, number>>,
): Promise<Draft> {
  const id = await draftEngagement(tx, engagement, chosen, services.now());
  return {
    engagement: id,
    preview: { count: chosen.length, sample: await sampleOf(tx, services, id, chosen), leftOut },
  };
}

async function sampleOf(
  tx: Queryable,
  services: Services,
  id: number,
  chosen: readonly Chosen[],
): Promise<Preview['sample']> {
  const engagement = (await engagementRow(tx, id))!;
  const sample = [];
  for (const { person, facts } of chosen.slice(0, SAMPLE)) {
    const message = await messageOf(tx, services, engagement, person, facts);
    const shown = message && (await previewMessage(tx, services, message));
    const recipient = await recipientOf(tx, person);
    if (!shown || !recipient) continue;
    const parts = engagement.channel === 'sms' ? smsParts(shown.text).parts : null;
    const to = engagement.channel === 'sms' ? recipient.phone : recipient.email;
    sample.push({ to: to ?? '', subject: shown.subject, text: shown.text, parts });
  }
  return sample;
}

export interface NearShop {
  readonly shops: readonly Shop[];
  readonly channel: ChannelName;
  readonly campaign?: Campaign | null;
  readonly withinKm?: number;
  /** Addresses that are left out. */
  readonly without?: readonly string[];
  /** Where the message leads. */
  readonly link?: string;
}

/** Everybody near a new shop. */
export function draftNearShop(
  services: Services,
  { shops, channel, campaign, link, ...limits }: NearShop,
): Promise<Draft> {
  return services.database.transaction(async (tx) => {
    const { chosen, leftOut } = await peopleNear(tx, shops, channel, limits);
    const title = `New shop: ${shops.map(({ name }) => name).join(', ')}`;
    const settings = { shops, ...(link !== undefined && { link }) };
    return draft(
      tx,
      services,
      { kind: 'near-shop', campaign: campaign?.file.id ?? null, title, channel, settings },
      chosen,
      leftOut,
    );
  });
}

/** Personal links for customers of a file; without a consent nobody gets one. */
export async function draftInvitations(
  services: Services,
  { csv, channel, campaign }: { readonly csv: string; readonly channel: ChannelName; readonly campaign: Campaign },
): Promise<Draft & { readonly problems: ReadCustomers['problems'] }> {
  const { customers, problems } = await readCustomers(csv);
  return services.database.transaction(async (tx) => {
    const people = await importCustomers(tx, customers, services.now());
    const { allowed, leftOut } = await allowedOf(
      tx,
      people.map((person) => ({ person, facts: {} })),
      channel,
    );
    const engagement = {
      kind: 'invitation',
      campaign: campaign.file.id,
      title: `Invitation: ${campaign.file.id}`,
      channel,
    } as const;
    return { ...(await draft(tx, services, engagement, allowed, leftOut)), problems };
  });
}

export interface OneCoupon {
  readonly person: number;
  readonly thanks: string;
  readonly title: string;
  readonly text: string;
  readonly expiresAt: Date | null;
  readonly channel: ChannelName;
  readonly campaign?: Campaign | null;
}

/** A coupon for one person, with a thank-you. */
export function draftCoupon(services: Services, { person, channel, campaign, ...coupon }: OneCoupon): Promise<Draft> {
  return services.database.transaction(async (tx) => {
    const code = await addCoupon(tx, person, coupon, services.now());
    const chosen: Chosen[] = [{ person, facts: { code } }];
    return draft(
      tx,
      services,
      { kind: 'coupon', campaign: campaign?.file.id ?? null, title: coupon.title, channel },
      chosen,
      {},
    );
  });
}

/** Thank-yous on the day after a first purchase, for as long as it runs. */
export function draftThankYou(
  services: Services,
  { link, gift, campaign }: { readonly link?: string; readonly gift?: string; readonly campaign?: Campaign | null },
): Promise<number> {
  const settings = { ...(link !== undefined && { link }), ...(gift !== undefined && { gift }) };
  return services.database.transaction((tx) =>
    draftEngagement(
      tx,
      {
        kind: 'thank-you-day-after',
        campaign: campaign?.file.id ?? null,
        title: 'Thank-you after a first purchase',
        channel: 'email',
        settings,
      },
      [],
      services.now(),
    ),
  );
}
