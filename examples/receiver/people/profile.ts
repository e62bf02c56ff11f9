import type { CampaignFile } from '../campaign/campaign-file.ts';
import type { Queryable } from '../database/database.ts';
import type { Place } from '../engagement/distance.ts';
import type { Places } from '../engagement/places.ts';
import { MARKETING } from '../messages/permission.ts';

/** What is kept of somebody for choosing whom a message is meant for. */
export interface Profile {
  readonly place: Place | null;
  readonly birthYear: number | null;
  readonly interests: readonly string[];
}

/** A profile, and whose it is. */
export interface ProfileOf extends Profile {
  readonly person: number;
}

/** Interests of one person, and characters of one of them. */
const MOST_INTERESTS = 20;
const LONGEST_INTEREST = 64;
/** Years that somebody may be old. */
const OLDEST = 120;

/** What the answers of a form say of who gave them, where the campaign keeps it. Whatever cannot be read is passed over. */
export function profileIn(
  answers: Readonly<Record<string, unknown>>,
  { age, place, interests }: NonNullable<CampaignFile['profile']>,
  places: Places,
  now: Date,
): Profile {
  const said = (name: string | undefined) => (name === undefined ? undefined : answers[name]);
  return {
    birthYear: birthYearOf(said(age), now),
    place: placeOf(said(place), places),
    interests: interestsOf(said(interests)),
  };
}

/** Of an age in years, a year of birth or a date of birth; the day is nobody's business here. */
function birthYearOf(said: unknown, now: Date): number | null {
  const [, date, digits] = /^\s*(?:(\d{4})-\d\d-\d\d\b|(\d{1,4})\s*$)/.exec(
    typeof said === 'number' || typeof said === 'string' ? String(said) : '',
  ) ?? [null];
  const thisYear = now.getUTCFullYear();
  const number = Number(date ?? digits ?? Number.NaN);
  const year = date === undefined && number <= OLDEST ? thisYear - number : number;
  return year >= thisYear - OLDEST && year <= thisYear ? year : null;
}

/** Of a text, or of an answer of the type `address`. */
function placeOf(said: unknown, places: Places): Place | null {
  if (typeof said === 'string') return places.find({ text: said });
  if (typeof said !== 'object' || said === null) return null;
  const { postalCode, city, country } = said as Readonly<Record<string, unknown>>;
  const text = [postalCode, city].filter((part) => typeof part === 'string').join(', ');
  return places.find({ text, country: typeof country === 'string' ? country : null });
}

/** Of a list, or of a text in which commas, semicolons or bars part them. */
export function interestsOf(said: unknown): string[] {
  const words = Array.isArray(said) ? said : typeof said === 'string' ? said.split(/[,;|]/) : [];
  const interests = words
    .filter((word) => typeof word === 'string')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= LONGEST_INTEREST);
  return [...new Set(interests)].slice(0, MOST_INTERESTS);
}

/** Whether somebody has agreed to news by any channel; also where the address is still to be confirmed. */
export async function hasAgreedToNews(tx: Queryable, person: number): Promise<boolean> {
  const agreed = await tx.query(
    `select from (
       select distinct on (purpose, channel) granted from consents where person = $1 and purpose = any($2::text[])
       order by purpose, channel, at desc, id desc) as newest
     where granted`,
    [person, MARKETING],
  );
  return agreed.length > 0;
}

/**
 * Keeps what is known of people. `newer` takes the place of what was known; `missing` only fills gaps: anybody may type somebody's address, and changes
 * nothing about them.
 */
export async function keepProfiles(
  tx: Queryable,
  profiles: readonly ProfileOf[],
  keep: 'newer' | 'missing',
): Promise<void> {
  if (profiles.length === 0) return;
  await tx.query(
    `update people set
       latitude = case when told.latitude is not null and ($6 or people.latitude is null) then told.latitude else people.latitude end,
       longitude = case when told.latitude is not null and ($6 or people.latitude is null) then told.longitude else people.longitude end,
       birth_year = case when $6 then coalesce(told.birth_year, people.birth_year) else coalesce(people.birth_year, told.birth_year) end,
       interests = case when told.interests <> '[]' and ($6 or people.interests = '[]') then told.interests else people.interests end
     from unnest($1::integer[], $2::double precision[], $3::double precision[], $4::integer[], $5::text[])
       as told (person, latitude, longitude, birth_year, interests)
     where people.id = told.person`,
    [
      profiles.map(({ person }) => person),
      profiles.map(({ place }) => place?.latitude ?? null),
      profiles.map(({ place }) => place?.longitude ?? null),
      profiles.map(({ birthYear }) => birthYear),
      profiles.map(({ interests }) => JSON.stringify(interests)),
      keep === 'newer',
    ],
  );
}
