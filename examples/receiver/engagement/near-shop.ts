import type { Queryable } from '../database/database.ts';
import { allowedOf } from './audience.ts';
import { distanceKm, type Place } from './distance.ts';
import type { Chosen } from './engagement.ts';
import type { ChannelName } from '../messages/recipients.ts';

/** Ten miles. */
export const NEAR_KM = 16.09;

export interface Shop extends Place {
  readonly name: string;
  readonly address?: string | undefined;
  /** When it opens, as the message says it. */
  readonly opens?: string | undefined;
  /** Its page; left out: the one of the engagement. */
  readonly link?: string | undefined;
}

interface Resident extends Place {
  readonly person: number;
}

/** Everybody who lives near one of the shops and agreed to hear of offers by this channel, each once, with the nearest shop. */
export async function peopleNear(
  tx: Queryable,
  shops: readonly Shop[],
  channel: ChannelName,
  { withinKm = NEAR_KM, without = [] }: { readonly withinKm?: number; readonly without?: readonly string[] } = {},
): Promise<{ readonly chosen: Chosen[]; readonly leftOut: Record<string, number> }> {
  const residents = await tx.query<Resident>(
    `select id as person, latitude, longitude from people
     where latitude is not null and longitude is not null and not email_key = any($1::text[]) order by id`,
    [without],
  );
  const near = residents.flatMap((resident) => {
    const [nearest] = shops
      .map((shop) => ({ shop, km: distanceKm(resident, shop) }))
      .sort((one, other) => one.km - other.km);
    return nearest && nearest.km <= withinKm ? [{ person: resident.person, ...nearest }] : [];
  });
  const { allowed, leftOut } = await allowedOf(tx, near, channel);
  const chosen = allowed.map(({ person, shop, km }) => ({
    person,
    facts: {
      shop: shop.name,
      km: Math.round(km * 100) / 100,
      address: shop.address ?? null,
      opens: shop.opens ?? null,
      link: shop.link ?? null,
    },
  }));
  return { chosen, leftOut: { ...leftOut, 'too-far': residents.length - near.length } };
}
