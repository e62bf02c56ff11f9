import { newCode, newToken } from '../campaign/codes.ts';
import { addGuest, guestStatus, guestStatuses } from '../campaign/guests.ts';
import type { ReadOnlyTurn, Turn } from '../campaign/turn.ts';
import { moveReferral } from './move-referral.ts';
import type { ReferralRow } from './referral-row.ts';

/** Seats that are free; a campaign without a number of them has room for everybody. */
export async function seatsLeft({ tx, campaign }: Turn): Promise<number> {
  const { id, seats } = campaign.file;
  if (seats === undefined) return Number.POSITIVE_INFINITY;
  const [row] = await tx.query<{ taken: number }>(
    `select count(*)::integer as taken from guests where campaign = $1 and status = 'confirmed'`,
    [id],
  );
  return seats - row!.taken;
}

export const hasSeat = async (
  { tx, campaign }: Pick<ReadOnlyTurn, 'tx' | 'campaign'>,
  person: number,
): Promise<boolean> => (await guestStatus(tx, campaign.file.id, person)) === 'confirmed';

/** A guest who has said that they do not come; they get no seat by somebody else's deed. */
export const hasGivenUp = async ({ tx, campaign }: Turn, person: number): Promise<boolean> =>
  (await guestStatus(tx, campaign.file.id, person)) === 'cancelled';

/** How many of the two have no seat yet, and want one. */
export async function seatsNeeded(
  turn: Turn,
  { referrer, friend }: Pick<ReferralRow, 'referrer' | 'friend'>,
): Promise<number> {
  if (turn.campaign.file.event === undefined) return 0;
  const statuses = await guestStatuses(turn.tx, turn.campaign.file.id, [referrer, friend]);
  const referrerNeeds = !['confirmed', 'cancelled'].includes(statuses.get(referrer) ?? '');
  return (referrerNeeds ? 1 : 0) + (statuses.get(friend) === 'confirmed' ? 0 : 1);
}

/** Gives a person a seat, with the secrets of their own that lead to it. Nothing where they have one, or where there are none to give. */
export const seat = (turn: Turn, person: number): Promise<void> => seatAll(turn, [person]);

/** The same for several, by one statement. */
export async function seatAll(turn: Turn, people: readonly number[]): Promise<void> {
  const { tx, services, campaign, at } = turn;
  if (campaign.file.event === undefined) return;
  const given = await tx.query<{ person: number }>(
    `insert into guests (campaign, person, status, since, confirmed_at, seat_token, door_code)
     select $1::text, person, 'confirmed', $2::timestamptz, $2::timestamptz, seat_token, door_code
     from unnest($3::integer[], $4::text[], $5::text[]) as given (person, seat_token, door_code) order by person
     on conflict (campaign, person) do update set status = 'confirmed', confirmed_at = excluded.confirmed_at,
       seat_token = coalesce(guests.seat_token, excluded.seat_token), door_code = coalesce(guests.door_code, excluded.door_code)
     where guests.status <> 'confirmed' returning person`,
    [campaign.file.id, at, people, people.map(() => newToken()), people.map(() => newCode())],
  );
  const seated = new Set(given.map(({ person }) => person));
  for (const person of people)
    if (seated.has(person)) services.emit(tx, { type: 'guest.confirmed', campaign: campaign.file.id, person, at });
}

/** On the list for when a seat gets free. */
export async function putOnStandby(turn: Turn, person: number): Promise<void> {
  const { tx, services, campaign, at } = turn;
  if (campaign.file.event === undefined) return;
  const added = await addGuest(tx, campaign.file.id, person, 'standby', at);
  if (added) services.emit(tx, { type: 'guest.standby', campaign: campaign.file.id, person, at });
}

/** Everything but a seat is there. */
export async function waitForSeat(turn: Turn, referral: ReferralRow): Promise<void> {
  await moveReferral(turn, referral, 'hold', { reason: 'full' });
  await putOnStandby(turn, referral.friend);
}
