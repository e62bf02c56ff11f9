import { readDate } from '../../../src/campaign/dates.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Queryable } from '../database/database.ts';
import { daysLater } from '../insights/period.ts';
import { recipientOf, type ChannelName } from '../messages/recipients.ts';
import type { Services } from '../services.ts';
import { allowedOf } from './audience.ts';
import { addCoupon } from './coupons.ts';
import { readCustomers } from './customers-csv.ts';
import { draftEngagement, type OwnWords } from './engagement.ts';
import { importCustomers } from './import-customers.ts';
import { type Meant, peopleNear, type Shop } from './near-shop.ts';

/*
 * What the command line and the owner's pages begin with: a draft, and whom it goes to. Each answers the number of the engagement;
 * `rehearsalOf` says what it would send, and nothing goes out before `steerEngagement(…, 'start')`.
 */

export interface NearShop extends Meant {
  readonly shops: readonly Shop[];
  readonly channel: ChannelName;
  readonly campaign?: Campaign | null;
  /** Where the message leads. */
  readonly link?: string | undefined;
  readonly words?: OwnWords | undefined;
}

/** Everybody near a new shop. */
export function draftNearShop(
  services: Services,
  { shops, channel, campaign, link, words, ...meant }: NearShop,
): Promise<number> {
  const now = services.now();
  return services.database.transaction(async (tx) => {
    const { passedOver, ...people } = await peopleNear(tx, shops, channel, meant, now);
    const title = `New shop: ${shops.map(({ name }) => name).join(', ')}`;
    const settings = { link, words, passedOver };
    return draftEngagement(
      tx,
      { kind: 'near-shop', campaign: campaign?.file.id ?? null, title, channel, settings },
      people,
      now,
    );
  });
}

export interface Invitations {
  readonly csv: string;
  readonly channel: ChannelName;
  readonly campaign: Campaign;
  readonly words?: OwnWords | undefined;
}

/**
 * Personal links for customers of a file; without a consent nobody gets one.
 *
 * @throws {Error} where the file has no column of addresses
 */
export async function draftInvitations(
  services: Services,
  { csv, channel, campaign, words }: Invitations,
): Promise<number> {
  const { customers, problems } = await readCustomers(csv);
  const now = services.now();
  return services.database.transaction(async (tx) => {
    const people = await importCustomers(tx, customers, now);
    const { allowed, leftOut } = await allowedOf(
      tx,
      people.map((person) => ({ person, facts: {} })),
      channel,
    );
    const title = `Invitation: ${campaign.file.id}`;
    return draftEngagement(
      tx,
      { kind: 'invitation', campaign: campaign.file.id, title, channel, settings: { words, problems } },
      { chosen: allowed, leftOut },
      now,
    );
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
export function draftCoupon(services: Services, { person, channel, campaign, ...coupon }: OneCoupon): Promise<number> {
  const now = services.now();
  return services.database.transaction(async (tx) => {
    const code = await addCoupon(tx, person, coupon, now);
    const id = await draftEngagement(
      tx,
      { kind: 'coupon', campaign: campaign?.file.id ?? null, title: coupon.title, channel },
      { chosen: [{ person, facts: { code } }], leftOut: [] },
      now,
    );
    await tx.query('update coupons set engagement = $2 where code = $1', [code, id]);
    return id;
  });
}

/** The moment at which a coupon that holds until a day ends: when that day is over by the shop's clock. */
export const endOfDay = (day: string, timeZone: string): Date => readDate(`${daysLater(day, 1)}T00:00`, timeZone);

export interface Note {
  readonly person: number;
  readonly thanks: string;
  readonly channel: ChannelName;
  readonly campaign?: Campaign | null;
}

/** A thank-you to one person, and nothing else. */
export function draftNote(services: Services, { person, thanks, channel, campaign }: Note): Promise<number> {
  const now = services.now();
  return services.database.transaction(async (tx: Queryable) => {
    const recipient = await recipientOf(tx, person);
    return draftEngagement(
      tx,
      {
        kind: 'note',
        campaign: campaign?.file.id ?? null,
        title: `Thank-you to ${recipient?.firstName ?? 'one person'}`,
        channel,
        settings: { thanks },
      },
      { chosen: [{ person, facts: {} }], leftOut: [] },
      now,
    );
  });
}

export interface ThankYou {
  readonly link?: string | undefined;
  readonly gift?: string | undefined;
  readonly campaign?: Campaign | null;
}

/** Thank-yous on the day after a first purchase, for as long as it runs. */
export function draftThankYou(services: Services, { link, gift, campaign }: ThankYou): Promise<number> {
  const now = services.now();
  return services.database.transaction((tx) =>
    draftEngagement(
      tx,
      {
        kind: 'thank-you-day-after',
        campaign: campaign?.file.id ?? null,
        title: 'Thank-you after a first purchase',
        channel: 'email',
        settings: { link, gift },
      },
      { chosen: [], leftOut: [] },
      now,
    ),
  );
}
