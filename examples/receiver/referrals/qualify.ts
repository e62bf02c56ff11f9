import { PLENTY_OF_SEATS } from '../campaign/campaign.ts';
import type { Turn } from '../campaign/turn.ts';
import { allOf } from '../database/all-of.ts';
import { giveRewards, releaseRewards } from '../rewards/release-rewards.ts';
import { settleMilestones } from '../rewards/milestones.ts';
import { REFERRAL_SIDES, type ReferralSide, rewardRows } from '../rewards/reward-row.ts';
import { moveReferral } from './move-referral.ts';
import { noteRewarded } from './note-rewarded.ts';
import { takePlace } from './places.ts';
import type { ReferralRow } from './referral-row.ts';
import { hasGivenUp, putOnStandby, seat, seatAll, seatsLeft, seatsNeeded, waitForSeat } from './seats.ts';

/** What a referral still waits for: an address to be confirmed, the customer's contract or purchase, a seat; `null` for nothing. */
type Missing = 'address' | 'deed' | 'seat' | null;

/**
 * Takes a signed up referral as far as it can go: it qualifies, waits for a seat, or goes on waiting. Said as often as anything has happened
 * that might have been missing. False where it goes on waiting as it was.
 */
export async function advance(turn: Turn, referral: ReferralRow): Promise<boolean> {
  const missing = await missingFor(turn, referral);
  if (missing === null) await qualify(turn, referral);
  else if (missing === 'seat') await waitForSeat(turn, referral);
  return missing === null || missing === 'seat';
}

export async function missingFor(
  turn: Turn,
  referral: Pick<ReferralRow, 'referrer' | 'friend' | 'at'>,
): Promise<Missing> {
  const { confirmAddress, qualifies } = turn.campaign.file;
  if (confirmAddress && !(await hasConfirmedAddress(turn, referral.friend))) return 'address';
  if (qualifies.on === 'confirmation' && !(await isCustomer(turn, referral.friend))) return 'deed';
  if (qualifies.on === 'purchase' && !(await hasBought(turn, referral))) return 'deed';
  if (turn.standing.seatsLeft >= PLENTY_OF_SEATS) return null;
  const needed = await seatsNeeded(turn, referral);
  return needed > 0 && needed > (await seatsLeft(turn)) ? 'seat' : null;
}

export const hasConfirmedAddress = async ({ tx }: Turn, person: number): Promise<boolean> =>
  (await tx.query('select id from people where id = $1 and email_confirmed_at is not null', [person])).length > 0;

const isCustomer = async ({ tx }: Turn, person: number): Promise<boolean> =>
  (await tx.query(`select id from people where id = $1 and stage = 'customer' and customer_until is null`, [person]))
    .length > 0;

/** A day's grace for clocks of tills that run behind. */
const hasBought = async ({ tx }: Turn, { friend, at }: Pick<ReferralRow, 'friend' | 'at'>): Promise<boolean> =>
  (
    await tx.query(
      `select order_id from purchases where person = $1 and refunded_at is null and bought_at >= $2::timestamptz - interval '1 day' limit 1`,
      [friend, at],
    )
  ).length > 0;

/** A referral comes true: seats for both, and what each side earns. False when its status does not allow it. */
export async function qualify(turn: Turn, referral: ReferralRow): Promise<boolean> {
  const placed = await takePlace(turn, referral);
  const qualified = await moveReferral(turn, placed, 'qualify', { reason: placed.counts ? null : placed.reason });
  if (!qualified) return false;
  await earnForBoth(turn, qualified);
  // What had been promised to them before.
  await releasePending(turn, qualified);
  await noteRewarded(turn, qualified);
  return true;
}

/** What comes with a referral that has qualified: a seat for the friend and for the referrer, and what each side earns. */
export async function earnForBoth(turn: Turn, referral: ReferralRow): Promise<void> {
  const sides: readonly ReferralSide[] = (await earnsForReferrer(turn, referral)) ? REFERRAL_SIDES : ['friend'];
  await earn(turn, referral, sides);
}

/** The referrer's side of one that counts. */
export async function earnForReferrer(turn: Turn, referral: ReferralRow): Promise<void> {
  if (await earnsForReferrer(turn, referral)) await earn(turn, referral, ['referrer']);
}

/** Whoever has given their seat back needs nothing for the evening. */
const earnsForReferrer = async (turn: Turn, { counts, referrer }: ReferralRow): Promise<boolean> =>
  counts && !(turn.campaign.file.event && (await hasGivenUp(turn, referrer)));

async function earn(turn: Turn, referral: ReferralRow, sides: readonly ReferralSide[]): Promise<void> {
  const people = [...new Set(sides.map((side) => referral[side]))];
  await allOf([seatAll(turn, people), giveRewards(turn, referral, sides)]);
  if (sides.includes('referrer')) await settleMilestones(turn, referral.referrer);
}

/** A referral beyond the limit brings its referrer nothing, also where it had before. */
export async function releasePending(turn: Turn, { id, counts }: ReferralRow): Promise<void> {
  const due = `referral = $1 and status = 'pending' and (side = 'friend' or $2)`;
  await releaseRewards(turn, await rewardRows(turn.tx, due, [id, counts]));
}

/** A friend who had given the seat back comes after all: with a seat, or on standby, and with what a friend gets. */
export async function comeBack(turn: Turn, referral: ReferralRow): Promise<void> {
  if (!(await hasGivenUp(turn, referral.friend))) return;
  if ((await seatsLeft(turn)) > 0) await seatAgain(turn, referral);
  else await putOnStandby(turn, referral.friend);
}

/** A seat for the friend of a referral that has qualified before. */
export async function seatAgain(turn: Turn, referral: ReferralRow): Promise<void> {
  await seat(turn, referral.friend);
  await giveRewards(turn, referral, ['friend']);
}
