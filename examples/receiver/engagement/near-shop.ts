import type { Queryable } from '../database/database.ts';
import { allowedOf, type LeftOut } from './audience.ts';
import { distanceKm, type Place } from './distance.ts';
import type { Chosen } from './engagement.ts';
import type { ChannelName } from '../messages/recipients.ts';

/** Ten miles. */
export const NEAR_KM = 16.09;
/** Kilometres of a degree of latitude, rounded down: a band that is cut by it misses nobody. */
const KM_OF_A_DEGREE = 111;

export interface Shop extends Place {
  readonly name: string;
  readonly address?: string | undefined;
  /** When it opens, as the message says it. */
  readonly opens?: string | undefined;
  /** Its page; left out: the one of the engagement. */
  readonly link?: string | undefined;
}

/** Whom it is for, among those who live near. Who has not told what is asked for is not meant. */
export interface Meant {
  readonly withinKm?: number | undefined;
  /** Mailbox keys of addresses that are left out. */
  readonly without?: readonly string[] | undefined;
  readonly ages?: { readonly from?: number | undefined; readonly to?: number | undefined } | undefined;
  /** One of these is enough. */
  readonly interests?: readonly string[] | undefined;
}

interface Resident extends Place {
  readonly person: number;
  readonly birth_year: number | null;
  readonly interests: string;
  readonly excluded: boolean;
}

/** Why somebody with a known address is not meant. */
type PassedOver = 'too-far' | 'other-age' | 'other-interests' | 'excluded';

/** An interest as it is compared: however it is typed. */
export const interestKey = (interest: string): string => interest.normalize('NFC').trim().toLowerCase();

/** Everybody who lives near one of the shops and agreed to hear of offers by this channel, each once, with the nearest shop. */
export async function peopleNear(
  tx: Queryable,
  shops: readonly Shop[],
  channel: ChannelName,
  { withinKm = NEAR_KM, without = [], ages = {}, interests = [] }: Meant,
  now: Date,
): Promise<{
  readonly chosen: Chosen[];
  readonly leftOut: LeftOut[];
  readonly passedOver: Readonly<Record<string, number>>;
}> {
  const band = withinKm / KM_OF_A_DEGREE;
  const residents = await tx.query<Resident>(
    `select id as person, latitude, longitude, birth_year, interests, email_key = any($1::text[]) as excluded from people
     where longitude is not null and latitude between $2::float8 and $3::float8 order by id`,
    [
      without,
      Math.min(...shops.map(({ latitude }) => latitude)) - band,
      Math.max(...shops.map(({ latitude }) => latitude)) + band,
    ],
  );
  const [known] = await tx.query<{ count: number }>(
    'select count(*)::integer as count from people where latitude is not null and longitude is not null',
  );
  const near = residents.flatMap((resident) => {
    const [nearest] = shops
      .map((shop) => ({ shop, km: distanceKm(resident, shop) }))
      .sort((one, other) => one.km - other.km);
    return nearest && nearest.km <= withinKm ? [{ ...resident, ...nearest }] : [];
  });
  const passedOver: Record<PassedOver, number> = {
    'too-far': known!.count - near.length,
    'other-age': 0,
    'other-interests': 0,
    excluded: 0,
  };
  const wanted = new Set(interests.map(interestKey));
  const meant = near.filter((resident) => {
    const why = resident.excluded
      ? 'excluded'
      : !isOfAge(resident, ages, now)
        ? 'other-age'
        : wanted.size > 0 && !interestsOf(resident).some((interest) => wanted.has(interest))
          ? 'other-interests'
          : null;
    if (why) passedOver[why] += 1;
    return why === null;
  });
  const { allowed, leftOut } = await allowedOf(tx, meant, channel);
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
  return {
    chosen,
    leftOut,
    passedOver: Object.fromEntries(Object.entries(passedOver).filter(([, count]) => count > 0)),
  };
}

const interestsOf = ({ interests }: Resident): string[] => (JSON.parse(interests) as string[]).map(interestKey);

/** Only years of birth are kept: an age is the one that somebody reaches in this year. */
function isOfAge({ birth_year: born }: Resident, { from, to }: NonNullable<Meant['ages']>, now: Date): boolean {
  if (from === undefined && to === undefined) return true;
  if (born === null) return false;
  const age = now.getUTCFullYear() - born;
  return age >= (from ?? 0) && age <= (to ?? Infinity);
}
