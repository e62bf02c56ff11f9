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
export async function seat(turn: Turn, person: number): Promise<void> {
  const { tx, services, campaign, at } = turn;
  if (campaign.file.event === undefined) return;
  const given = await tx.query(
    `insert into guests (campaign, person, status, since, confirmed_at, seat_token, door_code) values ($1, $2, 'confirmed', $3, $3, $4, $5)
     on conflict (campaign, person) do update set status = 'confirmed', confirmed_at = excluded.confirmed_at,
       seat_token = coalesce(guests.seat_token, excluded.seat_token), door_code = coalesce(guests.door_code, excluded.door_code)
     where guests.status <> 'confirmed' returning person`,
    [campaign.file.id, person, at, newToken(), newCode()],
  );
  if (given.length === 0) return;
  services.emit(tx, { type: 'guest.confirmed', campaign: campaign.file.id, person, at });
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
