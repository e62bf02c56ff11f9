import { newCode, newToken } from '../campaign/codes.ts';
import { addGuest, confirmGuest, guestStatus } from '../campaign/guests.ts';
import type { Turn } from '../campaign/turn.ts';
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

export const hasSeat = async ({ tx, campaign }: Turn, person: number): Promise<boolean> =>
  (await guestStatus(tx, campaign.file.id, person)) === 'confirmed';

/** A guest who has said that they do not come; they get no seat by somebody else's deed. */
export const hasGivenUp = async ({ tx, campaign }: Turn, person: number): Promise<boolean> =>
  (await guestStatus(tx, campaign.file.id, person)) === 'cancelled';

/** How many of the two have no seat yet, and want one. */
export async function seatsNeeded(
  turn: Turn,
  { referrer, friend }: Pick<ReferralRow, 'referrer' | 'friend'>,
): Promise<number> {
  if (turn.campaign.file.event === undefined) return 0;
  const referrerNeeds = !(await hasSeat(turn, referrer)) && !(await hasGivenUp(turn, referrer));
  return (referrerNeeds ? 1 : 0) + ((await hasSeat(turn, friend)) ? 0 : 1);
}

/** Gives a person a seat, with the secrets of their own that lead to it. Nothing where they have one, or where there are none to give. */
export async function seat(turn: Turn, person: number): Promise<void> {
  const { tx, services, campaign, at } = turn;
  if (campaign.file.event === undefined || (await hasSeat(turn, person))) return;
  await confirmGuest(tx, campaign.file.id, person, at);
  await tx.query(
    `update guests set seat_token = coalesce(seat_token, $3), door_code = coalesce(door_code, $4) where campaign = $1 and person = $2`,
    [campaign.file.id, person, newToken(), newCode()],
  );
  await services.emit(tx, { type: 'guest.confirmed', campaign: campaign.file.id, person, at });
}

/** On the list for when a seat gets free. */
export async function putOnStandby(turn: Turn, person: number): Promise<void> {
  const { tx, services, campaign, at } = turn;
  if (campaign.file.event === undefined) return;
  const added = await addGuest(tx, campaign.file.id, person, 'standby', at);
  if (added) await services.emit(tx, { type: 'guest.standby', campaign: campaign.file.id, person, at });
}

/** Everything but a seat is there. */
export async function waitForSeat(turn: Turn, referral: ReferralRow): Promise<void> {
  await moveReferral(turn, referral, 'hold', { reason: 'full' });
  await putOnStandby(turn, referral.friend);
}
